import { SAME_NAME } from './names/compare-names.ts'
import type { NameToken } from './names/name-tokens.ts'
import { canBeTokensOfOne, type TokenBook } from './names/token-book.ts'

/** Rows of one list by what they can be found by. */
export interface Findable {
  /** Numbers of its name parts in the book. */
  readonly tokens: readonly number[]
  /** Other things that people share who are one: a day of birth, a number. */
  readonly keys: readonly string[]
}

/** So many rows of the other list are looked at closely for each row, the likeliest first. */
const CLOSEST = 40
/** Keys that more rows than this share find nobody. */
const MOST_SHARED = 60
/** A shared day of birth or number finds a row as a rare name part does. */
const KEY_WEIGHT = 8

interface Index {
  /** The distinct name parts of the list, by number. */
  readonly tokens: readonly number[]
  readonly rowsOf: ReadonlyMap<number, readonly number[]>
  readonly byKey: ReadonlyMap<string, readonly number[]>
}

function putUnder<K>(table: Map<K, number[]>, key: K, row: number): void {
  const rows = table.get(key)
  if (rows === undefined) table.set(key, [row])
  else rows.push(row)
}

function indexRows(rows: readonly Findable[]): Index {
  const rowsOf = new Map<number, number[]>()
  const byKey = new Map<string, number[]>()
  for (const [row, { tokens, keys }] of rows.entries()) {
    for (const token of tokens) putUnder(rowsOf, token, row)
    for (const key of keys) putUnder(byKey, key, row)
  }
  return { tokens: [...rowsOf.keys()], rowsOf, byKey }
}

/** A skeleton and what is left of it without one of its consonants: two that share one differ in two places at most. */
function skeletonKeys({ skeleton }: NameToken): readonly string[] {
  const whole = skeleton.classes
  const keys = new Set([whole])
  for (let at = 0; at < whole.length; at++) keys.add(whole.slice(0, at) + whole.slice(at + 1))
  return [...keys]
}

/** Below so many tokens each is held against each; above, only those with a skeleton nearly the same (Garbe 2012, symmetric deletes). */
const FEW_TOKENS = 1500

function nearTokens({ tokens }: Index, book: TokenBook): (token: NameToken) => Iterable<number> {
  if (tokens.length <= FEW_TOKENS) return () => tokens
  const byKey = new Map<string, number[]>()
  for (const number of tokens) {
    const token = book.tokens[number]
    if (token !== undefined) for (const key of skeletonKeys(token)) putUnder(byKey, key, number)
  }
  return (token) => new Set(skeletonKeys(token).flatMap((key) => byKey.get(key) ?? []))
}

/** A name part of the list that can be the same name as another, and how much that speaks for it. */
interface Like {
  readonly rows: readonly number[]
  readonly weight: number
}

/** The name parts of the index that can be the same name as one, remembered by its number. */
function likeTokens(index: Index, book: TokenBook): (number: number) => readonly Like[] {
  const known: (readonly Like[])[] = []
  const near = nearTokens(index, book)
  const look = (number: number): readonly Like[] => {
    const token = book.tokens[number]
    if (token === undefined || token.isInitial) return []
    const found: Like[] = []
    for (const place of near(token)) {
      const other = book.tokens[place]
      if (other === undefined || other.isInitial || !canBeTokensOfOne(token, other)) continue
      const rows = index.rowsOf.get(place) ?? []
      const evidence = book.between(number, place)
      if (evidence >= SAME_NAME)
        found.push({ rows, weight: Math.min(evidence, Math.log(1 + 4000 / (1 + rows.length))) })
    }
    return found
  }
  return (number) => (known[number] ??= look(number))
}

/** Keeps the rows with the largest sums, the likeliest first; of equal ones the first in the list. */
class Closest {
  readonly #rows = new Int32Array(CLOSEST)
  readonly #sums = new Float64Array(CLOSEST)
  #size = 0

  clear(): void {
    this.#size = 0
  }

  offer(row: number, sum: number): void {
    let at = this.#size
    const after = (place: number) =>
      (this.#sums[place] ?? 0) < sum || ((this.#sums[place] ?? 0) === sum && (this.#rows[place] ?? 0) > row)
    if (at === CLOSEST) {
      if (!after(CLOSEST - 1)) return
      at--
    } else this.#size++
    for (; at > 0 && after(at - 1); at--) {
      this.#rows[at] = this.#rows[at - 1] ?? 0
      this.#sums[at] = this.#sums[at - 1] ?? 0
    }
    this.#rows[at] = row
    this.#sums[at] = sum
  }

  rows(): readonly number[] {
    return [...this.#rows.subarray(0, this.#size)]
  }
}

/**
 * For each row on the left, the rows on the right that are worth comparing field by field: those whose name parts add up to
 * most, and those that share a rare key. Every pair of rows is considered; none is left out for the order of its words.
 */
export function candidateFinder(right: readonly Findable[], book: TokenBook): (row: Findable) => readonly number[] {
  const index = indexRows(right)
  const like = likeTokens(index, book)
  const sums = new Float64Array(right.length)
  const touched = new Int32Array(right.length)
  const closest = new Closest()
  return ({ tokens, keys }) => {
    let count = 0
    const add = (rows: readonly number[], weight: number) => {
      for (const row of rows) {
        if (sums[row] === 0) touched[count++] = row
        sums[row] = (sums[row] ?? 0) + weight
      }
    }
    for (const token of tokens) for (const { rows, weight } of like(token)) add(rows, weight)
    for (const key of keys) {
      const rows = index.byKey.get(key) ?? []
      if (rows.length <= MOST_SHARED) add(rows, KEY_WEIGHT)
    }
    closest.clear()
    for (let at = 0; at < count; at++) {
      const row = touched[at] ?? 0
      closest.offer(row, sums[row] ?? 0)
      sums[row] = 0
    }
    return closest.rows()
  }
}
