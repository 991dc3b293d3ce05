import type { Closest } from '../candidates.ts'
import type { Born } from '../fields/born.ts'
import { type ColumnData, EMPTY, partsFrom, partsTo } from '../roll-columns.ts'
import type { PartSounds } from './part-sounds.ts'
import { bornKeys, type CellSounds, cellKey, partKey, type Side } from './row-keys.ts'

/**
 * What a row says in twelve numbers of sixteen, so that it lies in one line of the cache wherever within it memory begins to be ours: the sounds of
 * its name's parts, year and day of birth, and other cells. Rows that share a key are told apart by them before any is compared closely: by what they agree and differ in, where
 * the number of keys would put whoever lacks a cell last.
 */
export const SKETCH = 16
const PARTS = 4
const [SKELETONS, TOLD, CELLS] = [4, 8, 9]
/** One number holds how many parts the name has, the day of birth within the year, and the year. */
const SIZE_BITS = 3
const DAY_BITS = 10
const sizeIn = (told: number): number => told & (2 ** SIZE_BITS - 1)
const dayIn = (told: number): number => (told >>> SIZE_BITS) & (2 ** DAY_BITS - 1)
const yearIn = (told: number): number => told >>> (SIZE_BITS + DAY_BITS)
const MOST_CELLS = 3

/** Writes the sketch of a row into some numbers from a place on. */
export type DrawSketch = (side: Side, row: number, into: Int32Array, at: number) => void

/** Which columns a sketch tells: the first of names, the first of births, and some of the others. */
interface Told {
  readonly name: number
  readonly born: number
  readonly cells: readonly number[]
}

function toldBy(columns: readonly ColumnData[]): Told {
  const first = (kind: ColumnData['kind']) => columns.findIndex((column) => column.kind === kind)
  const [name, born] = [first('name'), first('born')]
  const others = columns.flatMap((_, field) => (field === name || field === born ? [] : [field]))
  return { name, born, cells: others.slice(0, MOST_CELLS) }
}

/** The part by which a further column of names is told; EMPTY: it has none. */
function firstPart(column: ColumnData, cell: number, { mute }: PartSounds): number {
  if (column.kind !== 'name') return EMPTY
  for (let at = partsFrom(cell); at < partsTo(cell); at++) {
    const part = column.parts[at] as number
    if (mute[part] === 0) return part
  }
  return EMPTY
}

export function openSketches(columns: readonly ColumnData[], sounds: PartSounds, said: CellSounds): DrawSketch {
  const { name, born, cells } = toldBy(columns)
  const births = columns[born]
  const days = births?.kind === 'born' ? births.cells.map(dayOf) : []
  const drawName = (side: Side, row: number, into: Int32Array, at: number): number => {
    const column = columns[name]
    const cell = column?.[side][row] ?? EMPTY
    let size = 0
    if (column?.kind === 'name' && cell !== EMPTY)
      for (let place = partsFrom(cell); place < partsTo(cell) && size < PARTS; place++) {
        const part = column.parts[place] as number
        if (sounds.mute[part] === 1) continue
        into[at + size] = sounds.led[part] as number
        into[at + SKELETONS + size] = sounds.skeleton[part] as number
        size++
      }
    return size
  }
  const cellAt = (side: Side, row: number, field: number): number => {
    const column = columns[field] as ColumnData
    const cell = column[side][row] as number
    if (cell === EMPTY) return 0
    if (column.kind !== 'name') return said(field, cell)
    const part = firstPart(column, cell, sounds)
    return part === EMPTY ? 0 : (sounds.skeleton[part] as number)
  }
  return (side, row, into, at) => {
    const size = drawName(side, row, into, at)
    const cell = births?.[side][row] ?? EMPTY
    const day = cell === EMPTY ? NO_DAY : (days[cell] ?? NO_DAY)
    into[at + TOLD] = (((day.year << DAY_BITS) | day.day) << SIZE_BITS) | size
    for (let place = 0; place < cells.length; place++)
      into[at + CELLS + place] = cellAt(side, row, cells[place] as number)
  }
}

const NO_DAY = { year: 0, day: 0 }

/** The one year and day that a birth can be of; 0: none, or several. */
function dayOf(born: Born): { readonly year: number; readonly day: number } {
  const { years, days } = bornKeys(born)
  const [year = 0] = years.length === 1 ? years : []
  const [day = 0] = days.length === 1 && year !== 0 ? days : []
  return { year, day }
}

/** Roughly what agreement and difference weigh, in natural logarithms: the close comparison learns it, this only puts rows in order. */
const APART = -4
const SOUNDS_ALIKE = -2
const SAME_DAY = 9
const SAME_YEAR = 4
const ONE_SLIP = 3
const OTHER_BIRTH = -3
const OTHER_CELL = -1.5
const MOST_FOR_CELL = 7

/** How likely rows are the person of one row, roughly: held ready for that row. */
export class SketchedRow {
  readonly #own = new Int32Array(SKETCH)
  readonly #rarity = new Float64Array(PARTS)
  readonly #cells = new Float64Array(MOST_CELLS)
  readonly #draw: DrawSketch
  readonly #sketches: Int32Array
  readonly #places: Int32Array
  readonly #sharing: (key: number) => number
  readonly #rows: number
  #mostForName = 0
  #fetched = 0

  /** `sketches`: of all rows that can be asked for; `places`: theirs in the order of rows; `sharing`: how many of them lie under a key. */
  constructor(draw: DrawSketch, sketches: Int32Array, places: Int32Array, sharing: (key: number) => number) {
    this.#places = places
    this.#draw = draw
    this.#sketches = sketches
    this.#sharing = sharing
    this.#rows = sketches.length / SKETCH
  }

  /** Takes up a row of the first list. */
  hold(row: number): void {
    this.#draw('left', row, this.#own, 0)
    const rare = (key: number): number => Math.log(1 + this.#rows / (1 + this.#sharing(key)))
    this.#mostForName = 0
    for (let at = 0; at < sizeIn(this.#own[TOLD] as number); at++) {
      this.#rarity[at] = rare(partKey(this.#own[at] as number))
      this.#mostForName += this.#rarity[at] as number
    }
    for (let at = 0; at < MOST_CELLS; at++)
      this.#cells[at] = Math.min(MOST_FOR_CELL, Math.max(1, rare(cellKey(this.#own[CELLS + at] as number))))
  }

  /**
   * Fetches the first `count` sketches, which lie far apart in memory: in a loop that does nothing else they arrive
   * together, where each weighing would wait for its own.
   */
  fetch(sketches: Int32Array, count: number): void {
    let seen = 0
    for (let at = 0; at < count; at++) seen ^= this.#sketches[(sketches[at] as number) * SKETCH] as number
    this.#fetched ^= seen
  }

  /**
   * Puts down what speaks for each of the first `size` sketches, and offers the places of the likeliest; of one that cannot be among these
   * only that it speaks less.
   */
  weighAll(sketches: Int32Array, size: number, weights: Float64Array, closest: Closest): void {
    const there = this.#sketches
    const told = this.#own[TOLD] as number
    const mostForName = this.#mostForName
    let floor = Number.NEGATIVE_INFINITY
    for (let nth = 0; nth < size; nth++) {
      const sketch = sketches[nth] as number
      const at = sketch * SKETCH
      const others = weighBirth(told, there[at + TOLD] as number) + this.#weighCells(at)
      const weight = others + mostForName < floor ? Number.NEGATIVE_INFINITY : this.#weighName(at) + others
      weights[nth] = weight
      if (weight < floor) continue
      closest.offer(this.#places[sketch] as number, weight)
      if (closest.isFull) floor = closest.least
    }
  }

  #weighName(at: number): number {
    const own = this.#own
    const there = this.#sketches
    const rarity = this.#rarity
    const size = sizeIn(own[TOLD] as number)
    const others = sizeIn(there[at + TOLD] as number)
    let sum = 0
    let matched = 0
    let used = 0
    for (let one = 0; one < size; one++) {
      const led = own[one] as number
      const bones = own[SKELETONS + one] as number
      let alike = -1
      let same = -1
      for (let other = 0; other < others; other++) {
        if ((used >> other) & 1) continue
        if (there[at + other] === led) {
          same = other
          break
        }
        if (there[at + SKELETONS + other] === bones) alike = other
      }
      const found = same < 0 ? alike : same
      if (found < 0) continue
      used |= 1 << found
      matched++
      sum += (rarity[one] as number) + (same < 0 ? SOUNDS_ALIKE : 0)
    }
    return sum + ((size < others ? size : others) - matched) * APART
  }

  #weighCells(at: number): number {
    let sum = 0
    for (let cell = 0; cell < MOST_CELLS; cell++) {
      const own = this.#own[CELLS + cell] as number
      const other = this.#sketches[at + CELLS + cell] as number
      if (own !== 0 && other !== 0) sum += own === other ? (this.#cells[cell] as number) : OTHER_CELL
    }
    return sum
  }
}

function weighBirth(own: number, there: number): number {
  const [year, day] = [yearIn(own), dayIn(own)]
  const [otherYear, otherDay] = [yearIn(there), dayIn(there)]
  if (year === 0 || otherYear === 0) return 0
  if (day === 0 || otherDay === 0)
    return year === otherYear ? SAME_YEAR : Math.abs(year - otherYear) === 1 ? 0 : OTHER_BIRTH
  if (year === otherYear) return day === otherDay ? SAME_DAY : ONE_SLIP
  return day === otherDay ? ONE_SLIP : OTHER_BIRTH
}
