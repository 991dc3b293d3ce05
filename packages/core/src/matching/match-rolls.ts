import { findCandidates } from './candidates.ts'
import { readBorn } from './fields/compare-born.ts'
import { type Comparing, type FieldKind, LEVELS, levelOf, type Prepared } from './fields/field-levels.ts'
import { compareNames, TokenMemory } from './names/compare-names.ts'
import { type NameToken, nameTokens } from './names/name-tokens.ts'
import { countPatterns, learnWeights, type Pattern, type Weights, weightOf } from './weights.ts'

/** A column of both lists that is compared. */
export interface MatchField {
  readonly label: string
  readonly kind: FieldKind
}

/** A row's cells in the order of the fields, as printed; empty where the list has nothing. */
export type RollRow = readonly string[]

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

const prepare = (cell: string, kind: FieldKind): Prepared | null => {
  const text = cell.trim()
  if (text === '') return null
  if (kind === 'name') {
    const tokens = nameTokens(text)
    return tokens.length === 0 ? null : { kind, tokens }
  }
  if (kind === 'born') {
    const born = readBorn(text)
    return born === null ? null : { kind, born }
  }
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')
  return { kind, text: kind === 'sex' ? folded.slice(0, 1) : folded }
}

type Cells = readonly (Prepared | null)[]

const tokensOf = (cells: Cells): readonly NameToken[] =>
  cells.flatMap((cell) => (cell?.kind === 'name' ? cell.tokens : []))

const keysOf = (cells: Cells): readonly string[] =>
  cells.flatMap((cell, field) => {
    if (cell === null || cell.kind === 'name' || cell.kind === 'sex') return []
    if (cell.kind === 'born')
      return cell.born.day === null ? [] : [`${field} ${cell.born.year} ${cell.born.month} ${cell.born.day}`]
    return cell.text.length < 3 ? [] : [`${field} ${cell.text}`]
  })

/** Shares of name parts over both lists. */
function shareTokens(all: readonly Cells[]): (token: NameToken) => number {
  const counts = new Map<string, number>()
  for (const cells of all)
    for (const { letters } of tokensOf(cells)) counts.set(letters, (counts.get(letters) ?? 0) + 1)
  return ({ letters }) => (counts.get(letters) ?? 1) / Math.max(1, all.length)
}

/** Pairs far apart in both lists, evenly spread: as good as drawn at random, and the same each time. */
function* spreadPairs(left: number, right: number, most: number): Generator<readonly [number, number]> {
  const step = 7919
  for (let at = 0; at < most; at++) yield [at % left, (at * step + Math.floor(at / left)) % right]
}

const RANDOM_PAIRS = 60_000

/** Whether the two rows stand for one and the same row of one list. */
export interface MatchOptions {
  /** Both lists are one: pairs of a row with itself or told already are left out. */
  readonly within?: boolean
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
  const ready = (rows: readonly RollRow[]): readonly Cells[] =>
    rows.map((row) => fields.map(({ kind }, at) => prepare(row[at] ?? '', kind)))
  const ones = ready(left)
  const others = options.within === true ? ones : ready(right)
  const memory = new TokenMemory()
  const comparing: Comparing = { shares: { shareOf: shareTokens([...ones, ...others]) }, memory }
  const compare = (one: number, other: number): Pattern =>
    fields.map((_, at) => levelOf(ones[one]?.[at] ?? null, others[other]?.[at] ?? null, comparing))
  const findable = (cells: Cells) => ({ tokens: tokensOf(cells), keys: keysOf(cells) })
  const found = findCandidates(ones.map(findable), others.map(findable), memory).map((rows, row) =>
    options.within === true ? rows.filter((other) => other > row) : rows,
  )
  const patterns = found.map((rows, row) => rows.map((other) => compare(row, other)))
  const near = found.map((rows) => new Set(rows.slice(0, 5)))
  const random = [...spreadPairs(ones.length, others.length, Math.min(RANDOM_PAIRS, ones.length * others.length))]
    // Pairs that may be one person are no chance pairs.
    .filter(([one, other]) => one !== other || options.within !== true)
    .filter(
      ([one, other]) => near[one]?.has(other) !== true && (options.within !== true || near[other]?.has(one) !== true),
    )
    .map(([one, other]) => compare(one, other))
  const total = patterns.reduce((sum, row) => sum + row.length, 0)
  const start = Math.min(0.5, Math.max(0.01, (0.5 * ones.length) / Math.max(1, total)))
  const weights = learnWeights(
    fields.map(({ kind }) => LEVELS[kind]),
    countPatterns(patterns.flat()),
    countPatterns(random),
    start,
  )
  const named = (one: number, other: number) => nameEvidence(ones[one] ?? [], others[other] ?? [], comparing)
  // One field alone teaches nothing of itself: then the names' own evidence counts.
  const alone = tellingFields(patterns.flat()) < 2
  const scoring: Scoring = {
    weights,
    named,
    alone,
    share: (0.5 * Math.min(ones.length, others.length)) / (ones.length * others.length),
  }
  return { fields, weights, pairs: found.map((rows, row) => scoreRow(row, rows, patterns[row] ?? [], scoring)) }
}

interface Scoring {
  readonly weights: Weights
  /** What the names of two rows say by themselves. */
  readonly named: (one: number, other: number) => Named
  readonly alone: boolean
  /** The share of true pairs among all pairs, where nothing else tells it. */
  readonly share: number
}

/** How many fields are filled in at least a tenth of the pairs. */
function tellingFields(patterns: readonly Pattern[]): number {
  const filled = (patterns[0] ?? []).map((_, field) => patterns.filter((pattern) => (pattern[field] ?? -1) >= 0).length)
  return filled.filter((count) => count * 10 >= patterns.length).length
}

interface Named {
  readonly weight: number
  readonly partsApart: number
}

function nameEvidence(one: Cells, other: Cells, { shares, memory }: Comparing): Named {
  let weight = 0
  let partsApart = 0
  for (const [field, cell] of one.entries()) {
    const against = other[field]
    if (cell?.kind !== 'name' || against?.kind !== 'name') continue
    const compared = compareNames(cell.tokens, against.tokens, shares, memory)
    weight += compared.weight
    partsApart += Math.min(cell.tokens.length, against.tokens.length) - compared.pairs.length
  }
  return { weight, partsApart }
}

/** At most one of the candidates is the person: their odds share the room with the chance that none is. */
function scoreRow(
  left: number,
  rows: readonly number[],
  patterns: readonly Pattern[],
  scoring: Scoring,
): readonly ScoredPair[] {
  const { weights, named, alone } = scoring
  const share = alone ? scoring.share : weights.prior
  const scored = rows.map((right, at) => {
    const pattern = patterns[at] ?? []
    const names = named(left, right)
    const weight = alone ? names.weight : weightOf(pattern, weights)
    return { left, right, weight, names, pattern, odds: (share / (1 - share)) * Math.exp(Math.min(60, weight)) }
  })
  const sum = scored.reduce((all, { odds }) => all + odds, 1)
  return scored
    .sort((a, b) => b.weight - a.weight || b.names.weight - a.names.weight || a.right - b.right)
    .map(({ right, weight, pattern, names, odds }) => ({
      left,
      right,
      weight,
      pattern,
      partsApart: names.partsApart,
      probability: odds / sum,
    }))
}
