import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fakerRU } from '@faker-js/faker'
import {
  concludeMatch,
  indexRolls,
  leadersOf,
  type MatchField,
  matchRolls,
  openParts,
  openRolls,
  readyRolls,
} from './match-rolls.ts'
import { decideRows } from './outcomes.ts'

const seed = Number(process.env.MUSTER_SEED ?? 20261126)
const FIELDS: readonly MatchField[] = [
  { label: 'name', kind: 'name' },
  { label: 'born', kind: 'born' },
  { label: 'place', kind: 'text' },
]

/** Made-up people; on the second list the order of the name, the form of the day and some letters differ. */
function lists(many: number, shared: number) {
  fakerRU.seed(seed)
  const chance = () => fakerRU.number.float()
  const person = () => ({
    family: fakerRU.person.lastName('male'),
    given: fakerRU.person.firstName('male'),
    father: fakerRU.person.middleName('male'),
    born: fakerRU.date.birthdate({ min: 19, max: 45, mode: 'age', refDate: '2020-11-10' }).toISOString().slice(0, 10),
    place: fakerRU.location.city(),
  })
  const left = Array.from({ length: many }, person)
  const right = Array.from({ length: many }, (_, at) => (at < shared ? (left[at] ?? person()) : person()))
  const slip = (word: string) => (chance() < 0.05 && word.length > 4 ? word.slice(0, 2) + word.slice(3) : word)
  return {
    left: left.map(({ family, given, father, born, place }) => [`${family} ${given} ${father}`, born, place]),
    right: right.map(({ family, given, father, born, place }) => [
      `${given} ${chance() < 0.2 ? '' : father} ${slip(family)}`,
      chance() < 0.1 ? born.slice(0, 4) : born.split('-').reverse().join('.'),
      chance() < 0.3 ? '' : place,
    ]),
  }
}

describe('MT10: long lists are found by keys', () => {
  const { left, right } = lists(600, 400)
  const short = matchRolls(FIELDS, left, right, { blocked: false })
  const long = matchRolls(FIELDS, left, right, { blocked: true })

  it(`say of a row what they say when every name part is held against every other, but for one in fifty (MUSTER_SEED=${seed})`, () => {
    const [ones, others] = [decideRows(short, 0.99), decideRows(long, 0.99)]
    const alike = ones.filter(
      ({ outcome, pairs }, at) =>
        others[at]?.outcome === outcome && (outcome === 'absent' || others[at]?.pairs[0]?.right === pairs[0]?.right),
    )
    assert.ok(alike.length >= 588, `${alike.length} of 600`)
    assert.deepEqual(
      others.filter(({ outcome, left: row, pairs }) => outcome === 'same' && pairs[0]?.right !== row),
      [],
    )
  })

  it('give the same answer in whatever spans they are worked on', () => {
    const ready = readyRolls(FIELDS, left, right)
    const names = ready.tokens.letters.length
    const leaders = leadersOf(ready)
    const spansOf = (length: number, most: number) =>
      Array.from({ length: Math.ceil(length / most) }, (_, at) => ({
        from: at * most,
        to: Math.min(length, (at + 1) * most),
      }))
    const answer = (most: number) => {
      const parts = openParts(ready.tokens, leaders)
      const index = indexRolls(ready, spansOf(names, most).map(parts))
      // Each span by a thread of its own, which remembers nothing of the others.
      const spans = spansOf(left.length, most).map((span) => openRolls(ready, index)(span))
      return concludeMatch(FIELDS, ready, spans, index)
    }
    assert.deepEqual(answer(97), long)
    assert.deepEqual(answer(250), long)
  })

  it('MT6: give the same answer in another order of rows', () => {
    const turned = decideRows(matchRolls(FIELDS, left, [...right].reverse(), { blocked: true }), 0.99)
    for (const [at, row] of decideRows(long, 0.99).entries()) {
      assert.equal(turned[at]?.outcome, row.outcome)
      if (row.outcome === 'same')
        assert.equal(right.length - 1 - (turned[at]?.pairs[0]?.right ?? 0), row.pairs[0]?.right)
    }
  })

  it('call nobody absent whose name is too common to look at all who bear it', () => {
    const crowd = Array.from({ length: 3000 }, () => ['Петров Иван', '', ''])
    const rows = decideRows(matchRolls(FIELDS, [['Иван Петров', '', '']], crowd, { blocked: true }), 0.99)
    assert.equal(rows[0]?.outcome, 'look')
  })
})

describe('lists of very many columns', () => {
  it('tell apart more patterns than a number can', () => {
    // Forty columns of four levels and 'empty' have more patterns than there are whole numbers that a machine tells apart.
    const fields: readonly MatchField[] = [
      { label: 'name', kind: 'name' },
      ...Array.from({ length: 40 }, (_, at) => ({ label: `c${at}`, kind: 'text' as const })),
    ]
    const row = (name: string, last: string) => [name, ...Array.from({ length: 39 }, (_, at) => `same ${at}`), last]
    const { pairs } = matchRolls(
      fields,
      [row('Петросян Арам', 'Sevan'), row('Авакян Айк', 'Gyumri')],
      [row('Петросян Арам', 'Sevan'), row('Авакян Айк', 'Masis')],
    )
    assert.deepEqual([pairs[0]?.[0]?.pattern.at(-1), pairs[1]?.[0]?.pattern.at(-1)], [3, 0])
  })
})
