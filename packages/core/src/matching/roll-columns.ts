import { type Born, comparePlainDays, plainDay, readBorn } from './fields/compare-born.ts'
import { bornLevel, type FieldKind, textLevel } from './fields/field-levels.ts'
import { sexCell } from './fields/sex-cell.ts'
import { GrownNumbers } from './grown-numbers.ts'
import { HeldName, type NameComparison } from './names/compare-names.ts'
import { gatherTokens, type NameToken } from './names/name-tokens.ts'
import type { TokenBook } from './names/token-book.ts'
import type { Tokens } from './names/token-table.ts'
import { PairMemory } from './pair-memory.ts'

/** A cell that is empty, or says nothing that can be compared. */
export const EMPTY = -1

/** A row's cells in the order of the fields, as printed; empty where the list has nothing. */
export type RollRow = readonly string[]

/**
 * A column of both lists as numbers: each cell under a number, equal cells under one as far as that saves work. Plain data,
 * which another thread can be handed.
 */
export type ColumnData = NameData | BornData | TextData

interface CellNumbers {
  /** For each row, the number of its cell; EMPTY where there is none. */
  readonly left: Int32Array
  readonly right: Int32Array
}

interface Keyed {
  /** For each cell the number of what people share who are one: a whole day of birth, a number, a text; EMPTY: it finds nobody. */
  readonly keys: Int32Array
}

interface NameData extends CellNumbers {
  readonly kind: 'name'
  /** The parts of all cells, by their numbers in the book; where those of a cell lie is in its number: `partsFrom`, `partsTo`. */
  readonly parts: Int32Array
  /** At the place of a cell's first part, those that the name says are the father's, as bits. */
  readonly fathers: Uint16Array
}

/** A name of more parts is cut here. */
const MOST_PARTS = 15
/** Where the parts of a cell of names begin, and where they end. */
export const partsFrom = (cell: number): number => cell >>> 4
export const partsTo = (cell: number): number => (cell >>> 4) + (cell & MOST_PARTS)

interface BornData extends CellNumbers, Keyed {
  readonly kind: 'born'
  readonly cells: readonly Born[]
  /** For each cell the number of its year. */
  readonly years: Int32Array
}

interface TextData extends CellNumbers, Keyed {
  readonly kind: 'sex' | 'number' | 'text'
  readonly cells: readonly string[]
}

/** A column ready for comparison: the level of two cells is worked out once, as far as it is remembered. */
export interface Column {
  readonly data: ColumnData
  /** How a cell agrees with each of so many others, EMPTY where one of both is; names are told by `names`. */
  readonly levels: (one: number, others: Int32Array, length: number, into: Int8Array) => void
  /** For names: what two cells that are not empty say by themselves, to be read before the next are asked for. */
  readonly names: ((one: number, other: number) => NameComparison) | null
  readonly fetch: (part: number) => number
}

/** One column of two lists; the same array given twice is one list compared with itself. */
export interface Both {
  readonly left: readonly RollRow[]
  readonly right: readonly RollRow[]
  readonly field: number
}

const folded = (cell: string): string => cell.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** Beyond so many distinct cells no more are remembered: a column of as many is hardly ever the same twice. */
const MOST_KNOWN = 300_000
/** Nor asked for, where so few of them came again. */
const SELDOM = 1 / 4

/** Gives each cell a number, EMPTY for those that `make` gives EMPTY for; equal cells are made once. */
function numberCells({ left, right, field }: Both, make: (text: string) => number) {
  const known = new Map<string, number>()
  let again = 0
  let isSeldom = false
  const numberOf = (row: RollRow): number => {
    const text = (row[field] ?? '').trim()
    if (text === '') return EMPTY
    if (isSeldom) return make(text)
    const before = known.get(text)
    if (before !== undefined) {
      again++
      return before
    }
    const number = make(text)
    if (known.size < MOST_KNOWN) known.set(text, number)
    else if (again < known.size * SELDOM) isSeldom = true
    return number
  }
  const ones = Int32Array.from(left, numberOf)
  return { left: ones, right: left === right ? ones : Int32Array.from(right, numberOf) }
}

/** Numbers what is equal with one number. */
function numberer<K>(): (key: K) => number {
  const numbers = new Map<K, number>()
  return (key) => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
}

function nameData(both: Both, book: TokenBook): NameData {
  const grown = new GrownNumbers()
  const marked: (readonly [number, number])[] = []
  const tokens: NameToken[] = []
  const { left, right } = numberCells(both, (text) => {
    tokens.length = 0
    const ofFathers = gatherTokens(text, tokens)
    const from = grown.length
    const size = Math.min(MOST_PARTS, tokens.length)
    for (let at = 0; at < size; at++) grown.push(book.number(tokens[at] as NameToken))
    if (ofFathers !== 0) marked.push([from, ofFathers])
    return size === 0 ? EMPTY : from * (MOST_PARTS + 1) + size
  })
  const parts = grown.done()
  const fathers = new Uint16Array(parts.length)
  for (const [from, bits] of marked) fathers[from] = bits
  // The parts are counted row by row: a name that several people bear is borne several times.
  for (const rows of left === right ? [left] : [left, right])
    for (const cell of rows)
      if (cell !== EMPTY)
        for (let at = partsFrom(cell); at < partsTo(cell); at++) book.use(parts[at] as number, rows !== left)
  return { kind: 'name', left, right, parts, fathers }
}

/** The key of a cell; EMPTY where it has none. */
export const keyOf = (column: ColumnData, cell: number): number =>
  cell === EMPTY || column.kind === 'name' ? EMPTY : (column.keys[cell] as number)

function bornData(both: Both): BornData {
  const cells: Born[] = []
  const numbers = numberCells(both, (text) => {
    const born = readBorn(text)
    return born === null ? EMPTY : cells.push(born) - 1
  })
  const number = numberer<number>()
  const keys = Int32Array.from(cells, ({ year, month, day }) =>
    day === null ? EMPTY : number((year * 100 + (month ?? 0)) * 100 + day),
  )
  const years = Int32Array.from(cells, ({ year }) => number(year))
  return { kind: 'born', ...numbers, keys, cells, years }
}

function textData(kind: TextData['kind'], both: Both): TextData {
  const cells: string[] = []
  const numbers = numberCells(both, (text) => cells.push(kind === 'sex' ? sexCell(folded(text)) : folded(text)) - 1)
  const number = numberer<string>()
  const keys = Int32Array.from(cells, (text) => (kind === 'sex' || text.length < 3 ? EMPTY : number(text)))
  return { kind, ...numbers, keys, cells }
}

/** Makes a column of both lists a column of numbers; the parts of its names are put into the book. */
export function readyColumn(kind: FieldKind, both: Both, book: TokenBook): ColumnData {
  if (kind === 'name') return nameData(both, book)
  return kind === 'born' ? bornData(both) : textData(kind, both)
}

/** Levels of so few cells are kept for every two of them, a byte each: those of one cell lie side by side. */
const FEW_CELLS = 4096
const UNKNOWN = -2

function openNames({ parts, fathers }: NameData, tokens: Tokens): (one: number, other: number) => NameComparison {
  const name = new HeldName(tokens)
  let held = EMPTY
  return (one, other) => {
    if (one !== held) name.hold(parts, partsFrom(one), partsTo(one), fathers[partsFrom(one)])
    held = one
    name.compare(parts, partsFrom(other), partsTo(other), fathers[partsFrom(other)])
    return name
  }
}

/** Opens a column for comparing. */
export function openColumn(data: ColumnData, tokens: Tokens): Column {
  if (data.kind === 'name')
    return { data, names: openNames(data, tokens), fetch: tokens.fetch, levels: () => undefined }
  const levels = data.kind === 'born' ? bornLevels(data.cells) : textLevels(data.kind, data.cells)
  return { data, names: null, fetch: () => 0, levels }
}

// Each kind has a loop of its own, in which what compares two cells is part of the loop.

function bornLevels(cells: readonly Born[]): Column['levels'] {
  const days = Int32Array.from(cells, plainDay)
  const memory = new PairMemory(Math.min(cells.length * cells.length, cells.length * 64))
  const work = (one: number, other: number): number => bornLevel(cells[one] as Born, cells[other] as Born)
  return (one, others, length, into) => {
    const day = one === EMPTY ? 0 : (days[one] as number)
    for (let at = 0; at < length; at++) {
      const other = others[at] as number
      if (one === EMPTY || other === EMPTY) {
        into[at] = EMPTY
        continue
      }
      const otherDay = days[other] as number
      // Two plain days are compared sooner than looked up.
      into[at] = day > 0 && otherDay > 0 ? comparePlainDays(day, otherDay) : memory.get(one, other, work)
    }
  }
}

function textLevels(kind: TextData['kind'], cells: readonly string[]): Column['levels'] {
  const work = (one: number, other: number): number => textLevel(kind, cells[one] as string, cells[other] as string)
  const known = cells.length > FEW_CELLS ? manyLevels(cells.length, work) : fewLevels(cells.length, work)
  return (one, others, length, into) => {
    if (one === EMPTY) into.fill(EMPTY, 0, length)
    else known(one, others, length, into)
  }
}

type Work = (one: number, other: number) => number

function fewLevels(cells: number, work: Work): Column['levels'] {
  const levels = new Int8Array(cells * cells).fill(UNKNOWN)
  return (one, others, length, into) => {
    const row = one * cells
    for (let at = 0; at < length; at++) {
      const other = others[at] as number
      let level = other === EMPTY ? EMPTY : (levels[row + other] as number)
      if (level === UNKNOWN) {
        level = work(one, other)
        levels[row + other] = level
      }
      into[at] = level
    }
  }
}

function manyLevels(cells: number, work: Work): Column['levels'] {
  const memory = new PairMemory(Math.min(cells * cells, cells * 64))
  return (one, others, length, into) => {
    for (let at = 0; at < length; at++) {
      const other = others[at] as number
      into[at] = other === EMPTY ? EMPTY : memory.get(one, other, work)
    }
  }
}
