import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isPeople } from '../grammar/who.ts'
import { TARGET_NOUNS } from '../packs/en/person-nouns.ts'
import type { Scene } from './draft.ts'

const TARGETS = new Map(
  Object.entries(TARGET_NOUNS).flatMap(([what, words]) => words.map((word) => [word, what] as const)),
)

/** Who attacks what, by the places of their phrases. */
export interface Attack {
  readonly agent: number | null
  readonly target: number | null
  /** 'has not stopped its attacks': the negation tells that they went on. */
  readonly goesOn?: boolean
}

export function targetWhat(scene: Scene, at: number | null): string | null {
  const np = at === null ? undefined : scene.sentence.phrases[at]
  if (np?.type !== 'np') return null
  return TARGETS.get(scene.sentence.words[np.head]?.lower ?? '') ?? np.what
}

/** 'invaded the sovereign territory of Northland'. */
const isLandOf = ({ sentence }: Scene, at: number): boolean => {
  const np = sentence.phrases[at]
  const land = np?.type === 'np' && /^(?:territor(?:y|ies)|soil|lands?|airspace|regions?|provinces?)$/u.test(np.lower)
  return land && (ofPhrase(sentence, at)?.parties.length ?? 0) > 0
}

/** 'said that the army was attacking it': the party that is meant. */
const isItself = ({ sentence, story }: Scene, at: number): boolean => {
  const np = sentence.phrases[at]
  return np?.type === 'np' && /^(?:it|us)$/u.test(np.lower) && partyOf(sentence, at, story) !== null
}

export const isTarget = (scene: Scene, at: number): boolean => {
  const np = scene.sentence.phrases[at]
  if (np?.type !== 'np' || np.time) return false
  return (
    targetWhat(scene, at) !== null ||
    np.parties.length > 0 ||
    np.named ||
    np.force ||
    isPeople(scene.sentence, at) ||
    isLandOf(scene, at) ||
    isItself(scene, at)
  )
}

export function afterPreposition(scene: Scene, at: number, preps: readonly string[], end: number): number | null {
  for (let next = at + 1; next < Math.min(end, at + 10); next++) {
    const phrase = scene.sentence.phrases[next]
    if (phrase?.type === 'word' && preps.includes(phrase.lower) && scene.sentence.phrases[next + 1]?.type === 'np')
      return next + 1
  }
  return null
}

/** 'attacked again in the direction of Redvale': where the attack went. */
export function inDirectionOf({ sentence: { phrases } }: Scene, at: number, end: number): number | null {
  const way = phrases.findIndex(
    (np, place) => place > at && place < end && np.type === 'np' && np.lower === 'direction',
  )
  return way > 0 && way - at < 6 && isWord(phrases[way + 1], 'of') && phrases[way + 2]?.type === 'np' ? way + 2 : null
}

/** 'attacked the government in strong terms', 'attacked the minister for not exchanging them': with words alone. */
export const isOfWords = ({ sentence: { words } }: Scene, { to }: VerbPhrase): boolean =>
  /\b(?:in (?:strong|harsh|sharp|bitter|the strongest|unusually \w+) terms|verbally|for (?:not|failing to|its failure|their failure|his failure|refusing to)|on (?:twitter|facebook|social media))\b/u.test(
    words
      .slice(to, to + 10)
      .map(({ lower }) => lower)
      .join(' '),
  )
