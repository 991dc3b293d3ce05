import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EMPTY_CASE, type RollDescription } from '@muster/core'
import { addRoll, type CaseSession, memoryCase, reconcilePeople } from '../index.ts'

const HELD: RollDescription = {
  publisher: 'a made-up ministry',
  published: '2021-01-10',
  peopleOf: 'Azerbaijan',
  says: 'held',
  by: 'Armenia',
  asOf: '2021-01-05',
  columns: [
    { column: 0, holds: 'name' },
    { column: 1, holds: 'born' },
  ],
}

/** Made-up people. */
const PEOPLE = [
  'Образцов Егор Тимурович;12.03.1990',
  'Примеров Олег Вадимович;01.02.1975',
  'Мнимов Глеб Русланович;21.07.1981',
  'Выдумов Ян Артурович;30.11.1999',
]

const add = (session: CaseSession, name: string, rows: readonly string[], description: RollDescription) =>
  addRoll(
    session,
    { bytes: new TextEncoder().encode(`ФИО;Дата рождения\n${rows.join('\n')}\n`), name, sheet: null },
    description,
  )

/** The floor of people that one made-up party holds by name. */
async function floorOf(rows: readonly string[], released: readonly string[] = []): Promise<number | undefined> {
  const session = await memoryCase(EMPTY_CASE, { now: () => '2026-01-01T00:00:00.000Z', by: 'first' })
  await add(session, 'held.csv', rows, HELD)
  if (released.length > 0)
    await add(session, 'released.csv', released, { ...HELD, says: 'released', asOf: '2021-02-01' })
  const { custody } = await reconcilePeople(session, {
    trueAt: '2026-01-01',
    knownBy: '2026-01-01',
    standing: 'alleged',
  })
  return custody[0]?.floors.alleged
}

describe('CU12 MT24: a row without a name', () => {
  it('is no further person who is held by name', async () => {
    assert.equal(await floorOf(PEOPLE), 4)
    assert.equal(await floorOf([...PEOPLE, ';', ';03.04.1985', '?;']), 4)
  })
  it('may be anybody where it stands on a list of those released', async () => {
    const stranger = 'Чужаков Лев Назарович;09.09.1969'
    assert.equal(await floorOf(PEOPLE, [stranger]), 4)
    assert.equal(await floorOf(PEOPLE, [stranger, '?;', ';03.04.1985']), 2)
  })
})
