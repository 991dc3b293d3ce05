import type { CandidateFinder } from './candidates.ts'
import { type NameScale, nameLevel } from './fields/field-levels.ts'
import { GrownNumbers } from './grown-numbers.ts'
import { PatternBook, type PatternTable } from './pattern-table.ts'
import { type Column, EMPTY, partsFrom, partsTo } from './roll-columns.ts'

/** Some rows of the first list with their candidates, and how each pair agrees: columns of numbers, which another thread can be handed. */
export interface ComparedRows {
  /** The candidates of the first of the rows are the pairs from `starts[0]` to before `starts[1]`, and so on. */
  readonly starts: Int32Array
  /** For each of the rows, how many more candidates are as likely as the last and were not compared. */
  readonly more: Int32Array
  /** The row of the other list, pair by pair. */
  readonly others: Int32Array
  /** The pattern of the pair, by its number in the table. */
  readonly patterns: Int32Array
  /** What the names say by themselves. */
  readonly named: Float64Array
  /** Parts of the shorter name without a partner. */
  readonly apart: Uint8Array
  /** 1: the shorter name has two parts at most. */
  readonly short: Uint8Array
  readonly table: PatternTable
}

export const patternBook = (columns: readonly Column[]): PatternBook => new PatternBook(columns.length)

/** What two rows say, written over at each call. */
export class PairReader {
  readonly levels: Int8Array
  named = 0
  apart = 0
  isShort = false
  readonly #columns: readonly Column[]
  readonly #scale: NameScale
  /** The cells of the second list row by row: a row is looked up far from the one before, and should lie in one place. */
  readonly #right: Int32Array
  /** Of the rows that are held, the cells column by column, and how those of all columns but names agree with the row that is read. */
  readonly #cells: Int32Array[]
  readonly #levels: Int8Array[]
  #fetched = 0

  constructor(columns: readonly Column[], scale: NameScale) {
    this.#columns = columns
    this.#scale = scale
    this.levels = new Int8Array(columns.length)
    this.#cells = columns.map(() => new Int32Array(0))
    this.#levels = columns.map(() => new Int8Array(0))
    this.#right = new Int32Array((columns[0]?.data.right.length ?? 0) * columns.length)
    for (const [field, { data }] of columns.entries())
      for (let row = 0; row < data.right.length; row++)
        this.#right[row * columns.length + field] = data.right[row] as number
  }

  /**
   * Gathers the cells of rows that will be compared with one of the first list. They lie far apart in memory: fetched one after another in a
   * loop that does nothing else, they arrive together, where each comparison would wait for its own. So do the levels of a column.
   */
  hold(left: number, rows: Int32Array): void {
    const fields = this.#columns.length
    for (let field = 0; field < fields; field++) {
      if ((this.#cells[field] as Int32Array).length < rows.length) {
        this.#cells[field] = new Int32Array(rows.length * 2)
        this.#levels[field] = new Int8Array(rows.length * 2)
      }
      const cells = this.#cells[field] as Int32Array
      for (let at = 0; at < rows.length; at++) cells[at] = this.#right[(rows[at] as number) * fields + field] as number
    }
    for (let field = 0; field < fields; field++) {
      const column = this.#columns[field] as Column
      const cells = this.#cells[field] as Int32Array
      if (column.data.kind === 'name') this.#fetchNames(column, column.data.parts, cells, rows.length)
      else column.levels(column.data.left[left] as number, cells, rows.length, this.#levels[field] as Int8Array)
    }
  }

  #fetchNames({ fetch }: Column, parts: Int32Array, cells: Int32Array, length: number): void {
    let fetched = 0
    for (let at = 0; at < length; at++) {
      const cell = cells[at] as number
      if (cell !== EMPTY) fetched ^= parts[partsFrom(cell)] as number
    }
    for (let at = 0; at < length; at++) {
      const cell = cells[at] as number
      if (cell === EMPTY) continue
      for (let part = partsFrom(cell); part < partsTo(cell); part++) fetched ^= fetch(parts[part] as number)
    }
    this.#fetched ^= fetched
  }

  /** Reads what a row on the left and one of those that are held for it say. */
  read(left: number, held: number): void {
    this.named = 0
    this.apart = 0
    this.isShort = false
    for (let field = 0; field < this.#columns.length; field++) {
      const { data, names } = this.#columns[field] as Column
      if (names === null) {
        this.levels[field] = (this.#levels[field] as Int8Array)[held] as number
        continue
      }
      const one = data.left[left] as number
      const other = (this.#cells[field] as Int32Array)[held] as number
      if (one === EMPTY || other === EMPTY) this.levels[field] = EMPTY
      else {
        const said = names(one, other)
        this.levels[field] = nameLevel(said.weight, said.isShort, this.#scale)
        this.named += said.weight
        this.apart += said.partsApart
        this.isShort ||= said.isShort
      }
    }
  }
}

/** Rows of the first list, in the order in which they are compared, from one to before another. */
export interface RowSpan {
  readonly from: number
  readonly to: number
}

export interface HowCompared {
  /** Both lists are one, so that each pair is looked at from its first row alone. */
  readonly within: boolean
  /** The rows of the first list in the order in which they are compared; null: as they stand. */
  readonly order: Int32Array | null
}

/** Compares rows of the first list with their candidates, field by field. */
export function compareRows(
  reader: PairReader,
  find: CandidateFinder,
  { from, to }: RowSpan,
  { within, order }: HowCompared,
): ComparedRows {
  const starts = new Int32Array(to - from + 1)
  const more = new Int32Array(to - from)
  const [others, patterns] = [new GrownNumbers(), new GrownNumbers()]
  let [named, apart, short] = [new Float64Array(1024), new Uint8Array(1024), new Uint8Array(1024)]
  const book = new PatternBook(reader.levels.length)
  for (let place = from; place < to; place++) {
    const row = order === null ? place : (order[place] as number)
    const candidates = find(row)
    more[place - from] = candidates.more
    reader.hold(row, candidates.rows)
    for (let held = 0; held < candidates.rows.length; held++) {
      const other = candidates.rows[held] as number
      if (within && other <= row) continue
      reader.read(row, held)
      const at = others.length
      if (at === named.length) [named, apart, short] = [doubled(named), doubled(apart), doubled(short)]
      named[at] = reader.named
      apart[at] = Math.min(255, reader.apart)
      short[at] = reader.isShort ? 1 : 0
      others.push(other)
      patterns.push(book.number(reader.levels))
    }
    starts[place - from + 1] = others.length
  }
  return {
    starts,
    more,
    others: others.done(),
    patterns: patterns.done(),
    named: named.slice(0, others.length),
    apart: apart.slice(0, others.length),
    short: short.slice(0, others.length),
    table: book.table(),
  }
}

function doubled<T extends Float64Array | Uint8Array>(numbers: T): T {
  const larger = new (numbers.constructor as new (length: number) => T)(numbers.length * 2)
  larger.set(numbers)
  return larger
}

/** Puts the rows of several spans that follow one another together, as they stand in the first list: the same whatever the spans and the order in which they were compared. */
export function joinCompared(
  columns: readonly Column[],
  spans: readonly ComparedRows[],
  order: Int32Array | null,
): ComparedRows {
  const only = spans[0]
  if (only !== undefined && spans.length === 1 && order === null) return only
  const rows = spans.reduce((sum, { starts }) => sum + starts.length - 1, 0)
  const pairs = spans.reduce((sum, { others }) => sum + others.length, 0)
  const joined = {
    starts: startsOf(spans, rows, order),
    more: new Int32Array(rows),
    others: new Int32Array(pairs),
    patterns: new Int32Array(pairs),
    named: new Float64Array(pairs),
    apart: new Uint8Array(pairs),
    short: new Uint8Array(pairs),
  }
  const book = patternBook(columns)
  let place = 0
  for (const span of spans) {
    const numbers = renumbered(span.table, book)
    for (let at = 1; at < span.starts.length; at++, place++) {
      const row = order === null ? place : (order[place] as number)
      const [from, to] = [span.starts[at - 1] as number, span.starts[at] as number]
      const into = joined.starts[row] as number
      joined.more[row] = span.more[at - 1] as number
      for (let pair = from; pair < to; pair++) {
        joined.others[into + pair - from] = span.others[pair] as number
        joined.patterns[into + pair - from] = numbers[span.patterns[pair] as number] as number
        joined.named[into + pair - from] = span.named[pair] as number
        joined.apart[into + pair - from] = span.apart[pair] as number
        joined.short[into + pair - from] = span.short[pair] as number
      }
    }
  }
  return { ...joined, table: book.table() }
}

/** Where the pairs of each row begin, in the order of the first list. */
function startsOf(spans: readonly ComparedRows[], rows: number, order: Int32Array | null): Int32Array {
  const starts = new Int32Array(rows + 1)
  let place = 0
  for (const span of spans)
    for (let at = 1; at < span.starts.length; at++, place++)
      starts[(order === null ? place : (order[place] as number)) + 1] =
        (span.starts[at] as number) - (span.starts[at - 1] as number)
  for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number)
  return starts
}

/** For each pattern of a table its number in the book. */
function renumbered({ fields, levels }: PatternTable, book: PatternBook): Int32Array {
  const numbers = new Int32Array(levels.length / Math.max(1, fields))
  for (let at = 0; at < numbers.length; at++) numbers[at] = book.number(levels.subarray(at * fields, (at + 1) * fields))
  return numbers
}
