import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EMPTY_CASE, type PeopleRule } from '../../claims/case-setting.ts'
import { chain } from '../chain.ts'
import type { Entry, EntryBody, EntryDraft } from '../entry.ts'
import { whyNotAppend } from '../may-append.ts'
import { type CaseState, emptyState, replay } from '../replay.ts'
import { ONE_REVIEWER, type PairAnswer, standingOfPair } from './judgement.ts'
import { Persons } from './persons.ts'
import { type Mention, mentionKey, pairKey, type RollRecord } from './roll.ts'

const roll = (id: string, rows = 9): RollRecord => ({
  id,
  sha256: id.padEnd(64, '0'),
  byteLength: 10,
  sheet: null,
  from: { how: 'file', name: `${id}.csv` },
  capturedAt: '2026-01-01T00:00:00.000Z',
  lines: id.padEnd(64, '1'),
  rows,
  headers: ['Name'],
  notes: [],
  description: {
    publisher: 'a made-up office',
    published: '2021-01-05',
    peopleOf: 'A',
    says: 'held',
    by: 'B',
    asOf: '2021-01-01',
    columns: [{ column: 0, holds: 'name' }],
  },
})

const m = (key: string): Mention => {
  const [id = '', row = ''] = key.split('/')
  return { roll: id, row: Number(row) }
}
const draft = (body: EntryBody, by = 'first'): EntryDraft => ({ at: '2026-01-02T00:00:00.000Z', by, body })
const said = (one: string, answer: PairAnswer, other: string, by = 'first'): EntryDraft =>
  draft(
    { kind: 'pairs-judged', pairs: [{ one: m(one), other: m(other), answer, chance: 0.9 }], why: null, unread: false },
    by,
  )
const signed = (one: string, answer: PairAnswer, other: string, by: string): EntryDraft =>
  draft({ kind: 'pairs-signed', pairs: [{ one: m(one), other: m(other), answer, chance: null }], why: null }, by)

/** A case with three rolls, l, r and s, of nine rows each. */
function caseWith(rule: PeopleRule | null = null, ...drafts: readonly EntryDraft[]): CaseState {
  const setting = rule === null ? EMPTY_CASE : { ...EMPTY_CASE, people: rule }
  return after(emptyState(), [
    draft({ kind: 'case-opened', setting }),
    ...['l', 'r', 's'].map((id) => draft({ kind: 'roll-recorded', roll: roll(id) })),
    ...drafts,
  ])
}

/** Records drafts one by one, each asked for first. */
function after(state: CaseState, drafts: readonly EntryDraft[]): CaseState {
  let next = state
  for (const each of drafts) {
    assert.equal(whyNotAppend(next, each), null)
    next = replay(next, chain(next.head, [each]))
  }
  return next
}

const personsOf = (state: CaseState): Persons =>
  Persons.from(state.people.pairs.values(), state.setting.people ?? ONE_REVIEWER)
const keysOf = (state: CaseState, key: string) => personsOf(state).rowsOf(m(key)).map(mentionKey)
const standing = (state: CaseState, one: string, other: string) =>
  standingOfPair(state.people.pairs.get(pairKey(m(one), m(other)))?.opinions ?? [], state.setting.people)

describe('MT20: a roll in the case', () => {
  it('is refused a second time, and when what is said of it cannot be', () => {
    const state = caseWith()
    const record = (change: object, rest: object = {}): EntryBody => ({
      kind: 'roll-recorded',
      roll: { ...roll('new'), ...rest, description: { ...roll('new').description, ...change } },
    })
    const refusals: readonly (readonly [EntryBody, RegExp])[] = [
      [{ kind: 'roll-recorded', roll: roll('l') }, /in the case already, as roll l \(entry 2\)/u],
      [record({}, { rows: 0 }), /no rows/u],
      [record({ publisher: ' ' }), /whoever published it/u],
      [record({ peopleOf: '' }), /the party whose people/u],
      [record({ asOf: 'lately' }), /“lately” is not a date/u],
      [record({ columns: [] }), /no column of this roll is said to hold names/u],
      [record({ columns: [{ column: 4, holds: 'name' }] }), /no column 5: it has 1/u],
      [{ kind: 'roll-described', roll: 'x', description: roll('x').description, why: null }, /no roll x/u],
    ]
    for (const [body, says] of refusals) assert.match(whyNotAppend(state, draft(body)) ?? '', says)
    assert.equal(whyNotAppend(state, draft(record({ asOf: '2021-01' }))), null)
  })

  it('can be described anew: the last description stands, and its place and rows do not move', () => {
    const description = { ...roll('l').description, says: 'released' as const }
    const state = caseWith(null, draft({ kind: 'roll-described', roll: 'l', description, why: 'misread' }))
    assert.deepEqual(state.people.rolls.get('l'), { ...roll('l'), description, entry: 2, describedBy: 5 })
    assert.deepEqual([...state.people.rolls.keys()], ['l', 'r', 's'])
  })
})

describe('MT21: persons follow from judgements, and part when these are taken back', () => {
  it('joins rows over several rolls, and parts them by one entry', () => {
    const state = caseWith(null, said('l/1', 'same', 'r/4'), said('s/2', 'same', 'r/4'))
    assert.deepEqual(keysOf(state, 's/2'), ['l/1', 'r/4', 's/2'])
    const parted = after(state, [draft({ kind: 'pair-undone', entry: 5, one: m('r/4'), other: m('l/1') })])
    assert.deepEqual(keysOf(parted, 's/2'), ['r/4', 's/2'])
    assert.deepEqual(keysOf(parted, 'l/1'), ['l/1'])
    assert.equal(parted.head.seq, 7, 'nothing was removed from the ledger')
  })

  it('joins nobody by ‘different’, ‘unsure’ or by being alike', () => {
    const state = caseWith(null, said('l/1', 'unsure', 'r/1'), said('l/2', 'different', 'r/2'))
    assert.deepEqual(personsOf(state).joined(), [])
  })

  it('does not ask what others settle: by a chain, and because a list names a person once', () => {
    const state = caseWith(
      null,
      said('l/1', 'same', 'r/4'),
      said('r/4', 'same', 's/2'),
      said('s/2', 'different', 'l/3'),
    )
    const persons = personsOf(state)
    assert.deepEqual(persons.implied(m('l/1'), m('s/2')), { answer: 'same', because: 'chain', entries: [5, 6] })
    assert.deepEqual(persons.implied(m('r/4'), m('l/3')), { answer: 'different', because: 'chain', entries: [7] })
    assert.deepEqual(persons.implied(m('l/1'), m('r/5')), { answer: 'different', because: 'one-to-one', entries: [5] })
    assert.equal(persons.implied(m('l/4'), m('r/5')), null)
    assert.equal(persons.implied(m('l/4'), m('l/5')), null, 'a list may name one person twice: that is asked')
  })
})

describe('MT22: nothing contradicts what is settled in silence', () => {
  it('refuses ‘different’ within a person, and ‘same’ of two who are told apart', () => {
    const joined = caseWith(null, said('l/1', 'same', 'r/4'), said('r/4', 'same', 's/2'))
    assert.match(
      whyNotAppend(joined, said('s/2', 'different', 'l/1')) ?? '',
      /row \d of roll \w and row \d of roll \w are one person already by entries 5, 6: take one of these back/u,
    )
    const apart = caseWith(null, said('l/1', 'different', 's/2'), said('l/1', 'same', 'r/4'))
    assert.match(
      whyNotAppend(apart, said('r/4', 'same', 's/2')) ?? '',
      /would make one person of .* who are two people by entry 5: take that back first/u,
    )
    assert.equal(whyNotAppend(apart, said('r/4', 'unsure', 's/2')), null)
  })

  it('lets the same person change an answer, and shows two people who differ as a dispute', () => {
    const changed = caseWith(null, said('l/1', 'same', 'r/4'), said('l/1', 'different', 'r/4'))
    assert.deepEqual(standing(changed, 'l/1', 'r/4'), { state: 'settled', answer: 'different', entries: [6] })
    const disputed = caseWith(null, said('l/1', 'same', 'r/4'), said('r/4', 'different', 'l/1', 'second'))
    assert.deepEqual(standing(disputed, 'l/1', 'r/4'), { state: 'disputed', entries: [5, 6] })
    assert.deepEqual(personsOf(disputed).joined(), [], 'a dispute joins nobody')
  })

  it('waits for a second reviewer and a delegate where the case wants them', () => {
    const rule: PeopleRule = { reviewers: 2, delegates: ['delegate'] }
    const one = caseWith(rule, said('l/1', 'same', 'r/4'))
    assert.equal(standing(one, 'l/1', 'r/4').state, 'second')
    assert.match(whyNotAppend(one, signed('l/1', 'same', 'r/4', 'delegate')) ?? '', /wait for another reviewer/u)
    const two = after(one, [said('l/1', 'same', 'r/4', 'second')])
    assert.equal(standing(two, 'l/1', 'r/4').state, 'signature')
    assert.deepEqual(personsOf(two).joined(), [])
    assert.match(whyNotAppend(two, signed('l/1', 'same', 'r/4', 'second')) ?? '', /second is no delegate/u)
    assert.match(whyNotAppend(two, signed('l/1', 'different', 'r/4', 'delegate')) ?? '', /reviewers say 'same'/u)
    const all = after(two, [signed('l/1', 'same', 'r/4', 'delegate')])
    assert.deepEqual(standing(all, 'l/1', 'r/4'), { state: 'settled', answer: 'same', entries: [5, 6, 7] })
    assert.deepEqual(keysOf(all, 'l/1'), ['l/1', 'r/4'])
    const own = caseWith(rule, said('l/1', 'same', 'r/4', 'delegate'), said('l/1', 'same', 'r/4'))
    assert.match(whyNotAppend(own, signed('l/1', 'same', 'r/4', 'delegate')) ?? '', /cannot sign that too/u)
  })

  it('takes one reviewer under two spellings for one', () => {
    const rule: PeopleRule = { reviewers: 2, delegates: [] }
    for (const again of ['FIRST', ' first ', 'ｆｉｒｓｔ']) {
      const twice = caseWith(rule, said('l/1', 'same', 'r/4'), said('l/1', 'same', 'r/4', again))
      assert.equal(standing(twice, 'l/1', 'r/4').state, 'second', again)
    }
    const signing: PeopleRule = { reviewers: 1, delegates: ['delegate'] }
    const own = caseWith(signing, said('l/1', 'same', 'r/4', 'Delegate'))
    assert.match(whyNotAppend(own, signed('l/1', 'same', 'r/4', 'delegate')) ?? '', /cannot sign that too/u)
  })

  it('counts no signature of a delegate who judged the pair afterwards', () => {
    const rule: PeopleRule = { reviewers: 1, delegates: ['delegate'] }
    const settled = caseWith(rule, said('l/1', 'same', 'r/4'), signed('l/1', 'same', 'r/4', 'delegate'))
    assert.equal(standing(settled, 'l/1', 'r/4').state, 'settled')
    const own = after(settled, [said('l/1', 'same', 'r/4', 'delegate')])
    assert.equal(standing(own, 'l/1', 'r/4').state, 'signature')
    assert.deepEqual(personsOf(own).joined(), [])
  })

  it('shows a contradiction that a milder rule settles, with what leads to it', () => {
    const strict = caseWith(
      { reviewers: 2, delegates: [] },
      said('l/1', 'same', 'r/4'),
      said('r/4', 'same', 's/2'),
      said('l/1', 'different', 's/2'),
    )
    const mild = after(strict, [draft({ kind: 'setting-changed', setting: { ...EMPTY_CASE, people: ONE_REVIEWER } })])
    const [conflict, ...rest] = personsOf(mild).conflicts()
    assert.deepEqual(rest, [])
    assert.deepEqual(conflict?.entries, [7])
    assert.deepEqual(
      conflict?.chain.flatMap(({ entries }) => entries),
      [5, 6],
    )
  })

  it('refuses rows that are not there, a row with itself, and taking back what was never said', () => {
    const state = caseWith(null, said('l/1', 'same', 'r/4'))
    const refusals: readonly (readonly [EntryDraft, RegExp])[] = [
      [said('l/0', 'same', 'r/1'), /roll l has no row 0: it has 9/u],
      [said('l/10', 'same', 'r/1'), /no row 10/u],
      [said('x/1', 'same', 'r/1'), /no roll x/u],
      [said('l/1', 'same', 'l/1'), /is one row, not two/u],
      [draft({ kind: 'pairs-judged', pairs: [], why: null, unread: true }), /no pair was judged/u],
      [draft({ kind: 'pair-undone', entry: 4, one: m('l/1'), other: m('r/4') }), /entry 4 is no judgement/u],
      [signed('l/1', 'same', 'r/4', 'delegate'), /wants no signature/u],
    ]
    for (const [each, says] of refusals) assert.match(whyNotAppend(state, each) ?? '', says)
  })
})

/** Repeats from its seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Records forty random judgements, those that are refused left out. */
function judgedAtRandom(start: CaseState, chance: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] ?? assert.fail('nothing to pick')
  const mention = () => `${pick(['l', 'r', 's'])}/${pick([1, 2, 3])}`
  const entries: Entry[] = []
  let state = start
  for (let step = 0; step < 40; step++) {
    const answer = pick(['same', 'different', 'unsure'] as const)
    const each = said(mention(), answer, mention(), pick(['first', 'second']))
    if (whyNotAppend(state, each) !== null) continue
    const added = chain(state.head, [each])
    entries.push(...added)
    state = replay(state, added)
  }
  return { state, entries }
}

/** Takes back every judgement there is, each by an entry. */
function takeAllBack(state: CaseState): CaseState {
  const undone = [...state.people.pairs.values()].flatMap(({ one, other, opinions }) =>
    opinions.map(({ entry }) => draft({ kind: 'pair-undone', entry, one, other })),
  )
  return after(state, undone)
}

const SEED = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 1e9))
describe(`laws of judgements (seed ${SEED})`, () => {
  const chance = random(SEED)
  const runs = Array.from({ length: 30 }, () => ({ start: caseWith(), ...judgedAtRandom(caseWith(), chance) }))

  it('LG3: replaying all at once gives what replaying in pieces gave', () => {
    for (const { start, state, entries } of runs)
      assert.deepEqual([...replay(start, entries).people.pairs], [...state.people.pairs])
  })

  it('MT22: what is settled never contradicts itself, whatever was tried', () => {
    for (const { state } of runs) assert.deepEqual(personsOf(state).conflicts(), [])
  })

  it('MT21: rows of one person are joined by settled pairs, and by nothing else', () => {
    for (const { state } of runs) {
      const persons = personsOf(state)
      for (const { one, other } of persons.same) assert.ok(persons.areOne(one, other))
      for (const [first, ...rest] of persons.joined())
        for (const row of rest) {
          const path = persons.chain(row, first ?? row)
          assert.ok(path.length > 0 && path.every((link) => persons.same.includes(link)))
        }
    }
  })

  it('MT21: everything can be taken back, and then nobody is joined', () => {
    for (const { state } of runs) {
      const bare = takeAllBack(state)
      assert.deepEqual(personsOf(bare).joined(), [])
      assert.equal([...bare.people.pairs.values()].flatMap(({ opinions }) => opinions).length, 0)
    }
  })
})
