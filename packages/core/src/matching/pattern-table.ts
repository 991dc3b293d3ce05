import type { Pattern, PatternCount } from './weights.ts'

/** Distinct patterns of agreement, each under the number at which it came first; a pair of rows is one number. */
export interface PatternTable {
  readonly fields: number
  /** The levels of all patterns one after another. */
  readonly levels: Int8Array
}

export const patternsIn = ({ fields, levels }: PatternTable): number => levels.length / Math.max(1, fields)

export const patternAt = ({ fields, levels }: PatternTable, number: number): Pattern => [
  ...levels.subarray(number * fields, (number + 1) * fields),
]

/** Gives patterns their numbers: a hash table, since each pair that is compared asks it. */
export class PatternBook {
  readonly #fields: number
  #levels = new Int8Array(1024)
  #slots = new Int32Array(1024).fill(-1)
  #count = 0

  constructor(fields: number) {
    this.#fields = fields
  }

  /** The number of a pattern; `levels` are read at once and may be used again. */
  number(levels: Int8Array): number {
    const last = this.#slots.length - 1
    for (let slot = hashOf(levels) & last; ; slot = (slot + 1) & last) {
      const number = this.#slots[slot] as number
      if (number < 0) return this.#add(levels, slot)
      if (this.#isAt(number * this.#fields, levels)) return number
    }
  }

  #isAt(from: number, levels: Int8Array): boolean {
    for (let field = 0; field < levels.length; field++) if (this.#levels[from + field] !== levels[field]) return false
    return true
  }

  #add(levels: Int8Array, slot: number): number {
    const number = this.#count++
    this.#slots[slot] = number
    if (this.#count * this.#fields > this.#levels.length) {
      const larger = new Int8Array(this.#count * this.#fields * 2)
      larger.set(this.#levels)
      this.#levels = larger
    }
    this.#levels.set(levels, number * this.#fields)
    if (this.#count * 2 > this.#slots.length) this.#rehash()
    return number
  }

  #rehash(): void {
    const last = this.#slots.length * 4 - 1
    this.#slots = new Int32Array(last + 1).fill(-1)
    for (let number = 0; number < this.#count; number++) {
      let slot = hashOf(this.#levels.subarray(number * this.#fields, (number + 1) * this.#fields)) & last
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & last
      this.#slots[slot] = number
    }
  }

  table(): PatternTable {
    return { fields: this.#fields, levels: this.#levels.slice(0, this.#count * this.#fields) }
  }
}

function hashOf(levels: Int8Array): number {
  let hash = 0
  for (let field = 0; field < levels.length; field++) hash = Math.imul(hash ^ (levels[field] as number), 0x9e3779b1)
  return hash ^ (hash >>> 15)
}

/** Patterns counted in their own order, lowest levels first, so that sums do not hang on the order of the rows. */
export function countsOf(table: PatternTable, counts: ArrayLike<number>): readonly PatternCount[] {
  return Array.from({ length: patternsIn(table) }, (_, number) => ({
    pattern: patternAt(table, number),
    count: counts[number] ?? 0,
  }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => compareLevels(a.pattern, b.pattern))
}

function compareLevels(one: Pattern, other: Pattern): number {
  const at = one.findIndex((level, field) => level !== other[field])
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}
