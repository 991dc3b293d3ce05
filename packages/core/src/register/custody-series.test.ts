import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { emptyState, replay } from '../ledger/replay.ts'
import { type CasePage, ledgerOf, ruled, type WrittenRuling } from './build-state.ts'
import { deriveCustodySeries } from './custody-series.ts'
import { deriveRegister, type RegisterQuestion } from './derive-register.ts'

const FOLDER = new URL('../../../../cases/register/', import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
const setting = read('parties.json')

describe('custody through time', () => {
  it('has a line for each day on which something changed, with the claims that are new', () => {
    const { given } = read('stock-and-flow.json') as { given: readonly CasePage[] }
    const state = replay(emptyState(), ledgerOf(given, setting))
    const [series] = deriveCustodySeries(state, {
      trueAt: '2020-12-31',
      knownBy: '2021-01-31',
      standing: 'alleged',
    })
    assert.deepEqual(
      series?.points.map(({ day, min, max, news }) => [day, min, max, news.length]),
      [
        ['2020-12-02', 90, null, 1],
        ['2020-12-09', 87, null, 1],
        ['2020-12-14', 43, null, 1],
        ['2020-12-16', 62, null, 1],
      ],
    )
  })

  it('CU11: a later figure of all who were taken closes the days before its own, and is news on its own', () => {
    const { given, relations, asked } = read('stock-after-the-returns.json') as {
      given: readonly CasePage[]
      relations: readonly WrittenRuling[]
      asked: RegisterQuestion
    }
    const state = ruled(replay(emptyState(), ledgerOf(given, setting)), relations)
    const [series] = deriveCustodySeries(state, { ...asked, trueAt: '2020-12-31' })
    assert.deepEqual(
      series?.points.map(({ day, min, max, news }) => [day, min, max, news.length]),
      [
        ['2020-12-02', 90, 110, 1],
        ['2020-12-09', 87, 169, 1],
        ['2020-12-14', 43, 125, 1],
        ['2020-12-16', 105, 125, 1],
      ],
    )
    const [answer] = deriveRegister(state, asked).custody
    assert.equal(answer?.claims.length, 4, 'the figure that closes the bound is among its claims')
    assert.ok(answer?.closedBy?.every((claim) => answer.claims.includes(claim)))
  })

  for (const file of readdirSync(FOLDER).filter((name) => name.startsWith('custody-')))
    it(`ends where the register of its last day stands: ${file}`, () => {
      const { given, asked } = read(file) as { given: readonly CasePage[]; asked: RegisterQuestion }
      const state = replay(emptyState(), ledgerOf(given, setting))
      const last = deriveCustodySeries(state, asked).map(({ id, points }) => [
        id,
        points.at(-1)?.min,
        points.at(-1)?.max,
      ])
      const register = deriveRegister(state, asked)
      assert.deepEqual(
        last,
        register.custody.map(({ id, bounds }) => [id, bounds[asked.standing].min, bounds[asked.standing].max]),
      )
    })
})
