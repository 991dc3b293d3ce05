import { openingOfWhom } from '../grammar/objects.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { remembered } from '../grammar/remembered.ts'
import type { Scene } from './draft.ts'

/** '154 dead defenders', 'the fallen soldiers': what is handed over of them is their bodies. */
const isFallen = (sentence: Sentence, np: NounPhrase): boolean =>
  np.what !== null &&
  sentence.words.slice(np.from, np.head).some(({ lower }) => /^(?:dead|fallen|deceased|slain)$/u.test(lower))

/** A bare number that leads the second of two clauses, the first of which is about bodies and nobody else. */
function countsBodies({ phrases }: Sentence, at: number): boolean {
  const [first] = phrases
  const but = phrases.slice(0, at).some((phrase) => isWord(phrase, 'but', 'and', 'while', 'though'))
  const others = phrases.slice(1, at).some((phrase) => phrase.type === 'np' && phrase.what !== null)
  return but && !others && first?.type === 'np' && first.what === 'bodies' && first.count === null
}

/** 'returned the bodies of 38 soldiers and received those of 12'. */
function isThoseOf(sentence: Sentence, at: number): boolean {
  const { phrases } = sentence
  const those = phrases[at]
  if (those?.type !== 'np' || those.lower !== 'those' || !isWord(phrases[at + 1], 'of')) return false
  const owners = phrases[at + 2]
  const before = phrases.slice(0, at).findLast((phrase) => phrase.type === 'np' && phrase.what !== null)
  const earlier = phrases.slice(0, at).some((phrase) => phrase.type === 'np' && phrase.what === 'bodies')
  return earlier && before !== undefined && owners?.type === 'np' && owners.count !== null
}

/** 'the bodies of four hostages, including those of Anna Berg and her two sons'. */
function isIncluded({ phrases }: Sentence, at: number): boolean {
  const those = phrases.slice(Math.max(0, at - 4), at + 1).findIndex((np) => np.type === 'np' && np.lower === 'those')
  const place = Math.max(0, at - 4) + those
  if (those < 0 || !isWord(phrases[place - 1], 'including') || !isWord(phrases[place + 1], 'of')) return false
  const joined = phrases.slice(place + 2, at).every((phrase) => phrase.type === 'np' || isWord(phrase, 'and', ','))
  return joined && phrases.slice(0, place).some((np) => np.type === 'np' && np.what === 'bodies')
}

const ALIVE = /^(?:prisoners?|captives?|hostages?|detainees?|survivors?|internees?)$/u

/** 'The remains of 38 Northlanders and 12 Southlanders', 'the remains of 41 soldiers, 10 of whom are identified, and of 200 others'. */
function sharesBodies(sentence: Sentence, at: number): boolean {
  const { phrases } = sentence
  const np = phrases[at]
  const of = isWord(phrases[at - 1], 'of')
  const and = of ? at - 2 : at - 1
  // 'the bodies of his son and of another fighter'.
  const one = np?.type === 'np' && of && /^(?:another|an?)$/u.test(sentence.words[np.from]?.lower ?? '')
  if (np?.type !== 'np' || (np.count === null && !one) || !isWord(phrases[and], 'and')) return false
  // 'the bodies of two soldiers and 12 prisoners': these may be alive.
  if (!of && ALIVE.test(np.lower)) return false
  if (fallenBefore(sentence, and)) return true
  const first = ownersBefore(sentence, and)
  const owner = first === null ? null : (phrases[first] as NounPhrase)
  return (
    owner !== null && (of || owner.what === np.what || np.parties.length > 0 || (owner.named && isKin(sentence, np)))
  )
}

const isKin = ({ words }: Sentence, np: NounPhrase): boolean => /^(?:his|her|their)$/u.test(words[np.from]?.lower ?? '')

/** '107 fallen soldiers from the northern front, and two defenders': the fallen stand before the word of joining. */
function fallenBefore(sentence: Sentence, and: number): boolean {
  const { phrases } = sentence
  let before = isWord(phrases[and - 1], ',') ? and - 2 : and - 1
  for (let guard = 0; guard < 3; guard++) {
    const np = phrases[before]
    if (np?.type !== 'np') return false
    if (np.count !== null) return isFallen(sentence, np)
    if (!isWord(phrases[before - 1], 'from', 'of', 'in', 'on')) return false
    before -= 2
  }
  return false
}

/** Whose remains stand right before a word of joining, past what is told of some of them; null: nobody's. */
function ownersBefore(sentence: Sentence, and: number): number | null {
  const { phrases } = sentence
  const comma = isWord(phrases[and - 1], ',') ? and - 1 : and
  const end = comma === and ? and : openingOfWhom(phrases, comma)
  const owners = phrases[end - 1]
  // 'the bodies of a mother and her two sons', 'of Anna Berg and her two sons'.
  const one =
    owners?.type === 'np' && (owners.named || /^(?:an?|his|her|their)$/u.test(sentence.words[owners.from]?.lower ?? ''))
  const theirs = owners?.type === 'np' && (owners.count !== null || one) && isWord(phrases[end - 2], 'of')
  return theirs && areBodies(sentence, end - 3) ? end - 1 : null
}

/** Whether what a phrase tells of are bodies: remains, coffins, the fallen, sets of remains. */
const areBodies = remembered(tellOfBodies)

export const hasBodies = ({ sentence }: Scene, at: number): boolean => areBodies(sentence, at)

const isSetOf = (np: NounPhrase): boolean => (np.quantity && np.count !== null) || /^sets?$/u.test(np.lower)

function tellOfBodies(sentence: Sentence, at: number): boolean {
  const np = sentence.phrases[at]
  if (np?.type === 'np' && isFallen(sentence, np)) return true
  // 'Remains believed to be those of three airmen'.
  const toBe = sentence.phrases[at - 1]
  if (np?.type === 'np' && np.lower === 'those' && toBe?.type === 'vp' && toBe.lemma === 'be' && toBe.infinitive)
    return at > 2 && areBodies(sentence, at - 3)
  // 'The remains were dug up in May, but only 205 have been given back': the number counts the remains.
  if (np?.type === 'np' && np.count?.to === np.to && countsBodies(sentence, at)) return true
  // 'The remains of 190 of them'.
  if (np?.type === 'np' && isWord(sentence.phrases[at - 1], 'of') && at >= 4 && areBodies(sentence, at - 2)) return true
  if (sharesBodies(sentence, at) || isThoseOf(sentence, at) || isIncluded(sentence, at)) return true
  if (np?.type === 'np' && np.quantity && isWord(sentence.phrases[at - 1], 'of') && areBodies(sentence, at - 2))
    return true
  // '55 sets of remains', 'dozens of bodies'.
  const counted = sentence.phrases[at + 2]
  if (np?.type === 'np' && isSetOf(np) && isWord(sentence.phrases[at + 1], 'of'))
    return counted?.type === 'np' && counted.what === 'bodies'
  return np?.type === 'np' && np.what === 'bodies' && !(np.count !== null && sentence.words[np.head]?.lower === 'dead')
}
