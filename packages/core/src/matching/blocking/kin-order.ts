import type { ColumnData } from '../roll-columns.ts'
import type { PartSounds } from './part-sounds.ts'
import { gatherParts, MOST_PARTS, partKey, roomForParts, type Side } from './row-keys.ts'
import { mix } from './sound-keys.ts'

/** Bits of the number by which rows are put in order: of their rarest name part, of the next one, and where they stand. */
const RAREST_BITS = 20
const NEXT_BITS = 11
const ROOM_FOR_ROWS = 2 ** 22

/**
 * The rows of a list in an order in which those stand together whose names share their rarest part. Rows of the first list that are compared one
 * after another then find the same rows and ask of the same name parts, and what they find lies side by side: both in the cache. What is found for a row
 * does not hang on it. `sharing`: how many rows of the second list lie under a key.
 */
export function orderByKin(
  columns: readonly ColumnData[],
  sounds: PartSounds,
  sharing: (key: number) => number,
  side: Side,
): Int32Array {
  const length = columns[0]?.[side].length ?? 0
  const parts = roomForParts()
  const rows = new Int32Array(MOST_PARTS)
  const sorted = new Float64Array(length)
  for (let row = 0; row < length; row++) {
    gatherParts(columns, side, row, sounds, parts)
    for (let at = 0; at < parts.size; at++) {
      const there = sharing(partKey(sounds.led[parts.list[at] as number] as number))
      // A part that nobody of the other list has leads to nobody.
      rows[at] = there === 0 ? ROOM_FOR_ROWS : there
    }
    const rarest = leastOf(rows, parts.size, -1)
    const next = leastOf(rows, parts.size, rarest)
    const bitsOf = (place: number, bits: number): number =>
      place < 0 ? 0 : mix(7, sounds.led[parts.list[place] as number] as number) >>> (32 - bits)
    sorted[row] = (bitsOf(rarest, RAREST_BITS) * 2 ** NEXT_BITS + bitsOf(next, NEXT_BITS)) * ROOM_FOR_ROWS + row
  }
  sorted.sort()
  return Int32Array.from(sorted, (packed) => packed % ROOM_FOR_ROWS)
}

/** The place of the least of so many numbers, one place left out; -1 where there is none. */
function leastOf(numbers: Int32Array, size: number, without: number): number {
  let least = -1
  for (let at = 0; at < size; at++)
    if (at !== without && (least < 0 || (numbers[at] as number) < (numbers[least] as number))) least = at
  return least
}
