import type { Located } from './finish-claims.ts'
import { isWord } from './grammar/phrase-tests.ts'
import type { Story } from './grammar/story.ts'
import { INCIDENT_NOUNS } from './packs/en/event-nouns.ts'
import type { Draft } from './rules/draft.ts'
import { speechAt } from './rules/speech.ts'
import { attackAround } from './settle-casualties.ts'

/** 'arrested during a Northland raid on the village': whose attack it was; null: the words do not say. */
function strikerNamed({ at }: Draft, { sentence: { phrases } }: Located): string | null {
  const place = phrases.findIndex(
    (np, step) =>
      np.type === 'np' &&
      np.from > at &&
      np.from - at < 9 &&
      INCIDENT_NOUNS.has(np.lower) &&
      isWord(phrases[step - 1], 'in', 'during', 'after'),
  )
  const np = phrases[place]
  if (np?.type !== 'np') return null
  const by = isWord(phrases[place + 1], 'by') ? phrases[place + 2] : undefined
  const parties = by?.type === 'np' ? by.parties : np.parties.filter(({ to }) => to <= np.head)
  const [only, more] = parties
  return only !== undefined && more === undefined && only.name.kind !== 'neutral' ? only.name.party : null
}

/** 'The army said that 200 prisoners had been taken': by it; null: no side tells, or others may have been taken. */
function takenByTeller({ at, what, peopleOf }: Draft, { speeches }: Located, { main, neutral }: Story): string | null {
  const party = speechAt(speeches, at).at(-1)?.party ?? null
  const side = party !== null && main.slice(0, 3).includes(party) && !neutral.has(party)
  return side && what === 'prisoners' && peopleOf === null ? party : null
}

/** Whom nobody is said to have taken was taken by those whose attack the sentence tells of, or by the side that tells of prisoners. */
export function takenInAttack(draft: Draft, part: Located, story: Story): Draft {
  if (draft.kind !== 'captured' || draft.actor !== null || draft.doer === true || draft.bystander === true) return draft
  // 'a raid on a building used to detain people': what it is for.
  if (part.sentence.words[draft.at - 1]?.lower === 'to') return draft
  const actor = attackAround(draft, part)?.actor ?? strikerNamed(draft, part) ?? takenByTeller(draft, part, story)
  return actor === null || actor === draft.peopleOf ? draft : { ...draft, actor }
}
