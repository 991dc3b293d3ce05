import { findObject } from '../grammar/objects.ts'
import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { VerbSense } from '../grammar/senses.ts'
import type { Scene } from './draft.ts'
import { isCarriedBy } from './journeys.ts'

/** Attacks are read apart, and 'a flight took 35 prisoners' takes nobody captive. */
export const isNotHere = ({ sentence }: Scene, at: number, verb: VerbPhrase, { kind }: VerbSense): boolean =>
  kind === 'attacked' ||
  (kind === 'captured' && isCarriedBy(sentence.phrases, at, verb)) ||
  isOfPapers(sentence.phrases[at - 1], verb)

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
