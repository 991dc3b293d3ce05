import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { EMPTY_CASE, type EntryDraft, firstBreak, HeadMoved, NO_ENTRIES } from '@muster/core'
import { type PrivatePostgres, startPostgres } from '../../../../scripts/postgres.mjs'
import { chances, seedOfRun } from '../faults/writer.ts'
import { type CasePlaceStore, createStoreAt, openStoreAt, StoreError } from '../index.ts'
import { cuttingProxy } from './cutting-proxy.ts'

/** `npm run test:postgres` runs these, each on a server of its own that may be killed. */
const skip =
  process.env.MUSTER_TEST_DATABASE_URL === undefined
    ? 'npm run test:postgres runs these'
    : process.platform !== 'linux' && 'ends processes as Linux has them'
const KILLS = Number(process.env.MUSTER_SERVER_KILLS ?? 4)
const FILLS = Number(process.env.MUSTER_SERVER_FILLS ?? 4)
const seed = seedOfRun()
const ask = () => Promise.resolve('long enough')

const draft = (by: string, name: string): EntryDraft => ({
  at: '2026-01-01T00:00:00.000Z',
  by,
  body: { kind: 'setting-changed', setting: { ...EMPTY_CASE, name } },
})

async function caseOn(server: PrivatePostgres): Promise<string> {
  const url = new URL(server.url)
  url.searchParams.set('case', 'faults')
  const store = await createStoreAt(url.href, 'long enough')
  await store.append(NO_ENTRIES, [draft('first', 'first')])
  await store.close()
  return url.href
}

async function namesIn(store: CasePlaceStore): Promise<readonly string[]> {
  const entries = []
  for await (const entry of store.read(0)) entries.push(entry)
  assert.equal(firstBreak(NO_ENTRIES, entries), null)
  assert.equal((await store.head()).hash, entries.at(-1)?.hash)
  return entries.map(({ body }) => (body.kind === 'setting-changed' ? body.setting.name : body.kind))
}

const assertSentence = (error: unknown, why: string): void =>
  assert.ok(
    error instanceof StoreError && !error.message.includes('\n'),
    `${why}: ${error instanceof Error ? error.stack : error}`,
  )

/** Starts the server and waits until it answers: after a crash it replays its log first. */
async function startAgain(server: PrivatePostgres, store: CasePlaceStore | undefined): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if (server.start() && (await store?.head().catch(() => null))) return
    await wait(250)
  }
  assert.fail('the server does not start again')
}

/** Records as a session does: in turn when somebody was faster. */
async function record(store: CasePlaceStore, each: EntryDraft): Promise<void> {
  try {
    await store.append(await store.head(), [each])
  } catch (error) {
    if (!(error instanceof HeadMoved)) throw error
    await store.inTurn(async (turn) => turn.append(await turn.head(), [each]))
  }
}

/** What writers were told: what is surely recorded, and of what nobody could tell. */
interface Told {
  readonly surely: string[]
  readonly unknown: string[]
}

async function write(store: CasePlaceStore, by: string, told: Told, until: () => boolean): Promise<void> {
  for (let n = 1; !until(); n++) {
    const name = `${by} ${n}`
    try {
      await record(store, draft(by, name))
      told.surely.push(name)
    } catch (error) {
      assertSentence(error, name)
      if (/is not known/u.test(String(error))) told.unknown.push(name)
      // The database is away: whoever goes on at once is told the same.
      return
    }
  }
}

function assertTold(names: readonly string[], { surely, unknown }: Told, why: string): void {
  assert.equal(new Set(names).size, names.length, `${why}: an entry is there twice`)
  const there = new Set(names)
  assert.deepEqual(
    surely.filter((name) => !there.has(name)),
    [],
    `${why}: acknowledged and lost`,
  )
  const known = new Set(['first', ...surely, ...unknown])
  assert.deepEqual(
    names.filter((name) => !known.has(name)),
    [],
    `${why}: there, and said not to be`,
  )
}

describe(`a database server that ends under its writers (seed ${seed}, ${KILLS} times)`, { skip }, () => {
  it('loses nothing acknowledged and doubles nothing; the same programs go on when it is back', async () => {
    const server = startPostgres()
    try {
      const chance = chances(seed)
      const place = await caseOn(server)
      const stores = await Promise.all([1, 2, 3].map(() => openStoreAt(place, ask)))
      const told: Told = { surely: ['first'], unknown: [] }
      for (let kill = 0; kill < KILLS; kill++) {
        let over = false
        const writing = stores.map((store, n) => write(store, `${kill}.${n}`, told, () => over))
        await wait(50 + chance(300))
        if (kill % 2 === 0) server.kill()
        else server.halt()
        const back = wait(chance(3) * 400).then(() => startAgain(server, stores[0]))
        await back
        // Whose act was found to be recorded when the server was back has noticed nothing, and goes on.
        over = true
        await Promise.all(writing)
        for (const store of stores) assertTold(await namesIn(store), told, `kill ${kill}, seed ${seed}`)
      }
      console.log(
        `server ended ${KILLS} times: ${told.surely.length} acknowledged, ${told.unknown.length} of which nobody could tell`,
      )
      for (const store of stores) await store.close()
    } finally {
      server.stop()
    }
  })
})

describe('a connection that is cut at a commit', { skip }, () => {
  it('is asked for again: an act is acknowledged that was recorded, and refused in so many words that was not', async () => {
    const server = startPostgres()
    const proxy = await cuttingProxy(join(server.folder, '.s.PGSQL.5432'))
    try {
      const direct = await caseOn(server)
      const url = new URL(proxy.url)
      url.searchParams.set('case', 'faults')
      const store = await openStoreAt(url.href, ask)
      proxy.cutNext('after')
      await store.append(await store.head(), [draft('a', 'kept')])
      proxy.cutNext('before')
      await assert.rejects(store.append(await store.head(), [draft('a', 'lost')]), /nothing of this act was recorded/u)
      proxy.cutNext('at once')
      await record(store, draft('a', 'either')).catch((error: unknown) => assertSentence(error, 'at once'))
      proxy.cutNext('for good')
      await assert.rejects(store.append(await store.head(), [draft('a', 'unknown')]), /recorded is not known/u)
      await assert.rejects(store.head(), /nothing of this act was recorded/u)
      proxy.mend()
      await record(store, draft('a', 'last'))
      const there = await openStoreAt(direct, ask)
      const names = (await namesIn(there)).filter((name) => name !== 'either')
      assert.deepEqual(names, ['first', 'kept', 'unknown', 'last'])
      assert.deepEqual(await namesIn(store), await namesIn(there))
      await Promise.all([store.close(), there.close()])
    } finally {
      proxy.close()
      server.stop()
    }
  })
})

describe(`a database on a disk that runs full (seed ${seed}, ${FILLS} fills)`, {
  skip: skip || (process.getuid?.() !== 0 && 'needs root, for a small disk of its own'),
}, () => {
  it('refuses with a sentence, loses nothing acknowledged, and goes on when there is room', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'muster-pg-full-'))
    // The server runs as another user.
    chmodSync(scratch, 0o755)
    const mount = join(scratch, 'disk')
    mkdirSync(mount)
    assert.equal(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=110m,mode=755', 'tmpfs', mount]).status, 0)
    let server: PrivatePostgres | null = null
    try {
      server = startPostgres({ within: mount, small: true })
      await fillAndMend(server, mount)
    } finally {
      server?.stop()
      spawnSync('umount', ['-l', mount])
      rmSync(scratch, { recursive: true, force: true })
    }
  })
})

async function fillAndMend(server: PrivatePostgres, mount: string): Promise<void> {
  const chance = chances(seed)
  const store = await openStoreAt(await caseOn(server), ask)
  const told: Told = { surely: ['first'], unknown: [] }
  let refused = 0
  for (let fill = 0; fill < FILLS; fill++) {
    const { bavail, bsize } = statfsSync(mount)
    writeFileSync(join(mount, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - chance(2_500_000))))
    const by = `fill ${fill}`
    for (let n = 1; n <= 60; n++) {
      const name = `${by}.${n}`
      try {
        await store.put(Buffer.from(name.repeat(9_000)))
        await record(store, draft(by, name))
        told.surely.push(name)
      } catch (error) {
        assertSentence(error, name)
        refused++
        if (/is not known/u.test(String(error))) told.unknown.push(name)
        if (refused % 2 === 0) break
      }
    }
    rmSync(join(mount, 'ballast'))
    await wait(200)
    // Without room for its log PostgreSQL ends itself; whoever runs it starts it again.
    if ((await store.head().catch(() => null)) === null) await startAgain(server, store)
    assertTold(await namesIn(store), told, `fill ${fill}, seed ${seed}`)
    await record(store, draft(by, `${by}.more`))
    told.surely.push(`${by}.more`)
  }
  assertTold(await namesIn(store), told, `at the end, seed ${seed}`)
  assert.ok(refused > 0, 'the disk never ran full')
  console.log(
    `database full ${FILLS} times: ${told.surely.length} acknowledged, ${refused} refused, ${told.unknown.length} of which nobody could tell`,
  )
  await store.close()
}
