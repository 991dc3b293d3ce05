import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bytesAt, TextMapBuilder, textMapFromJson, textMapToJson } from './text-map.ts'

const mapOf = (...runs: ReadonlyArray<readonly [characters: number, byteStart: number, byteLength: number]>) => {
  const builder = new TextMapBuilder()
  for (const [characters, byteStart, byteLength] of runs) builder.add(characters, byteStart, byteLength)
  return builder.build()
}

describe('RD101: the way from text back to bytes', () => {
  it('joins runs that continue one another', () => {
    const map = mapOf([3, 10, 3], [4, 13, 4], [2, 17, 4])
    assert.deepEqual(map.runs, [0, 10, 7, 7, 17, 4])
  })

  it('finds single characters inside a run of one width', () => {
    const map = mapOf([4, 100, 8])
    assert.deepEqual(bytesAt(map, 1, 3), { start: 102, end: 106 })
  })

  it('gives an entity as a whole', () => {
    const map = mapOf([3, 0, 3], [1, 3, 7], [3, 10, 3])
    assert.deepEqual(bytesAt(map, 3, 4), { start: 3, end: 10 })
    assert.deepEqual(bytesAt(map, 2, 5), { start: 2, end: 11 })
  })

  it('gives no bytes for the line between two blocks', () => {
    const map = mapOf([3, 5, 3], [1, 8, 0], [3, 20, 3])
    assert.deepEqual(bytesAt(map, 3, 4), { start: 8, end: 8 })
    assert.deepEqual(bytesAt(map, 0, 7), { start: 5, end: 23 })
  })

  it('holds places outside the text to its ends', () => {
    const map = mapOf([3, 5, 3])
    assert.deepEqual(bytesAt(map, -4, 99), { start: 5, end: 8 })
    assert.deepEqual(bytesAt(map, 3, 3), { start: 8, end: 8 })
    assert.deepEqual(bytesAt({ textLength: 0, runs: [] }, 0, 0), { start: 0, end: 0 })
  })

  it('survives JSON', () => {
    const map = mapOf([3, 5, 3], [1, 8, 0], [3, 20, 3], [1, 2, 6])
    assert.deepEqual(textMapFromJson(JSON.parse(JSON.stringify(textMapToJson(map)))), map)
  })
})
