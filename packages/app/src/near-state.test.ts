import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { type CaseState, emptyState, replay, verdictOn } from '@muster/core'
import pg from 'pg'
import {
  acceptAll,
  CaseSession,
  createCase,
  listSources,
  loadSample,
  openStore,
  rebuildSaved,
  registerOf,
  reviewClaim,
  sampleSetting,
  searchCase,
  undoVerdict,
  verifyCase,
} from './index.ts'

/** `npm run test:postgres` starts a server of its own and sets this; without it there is nothing to test against. */
const DATABASE = process.env.MUSTER_TEST_DATABASE_URL ?? ''
const skip = DATABASE === '' ? 'npm run test:postgres runs these' : false
// Printed, so that a failure can be run again: MUSTER_SEED=…
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const scratch = mkdtempSync(join(tmpdir(), 'muster-near-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'Zxqvanush' }
const today = { trueAt: '2026-01-01', knownBy: '2026-01-01', standing: 'alleged' } as const
let made = 0

/** The sample case in the database, opened once on a machine of its own, so that its state is kept there. */
async function kept(passphrase: string | null = 'long enough') {
  const url = new URL(DATABASE)
  url.searchParams.set('case', `near${process.pid}_${++made}`)
  const place = url.href
  const session = await createCase(place, sampleSetting(), passphrase, hand)
  await loadSample(session)
  await session.close()
  const machine = join(scratch, `machine-${made}`)
  const at = { place, machine, says: () => Promise.resolve(passphrase) }
  const first = await opened(at)
  await registerOf(first, today)
  await first.save()
  await first.close()
  return at
}
type At = Awaited<ReturnType<typeof kept>>

async function opened({ place, machine, says }: At, saveEvery = 5): Promise<CaseSession> {
  process.env.MUSTER_NEAR = machine
  return CaseSession.open(await openStore(place, says), hand, { saveEvery, keepRegisterFrom: 1, chance: () => 0 })
}

/** What a session says, and what the ledger says when it is replayed. */
async function saysTheLedger(session: CaseSession): Promise<void> {
  const entries = []
  for await (const entry of session.store.read(0)) entries.push(entry)
  const state = replay(emptyState(), entries)
  const readOut = ({ sources, proposals, claimsOf, verdicts, people, ...rest }: CaseState) => [
    rest,
    new Map(people.rolls),
    new Map(people.pairs),
    new Map(sources),
    new Map(proposals),
    new Map(claimsOf),
    new Map(verdicts),
  ]
  assert.deepEqual(readOut(session.state), readOut(state))
}

/** Runs SQL past the store, as somebody who restores an older database does. */
async function past({ place }: At, sql: string): Promise<void> {
  const url = new URL(place)
  const schema = `muster_${url.searchParams.get('case')}`
  url.searchParams.delete('case')
  const client = new pg.Client({ connectionString: url.href, options: `-c search_path=${schema}` })
  await client.connect()
  await client.query(sql)
  await client.end()
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
const copyIn = ({ machine }: At): string => filesIn(machine).find((path) => path.endsWith('near.db')) ?? assert.fail()

describe('a case in a database whose state this machine keeps', { skip }, () => {
  it('opens from it, reading of the ledger only the run that is proved and what came since', async () => {
    const at = await kept()
    process.env.MUSTER_NEAR = at.machine
    const store = await openStore(at.place, at.says)
    const asked: number[] = []
    const read = store.read.bind(store)
    store.read = (seq) => {
      asked.push(seq)
      return read(seq)
    }
    const session = await CaseSession.open(store, hand, { keepRegisterFrom: 1, chance: () => 0 })
    assert.deepEqual(asked, [0, session.state.head.seq])
    assert.equal((await registerOf(session, today)).head.hash, session.state.head.hash)
    // Its index is made of the entries that lie on this machine.
    const { total } = await searchCase(session, 'Armenia', 5)
    assert.deepEqual(asked, [0, session.state.head.seq])
    await session.close()
    process.env.MUSTER_NEAR = 'none'
    const without = await CaseSession.open(await openStore(at.place, at.says), hand)
    assert.equal((await searchCase(without, 'Armenia', 5)).total, total)
    assert.ok(total > 0)
    await without.close()
  })

  it('says what the ledger says, and proves', async () => {
    const at = await kept()
    process.env.MUSTER_NEAR = at.machine
    const store = await openStore(at.place, at.says)
    const session = await CaseSession.open(store, hand, { keepRegisterFrom: 1, chance: () => 0 })
    await saysTheLedger(session)
    assert.deepEqual((await verifyCase(store)).derived, null)
    await session.close()
  })

  it(`says what the ledger says beside other servers, on this machine and others (seed ${seed})`, async () => {
    const at = await kept()
    let state = seed
    const draw = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const elsewhere = { ...at, machine: `${at.machine}-other` }
    const servers = [await opened(at), await opened(at, 3), await opened(elsewhere, 4)]
    for (let step = 0; step < 60; step++) {
      const number = draw(servers.length)
      let server = servers[number] ?? assert.fail()
      if (draw(6) === 0) {
        await server.close()
        server = await opened(number === 2 ? elsewhere : at)
        servers[number] = server
      }
      const claims = [...server.state.proposals.keys()]
      const claim = claims[draw(claims.length)] ?? ''
      await server.refresh()
      if (verdictOn(server.state, claim)) await undoVerdict(server, claim)
      else await reviewClaim(server, claim, { verdict: 'accepted', amended: null, why: null })
    }
    for (const server of servers) {
      await server.refresh()
      await saysTheLedger(server)
      assert.deepEqual(await listSources(server), await listSources(servers[0] ?? server))
      assert.equal((await verifyCase(server.store)).derived, null)
      await server.close()
    }
  })

  it('throws it away when the database is another one than it was: restored from an older backup', async () => {
    const at = await kept()
    const session = await opened(at)
    const before = session.state.head
    await acceptAll(session)
    for (const claim of [...session.state.verdicts.keys()].slice(0, 9)) await undoVerdict(session, claim)
    await session.save()
    await session.close()
    await past(at, `delete from entry where seq > ${before.seq}`)
    await past(at, `update head set seq = ${before.seq}, hash = '${before.hash}'`)
    const again = await opened(at)
    assert.deepEqual(again.state.head, before)
    await saysTheLedger(again)
    assert.equal((await verifyCase(again.store)).derived, null)
    await again.close()
  })

  it('begins it anew when it cannot be read, and does without where it cannot be written', async () => {
    for (const spoil of [
      (path: string) => writeFileSync(path, 'no database'),
      (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2)),
      (path: string) => {
        const bytes = readFileSync(path)
        bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1
        writeFileSync(path, bytes)
      },
      (path: string) => rmSync(path),
    ]) {
      const at = await kept()
      spoil(copyIn(at))
      const session = await opened(at)
      await saysTheLedger(session)
      await session.save()
      assert.equal((await verifyCase(session.store)).derived, null)
      await session.close()
    }
    const at = await kept()
    writeFileSync(join(scratch, 'a file'), '')
    const session = await opened({ ...at, machine: join(scratch, 'a file') })
    await saysTheLedger(session)
    await session.close()
  })

  it('is made again by a rebuild, and keeps no name in clear; of a case in clear nothing is kept', async () => {
    const at = await kept()
    await rebuildSaved(at.place, at.says, hand)
    const session = await opened(at)
    await saysTheLedger(session)
    await session.close()
    for (const path of filesIn(at.machine)) {
      const bytes = readFileSync(path)
      for (const word of ['Zxqvanush', 'Armenia', 'muster_near', 'SQLite format'])
        if (!path.endsWith('in-use.lock')) assert.equal(bytes.includes(word), false, `${word} in ${path}`)
      assert.doesNotMatch(path, /near\d+_\d+/u)
    }
    const open = await kept(null)
    await assert.rejects(async () => readdirSync(open.machine), /ENOENT/u)
  })
})
