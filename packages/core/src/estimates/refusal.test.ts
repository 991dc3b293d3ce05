import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { captureTable, tableFromHistories } from './capture-table.ts'
import { estimateTotal } from './estimate-total.ts'
import { latentClasses } from './latent-classes.ts'
import { fitLogLinear, mainEffects } from './log-linear.ts'
import { type Declared, disagreementOf, NOTHING_DECLARED, whyNotEstimated } from './refusal.ts'
import { stepwiseFit } from './stepwise.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const KNOWN: Declared = { closed: true, missedMatches: 0.02, madeFrom: [] }
const OVERLAPPING = { '100': 40, '010': 30, '001': 20, '110': 6, '101': 5, '011': 4, '111': 2 }
const three = tableFromHistories(['A', 'B', 'C'], OVERLAPPING)

describe('ES2: no estimate, in a sentence', () => {
  for (const [what, table, declared, says] of [
    ['from two lists', tableFromHistories(['A', 'B'], { '10': 5, '01': 4, '11': 2 }), KNOWN, /There are 2 lists/u],
    [
      'from a list that stands alone',
      tableFromHistories(['A', 'B', 'C'], { '100': 9, '010': 5, '110': 2, '001': 7 }),
      KNOWN,
      /list C shares nobody/u,
    ],
    [
      'from four lists of which no three meet',
      tableFromHistories(['A', 'B', 'C', 'D'], { '1000': 9, '0100': 5, '1100': 2, '0110': 7, '0011': 3 }),
      KNOWN,
      /Nobody is on three lists/u,
    ],
    ['when one list comes from another', three, { ...KNOWN, madeFrom: [['B', 'A']] }, /list B was made from A/u],
    ['of people who come and go', three, { ...KNOWN, closed: false }, /People joined or left/u],
    ['when the quality of the matching is unknown', three, { ...KNOWN, missedMatches: null }, /how many matches/u],
  ] as const)
    it(what, () => {
      const estimate = estimateTotal(table, { declared, seed: 1, resamples: 0, rounds: 200 })
      assert.equal(estimate.shown, false)
      assert.match(estimate.refused.join(' '), says)
      assert.deepEqual(estimate.models, [], 'a refused table shows the people seen and no figure beside')
      assert.equal(estimate.seen, table.seen)
    })

  it('what nobody declared is a reason each', () => {
    assert.equal(whyNotEstimated(three, NOTHING_DECLARED).length, 3)
  })

  it('ES4: a factor of two is allowed, more is not', () => {
    const apart = (total: number) =>
      disagreementOf([
        { name: 'one', total: 1000 },
        { name: 'other', total },
      ]).says
    assert.equal(apart(2000), null)
    assert.match(apart(2001) ?? '', /1,000 \(one\) against 2,001 \(other\)/u)
  })
})

const table = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 15, maxLength: 15 }).map((counts) => ({
  lists: ['A', 'B', 'C', 'D'],
  rows: counts.map((people, at) => ({
    on: [0, 1, 2, 3].map((list) => (((at + 1) >> list) & 1) === 1),
    people,
  })),
}))

describe(`laws of estimates (seed ${seed})`, () => {
  it('the order of rows does not matter, nor whether people stand alone or counted together', () => {
    fc.assert(
      fc.property(table, ({ lists, rows }) => {
        const alone = rows.flatMap(({ on, people }) => Array.from({ length: people }, () => ({ on, people: 1 })))
        assert.deepEqual(captureTable(lists, alone.reverse()), captureTable(lists, rows))
      }),
      { seed, numRuns: 20 },
    )
  })

  it('the order of lists does not matter', () => {
    fc.assert(
      fc.property(table, ({ lists, rows }) => {
        const turned = captureTable(
          [...lists].reverse(),
          rows.map(({ on, people }) => ({ on: [...on].reverse(), people })),
        )
        const [one, other] = [stepwiseFit(captureTable(lists, rows)), stepwiseFit(turned)]
        assert.ok(Math.abs((one?.total ?? 0) - (other?.total ?? 0)) < 1e-5 * (one?.total ?? 1))
      }),
      { seed, numRuns: 20 },
    )
  })

  it('the fitted table has the people and the lists of the given one', () => {
    fc.assert(
      fc.property(table, ({ lists, rows }) => {
        const given = captureTable(lists, rows)
        const fit = fitLogLinear(given, mainEffects(given))
        const sum = [...(fit?.means.values() ?? [])].reduce((all, mean) => all + mean, 0)
        assert.ok(Math.abs(sum - given.seen) < 1e-5 * given.seen)
      }),
      { seed, numRuns: 20 },
    )
  })

  it('ES5: the same seed draws the same', () => {
    const draw = (from: number) => latentClasses(three, { seed: from, rounds: 200, before: 50 })
    assert.deepEqual(draw(7), draw(7))
    assert.notDeepEqual(draw(7), draw(8))
  })
})
