import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { chain, EMPTY_CASE, type Entry, emptyState, HeadMoved, NO_ENTRIES } from '@muster/core'
import { SqliteStore } from '../sqlite/sqlite-store.ts'
import { type FarLedger, NearCopy, nearPlace } from './near-copy.ts'
import { nearStates } from './near-states.ts'

const scratch = mkdtempSync(join(tmpdir(), 'muster-near-copy-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
let made = 0

/** A chain of settings, each named after its place and what it is of. */
const chainOf = (count: number, of: string): readonly Entry[] =>
  chain(
    NO_ENTRIES,
    Array.from({ length: count }, (_, at) => ({
      at: '2026-01-01T00:00:00.000Z',
      by: 'tester',
      body: { kind: 'setting-changed', setting: { ...EMPTY_CASE, name: `${of} ${at}` } } as const,
    })),
  )
const lastOf = (entries: readonly Entry[]): Entry => entries.at(-1) ?? assert.fail('no entries')

const farOf = (entries: readonly Entry[]): FarLedger => ({
  read: async function* (afterSeq) {
    yield* entries.slice(afterSeq)
  },
  hashAt: (seq) => Promise.resolve(entries[seq - 1]?.hash ?? null),
})
const copyOf = (entries: readonly Entry[]) =>
  NearCopy.open(nearPlace(scratch, randomBytes(32), `case ${++made}`), farOf(entries))

async function held(store: SqliteStore): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for await (const entry of store.read(0)) entries.push(entry)
  return entries
}

describe('a near copy of a ledger', () => {
  const ledger = chainOf(30, 'far')

  it('takes entries over as they are, from those given and from the far ledger', async () => {
    const copy = await copyOf(ledger)
    assert.equal(await copy.bringUpTo(lastOf(ledger.slice(0, 10)), ledger.slice(0, 12)), true)
    assert.deepEqual(await held(copy.store), ledger.slice(0, 10))
    assert.equal(await copy.bringUpTo(lastOf(ledger.slice(0, 20)), ledger.slice(5, 20)), true)
    // These begin too late to follow: the far ledger has what lies between.
    assert.equal(await copy.bringUpTo(lastOf(ledger), ledger.slice(28)), true)
    assert.deepEqual(await held(copy.store), ledger)
    await copy.close()
  })

  it('takes nothing of the far ledger that was changed on the way', async () => {
    const changed = ledger.map((entry) => (entry.seq === 7 ? { ...entry, by: 'somebody else' } : entry))
    const copy = await copyOf(changed)
    assert.equal(await copy.bringUpTo(lastOf(ledger)), false)
    assert.deepEqual(await held(copy.store), [])
    await copy.close()
  })

  it('is no copy of another chain, also where that one is as long', async () => {
    const copy = await copyOf(ledger)
    assert.equal(await copy.bringUpTo(lastOf(ledger)), true)
    assert.equal(await copy.bringUpTo(lastOf(chainOf(30, 'other'))), false)
    await copy.close()
  })

  it('is thrown away whole where it cannot be read any more, however large it is', async () => {
    const place = nearPlace(scratch, randomBytes(32), `case ${++made}`)
    const states = nearStates(place, farOf(ledger))
    const state = { ...emptyState(), head: lastOf(ledger) }
    assert.equal(await states.save(NO_ENTRIES, state, ledger), true)
    await states.close()
    const damaged = nearStates(place, farOf(ledger))
    await damaged.readSearch()
    // A large one is not read whole when it is opened, and another program writes: the damage is met later.
    const other = SqliteStore.open(join(place.folder, 'near.db'), place.key)
    await other.put(randomBytes(10))
    await other.close()
    const file = openSync(join(place.folder, 'near.db'), 'r+')
    for (let at = 4_096 * 2; at < fstatSync(file).size; at += 4_096) writeSync(file, randomBytes(64), 0, 64, at + 512)
    closeSync(file)
    await assert.rejects(damaged.read())
    await damaged.drop()
    assert.equal(await damaged.read(), null)
    assert.equal(await damaged.save(NO_ENTRIES, state, ledger), true)
    await damaged.close()
  })

  it('its store refuses entries that do not follow its head', async () => {
    const store = SqliteStore.open(join(scratch, 'store.db'), randomBytes(32))
    await store.takeOver(NO_ENTRIES, ledger.slice(0, 3))
    const head = await store.head()
    await assert.rejects(store.takeOver(NO_ENTRIES, ledger.slice(0, 3)), HeadMoved)
    await assert.rejects(store.takeOver(head, ledger.slice(4, 6)), HeadMoved)
    await assert.rejects(store.takeOver(head, chainOf(5, 'other').slice(3)), HeadMoved)
    assert.deepEqual(await held(store), ledger.slice(0, 3))
    await store.close()
  })
})
