import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyState, replay } from '../ledger/replay.ts'
import type { CodedClaim } from '../review/coded-claims.ts'
import { ledgerOf, ruled, statesNamed, type WrittenRuling } from './build-state.ts'
import { deriveRegister } from './derive-register.ts'
import { RelationsBook, type SetAside } from './relations-book.ts'

type Told = readonly [
  kind: CodedClaim['kind'],
  day: string,
  min: number,
  max: number | null,
  text: string,
  othersThan?: string,
]

const claimOf = ([kind, date, min, max, text, othersThan]: Told): CodedClaim => ({
  ...{ kind, actor: 'North', peopleOf: 'South', what: 'people', speaker: 'article', date },
  count: { min, max, text },
  quote: `${text} people: ${kind}`,
  ...(othersThan ? { disjointFrom: othersThan } : {}),
})

/** Ways out for those held, or killed, each by the titles of the pages and the words of the rulings set aside; at the end whether there may be others. */
function waysOut(pages: Readonly<Record<string, readonly Told[]>>, rulings: readonly WrittenRuling[]) {
  const written = Object.entries(pages).map(([title, claims]) => ({
    ...{ title, published: '2021-02-20', claims: claims.map(claimOf) },
  }))
  const state = ruled(replay(emptyState(), ledgerOf(written, { parties: statesNamed('North', 'South') })), rulings)
  const register = deriveRegister(state, { trueAt: '2021-02-10', knownBy: '2021-02-28', standing: 'believed' })
  const nameOf = (ground: string) =>
    state.sources.get(ground)?.title ??
    ground.replace(/[0-9a-f]{16,}/gu, (id) => state.proposals.get(id)?.claim.count?.text ?? id)
  const [answer] = [...register.custody, ...register.toll]
  const { waysOut: ways, more } = answer?.contradiction ?? { waysOut: [], more: false }
  const told = ways.map(({ setAside, min, max }) => `${setAside.map(nameOf).join(', ')}: ${min} to ${max}`)
  return more ? [...told, 'there may be others'] : told
}

describe('ways out of a contradiction, for cases that worlds drawn at random showed', () => {
  it('goes on to the earlier count of everybody, because that closes the bound once the later is set aside', () => {
    const ways = waysOut(
      {
        first: [['held', '2021-02-01', 1, 1, 'the one']],
        second: [['held', '2021-02-01', 1, 1, 'a lone one']],
        taken: [['captured', '2021-02-02', 1, 1, 'another']],
        third: [['held', '2021-02-01', 3, null, 'three']],
      },
      [
        ['exhausts', 'the one', 'the one'],
        ['exhausts', 'a lone one', 'a lone one'],
        ['exhausts', 'another', 'another'],
      ],
    )
    // To set aside the one count or its ruling would leave the contradiction with the other.
    // To set aside both counts is another way, which was not gone on with.
    assert.deepEqual(ways, ['third: 1 to 2', 'taken: 3 to null', 'there may be others'])
  })

  it('names a ruling that goes against what the page tells of the same two as a ground of its own, and no more than there are', () => {
    const ways = waysOut(
      {
        told: [
          ['held', '2021-02-01', 4, 4, 'four'],
          ['held', '2021-02-01', 2, 2, 'two', 'four'],
        ],
      },
      [['part-of', 'two', 'four']],
    )
    assert.deepEqual(ways, ['told: 0 to null', 'part-of two four: 6 to null'])
  })

  it('sets aside with the page what it tells of two, whichever way round a person ruled the same', () => {
    const page: Record<string, readonly Told[]> = {
      told: [
        ['held', '2021-02-01', 4, 4, 'four'],
        ['held', '2021-02-01', 2, 2, 'two', 'four'],
      ],
    }
    const ways = (one: string, other: string) =>
      waysOut(page, [
        ['part-of', 'two', 'four'],
        ['disjoint', one, other],
      ])
    assert.deepEqual(ways('two', 'four'), ['told: 0 to null', 'part-of two four: 6 to null'])
    assert.deepEqual(ways('four', 'two'), ways('two', 'four'))
  })

  it('does not say that there may be others where as many as are listed are all there are', () => {
    const ways = waysOut(
      {
        some: [['killed', '2021-02-02', 1, null, 'some']],
        told: [
          ['killed', '2021-02-02', 5, 5, 'five', 'six'],
          ['killed', '2021-02-02', 6, 7, 'six'],
          ['killed', '2021-02-02', 3, 3, 'three', 'six'],
        ],
      },
      [
        ['part-of', 'three', 'some'],
        ['part-of', 'some', 'six'],
        ['exhausts', 'some', 'five'],
        ['same-group', 'some', 'six'],
      ],
    )
    assert.deepEqual(ways, [
      'some: 11 to null',
      'told: 1 to null',
      'part-of some six, same some six: 11 to null',
      'part-of three some, everybody some: 11 to null',
    ])
  })

  it('parts two groups only once nothing leads from one to the other, over claims of those who left either', () => {
    const ways = waysOut(
      {
        held: [
          ['held', '2021-02-01', 1, null, 'the one'],
          ['held', '2021-02-01', 1, null, 'the other'],
        ],
        freed: [['released', '2021-02-01', 1, null, 'the freed']],
      },
      [
        ['disjoint', 'the one', 'the other'],
        ['same-group', 'the one', 'the other'],
        ['same-group', 'the one', 'the freed'],
        ['same-group', 'the freed', 'the other'],
      ],
    )
    // Without the second ruling alone both would still be the freed, and share nobody.
    assert.deepEqual(ways, [
      'held: 0 to null',
      'disjoint the one the other: 0 to null',
      'freed, same the one the other: 2 to null',
      'same the one the other, same the freed the other: 1 to null',
      'there may be others',
    ])
  })

  it('takes the dead off no more, once those whose dead they were are set aside', () => {
    const ways = waysOut(
      {
        counted: [['held', '2021-02-01', 10, 10, 'the ten']],
        taken: [['captured', '2021-02-01', 4, 4, 'the four']],
        dead: [['killed', '2021-02-03', 2, 2, 'the dead']],
      },
      [
        ['part-of', 'the dead', 'the four'],
        ['part-of', 'the four', 'the ten'],
        ['disjoint', 'the four', 'the ten'],
      ],
    )
    assert.deepEqual(ways, [
      'counted: 2 to null',
      'taken: 10 to null',
      'part-of the four the ten: 12 to null',
      'disjoint the four the ten: 8 to null',
    ])
  })

  it('takes two releases of one day and number for one, once a ruling that they are of others is set aside', () => {
    const ways = waysOut(
      {
        counted: [['held', '2021-02-01', 30, 30, 'the thirty']],
        morning: [['released', '2021-02-02', 10, 10, 'ten in the morning']],
        evening: [['released', '2021-02-02', 10, 10, 'ten in the evening']],
      },
      [
        ['disjoint', 'ten in the morning', 'ten in the evening'],
        ['same-group', 'the thirty', 'ten in the morning'],
        ['same-group', 'the thirty', 'ten in the evening'],
      ],
    )
    assert.deepEqual(ways, [
      'counted: 0 to null',
      'morning: 20 to null',
      'evening: 20 to null',
      'disjoint ten in the morning ten in the evening: 20 to null',
      'there may be others',
    ])
  })
})

describe('what would be left of relations without some claims', () => {
  const out: SetAside = { isOut: () => false, isNot: () => false, mayShare: [] }
  const claims = (count: number) => Array.from({ length: count }, (_, at) => `claim ${at}`)
  const { without } = RelationsBook.of([], [], { find: () => undefined, regions: null }).now

  it('is drawn up for the claims of an answer', () => {
    assert.notEqual(without(claims(20_000), out), null)
  })

  it('is not for more claims than are looked at, rather than after a long wait', () => {
    assert.equal(without(claims(20_001), out), null)
  })
})
