import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { RecordedRoll } from '../ledger/people/people-state.ts'
import type { RollDescription, RollField } from '../ledger/people/roll.ts'
import { acceptedClaims } from '../register/accepted-claims.ts'
import { caseOf, claim, roll as recordedRoll } from '../register/named/build-rolls.ts'
import { partyNames } from '../register/party-names.ts'
import { ClaimsOfPeople } from './claims-of-people.ts'
import { custodyEpisodes } from './custody-episodes.ts'
import { type CustodyEvent, type CustodyEventKind, eventsOfRows } from './custody-events.ts'

const event = (what: CustodyEventKind, by: string | null, first: string | null, last = first): CustodyEvent => ({
  what,
  by,
  place: null,
  to: null,
  first,
  last,
  words: '',
  source: { kind: 'roll', at: { roll: 'a', row: 1 } },
})
const says = (...events: readonly CustodyEvent[]) => custodyEpisodes(events).episodes.map((episode) => episode.says)

describe('MT28: a person’s custody by episodes', () => {
  it('goes from a capture over a list to a release', () => {
    assert.deepEqual(
      says(
        event('released', 'Borland', '2021-02-01'),
        event('held', 'Borland', '2021-01-01'),
        event('taken', 'Borland', '2020-12-10'),
      ),
      ['In the hands of Borland: taken on 10 December 2020, held on 1 January 2021; released on 1 February 2021.'],
    )
  })
  it('leaves open what nobody tells', () => {
    assert.deepEqual(says(event('held', 'Borland', '2021-01-01')), [
      'In the hands of Borland: since when nobody tells, held on 1 January 2021; nobody tells that it ended.',
    ])
    assert.deepEqual(says(event('released', null, null, '2021-02-01')), [
      'In the hands of somebody not named: since when nobody tells; released by 1 February 2021.',
    ])
  })
  it('says a day once where a list says that it had happened by then', () => {
    const [line = ''] = says(event('released', 'B', null, '2021-02-01'), event('released', 'B', '2021-02-01'))
    assert.match(line, /; released on 1 February 2021\.$/u)
  })
  it('sets sources that differ side by side and chooses none', () => {
    const { episodes } = custodyEpisodes([
      event('taken', 'Borland', '2020-12-10'),
      event('taken', 'Borland', '2020-12-12'),
    ])
    assert.deepEqual([episodes.length, episodes[0]?.from.length, episodes[0]?.differ], [1, 2, true])
    assert.match(episodes[0]?.says ?? '', /10 December 2020 and on 12 December 2020.*\(sources differ\)/u)
  })
  it('begins another episode in other hands, after an end, and when somebody held before is taken', () => {
    const count = (...events: readonly CustodyEvent[]) => says(...events).length
    assert.equal(count(event('held', 'Borland', '2021-01-01'), event('held', 'Carland', '2021-02-01')), 2)
    assert.equal(count(event('released', 'Borland', '2021-01-01'), event('held', 'Borland', '2021-02-01')), 2)
    assert.equal(count(event('held', 'Borland', '2021-01-01'), event('taken', 'Borland', '2021-02-01')), 2)
  })
  it('tells a death after a release as an end of its own, and a list that says both as sources that differ', () => {
    assert.equal(says(event('released', 'Borland', '2021-01-01'), event('died', null, '2021-03-01')).length, 2)
  })
  it('keeps apart what has no day', () => {
    const { episodes, undated } = custodyEpisodes([event('taken', 'Borland', null)])
    assert.deepEqual([episodes.length, undated.length], [0, 1])
  })
})

const described = (change: Partial<RollDescription>, columns: readonly RollField[]): RecordedRoll => {
  const body = recordedRoll('list', 3, change)
  if (body.kind !== 'roll-recorded') throw new Error('a roll')
  const description = { ...body.roll.description, columns: columns.map((holds, column) => ({ column, holds })) }
  return { ...body.roll, headers: columns, description, entry: 1, describedBy: 1 }
}

describe('MT28: what a row tells by itself', () => {
  const columns: readonly RollField[] = ['name', 'taken-on', 'taken-at', 'left-on', 'left-to']
  const rowOf = (cells: readonly string[], change: Partial<RollDescription> = {}) =>
    eventsOfRows([{ roll: described(change, columns), row: 1, cells }])

  it('reads days of capture and leaving in the words of the list, whatever their calendar', () => {
    const [, taken] = rowOf(['made up', '۱۳۹۹/۰۹/۲۰', 'a hill', '', ''])
    assert.deepEqual(
      [taken?.what, taken?.first, taken?.last, taken?.place],
      ['taken', '2020-12-10', '2020-12-10', 'a hill'],
    )
  })
  it('tells a transfer from a release by whose list it is and where they went', () => {
    const ways = (change: Partial<RollDescription>, to: string) =>
      rowOf(['made up', '', '', '2021-02-01', to], change).map(({ what }) => what)
    assert.deepEqual(ways({}, 'a prison'), ['held', 'transferred'])
    assert.deepEqual(ways({}, ''), ['held', 'left'])
    assert.deepEqual(ways({ says: 'released' }, 'home'), ['released', 'released'])
  })
  it('tells of a list of those released only that they had left by its day', () => {
    const [released] = rowOf(['made up', '', '', '', ''], { says: 'released', asOf: '2021-02-01' })
    assert.deepEqual([released?.first, released?.last], [null, '2021-02-01'])
  })
})

describe('MT28: claims about a person', () => {
  const state = caseOf(
    [
      claim('held', 40),
      claim('released', 1, { quote: 'Aram Testian was handed over', speaker: 'article' }),
      claim('released', 2, { quote: 'the two Testian brothers were handed over', speaker: 'article' }),
    ],
    [recordedRoll('held', 3)],
    [['held', 'part-of', 40, { held: [] }]],
  )
  const claims = new ClaimsOfPeople(state, acceptedClaims(state, partyNames(state.setting), '2021-03-01'))
  it('cover everybody on a roll that a person ruled to be among those counted', () => {
    const events = claims.eventsOf([{ roll: 'held', row: 2 }], ['Nobody Sampleyan'])
    assert.deepEqual(
      events.map(({ what, source }) => [what, source.kind === 'claim' && source.because]),
      [['held', 'group']],
    )
  })
  it('perhaps name somebody when their words have every part of the name, and then make no episode', () => {
    const events = claims.eventsOf([{ roll: 'other', row: 1 }], ['TESTIAN Aram'])
    assert.deepEqual(
      events.map(({ words }) => words),
      ['Aram Testian was handed over'],
    )
    const { episodes, perhaps } = custodyEpisodes(events)
    assert.deepEqual([episodes.length, perhaps.length], [0, 1])
  })
})

const seed = Number(process.env.MUSTER_SEED ?? Date.now() % 2 ** 31)
const DAYS = ['2020-12-10', '2020-12-20', '2021-01-01', '2021-02-01', null]

describe(`MT28: laws of episodes (seed ${seed})`, () => {
  const anyEvent = fc
    .record({
      what: fc.constantFrom<CustodyEventKind>('taken', 'held', 'transferred', 'left', 'released', 'escaped', 'died'),
      by: fc.constantFrom('Borland', 'Carland', null),
      first: fc.constantFrom(...DAYS),
      last: fc.constantFrom(...DAYS),
    })
    .map(({ what, by, first, last }) =>
      event(what, by, first !== null && last !== null && first > last ? last : first, last),
    )
  it('every telling stands in one place, and no episode ends before it begins', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), (events) => {
        const { episodes, undated, perhaps } = custodyEpisodes(events)
        const placed = [
          ...episodes.flatMap(({ from, heldOn, until }) => [...from, ...heldOn, ...until]),
          ...undated,
          ...perhaps,
        ]
        assert.equal(placed.length, events.length)
        assert.deepEqual(new Set(placed), new Set(events))
        for (const { from, until, ends } of episodes) {
          assert.equal(ends === null, until.length === 0)
          for (const end of until) for (const start of from) assert.ok((end.last ?? '') >= (start.last ?? ''))
        }
      }),
      { seed },
    )
  })
})
