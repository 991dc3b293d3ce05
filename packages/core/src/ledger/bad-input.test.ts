import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EMPTY_CASE } from '../claims/case-setting.ts'
import { type CasePage, ledgerOf } from '../register/build-state.ts'
import { type CodedClaim, placeCodedClaims } from '../review/coded-claims.ts'
import { chain } from './chain.ts'
import type { EntryBody, RelationWord } from './entry.ts'
import { whyNotAppend } from './may-append.ts'
import { emptyState, replay } from './replay.ts'
import type { Term } from './term.ts'

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

  it('a relation of a claim that is not there', () => {
    for (const body of [ruling('part-of', a, 'none'), ruling('part-of', 'none', a)])
      assert.match(whyNotAppend(state, draft(body)) ?? '', /^there is no claim none in the case/u)
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
    for (const date of ['-0043-03-15', '0000-01-01', '2020-01-01/-0001', '0000'])
      assert.match(whyNot({ date }), /before the Common Era/u, date)
    for (const date of ['2021-02-01', '0001-01-01', '2000-01-01/2000-01-31']) assert.equal(whyNot({ date }), '')
  })

  it('an amended claim of a day that no calendar has, or that names a claim which is not there, itself or its own part', () => {
    const whyNot = (change: object, of = state) => whyNotAppend(of, draft(amended(change))) ?? ''
    for (const date of ['2021-02-30', 'soon', '2021-13'])
      assert.match(whyNot({ date }), /is no date that a claim can have/u)
    assert.match(whyNot({ uttered: '2021-02-30' }), /is no date that a claim can have/u)
    for (const word of ['partOf', 'disjointFrom', 'sameAs']) {
      assert.match(whyNot({ [word]: 'none' }), /^there is no claim none in the case/u)
      assert.match(whyNot({ [word]: a }), /no relation to itself/u)
      assert.equal(whyNot({ [word]: b }), '')
    }
    assert.match(whyNot({ partOf: b }, after(ruling('part-of', b, a))), /a group part of itself/u)
  })

  it('an agreement with no parties', () => {
    const clauses = [{ duty: 'release' as const, bound: [], due: null, text: null }]
    const setting = { ...EMPTY_CASE, agreements: [{ name: 'Accord', aliases: [], date: '2020-11-10', clauses }] }
    assert.match(whyNotAppend(state, draft({ kind: 'setting-changed', setting })) ?? '', /“Accord”.*binds nobody/u)
  })

  it('a term without a source, of a day that cannot be, or that speaks of nobody', () => {
    const clauses = [{ duty: 'release' as const, bound: ['North', 'South'], due: '2021-03-31', text: null }]
    const setting = { ...EMPTY_CASE, agreements: [{ name: 'Accord', aliases: [], date: '2021-03-01', clauses }] }
    const known = after({ kind: 'setting-changed', setting })
    const whyNot = (term: Term, source: { claim?: string; why?: string } = { why: 'the annex' }) =>
      whyNotAppend(
        known,
        draft({
          kind: 'term-recorded',
          agreement: 'Accord',
          duty: 'release',
          party: 'North',
          term,
          claim: source.claim ?? null,
          why: source.why ?? null,
        }),
      ) ?? ''
    assert.equal(whyNot({ word: 'due', day: '2021-04' }), '')
    assert.match(whyNot({ word: 'due', day: '2021-04' }, {}), /needs the claim it rests on, or a reason/u)
    assert.match(whyNot({ word: 'act', act: 'performed', day: null }), /needs the claim whose sentence says so/u)
    assert.match(whyNot({ word: 'due', day: '2021-04' }, { claim: 'none' }), /there is no claim none/u)
    for (const day of ['-0043-03', '0000-03']) assert.match(whyNot({ word: 'due', day }), /before the Common Era/u)
    assert.match(whyNot({ word: 'due', day: 'soon' }), /“soon” is not a date.*write it as/u)
    assert.match(whyNot({ word: 'due', day: '2020-04-01' }), /is before Accord of 2021-03-01: correct/u)
    assert.match(whyNot({ word: 'until', day: '2021-03-10' }), /cannot end on 2021-03-10, before the day 2021-03-31/u)
    assert.match(whyNot({ word: 'creditor', party: 'North' }), /owes nothing to itself/u)
    assert.match(whyNot({ word: 'trigger', says: ' ', day: null }), /needs words/u)
    const suspended = { word: 'suspended', day: '2021-03-10', to: null, power: 'clause 9' } as const
    assert.equal(whyNot(suspended, { claim: a }), '')
    assert.match(whyNot({ ...suspended, power: '' }, { claim: a }), /must name the words of the agreement/u)
    assert.match(whyNot({ ...suspended, to: '2021-03-01' }, { claim: a }), /swap its ends/u)
    const reading = { word: 'reading', name: 'all', party: null, owed: [a], leavesOut: [b] } as const
    assert.equal(whyNot(reading), '')
    assert.match(whyNot({ ...reading, name: '' }), /needs a name/u)
    assert.match(whyNot({ ...reading, owed: [], leavesOut: [] }), /leaves out nobody/u)
    assert.match(whyNot({ ...reading, leavesOut: [a] }), /both covered and left out/u)
  })

  it('a term taken back that does not stand', () => {
    assert.match(
      whyNotAppend(state, draft({ kind: 'term-undone', entry: 99 })) ?? '',
      /entry 99 is no term that stands/u,
    )
  })

  it('a place within itself, an agreement of no calendar', () => {
    const whyNot = (change: object) =>
      whyNotAppend(state, draft({ kind: 'setting-changed', setting: { ...EMPTY_CASE, ...change } })) ?? ''
    const place = (name: string, within: string | null) => ({ name, aliases: [], within })
    assert.equal(whyNot({ places: [place('Ridge', 'Hills'), place('Hills', null)] }), '')
    assert.match(whyNot({ places: [place('Ridge', 'Hills'), place('Hills', 'Ridge')] }), /“Ridge” lies within itself/u)
    const agreement = (date: string) => ({ name: 'Accord', aliases: [], date, clauses: [] })
    for (const date of ['-0043-03-15', '0000-03-15'])
      assert.match(whyNot({ agreements: [agreement(date)] }), new RegExp(`“Accord” has the day “${date}”`, 'u'))
    assert.match(whyNot({ agreements: [agreement('last spring')] }), /“last spring”.*write it as/u)
  })

  it('coded claims that cannot be, half a file never taken', () => {
    const text = 'three were killed. two of them here.'
    const three = { kind: 'killed', quote: 'three were killed', id: 'three' } as const
    const two = { kind: 'killed', quote: 'two of them', id: 'two' } as const
    const says = (...claims: readonly CodedClaim[]) => {
      const placed = placeCodedClaims(text, claims)
      return placed.placed ? '' : placed.says
    }
    assert.equal(says(three, { ...two, partOf: 'three' }), '')
    for (const pointer of ['partOf', 'disjointFrom', 'sameAs'] as const)
      assert.match(
        says(three, { ...two, [pointer]: 'nobody' }),
        new RegExp(`claim 2 \\(killed\\): its “${pointer}” names no other claim of the file`, 'u'),
      )
    assert.match(says(three, { ...two, partOf: 'two' }), /claim 2 .* names no other claim/u)
    assert.match(says({ ...three, partOf: 'two' }, { ...two, partOf: 'three' }), /claim 1 .*part of itself/u)
    assert.match(says(three, { ...two, partOf: 'three', disjointFrom: 'three' }), /claim 2 .*drop one of the two/u)
    assert.match(says({ ...three, count: { min: 1e12, max: null, text: '' } }), /claim 1 .*1,000,000,000,000 is more/u)
    assert.match(says({ ...three, date: '-0043-03-15' }), /claim 1 .*before the Common Era/u)
  })
})
