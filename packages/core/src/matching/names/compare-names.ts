import type { Tokens } from './token-table.ts'

/** What compares the parts of names: a table of them, or the book that it is made from. */
export interface Parts {
  readonly between: Tokens['between']
  readonly rarity: Tokens['rarity']
}

export interface NameComparison {
  /** Natural logarithm of the likelihood ratio that one person bears both names. */
  readonly weight: number
  /** Parts of the shorter name that have no partner in the other. */
  readonly partsApart: number
}

/** Less than this and two tokens are not the same name. */
export const SAME_NAME = 1.5
/** A part that one list has and the other, longer, lacks: a wrong or a second name. */
const UNMATCHED = -3.5
/** A part that only the longer name has costs little: lists leave out fathers' names. */
const LEFT_OUT = -0.25
/** Parts of a name beyond these are not compared. */
const MOST_PARTS = 12

/** Reused from call to call: names are compared by the million. */
const weights = new Float64Array(MOST_PARTS * MOST_PARTS)

/** Parts of a name: those of a list of numbers from one place to before another. */
export interface PartRun {
  readonly parts: ArrayLike<number>
  from: number
  to: number
}

/** What each pair of parts speaks for, never more than the rarity of its name allows; below SAME_NAME they are no pair. */
function weighPairs(left: PartRun, right: PartRun, rights: number, { between, rarity }: Parts): void {
  const lefts = Math.min(left.to - left.from, MOST_PARTS)
  for (let at = 0; at < lefts; at++) {
    const one = left.parts[left.from + at] as number
    for (let place = 0; place < rights; place++) {
      const other = right.parts[right.from + place] as number
      const evidence = between(one, other)
      weights[at * rights + place] =
        evidence < SAME_NAME ? Number.NEGATIVE_INFINITY : Math.min(evidence, rarity(one), rarity(other))
    }
  }
}

/** MT3: compares two names part by part, in any order: the pair that speaks most is taken first, each part once. */
export function compareParts(left: PartRun, right: PartRun, tokens: Parts): NameComparison {
  const lefts = Math.min(left.to - left.from, MOST_PARTS)
  const rights = Math.min(right.to - right.from, MOST_PARTS)
  weighPairs(left, right, rights, tokens)
  const shorter = Math.min(lefts, rights)
  let matched = 0
  let sum = 0
  let usedLeft = 0
  let usedRight = 0
  for (; matched < shorter; matched++) {
    let best = Number.NEGATIVE_INFINITY
    let bestAt = -1
    let bestPlace = -1
    for (let at = 0; at < lefts; at++) {
      if ((usedLeft >> at) & 1) continue
      for (let place = 0; place < rights; place++) {
        const weight = weights[at * rights + place] as number
        if (weight <= best || (usedRight >> place) & 1) continue
        best = weight
        bestAt = at
        bestPlace = place
      }
    }
    if (bestAt < 0) break
    usedLeft |= 1 << bestAt
    usedRight |= 1 << bestPlace
    sum += best
  }
  const partsApart = shorter - matched
  return { weight: sum + partsApart * UNMATCHED + (Math.max(lefts, rights) - shorter) * LEFT_OUT, partsApart }
}

/** Compares two names given as the numbers of their parts. */
export const compareNames = (left: ArrayLike<number>, right: ArrayLike<number>, tokens: Parts): NameComparison =>
  compareParts({ parts: left, from: 0, to: left.length }, { parts: right, from: 0, to: right.length }, tokens)
