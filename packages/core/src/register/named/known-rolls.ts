import type { CaseState } from '../../ledger/replay.ts'
import { rollKnownSince } from './named-custody.ts'

/** What a case says of people on lists. */
export type Listings = Pick<CaseState, 'people' | 'rollCounts' | 'setting'>

/** The same as far as lists were public on a day: who is one person by way of a list of a later day was not known then (LG5). */
export function asListedBy({ people, rollCounts, setting }: Listings, knownBy: string): Listings {
  const later = new Set([...people.rolls.values()].flatMap((roll) => (rollKnownSince(roll) > knownBy ? [roll.id] : [])))
  if (later.size === 0) return { people, rollCounts, setting }
  return {
    setting,
    people: {
      rolls: new Map([...people.rolls].filter(([id]) => !later.has(id))),
      pairs: new Map([...people.pairs].filter(([, { one, other }]) => !later.has(one.roll) && !later.has(other.roll))),
    },
    rollCounts: rollCounts
      .filter(({ roll }) => !later.has(roll))
      .map((ruling) => ({ ...ruling, compared: ruling.compared.filter(({ roll }) => !later.has(roll)) })),
  }
}
