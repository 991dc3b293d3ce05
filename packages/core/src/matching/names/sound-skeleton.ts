import { romanised, type TokenLike } from '../letters/token-evidence.ts'
import { consonantsOf } from './consonants.ts'

/** Consonants in six classes of sounds that lists write for one another; vowels, h, y and w are left out. */
const CLASS: Readonly<Record<string, number>> = {
  b: 0,
  p: 0,
  f: 0,
  v: 0,
  k: 1,
  g: 1,
  d: 2,
  t: 2,
  s: 3,
  z: 3,
  l: 4,
  r: 4,
  m: 5,
  n: 5,
}
/** So many classes there are. */
export const CLASSES = 6
const LONGEST = 30

/** A token's consonants, a figure for each one's class, doubled ones once; a sound that is written with two letters is one. */
export const skeletonOf = (token: TokenLike): string =>
  [...consonantsOf(romanised(token))]
    .slice(0, LONGEST)
    .map((sound) => CLASS[sound])
    .join('')
