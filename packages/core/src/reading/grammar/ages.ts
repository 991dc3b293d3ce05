import type { Word } from './word.ts'

/** '34-year-old Anna Berg': past the age that opens a phrase. */
export function pastAge(words: readonly Word[], from: number): number {
  if (words[from]?.cls !== 'number') return from
  const old = words.slice(from, from + 5).findIndex(({ lower }) => /^(?:year-)?old$/u.test(lower))
  const years = words.slice(from, from + old + 1).some(({ lower }) => /^year/u.test(lower))
  return old > 0 && years ? from + old + 1 : from
}
