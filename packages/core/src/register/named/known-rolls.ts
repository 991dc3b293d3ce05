import type { CaseState } from '../../ledger/replay.ts'
import { rollKnownSince } from './named-custody.ts'

/** What a case says of people on lists. */
export type Listings = Pick<CaseState, 'people' | 'rollCounts' | 'setting'>

/** The same as far as lists were public on a day: who is one person by way of a list of a later day was not known then (LG5). */
export function asListedBy(all: Listings, knownBy: string): Listings {
  const rolls = [...all.people.rolls.values()]
  return withoutLists(all, new Set(rolls.flatMap((roll) => (rollKnownSince(roll) > knownBy ? [roll.id] : []))))
}

/** The same with the rulings on claims that count: what was compared for a ruling on another was not known by way of it. */
export const withRulingsOn = (all: Listings, isAccepted: (claim: string) => boolean): Listings => ({
  ...all,
  rollCounts: all.rollCounts.filter(({ claim }) => isAccepted(claim)),
})

/** The same as if some lists had never been told of, nor anything been said of their rows. */
export function withoutLists({ people, rollCounts, setting }: Listings, out: ReadonlySet<string>): Listings {
  if (out.size === 0) return { people, rollCounts, setting }
  return {
    setting,
    people: {
      rolls: new Map([...people.rolls].filter(([id]) => !out.has(id))),
      pairs: new Map([...people.pairs].filter(([, { one, other }]) => !out.has(one.roll) && !out.has(other.roll))),
    },
    rollCounts: rollCounts
      .filter(({ roll }) => !out.has(roll))
      .map((ruling) => ({ ...ruling, compared: ruling.compared.filter(({ roll }) => !out.has(roll)) })),
  }
}
