import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { EMPTY_CASE, type EntryDraft, firstBreak, NO_ENTRIES } from '@muster/core'
import {
  type CasePlaceStore,
  changePassphrase,
  createCaseFolder,
  openCaseFolder,
  restoreBackup,
  SqliteStore,
  StoreError,
  writeBackup,
} from '../index.ts'
import { acknowledged, assertNothingLost, chances, KEY, seedOfRun, startWriter } from './writer.ts'

const LIMITS = Number(process.env.MUSTER_LIMITS ?? 2)
const FILLS = Number(process.env.MUSTER_FILLS ?? 12)
const seed = seedOfRun()
const scratch = mkdtempSync(join(tmpdir(), 'muster-disk-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const CHEAP = { memoryKiB: 64, passes: 1 }
const isFull = (error: unknown): boolean =>
  (error instanceof StoreError && error.fault === 'full') ||
  (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
const says = (passphrase: string | null) => () => Promise.resolve(passphrase)
const draft = (name: string): EntryDraft => ({
  at: '2026-01-01T00:00:00.000Z',
  by: 'tester',
  body: { kind: 'setting-changed', setting: { ...EMPTY_CASE, name } },
})

describe('a disk that runs full', () => {
  it('at every page of the store: the act is refused whole, and what was there stays', async () => {
    const path = join(scratch, 'pages.db')
    const store = SqliteStore.open(path, Buffer.from(KEY, 'hex'))
    await store.append(NO_ENTRIES, [draft('first')])
    const start = 12
    for (let pages = start; pages < start + 60; pages++) {
      store.limitPages(pages)
      const head = await store.head()
      await assert.rejects(
        store.append(
          head,
          Array.from({ length: 80 }, () => draft('x'.repeat(5_000))),
        ),
        isFull,
      )
      assert.deepEqual(await store.head(), head)
      // What fits is still recorded, so that the next limit is met at another place of the file.
      store.limitPages(pages + 4)
      await store.append(head, [draft('y'.repeat(900))])
    }
    await store.checkFile()
    await store.close()
  })

  const mount = join(scratch, 'small')
  mkdirSync(mount)
  const mounted =
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', mount]).status === 0
  after(() => mounted && spawnSync('umount', ['-l', mount]))
  const skip = mounted ? false : 'needs root on Linux, for a small disk of its own'

  it(`under a case, a backup, a restore, a new passphrase (seed ${seed}, ${FILLS} fills): nothing is half-done`, {
    skip,
  }, async () => {
    const chance = chances(seed)
    const [folder, backup] = [join(mount, 'case'), join(scratch, 'case.muster')]
    const store = await createCaseFolder(folder, null)
    await store.append(NO_ENTRIES, [draft('first')])
    for (let page = 0; page < 20; page++) await store.put(Buffer.alloc(20_000, page))
    const kept = await writeBackup(store, backup, proveChain)
    await store.close()
    let refused = 0
    for (let fill = 0; fill < FILLS; fill++) {
      const act = ['record', 'backup', 'restore', 'passphrase'][fill % 4] ?? 'record'
      // The rest of the disk is taken but for a little, at random: the act meets the end of it somewhere in the middle.
      const { bavail, bsize } = statfsSync(mount)
      const left = chance(act === 'record' ? 60_000 : 380_000)
      writeFileSync(join(mount, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - left)))
      const before = readdirSync(mount).sort()
      const failed = await attempt(act, folder, backup, mount).then(
        () => false,
        (error: unknown) => {
          assert.ok(
            isFull(error),
            `${act}, fill ${fill}, seed ${seed}: ${error instanceof Error ? error.stack : error}`,
          )
          return true
        },
      )
      if (failed) refused++
      if (failed) assert.deepEqual(readdirSync(mount).sort(), before, `${act} left something behind`)
      rmSync(join(mount, 'ballast'), { force: true })
      for (const made of ['out.muster', 'restored']) rmSync(join(mount, made), { recursive: true, force: true })
      const after = await openCaseFolder(folder, says(null))
      await proveChain(after)
      await after.checkFile()
      await after.close()
    }
    assert.ok(FILLS < 12 || refused > 0, 'no act met the end of the disk')
    assert.deepEqual(await restoreBackup(backup, join(scratch, 'restored'), says(null), proveChain), kept)
  })
})

async function attempt(act: string, folder: string, backup: string, mount: string): Promise<void> {
  if (act === 'restore') {
    await restoreBackup(backup, join(mount, 'restored'), says(null), proveChain)
    return
  }
  if (act === 'passphrase') return changePassphrase(folder, { from: says(null), to: null, cost: CHEAP })
  const store = await openCaseFolder(folder, says(null))
  try {
    if (act === 'backup') await writeBackup(store, join(mount, 'out.muster'), proveChain)
    else
      for (let n = 0; n < 40; n++) {
        const [entry] = await store.append(await store.head(), [draft('z'.repeat(3_000))])
        assert.equal((await store.head()).hash, entry?.hash)
      }
  } finally {
    await store.close()
  }
}

async function proveChain(store: Pick<CasePlaceStore, 'read'>): Promise<void> {
  const entries = []
  for await (const entry of store.read(0)) entries.push(entry)
  assert.equal(firstBreak(NO_ENTRIES, entries), null)
  assert.ok(entries.length > 0)
}

describe(`a disk that refuses to write (seed ${seed}, ${LIMITS} places)`, {
  skip: process.platform === 'win32',
}, () => {
  it('ends the act with a sentence and loses nothing that was acknowledged', async () => {
    const chance = chances(seed)
    for (let limit = 0; limit < LIMITS; limit++) {
      const path = join(scratch, `limit-${limit}.db`)
      // Each file may grow to a size and no further: the write that would cross it fails as an input or output error.
      const writer = startWriter(path, { limitKiB: 90 + chance(300), options: { foldLogAt: 10 + chance(60) } })
      assert.equal(await writer.ended, 0, `limit ${limit}, seed ${seed}`)
      assert.match(writer.said.at(-1) ?? '', /^(?:full|unreadable)$/u, `limit ${limit}, seed ${seed}`)
      await assertNothingLost(path, acknowledged(writer), `limit ${limit}, seed ${seed}`)
    }
  })
})
