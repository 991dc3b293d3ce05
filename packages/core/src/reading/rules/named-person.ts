import { isFullName } from '../grammar/named-list.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { Story } from '../grammar/story.ts'
import type { Scene } from './draft.ts'

/** Said of 'he', 'her', of one whose age or family is told. */
const TELLS_PERSON =
  /^(?:he|him|his|she|her|who|whom|aged|mother|father|brother|sister|son|daughter|wife|husband|widow|family|relatives)$/u

/**
 * 'Redvale was captured by the rebels': a town may be captured and freed as well as a person; one name alone is a person's
 * where the page tells of him by his full name, or its sentence tells of him as one.
 */
const mayBeTown = ({ words }: Sentence, np: NounPhrase, { lemma }: VerbPhrase, { fullNames }: Story): boolean =>
  (lemma === 'capture' || lemma === 'free') &&
  np.to - np.from === 1 &&
  !fullNames.has(np.lower) &&
  !words.some(({ lower }) => TELLS_PERSON.test(lower))

/** 'Nasser Hadi was arrested': what only happens to people happens to whoever has a name that is nobody else's. */
export function isNamedPerson({ sentence, story }: Scene, at: number, verb: VerbPhrase): boolean {
  const np = sentence.phrases[at]
  const named = np?.type === 'np' && np.named && np.parties.length === 0
  // 'Walid Hadi had been held without charge'.
  const held =
    verb.lemma === 'hold' &&
    verb.passive &&
    isFullName(sentence, np) &&
    sentence.words
      .slice(verb.from, verb.to + 4)
      .some(({ lower }) =>
        /^(?:charges?|captive|hostage|prisoner|prison|jail|custody|detention|trial|unlawfully|illegally|arbitrarily)$/u.test(
          lower,
        ),
      )
  const go = sentence.words[verb.to]?.lower === 'go'
  const letGo = verb.lemma === 'let' && verb.passive && go && isFullName(sentence, np)
  if (named && mayBeTown(sentence, np, verb, story)) return false
  return (
    named &&
    (held || letGo || (BEFALLS_PEOPLE.has(verb.lemma) && (verb.passive || isAmongThose(sentence.phrases, verb))))
  )
}

/** 'was among those detained by the force': who is one of those. */
export function isAmongThose(phrases: readonly Phrase[], verb: VerbPhrase): boolean {
  const at = phrases.indexOf(verb)
  const those = phrases[at - 1]
  return (
    those?.type === 'np' &&
    those.lower === 'those' &&
    isWord(phrases[at - 2], 'among') &&
    phrases[at - 3]?.type === 'vp'
  )
}

export const BEFALLS_PEOPLE = new Set([
  'shoot',
  'execute',
  'murder',
  'assassinate',
  'behead',
  'arrest',
  'detain',
  'kidnap',
  'abduct',
  'apprehend',
  'free',
  'imprison',
  'jail',
  'snatch',
  'release',
  'capture',
])
