import { type Born, readBorn } from './fields/compare-born.ts'
import { bornLevel, type FieldKind, LEVELS, nameLevel, textLevel } from './fields/field-levels.ts'
import { compareNames, type NameComparison } from './names/compare-names.ts'
import { nameTokens } from './names/name-tokens.ts'
import type { TokenBook } from './names/token-book.ts'

/** A cell that is empty, or says nothing that can be compared. */
export const EMPTY = -1

/** A row's cells in the order of the fields, as printed; empty where the list has nothing. */
export type RollRow = readonly string[]

/**
 * A column of both lists made ready for comparison: each distinct cell once, under a number, and the level of two cells
 * worked out once. Name cells are compared by the parts in the book.
 */
export interface Column {
  readonly kind: FieldKind
  /** For each row, the number of its cell; EMPTY where there is none. */
  readonly left: Int32Array
  readonly right: Int32Array
  /** How two cells agree, EMPTY when one of them is empty. */
  readonly level: (one: number, other: number) => number
  /** For names: what the two say by themselves. */
  readonly names: ((one: number, other: number) => NameComparison) | null
  /** Name parts of a cell, by their numbers in the book; none for other kinds. */
  readonly partsOf: (cell: number) => readonly number[]
  /** What people share who are one, as a key: a whole day of birth, a number, a text. Null: it finds nobody. */
  readonly keyOf: (cell: number) => string | null
}

const folded = (cell: string): string => cell.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** Gives each distinct cell a number; EMPTY for those that `make` can make nothing of. */
function numberCells<T>(
  rows: readonly RollRow[],
  field: number,
  make: (text: string) => T | null,
  cells: T[],
  known: Map<string, number>,
): Int32Array {
  const numbers = new Int32Array(rows.length)
  for (const [row, all] of rows.entries()) {
    const text = (all[field] ?? '').trim()
    let number = text === '' ? EMPTY : known.get(text)
    if (number === undefined) {
      const made = make(text)
      number = made === null ? EMPTY : cells.push(made) - 1
      known.set(text, number)
    }
    numbers[row] = number
  }
  return numbers
}

/** A function of two numbers, remembered. */
function remembered(work: (one: number, other: number) => number): (one: number, other: number) => number {
  const known: (Map<number, number> | undefined)[] = []
  let size = 0
  return (one, other) => {
    let row = known[one]
    const before = row?.get(other)
    if (before !== undefined) return before
    const worked = work(one, other)
    if (size++ > 4_000_000) {
      known.length = 0
      size = 0
      row = undefined
    }
    if (row === undefined) {
      row = new Map()
      known[one] = row
    }
    row.set(other, worked)
    return worked
  }
}

interface Both {
  readonly left: readonly RollRow[]
  readonly right: readonly RollRow[]
  readonly field: number
}

const numberBoth = <T>({ left, right, field }: Both, make: (text: string) => T | null) => {
  const cells: T[] = []
  const known = new Map<string, number>()
  return {
    cells,
    left: numberCells(left, field, make, cells, known),
    right: left === right ? null : numberCells(right, field, make, cells, known),
  }
}

const NO_PARTS: readonly number[] = []

function nameColumn(both: Both, book: TokenBook): Column {
  const { cells, left, right } = numberBoth(both, (text) => {
    const tokens = nameTokens(text)
    return tokens.length === 0 ? null : tokens
  })
  // A name that several people bear is borne several times.
  const parts: (readonly number[])[] = []
  for (const rows of right === null ? [left] : [left, right])
    for (const cell of rows) if (cell !== EMPTY) parts[cell] = (cells[cell] ?? []).map((token) => book.add(token))
  const names = (one: number, other: number) => compareNames(parts[one] ?? NO_PARTS, parts[other] ?? NO_PARTS, book)
  return {
    kind: 'name',
    left,
    right: right ?? left,
    names,
    level: (one, other) => (one === EMPTY || other === EMPTY ? EMPTY : nameLevel(names(one, other).weight)),
    partsOf: (cell) => parts[cell] ?? NO_PARTS,
    keyOf: () => null,
  }
}

/** An empty cell tells nothing. */
const unlessEmpty =
  (level: Column['level']): Column['level'] =>
  (one, other) =>
    one === EMPTY || other === EMPTY ? EMPTY : level(one, other)

function bornColumn(both: Both): Column {
  const { cells, left, right } = numberBoth<Born>(both, readBorn)
  const level = remembered((one, other) => {
    const [here, there] = [cells[one], cells[other]]
    return here === undefined || there === undefined ? EMPTY : bornLevel(here, there)
  })
  return {
    kind: 'born',
    left,
    right: right ?? left,
    names: null,
    level: unlessEmpty(level),
    partsOf: () => NO_PARTS,
    keyOf: (cell) => {
      const born = cells[cell]
      return born == null || born.day === null ? null : `${born.year} ${born.month} ${born.day}`
    },
  }
}

function textColumn(kind: 'sex' | 'number' | 'text', both: Both): Column {
  const { cells, left, right } = numberBoth(both, (text) => (kind === 'sex' ? folded(text).slice(0, 1) : folded(text)))
  const level = remembered((one, other) => textLevel(kind, cells[one] ?? '', cells[other] ?? ''))
  return {
    kind,
    left,
    right: right ?? left,
    names: null,
    level: unlessEmpty(level),
    partsOf: () => NO_PARTS,
    keyOf: (cell) => {
      const text = cells[cell] ?? ''
      return kind === 'sex' || text.length < 3 ? null : text
    },
  }
}

/** Makes a column of both lists ready. The same array given twice is one list compared with itself. */
export function readyColumn(kind: FieldKind, both: Both, book: TokenBook): Column {
  if (kind === 'name') return nameColumn(both, book)
  return kind === 'born' ? bornColumn(both) : textColumn(kind, both)
}

/** How many levels the patterns of a field have, EMPTY as one of them. */
export const placesOf = (kind: FieldKind): number => LEVELS[kind] + 1
