import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bitDistance, packedDistance } from './bit-distance.ts'

/** Edits from one text of signs to another, as a definition has it. */
function edits(one: readonly number[], other: readonly number[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [at, sign] of one.entries()) {
    const next = [at + 1]
    for (const [place, there] of other.entries())
      next.push(Math.min((row[place] ?? 0) + Number(sign !== there), (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1))
    row = next
  }
  return row.at(-1) ?? 0
}

describe('MT2: how far two skeletons are apart', () => {
  it('is the number of edits, however the second one lies', () => {
    let state = 5
    const chance = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    }
    const drawn = (most: number) =>
      Array.from({ length: Math.floor(chance() * (most + 1)) }, () => Math.floor(chance() * 6))
    for (let round = 0; round < 2000; round++) {
      const [one, other] = [drawn(30), drawn(10)]
      const places = new Int32Array(8)
      for (const [at, sign] of one.entries()) places[sign] = (places[sign] ?? 0) | (1 << at)
      const packed = other.reduceRight((sum, sign) => (sum << 3) | sign, 0)
      const wanted = edits(one, other)
      assert.equal(bitDistance(places, 0, one.length, Uint8Array.from(other), 0, other.length), wanted)
      assert.equal(packedDistance(places, 0, one.length, packed, other.length), wanted)
    }
  })
})
