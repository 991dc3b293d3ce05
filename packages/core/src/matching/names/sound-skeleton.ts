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
const CLASSES = 6
const LONGEST = 30

/** A token's consonants by class, doubled ones once. */
export interface Skeleton {
  readonly classes: readonly number[]
  /** For each class, its places as bits: what bit-parallel edit distance reads (Myers 1999). */
  readonly places: readonly number[]
}

/** 'c' sounds like s before e, i and h, else like k. */
const classOf = (letters: string, at: number): number | undefined =>
  letters[at] === 'c' ? (/[eihy]/u.test(letters[at + 1] ?? '') ? 3 : 1) : CLASS[letters[at] ?? '']

export function skeletonOf(token: TokenLike): Skeleton {
  const letters = romanised(token)
  const classes: number[] = []
  for (let at = 0; at < letters.length && classes.length < LONGEST; at++) {
    const found = classOf(letters, at)
    if (found !== undefined && (letters[at] !== letters[at - 1] || classes.length === 0)) classes.push(found)
  }
  const places = Array.from({ length: CLASSES }, () => 0)
  for (const [at, found] of classes.entries()) places[found] = (places[found] ?? 0) | (1 << at)
  return { classes, places }
}

/** Edit distance of two skeletons, bit-parallel (Myers 1999, Hyyrö 2003). */
export function skeletonDistance(one: Skeleton, other: Skeleton): number {
  const length = one.classes.length
  if (length === 0) return other.classes.length
  const last = 1 << (length - 1)
  let plus = -1
  let minus = 0
  let score = length
  for (const found of other.classes) {
    const equal = (one.places[found] ?? 0) | minus
    const carry = ((((one.places[found] ?? 0) & plus) + plus) ^ plus) | (one.places[found] ?? 0) | minus
    let horizontalPlus = minus | ~(carry | plus)
    let horizontalMinus = plus & carry
    if ((horizontalPlus & last) !== 0) score++
    else if ((horizontalMinus & last) !== 0) score--
    horizontalPlus = (horizontalPlus << 1) | 1
    horizontalMinus <<= 1
    plus = horizontalMinus | ~(equal | horizontalPlus)
    minus = horizontalPlus & equal
  }
  return score
}

/** Whether two tokens can be one name: their consonants differ in a third of the longer at most. */
export function canBeOneName(one: Skeleton, other: Skeleton): boolean {
  const longer = Math.max(one.classes.length, other.classes.length)
  const allowed = Math.max(1, Math.ceil(longer / 3))
  if (Math.abs(one.classes.length - other.classes.length) > allowed) return false
  return skeletonDistance(one, other) <= allowed
}
