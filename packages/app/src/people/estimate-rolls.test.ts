import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EMPTY_CASE, type RollDescription } from '@muster/core'
import { acceptSame, addRoll, type CaseSession, estimateFromRolls, memoryCase } from '../index.ts'

/** Made-up people with names that nobody mistakes for one another's. */
const GIVEN = [
  'Aram',
  'Boris',
  'Cyrus',
  'Davit',
  'Elnur',
  'Fikret',
  'Gagik',
  'Hovik',
  'Ilgar',
  'Jivan',
  'Karen',
  'Levon',
]
const FAMILY = [
  'Samplian',
  'Testian',
  'Exampleyev',
  'Mockadze',
  'Fixturov',
  'Dummian',
  'Specimov',
  'Modelyan',
  'Tokenov',
  'Draftian',
]
const person = (at: number): string =>
  `${FAMILY[at % 10]} ${GIVEN[Math.floor(at / 10)]},19${60 + (at % 40)}-0${1 + (at % 9)}-1${at % 10}`

const list = (on: (at: number) => boolean): Uint8Array =>
  new TextEncoder().encode(
    [
      'Name,Born',
      ...Array.from({ length: 120 }, (_, at) => at)
        .filter(on)
        .map(person),
    ].join('\n'),
  )

const described = (publisher: string, peopleOf = 'Arland'): RollDescription => ({
  publisher,
  published: '2021-01-05',
  peopleOf,
  says: 'held',
  by: 'Borland',
  asOf: '2021-01-01',
  columns: [
    { column: 0, holds: 'name' },
    { column: 1, holds: 'born' },
  ],
})

const KNOWN = { declared: { closed: true, missedMatches: 0.01, madeFrom: [] }, seed: 1, resamples: 0, rounds: 500 }

async function threeRolls(): Promise<{ session: CaseSession; ids: readonly string[] }> {
  const session = await memoryCase(EMPTY_CASE, { now: () => '2026-01-01T00:00:00.000Z', by: 'first' })
  const ids: string[] = []
  for (const [publisher, on] of [
    ['made-up office A', (at: number) => at % 2 === 0],
    ['made-up office B', (at: number) => at % 3 !== 1],
    ['made-up office C', (at: number) => at % 5 < 3],
  ] as const)
    ids.push(
      (await addRoll(session, { bytes: list(on), name: `${publisher}.csv`, sheet: null }, described(publisher))).id,
    )
  return { session, ids }
}

describe('ES6: estimates from rolls of a case', () => {
  it('count a person once for each roll that judgements put them on', async () => {
    const { session, ids } = await threeRolls()
    const before = await estimateFromRolls(session, ids, KNOWN)
    assert.equal(before.judged.seen, 60 + 80 + 72)
    assert.ok(before.open > 0)
    for (const [left = '', right = ''] of [
      [ids[0], ids[1]],
      [ids[0], ids[2]],
      [ids[1], ids[2]],
    ])
      await acceptSame(session, { left, right, precision: 0.95 }, null)
    const after = await estimateFromRolls(session, ids, KNOWN)
    const truth = Array.from({ length: 120 }, (_, at) => at).filter(
      (at) => at % 2 === 0 || at % 3 !== 1 || at % 5 < 3,
    ).length
    assert.ok(after.judged.seen >= truth && after.judged.seen <= truth + 5, `${after.judged.seen} of ${truth}`)
    assert.deepEqual(after.judged.lists, ['made-up office A', 'made-up office B', 'made-up office C'])
    assert.ok(after.judged.models.length >= 3)
  })
  it('are refused without what nobody declared, and for rolls of two peoples', async () => {
    const { session, ids } = await threeRolls()
    const declared = { closed: null, missedMatches: null, madeFrom: null }
    const { judged } = await estimateFromRolls(session, ids, { ...KNOWN, declared })
    assert.equal(judged.shown, false)
    assert.match(judged.says, /It is not said whether people joined or left/u)
    const other = await addRoll(
      session,
      { bytes: list((at) => at < 9), name: 'other.csv', sheet: null },
      described('D', 'Carland'),
    )
    await assert.rejects(estimateFromRolls(session, [...ids, other.id], KNOWN), /of people of Arland and of Carland/u)
  })
  it('are told of a roll that was made from another by their ids', async () => {
    const { session, ids } = await threeRolls()
    const [a = '', b = ''] = ids
    const { judged } = await estimateFromRolls(session, ids, {
      ...KNOWN,
      declared: { ...KNOWN.declared, madeFrom: [[b, a]] },
    })
    assert.match(judged.says, /The list made-up office B was made from made-up office A/u)
  })
})
