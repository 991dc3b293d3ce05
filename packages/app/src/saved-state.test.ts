import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type CaseState, type Entry, emptyState, identifyClaims, replay, type SavedStates } from '@muster/core'
import {
  ActRefused,
  askRegister,
  CaseSession,
  type CaseStore,
  createCase,
  loadSample,
  openStore,
  rebuildSaved,
  StoreError,
  sampleSetting,
  searchCase,
  verifyCase,
} from './index.ts'
import { hand, keptCases, noPassphrase, opened } from './kept-case.ts'

const { scratch, savedSample } = keptCases()
const question = { trueAt: '2026-01-01', knownBy: '2026-01-01', standing: 'believed' } as const
let made = 0

async function replayed(store: CaseStore): Promise<CaseState> {
  const entries: Entry[] = []
  for await (const entry of store.read(0)) entries.push(entry)
  return replay(emptyState(), entries)
}

const readOut = (state: CaseState) => ({
  ...state,
  sources: new Map(state.sources),
  proposals: new Map(state.proposals),
  claimsOf: new Map(state.claimsOf),
  verdicts: new Map(state.verdicts),
  people: { rolls: new Map(state.people.rolls), pairs: new Map(state.people.pairs) },
})

/** A store that counts the entries it is asked for, and may give one of them otherwise than it was kept. */
function watched(store: CaseStore, change: (entry: Entry) => Entry = (entry) => entry) {
  const asked: number[] = []
  const through = new Proxy(store, {
    get(of, name) {
      if (name !== 'read')
        return typeof of[name as keyof CaseStore] === 'function' ? bound(of, name) : Reflect.get(of, name)
      return async function* (seq: number) {
        for await (const entry of of.read(seq)) {
          asked.push(entry.seq)
          yield change(entry)
        }
      }
    },
  })
  return { store: through, asked }
}
const bound = (of: CaseStore, name: string | symbol) => (Reflect.get(of, name) as () => unknown).bind(of)

describe('a case whose state was saved', () => {
  it('opens without reading its ledger but for a run that is proved, and says what the ledger says', async () => {
    const folder = await savedSample()
    const { store, asked } = watched(await openStore(folder, noPassphrase))
    const session = await CaseSession.open(store, hand, { chance: () => 0.5 })
    const { seq } = session.state.head
    assert.ok(asked.length <= 500 || asked.length < seq)
    assert.deepEqual(readOut(session.state), readOut(await replayed(store)))
    const register = askRegister(session, question)
    await rebuildSaved(folder, noPassphrase, hand)
    const again = await opened(folder)
    assert.deepEqual(askRegister(again, question), register)
    await Promise.all([session.close(), again.close()])
  })

  it('replays what was recorded since, also by a program that saves nothing', async () => {
    const folder = await savedSample()
    const other = await openStore(folder, noPassphrase)
    const state = await replayed(other)
    const body = { kind: 'setting-changed', setting: { ...state.setting, name: 'renamed' } } as const
    await other.append(await other.head(), [{ at: hand.now(), by: 'other', body }])
    await other.close()
    const session = await opened(folder)
    assert.equal(session.state.setting.name, 'renamed')
    assert.equal((await verifyCase(session.store)).derived, null)
    await session.close()
  })

  it('saves again by itself as entries come in, and is then no other', async () => {
    const folder = join(scratch, `own-${++made}`)
    const session = await CaseSession.open((await createCase(folder, sampleSetting(), null, hand)).store, hand, {
      saveEvery: 40,
    })
    await loadSample(session)
    const saved = await session.store.saved?.read()
    assert.ok(saved && session.state.head.seq - saved.head.seq < 40)
    assert.deepEqual(readOut(session.state), readOut(await replayed(session.store)))
    assert.equal((await verifyCase(session.store)).derived, null)
    await session.close()
  })

  it('is refused when the run that is proved was changed', async () => {
    const folder = await savedSample()
    const store = await openStore(folder, noPassphrase)
    const changed = watched(store, (entry) => (entry.seq === 3 ? { ...entry, by: 'somebody else' } : entry))
    await assert.rejects(
      CaseSession.open(changed.store, hand, { chance: () => 0 }),
      (error) => error instanceof ActRefused && /entry 3 was changed/u.test(error.message),
    )
    await store.close()
  })

  it('two programs that save take turns, and neither spoils what the other saved', async () => {
    const folder = await savedSample()
    const [one, two] = [await opened(folder, { saveEvery: 3 }), await opened(folder, { saveEvery: 5 })]
    const rename = (session: CaseSession, name: string) =>
      session.record((state) => [{ kind: 'setting-changed', setting: { ...state.setting, name } }])
    for (let at = 0; at < 12; at++) await rename(at % 3 === 0 ? two : one, `name ${at}`)
    await Promise.all([one.refresh(), two.refresh()])
    assert.deepEqual(readOut(one.state), readOut(two.state))
    assert.equal((await verifyCase(one.store)).derived, null)
    await Promise.all([one.close(), two.close()])
    const again = await opened(folder)
    assert.equal(again.state.setting.name, 'name 11')
    await again.close()
  })
})

describe('a search index that was kept', () => {
  it('finds what one made anew finds, also what was recorded since, by many at once', async () => {
    const folder = join(scratch, `own-${++made}`)
    const session = await createCase(folder, sampleSetting(), null, hand)
    await loadSample(session)
    const [page] = session.state.sources.keys()
    const [first] = session.state.proposals.values()
    assert.ok(page && first)
    const reader = { name: 'coded', version: '1' }
    const many = (from: number) => ({
      kind: 'claims-proposed' as const,
      source: page,
      reader,
      claims: identifyClaims(
        page,
        Array.from({ length: 700 }, (_, at) => ({
          ...first.claim,
          id: `c${at}`,
          start: from + at,
          quote: `made up ${from + at}`,
        })),
      ),
    })
    await session.record(() => [many(10_000)])
    await session.record(() => [many(20_000)])
    const found = await searchCase(session, 'made up', 50)
    assert.equal(found.total, 1_400)
    assert.equal((await session.store.saved?.readSearch())?.length, 1)
    await session.save()
    await session.close()
    // What is derived lies under the case's key like the rest.
    for (const file of readdirSync(folder))
      assert.equal(readFileSync(join(folder, file)).includes('made up'), false, file)
    const again = await opened(folder)
    const { store, asked } = watched(again.store)
    const other = await CaseSession.open(store, hand)
    asked.length = 0
    assert.deepEqual(await searchCase(other, 'made up', 50), found)
    assert.ok(asked.length < again.state.head.seq)
    await other.record(() => [many(30_000)])
    const results = await Promise.all(['made up', 'made up 3000', 'captiv'].map((words) => searchCase(other, words, 5)))
    assert.deepEqual(
      results.map(({ total }) => total),
      [2_100, 10, (await searchCase(again, 'captiv', 5)).total],
    )
    assert.equal((await verifyCase(again.store)).derived, null)
    await Promise.all([again.close(), other.close()])
  })
})

describe('a case of which nothing that is kept can be read, written or thrown away', () => {
  it('opens by its entries, and is recorded in', async () => {
    const store = await openStore(await savedSample(), noPassphrase)
    const fails = () => Promise.reject(new StoreError('damaged', 'a page of the file was changed'))
    const saved = new Proxy({} as SavedStates, { get: () => fails })
    const damaged = new Proxy(store, {
      get: (of, name) => (name === 'saved' ? saved : name in of ? bound(of as CaseStore, name) : undefined),
    })
    const session = await CaseSession.open(damaged as CaseStore, hand, { saveEvery: 1 })
    assert.deepEqual(readOut(session.state), readOut(await replayed(store)))
    const { seq } = session.state.head
    await session.record(({ setting }) => [{ kind: 'setting-changed', setting: { ...setting, name: 'another' } }])
    assert.equal((await store.head()).seq, seq + 1)
    assert.ok((await session.pageBook()) !== null)
    await session.close()
  })
})

describe('an open case that many ask at once', () => {
  it('takes every entry in once, whatever is recorded and taken in side by side', async () => {
    const folder = await savedSample()
    const session = await opened(folder)
    const [claim] = session.state.proposals.keys()
    assert.ok(claim)
    const judge = () =>
      session.record(() => [
        { kind: 'claim-judged', claim, verdict: 'unsure', amended: null, why: null, unread: false },
      ])
    const before = session.state.verdicts.get(claim)?.length ?? 0
    await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 3 === 0 ? session.refresh() : judge())))
    await session.refresh()
    const verdicts = session.state.verdicts.get(claim) ?? []
    assert.equal(verdicts.length, before + 8)
    assert.equal(new Set(verdicts.map(({ entry }) => entry)).size, verdicts.length)
    await session.close()
  })
})
