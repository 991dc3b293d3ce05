import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chain } from '../../ledger/chain.ts'
import type { EntryBody } from '../../ledger/entry.ts'
import { whyNotAppend } from '../../ledger/may-append.ts'
import type { RollCountWord } from '../../ledger/people/roll-count.ts'
import { replay } from '../../ledger/replay.ts'
import { whyProofFails } from '../bounds/check-certificate.ts'
import { deriveRegister } from '../derive-register.ts'
import { takeAnswer } from '../evidence.ts'
import { RegisterBook } from '../register-book.ts'
import {
  caseOf,
  claim,
  custody,
  few,
  groundOf,
  least,
  ON_DAY,
  type Ruling,
  recorded,
  released,
  roll,
  said,
} from './build-rolls.ts'
import { whyNamedFails } from './check-named.ts'

describe('CU16: people named on a roll in the bounds of custody, by a person’s word', () => {
  const held = roll('held', 58)
  it('a roll that is part of those counted raises the floor where it names more', () => {
    const open: Ruling = ['held', 'part-of', 40, { held: [] }]
    assert.equal(least(caseOf([few], [held], [open])), 58)
  })
  it('counts a person once, and every pair left open as one person', () => {
    const judged = said('held/1', 'same', 'held/2')
    assert.equal(
      least(
        caseOf(
          [few],
          [held, judged],
          [
            [
              'held',
              'part-of',
              40,
              {
                held: [
                  [5, 6],
                  [6, 7],
                ],
              },
            ],
          ],
        ),
      ),
      55,
    )
  })
  it('a pair that is told apart later raises it again', () => {
    const state = caseOf([few], [held], [['held', 'part-of', 40, { held: [[5, 6]] }]])
    assert.equal(least(state), 57)
    assert.equal(least(recorded(state, said('held/5', 'different', 'held/6'))), 58)
  })
  it('LG5: a list of a later day joins nobody before it was published', () => {
    const later = roll('later', 1, { says: 'missing', published: '2021-02-20' })
    const words = [said('held/1', 'same', 'later/1'), said('later/1', 'same', 'held/2')]
    const state = caseOf([few], [held, later, ...words], [['held', 'part-of', 40, { held: [] }]])
    const leastAsKnown = (knownBy: string) =>
      deriveRegister(state, { ...ON_DAY, knownBy }).custody[0]?.bounds.alleged.min
    assert.deepEqual([leastAsKnown('2021-02-19'), leastAsKnown('2021-02-20')], [58, 57])
  })
  it('nothing is counted until somebody rules, and a ruling taken back counts no more', () => {
    const few = claim('held', 40)
    assert.equal(least(caseOf([few], [held], [])), 40)
    assert.equal(
      least(
        caseOf(
          [few],
          [held],
          [
            ['held', 'part-of', 40, { held: [] }],
            ['held', 'unsure', 40, {}],
          ],
        ),
      ),
      40,
    )
  })
  it('people whom nobody counted are added to those counted when a person says that none is of them', () => {
    assert.equal(least(caseOf([claim('held', 40)], [held], [['held', 'disjoint', 40, { held: [] }]])), 98)
  })
  it('a roll that is the whole group and names fewer than were counted contradicts the count', () => {
    const answer = custody(caseOf([claim('held', 62)], [held], [['held', 'same-group', 62, { held: [] }]]))
    assert.ok(answer.contradiction)
    assert.ok(answer.contradiction.grounds.some((ground) => ground.startsWith('ruled same-group held')))
  })
  it('whoever is, or may be, on a list of those released is not counted, and a release of others than the named lowers nothing', () => {
    const bodies = [held, released('gone', 20), said('held/1', 'same', 'gone/1'), said('held/2', 'same', 'gone/2')]
    const floor = (count: number, gone: RollCountWord) =>
      least(
        caseOf([few, claim('released', count)], bodies, [
          ['held', 'part-of', 40, { held: [], gone: [[3, 3]] }],
          ['gone', gone, count, { gone: [], held: [[3, 3]] }],
        ]),
      )
    // 58 less 3 who are or may be on the list of those released, and less the 30 whom a release let go and who may be others.
    assert.equal(floor(30, 'unsure'), 25)
    // The list names 20 of those 30: ten of them may be any of the 55.
    assert.equal(floor(30, 'part-of'), 45)
    // The list is the release: the 55 who are not on it did not leave in it.
    assert.equal(floor(20, 'same-group'), 55)
  })
  it('a list of those released that is a part of a release leaves only the rest of it for others (CU17)', () => {
    const bodies = [held, released('gone', 20)]
    const claims = [few, claim('released', 20), claim('released', 30)]
    const rulings: readonly Ruling[] = [
      ['held', 'part-of', 40, { held: [], gone: [] }],
      ['gone', 'same-group', 20, { gone: [], held: [] }],
    ]
    const state = caseOf(claims, bodies, rulings)
    const idOf = (count: number) =>
      [...state.proposals.values()].find(({ claim: each }) => each.count?.min === count)?.claim.id ?? ''
    const tied = recorded(state, {
      kind: 'relation-judged',
      relation: 'part-of',
      claim: idOf(20),
      other: idOf(30),
      answer: 'yes',
      why: null,
    })
    assert.equal(least(state), 28, 'the 30 may be others than the 20 and of the list')
    assert.equal(least(tied), 48, 'the list names the 20, and ten of the 30 are left')
    const answer = custody(tied)
    const { proof } = answer
    assert.ok(proof?.lower)
    assert.equal(whyProofFails(proof.system, proof.lower), null)
  })
  it('a list of those released that nobody compared may hold anybody', () => {
    const rulings: readonly Ruling[] = [['held', 'part-of', 40, { held: [] }]]
    assert.equal(least(caseOf([few], [held, released('gone', 20)], rulings)), 38)
    assert.equal(least(caseOf([few], [held, released('gone', 10)], rulings)), 48)
  })
  it('whoever was on a list may have been let go later on its day', () => {
    const onItsDay = roll('held', 58, { asOf: '2021-02-01' })
    assert.equal(least(caseOf([few, claim('released', 30)], [onItsDay], [['held', 'part-of', 40, { held: [] }]])), 28)
  })
  it('rows that may be one person by way of a list of another holder’s captives count once', () => {
    const elsewhere = roll('elsewhere', 1, { by: 'Observers' })
    const bodies = [held, elsewhere, said('held/1', 'same', 'elsewhere/1')]
    const open = { held: [], elsewhere: [[2, 1] as const] }
    assert.equal(least(caseOf([few], bodies, [['held', 'part-of', 40, open]])), 57)
  })
  it('a list of those let go on a later day takes nobody out, for the checker neither', () => {
    const later = roll('gone', 1, { says: 'released', asOf: '2021-04-01', published: '2021-02-02' })
    const bodies = [held, later, said('held/1', 'same', 'gone/1')]
    assert.equal(least(caseOf([few], bodies, [['held', 'part-of', 40, { held: [], gone: [] }]])), 58)
  })
  it('two rolls of one group count everybody once', () => {
    const bodies = [held, roll('other', 30), said('held/1', 'same', 'other/1'), said('held/2', 'same', 'other/2')]
    const rulings: readonly Ruling[] = [
      ['held', 'part-of', 40, { held: [] }],
      ['other', 'part-of', 40, { other: [], held: [[3, 3]] }],
    ]
    assert.equal(least(caseOf([few], bodies, rulings)), 85)
  })
  it('stands as the roll’s publisher stands, and leads to its rolls', () => {
    const state = caseOf([few], [held], [['held', 'part-of', 40, { held: [] }]])
    const answer = custody(state)
    assert.equal(answer.bounds.admitted.min, 0)
    assert.equal(answer.bounds['third-party'].min, 58)
    assert.deepEqual(answer.rolls, ['held'])
    assert.deepEqual(answer.restsOn.alleged, [])
    assert.match(
      takeAnswer(deriveRegister(state, ON_DAY), answer.id)?.whyNotLower ?? '',
      /58: the people named on one list hold it up/u,
    )
  })
  it('a book that follows the ledger gives the same as one drawn up anew', () => {
    const state = caseOf([few], [held], [])
    const book = new RegisterBook(state)
    book.ask(ON_DAY)
    const bodies: readonly EntryBody[] = [
      {
        kind: 'roll-counted',
        roll: 'held',
        claim: [...state.proposals.keys()][0] ?? '',
        word: 'part-of',
        compared: [{ roll: 'held', open: [[1, 2]] }],
        ruledOutBelow: 0.01,
        why: null,
      },
      said('held/1', 'different', 'held/2'),
      said('held/3', 'same', 'held/4'),
      released('gone', 9),
    ]
    bodies.reduce((before, body) => {
      const drafts = [{ at: '2026-01-02T00:00:00.000Z', by: 'tester', body }]
      const entries = chain(before.head, drafts)
      const after = replay(before, entries)
      book.take(after, entries)
      assert.deepEqual(book.ask(ON_DAY), deriveRegister(after, ON_DAY))
      return after
    }, state)
  })
})

describe('CU16: the checker of named people', () => {
  it('refuses a row that may be another’s person, that is not there, or that is on a list of those released', () => {
    const state = caseOf(
      [few],
      [roll('held', 58), released('gone', 3), said('held/1', 'same', 'gone/1')],
      [['held', 'part-of', 40, { held: [[5, 6]], gone: [] }]],
    )
    const { proof } = custody(state)
    assert.ok(proof?.named)
    const [step] = proof.named.filter(({ shows }) => shows === 'still')
    assert.ok(step)
    const withRows = (runs: readonly (readonly [number, number])[]) =>
      whyNamedFails(
        { facts: [{ id: step.fact, set: step.fact, min: 2, max: null }], relations: [] },
        [{ ...step, rows: [{ roll: 'held', runs }] }],
        groundOf(state),
      )
    assert.match(withRows([[5, 6]]) ?? '', /may be one person/u)
    assert.match(withRows([[57, 59]]) ?? '', /no row held\/59/u)
    assert.match(withRows([[1, 2]]) ?? '', /may be on a list of those released/u)
    assert.match(withRows([[3, 3]]) ?? '', /1 rows do not show 2 people/u)
    assert.equal(withRows([[3, 4]]), null)
  })
})

describe('MT27: what may be ruled of a roll and a count', () => {
  it('refuses what is not there, what counts something else, and a ruling without the roll compared with itself', () => {
    const state = caseOf([claim('held', 62), claim('released', 44)], [roll('held', 58)], [])
    const [heldClaim = '', releasedClaim = ''] = [...state.proposals.keys()]
    const ruling = {
      kind: 'roll-counted',
      roll: 'held',
      claim: heldClaim,
      word: 'part-of',
      compared: [{ roll: 'held', open: [] }],
      ruledOutBelow: 0.01,
      why: null,
    } as const
    const why = (change: object) =>
      whyNotAppend(state, { at: '2026-01-02T00:00:00.000Z', by: 't', body: { ...ruling, ...change } })
    assert.equal(why({}), null)
    assert.match(why({ roll: 'none' }) ?? '', /there is no roll none/u)
    assert.match(why({ claim: 'none' }) ?? '', /only when that was proposed/u)
    assert.match(why({ claim: releasedClaim }) ?? '', /count different things/u)
    assert.match(why({ compared: [] }) ?? '', /compare it with itself first/u)
    assert.match(why({ compared: [{ roll: 'held', open: [[1, 99]] }] }) ?? '', /not on roll held/u)
  })
})
