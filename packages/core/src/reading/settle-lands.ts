import type { Sentence } from './grammar/read-sentences.ts'
import type { Story } from './grammar/story.ts'
import { landOf } from './names/lands.ts'
import type { Draft } from './rules/draft.ts'
import { placeOf } from './rules/setting-of.ts'

/** Of whom a place tells whose they are: nobody who serves, is held, or has come from elsewhere. */
const LIVE_THERE: ReadonlySet<string> = new Set(['people', 'civilians', 'children', 'police', 'fishermen'])

/** 'killed three people in Kharkiv': the state that the place of a draft lies in; null: the words name no place, or one that lies in none alone. */
export function landOfDraft(sentence: Sentence, draft: Draft, { mentioned }: Story): string | null {
  const place = placeOf(sentence, draft)
  return place === null ? null : landOf(place, mentioned)
}

/** Bystanders who are killed, hurt, taken or lost at a place are the people of the state it lies in, where that state has not done it (RD73). */
export function peopleOfLand(sentence: Sentence, draft: Draft, story: Story, actor: string | null): string | null {
  // 'Reyes and Berg were killed in Aden': where a person told of by name is from, the place does not say.
  const named = sentence.words[(draft.patientTo ?? draft.to) - 1]?.cls === 'name'
  if (named || !LIVE_THERE.has(draft.what ?? 'people')) return null
  const land = landOfDraft(sentence, draft, story)
  return land === actor ? null : land
}
