import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EMPTY_CASE } from '../claims/case-setting.ts'
import { type CasePage, ledgerOf } from '../register/build-state.ts'
import { chain } from './chain.ts'
import type { EntryBody, RelationWord } from './entry.ts'
import { whyNotAppend } from './may-append.ts'
import { emptyState, replay } from './replay.ts'

const PAGE: CasePage = {
  title: 'Page',
  published: '2021-02-10',
  claims: [1, 2, 3].map((count) => ({
    kind: 'captured',
    count: { min: count, max: count, text: String(count) },
    quote: `sentence ${count} says so`,
  })),
}
const state = replay(emptyState(), ledgerOf([PAGE]))
const [a = '', b = '', c = ''] = [...state.proposals.keys()]
const draft = (body: EntryBody) => ({ at: '2026-01-01T00:00:00.000Z', by: 'tester', body })
const ruling = (relation: RelationWord, claim: string, other: string, answer: 'yes' | 'no' = 'yes'): EntryBody => ({
  kind: 'relation-judged',
  relation,
  claim,
  other,
  answer,
  why: null,
})
const after = (...bodies: readonly EntryBody[]) => replay(state, chain(state.head, bodies.map(draft)))
const amended = (change: object): EntryBody => {
  const claim = state.proposals.get(a)?.claim ?? assert.fail('no claim')
  return {
    kind: 'claim-judged',
    claim: a,
    verdict: 'amended',
    amended: { ...claim, ...change },
    why: null,
    unread: false,
  }
}

describe('LG4: what cannot be is refused with one clear sentence', () => {
  it('a circle of part-of', () => {
    const known = after(ruling('part-of', a, b), ruling('part-of', b, c))
    assert.match(whyNotAppend(known, draft(ruling('part-of', c, a))) ?? '', /a group part of itself/u)
    const taken = after(ruling('part-of', a, b), ruling('part-of', b, c), ruling('part-of', a, b, 'no'))
    assert.equal(whyNotAppend(taken, draft(ruling('part-of', c, a))), null)
  })

  it('a relation that contradicts another', () => {
    const known = after(ruling('disjoint', a, b))
    assert.match(
      whyNotAppend(known, draft(ruling('same-group', b, a))) ?? '',
      /entry \d+ says 'disjoint'.*answer that 'no' first/u,
    )
    assert.equal(
      whyNotAppend(after(ruling('disjoint', a, b), ruling('disjoint', a, b, 'no')), draft(ruling('same-group', b, a))),
      null,
    )
  })

  it('a count of 10^12, a count whose ends are swapped, a date before the Common Era', () => {
    const whyNot = (change: object) => whyNotAppend(state, draft(amended(change))) ?? ''
    assert.match(whyNot({ count: { min: 1e12, max: null, text: '10^12' } }), /1,000,000,000,000 is more people/u)
    assert.match(whyNot({ count: { min: 9, max: 3, text: '9' } }), /swap its ends/u)
    assert.match(whyNot({ date: '-0043-03-15' }), /before the Common Era/u)
    assert.equal(whyNot({ date: '2021-02-01' }), '')
  })

  it('an agreement with no parties', () => {
    const clauses = [{ duty: 'release' as const, bound: [], due: null, text: null }]
    const setting = { ...EMPTY_CASE, agreements: [{ name: 'Accord', aliases: [], date: '2020-11-10', clauses }] }
    assert.match(whyNotAppend(state, draft({ kind: 'setting-changed', setting })) ?? '', /“Accord”.*binds nobody/u)
  })
})
