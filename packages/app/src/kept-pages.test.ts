import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ChangedPart } from '@muster/core'
import {
  acceptAll,
  CaseSession,
  type CaseStore,
  caseNow,
  listPages,
  listSources,
  openStore,
  rebuildSaved,
  undoVerdict,
  verifyCase,
} from './index.ts'
import { hand, keptCases, noPassphrase, opened } from './kept-case.ts'

const { savedSample } = keptCases()

const shown = async (session: CaseSession) => ({ ...(await caseNow(session)), pages: await listSources(session) })

/** A session that has nothing kept to go by. */
async function fromLedger(session: CaseSession) {
  const { saved: _, ...bare } = Object.assign(Object.create(null) as object, {
    head: () => session.store.head(),
    read: (seq: number) => session.store.read(seq),
  }) as CaseStore
  return shown(await CaseSession.open(bare as CaseStore, hand))
}

describe('the list of pages of a case whose state was saved', () => {
  it('is read from what was kept, without going through claims', async () => {
    const folder = await savedSample()
    const session = await opened(folder)
    const read = session.store.read.bind(session.store)
    const asked: number[] = []
    session.store.read = async function* (seq) {
      for await (const entry of read(seq)) {
        asked.push(entry.seq)
        yield entry
      }
    }
    const first = await listPages(session, { words: '', onlyWaiting: false, from: 0, most: 3 })
    assert.equal(first.pages.length, 3)
    assert.equal(first.total, session.state.sources.size)
    assert.deepEqual(asked, [])
    session.store.read = read
    assert.deepEqual(await shown(session), await fromLedger(session))
    await session.close()
  })

  it('follows what is recorded by this program and by others, and is kept again', async () => {
    const folder = await savedSample()
    const [session, other] = [await opened(folder, { saveEvery: 5 }), await opened(folder, { saveEvery: 7 })]
    await shown(session)
    for (const claim of [...session.state.verdicts.keys()].slice(0, 20)) {
      await undoVerdict(other, claim)
      await session.refresh()
    }
    assert.deepEqual(await shown(session), await fromLedger(session))
    assert.deepEqual(await shown(other), await fromLedger(other))
    await acceptAll(session)
    await session.save()
    assert.equal((await verifyCase(session.store)).derived, null)
    await Promise.all([session.close(), other.close()])
    const again = await opened(folder)
    assert.deepEqual(await shown(again), await fromLedger(again))
    await again.close()
  })

  it('is named by verify when somebody changed it, and made again by a rebuild', async () => {
    for (const change of [
      (block: string) => block.replace('"rows":', '"rows" :'),
      (block: string) => block.replace(/"waiting":\[\d+/u, '"waiting":[9'),
      (block: string) => block.replace(/"origin":\[\d+,\d+/u, '"origin":[0,0'),
    ]) {
      const folder = await savedSample()
      const store = await openStore(folder, noPassphrase)
      const part = await store.saved?.readPart('pages 1')
      assert.ok(part)
      const changed = new Map(part.blocks.map((block, number) => [number, change(block)]))
      const { head, blocks } = part
      await store.saved?.savePart('pages 1', head, { head, count: blocks.length, changed } satisfies ChangedPart)
      assert.match((await verifyCase(store)).derived ?? '', /list of pages is not what the ledger makes: block [12]/u)
      await store.close()
      await rebuildSaved(folder, noPassphrase, hand)
      const again = await opened(folder)
      assert.equal((await verifyCase(again.store)).derived, null)
      await again.close()
    }
  })

  it('is made again when what is kept cannot be read, and when none is kept', async () => {
    for (const blocks of [['nonsense'], ['{"rows":1,"days":[]}', '{'], []]) {
      const folder = await savedSample()
      const store = await openStore(folder, noPassphrase)
      const part = await store.saved?.readPart('pages 1')
      assert.ok(part)
      const changed = new Map(blocks.map((block, number) => [number, block] as const))
      await store.saved?.savePart('pages 1', part.head, { head: part.head, count: blocks.length, changed })
      const session = await CaseSession.open(store, hand)
      assert.deepEqual(await shown(session), await fromLedger(session))
      assert.equal((await verifyCase(session.store)).derived, null)
      await session.close()
    }
  })
})
