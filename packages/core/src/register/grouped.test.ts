import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { groupedBy } from './grouped.ts'
import { type Origin, OriginTally, originCount, supportOf } from './origins.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: 300 }

const word = fc.option(fc.constantFrom('a', 'b', '1'), { nil: null })
const number = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null })

describe(`groups of items that agree in some fields (seed ${seed})`, () => {
  it('are those that a written key gives, in the order in which they began', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, number, word), { maxLength: 40 }), (items) => {
        const found = groupedBy(items, [(item) => item[0], (item) => item[1], (item) => item[2]])
        const written = [...Map.groupBy(items, (item) => JSON.stringify(item)).values()]
        assert.deepEqual(found, written)
      }),
      runs,
    )
  })
})

describe(`support in origins (seed ${seed})`, () => {
  const origin = fc.record({
    origin: fc.constantFrom('p', 'q', 'r', 's', 't', 'u'),
    attribution: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null }),
  })

  it('is what comparing every origin with every other gives (OR5)', () => {
    fc.assert(
      fc.property(fc.array(origin, { maxLength: 14 }), fc.constantFrom('p', 'q'), (items, ruled) => {
        const apart: Readonly<Record<string, readonly string[]>> = { [ruled]: ['r'], r: [ruled] }
        const tallies = new Map(items.map(({ origin: name }) => [name, new OriginTally()]))
        const claims = items.map((item) => {
          const tally = tallies.get(item.origin) ?? assert.fail('no tally')
          return { from: { ...item, independentOf: apart[item.origin] ?? [], tally }, tally }
        })
        assert.deepEqual(supportOf(claims), comparedOneByOne(claims.map(({ from }) => from)))
        assert.equal(originCount(claims), tallies.size)
      }),
      runs,
    )
  })
})

function comparedOneByOne(claims: readonly Origin[]) {
  const origins = [...Map.groupBy(claims, (claim) => claim.origin)].map(([id, items]) => ({
    id,
    names: [...new Set(items.flatMap((item) => item.attribution ?? []))],
    apart: items[0]?.independentOf ?? [],
  }))
  const chosen: typeof origins = []
  for (const one of origins.sort((a, b) => (a.names.length || 99) - (b.names.length || 99))) {
    const distinct = (other: (typeof origins)[number]) =>
      one.apart.includes(other.id) ||
      (one.names.length > 0 && other.names.length > 0 && !one.names.some((name) => other.names.includes(name)))
    if (chosen.every(distinct)) chosen.push(one)
  }
  return { atLeast: chosen.length, atMost: origins.length }
}
