import type { FieldKind } from '../fields/field-levels.ts'
import { COARSE, fieldSteps, LEVELS } from '../fields/field-levels.ts'
import type { MatchedRolls, ScoredPair } from '../match-rolls.ts'
import {
  type Answering,
  answeringOf,
  areBornApart,
  areNamesAgainstAll,
  isTaken,
  keepsFromAbsent,
  mayBeFatherAndSon,
  type Outcome,
  UNLIKELY,
} from '../outcomes.ts'

/** How far evidence carries, in the words of the ENFSI guideline for evaluative reporting (2015), by the likelihood ratio. */
export const STRENGTHS = ['none', 'weak', 'moderate', 'moderately-strong', 'strong', 'very-strong', 'extreme'] as const
export type Strength = (typeof STRENGTHS)[number]
/** From which likelihood ratio on each word but the first holds. */
const FROM_RATIO = [2, 10, 100, 1_000, 10_000, 1_000_000]

/** `weight`: the natural logarithm of a likelihood ratio, of either sign. */
export function strengthOf(weight: number): Strength {
  const ratio = Math.exp(Math.abs(weight))
  return STRENGTHS[FROM_RATIO.filter((from) => ratio >= from).length] ?? 'none'
}

/** What one field says of a pair. */
export interface FieldReason {
  readonly label: string
  readonly kind: FieldKind
  /** How the two cells agree, 0 being disagreement; null: one of them is empty and tells nothing. */
  readonly level: number | null
  readonly highest: number
  /** Natural logarithm of how much likelier this is of one person than of two. */
  readonly weight: number
  readonly strength: Strength
  /** The chance after this field and those before it, others on the list left aside. */
  readonly chance: number
}

/** A field that were otherwise, and the answer then. */
export interface WhatIf {
  readonly label: string
  readonly kind: FieldKind
  readonly were: 'agreed' | 'differed' | 'not-given'
  readonly chance: number
  readonly outcome: Outcome
}

/** What keeps a pair from being told as the same (MT5). */
export type Doubt =
  | { readonly doubt: 'chance'; readonly precision: number }
  | { readonly doubt: 'part-apart'; readonly parts: number }
  /** Both rows have a birth, and not the same. */
  | { readonly doubt: 'born-apart' }
  /** Only the names agree, and something else that both rows tell is another. */
  | { readonly doubt: 'names-alone' }
  /** One of the names has one part twice, as those of sons called after their fathers, and no birth or number agrees. */
  | { readonly doubt: 'father-and-son' }
  /** Another row of the first list claims the same partner with more reason, or with nearly as much. `row` counts from 0. */
  | { readonly doubt: 'claimed'; readonly row: number }
  /** Others on the second list could be the person too: together this likely. */
  | { readonly doubt: 'others'; readonly chance: number }

/** A pair taken apart: the chance before anything is known, what each field adds, and what would change the answer (MT23). */
export interface PairReasons {
  readonly start: number
  readonly fields: readonly FieldReason[]
  /** The sum of the fields' weights. */
  readonly weight: number
  readonly chance: number
  readonly outcome: Outcome
  readonly doubts: readonly Doubt[]
  readonly whatIfs: readonly WhatIf[]
}

/** The natural logarithm of odds above which nothing changes any more: as the comparison caps it. */
const MOST_WEIGHT = 60

/** The other pairs of a row, and who else claims its partner. */
interface Around {
  /** Odds of all other candidates of the row together, and of those whose partner is told to be another row's. */
  readonly others: number
  readonly taken: number
  /** Whether the pair is left aside likewise, as long as it is unlikely. */
  readonly mayBeTaken: boolean
  /** From which chance on a pair is told as the same. */
  readonly sameFrom: number
  /** Another row that claims the partner, the pair having these odds: with more reason, or with so much that the pair is not sure; null: none. */
  readonly claimedBy: (odds: number) => number | null
  readonly partsApart: number
  /** Whether the row has a namesake, whom all else may speak against, or one who fits. */
  readonly keptFromAbsent: boolean
  readonly isBornApart: boolean
  readonly isNamesAgainstAll: boolean
  readonly mayBeFatherAndSon: boolean
}

const oddsOf = (share: number, weight: number): number =>
  (share / (1 - share)) * Math.exp(Math.min(MOST_WEIGHT, weight))

const chanceOf = (odds: number, others: number): number => odds / (1 + odds + others)

/** `precision` as for `decideRows`, whose rule this is for one pair. */
function outcomeOf(odds: number, around: Around, precision: number): Outcome {
  const { others, taken, mayBeTaken, sameFrom, claimedBy, partsApart, keptFromAbsent, isBornApart } = around
  const chance = chanceOf(odds, others)
  const leftAside = taken + (mayBeTaken && chance < UNLIKELY ? odds : 0)
  if ((odds + others - leftAside) / (1 + odds + others) < 1 - precision) return keptFromAbsent ? 'look' : 'absent'
  const isClear = partsApart === 0 && !isBornApart && !around.isNamesAgainstAll && !around.mayBeFatherAndSon
  return chance >= sameFrom && claimedBy(odds) === null && isClear ? 'same' : 'look'
}

function aroundOf(matched: MatchedRolls, pair: ScoredPair, { answering, claimants }: Together): Around {
  const row = matched.pairs[pair.left] ?? []
  const sumOf = (pairs: readonly ScoredPair[]): number =>
    pairs.reduce((sum, other) => sum + oddsOf(matched.share, other.weight), 0)
  const rest = row.filter((other) => other.right !== pair.right)
  const others = sumOf(rest)
  // Those that were not compared stand in the same room.
  const beyond = matched.beyond?.[pair.left] ?? 0
  const uncompared = (beyond / (1 - beyond)) * (1 + others + oddsOf(matched.share, pair.weight))
  return {
    others: others + uncompared,
    taken: sumOf(rest.filter((other) => isTaken(other, answering, matched))),
    mayBeTaken: isTaken({ ...pair, probability: 0 }, answering, matched),
    sameFrom: answering.sameFrom,
    claimedBy: claimedBy(matched, pair, claimants(pair.right), { others: others + uncompared, ...answering }),
    partsApart: pair.partsApart,
    keptFromAbsent: row.some((other) => keepsFromAbsent(other, matched)),
    isBornApart: areBornApart(pair, matched.fields),
    isNamesAgainstAll: areNamesAgainstAll(pair, matched.fields),
    mayBeFatherAndSon: mayBeFatherAndSon(pair, matched),
  }
}

/** What rows say together, for all pairs of two lists alike. */
interface Together {
  readonly answering: Answering
  /** The rows of the first list whose likeliest partner is this row of the second, in their order. */
  readonly claimants: (right: number) => Int32Array
}

/** Numbers alone: lists may have a million rows each. */
function claimantsOf({ pairs }: MatchedRolls): Together['claimants'] {
  const meant = Int32Array.from(pairs, ([best]) => best?.right ?? -1)
  const starts = new Int32Array(meant.reduce((most, right) => Math.max(most, right), -1) + 2)
  for (const right of meant) if (right >= 0) starts[right + 1] = (starts[right + 1] as number) + 1
  for (let right = 1; right < starts.length; right++)
    starts[right] = (starts[right] as number) + (starts[right - 1] as number)
  const rows = new Int32Array(starts.at(-1) ?? 0)
  const filled = starts.slice()
  for (const [row, right] of meant.entries()) {
    if (right < 0) continue
    const at = filled[right] as number
    rows[at] = row
    filled[right] = at + 1
  }
  return (right) => (right + 1 < starts.length ? rows.subarray(starts[right], starts[right + 1]) : rows.subarray(0, 0))
}

/**
 * Who else has the partner of a pair for their likeliest: the one with most reason, if that is more than the pair has, or if they together leave it
 * less than sure.
 */
function claimedBy(
  { pairs, share }: MatchedRolls,
  { left }: ScoredPair,
  claimants: Int32Array,
  { others, sameFrom }: { readonly others: number; readonly sameFrom: number },
): Around['claimedBy'] {
  const rivals = [...claimants].flatMap((row) => (row === left ? [] : (pairs[row]?.[0] ?? [])))
  const first = rivals.reduce<ScoredPair | null>(
    (most, rival) => (most === null || rival.weight > most.weight ? rival : most),
    null,
  )
  if (first === null) return () => null
  const weightOf = (odds: number): number => Math.log(odds) - Math.log(share / (1 - share))
  return (odds) => {
    const weight = weightOf(odds)
    if (first.weight > weight || (first.weight === weight && first.left < left)) return first.left
    const together = rivals.reduce((sum, rival) => sum + Math.exp(rival.weight - weight), 0)
    const chance = chanceOf(odds, others)
    return chance >= sameFrom && chance / (1 + together * chance) < sameFrom ? first.left : null
  }
}

/** What each field says. Where names alone count, they count together by their own words: the weights of levels taught nothing. */
export function fieldReasons(matched: MatchedRolls, pair: ScoredPair): readonly FieldReason[] {
  let sum = 0
  const reasonOf = (field: number, weight: number): FieldReason => {
    const { label, kind } = matched.fields[field] ?? { label: '', kind: 'text' }
    const level = pair.pattern[field] ?? -1
    const { levels } = fieldSteps(kind, matched.scale ?? COARSE)
    sum += weight
    return {
      label,
      kind,
      level: level < 0 ? null : level % levels,
      highest: levels - 1,
      weight,
      strength: strengthOf(weight),
      chance: chanceOf(oddsOf(matched.share, sum), 0),
    }
  }
  if (matched.alone)
    return [
      reasonOf(
        matched.fields.findIndex(({ kind }) => kind === 'name'),
        pair.weight,
      ),
    ]
  const levels = matched.fields.map((_, field) => weightAt(matched, field, pair.pattern[field] ?? -1))
  // What a rare name says beyond its level is the name's.
  const rare = pair.weight - levels.reduce((total, weight) => total + weight, 0)
  const named = matched.fields.findIndex(({ kind }) => kind === 'name')
  return levels.map((weight, field) => reasonOf(field, field === named ? weight + rare : weight))
}

const weightAt = ({ weights }: MatchedRolls, field: number, level: number): number =>
  level < 0 ? 0 : (weights.perLevel[field]?.[level] ?? 0)

/** Takes a pair apart. `precision`: the share of 'same' that must be right. */
export const explainPair = (matched: MatchedRolls, pair: ScoredPair, precision: number): PairReasons =>
  pairExplainer(matched, precision)(pair)

/** Takes pairs apart one after another: what all rows say together is worked out once. */
export function pairExplainer(matched: MatchedRolls, precision: number): (pair: ScoredPair) => PairReasons {
  const together = { answering: answeringOf(matched, precision), claimants: claimantsOf(matched) }
  return (pair) => {
    const around = aroundOf(matched, pair, together)
    const odds = oddsOf(matched.share, pair.weight)
    return {
      start: matched.share,
      fields: fieldReasons(matched, pair),
      weight: pair.weight,
      chance: chanceOf(odds, around.others),
      outcome: outcomeOf(odds, around, precision),
      doubts: doubtsOf(odds, around, precision),
      whatIfs: whatIfsOf(matched, pair, around, precision),
    }
  }
}

function doubtsOf(odds: number, around: Around, precision: number): readonly Doubt[] {
  const doubts: Doubt[] = []
  if (chanceOf(odds, around.others) < around.sameFrom) doubts.push({ doubt: 'chance', precision })
  if (around.partsApart > 0) doubts.push({ doubt: 'part-apart', parts: around.partsApart })
  if (around.isBornApart) doubts.push({ doubt: 'born-apart' })
  if (around.isNamesAgainstAll) doubts.push({ doubt: 'names-alone' })
  if (around.mayBeFatherAndSon) doubts.push({ doubt: 'father-and-son' })
  const claimant = around.claimedBy(odds)
  if (claimant !== null) doubts.push({ doubt: 'claimed', row: claimant })
  const others = chanceOf(around.others, odds)
  if (others > 1 - precision) doubts.push({ doubt: 'others', chance: others })
  return doubts
}

/** The levels that a field could have had instead. */
const INSTEAD = [
  ['agreed', (highest: number) => highest],
  ['differed', () => 0],
  ['not-given', () => -1],
] as const

/** Which single field, were it otherwise, would change the answer. Names are what is compared: they are not supposed away. */
function whatIfsOf(matched: MatchedRolls, pair: ScoredPair, around: Around, precision: number): readonly WhatIf[] {
  if (matched.alone) return []
  const now = outcomeOf(oddsOf(matched.share, pair.weight), around, precision)
  return matched.fields.flatMap(({ label, kind }, field) => {
    if (kind === 'name') return []
    const level = pair.pattern[field] ?? -1
    return INSTEAD.flatMap(([were, levelOf]) => {
      const instead = levelOf(LEVELS[kind] - 1)
      if (instead === level) return []
      const weight = pair.weight - weightAt(matched, field, level) + weightAt(matched, field, instead)
      const odds = oddsOf(matched.share, weight)
      const supposed = { ...pair, pattern: pair.pattern.with(field, instead) }
      const apart = {
        isBornApart: areBornApart(supposed, matched.fields),
        isNamesAgainstAll: areNamesAgainstAll(supposed, matched.fields),
        mayBeFatherAndSon: mayBeFatherAndSon(supposed, matched),
      }
      const outcome = outcomeOf(odds, { ...around, ...apart }, precision)
      return outcome === now ? [] : [{ label, kind, were, chance: chanceOf(odds, around.others), outcome }]
    })
  })
}
