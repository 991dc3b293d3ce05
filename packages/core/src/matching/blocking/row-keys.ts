import type { Born } from '../fields/born.ts'
import { spanOf } from '../fields/compare-born.ts'
import { type ColumnData, EMPTY, keyOf, partsFrom, partsTo } from '../roll-columns.ts'
import type { PartSounds } from './part-sounds.ts'
import { mix } from './sound-keys.ts'

/** Families of keys: rows are compared that share a key of any of them, so that none hangs on one field alone. */
const FAMILY = {
  part: 11,
  pair: 12,
  skeletonPair: 13,
  triple: 14,
  pairInYear: 15,
  partInYear: 16,
  skeletonInYear: 17,
  skeletonOnDay: 18,
  day: 19,
  cell: 20,
  cellAndPart: 21,
} as const

/** Of a name with more parts, these are looked up. */
export const MOST_PARTS = 6
/** A birth within more years than this says too little of the year. */
const MOST_YEARS = 3
const DAYS_A_YEAR = 365.2425
const EPOCH_YEAR = 1970

/** What a cell of births can be found by: years, and days within the year with day and month in either order. */
interface BornKeys {
  readonly years: readonly number[]
  readonly days: readonly number[]
}

export function bornKeys(born: Born): BornKeys {
  const all = born.or === undefined ? [born] : [born, born.or]
  return {
    years: [...new Set(all.flatMap(yearsOf))],
    days: [...new Set(all.flatMap(({ month, day }) => (month === null || day === null ? [] : [dayKey(month, day)])))],
  }
}

const dayKey = (month: number, day: number): number => Math.min(month, day) * 32 + Math.max(month, day)

function yearsOf(born: Born): readonly number[] {
  if (born.span === undefined) return [born.year]
  const { first, last } = spanOf(born)
  const yearOf = (day: number): number => Math.floor(day / DAYS_A_YEAR) + EPOCH_YEAR
  const [from, to] = [yearOf(first), yearOf(last)]
  return to - from >= MOST_YEARS ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

const NO_KEYS: BornKeys = { years: [], days: [] }

/** What the rows of both lists can be found by. */
export interface RowKeys {
  /** Tells the keys of a row one after another; one may come twice. */
  readonly each: (side: Side, row: number, see: (key: number) => void) => void
  /** A number that hangs on what a row says, not on where it stands. */
  readonly content: (side: Side, row: number) => number
  readonly said: CellSounds
}

/** What a cell that is no name says, as a number. */
export type CellSounds = (field: number, cell: number) => number

/** The key of rows whose name has a part; that of rows that have a cell. */
export const partKey = (led: number): number => mix(FAMILY.part, led)
export const cellKey = (said: number): number => mix(FAMILY.cell, said)
export type Side = 'left' | 'right'

export interface Parts {
  readonly list: Int32Array
  size: number
}

/** What a column's cells say, as a number each; none for names, which are told by their parts. */
function saidIn(column: ColumnData): Int32Array {
  if (column.kind === 'name') return new Int32Array(0)
  if (column.kind === 'born')
    return Int32Array.from(column.cells, ({ year, month, day }) => mix(mix(year, month ?? 0), day ?? 0))
  return Int32Array.from(column.cells, textSound)
}

function textSound(text: string): number {
  let sound = 5
  for (let at = 0; at < text.length; at++) sound = mix(sound, text.charCodeAt(at))
  return sound
}

/** Opens the keys of the rows of both lists. */
export function openKeys(columns: readonly ColumnData[], sounds: PartSounds): RowKeys {
  const births = columns.map((column) => (column.kind === 'born' ? column.cells.map(bornKeys) : []))
  const said = columns.map(saidIn)
  const parts = roomForParts()
  const saidAt = (field: number, cell: number): number => mix(field, said[field]?.[cell] ?? 0)
  const each: RowKeys['each'] = (side, row, see) => {
    gatherParts(columns, side, row, sounds, parts)
    nameKeys(parts, sounds, see)
    for (let field = 0; field < columns.length; field++) {
      const column = columns[field] as ColumnData
      const cell = column[side][row] as number
      if (cell === EMPTY || column.kind === 'name') continue
      if (column.kind === 'born') birthKeys(births[field]?.[cell] ?? NO_KEYS, parts, sounds, see)
      else if (keyOf(column, cell) !== EMPTY) cellKeys(saidAt(field, cell), parts, sounds, see)
    }
  }
  const content: RowKeys['content'] = (side, row) => {
    gatherParts(columns, side, row, sounds, parts)
    let sum = 0
    for (let at = 0; at < parts.size; at++) {
      const part = parts.list[at] as number
      sum += mix(sounds.led[part] as number, sounds.skeleton[part] as number)
    }
    for (let field = 0; field < columns.length; field++) {
      const column = columns[field] as ColumnData
      const cell = column[side][row] as number
      if (cell !== EMPTY && column.kind !== 'name') sum += saidAt(field, cell)
    }
    return mix(6, sum | 0)
  }
  return { each, content, said: saidAt }
}

export const roomForParts = (): Parts => ({ list: new Int32Array(MOST_PARTS), size: 0 })

/** The parts of a row's names that it is found by. */
export function gatherParts(
  columns: readonly ColumnData[],
  side: Side,
  row: number,
  { mute }: PartSounds,
  parts: Parts,
): void {
  parts.size = 0
  for (const column of columns) {
    if (column.kind !== 'name') continue
    const cell = column[side][row] as number
    if (cell === EMPTY) continue
    for (let at = partsFrom(cell); at < partsTo(cell); at++) {
      const part = column.parts[at] as number
      if (mute[part] === 0 && parts.size < MOST_PARTS) parts.list[parts.size++] = part
    }
  }
}

/** A key of two sounds in either order. */
const pairOf = (family: number, one: number, other: number): number =>
  mix(family, one < other ? mix(one, other) : mix(other, one))

function nameKeys({ list, size }: Parts, { led, orLed, skeleton }: PartSounds, see: (key: number) => void): void {
  for (let at = 0; at < size; at++) {
    const one = list[at] as number
    const first = led[one] as number
    const second = orLed[one] as number
    const bones = skeleton[one] as number
    see(partKey(first))
    if (second !== 0) see(partKey(second))
    for (let place = at + 1; place < size; place++) {
      const other = list[place] as number
      const otherFirst = led[other] as number
      const otherSecond = orLed[other] as number
      see(pairOf(FAMILY.pair, first, otherFirst))
      if (second !== 0) see(pairOf(FAMILY.pair, second, otherFirst))
      if (otherSecond !== 0) see(pairOf(FAMILY.pair, first, otherSecond))
      see(pairOf(FAMILY.skeletonPair, bones, skeleton[other] as number))
      for (let third = place + 1; third < size; third++) {
        // A sum does not hang on the order of the parts.
        const all =
          mix(4, bones) + mix(4, skeleton[other] as number) + mix(4, skeleton[list[third] as number] as number)
        see(mix(FAMILY.triple, all | 0))
      }
    }
  }
}

function birthKeys(
  { years, days }: BornKeys,
  { list, size }: Parts,
  { led, skeleton }: PartSounds,
  see: (key: number) => void,
): void {
  for (const day of days) for (const year of years) see(mix(FAMILY.day, mix(day, year)))
  for (let at = 0; at < size; at++) {
    const first = led[list[at] as number] as number
    const bones = skeleton[list[at] as number] as number
    for (const day of days) see(mix(FAMILY.skeletonOnDay, mix(bones, day)))
    for (const year of years) {
      see(mix(FAMILY.partInYear, mix(first, year)))
      see(mix(FAMILY.skeletonInYear, mix(bones, year)))
      for (let place = at + 1; place < size; place++)
        see(mix(pairOf(FAMILY.pairInYear, first, led[list[place] as number] as number), year))
    }
  }
}

function cellKeys(cell: number, { list, size }: Parts, { skeleton }: PartSounds, see: (key: number) => void): void {
  see(cellKey(cell))
  for (let at = 0; at < size; at++) see(mix(FAMILY.cellAndPart, mix(cell, skeleton[list[at] as number] as number)))
}
