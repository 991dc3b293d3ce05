import type { FieldSteps } from './fields/field-levels.ts'

/**
 * Weights of agreement learned without labels (Fellegi and Sunter 1969; Winkler 1988 for the estimation): how often each
 * level of each field occurs among pairs of one person (m) and of any two (u), and what share of the candidates are pairs
 * of one person.
 */
export interface Weights {
  /** For each field and level, the natural logarithm of m over u. */
  readonly perLevel: readonly (readonly number[])[]
  readonly m: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
  /** Share of true pairs among all pairs of the two lists. */
  readonly prior: number
}

/** The levels of one pair, field by field; -1: a cell is empty and tells nothing. */
export type Pattern = readonly number[]

/** Equal patterns, counted. */
export interface PatternCount {
  readonly pattern: Pattern
  readonly count: number
}

/** Of long lists the pairs of two people are so many that a level may be rarer among them than FLOOR: as rare as so many of all pairs. */
const PAIRS_SEEN = 250
const ROUNDS = 60
/** No level is impossible: what was never seen may come with the next list. */
const FLOOR = 1e-5

function shares(
  before: readonly (readonly number[])[],
  strength: number,
  counted: readonly PatternCount[],
  weigh: (item: PatternCount) => number,
  { fields, floor }: { readonly fields: readonly FieldSteps[]; readonly floor: number },
): number[][] {
  const sums = before.map((row) => row.map((share) => floor + share * strength))
  for (const item of counted) {
    const weight = weigh(item)
    for (const [field, level] of item.pattern.entries()) {
      const row = sums[field]
      if (level >= 0 && row !== undefined) row[level] = (row[level] ?? 0) + weight
    }
  }
  return sums.map((row, field) => sharesInRuns(row, fields[field]?.levels ?? row.length, floor))
}

/** The shares of the levels of each run among those of that run alone: which run a pair falls in says nothing. */
function sharesInRuns(row: readonly number[], levels: number, floor: number): number[] {
  const found: number[] = []
  for (let from = 0; from < row.length; from += levels) {
    const run = row.slice(from, from + levels)
    const total = run.reduce((sum, value) => sum + value, 0)
    for (const value of run) found.push(Math.max(value / total, floor))
  }
  return found
}

const chance = (pattern: Pattern, table: readonly (readonly number[])[]): number =>
  pattern.reduce((product, level, field) => (level < 0 ? product : product * (table[field]?.[level] ?? FLOOR)), 1)

/** What is believed before anything is learned counts as much as so many pairs seen: few rows do not say how rare a level is. */
const BELIEF_M = 2
const BELIEF_U = 20

/** Before anything is learned: two people mostly disagree, the more so the higher the level. */
const startingU = (fields: readonly FieldSteps[]): number[][] =>
  fields.map(({ levels, runs }) => inRuns(steps(levels, 8).reverse(), runs))

/** Before anything is learned: the same person mostly agrees, the more so the higher the level. */
const startingM = (fields: readonly FieldSteps[]): number[][] =>
  fields.map(({ levels, runs }) => inRuns(steps(levels, 4), runs))

/** The same shares in each run. */
const inRuns = (shares: readonly number[], runs: number): number[] => Array.from({ length: runs }, () => shares).flat()

/** From the lowest to the highest of more levels than these is as far as of these: finer levels say nothing more to begin with. */
const STEPS = 6

/** Shares that grow by a factor from level to level. */
function steps(number: number, most: number): number[] {
  const factor = most ** Math.min(1, STEPS / (number - 1))
  const rising = Array.from({ length: number }, (_, level) => factor ** level)
  const total = rising.reduce((sum, value) => sum + value, 0)
  return rising.map((value) => value / total)
}

/** How many pairs there are, how many of them at most can be of one person, and how many it is believed to begin with. */
export interface PairTotals {
  readonly all: number
  readonly most: number
  readonly start: number
}

/**
 * MT4: learns the weights from candidate pairs and from pairs drawn at random, by expectation-maximisation over pattern counts;
 * u stays that of the random pairs. The pairs that are no candidates are taken to be of two people: the share of true pairs is
 * that among all pairs of the lists, and a row has at most one.
 */
export function learnWeights(
  fields: readonly FieldSteps[],
  candidates: readonly PatternCount[],
  random: readonly PatternCount[],
  { all, most, start }: PairTotals,
): Weights {
  const [startM, startU] = [startingM(fields), startingU(fields)]
  const everyPair = [...candidates, ...random]
  const looked = random.reduce((sum, { count }) => sum + count, 0)
  const candidateTotal = candidates.reduce((sum, { count }) => sum + count, 0)
  // Each pair drawn stands for so many that are no candidates.
  const stands = looked === 0 ? 1 : Math.max(1, (all - candidateTotal) / looked)
  const drawn = new Map(random.map((item) => [item, item.count * stands]))
  const rarest = Math.min(FLOOR, PAIRS_SEEN / all)
  let u = shares(startU, BELIEF_U, random, (item) => drawn.get(item) ?? 0, { fields, floor: rarest })
  let m = startM
  let prior = start / all
  for (let round = 0; round < ROUNDS; round++) {
    const one = (pattern: Pattern): number => {
      const same = prior * chance(pattern, m)
      const apart = (1 - prior) * chance(pattern, u)
      return same + apart === 0 ? 0 : same / (same + apart)
    }
    const believed = new Map(candidates.map((item) => [item, one(item.pattern) * item.count]))
    const sum = [...believed.values()].reduce((total, value) => total + value, 0)
    const next = shares(startM, BELIEF_M, candidates, (item) => believed.get(item) ?? 0, { fields, floor: FLOOR })
    const found = Math.min(most, Math.max(sum, 1e-3)) / all
    // A candidate is a pair of two people so far as it is not believed to be one of one person.
    u = shares(startU, BELIEF_U, everyPair, (item) => drawn.get(item) ?? item.count - (believed.get(item) ?? 0), {
      fields,
      floor: rarest,
    })
    const moved = Math.abs(found - prior) * all
    m = next
    prior = Math.min(0.999, found)
    if (moved < 1e-4) break
  }
  const perLevel = m.map((row, field) =>
    rising(
      row.map((value, level) => Math.log(value / (u[field]?.[level] ?? FLOOR))),
      fields[field]?.levels ?? row.length,
    ),
  )
  return { perLevel, m, u, prior }
}

/** Within a run, a higher level never speaks less for one person than a lower one: rare levels lean on their neighbours. */
function rising(row: readonly number[], levels: number): number[] {
  const smooth = [...row]
  for (let at = 1; at < smooth.length; at++)
    if (at % levels !== 0) smooth[at] = Math.max(smooth[at] ?? 0, smooth[at - 1] ?? 0)
  return smooth
}

export const weightOf = (pattern: Pattern, { perLevel }: Weights): number =>
  pattern.reduce((sum, level, field) => (level < 0 ? sum : sum + (perLevel[field]?.[level] ?? 0)), 0)
