import { GrownNumbers } from './grown-numbers.ts'
import { SAME_NAME } from './names/compare-names.ts'
import { nearTokens } from './names/near-tokens.ts'
import type { Tokens } from './names/token-table.ts'
import { type ColumnData, EMPTY, keyOf, partsFrom, partsTo } from './roll-columns.ts'
import { groupRows, type RowGroups } from './row-groups.ts'

/** So many rows of the other list are looked at closely for each row, the likeliest first. */
const CLOSEST = 40
/** Keys that more rows than this share find nobody. */
const MOST_SHARED = 60
/** A shared day of birth or number finds a row as a rare name part does. */
const KEY_WEIGHT = 8

/** Rows on the right that are worth comparing with one on the left field by field, the likeliest first. */
export interface Candidates {
  readonly rows: Int32Array
  /** So many more are as likely as the last of them, and are not compared. */
  readonly more: number
}

export type CandidateFinder = (left: number) => Candidates

interface YearGroups {
  readonly all: RowGroups
  readonly withoutDay: RowGroups
}

interface Index {
  /** The distinct name parts of the list on the right, in the order in which they come first. */
  readonly tokens: readonly number[]
  /** For each part of the table, the rows on the right that have it. */
  readonly byToken: RowGroups
  /** For each column, the rows on the right by the key of their cell. */
  readonly byKey: readonly RowGroups[]
  /** The same by the year of birth: of all rows, and of those whose day is not told. */
  readonly byYear: readonly YearGroups[]
}

const largest = (numbers: Int32Array): number => numbers.reduce((most, number) => Math.max(most, number), -1)

function indexRight(columns: readonly ColumnData[], tokens: number): Index {
  const [parts, rows] = [new GrownNumbers(), new GrownNumbers()]
  const seen = new Set<number>()
  const length = columns[0]?.right.length ?? 0
  for (let row = 0; row < length; row++)
    for (const column of columns)
      eachPart(column, column.right[row] as number, (part) => {
        seen.add(part)
        parts.push(part)
        rows.push(row)
      })
  const everyRow = Int32Array.from({ length }, (_, row) => row)
  return {
    tokens: [...seen],
    byToken: groupRows(parts.done(), rows.done(), tokens),
    byKey: columns.map((column) =>
      groupRows(
        column.right.map((cell) => keyOf(column, cell)),
        everyRow,
        column.kind === 'name' ? 0 : largest(column.keys) + 1,
      ),
    ),
    byYear: columns.map((column) => {
      const years = column.right.map((cell) => yearOf(column, cell))
      const dayless = years.map((year, row) => (hasDay(column, column.right[row] as number) ? EMPTY : year))
      const count = column.kind === 'born' ? largest(column.years) + 1 : 0
      return { all: groupRows(years, everyRow, count), withoutDay: groupRows(dayless, everyRow, count) }
    }),
  }
}

/** The number of the year of a cell; EMPTY where none is told. */
const yearOf = (column: ColumnData, cell: number): number =>
  cell === EMPTY || column.kind !== 'born' ? EMPTY : (column.years[cell] as number)

const hasDay = (column: ColumnData, cell: number): boolean => keyOf(column, cell) !== EMPTY

/** What it speaks for two rows that they share something which so many have. */
const rarity = (rows: number): number => Math.log(1 + 4000 / (1 + rows))

function eachPart(column: ColumnData, cell: number, see: (part: number) => void): void {
  if (column.kind !== 'name' || cell === EMPTY) return
  for (let at = partsFrom(cell); at < partsTo(cell); at++) see(column.parts[at] as number)
}

/** A name part of the list that can be the same name as another, and how much that speaks for it. */
interface Like {
  readonly token: number
  readonly weight: number
}

/** The name parts of the index that can be the same name as one, remembered by its number. */
function likeTokens({ tokens: all, byToken: { starts } }: Index, tokens: Tokens): (number: number) => readonly Like[] {
  const known: (readonly Like[])[] = []
  const near = nearTokens(all, tokens.table)
  const { initials } = tokens.table
  const look = (number: number): readonly Like[] => {
    if (initials[number] === 1) return []
    const found: Like[] = []
    for (const token of near(number)) {
      if (initials[token] === 1) continue
      const evidence = tokens.between(number, token)
      const rows = (starts[token + 1] as number) - (starts[token] as number)
      if (evidence >= SAME_NAME) found.push({ token, weight: Math.min(evidence, rarity(rows)) })
    }
    return found
  }
  return (number) => (known[number] ??= look(number))
}

/** Keeps the rows with the largest sums, the likeliest first; of equal ones the first in the list. */
export class Closest {
  readonly #rows: Int32Array
  readonly #sums: Float64Array
  readonly #most: number
  #size = 0

  constructor(most: number) {
    this.#most = most
    this.#rows = new Int32Array(most)
    this.#sums = new Float64Array(most)
  }

  clear(): void {
    this.#size = 0
  }

  offer(row: number, sum: number): void {
    let at = this.#size
    if (at === this.#most) {
      if (!this.#after(at - 1, row, sum)) return
      at--
    } else this.#size++
    for (; at > 0 && this.#after(at - 1, row, sum); at--) {
      this.#rows[at] = this.#rows[at - 1] as number
      this.#sums[at] = this.#sums[at - 1] as number
    }
    this.#rows[at] = row
    this.#sums[at] = sum
  }

  /** Whether what stands at a place comes after a row with this sum. */
  #after(place: number, row: number, sum: number): boolean {
    const here = this.#sums[place] as number
    return here < sum || (here === sum && (this.#rows[place] as number) > row)
  }

  rows(): Int32Array {
    return this.#rows.slice(0, this.#size)
  }

  get size(): number {
    return this.#size
  }

  get isFull(): boolean {
    return this.#size === this.#most
  }

  /** The sum of the last of the rows; infinite while there is room for more. */
  get least(): number {
    return this.#size < this.#most ? Number.POSITIVE_INFINITY : (this.#sums[this.#most - 1] as number)
  }
}

/** Adds up what speaks for each row of a list, and gives the rows for which most does. */
export class RowSums {
  readonly #sums: Float64Array
  readonly #touched: Int32Array
  readonly #closest: Closest
  #count = 0

  constructor(rows: number, most: number) {
    this.#sums = new Float64Array(rows)
    this.#touched = new Int32Array(rows)
    this.#closest = new Closest(most)
  }

  /** `weight` more for the rows of a list from one place to before another. */
  add(rows: Int32Array, from: number, to: number, weight: number): void {
    for (let at = from; at < to; at++) this.addOne(rows[at] as number, weight)
  }

  /** `weight` more, above 0, for one row. */
  addOne(row: number, weight: number): void {
    const sum = this.#sums[row] as number
    if (sum === 0) this.#touched[this.#count++] = row
    this.#sums[row] = sum + weight
  }

  /** The rows with the largest sums; with that all are forgotten. */
  take(): Candidates {
    const closest = this.#closest
    closest.clear()
    for (let at = 0; at < this.#count; at++) {
      const row = this.#touched[at] as number
      closest.offer(row, this.#sums[row] as number)
    }
    const { least } = closest
    let asLikely = 0
    let likelier = 0
    for (let at = 0; at < this.#count; at++) {
      const row = this.#touched[at] as number
      const sum = this.#sums[row] as number
      if (sum === least) asLikely++
      else if (sum > least) likelier++
      this.#sums[row] = 0
    }
    this.#count = 0
    return { rows: closest.rows(), more: asLikely === 0 ? 0 : asLikely + likelier - closest.size }
  }
}

/**
 * For each row on the left, the rows on the right that are worth comparing field by field: those whose name parts add up to
 * most, and those that share a rare key. Every pair of rows is considered; none is left out for the order of its words.
 */
export function candidateFinder(columns: readonly ColumnData[], tokens: Tokens): CandidateFinder {
  const index = indexRight(columns, tokens.table.letters.length)
  const like = likeTokens(index, tokens)
  const sums = new RowSums(columns[0]?.right.length ?? 0, CLOSEST)
  return (row) => {
    const { starts, rows } = index.byToken
    for (const column of columns)
      eachPart(column, column.left[row] as number, (part) => {
        for (const { token, weight } of like(part))
          sums.add(rows, starts[token] as number, starts[token + 1] as number, weight)
      })
    const addShared = (groups: RowGroups | undefined, key: number, weight: (rows: number) => number) => {
      const from = groups?.starts[key]
      const to = groups?.starts[key + 1]
      if (groups === undefined || from === undefined || to === undefined) return
      const speaks = weight(to - from)
      if (speaks > 0) sums.add(groups.rows, from, to, speaks)
    }
    for (const [field, column] of columns.entries()) {
      const cell = column.left[row] as number
      addShared(index.byKey[field], keyOf(column, cell), (rows) => (rows <= MOST_SHARED ? KEY_WEIGHT : 0))
      // Where both tell the day, that they share the year alone finds nobody.
      const years = index.byYear[field]
      addShared(hasDay(column, cell) ? years?.withoutDay : years?.all, yearOf(column, cell), rarity)
    }
    return sums.take()
  }
}
