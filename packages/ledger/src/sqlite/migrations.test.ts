import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { EMPTY_CASE, NO_ENTRIES } from '@muster/core'
import { StoreError } from '../store-error.ts'
import { MIGRATIONS } from './schema.ts'
import { SqliteStore } from './sqlite-store.ts'

const KILLS = Number(process.env.MUSTER_KILLS ?? 3)
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const STORE = fileURLToPath(new URL('./sqlite-store.ts', import.meta.url))
const KEY = '07'.repeat(32)
const key = Buffer.from(KEY, 'hex')
const scratch = mkdtempSync(join(tmpdir(), 'muster-migrate-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

/** A later format, in a step long enough to be cut off in: the store is read and written anew, and gets a table more. */
const LATER = [
  ...MIGRATIONS,
  `create table later (seq integer primary key, body text not null) strict;
   insert into later select seq, body from entry;
   with recursive n(i) as (select 1 union all select i + 1 from n where i < 300000)
     insert into later select 1000000 + i, hex(randomblob(20)) from n;
   delete from later where seq > 1000000;`,
]

async function storeOfToday(name: string) {
  const path = join(scratch, name)
  const store = SqliteStore.open(path, key)
  const at = '2026-01-01T00:00:00.000Z'
  const body = { kind: 'case-opened', setting: { ...EMPTY_CASE, name: 'Karabakh' } } as const
  await store.append(NO_ENTRIES, [{ at, by: 'tester', body }])
  const head = await store.head()
  await store.close()
  return { path, head }
}

describe('formats of the store', () => {
  it('go forward, and a program of before refuses what is newer in one sentence and changes nothing', async () => {
    const { path, head } = await storeOfToday('forward.db')
    const later = SqliteStore.open(path, key, 'open', { migrations: LATER })
    assert.deepEqual(await later.head(), head)
    await later.close()
    assert.throws(
      () => SqliteStore.open(path, key),
      (error: unknown) =>
        error instanceof StoreError && error.fault === 'newer' && /update Muster to open it/u.test(error.message),
    )
    const again = SqliteStore.open(path, key, 'open', { migrations: LATER })
    assert.deepEqual(await again.head(), head)
    await again.close()
  })

  it('a step that fails leaves the format of before', async () => {
    const { path, head } = await storeOfToday('fails.db')
    assert.throws(() => SqliteStore.open(path, key, 'open', { migrations: [...LATER, 'create table entry (x)'] }))
    const store = SqliteStore.open(path, key)
    assert.deepEqual(await store.head(), head)
    await store.close()
  })

  it(`a program killed in a step leaves the format of before, or the later one (seed ${seed}, ${KILLS} kills)`, async () => {
    let random = seed
    for (let kill = 0; kill < KILLS; kill++) {
      const { path, head } = await storeOfToday(`killed-${kill}.db`)
      const program = `
        import { SqliteStore } from ${JSON.stringify(STORE)}
        process.stdout.write('ready')
        SqliteStore.open(${JSON.stringify(path)}, Buffer.from('${KEY}', 'hex'), 'open', { migrations: ${JSON.stringify(LATER)} })`
      const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), random % 300))
      await new Promise((done) => child.once('close', done))
      let store: SqliteStore
      try {
        store = SqliteStore.open(path, key)
      } catch (error) {
        assert.ok(error instanceof StoreError && error.fault === 'newer')
        store = SqliteStore.open(path, key, 'open', { migrations: LATER })
      }
      assert.deepEqual(await store.head(), head)
      await store.checkFile()
      await store.close()
    }
  })
})
