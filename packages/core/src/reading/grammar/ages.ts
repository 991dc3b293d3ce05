import { isComma, isWord } from './phrase-tests.ts'
import type { Phrase } from './phrases.ts'
import type { Word } from './word.ts'

/** '34-year-old Anna Berg': past the age that opens a phrase. */
export function pastAge(words: readonly Word[], from: number): number {
  if (words[from]?.cls !== 'number') return from
  const old = words.slice(from, from + 5).findIndex(({ lower }) => /^(?:year-)?old$/u.test(lower))
  const years = words.slice(from, from + old + 1).some(({ lower }) => /^year/u.test(lower))
  return old > 0 && years ? from + old + 1 : from
}

/** 'two children, of six and eight years, whom': back over the ages to those who are so old. */
export function overAges(phrases: readonly Phrase[], at: number): number {
  const first = isWord(phrases[at], 'and') ? at - 1 : at
  const age = phrases[first]
  const ages =
    age?.type === 'np' &&
    age.count?.to === age.to &&
    isWord(phrases[first - 1], 'of', 'aged', 'ages') &&
    isWord(phrases[first + 1], 'and') &&
    phrases[first + 2]?.type === 'date'
  if (!ages) return at
  return isComma(phrases[first - 2]) ? first - 3 : first - 2
}
