import type { CandidateFinder, Candidates } from '../candidates.ts'
import { Closest, RowSums } from '../candidates.ts'
import { GrownNumbers } from '../grown-numbers.ts'
import type { ColumnData } from '../roll-columns.ts'
import { orderByKin } from './kin-order.ts'
import { LookedKeys } from './looked-keys.ts'
import type { PartSounds } from './part-sounds.ts'
import { PlaceSet } from './place-set.ts'
import { openKeys, type RowKeys } from './row-keys.ts'
import { openSketches, SKETCH, SketchedRow } from './row-sketches.ts'

/** Rows of the second list by their keys: plain data, which another thread can be handed. */
export interface BlockIndex {
  readonly sounds: PartSounds
  /** The rows in an order that hangs on what they say, not on where they stand. */
  readonly order: Int32Array
  /** For each sketch the place of its row in that order. */
  readonly places: Int32Array
  /** The rows of the first list in the order in which they are compared soonest. */
  readonly firsts: Int32Array
  /** Keys that fall on slot n lie from `starts[n]` to before `starts[n + 1]`. */
  readonly starts: Uint32Array
  readonly keys: Int32Array
  /** The sketch of the row that has the key; of one slot in the order of the rows. */
  readonly rows: Int32Array
  /** The rows in short, those side by side whose names share their rarest part. */
  readonly sketches: Int32Array
}

/** How far is looked for each row. */
export interface Breadth {
  /** So many rows that share a key are looked at, those of the rarest keys first. */
  readonly look: number
  /** So many of them are compared closely. */
  readonly close: number
  /** Which those are: by what they agree and differ in, or by the keys that they share. */
  readonly by: 'sketches' | 'keys'
}
export const NARROW: Breadth = { look: 300, close: 12, by: 'sketches' }
/** Of one list a person may have many rows, damaged in many ways: those that share most keys are compared. */
export const WIDE: Breadth = { look: 1200, close: 40, by: 'keys' }
const MOST_SLOTS = 2 ** 24

/** Rows are put in order by numbers that hold what they say and, in the last bits, where they stand. */
const ROOM_FOR_ROWS = 2 ** 22

function orderRows({ content }: RowKeys, length: number): Int32Array {
  const sorted = new Float64Array(length)
  for (let row = 0; row < length; row++) sorted[row] = (content('right', row) >>> 1) * ROOM_FOR_ROWS + row
  sorted.sort()
  return Int32Array.from(sorted, (packed) => packed % ROOM_FOR_ROWS)
}

/** Slots lie in so many parts: first the keys are dealt out to the parts, then each part, which fits the cache, is put in order. */
const PARTS = 256

/** Gives memory for so many bytes: that of this thread, or such as threads share. */
export type MakeRoom = (bytes: number) => ArrayBufferLike

/** Puts the rows of the second list under their keys. The index is made in the memory that `makeRoom` gives. */
export function indexBlocks(columns: readonly ColumnData[], sounds: PartSounds, makeRoom: MakeRoom): BlockIndex {
  const keys = openKeys(columns, sounds)
  const length = columns[0]?.right.length ?? 0
  const order = orderRows(keys, length)
  const slots = Math.max(PARTS, 2 ** Math.ceil(Math.log2(Math.min(MOST_SLOTS, length * 16 + 1))))
  const dealt = dealKeys(keys, order, slots)
  const slotted = putInSlots(dealt, slots, makeRoom)
  const sharing = sharingIn(slotted.starts)
  const placeOf = new Int32Array(length)
  for (let place = 0; place < length; place++) placeOf[order[place] as number] = place
  const places = orderByKin(columns, sounds, sharing, 'right').map((row) => placeOf[row] as number)
  const sketchOf = placeOf
  for (let sketch = 0; sketch < length; sketch++) sketchOf[places[sketch] as number] = sketch
  const { rows } = slotted
  for (let at = 0; at < rows.length; at++) rows[at] = sketchOf[rows[at] as number] as number
  const sketches = new Int32Array(makeRoom(4 * SKETCH * length))
  const draw = openSketches(columns, sounds, keys.said)
  for (let sketch = 0; sketch < length; sketch++)
    draw('right', order[places[sketch] as number] as number, sketches, sketch * SKETCH)
  return { sounds, order, places, firsts: orderByKin(columns, sounds, sharing, 'left'), sketches, ...slotted }
}

interface Dealt {
  readonly keys: Int32Array
  readonly rows: Int32Array
  /** Where each part begins. */
  readonly parts: Uint32Array
}

function dealKeys({ each }: RowKeys, order: Int32Array, slots: number): Dealt {
  const parts = new Uint32Array(PARTS + 1)
  const width = slots / PARTS
  const partOf = (key: number): number => Math.floor((key & (slots - 1)) / width)
  // Kept until they are dealt: to work them out takes longer than to write them down.
  const all = new GrownNumbers()
  const ends = new Uint32Array(order.length)
  const take = (key: number): void => {
    const part = partOf(key) + 1
    parts[part] = (parts[part] as number) + 1
    all.push(key)
  }
  for (let place = 0; place < order.length; place++) {
    each('right', order[place] as number, take)
    ends[place] = all.length
  }
  for (let part = 0; part < PARTS; part++) parts[part + 1] = (parts[part + 1] as number) + (parts[part] as number)
  const next = parts.slice(0, PARTS)
  const [keys, rows] = [new Int32Array(all.length), new Int32Array(all.length)]
  const lying = all.lying
  let from = 0
  for (let place = 0; place < order.length; place++) {
    const to = ends[place] as number
    for (; from < to; from++) {
      const key = lying[from] as number
      const part = partOf(key)
      const at = next[part] as number
      next[part] = at + 1
      keys[at] = key
      rows[at] = place
    }
  }
  return { keys, rows, parts }
}

function putInSlots(dealt: Dealt, slots: number, makeRoom: MakeRoom): Pick<BlockIndex, 'starts' | 'keys' | 'rows'> {
  const starts = new Uint32Array(makeRoom(4 * (slots + 1)))
  const width = slots / PARTS
  const keys = new Int32Array(makeRoom(4 * dealt.keys.length))
  const rows = new Int32Array(makeRoom(4 * dealt.keys.length))
  const next = new Uint32Array(width)
  for (let part = 0; part < PARTS; part++) {
    const [from, to] = [dealt.parts[part] as number, dealt.parts[part + 1] as number]
    next.fill(0)
    for (let at = from; at < to; at++) {
      const slot = (dealt.keys[at] as number) & (width - 1)
      next[slot] = (next[slot] as number) + 1
    }
    let start = from
    for (let slot = 0; slot < width; slot++) {
      const size = next[slot] as number
      starts[part * width + slot] = start
      next[slot] = start
      start += size
    }
    for (let at = from; at < to; at++) {
      const key = dealt.keys[at] as number
      const place = next[key & (width - 1)] as number
      next[key & (width - 1)] = place + 1
      keys[place] = key
      rows[place] = dealt.rows[at] as number
    }
  }
  starts[slots] = keys.length
  return { starts, keys, rows }
}

/** How many rows lie on the slot of a key. */
function sharingIn(starts: Uint32Array): (key: number) => number {
  const last = starts.length - 2
  return (key) => (starts[(key & last) + 1] as number) - (starts[key & last] as number)
}

/** Takes in the rows that share a key with one, and gives the likeliest. */
interface Sharing {
  readonly begin: (row: number) => void
  readonly find: (sketch: number, weight: number) => void
  readonly take: () => Candidates
}

function sharingByKeys(places: Int32Array, { close }: Breadth): Sharing {
  const sums = new RowSums(places.length, close)
  return {
    begin: () => undefined,
    find: (sketch, weight) => sums.addOne(places[sketch] as number, weight),
    take: () => sums.take(),
  }
}

/** Rows that share a key, each once, and the likeliest of them by their sketches. */
class SharingBySketches implements Sharing {
  readonly #row: SketchedRow
  readonly #closest: Closest
  readonly #found: PlaceSet
  readonly #weights: Float64Array

  constructor(row: SketchedRow, { look, close }: Breadth) {
    this.#row = row
    this.#closest = new Closest(close)
    this.#found = new PlaceSet(look)
    this.#weights = new Float64Array(look)
  }

  begin(row: number): void {
    this.#found.clear()
    this.#row.hold(row)
  }

  find(sketch: number): void {
    this.#found.add(sketch)
  }

  take(): Candidates {
    const closest = this.#closest
    closest.clear()
    const { places: sketches, size } = this.#found
    this.#row.fetch(sketches, size)
    this.#row.weighAll(sketches, size, this.#weights, closest)
    const { least } = closest
    let asLikely = 0
    let likelier = 0
    for (let at = 0; at < size; at++) {
      const weight = this.#weights[at] as number
      if (weight === least) asLikely++
      else if (weight > least) likelier++
    }
    return { rows: closest.rows(), more: asLikely === 0 ? 0 : asLikely + likelier - closest.size }
  }
}

/**
 * For each row on the left, the rows on the right with which it shares the rarest keys. However common its keys are, a row is
 * held against some that share the rarest of them: that its name is common is no reason to call somebody absent.
 */
export function blockFinder(columns: readonly ColumnData[], index: BlockIndex, breadth: Breadth): CandidateFinder {
  const { each, said } = openKeys(columns, index.sounds)
  const { order, starts, keys, rows, sketches } = index
  const last = starts.length - 2
  const sharing = sharingIn(starts)
  const held = () => new SketchedRow(openSketches(columns, index.sounds, said), sketches, index.places, sharing)
  const found: Sharing =
    breadth.by === 'keys' ? sharingByKeys(index.places, breadth) : new SharingBySketches(held(), breadth)
  const looked = new LookedKeys()
  const addRows = (key: number, weight: number, room: number): void => {
    const slot = key & last
    const to = Math.min(starts[slot + 1] as number, (starts[slot] as number) + room)
    for (let at = starts[slot] as number; at < to; at++) if (keys[at] === key) found.find(rows[at] as number, weight)
  }
  return (row) => {
    looked.clear()
    found.begin(row)
    each('left', row, looked.ask)
    looked.look(sharing)
    let room = breadth.look
    let unlooked = 0
    for (let at = 0; at < looked.size && room > 0; at++) {
      const size = looked.sizes[at] as number
      if (at > 0 && size > room) break
      addRows(looked.keys[at] as number, Math.log(1 + order.length / size), room)
      unlooked += Math.max(0, size - room)
      room -= size
    }
    const { rows: places, more } = found.take()
    return { rows: places.map((place) => order[place] as number), more: more + unlooked }
  }
}
