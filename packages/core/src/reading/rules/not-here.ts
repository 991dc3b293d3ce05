import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { VerbSense } from '../grammar/senses.ts'
import { readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'
import { type Found, isCarriedBy } from './journeys.ts'

/** Attacks are read apart, and 'a flight took 35 prisoners' takes nobody captive. */
export const isNotHere = ({ sentence }: Scene, at: number, verb: VerbPhrase, { kind }: VerbSense): boolean =>
  kind === 'attacked' ||
  (kind === 'captured' && isCarriedBy(sentence.phrases, at, verb)) ||
  isOfPapers(sentence.phrases[at - 1], verb)

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

/** 'The lists exchanged in January show 347 prisoners': papers were. */
const isOfPapers = (np: Phrase | undefined, verb: VerbPhrase): boolean =>
  !verb.auxiliary &&
  /^(?:exchange|swap|release|hand|return)$/u.test(verb.lemma) &&
  np?.type === 'np' &&
  /^(?:lists?|names|letters?|messages?|views|fire|documents?|figures|data|statements?|reports?)$/u.test(np.lower)

/** 'their dead had been taken away', 'more than 50 bodies collected in the area': given to nobody. */
export const isOnlyRemoved = ({ sentence: { words, phrases } }: Scene, at: number, verb: VerbPhrase): boolean => {
  if (verb.lemma === 'take' && words[verb.to]?.lower === 'away') return true
  const bare = verb.lemma === 'collect' && verb.form !== 'ing' && !verb.auxiliary && phrases[at - 1]?.type === 'np'
  return bare && findObject(phrases, at) === null && words[verb.to]?.lower !== 'by'
}
