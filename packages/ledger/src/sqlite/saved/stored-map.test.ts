import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { StoredMap } from './stored-map.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))

const step = fc.oneof(
  fc.record({ does: fc.constant('get' as const), key: fc.nat({ max: 30 }) }),
  fc.record({ does: fc.constant('ahead' as const), key: fc.nat({ max: 5 }) }),
  fc.record({ does: fc.constant('all' as const), key: fc.nat({ max: 40 }) }),
)

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
interface Value {
  readonly text: string
}

const storedMap = (size: number) =>
  new StoredMap<number, Value>({
    size,
    one: (key) => (key < size ? { text: `value ${key}` } : undefined),
    all: () => Array.from({ length: size }, (_, key) => [key, { text: `value ${key}` }] as const),
  })

/** Looks up, reads ahead or goes through a map. Gives what it gave out, of which the same key must give the same object. */
function taken(map: StoredMap<number, Value>, steps: readonly Step[]): ReadonlyMap<number, Value> {
  const given = new Map<number, Value>()
  for (const { does, key } of steps) {
    let left = key
    if (does === 'ahead') map.readAhead(() => left-- <= 0)
    // Gone through now and then only, so that reading ahead has something left to do.
    if (does === 'all' && key === 0) assert.equal([...map.keys()].length, map.size)
    const value = does === 'get' ? map.get(key) : undefined
    if (value) assert.equal(value, given.get(key) ?? value)
    if (value) given.set(key, value)
  }
  return given
}

describe('a map that is read from where it is stored', () => {
  it(`is the same whatever is looked up, read ahead or gone through first (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.nat({ max: 25 }), fc.array(step, { maxLength: 30 }), (size, steps) => {
        const map = storedMap(size)
        const given = taken(map, steps)
        const whole = [...map].map(([key, { text }]) => [key, text])
        assert.deepEqual(
          whole,
          [...new Array(size).keys()].map((key) => [key, `value ${key}`]),
        )
        for (const [key, value] of given) assert.equal(map.get(key), value)
        assert.equal(map.get(size), undefined)
      }),
      { seed, numRuns: 500 },
    )
  })
})
