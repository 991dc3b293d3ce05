import type { Tokens } from './token-table.ts'
import { SAME_NAME } from './weigh-part.ts'

/** What compares the parts of names: a table of them, or the book that it is made from. */
export interface Parts {
  readonly mayFit: Tokens['mayFit']
  readonly between: Tokens['between']
  readonly rarity: Tokens['rarity']
  readonly weigh: Tokens['weigh']
}

export { SAME_NAME } from './weigh-part.ts'

export interface NameComparison {
  /** Natural logarithm of the likelihood ratio that one person bears both names. */
  readonly weight: number
  /** Parts of the shorter name that have no partner in the other. */
  readonly partsApart: number
  /** The shorter name has two parts at most. */
  readonly isShort: boolean
}

/** A part that one list has and the other, longer, lacks: a wrong or a second name. */
export const UNMATCHED = -3.5
/** Parts that are not the same name but have letters in common speak against it by this at least. */
export const SOMEWHAT_ALIKE = -0.5
/** A part that only the longer name has costs little: lists leave out fathers' names. */
export const LEFT_OUT = -0.25
/** Parts of a name beyond these are not compared. */
export const MOST_PARTS = 12

/** A given name and a family name. */
const SHORT = 2

const NONE = Number.NEGATIVE_INFINITY

/** Reused from call to call: names are compared by the million. */
const weights = new Float64Array(MOST_PARTS * MOST_PARTS)
/** Which of them are no names of one person, though their letters are more alike than those of two others. */
const unlike = new Uint8Array(MOST_PARTS * MOST_PARTS)

/** Parts of a name: those of a list of numbers from one place to before another. */
export interface PartRun {
  readonly parts: ArrayLike<number>
  from: number
  to: number
}

/** Reused likewise: the parts of the two names side by side. */
const lefts = new Int32Array(MOST_PARTS)
const rights = new Int32Array(MOST_PARTS)

function layOut({ parts, from, to }: PartRun, into: Int32Array): number {
  const size = Math.min(to - from, MOST_PARTS)
  for (let at = 0; at < size; at++) into[at] = parts[from + at] as number
  return size
}

/** The parts that are spelled alike, as bits of places on the left and on the right: nothing speaks more for a part than its own spelling. */
function weighAlike(ones: number, others: number, tokens: Parts): number {
  let alikeLeft = 0
  let alikeRight = 0
  for (let at = 0; at < ones; at++) {
    const part = lefts[at] as number
    for (let place = 0; place < others; place++) {
      weights[at * others + place] = NONE
      unlike[at * others + place] = 0
      if (part !== rights[place] || (alikeRight >> place) & 1 || (alikeLeft >> at) & 1) continue
      const rare = tokens.rarity(part)
      if (rare < SAME_NAME || tokens.between(part, part) < rare) continue
      weights[at * others + place] = rare
      alikeLeft |= 1 << at
      alikeRight |= 1 << place
    }
  }
  return alikeLeft | (alikeRight << 16)
}

/** What each pair of parts speaks for, never more than the rarity of its name allows; below SAME_NAME they are no pair. */
function weighPairs(ones: number, others: number, tokens: Parts): void {
  const alike = weighAlike(ones, others, tokens)
  for (let at = 0; at < ones; at++) {
    if ((alike >> at) & 1) continue
    const one = lefts[at] as number
    for (let place = 0; place < others; place++) {
      const other = rights[place] as number
      if ((alike >>> (place + 16)) & 1 || !tokens.mayFit(one, other)) continue
      const evidence = tokens.between(one, other)
      if (evidence <= UNMATCHED) continue
      const cell = at * others + place
      weights[cell] = evidence < SAME_NAME ? Math.min(evidence, SOMEWHAT_ALIKE) : tokens.weigh(one, other, evidence)
      unlike[cell] = evidence < SAME_NAME ? 1 : 0
    }
  }
}

/** MT3: compares two names part by part, in any order: the pair that speaks most is taken first, each part once. */
export function compareParts(left: PartRun, right: PartRun, tokens: Parts): NameComparison {
  const ones = layOut(left, lefts)
  const others = layOut(right, rights)
  weighPairs(ones, others, tokens)
  const shorter = Math.min(ones, others)
  let matched = 0
  let sum = 0
  let apart = 0
  let usedLeft = 0
  let usedRight = 0
  for (; matched < shorter; matched++) {
    let best = NONE
    let bestAt = -1
    let bestPlace = -1
    for (let at = 0; at < ones; at++) {
      if ((usedLeft >> at) & 1) continue
      for (let place = 0; place < others; place++) {
        const weight = weights[at * others + place] as number
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
    apart += unlike[bestAt * others + bestPlace] as number
  }
  const partsApart = shorter - matched + apart
  const weight = sum + (shorter - matched) * UNMATCHED + (Math.max(ones, others) - shorter) * LEFT_OUT
  return { weight, partsApart, isShort: shorter <= SHORT }
}

/** Compares two names given as the numbers of their parts. */
export const compareNames = (left: ArrayLike<number>, right: ArrayLike<number>, tokens: Parts): NameComparison =>
  compareParts({ parts: left, from: 0, to: left.length }, { parts: right, from: 0, to: right.length }, tokens)
