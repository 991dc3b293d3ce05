import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { EMPTY_CASE, NO_ENTRIES } from '@muster/core'
import Driver from 'better-sqlite3-multiple-ciphers'
import { storeConformance } from './conformance.ts'
import { createCaseFolder, lockForServer, MemoryStore, openCaseFolder, SqliteStore, StoreError } from './index.ts'
import { assertManyWriters } from './many-writers.ts'

const scratch = mkdtempSync(join(tmpdir(), 'muster-store-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
let made = 0
const freshPath = (name: string) => join(scratch, `${++made}-${name}`)
const noPassphrase = () => Promise.resolve(null)
const faultOf = (fault: string) => (error: unknown) => error instanceof StoreError && error.fault === fault

storeConformance('memory', () => Promise.resolve(new MemoryStore()))
storeConformance('embedded', () => Promise.resolve(SqliteStore.open(freshPath('case.db'), randomBytes(32))))

const opened = (name: string) => ({
  at: '2026-01-01T00:00:00.000Z',
  by: 'tester',
  body: { kind: 'case-opened', setting: { ...EMPTY_CASE, name } } as const,
})

describe('one embedded case in several programs', () => {
  it('has one unbroken chain, with every acknowledged entry once', async () => {
    const folder = freshPath('case')
    const store = await createCaseFolder(folder, null)
    await store.append(NO_ENTRIES, [opened('Karabakh')])
    const each = Number(process.env.MUSTER_WRITES ?? 100)
    await assertManyWriters(store, { place: folder, passphrase: null, writers: 2, each })
    await store.checkFile()
    await store.close()
  })
})

describe('the case folder', () => {
  it('gives back what was recorded after it is closed and opened', async () => {
    const folder = freshPath('case')
    const made = await createCaseFolder(folder, null)
    await made.append(NO_ENTRIES, [opened('Karabakh')])
    const head = await made.head()
    await made.close()
    const again = await openCaseFolder(folder, noPassphrase)
    assert.deepEqual(await again.head(), head)
    await again.close()
  })

  it('opens with its passphrase and with no other', async () => {
    const folder = freshPath('case')
    await (await createCaseFolder(folder, 'Երևան 1918')).close()
    await (await openCaseFolder(folder, () => Promise.resolve('Երևան 1918'))).close()
    await assert.rejects(
      openCaseFolder(folder, () => Promise.resolve('Baku 1918')),
      faultOf('wrong-key'),
    )
    await assert.rejects(openCaseFolder(folder, noPassphrase), faultOf('wrong-key'))
  })

  it('leaves no word of a name readable on the disk', async () => {
    const folder = freshPath('case')
    const store = await createCaseFolder(folder, 'long enough')
    await store.append(NO_ENTRIES, [opened('Gevorg Simonyan-Testname')])
    await store.put(new TextEncoder().encode('Gevorg Simonyan-Testname was seen alive'))
    for (const file of readdirSync(folder))
      assert.equal(readFileSync(join(folder, file)).includes('Testname'), false, file)
    await store.close()
  })

  it('names a folder that is no case, one that is missing and one from a newer version', async () => {
    await assert.rejects(openCaseFolder(scratch, noPassphrase), faultOf('not-a-case'))
    await assert.rejects(openCaseFolder(freshPath('nowhere'), noPassphrase), faultOf('not-a-case'))
    const folder = freshPath('case')
    await (await createCaseFolder(folder, null)).close()
    writeFileSync(join(folder, 'case.json'), '{"muster":"case","format":99}')
    await assert.rejects(openCaseFolder(folder, noPassphrase), faultOf('newer'))
  })

  it('says that its key file is damaged, whichever field of it is', async () => {
    const folder = freshPath('case')
    await (await createCaseFolder(folder, 'long enough')).close()
    const path = join(folder, 'key.json')
    const whole = readFileSync(path, 'utf8')
    for (const text of [
      whole.slice(0, -20),
      whole.replace('65536', '9999999999'),
      whole.replace('"passes": 3', '"passes": "3"'),
      whole.replace('"salt": "', '"salt": "AAAA'),
      whole.replace('"kind"', '"kinp"'),
      'null',
    ]) {
      writeFileSync(path, text)
      await assert.rejects(
        openCaseFolder(folder, () => Promise.resolve('long enough')),
        faultOf('damaged'),
      )
    }
  })

  it('refuses a store whose format is newer than it knows', () => {
    const path = freshPath('newer.db')
    const key = randomBytes(32)
    const driver = new Driver(path)
    driver.pragma("cipher='aegis'")
    driver.pragma(`key="raw:${key.toString('hex')}"`)
    driver.exec('pragma user_version = 99')
    driver.close()
    assert.throws(() => SqliteStore.open(path, key), faultOf('newer'))
  })

  it('finds one changed byte anywhere in the store, and says so', async () => {
    const folder = freshPath('case')
    const store = await createCaseFolder(folder, null)
    await store.append(NO_ENTRIES, [opened('Karabakh '.repeat(9_000))])
    await store.close()
    const path = join(folder, 'case.db')
    const bytes = readFileSync(path)
    for (const at of [100, Math.floor(bytes.length / 2), bytes.length - 50]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(path, changed)
      await assert.rejects(async () => {
        const opened = await openCaseFolder(folder, noPassphrase)
        try {
          for await (const _ of opened.read(0));
          await opened.get('0'.repeat(64))
        } finally {
          await opened.close()
        }
      }, StoreError)
    }
  })

  it('is served by one server at a time, and again once that has gone', async () => {
    const folder = freshPath('case')
    await (await createCaseFolder(folder, null)).close()
    const lock = lockForServer(folder)
    assert.throws(() => lockForServer(folder), faultOf('locked'))
    lock.release()
    lockForServer(folder).release()
  })

  it('records nothing of an act for which the disk has no room, and keeps what was there', async () => {
    const path = freshPath('case.db')
    const key = randomBytes(32)
    const store = SqliteStore.open(path, key)
    await store.append(NO_ENTRIES, [opened('Karabakh')])
    const head = await store.head()
    store.limitPages(20)
    const many = Array.from({ length: 50 }, () => ({
      ...opened('x'.repeat(4_000)),
      body: { kind: 'setting-changed', setting: { ...EMPTY_CASE, name: 'x'.repeat(4_000) } } as const,
    }))
    await assert.rejects(store.append(head, many), faultOf('full'))
    assert.deepEqual(await store.head(), head)
    await store.close()
  })
})
