import type { CandidateFinder } from '../candidates.ts'
import { RowSums } from '../candidates.ts'
import type { ColumnData } from '../roll-columns.ts'
import { type PartSounds } from './part-sounds.ts'
import { openKeys, type RowKeys } from './row-keys.ts'

/** Rows of the second list by their keys: plain data, which another thread can be handed. */
export interface BlockIndex {
  readonly sounds: PartSounds
  /** The rows in an order that hangs on what they say, not on where they stand; rows below are places in it. */
  readonly order: Int32Array
  /** Keys that fall on slot n lie from `starts[n]` to before `starts[n + 1]`. */
  readonly starts: Uint32Array
  readonly keys: Int32Array
  readonly rows: Int32Array
}

/** So many rows of the other list are compared closely for each row. */
const CLOSEST = 20
/** So many rows that share a key are looked at for each row, those of the rarest keys first. */
const MOST_LOOKED_AT = 1200
/** A row with more keys than this is looked up by the first of them. */
const MOST_KEYS = 256
const MOST_SLOTS = 2 ** 24

/** A number that two rows share if they say the same. */
function contentOf(keys: RowKeys, row: number): number {
  let content = 0
  keys('right', row, (key) => {
    content = (content + Math.imul(key ^ (key >>> 15), 0x9e3779b1)) | 0
  })
  return content
}

function orderRows(keys: RowKeys, length: number): Int32Array {
  const sorted = new Float64Array(length)
  for (let row = 0; row < length; row++) sorted[row] = (contentOf(keys, row) >>> 0) * 2 ** 21 + row
  sorted.sort()
  return Int32Array.from(sorted, (packed) => packed % 2 ** 21)
}

/** Puts the rows of the second list under their keys. */
export function indexBlocks(columns: readonly ColumnData[], sounds: PartSounds): BlockIndex {
  const keysOf = openKeys(columns, sounds)
  const length = columns[0]?.right.length ?? 0
  const order = orderRows(keysOf, length)
  const slots = 2 ** Math.ceil(Math.log2(Math.min(MOST_SLOTS, length * 16 + 1)))
  const starts = new Uint32Array(slots + 1)
  const last = slots - 1
  for (const row of order) keysOf('right', row, (key) => starts[(key & last) + 1]++)
  for (let slot = 0; slot < slots; slot++) starts[slot + 1] += starts[slot] as number
  const [keys, rows] = [new Int32Array(starts[slots] as number), new Int32Array(starts[slots] as number)]
  const next = starts.slice(0, slots)
  for (let place = 0; place < length; place++)
    keysOf('right', order[place] as number, (key) => {
      const at = next[key & last]++
      keys[at] = key
      rows[at] = place
    })
  return { sounds, order, starts, keys, rows }
}

/** The keys of a row with how many rows of the other list lie on their slots. */
class Looked {
  readonly keys = new Int32Array(MOST_KEYS)
  readonly sizes = new Int32Array(MOST_KEYS)
  size = 0

  /** Puts a key in its place, the rarest first. A key that comes twice counts once. */
  put(key: number, rows: number): void {
    if (rows === 0 || this.size === MOST_KEYS) return
    let at = this.size
    while (at > 0 && (this.sizes[at - 1] as number) > rows) at--
    for (let twin = at - 1; twin >= 0 && this.sizes[twin] === rows; twin--) if (this.keys[twin] === key) return
    this.keys.copyWithin(at + 1, at, this.size)
    this.sizes.copyWithin(at + 1, at, this.size)
    this.keys[at] = key
    this.sizes[at] = rows
    this.size++
  }
}

/**
 * For each row on the left, the rows on the right with which it shares the rarest keys. However common its keys are, a row is
 * held against some that share the rarest of them: that its name is common is no reason to call somebody absent.
 */
export function blockFinder(columns: readonly ColumnData[], index: BlockIndex): CandidateFinder {
  const keysOf = openKeys(columns, index.sounds)
  const { order, starts, keys, rows } = index
  const last = starts.length - 2
  const sums = new RowSums(order.length, CLOSEST)
  const looked = new Looked()
  const addRows = (key: number, weight: number, room: number): void => {
    const slot = key & last
    const to = Math.min(starts[slot + 1] as number, (starts[slot] as number) + room)
    for (let at = starts[slot] as number; at < to; at++) if (keys[at] === key) sums.addOne(rows[at] as number, weight)
  }
  return (row) => {
    looked.size = 0
    keysOf('left', row, (key) => {
      const slot = key & last
      looked.put(key, (starts[slot + 1] as number) - (starts[slot] as number))
    })
    let room = MOST_LOOKED_AT
    for (let at = 0; at < looked.size && room > 0; at++) {
      const size = looked.sizes[at] as number
      if (at > 0 && size > room) break
      addRows(looked.keys[at] as number, Math.log(1 + order.length / size), room)
      room -= size
    }
    return sums.take().map((place) => order[place] as number)
  }
}
