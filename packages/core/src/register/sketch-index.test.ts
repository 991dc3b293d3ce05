import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { SketchIndex } from './sketch-index.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** Samples of two pages in common, by looking at each. */
const inCommon = (a: readonly number[], b: readonly number[]): number => a.filter((sample) => b.includes(sample)).length

describe(`OR1: samples that pages share (seed ${seed})`, () => {
  const sketch = fc.uniqueArray(fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 2 ** 31 - 1 })), {
    maxLength: 60,
    size: 'max',
  })
  const pages = fc.array(sketch, { maxLength: 40, size: 'max' })

  it('are those that comparing each page with each finds, however large the table grows', () => {
    fc.assert(
      fc.property(pages, sketch, fc.boolean(), (known, asked, sizeIsKnown) => {
        const index = new SketchIndex(sizeIsKnown ? known.flat().length : 0)
        for (const [at, samples] of known.entries()) {
          const shared = known.slice(0, at).map((other) => inCommon(samples, other))
          assert.deepEqual(
            [...index.add(samples, Number.POSITIVE_INFINITY)],
            [...shared.entries()].filter(([, count]) => count > 0),
          )
        }
        assert.deepEqual(
          [...index.sharing(asked, Number.POSITIVE_INFINITY)],
          [...known.map((samples) => inCommon(asked, samples)).entries()].filter(([, count]) => count > 0),
        )
      }),
      { seed, numRuns: 40 },
    )
  })

  it('that more pages have than asked for do not count', () => {
    const index = new SketchIndex()
    for (const at of [0, 1, 2]) index.add([7, 100 + at], 10)
    assert.deepEqual([...index.sharing([7, 101], 2)], [[1, 1]])
    assert.deepEqual(
      [...index.sharing([7, 101], 3)],
      [
        [0, 1],
        [1, 2],
        [2, 1],
      ],
    )
  })
})
