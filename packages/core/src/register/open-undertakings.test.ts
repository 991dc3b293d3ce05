import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Claim } from '../claims/claim.ts'
import { chain, NO_ENTRIES } from '../ledger/chain.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import { type CaseState, emptyState, replay } from '../ledger/replay.ts'
import { ledgerOf, statesNamed } from './build-state.ts'
import { deriveRegister } from './derive-register.ts'
import { takeAnswer } from './evidence.ts'
import { RegisterBook } from './register-book.ts'

const AGREED = {
  kind: 'undertaking',
  quote: 'They pledged to hand over the maps',
  duty: 'hand-over-maps',
  agreement: 'Lake Accord',
  date: '2021-02-20',
} as const

/** A case in which a page's one undertaking was accepted as it was read, with this in place of its actor. */
function stateWith(changed: Partial<Claim>, published = '2021-03-01'): CaseState {
  const pages = [{ title: 'Page', published, claims: [{ ...AGREED, actor: 'Northland' }] }]
  const drafts = ledgerOf(pages, { parties: statesNamed('Northland') }).map(({ at, by, body }): EntryDraft => {
    const claims = body.kind === 'claims-proposed' ? body.claims : []
    const read = claims.map((claim) => ({ ...claim, ...changed }) as Claim)
    return { at, by, body: body.kind === 'claims-proposed' ? { ...body, claims: read } : body }
  })
  return replay(emptyState(), chain(NO_ENTRIES, drafts))
}
const on = (day: string) => ({ trueAt: day, knownBy: day, standing: 'alleged' }) as const

describe('OB11: an undertaking of which is not said whose it is', () => {
  for (const actor of [null, ' '])
    it(`is no duty, and is listed with what it says (actor ${JSON.stringify(actor)})`, () => {
      const { obligations, openUndertakings } = deriveRegister(stateWith({ actor }), on('2021-03-02'))
      assert.deepEqual(obligations, [])
      const [open, ...others] = openUndertakings
      assert.equal(others.length, 0)
      assert.equal(open?.id, 'undertaking/Lake Accord/hand-over-maps')
      assert.match(
        open.says,
        /^Of whom is not said: hand-over-maps under Lake Accord\. .* names as its actor the party/u,
      )
    })

  it('is a duty like any other once a claim names its party', () => {
    const { obligations, openUndertakings } = deriveRegister(stateWith({}), on('2021-03-02'))
    assert.deepEqual([obligations.length, openUndertakings.length], [1, 0])
  })

  it('of which a page says that nobody undertook it, it is nothing', () => {
    const { obligations, openUndertakings } = deriveRegister(
      stateWith({ actor: null, stance: 'denied' }),
      on('2021-03-02'),
    )
    assert.deepEqual([obligations.length, openUndertakings.length], [0, 0])
  })

  it('is not there before it was undertaken, nor before it was known', () => {
    const state = stateWith({ actor: null })
    for (const [trueAt, knownBy, listed] of [
      ['2021-02-19', '2021-03-02', 0],
      ['2021-02-20', '2021-02-20', 0],
      ['2021-02-20', '2021-03-02', 1],
    ] as const)
      assert.equal(deriveRegister(state, { ...on(trueAt), knownBy }).openUndertakings.length, listed)
  })

  it('is taken apart like any answer, and is gone when its claim is', () => {
    const state = stateWith({ actor: null })
    const book = new RegisterBook(state)
    const register = book.ask(on('2021-03-02'))
    const [claim = ''] = state.proposals.keys()
    const taken = takeAnswer(register, 'undertaking/Lake Accord/hand-over-maps')
    assert.deepEqual([taken?.claims, taken?.rules], [[claim], ['OB11']])
    const body = { kind: 'claim-judged', claim, verdict: 'rejected', amended: null, why: null, unread: false } as const
    const entries = chain(state.head, [{ at: '2026-01-02T00:00:00.000Z', by: 'tester', body }])
    book.take(replay(state, entries), entries)
    assert.deepEqual(book.ask(on('2021-03-02')).openUndertakings, [])
  })
})
