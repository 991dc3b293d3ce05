import type { TokenBook } from './token-book.ts'

export interface NameComparison {
  /** Natural logarithm of the likelihood ratio that one person bears both names. */
  readonly weight: number
  /** Parts of the shorter name that have no partner in the other. */
  readonly partsApart: number
}

/** Less than this and two tokens are not the same name. */
export const SAME_NAME = 1.5
/** A part that one list has and the other, longer, lacks: a wrong or a second name. */
export const UNMATCHED = -3.5
/** A part that only the longer name has costs little: lists leave out fathers' names. */
export const LEFT_OUT = -0.25
/** Parts of a name beyond these are not compared. */
export const MOST_PARTS = 12

/** Reused from call to call: names are compared by the million. */
const weights = new Float64Array(MOST_PARTS * MOST_PARTS)

/** What each pair of parts speaks for, never more than the rarity of its name allows; below SAME_NAME they are no pair. */
function weighPairs(left: ArrayLike<number>, right: ArrayLike<number>, lefts: number, rights: number, book: TokenBook) {
  for (let at = 0; at < lefts; at++)
    for (let place = 0; place < rights; place++) {
      const one = left[at] ?? 0
      const other = right[place] ?? 0
      const evidence = book.between(one, other)
      weights[at * rights + place] =
        evidence < SAME_NAME ? Number.NEGATIVE_INFINITY : Math.min(evidence, book.rarity(one), book.rarity(other))
    }
}

/**
 * MT3: compares two names part by part, in any order: the pair that speaks most is taken first, each part once.
 * `left`, `right`: numbers of tokens in the book.
 */
export function compareNames(left: ArrayLike<number>, right: ArrayLike<number>, book: TokenBook): NameComparison {
  const lefts = Math.min(left.length, MOST_PARTS)
  const rights = Math.min(right.length, MOST_PARTS)
  weighPairs(left, right, lefts, rights, book)
  const shorter = Math.min(lefts, rights)
  let matched = 0
  let sum = 0
  let usedLeft = 0
  let usedRight = 0
  for (; matched < shorter; matched++) {
    let best = Number.NEGATIVE_INFINITY
    let bestAt = -1
    for (let at = 0; at < lefts * rights; at++) {
      const weight = weights[at] ?? best
      if (weight <= best) continue
      if ((usedLeft >> Math.floor(at / rights)) & 1 || (usedRight >> (at % rights)) & 1) continue
      best = weight
      bestAt = at
    }
    if (bestAt < 0) break
    usedLeft |= 1 << Math.floor(bestAt / rights)
    usedRight |= 1 << (bestAt % rights)
    sum += best
  }
  const partsApart = shorter - matched
  return { weight: sum + partsApart * UNMATCHED + (Math.max(lefts, rights) - shorter) * LEFT_OUT, partsApart }
}
