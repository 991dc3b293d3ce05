import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HeadMoved, type LedgerTurn, NO_ENTRIES } from '@muster/core'
import { MemoryStore } from '@muster/ledger'
import { ActRefused } from './act-refused.ts'
import { CaseSession } from './case-session.ts'
import { sampleSetting } from './load-sample.ts'

const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' }

/** A store that refuses turns at their very end, as distributed databases do when another one got through first. */
class RefusingStore extends MemoryStore {
  refusals = 0

  override inTurn<T>(act: (turn: LedgerTurn) => Promise<T>): Promise<T> {
    return super.inTurn(async (turn) => {
      const done = await act(turn)
      if (this.refusals-- > 0) throw new HeadMoved('refused')
      return done
    })
  }
}

const named = (name: string) => (state: CaseSession['state']) => [
  { kind: 'setting-changed' as const, setting: { ...state.setting, name } },
]

async function caseIn(store: RefusingStore): Promise<CaseSession> {
  const session = await CaseSession.open(store, hand)
  await session.record(() => [{ kind: 'case-opened', setting: sampleSetting() }])
  return session
}

describe('an act whose turn is refused at its end', () => {
  it('is decided again until it gets through, and recorded once', async () => {
    const store = new RefusingStore()
    const session = await caseIn(store)
    store.refusals = 5
    const entries = await session.record(named('at last'))
    assert.equal(entries.length, 1)
    assert.equal(session.state.setting.name, 'at last')
    assert.equal((await store.head()).seq, 2)
  })

  it('says so in one sentence when it never does; nothing is recorded, and the next act is', async () => {
    const store = new RefusingStore()
    const session = await caseIn(store)
    store.refusals = 100
    await assert.rejects(session.record(named('never')), (error: unknown) => {
      assert.ok(error instanceof ActRefused)
      assert.match(error.message, /others recorded at the same moment: nothing of this act was; do it again/u)
      return true
    })
    store.refusals = 0
    await session.record(named('after'))
    const entries = []
    for await (const entry of store.read(NO_ENTRIES.seq)) entries.push(entry)
    assert.deepEqual([entries.length, session.state.setting.name], [2, 'after'])
  })
})
