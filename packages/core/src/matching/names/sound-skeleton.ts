import { romanised, type TokenLike } from '../letters/token-evidence.ts'

/** Consonants in six classes of sounds that lists write for one another; vowels, h, y and w are left out. */
const CLASS: Readonly<Record<string, number>> = {
  b: 0,
  p: 0,
  f: 0,
  v: 0,
  k: 1,
  g: 1,
  q: 1,
  x: 1,
  d: 2,
  t: 2,
  s: 3,
  z: 3,
  j: 3,
  l: 4,
  r: 4,
  m: 5,
  n: 5,
}
/** So many classes there are. */
export const CLASSES = 6
const LONGEST = 30

/** 'c' sounds like s before e, i and h, else like k. */
const classOf = (letters: string, at: number): number | undefined =>
  letters[at] === 'c' ? (/[eihy]/u.test(letters[at + 1] ?? '') ? 3 : 1) : CLASS[letters[at] ?? '']

/** A token's consonants, a figure for each one's class, doubled ones once. */
export function skeletonOf(token: TokenLike): string {
  const letters = romanised(token)
  let classes = ''
  for (let at = 0; at < letters.length && classes.length < LONGEST; at++) {
    const found = classOf(letters, at)
    if (found !== undefined && (letters[at] !== letters[at - 1] || classes === '')) classes += found
  }
  return classes
}
