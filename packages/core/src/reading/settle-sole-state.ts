import type { Located } from './finish-claims.ts'
import { areAttackers, soleState } from './grammar/sole-state.ts'
import type { Story } from './grammar/story.ts'
import type { Draft } from './rules/draft.ts'

/** 'The village was attacked by the terrorists', 'an ambush killed two soldiers': the one state's of the page, unless it did it, or the words tell of attackers (RD73). */
export function ofSoleState(draft: Draft, { sentence: { words } }: Located, story: Story): string | null {
  const state = soleState(story)
  if (state === null || draft.actor === state) return null
  const attackers = words.slice(draft.from, draft.patientTo ?? draft.to).some(({ lower }) => areAttackers(lower))
  return draft.kind !== 'attacked' && attackers ? null : state
}
