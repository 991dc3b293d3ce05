import { joinedNouns } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import { isPeople } from '../grammar/who.ts'
import type { Scene } from './draft.ts'

/** What befalls people befalls those along with them. */
export const SHARED: ReadonlySet<string> = new Set(['captured', 'released', 'killed', 'wounded'])

/** 'along with Northlander Anna Berg'. */
function isNationalByName({ sentence }: Scene, at: number): boolean {
  const np = sentence.phrases[at]
  return np?.type === 'np' && sentence.words[np.head]?.cls === 'name' && np.parties.some(({ to }) => to <= np.head)
}

/** 'was kidnapped, along with 16 officers', 'rounded up with some 200 other men': whom the same befell. */
export function companions(scene: Scene, at: number, end: number, fit: (np: NounPhrase) => boolean): readonly number[] {
  const { phrases } = scene.sentence
  const lives = phrases[at]
  if (lives?.type === 'np' && /^(?:lives|life)$/u.test(lives.lower)) return othersOfLives(scene, at)
  for (let next = at + 1; next < Math.min(end, at + 9); next++) {
    const phrase = phrases[next]
    if (phrase?.type === 'vp' || isWord(phrase, 'and', ';')) return []
    if (!isWord(phrase, 'with')) continue
    return isAlong(scene, next, fit) ? joinedNouns(phrases, next + 1, fit).filter((place) => place < end) : []
  }
  return []
}

/** 'the lives of 12 soldiers, four policemen and four civilians': those counted after the first. */
function othersOfLives({ sentence }: Scene, at: number): readonly number[] {
  if (ofPhrase(sentence, at)?.count == null) return []
  const isCounted = (np: NounPhrase) => np.count !== null && isPeople(sentence, sentence.phrases.indexOf(np))
  return joinedNouns(sentence.phrases, at + 2, isCounted).filter((place) => place !== at + 2)
}

/** Whether 'with' joins people to those before it. */
function isAlong(scene: Scene, at: number, fit: (np: NounPhrase) => boolean): boolean {
  const { phrases, words } = scene.sentence
  const np = phrases[at + 1]
  const joint = isWord(phrases[at - 1], 'along', 'together')
  if (isNationalByName(scene, at + 1)) return joint
  if (np?.type !== 'np' || !fit(np)) return false
  if (np.count === null && !/^an?$/u.test(words[np.from]?.lower ?? '')) return false
  return joint || words.slice(np.from, np.to).some(({ lower }) => lower === 'other' || lower === 'others')
}
