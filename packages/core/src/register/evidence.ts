import type { CaseState } from '../ledger/replay.ts'
import type { Discrepancy, Register } from './answers.ts'

/** What can be asked 'why?' of: any answer of a register, by its id. */
export interface AnswerTaken {
  readonly id: string
  readonly says: string
  readonly rules: readonly string[]
  /** Claims in the order to show them. */
  readonly claims: readonly string[]
  /** Those without which the answer would be another. */
  readonly carries: ReadonlySet<string>
  readonly whyNotLower: string | null
  readonly whyNotHigher: string | null
}

/** Finds an answer of a register by its id, with what it rests on; null when the register has no such answer. */
export function takeAnswer(register: Register, id: string): AnswerTaken | null {
  const custody = register.custody.find((answer) => answer.id === id)
  if (custody) {
    const rests = custody.restsOn[register.standing]
    const { min, max } = custody.bounds[register.standing]
    return {
      ...custody,
      claims: ordered(custody.claims, rests),
      carries: new Set([...rests, ...(custody.closedBy ?? [])]),
      whyNotLower:
        rests.length > 0
          ? `Not lower than ${min}: ${count(rests.length)} it up.`
          : 'Nothing accepted sets a lower bound.',
      whyNotHigher:
        max === null
          ? 'No source closes it above: how many more there are is open.'
          : `Not higher than ${max}: a source says that all were let go.`,
    }
  }
  const toll = register.toll.find((answer) => answer.id === id)
  if (toll)
    return {
      ...toll,
      claims: ordered(toll.claims, toll.restsOn),
      carries: new Set(toll.restsOn),
      whyNotLower: `Not lower than ${toll.min}: ${count(toll.restsOn.length)} it up.`,
      whyNotHigher: 'No source says that these were all: it is open above.',
    }
  const obligation = register.obligations.find((answer) => answer.id === id)
  if (obligation)
    return {
      ...obligation,
      carries: new Set([...obligation.for, ...obligation.flags.flatMap((flag) => flag.claims)]),
      whyNotLower: null,
      whyNotHigher: null,
    }
  const discrepancy = register.discrepancies.find((answer) => answer.id === id)
  return discrepancy ? ofDiscrepancy(discrepancy) : null
}

const count = (claims: number): string => (claims === 1 ? 'one claim holds' : `${claims} claims together hold`)

const ordered = (claims: readonly string[], first: readonly string[]): readonly string[] => [
  ...first,
  ...claims.filter((claim) => !first.includes(claim)),
]

const ofDiscrepancy = (item: Discrepancy): AnswerTaken => ({
  ...item,
  rules: [item.rule],
  carries: new Set(item.claims),
  whyNotLower: null,
  whyNotHigher: null,
})

/** Days on which something in the ledger happened or became known: the stops of a register's slider. */
export function daysOfChange(state: CaseState): readonly string[] {
  const days = new Set<string>()
  for (const { claim } of state.proposals.values())
    for (const date of [claim.date, claim.uttered])
      for (const day of date?.match(/\d{4}-\d{2}-\d{2}/gu) ?? []) days.add(day)
  for (const source of state.sources.values())
    if (source.published && /^\d{4}-\d{2}-\d{2}$/u.test(source.published)) days.add(source.published)
  return [...days].sort()
}
