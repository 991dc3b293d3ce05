import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { textLevel } from './fields/field-levels.ts'
import type { MatchedRolls, ScoredPair } from './match-rolls.ts'
import { decideRows } from './outcomes.ts'
import { explainPair } from './people/explain-pair.ts'

const FIELDS = [{ label: 'name', kind: 'name' }] as const
const pair = (left: number, right: number, probability: number, partsApart = 0): ScoredPair => ({
  left,
  right,
  probability,
  weight: Math.log(probability / (1 - probability)) + 10,
  pattern: [3],
  partsApart,
  named: 3,
  isShort: true,
})
const matched = (rows: readonly (readonly ScoredPair[])[]): MatchedRolls => ({
  fields: FIELDS,
  weights: { perLevel: [], m: [], u: [], prior: 1e-4 },
  share: 1e-4,
  alone: true,
  pairs: rows,
})
const outcomes = (rows: readonly (readonly ScoredPair[])[], precision: number): readonly string[] =>
  decideRows(matched(rows), precision).map(({ outcome }) => outcome)

describe('MT5: of those told as the same the wanted share is right', () => {
  const certain = Array.from({ length: 19 }, (_, row) => [pair(row, row, 0.9999)])
  it('so that many that are nearly certain make room for one that is less so', () => {
    assert.equal(outcomes([...certain, [pair(19, 19, 0.93)]], 0.99).at(-1), 'same')
    assert.equal(outcomes([[pair(0, 0, 0.93)]], 0.99)[0], 'look')
  })
  it('but none that is wrong ten times as often', () =>
    assert.equal(outcomes([...certain, [pair(19, 19, 0.85)]], 0.99).at(-1), 'look'))
  it('and no more of them than there is room for', () => {
    const less = Array.from({ length: 19 }, (_, row) => [pair(19 + row, 19 + row, 0.93)])
    const told = outcomes([...certain, ...less], 0.99).slice(19)
    assert.ok(told.includes('look'))
  })
  it('and a pair taken apart is answered as among all: what tips it is not the last digit of a sum', () => {
    // The weight gives the chance again, as a sum in another order would: a few last digits off.
    const weight = Math.log(((0.93 + 1e-15) / (0.07 - 1e-15)) * ((1 - 1e-4) / 1e-4))
    const likely = Array.from({ length: 40 }, (_, row) => [{ ...pair(19 + row, 19 + row, 0.93), weight }])
    const all = matched([...certain, ...likely])
    const edge = decideRows(all, 0.99).slice(19)
    assert.ok(edge.every(({ outcome }) => outcome === 'look'))
    for (const { pairs } of edge) assert.equal(explainPair(all, pairs[0] ?? assert.fail(), 0.99).outcome, 'look')
  })
})

describe('MT5: a partner who is told to be another row’s', () => {
  const taken = [pair(0, 0, 0.9999)]
  it('leaves an unlikely pair that lacks a part aside', () =>
    assert.deepEqual(outcomes([taken, [pair(1, 0, 0.15, 1)]], 0.99), ['same', 'absent']))
  it('does not where the names agree in all parts, or the pair is likely: a list may name a person twice', () => {
    assert.deepEqual(outcomes([taken, [pair(1, 0, 0.15)]], 0.99), ['same', 'look'])
    assert.deepEqual(outcomes([taken, [pair(1, 0, 0.6, 1)]], 0.99), ['same', 'look'])
  })
  it('does not where that other row is to be looked at itself', () =>
    assert.deepEqual(outcomes([[pair(0, 0, 0.6)], [pair(1, 0, 0.15, 1)]], 0.99), ['look', 'look']))
})

describe('MT4: ages', () => {
  it('are near where they are a year apart, whatever their figures', () => {
    assert.equal(textLevel('number', '39', '40'), 1)
    assert.equal(textLevel('number', '39', '38'), 1)
    assert.equal(textLevel('number', '39', '93'), 0)
    assert.equal(textLevel('number', '39', '39'), 2)
  })
})

describe('MT5: several rows of the first list and one of the second', () => {
  it('that it fits equally well: none of them is told as the same, whichever stands first', () =>
    assert.deepEqual(outcomes([[pair(0, 0, 0.9999)], [pair(1, 0, 0.9999)], [pair(2, 0, 0.9999)]], 0.99), [
      'look',
      'look',
      'look',
    ]))
  it('one of which it fits by far the best: that one', () =>
    assert.deepEqual(outcomes([[pair(0, 0, 0.6)], [pair(1, 0, 0.99999)], [pair(2, 0, 0.7)]], 0.99), [
      'look',
      'same',
      'look',
    ]))
  it('and each says which other row it is', () => {
    const all = matched([[pair(0, 0, 0.9999)], [pair(1, 0, 0.9999)]])
    for (const [row, other] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const reasons = explainPair(all, all.pairs[row]?.[0] ?? assert.fail(), 0.99)
      assert.equal(reasons.outcome, 'look')
      assert.deepEqual(reasons.doubts, [{ doubt: 'claimed', row: other }])
    }
  })
})
