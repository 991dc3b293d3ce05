import { blockFinder, type BlockIndex, indexBlocks } from './blocking/block-index.ts'
import { chooseLeaders } from './blocking/leaders.ts'
import { soundsOf } from './blocking/part-sounds.ts'
import { candidateFinder } from './candidates.ts'
import { type ComparedRows, compareRows, PairReader, patternBook } from './compare-rows.ts'
import { type FieldKind, LEVELS } from './fields/field-levels.ts'
import { TokenBook } from './names/token-book.ts'
import { openTokens, type Tokens, type TokenTable } from './names/token-table.ts'
import { countsOf, patternAt, patternsIn } from './pattern-table.ts'
import { type Column, type ColumnData, EMPTY, openColumn, type RollRow, readyColumn } from './roll-columns.ts'
import { learnWeights, type PairTotals, type Pattern, type PatternCount, type Weights, weightOf } from './weights.ts'

export type { RollRow } from './roll-columns.ts'

/** A column of both lists that is compared. */
export interface MatchField {
  readonly label: string
  readonly kind: FieldKind
}

/** A pair of rows worth showing. */
export interface ScoredPair {
  readonly left: number
  readonly right: number
  /** The chance that both rows are one person, given that at most one row of the other list is. */
  readonly probability: number
  readonly weight: number
  readonly pattern: Pattern
  /** Parts of the shorter name that have no partner in the other: 'twins' differ in one. */
  readonly partsApart: number
}

export interface MatchedRolls {
  readonly fields: readonly MatchField[]
  readonly weights: Weights
  /** The likeliest first, for each left row those that could be the person. */
  readonly pairs: readonly (readonly ScoredPair[])[]
}

export interface MatchOptions {
  /** Both lists are one: pairs of a row with itself or told already are left out. */
  readonly within?: boolean
  /** Whether rows are found by keys that they share, instead of by all parts of all names; else lists of more than MOST_PAIRS pairs are. */
  readonly blocked?: boolean
}

/** Up to so many pairs each name part of one list is held against each of the other. */
const MOST_PAIRS = 1e8

/** Two lists as numbers: plain data, which another thread can be handed. */
export interface ReadyRolls {
  readonly columns: readonly ColumnData[]
  readonly tokens: TokenTable
  readonly left: number
  readonly right: number
  readonly within: boolean
}

/** Makes two lists ready for comparison. */
export function readyRolls(
  fields: readonly MatchField[],
  left: readonly RollRow[],
  right: readonly RollRow[],
  { within = false }: MatchOptions = {},
): ReadyRolls {
  const book = new TokenBook()
  book.countPeople(left.length + (within ? 0 : right.length))
  const others = within ? left : right
  const columns = fields.map(({ kind }, field) => readyColumn(kind, { left, right: others, field }, book))
  return { columns, tokens: book.table(), left: left.length, right: others.length, within }
}

/**
 * Compares two lists row by row (MT6). Pure: the same lists give the same answer, in whatever order their rows stand.
 * Nothing is merged: what comes out is pairs with a probability, for a person to judge.
 */
export function matchRolls(
  fields: readonly MatchField[],
  left: readonly RollRow[],
  right: readonly RollRow[],
  options: MatchOptions = {},
): MatchedRolls {
  const ready = readyRolls(fields, left, right, options)
  const tokens = openTokens(ready.tokens)
  const columns = ready.columns.map((data) => openColumn(data, tokens))
  const find = isLong(ready, options) ? blockFinder(ready.columns, blocksOf(ready, tokens)) : candidateFinder(ready.columns, tokens)
  return conclude(fields, ready, columns, compareRows(columns, find, { from: 0, to: ready.left }, ready.within))
}

const isLong = ({ left, right }: ReadyRolls, { blocked }: MatchOptions = {}): boolean =>
  blocked ?? left * right > MOST_PAIRS

function blocksOf({ columns, tokens: { letters } }: ReadyRolls, tokens: Tokens): BlockIndex {
  const leaders = chooseLeaders(tokens)
  return indexBlocks(columns, soundsOf(tokens, leaders, { from: 0, to: letters.length }))
}

/** What follows from all pairs that were compared: the weights learned from them, and each row's likeliest. */
export function conclude(
  fields: readonly MatchField[],
  ready: ReadyRolls,
  columns: readonly Column[],
  compared: ComparedRows,
): MatchedRolls {
  const counted = countedPatterns(compared)
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  const totals = totalsOf(ready)
  const weights = learnWeights(
    fields.map(({ kind }) => LEVELS[kind]),
    counted,
    chancePatterns(ready, columns, compared),
    totals,
  )
  // One field alone teaches nothing of itself: then the names' own evidence counts.
  const alone = tellingFields(counted, total) < 2
  const share = alone ? totals.start / totals.all : weights.prior
  const weighed = Array.from({ length: patternsIn(compared.table) }, (_, number): Weighed => {
    const pattern = patternAt(compared.table, number)
    return { pattern, weight: weightOf(pattern, weights) }
  })
  const scoring = { share, alone, weighed, isLong: isLong(ready) }
  const pairs = Array.from({ length: ready.left }, (_, row) => scoreRow(row, compared, scoring))
  return { fields, weights, pairs }
}

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
): readonly PatternCount[] {
  const near = (one: number, other: number) =>
    one + 1 < starts.length && others.subarray(starts[one], starts[one + 1]).includes(other)
  const book = patternBook(columns)
  const reader = new PairReader(columns)
  const counts: number[] = []
  for (const [one, other] of spreadPairs(ready.left, ready.right, Math.min(RANDOM_PAIRS, ready.left * ready.right))) {
    if (near(one, other) || (ready.within && (one === other || near(other, one)))) continue
    reader.read(one, other)
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

/** At most one of the candidates is the person: their odds share the room with the chance that none is. */
function scoreRow(left: number, compared: ComparedRows, scoring: Scoring): readonly ScoredPair[] {
  const { share, alone, weighed, isLong } = scoring
  const { starts, others, patterns, named, apart } = compared
  const odds = share / (1 - share)
  const [from, to] = [starts[left] as number, starts[left + 1] as number]
  const scored = Array.from({ length: to - from }, (_, place) => {
    const at = from + place
    const { pattern, weight } = weighed[patterns[at] as number] as Weighed
    const names = named[at] as number
    const counts = alone ? names : weight
    return {
      right: others[at] as number,
      weight: counts,
      names,
      pattern,
      partsApart: apart[at] as number,
      odds: odds * Math.exp(Math.min(60, counts)),
    }
  })
  const sum = scored.reduce((all, one) => all + one.odds, 1)
  return scored
    .sort((a, b) => b.weight - a.weight || b.names - a.names || a.right - b.right)
    .filter((one, place) => !isLong || place < KEPT || one.odds >= sum * KEPT_FROM)
    .map(({ right, weight, pattern, partsApart, odds: own }) => ({
      left,
      right,
      weight,
      pattern,
      partsApart,
      probability: own / sum,
    }))
}
