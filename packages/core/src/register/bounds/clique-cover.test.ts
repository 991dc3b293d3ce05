import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { CliqueCover } from './clique-cover.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** The most that one person can weigh who is in some of these sets, by trying each choice. */
function heaviest(sets: readonly number[], weight: Float64Array, areApart: (a: number, b: number) => boolean): number {
  const [first, ...rest] = sets
  if (first === undefined) return 0
  const beside = rest.filter((set) => !areApart(first, set))
  return Math.max(heaviest(rest, weight, areApart), (weight[first] ?? 0) + heaviest(beside, weight, areApart))
}

describe(`sets without which nobody adds more than there is room for (seed ${seed})`, () => {
  const drawn = fc.record({
    weights: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 9,
    }),
    apart: fc.array(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })), { maxLength: 30 }),
    room: fc.double({ min: 0, max: 3, noNaN: true }),
    decided: fc.array(fc.nat({ max: 8 }), { maxLength: 3 }),
  })

  it('leave sets of which nobody can be in too many', () => {
    let left = 0
    fc.assert(
      fc.property(drawn, ({ weights, apart, room, decided }) => {
        const weight = Float64Array.from(weights)
        const outside = weights.map((_, set) =>
          apart.flatMap(([a, b]) => (a === b ? [] : a === set ? [b] : b === set ? [a] : [])),
        )
        const state = new Int8Array(weights.length)
        for (const set of decided) if (set < state.length) state[set] = -1
        const needed = new CliqueCover(weight, outside).needed(state, room)
        const others = weights.map((_, set) => set).filter((set) => state[set] === 0 && !needed.includes(set))
        left += others.filter((set) => (weight[set] ?? 0) > 0).length
        assert.ok(heaviest(others, weight, (a, b) => outside[a]?.includes(b) ?? false) <= room + 1e-9)
        for (const set of needed) assert.equal(state[set], 0)
      }),
      { seed, numRuns: 3000 },
    )
    assert.ok(left > 300, `${left}`)
  })

  it('are told by groups that share out a weight: five in a ring, each two neighbours apart, are two and a half at most', () => {
    const ring = [0, 1, 2, 3, 4].map((set) => [(set + 1) % 5, (set + 4) % 5])
    const weight = Float64Array.of(1, 0.6, 1, 0.6, 0.6)
    assert.deepEqual(new CliqueCover(weight, ring).needed(new Int8Array(5), 2.3), [])
    assert.equal(
      heaviest([0, 1, 2, 3, 4], weight, (a, b) => ring[a]?.includes(b) ?? false),
      2,
    )
  })
})
