import { candidateFinder, type Findable } from './candidates.ts'
import { type FieldKind, LEVELS } from './fields/field-levels.ts'
import { TokenBook } from './names/token-book.ts'
import { type Column, EMPTY, placesOf, type RollRow, readyColumn } from './roll-columns.ts'
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
  /** The chance that any two rows are one person, before anything of them is compared. */
  readonly share: number
  /** Whether the names' own evidence counts, there being nothing else to learn from. */
  readonly alone: boolean
  /** The likeliest first, for each left row those that could be the person. */
  readonly pairs: readonly (readonly ScoredPair[])[]
}

/** Pairs far apart in both lists, evenly spread: as good as drawn at random, and the same each time. */
function* spreadPairs(left: number, right: number, most: number): Generator<readonly [number, number]> {
  const step = 7919
  for (let at = 0; at < most; at++) yield [at % left, (at * step + Math.floor(at / left)) % right]
}

const RANDOM_PAIRS = 60_000

export interface MatchOptions {
  /** Both lists are one: pairs of a row with itself or told already are left out. */
  readonly within?: boolean
}

/** Two lists made ready: rows as numbers. */
interface Ready {
  readonly columns: readonly Column[]
  readonly left: number
  readonly right: number
  readonly within: boolean
}

/** A row's candidates, with how each agrees: a pattern as one number, and what the names say by themselves. */
interface Compared {
  readonly rows: readonly number[]
  readonly codes: Int32Array
  readonly named: Float64Array
  readonly apart: Uint8Array
}

function readyRolls(
  fields: readonly MatchField[],
  left: readonly RollRow[],
  right: readonly RollRow[],
  within: boolean,
) {
  const book = new TokenBook()
  book.countPeople(left.length + (within ? 0 : right.length))
  const others = within ? left : right
  const columns = fields.map(({ kind }, field) => readyColumn(kind, { left, right: others, field }, book))
  const ready: Ready = { columns, left: left.length, right: others.length, within }
  return { book, ready }
}

const findable = (columns: readonly Column[], side: 'left' | 'right', row: number): Findable => ({
  tokens: columns.flatMap((column) => column.partsOf(column[side][row] ?? EMPTY)),
  keys: columns.flatMap((column, field) => {
    const key = column.keyOf(column[side][row] ?? EMPTY)
    return key === null ? [] : [`${field} ${key}`]
  }),
})

/** A pattern as one number, the first field's level first. */
function codeOf({ columns }: Ready, one: number, other: number): number {
  let code = 0
  for (const column of columns)
    code = code * placesOf(column.kind) + 1 + column.level(column.left[one] ?? EMPTY, column.right[other] ?? EMPTY)
  return code
}

function patternOf({ columns }: Ready, code: number): Pattern {
  const pattern: number[] = []
  let rest = code
  for (const column of [...columns].reverse()) {
    const places = placesOf(column.kind)
    pattern.unshift((rest % places) - 1)
    rest = Math.floor(rest / places)
  }
  return pattern
}

function compareRow(ready: Ready, row: number, rows: readonly number[]): Compared {
  const compared: Compared = {
    rows,
    codes: new Int32Array(rows.length),
    named: new Float64Array(rows.length),
    apart: new Uint8Array(rows.length),
  }
  for (const [at, other] of rows.entries()) {
    compared.codes[at] = codeOf(ready, row, other)
    for (const { names, left, right } of ready.columns) {
      const [one = EMPTY, two = EMPTY] = [left[row], right[other]]
      if (names === null || one === EMPTY || two === EMPTY) continue
      const said = names(one, two)
      compared.named[at] = (compared.named[at] ?? 0) + said.weight
      compared.apart[at] = Math.min(255, (compared.apart[at] ?? 0) + said.partsApart)
    }
  }
  return compared
}

function countCodes(ready: Ready, codes: Iterable<number>): readonly PatternCount[] {
  const counts = new Map<number, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  // In the order of the patterns, so that sums do not hang on the order of the rows.
  return [...counts].sort(([a], [b]) => a - b).map(([code, count]) => ({ pattern: patternOf(ready, code), count }))
}

function* codesOf(compared: readonly Compared[]): Generator<number> {
  for (const { codes } of compared) yield* codes
}

function* chanceCodes(ready: Ready, compared: readonly Compared[]): Generator<number> {
  const near = (one: number, other: number) => compared[one]?.rows.includes(other) === true
  for (const [one, other] of spreadPairs(ready.left, ready.right, Math.min(RANDOM_PAIRS, ready.left * ready.right)))
    if (!near(one, other) && !(ready.within && (one === other || near(other, one)))) yield codeOf(ready, one, other)
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
  const within = options.within === true
  const { book, ready } = readyRolls(fields, left, right, within)
  const { columns } = ready
  const find = candidateFinder(
    Array.from({ length: ready.right }, (_, row) => findable(columns, 'right', row)),
    book,
  )
  const compared = Array.from({ length: ready.left }, (_, row) => {
    const rows = find(findable(columns, 'left', row))
    return compareRow(ready, row, within ? rows.filter((other) => other > row) : rows)
  })
  const counted = countCodes(ready, codesOf(compared))
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  const weights = learnWeights(
    fields.map(({ kind }) => LEVELS[kind]),
    counted,
    countCodes(ready, chanceCodes(ready, compared)),
    totalsOf(ready),
  )
  // One field alone teaches nothing of itself: then the names' own evidence counts.
  const alone = tellingFields(counted, total) < 2
  const { all, start } = totalsOf(ready)
  const share = alone ? start / all : weights.prior
  const weigh = weigher(ready, weights)
  return { fields, weights, share, alone, pairs: compared.map((row, at) => scoreRow(at, row, { share, alone, weigh })) }
}

/** So many pairs of one person's rows may there be for each row of a list. */
const COPIES = 10

function totalsOf({ left, right, within }: Ready): PairTotals {
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

/** What a pattern weighs, worked out once for each. */
function weigher(ready: Ready, weights: Weights): (code: number) => Weighed {
  const known = new Map<number, Weighed>()
  return (code) => {
    const before = known.get(code)
    if (before !== undefined) return before
    const pattern = patternOf(ready, code)
    const weighed = { pattern, weight: weightOf(pattern, weights) }
    known.set(code, weighed)
    return weighed
  }
}

interface Scoring {
  /** The share of true pairs among those looked at. */
  readonly share: number
  readonly alone: boolean
  readonly weigh: (code: number) => Weighed
}

/** At most one of the candidates is the person: their odds share the room with the chance that none is. */
function scoreRow(left: number, { rows, codes, named, apart }: Compared, scoring: Scoring): readonly ScoredPair[] {
  const odds = scoring.share / (1 - scoring.share)
  const scored = rows.map((right, at) => {
    const { pattern, weight } = scoring.weigh(codes[at] ?? 0)
    const names = named[at] ?? 0
    const counts = scoring.alone ? names : weight
    return {
      right,
      weight: counts,
      names,
      pattern,
      partsApart: apart[at] ?? 0,
      odds: odds * Math.exp(Math.min(60, counts)),
    }
  })
  const sum = scored.reduce((all, one) => all + one.odds, 1)
  return scored
    .sort((a, b) => b.weight - a.weight || b.names - a.names || a.right - b.right)
    .map(({ right, weight, pattern, partsApart, odds: own }) => ({
      left,
      right,
      weight,
      pattern,
      partsApart,
      probability: own / sum,
    }))
}
