import { type ComparedRows, PairReader, patternBook } from './compare-rows.ts'
import { COARSE, FINE, fieldSteps, fullFrom, type NameScale } from './fields/field-levels.ts'
import type { MatchedRolls, MatchField, ReadyRolls, ScoredPair } from './match-rolls.ts'
import { namedTwice } from './names/named-twice.ts'
import { countsOf, patternAt, patternsIn } from './pattern-table.ts'
import { type Column, EMPTY } from './roll-columns.ts'
import { learnWeights, type PairTotals, type Pattern, type PatternCount, weightOf } from './weights.ts'

/** What follows from all pairs that were compared: the weights learned from them, and each row's likeliest. */
export function conclude(
  fields: readonly MatchField[],
  ready: ReadyRolls,
  columns: readonly Column[],
  compared: ComparedRows,
  isLong: boolean,
): MatchedRolls {
  const scale = scaleFor(isLong)
  const counted = countedPatterns(compared)
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  const totals = totalsOf(ready)
  const weights = learnWeights(
    fields.map(({ kind }) => fieldSteps(kind, scale)),
    counted,
    chancePatterns(ready, columns, compared, scale),
    totals,
  )
  // One field alone teaches nothing of itself: then the names' own evidence counts.
  const alone = tellingFields(counted, total) < 2
  const share = alone ? totals.start / totals.all : weights.prior
  const named = nameField(fields)
  const weighed = Array.from({ length: patternsIn(compared.table) }, (_, number): Weighed => {
    const pattern = patternAt(compared.table, number)
    return { pattern, weight: weightOf(pattern, weights), fullFrom: fullFrom(pattern[named] ?? EMPTY, scale) }
  })
  // Of one list a person may have many rows: all of their pairs are kept.
  const scoring = { share, alone, weighed, isLong: isLong && !ready.within }
  const beyond = new Float64Array(ready.left)
  const pairs = Array.from({ length: ready.left }, (_, row) => {
    const scored = scoreRow(row, compared, scoring)
    beyond[row] = scored.beyond
    return scored.pairs
  })
  return { fields, weights, share, alone, pairs, beyond, scale, twice: namedTwice(ready.columns, ready.tokens.letters) }
}

/** Few pairs teach few levels of names. */
export const scaleFor = (isLong: boolean): NameScale => (isLong ? FINE : COARSE)

function countedPatterns({ table, patterns }: ComparedRows): readonly PatternCount[] {
  const counts = new Float64Array(patternsIn(table))
  for (const number of patterns) counts[number] = (counts[number] as number) + 1
  return countsOf(table, counts)
}

/** Pairs far apart in both lists, evenly spread: as good as drawn at random, and the same each time. */
function* spreadPairs(left: number, right: number, most: number): Generator<readonly [number, number]> {
  const step = 7919
  for (let at = 0; at < most; at++) yield [at % left, (at * step + Math.floor(at / left)) % right]
}

const RANDOM_PAIRS = 60_000

/** The patterns of pairs that are no candidates, counted. */
function chancePatterns(
  ready: ReadyRolls,
  columns: readonly Column[],
  { starts, others }: ComparedRows,
  scale: NameScale,
): readonly PatternCount[] {
  const near = (one: number, other: number) =>
    one + 1 < starts.length && others.subarray(starts[one], starts[one + 1]).includes(other)
  const book = patternBook(columns)
  const reader = new PairReader(columns, scale)
  const counts: number[] = []
  const held = new Int32Array(1)
  for (const [one, other] of spreadPairs(ready.left, ready.right, Math.min(RANDOM_PAIRS, ready.left * ready.right))) {
    if (near(one, other) || (ready.within && (one === other || near(other, one)))) continue
    held[0] = other
    reader.hold(one, held)
    reader.read(one, 0)
    const number = book.number(reader.levels)
    counts[number] = (counts[number] ?? 0) + 1
  }
  return countsOf(book.table(), counts)
}

/** So many pairs of one person's rows may there be for each row of a list. */
const COPIES = 10

function totalsOf({ left, right, within }: ReadyRolls): PairTotals {
  const all = Math.max(2, within ? (left * (left - 1)) / 2 : left * right)
  const rows = Math.max(1, Math.min(left, right))
  // Of one list a person may have several rows; of two lists each row has one partner at most.
  return { all, most: Math.min(within ? rows * COPIES : rows, all / 2), start: Math.min(rows / 2, all / 4) }
}

/** How many fields are filled in at least a tenth of the pairs. */
function tellingFields(counted: readonly PatternCount[], total: number): number {
  const fields = counted[0]?.pattern.length ?? 0
  return Array.from({ length: fields }, (_, field) =>
    counted.reduce((sum, { pattern, count }) => sum + ((pattern[field] ?? EMPTY) === EMPTY ? 0 : count), 0),
  ).filter((filled) => filled * 10 >= total).length
}

interface Weighed {
  readonly pattern: Pattern
  readonly weight: number
  /** From where on names agree as well as a level can tell; infinite where these do not. */
  readonly fullFrom: number
}

/** A level tells of names that agree fully what it tells of all such; rarer names speak for more by so much at most. */
const MOST_FOR_RARE = 10

/** The place of the one column of names; -1: there are none, or several, whose evidence is not told apart. */
function nameField(fields: readonly MatchField[]): number {
  const names = fields.flatMap(({ kind }, field) => (kind === 'name' ? [field] : []))
  return names.length === 1 ? (names[0] ?? -1) : -1
}

interface Scoring {
  /** The share of true pairs among all. */
  readonly share: number
  readonly alone: boolean
  /** What each pattern weighs, by its number. */
  readonly weighed: readonly Weighed[]
  /** Of long lists only the pairs that can be asked for are kept. */
  readonly isLong: boolean
}

/** Of long lists so many pairs are kept for each row, and those that are less unlikely than this. */
const KEPT = 3
const KEPT_FROM = 1e-4

interface ScoredRow {
  readonly pairs: readonly ScoredPair[]
  /** The chance that the person is one of the candidates that were not compared. */
  readonly beyond: number
}

/**
 * At most one of the candidates is the person: their odds share the room with the chance that none is. Candidates that were not
 * compared, since more than can be are as likely, count like the last that was, where its name fits in all its parts.
 */
function scoreRow(left: number, compared: ComparedRows, scoring: Scoring): ScoredRow {
  const { share, alone, weighed, isLong } = scoring
  const { starts, others, patterns, named, apart, short } = compared
  const from = starts[left] as number
  const size = (starts[left + 1] as number) - from
  const { places, weights, odds } = roomFor(size)
  let sum = 0
  for (let place = 0; place < size; place++) {
    const { weight, fullFrom } = weighed[patterns[from + place] as number] as Weighed
    const names = named[from + place] as number
    const rare = Math.min(MOST_FOR_RARE, Math.max(0, names - fullFrom))
    const counts = alone ? names : weight + rare
    places[place] = place
    weights[place] = counts
    odds[place] = (share / (1 - share)) * Math.exp(Math.min(60, counts))
  }
  const last = size - 1
  const uncompared = size > 0 && apart[from + last] === 0 ? (compared.more[left] as number) * (odds[last] as number) : 0
  sum = 1 + uncompared
  for (let place = 0; place < size; place++) sum += odds[place] as number
  const before = (one: number, other: number): number =>
    (weights[other] as number) - (weights[one] as number) ||
    (named[from + other] as number) - (named[from + one] as number) ||
    (others[from + one] as number) - (others[from + other] as number)
  sortPlaces(places, size, before)
  const pairs: ScoredPair[] = []
  for (let rank = 0; rank < size; rank++) {
    const place = places[rank] as number
    const own = odds[place] as number
    if (isLong && rank >= KEPT && own < sum * KEPT_FROM) continue
    const at = from + place
    pairs.push({
      left,
      right: others[at] as number,
      weight: weights[place] as number,
      pattern: (weighed[patterns[at] as number] as Weighed).pattern,
      partsApart: apart[at] as number,
      named: named[at] as number,
      isShort: short[at] === 1,
      probability: own / sum,
    })
  }
  return { pairs, beyond: uncompared / sum }
}

interface Room {
  readonly places: Int32Array
  readonly weights: Float64Array
  readonly odds: Float64Array
}
const makeRoom = (size: number): Room => ({
  places: new Int32Array(size),
  weights: new Float64Array(size),
  odds: new Float64Array(size),
})
let room = makeRoom(64)

/** Room for the candidates of one row, written over by the next row: of long lists there are tens of millions, and an object for each took half of the time. */
function roomFor(size: number): Room {
  if (room.places.length < size) room = makeRoom(size * 2)
  return room
}

/** Few places put in order by insertion, many as any numbers are. */
function sortPlaces(places: Int32Array, size: number, before: (one: number, other: number) => number): void {
  if (size > 64) {
    places.subarray(0, size).sort(before)
    return
  }
  for (let at = 1; at < size; at++) {
    const place = places[at] as number
    let to = at
    for (; to > 0 && before(places[to - 1] as number, place) > 0; to--) places[to] = places[to - 1] as number
    places[to] = place
  }
}
