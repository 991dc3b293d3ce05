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

/** Numbers up to here are told apart exactly. */
const MOST_CODES = 2 ** 53

/** Gives patterns their numbers. `places`: how many levels each field has, 'empty' being one more. */
export class PatternBook {
  readonly #places: readonly number[]
  readonly #isSmall: boolean
  readonly #numbers = new Map<number | string, number>()
  readonly #levels: number[] = []

  constructor(places: readonly number[]) {
    this.#places = places
    // Lists of many columns have more patterns than a number can tell apart: then the pattern is spelled.
    this.#isSmall = places.reduce((product, more) => product * more, 1) < MOST_CODES
  }

  /** The number of a pattern; `levels` are read at once and may be used again. */
  number(levels: Int8Array): number {
    const code = this.#isSmall ? this.#codeOf(levels) : levels.join(',')
    const known = this.#numbers.get(code)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(code, number)
    for (const level of levels) this.#levels.push(level)
    return number
  }

  #codeOf(levels: Int8Array): number {
    let code = 0
    for (let field = 0; field < levels.length; field++)
      code = code * (this.#places[field] as number) + 1 + (levels[field] as number)
    return code
  }

  table(): PatternTable {
    return { fields: this.#places.length, levels: Int8Array.from(this.#levels) }
  }
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
