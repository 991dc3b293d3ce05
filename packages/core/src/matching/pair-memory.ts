/** Numbers for each pair: its two numbers, and eight bytes for the value. */
const A_PAIR = 4

/**
 * Remembers numbers for pairs of numbers in a table that never grows: a pair that falls on the place of another takes it.
 * What is remembered can always be worked out again, so that nothing hangs on what was forgotten. What belongs to a pair lies side by side,
 * since a look at the table is a look at memory far away.
 */
export class PairMemory {
  readonly #pairs: Int32Array
  /** The same memory as numbers of eight bytes, of which each second is a value. */
  readonly #values: Float64Array
  readonly #last: number

  /** `pairs`: so many pairs are wanted at most; a power of two near it is taken, between a thousand and two million. */
  constructor(pairs: number) {
    const size = 2 ** Math.min(21, Math.max(10, Math.ceil(Math.log2(pairs + 1))))
    this.#pairs = new Int32Array(size * A_PAIR).fill(-1)
    this.#values = new Float64Array(this.#pairs.buffer)
    this.#last = size - 1
  }

  /** The number remembered for a pair, else what `work` makes of it. */
  get(one: number, other: number, work: (one: number, other: number) => number): number {
    const mixed = Math.imul(Math.imul(one, 0x9e3779b1) ^ other, 0x85ebca6b)
    const slot = (mixed ^ (mixed >>> 15)) & this.#last
    const at = slot * A_PAIR
    if (this.#pairs[at] === one && this.#pairs[at + 1] === other) return this.#values[slot * 2 + 1] as number
    const value = work(one, other)
    this.#pairs[at] = one
    this.#pairs[at + 1] = other
    this.#values[slot * 2 + 1] = value
    return value
  }
}
