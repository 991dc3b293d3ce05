/**
 * Remembers numbers for pairs of numbers in a table that never grows: a pair that falls on the place of another takes it.
 * What is remembered can always be worked out again, so that nothing hangs on what was forgotten.
 */
export class PairMemory {
  readonly #ones: Int32Array
  readonly #others: Int32Array
  readonly #values: Float64Array
  readonly #last: number

  /** `pairs`: so many pairs are wanted at most; a power of two near it is taken, between a thousand and two million. */
  constructor(pairs: number) {
    const size = 2 ** Math.min(21, Math.max(10, Math.ceil(Math.log2(pairs + 1))))
    this.#ones = new Int32Array(size).fill(-1)
    this.#others = new Int32Array(size)
    this.#values = new Float64Array(size)
    this.#last = size - 1
  }

  /** The number remembered for a pair, else what `work` makes of it. */
  get(one: number, other: number, work: (one: number, other: number) => number): number {
    const mixed = Math.imul(Math.imul(one, 0x9e3779b1) ^ other, 0x85ebca6b)
    const slot = (mixed ^ (mixed >>> 15)) & this.#last
    if (this.#ones[slot] === one && this.#others[slot] === other) return this.#values[slot] as number
    const value = work(one, other)
    this.#ones[slot] = one
    this.#others[slot] = other
    this.#values[slot] = value
    return value
  }
}
