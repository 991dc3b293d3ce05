import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chain } from '../ledger/chain.ts'
import { emptyState, replay } from '../ledger/replay.ts'
import type { CodedClaim } from '../review/coded-claims.ts'
import { ledgerOf } from './build-state.ts'
import { deriveRegister } from './derive-register.ts'
import { suggestRelations } from './suggest-relations.ts'

const count = (n: number) => ({ min: n, max: n, text: String(n) })
const claim = (kind: CodedClaim['kind'], n: number, quote: string, date: string): CodedClaim => ({
  kind,
  count: count(n),
  quote,
  date,
  actor: 'North',
  peopleOf: 'South',
  what: 'servicemen',
})
const page = (title: string, published: string, ...claims: CodedClaim[]) => ({ title, published, claims })

describe('questions about relations', () => {
  const entries = ledgerOf([
    page('one', '2021-02-02', claim('captured', 62, '62 were captured', '2021-02-01')),
    page('two', '2021-02-03', claim('captured', 62, '62 were taken prisoner', '2021-02-01')),
    page('three', '2021-03-02', claim('released', 15, 'Fifteen came home', '2021-03-01')),
  ])
  const state = replay(emptyState(), entries)

  it('ask whether those let go were among those taken, before whether two captures are one', () => {
    assert.deepEqual(
      suggestRelations(state).map((question) => question.relation),
      ['disjoint', 'disjoint', 'same-group'],
    )
  })

  it('ask nothing of one group twice, and nothing that was answered; the answer moves the floor', () => {
    const [apart] = suggestRelations(state).filter((question) => question.relation === 'disjoint')
    const same = suggestRelations(state).find((question) => question.relation === 'same-group')
    const last = entries.at(-1)
    if (!apart || !same || !last) assert.fail('no questions')
    const answered = [apart, same].map(({ relation, claim, other }) => ({
      at: last.at,
      by: 'tester',
      body: { kind: 'relation-judged', relation, claim, other, answer: 'yes', why: null } as const,
    }))
    const after = replay(state, chain(last, answered))
    assert.deepEqual(suggestRelations(after), [])
    const floor = (of: typeof state) =>
      deriveRegister(of, { trueAt: '2021-04-01', knownBy: '2021-04-01', standing: 'alleged' }).custody[0]?.bounds
        .reported.min
    assert.deepEqual([floor(state), floor(after)], [47, 62])
  })

  it('give a score with its reasons in words, which add up to it', () => {
    const same = suggestRelations(state).find((question) => question.relation === 'same-group')
    assert.deepEqual(
      same?.reasons.map(({ about, points, says }) => [about, points, says]),
      [
        ['number', 3, 'both count 62'],
        ['day', 2, 'on one day'],
        ['sort', 0.5, 'both of servicemen'],
      ],
    )
    assert.equal(same?.because, 'Both count 62, on one day, both of servicemen.')
    assert.equal(same?.score, Math.round(100 / (1 + Math.exp(2.5 - 5.5))))
    const [apart] = suggestRelations(state)
    assert.deepEqual([apart?.stakes, apart?.score], [15, 38])
  })

  it('put the likelier first, and ask of two numbers for one happening', () => {
    const likely = ledgerOf([
      page('one', '2021-02-02', claim('killed', 30, '30 were killed', '2021-02-01')),
      page('two', '2021-02-03', claim('killed', 30, '30 died', '2021-02-01')),
      page('three', '2021-02-03', claim('killed', 28, '28 fell', '2021-02-01')),
    ])
    assert.deepEqual(
      suggestRelations(replay(emptyState(), likely)).map(({ relation, score }) => [relation, score]),
      [
        ['same-group', 95],
        ['same-happening', 27],
        ['same-happening', 27],
      ],
    )
  })

  it('an answer can be given again: the last one counts, and the floor follows', () => {
    const [apart] = suggestRelations(state)
    const last = entries.at(-1)
    if (!apart || !last) assert.fail('no questions')
    const { relation, claim: one, other } = apart
    const body = (answer: 'yes' | 'no' | 'unsure') =>
      ({ kind: 'relation-judged', relation, claim: one, other, answer, why: null }) as const
    const floor = (of: typeof state) =>
      deriveRegister(of, { trueAt: '2021-04-01', knownBy: '2021-04-01', standing: 'alleged' }).custody[0]?.bounds
        .reported.min
    let now = state
    const floors = (['yes', 'unsure', 'yes', 'no'] as const).map((answer) => {
      now = replay(now, chain(now.head, [{ at: last.at, by: 'tester', body: body(answer) }]))
      return floor(now)
    })
    assert.deepEqual(floors, [62, 47, 62, 47])
  })

  it('ask nothing of captures that cannot be one: other numbers, or days that exclude each other', () => {
    const apart = ledgerOf([
      page('one', '2021-02-02', claim('captured', 62, '62 were captured', '2021-02-01')),
      page('two', '2021-05-03', claim('captured', 62, '62 were captured', '2021-05-01')),
      page('three', '2021-02-03', claim('captured', 7, 'seven were captured', '2021-02-01')),
    ])
    assert.deepEqual(suggestRelations(replay(emptyState(), apart)), [])
  })
})
