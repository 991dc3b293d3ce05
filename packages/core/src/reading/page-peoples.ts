import type { Located } from './finish-claims.ts'
import { CUSTODY } from './pair-sides.ts'
import type { Draft } from './rules/draft.ts'

/** Whose people are told of in a sentence on hostages: 'seven Swiss and five Italian hostages'. */
export const hostagesIn = ({ sentence, drafts }: Located): readonly string[] =>
  sentence.words.some(({ lower }) => lower === 'hostages')
    ? drafts.flatMap(({ peopleOf, what }) => (peopleOf === null || what === 'prisoners' ? [] : [peopleOf]))
    : []

const SWAPS =
  /^(?:exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?|trad(?:e|ed|ing)|return|each|both|mutual|mutually|reciprocal)$/u

/** Whose people are counted in one sentence beside those of others, none of whom does anything on the page. */
export function fellowsIn(located: readonly Located[]): ReadonlySet<string> {
  if (located.some(({ sentence }) => sentence.words.some(({ lower }) => SWAPS.test(lower)))) return new Set()
  const actors = new Set(located.flatMap(({ drafts }) => drafts.map(({ actor }) => actor)))
  const lists = located.map(
    ({ drafts }) =>
      new Set(drafts.flatMap(({ kind, peopleOf }) => (CUSTODY.has(kind) && peopleOf !== null ? [peopleOf] : []))),
  )
  return new Set(lists.flatMap((list) => (list.size < 2 ? [] : [...list].filter((party) => !actors.has(party)))))
}

const TAKES = new Set(['held', 'captured', 'released', 'refused', 'accused'])
export const holdersIn = (all: readonly Draft[]): ReadonlySet<string> =>
  new Set(all.flatMap(({ kind, actor }) => (TAKES.has(kind) && actor !== null ? [actor] : [])))
