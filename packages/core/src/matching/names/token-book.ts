import { tokenEvidence } from '../letters/token-evidence.ts'
import { bitDistance } from './bit-distance.ts'
import type { NameToken } from './name-tokens.ts'
import { canBeOneName } from './sound-skeleton.ts'

/** An initial that fits speaks for a name as one letter of some twenty does. */
const INITIAL_FITS = 1.5
const MOST_REMEMBERED = 6_000_000

/** Whether two tokens are worth weighing letter by letter: their consonants fit, and in one script so do half of the letters. */
export function canBeTokensOfOne(one: NameToken, other: NameToken): boolean {
  if (one.letters === other.letters) return true
  if (!canBeOneName(one.skeleton, other.skeleton)) return false
  if (one.script !== other.script || one.length > 31) return true
  return 2 * bitDistance(one.places, one.length, other.letters) <= Math.max(one.length, other.length, 4)
}

function initialEvidence(one: NameToken, other: NameToken): number {
  if (one.script !== other.script) return 0
  return one.letters[0] === other.letters[0] ? INITIAL_FITS : -2
}

/**
 * The distinct name parts of two lists, each under a number: name parts repeat, so what two of them speak for is worked out
 * once and remembered, and a row of a list is a few numbers.
 */
export class TokenBook {
  readonly tokens: NameToken[] = []
  readonly #numbers = new Map<string, number>()
  readonly #uses: number[] = []
  /** Evidence by the number of one token and that of the other. */
  readonly #known: (Map<number, number> | undefined)[] = []
  #remembered = 0
  #people = 1

  /** The number of a token; counts it as borne once more. */
  add(token: NameToken): number {
    const known = this.#numbers.get(token.letters)
    const number = known ?? this.tokens.length
    if (known === undefined) {
      this.#numbers.set(token.letters, number)
      this.tokens.push(token)
      this.#uses.push(0)
    }
    this.#uses[number] = (this.#uses[number] ?? 0) + 1
    return number
  }

  /** How many people bear the names of the book: what a common name is measured by. */
  countPeople(people: number): void {
    this.#people = Math.max(1, people)
  }

  /** How rare a name part is: the negative logarithm of the share of people who bear it. */
  rarity(number: number): number {
    return -Math.log(Math.max((this.#uses[number] ?? 1) / this.#people, 1e-7))
  }

  /** How much two parts speak for one name (MT2). */
  between(one: number, other: number): number {
    let row = this.#known[one]
    const before = row?.get(other)
    if (before !== undefined) return before
    const evidence = this.#weigh(one, other)
    if (this.#remembered >= MOST_REMEMBERED) {
      this.#known.length = 0
      this.#remembered = 0
      row = undefined
    }
    if (row === undefined) {
      row = new Map()
      this.#known[one] = row
    }
    row.set(other, evidence)
    this.#remembered++
    return evidence
  }

  #weigh(one: number, other: number): number {
    const [left, right] = [this.tokens[one], this.tokens[other]]
    if (left === undefined || right === undefined) return Number.NEGATIVE_INFINITY
    if (left.isInitial || right.isInitial) return initialEvidence(left, right)
    return canBeTokensOfOne(left, right) ? tokenEvidence(left, right) : Number.NEGATIVE_INFINITY
  }
}
