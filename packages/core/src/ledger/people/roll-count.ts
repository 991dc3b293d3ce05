import type { CaseState } from '../replay.ts'
import { proposalAsJudged } from './claim-as-judged.ts'
import type { RollState } from './roll.ts'

/**
 * How the people on a roll lie to the group that a claim counts (MT27): `same-group`: they are that group; `part-of`: all of them are
 * in it; `disjoint`: none is; `unsure`: it cannot be told, which takes back what was said before.
 */
export const ROLL_COUNT_WORDS = ['same-group', 'part-of', 'disjoint', 'unsure'] as const
export type RollCountWord = (typeof ROLL_COUNT_WORDS)[number]

/** Pairs of a row of the roll that is ruled on and a row of another, or of itself, that the comparison did not rule out on that day. */
export interface ComparedWith {
  readonly roll: string
  readonly open: readonly (readonly [number, number])[]
}

/** A person's word on a roll and a count, with what the comparison of rows left open then: entries alone give the floor (CU16). */
export interface RollCountRuling {
  readonly roll: string
  readonly claim: string
  readonly word: RollCountWord
  /** Every roll of the same people that was in the case then. */
  readonly compared: readonly ComparedWith[]
  /** Pairs less likely than this were taken for two people. */
  readonly ruledOutBelow: number
}

/** A ruling that stands: the last one on its roll and claim. */
export interface RecordedRollCount extends RollCountRuling {
  readonly entry: number
  readonly by: string
  readonly why: string | null
}

/** Rolls and kinds of claims whose people can be one group. */
const COUNTS: Readonly<Partial<Record<RollState, readonly string[]>>> = {
  held: ['held', 'captured'],
  released: ['released'],
}

/** Why a ruling on a roll and a count may not be recorded; null when it may (LG4). */
export function whyNotRollCount(state: CaseState, ruling: RollCountRuling): string | null {
  const roll = state.people.rolls.get(ruling.roll)
  if (!roll) return `there is no roll ${ruling.roll} in this case: 'muster roll list' shows those that there are`
  const claim = proposalAsJudged(state, ruling.claim)
  if (!claim) return 'a roll can be ruled to lie so to a claim only when that was proposed'
  const { says } = roll.description
  if (!COUNTS[says]?.includes(claim.kind))
    return `a list of those ${says} and a claim of people ${claim.kind} count different things`
  return whyNotCompared(state, ruling)
}

function whyNotCompared(state: CaseState, { roll, compared, word, ruledOutBelow }: RollCountRuling): string | null {
  if (!(ruledOutBelow >= 0 && ruledOutBelow < 1)) return 'a chance lies from 0 to below 1'
  const within = state.people.rolls.get(roll)?.rows ?? 0
  const isRow = (row: number, rows: number): boolean => Number.isInteger(row) && row >= 1 && row <= rows
  for (const { roll: other, open } of compared) {
    const rows = state.people.rolls.get(other)?.rows
    if (rows === undefined) return `there is no roll ${other} in this case to compare with`
    if (!open.every(([one, two]) => isRow(one, within) && isRow(two, rows)))
      return `a pair of rows that is left open is not on roll ${roll} and roll ${other}`
  }
  const itself = compared.some(({ roll: other }) => other === roll)
  return word === 'unsure' || itself
    ? null
    : 'a ruling on a roll says which of its rows may be one person: compare it with itself first'
}

/** The rulings with one more: the last on a roll and a claim stands. */
export const withRollCount = (
  rulings: readonly RecordedRollCount[],
  ruling: RecordedRollCount,
): readonly RecordedRollCount[] => [
  ...rulings.filter(({ roll, claim }) => roll !== ruling.roll || claim !== ruling.claim),
  ruling,
]
