import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fakerRU } from '@faker-js/faker'
import { alignNames, type MatchField, matchRolls } from '@muster/core'
import { matchLists } from './match-lists.ts'
import { WorkerPool } from './worker-pool.ts'

const seed = Number(process.env.MUSTER_SEED ?? 20261126)
const FIELDS: readonly MatchField[] = [
  { label: 'name', kind: 'name' },
  { label: 'born', kind: 'born' },
]

/** Made-up people, more than are handed out at a time. */
function madeUp(many: number): readonly (readonly string[])[] {
  fakerRU.seed(seed)
  return Array.from({ length: many }, () => [
    `${fakerRU.person.lastName('male')} ${fakerRU.person.firstName('male')} ${fakerRU.person.middleName('male')}`,
    fakerRU.date.birthdate({ min: 19, max: 45, mode: 'age', refDate: '2020-11-10' }).toISOString().slice(0, 10),
  ])
}

describe('MT10: lists matched in threads', () => {
  const left = madeUp(9_000)
  const right = left.slice(4_000).toReversed()

  it(`give the same answer whatever the number of threads, and as without any (MUSTER_SEED=${seed})`, async () => {
    const alone = matchRolls(FIELDS, left, right, { blocked: true })
    for (const workers of [1, 2, 3]) {
      const told: number[] = []
      const { uses, ...matched } = await matchLists(FIELDS, left, right, {
        blocked: true,
        workers,
        progress: (what, done) => {
          if (what === 'rows') told.push(done)
        },
      })
      assert.deepEqual(matched, alone, `${workers} threads`)
      assert.equal(told.at(-1), 9_000, 'all rows are told of as done')
      const counted = uses()
      for (const pair of matched.pairs.slice(-200).flat()) {
        const { weight } = alignNames(left[pair.left]?.[0] ?? '', right[pair.right]?.[0] ?? '', counted)
        assert.ok(Math.abs(weight - pair.named) < 1e-9, 'names beside each other say what they said in the comparison')
      }
    }
  })

  it('give what the core gives for short ones', async () => {
    const [ones, others] = [left.slice(0, 50), right.slice(0, 50)]
    const { uses, ...matched } = await matchLists(FIELDS, ones, others)
    assert.deepEqual(matched, matchRolls(FIELDS, ones, others))
    assert.equal(typeof uses, 'function')
  })

  it('end with the reason when a thread fails', async () => {
    const pool = new WorkerPool(new URL('./match-worker.ts', import.meta.url), 2)
    await assert.rejects(
      pool.run({ kind: 'names', tokens: null }, [{ from: 0, to: 1 }], () => undefined),
      TypeError,
    )
    await pool.end()
  })
})
