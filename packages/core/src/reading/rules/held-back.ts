import { findSubject } from '../grammar/clauses.ts'
import { partyOf } from '../grammar/party-of.ts'
import { readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'
import type { Found } from './journeys.ts'

/** 'had held back 600 prisoners who were due to be released': they are not let go (RD43). True: told so. */
export function proposeHeldBack(scene: Scene, { sense, verb, cast, at }: Found): boolean {
  const { words, phrases } = scene.sentence
  const due = words.slice(verb.to, verb.to + 18).some(({ lower }) => /^(?:released|freed|due|release)$/u.test(lower))
  if (sense.kind !== 'held' || verb.passive || words[verb.to]?.lower !== 'back' || !due) return false
  const people = readPeople(scene.sentence, cast.patients[0] ?? 0, scene.story)
  const holder = findSubject(phrases, at)
  if (people === null) return false
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD43',
    at: verb.main,
    from: verb.from,
    to: people.to,
    count: people.count,
    what: people.what,
    actor: holder === null ? null : partyOf(scene.sentence, holder.at, scene.story),
    peopleOf: people.party,
    duty: 'release',
  })
  return true
}
