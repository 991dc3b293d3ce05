import type { Located } from './finish-claims.ts'
import { isWord } from './grammar/phrase-tests.ts'
import { INCIDENT_NOUNS } from './packs/en/event-nouns.ts'
import type { Draft } from './rules/draft.ts'
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

/** Whom nobody is said to have taken was taken by those whose attack the sentence tells of. */
export function takenInAttack(draft: Draft, part: Located): Draft {
  if (draft.kind !== 'captured' || draft.actor !== null || draft.doer === true || draft.bystander === true) return draft
  const actor = attackAround(draft, part)?.actor ?? strikerNamed(draft, part)
  return actor === null || actor === draft.peopleOf ? draft : { ...draft, actor }
}
