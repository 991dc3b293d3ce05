import { tokenEvidence } from '../letters/token-evidence.ts'
import { bitDistance } from './bit-distance.ts'
import type { NameToken } from './name-tokens.ts'
import { canBeOneName } from './sound-skeleton.ts'

/** How often tokens occur, so that a common name speaks less than a rare one. */
export interface TokenShares {
  /** The share of people who bear a token like this one, between 0 and 1. */
  readonly shareOf: (token: NameToken) => number
}

/** Two tokens held to be the same name, and how much that speaks for one person. */
export interface TokenPair {
  readonly left: number
  readonly right: number
  readonly weight: number
}

export interface NameComparison {
  /** Natural logarithm of the likelihood ratio that one person bears both names. */
  readonly weight: number
  readonly pairs: readonly TokenPair[]
}

/** Less than this and two tokens are not the same name. */
const SAME_NAME = 1.5
/** A part that one list has and the other, longer, lacks: a wrong or a second name. */
const UNMATCHED = -3.5
/** A part that only the longer name has costs little: lists leave out fathers' names. */
const LEFT_OUT = -0.25
/** An initial that fits speaks for a name as one letter of some twenty does. */
const INITIAL_FITS = 1.5

/** Whether two tokens are worth weighing letter by letter: their consonants fit, and in one script so do half of the letters. */
export function canBeTokensOfOne(one: NameToken, other: NameToken): boolean {
  if (one.letters === other.letters) return true
  if (!canBeOneName(one.skeleton, other.skeleton)) return false
  if (one.script !== other.script || one.length > 31) return true
  return 2 * bitDistance(one.places, one.length, other.letters) <= Math.max(one.length, other.length, 4)
}

/** Evidence between tokens, remembered: name parts repeat. */
export class TokenMemory {
  private readonly known = new Map<string, number>()

  between(one: NameToken, other: NameToken): number {
    if (!one.isInitial && !other.isInitial && !canBeTokensOfOne(one, other)) return Number.NEGATIVE_INFINITY
    const key = `${one.letters}\n${other.letters}`
    const before = this.known.get(key)
    if (before !== undefined) return before
    const evidence = one.isInitial || other.isInitial ? initialEvidence(one, other) : tokenEvidence(one, other)
    if (this.known.size > 3_000_000) this.known.clear()
    this.known.set(key, evidence)
    return evidence
  }
}

function initialEvidence(one: NameToken, other: NameToken): number {
  if (one.script !== other.script) return 0
  return one.letters[0] === other.letters[0] ? INITIAL_FITS : -2
}

/**
 * MT3: compares two names part by part, in any order: each part of the shorter is paired with the part of the longer that
 * speaks most for it. A pair never speaks for more than the rarity of its name allows.
 */
export function compareNames(
  left: readonly NameToken[],
  right: readonly NameToken[],
  shares: TokenShares,
  memory: TokenMemory,
): NameComparison {
  const options: TokenPair[] = []
  for (const [at, one] of left.entries())
    for (const [place, other] of right.entries()) {
      const evidence = memory.between(one, other)
      if (evidence < SAME_NAME) continue
      const rarity = -Math.log(Math.max(shares.shareOf(one), shares.shareOf(other), 1e-7))
      options.push({ left: at, right: place, weight: Math.min(evidence, rarity) })
    }
  options.sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right)
  const usedLeft = new Set<number>()
  const usedRight = new Set<number>()
  const pairs: TokenPair[] = []
  for (const pair of options) {
    if (usedLeft.has(pair.left) || usedRight.has(pair.right)) continue
    usedLeft.add(pair.left)
    usedRight.add(pair.right)
    pairs.push(pair)
  }
  const matched = pairs.reduce((sum, pair) => sum + pair.weight, 0)
  const shorter = Math.min(left.length, right.length)
  const longer = Math.max(left.length, right.length)
  return { weight: matched + (shorter - pairs.length) * UNMATCHED + (longer - shorter) * LEFT_OUT, pairs }
}
