import { GrownNumbers } from '../grown-numbers.ts'
import { bitDistance } from '../names/bit-distance.ts'
import { bitsIn } from '../names/bits-in.ts'

const CONSONANTS = 'bcdfgjklmnpqrstvxz'
const A = 97
const LETTERS = 26
/** Places of letters are bits of one number. */
const MOST_LETTERS = 31

/** The likeliest Latin letters of name parts, as numbers: worked out when a part is first asked for. */
export class LatinLetters {
  readonly #romanised: (token: number) => string
  readonly #starts: Int32Array
  readonly #lengths: Uint8Array
  readonly #consonants: Int32Array
  /** Which letters a part has at all, as bits. */
  readonly #has: Int32Array
  #letters = new GrownNumbers()
  /** For each letter the bits of the places where it stands in the part that was held against others last. */
  readonly #places = new Int32Array(LETTERS)
  #placed = -1

  constructor(tokens: number, romanisedOf: (token: number) => string) {
    this.#romanised = romanisedOf
    this.#starts = new Int32Array(tokens).fill(-1)
    this.#lengths = new Uint8Array(tokens)
    this.#consonants = new Int32Array(tokens)
    this.#has = new Int32Array(tokens)
  }

  #know(token: number): void {
    if ((this.#starts[token] as number) >= 0) return
    this.#starts[token] = this.#letters.length
    for (const sign of this.#romanised(token)) {
      const letter = sign.charCodeAt(0) - A
      if (letter < 0 || letter >= LETTERS || this.#lengths[token] === MOST_LETTERS) continue
      this.#letters.push(letter)
      this.#lengths[token] = (this.#lengths[token] as number) + 1
      this.#has[token] = (this.#has[token] as number) | (1 << letter)
      const consonant = CONSONANTS.indexOf(sign)
      if (consonant >= 0) this.#consonants[token] = (this.#consonants[token] as number) | (1 << consonant)
    }
  }

  /** The consonants of a part as bits. */
  consonants(token: number): number {
    this.#know(token)
    return this.#consonants[token] as number
  }

  #place(token: number): void {
    if (this.#placed === token) return
    this.#places.fill(0)
    const from = this.#starts[token] as number
    for (let at = 0; at < (this.#lengths[token] as number); at++) {
      const letter = this.#letters.at(from + at)
      this.#places[letter] = (this.#places[letter] as number) | (1 << at)
    }
    this.#placed = token
  }

  /** In at least so many letters two parts differ, both of which were asked for before: what one has too many of, and which letters it has alone. */
  leastApart(one: number, other: number): number {
    const longer = (this.#lengths[one] as number) - (this.#lengths[other] as number)
    const [here, there] = [this.#has[one] as number, this.#has[other] as number]
    return Math.max(longer, -longer, bitsIn(here & ~there), bitsIn(there & ~here))
  }

  /** In how many letters two parts differ (edit distance, bit-parallel: Myers 1999, Hyyrö 2003). */
  apart(one: number, other: number): number {
    this.#know(one)
    this.#know(other)
    this.#place(one)
    const from = this.#starts[other] as number
    const to = from + (this.#lengths[other] as number)
    return bitDistance(this.#places, 0, this.#lengths[one] as number, this.#letters.lying, from, to)
  }
}
