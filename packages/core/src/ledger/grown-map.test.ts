import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { GrownMap } from './grown-map.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))

describe(`a map that is added to without copying it (seed ${seed})`, () => {
  const additions = fc.array(fc.array(fc.tuple(fc.nat(900), fc.nat(5)), { maxLength: 400 }), { maxLength: 12 })

  it('says in everything what a Map says that was copied each time', () => {
    const check = fc.property(additions, (steps) => {
      let plain = new Map<number, number>()
      let grown = GrownMap.from<number, number>(new Map())
      for (const step of steps) {
        const [before, kept] = [[...grown], new Map(plain)]
        const [nextPlain, nextGrown] = [new Map(plain), GrownMap.from(grown)]
        for (const [key, value] of step) {
          nextPlain.set(key, value)
          nextGrown.set(key, value)
        }
        assert.deepEqual([...grown], before, 'the map before was changed')
        assert.deepEqual([...grown], [...kept])
        plain = nextPlain
        grown = nextGrown
        assert.deepEqual([...grown], [...plain])
        assert.deepEqual([...grown.keys(), ...grown.values()], [...plain.keys(), ...plain.values()])
        assert.equal(grown.size, plain.size)
        for (let key = 0; key < 900; key += 17)
          assert.deepEqual([grown.has(key), grown.get(key)], [plain.has(key), plain.get(key)])
      }
    })
    fc.assert(check, { seed, numRuns: 40 })
  })

  it('is told apart from another by what it holds, so that laws about states mean something', () => {
    const one = GrownMap.from(new Map([['a', 1]]))
    const other = GrownMap.from(new Map([['a', 2]]))
    assert.throws(() => assert.deepEqual(one, other))
    assert.throws(() => assert.deepEqual(one, GrownMap.from(one).set('b', 1)))
    assert.deepEqual(one, GrownMap.from(GrownMap.from(new Map())).set('a', 1))
    assert.throws(() => one.delete('a'), /nothing is taken out/u)
  })
})
