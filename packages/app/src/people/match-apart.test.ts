import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fakerRU } from '@faker-js/faker'
import type { MatchField } from '@muster/core'
import { matchApart, matchTask } from './match-apart.ts'

const FIELDS: readonly MatchField[] = [
  { label: 'name', kind: 'name' },
  { label: 'born', kind: 'born' },
]

/** Made-up people. */
function madeUp(count: number): readonly (readonly string[])[] {
  fakerRU.seed(11)
  return Array.from({ length: count }, () => [
    `${fakerRU.person.lastName('male')} ${fakerRU.person.firstName('male')} ${fakerRU.person.middleName('male')}`,
    fakerRU.date.birthdate().toISOString().slice(0, 10),
  ])
}

describe('MT6: long rolls compared in a thread of their own', () => {
  const people = madeUp(1_500)
  for (const [what, task] of [
    ['two rolls', { fields: FIELDS, left: people.slice(0, 1_100), right: people.slice(400), within: false }],
    [
      'one roll with itself',
      { fields: FIELDS, left: people.slice(0, 1_050), right: people.slice(0, 1_050), within: true },
    ],
  ] as const)
    it(`give the same answer as where they are, and leave the program free meanwhile: ${what}`, async () => {
      let turns = 0
      const turning = setInterval(() => turns++, 1)
      const apart = await matchApart(task)
      clearInterval(turning)
      assert.ok(turns > 0, 'nothing else could be done while the rolls were compared')
      assert.deepEqual(apart, matchTask(task))
      assert.ok(apart.pairs.some((row) => row.length > 0))
    })
})
