import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chain } from '../../ledger/chain.ts'
import type { EntryBody } from '../../ledger/entry.ts'
import { ONE_REVIEWER } from '../../ledger/people/judgement.ts'
import { Persons } from '../../ledger/people/persons.ts'
import { type CaseState, emptyState, replay } from '../../ledger/replay.ts'
import type { CodedClaim } from '../../review/coded-claims.ts'
import { acceptedClaims } from '../accepted-claims.ts'
import { whyProofFails } from '../bounds/check-certificate.ts'
import { ledgerOf } from '../build-state.ts'
import { groupRelations } from '../groups.ts'
import { partyNames } from '../party-names.ts'
import { m, parties, roll, said } from './build-rolls.ts'
import { deriveNamedCustody } from './named-custody.ts'
import { namedPeople, type OpenPair } from './named-people.ts'
import { reconcileRolls } from './reconcile-rolls.ts'

const open = (one: string, other: string): OpenPair => ({ one: m(one), other: m(other) })

const claim = (kind: 'held' | 'released', count: number, change: object = {}): CodedClaim =>
  ({
    kind,
    count: { min: count, max: count, text: String(count) },
    actor: 'Borland',
    peopleOf: 'Arland',
    quote: `${kind} ${count} people`,
    ...change,
  }) as CodedClaim

function caseOf(claims: readonly CodedClaim[], ...bodies: readonly EntryBody[]): CaseState {
  const entries = ledgerOf([{ title: 'Page', published: '2021-02-01', claims }], { parties })
  const state = replay(emptyState(), entries)
  const drafts = bodies.map((body) => ({ at: '2026-01-02T00:00:00.000Z', by: 'tester', body }))
  return replay(state, chain(state.head, drafts))
}

function ask(state: CaseState, pairs: readonly OpenPair[] = [], trueAt = '2021-03-01') {
  const persons = Persons.from(state.people.pairs.values(), ONE_REVIEWER)
  const people = namedPeople([...state.people.rolls.values()], persons, pairs)
  const accepted = acceptedClaims(state, partyNames(state.setting), '2021-03-01')
  const relations = groupRelations(state, accepted)
  const question = {
    trueAt,
    knownBy: '2021-03-01',
    standing: 'alleged' as const,
    setting: state.setting,
    accepted,
    relations,
  }
  return { counts: reconcileRolls(people, accepted), custody: deriveNamedCustody(people, question) }
}

describe('MT24: a roll against the counts', () => {
  const state = caseOf(
    [claim('held', 62)],
    roll('held', 58),
    roll('released', 44, { says: 'released' }),
    said('held/3', 'same', 'held/9'),
    said('held/1', 'same', 'released/4'),
    said('held/2', 'same', 'released/5'),
    said('held/4', 'different', 'released/6'),
  )
  it('says how many are claimed, named, distinct, and on another list', () => {
    const [held] = ask(state).counts
    assert.equal(held?.says, '62 claimed, 58 named, 57 distinct, 2 also on a list of those released')
    assert.deepEqual(held?.twice, [[m('held/3'), m('held/9')]])
    assert.deepEqual(
      held?.alsoOn.map(({ roll: other, persons }) => [other, persons]),
      [
        [
          'released',
          [
            [m('held/1'), m('released/4')],
            [m('held/2'), m('released/5')],
          ],
        ],
      ],
    )
  })
  it('gives bounds while pairs inside the list are open, and none that a person told apart', () => {
    const [held] = ask(state, [open('held/5', 'held/6'), open('held/6', 'held/7')]).counts
    assert.deepEqual(held?.distinct, { min: 55, max: 57 })
    assert.match(held?.says ?? '', /55 to 57 distinct/u)
  })
  it('leads back to the claims that count people of its kind, and to no others', () => {
    const mixed = caseOf(
      [claim('held', 62), claim('held', 24, { quote: 'held 24 there' }), claim('released', 44)],
      roll('held', 58),
    )
    const [held] = ask(mixed).counts
    assert.deepEqual(
      held?.counts.map(({ min }) => min),
      [62, 24],
    )
    assert.match(held?.says ?? '', /^24 to 62 claimed, 58 named/u)
  })
})

describe('CU12: a floor of named people, with its proof', () => {
  const floor = (state: CaseState, pairs: readonly OpenPair[] = [], trueAt?: string) => {
    const [answer] = ask(state, pairs, trueAt).custody
    if (!answer) assert.fail('no answer')
    const proven = answer.floors.alleged
    if (proven > 0) {
      assert.equal(answer.proof?.lower?.value, proven)
      assert.equal(answer.proof?.lower && whyProofFails(answer.proof.system, answer.proof.lower), null)
    }
    return answer
  }

  it('counts each person once, whatever number of lists names them', () => {
    const state = caseOf(
      [],
      roll('one', 5),
      roll('two', 4),
      said('one/1', 'same', 'two/1'),
      said('two/3', 'same', 'two/4'),
    )
    assert.equal(floor(state).floors.alleged, 7)
  })

  it('does not count those on a list of released or dead, nor twice those who may be one person', () => {
    const state = caseOf([], roll('held', 6), roll('dead', 3, { says: 'dead' }), said('held/1', 'same', 'dead/1'))
    const answer = floor(state, [open('held/2', 'dead/2'), open('held/3', 'held/4')])
    assert.deepEqual([answer.floors.alleged, answer.asJudged, answer.leftOut], [3, 5, 2])
    assert.match(
      answer.says,
      /^By name Borland held at least 3 people of Arland on 1 March 2021, 5 if no pair still open.*; 2 more are, or may be, on a list/u,
    )
  })

  it('is lowered by releases since the day of the list, and by none before', () => {
    const release = (day: string) => claim('released', 2, { date: day })
    assert.equal(floor(caseOf([release('2020-12-14')], roll('held', 6))).floors.alleged, 6)
    const since = floor(caseOf([release('2021-01-20')], roll('held', 6)))
    assert.equal(since.floors.alleged, 4)
    assert.equal(since.releases.length, 1)
    assert.equal(floor(caseOf([release('2021-01-20')], roll('held', 6)), [], '2021-01-10').floors.alleged, 6)
  })

  it('stands as the publisher of the list stands to the holder', () => {
    const floors = (publisher: string) => floor(caseOf([], roll('held', 6, { publisher }))).floors
    assert.deepEqual([floors('Borland').admitted, floors('Borland').alleged], [6, 6])
    assert.deepEqual([floors('Observers').reported, floors('Observers')['third-party']], [0, 6])
    assert.deepEqual([floors('Arland')['third-party'], floors('Arland').alleged], [0, 6])
    assert.equal(floors('a committee')['third-party'], 0)
  })

  it('knows no list before it was published, nor before the day it is of', () => {
    const state = caseOf([], roll('held', 6, { asOf: '2021-02-10', published: '2021-02-20' }))
    assert.deepEqual(ask(state, [], '2021-02-01').custody, [])
    assert.equal(ask(state, [], '2021-02-10').custody[0]?.floors.alleged, 6)
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

/** A made-up truth: who stands in which row of three rolls; what of it was judged, and what was left open. */
function truth(chance: () => number) {
  const people = Array.from({ length: 8 }, (_, at) => at)
  const rowsOf = (share: number) =>
    people.flatMap((who) => (chance() < share ? (chance() < 0.2 ? [who, who] : [who]) : []))
  const rolls = { one: rowsOf(0.6), two: rowsOf(0.5), gone: rowsOf(0.3) }
  const rows = Object.entries(rolls).flatMap(([id, all]) => all.map((who, at) => ({ key: `${id}/${at + 1}`, who })))
  const judged: EntryBody[] = []
  const left: OpenPair[] = []
  for (const [at, one] of rows.entries())
    for (const other of rows.slice(at + 1)) {
      const drawn = chance()
      if (drawn < 0.3) judged.push(said(one.key, one.who === other.who ? 'same' : 'different', other.key))
      // The comparison rules out no true pair, and leaves some open that are none.
      else if (one.who === other.who || drawn > 0.9) left.push(open(one.key, other.key))
    }
  const gone = new Set(rolls.gone)
  const held = new Set([...rolls.one, ...rolls.two].filter((who) => !gone.has(who)))
  return { rolls, judged, left, held: held.size }
}

const SEED = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 1e9))
describe(`laws of named people (seed ${SEED})`, () => {
  const chance = random(SEED)
  const cases = Array.from({ length: 60 }, () => {
    const made = truth(chance)
    const { one, two, gone } = made.rolls
    const bodies = [
      ...(one.length > 0 ? [roll('one', one.length)] : []),
      ...(two.length > 0 ? [roll('two', two.length)] : []),
      ...(gone.length > 0 ? [roll('gone', gone.length, { says: 'released' })] : []),
    ]
    return { ...made, state: caseOf([], ...bodies, ...made.judged) }
  })

  it('CU12: the floor never exceeds the truth, and its proof replays', () => {
    for (const { state, left, held } of cases)
      for (const { floors, proof } of ask(state, left).custody) {
        assert.ok(floors.alleged <= held, `${floors.alleged} of ${held}`)
        if (floors.alleged > 0) assert.equal(proof?.lower && whyProofFails(proof.system, proof.lower), null)
      }
  })

  it('MT24: the truth lies within the bounds of how many are distinct', () => {
    for (const { state, left, rolls } of cases)
      for (const { roll: id, distinct } of ask(state, left).counts) {
        const people = new Set(rolls[id as keyof typeof rolls]).size
        assert.ok(distinct.min <= people && people <= distinct.max, `${people} in ${distinct.min} to ${distinct.max}`)
      }
  })

  it('CU12: when nothing is open the floor is the truth', () => {
    for (const { state, rolls, held } of cases) {
      const rows = Object.entries(rolls).flatMap(([id, all]) => all.map((who, at) => ({ key: `${id}/${at + 1}`, who })))
      const all = rows.flatMap((one, at) =>
        rows.slice(at + 1).map((other) => said(one.key, one.who === other.who ? 'same' : 'different', other.key)),
      )
      const drafts = all.map((body) => ({ at: '2026-01-03T00:00:00.000Z', by: 'tester', body }))
      const settled = replay(state, chain(state.head, drafts))
      for (const { floors } of ask(settled).custody) assert.equal(floors.alleged, held)
    }
  })
})
