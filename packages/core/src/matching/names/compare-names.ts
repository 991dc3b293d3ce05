import type { Tokens } from './token-table.ts'
import { SAME_NAME } from './weigh-part.ts'

/** What compares the parts of names: a table of them, or the book that it is made from. */
export interface Parts {
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
/** A father's name where the other has a given one, and the other way round: father and son, each by what the names say of themselves. */
export const CROSSED = -3.5
/** Parts of a name beyond these are not compared. */
export const MOST_PARTS = 12

/** A given name and a family name. */
const SHORT = 2

const NONE = Number.NEGATIVE_INFINITY
/** No part. */
const EMPTY = -1

/** Places for what the parts of other names speak for, by the last bits of their numbers: as many as lie in the nearest cache. */
const SLOTS = 64

/**
 * MT3: a name that is held against others one after another: part by part, in any order; the pair that speaks most is taken first, each part
 * once. Names that are held against one have many parts in common, so what such a part speaks for is kept until another name is held.
 */
export class HeldName implements NameComparison {
  weight = 0
  partsApart = 0
  isShort = false
  readonly #tokens: Parts
  readonly #lefts = new Int32Array(MOST_PARTS)
  /** What each part's own spelling speaks for: nothing speaks more for a part; NONE: it is weighed as any other spelling is. */
  readonly #own = new Float64Array(MOST_PARTS)
  #ones = 0
  /** Of the held name, the parts that are a father's, as bits of their places. */
  #fathers = 0
  /** The part whose weights lie in each slot; EMPTY: none. */
  readonly #slots = new Int32Array(SLOTS)
  /** Bits of the parts of the held name that have been weighed with it. */
  readonly #weighed = new Int32Array(SLOTS)
  /** What each part of the held name and the part of a slot speak for; below SAME_NAME they are no pair. */
  readonly #weights = new Float64Array(SLOTS * MOST_PARTS)
  /** Which of them are no names of one person, though their letters are more alike than those of two others. */
  readonly #unlike = new Uint8Array(SLOTS * MOST_PARTS)
  /** The pairs of parts that speak for anything, those that speak most first. */
  readonly #pairs = new Int32Array(MOST_PARTS * MOST_PARTS)
  readonly #pairWeights = new Float64Array(MOST_PARTS * MOST_PARTS)
  #paired = 0

  constructor(tokens: Parts) {
    this.#tokens = tokens
  }

  /** Holds the name whose parts lie in a list from one place to before another. `fathers`: those that it says are the father's, as bits. */
  hold(parts: ArrayLike<number>, from: number, to: number, fathers = 0): void {
    this.#slots.fill(EMPTY)
    this.#fathers = fathers
    this.#ones = Math.min(to - from, MOST_PARTS)
    for (let at = 0; at < this.#ones; at++) {
      const part = parts[from + at] as number
      const rare = this.#tokens.rarity(part)
      this.#lefts[at] = part
      this.#own[at] = rare < SAME_NAME || this.#tokens.between(part, part) < rare ? NONE : rare
    }
  }

  /** Holds the name against another: what both say is written over what was said before. */
  compare(parts: ArrayLike<number>, from: number, to: number, fathers = 0): void {
    const ones = this.#ones
    const others = Math.min(to - from, MOST_PARTS)
    const alike = this.#pairAlike(parts, from, others)
    for (let place = 0; place < others; place++)
      if (((alike >>> (place + 16)) & 1) === 0) this.#pairUnlike(parts[from + place] as number, place, alike)
    const shorter = Math.min(ones, others)
    let used = 0
    let matched = 0
    let sum = 0
    let apart = 0
    let crossed = 0
    for (let best = 0; best < this.#paired && matched < shorter; best++) {
      const pair = this.#pairs[best] as number
      const both = (1 << (pair >> 8)) | (0x10000 << ((pair >> 4) & 15))
      if ((used & both) !== 0) continue
      used |= both
      matched++
      sum += this.#pairWeights[best] as number
      apart += pair & 1
      if ((pair & 1) === 0) crossed |= crossing(this.#fathers >>> (pair >> 8), fathers >>> ((pair >> 4) & 15))
    }
    const turned = crossed === BOTH_WAYS ? 1 : 0
    this.weight =
      sum + turned * CROSSED + (shorter - matched) * UNMATCHED + (Math.max(ones, others) - shorter) * LEFT_OUT
    this.partsApart = shorter - matched + apart + turned
    this.isShort = shorter <= SHORT
  }

  /** Pairs the parts that are spelled alike, and gives them as bits of places on the left and, sixteen further, on the right. */
  #pairAlike(parts: ArrayLike<number>, from: number, others: number): number {
    this.#paired = 0
    let alike = 0
    for (let at = 0; at < this.#ones; at++) {
      const own = this.#own[at] as number
      if (own === NONE) continue
      const part = this.#lefts[at] as number
      for (let place = 0; place < others; place++) {
        if (part !== parts[from + place] || (alike >>> (place + 16)) & 1) continue
        alike |= (1 << at) | (0x10000 << place)
        this.#pair(at, place, own, 0)
        break
      }
    }
    return alike
  }

  /** Pairs a part of the other name with those parts of the held one that it can be and that have no part spelled alike. */
  #pairUnlike(other: number, place: number, alike: number): void {
    const slot = other & (SLOTS - 1)
    const from = slot * MOST_PARTS
    if (this.#slots[slot] !== other) {
      this.#slots[slot] = other
      this.#weighed[slot] = 0
    }
    const weighed = this.#weighed[slot] as number
    for (let at = 0; at < this.#ones; at++) {
      if (((alike >> at) & 1) !== 0) continue
      if (((weighed >> at) & 1) === 0) this.#weigh(other, at, from + at)
      const weight = this.#weights[from + at] as number
      if (weight !== NONE) this.#pair(at, place, weight, this.#unlike[from + at] as number)
    }
    this.#weighed[slot] = weighed | ~(alike | (-1 << this.#ones))
  }

  /** Puts a pair in its order: of two that speak alike that of the earlier part, on the left and then on the right. */
  #pair(at: number, place: number, weight: number, unlike: number): void {
    const pair = (at << 8) | (place << 4) | unlike
    let before = this.#paired++
    for (; before > 0; before--) {
      const there = this.#pairWeights[before - 1] as number
      if (there > weight || (there === weight && (this.#pairs[before - 1] as number) < pair)) break
      this.#pairWeights[before] = there
      this.#pairs[before] = this.#pairs[before - 1] as number
    }
    this.#pairWeights[before] = weight
    this.#pairs[before] = pair
  }

  /** Puts down what a part and one of those of the held name speak for, never more than the rarity of the name allows. */
  #weigh(other: number, at: number, place: number): void {
    const one = this.#lefts[at] as number
    const evidence = this.#tokens.between(one, other)
    const isName = evidence >= SAME_NAME
    this.#unlike[place] = isName ? 0 : 1
    this.#weights[place] = isName
      ? this.#tokens.weigh(one, other, evidence)
      : evidence <= UNMATCHED
        ? NONE
        : Math.min(evidence, SOMEWHAT_ALIKE)
  }
}

/** One bit where the first of two parts alone is a father's name, another where the second is, by the last bits of both. */
export const crossing = (one: number, other: number): number => (one & ~other & 1) | ((other & ~one & 1) << 1)
/** A father's name on the left for a given one on the right, and one on the right for one on the left. */
export const BOTH_WAYS = 3

/** Compares two names given as the numbers of their parts. */
export function compareNames(left: ArrayLike<number>, right: ArrayLike<number>, tokens: Parts): NameComparison {
  const held = new HeldName(tokens)
  held.hold(left, 0, left.length)
  held.compare(right, 0, right.length)
  return held
}
