import { openingOfWhom } from '../grammar/objects.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import type { Scene } from './draft.ts'

/** '154 dead defenders', 'the fallen soldiers': what is handed over of them is their bodies. */
const isFallen = ({ sentence }: Scene, np: NounPhrase): boolean =>
  np.what !== null &&
  sentence.words.slice(np.from, np.head).some(({ lower }) => /^(?:dead|fallen|deceased|slain)$/u.test(lower))

/** A bare number that leads the second of two clauses, the first of which is about bodies and nobody else. */
function countsBodies({ sentence: { phrases } }: Scene, at: number): boolean {
  const [first] = phrases
  const but = phrases.slice(0, at).some((phrase) => isWord(phrase, 'but', 'and', 'while', 'though'))
  const others = phrases.slice(1, at).some((phrase) => phrase.type === 'np' && phrase.what !== null)
  return but && !others && first?.type === 'np' && first.what === 'bodies' && first.count === null
}

/** 'returned the bodies of 38 soldiers and received those of 12'. */
function isThoseOf(scene: Scene, at: number): boolean {
  const { phrases } = scene.sentence
  const those = phrases[at]
  if (those?.type !== 'np' || those.lower !== 'those' || !isWord(phrases[at + 1], 'of')) return false
  const owners = phrases[at + 2]
  const before = phrases.slice(0, at).findLast((phrase) => phrase.type === 'np' && phrase.what !== null)
  const earlier = phrases.slice(0, at).some((phrase) => phrase.type === 'np' && phrase.what === 'bodies')
  return earlier && before !== undefined && owners?.type === 'np' && owners.count !== null
}

const ALIVE = /^(?:prisoners?|captives?|hostages?|detainees?|survivors?|internees?)$/u

/** 'The remains of 38 Northlanders and 12 Southlanders', 'the remains of 41 soldiers, 10 of whom are identified, and of 200 others'. */
function sharesBodies(scene: Scene, at: number): boolean {
  const { phrases } = scene.sentence
  const np = phrases[at]
  const of = isWord(phrases[at - 1], 'of')
  const and = of ? at - 2 : at - 1
  if (np?.type !== 'np' || np.count === null || !isWord(phrases[and], 'and')) return false
  // 'the bodies of two soldiers and 12 prisoners': these may be alive.
  if (!of && ALIVE.test(np.lower)) return false
  const first = ownersBefore(scene, and)
  return first !== null && (of || (phrases[first] as NounPhrase).what === np.what || np.parties.length > 0)
}

/** Whose remains stand right before a word of joining, past what is told of some of them; null: nobody's. */
function ownersBefore(scene: Scene, and: number): number | null {
  const { phrases } = scene.sentence
  const comma = isWord(phrases[and - 1], ',') ? and - 1 : and
  const end = comma === and ? and : openingOfWhom(phrases, comma)
  const owners = phrases[end - 1]
  const theirs = owners?.type === 'np' && owners.count !== null && isWord(phrases[end - 2], 'of')
  return theirs && hasBodies(scene, end - 3) ? end - 1 : null
}

/** Whether what a phrase tells of are bodies: remains, coffins, the fallen, sets of remains. */
export function hasBodies(scene: Scene, at: number): boolean {
  const np = scene.sentence.phrases[at]
  if (np?.type === 'np' && isFallen(scene, np)) return true
  // 'Remains believed to be those of three airmen'.
  const toBe = scene.sentence.phrases[at - 1]
  if (np?.type === 'np' && np.lower === 'those' && toBe?.type === 'vp' && toBe.lemma === 'be' && toBe.infinitive)
    return at > 2 && hasBodies(scene, at - 3)
  // 'The remains were dug up in May, but only 205 have been given back': the number counts the remains.
  if (np?.type === 'np' && np.count?.to === np.to && countsBodies(scene, at)) return true
  // 'The remains of 190 of them'.
  if (np?.type === 'np' && isWord(scene.sentence.phrases[at - 1], 'of') && at >= 4 && hasBodies(scene, at - 2))
    return true
  if (sharesBodies(scene, at) || isThoseOf(scene, at)) return true
  if (np?.type === 'np' && np.quantity && isWord(scene.sentence.phrases[at - 1], 'of') && hasBodies(scene, at - 2))
    return true
  // '55 sets of remains'.
  const counted = scene.sentence.phrases[at + 2]
  if (np?.type === 'np' && /^sets?$/u.test(np.lower) && isWord(scene.sentence.phrases[at + 1], 'of'))
    return counted?.type === 'np' && counted.what === 'bodies'
  return (
    np?.type === 'np' && np.what === 'bodies' && !(np.count !== null && scene.sentence.words[np.head]?.lower === 'dead')
  )
}
