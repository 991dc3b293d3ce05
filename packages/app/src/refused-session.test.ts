import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { EIO, ENOSPC, makeRefusingDisk, type RefusedKind, RefusingDisk } from '../../ledger/src/faults/refusing-disk.ts'
import { chances, seedOfRun } from '../../ledger/src/faults/writer.ts'
import {
  ActRefused,
  CaseSession,
  createCase,
  listSources,
  loadSample,
  openStore,
  registerOf,
  StoreError,
  sampleSetting,
  verifyCase,
} from './index.ts'

/**
 * The test starts this file again as a program of its own, on a disk that refuses: sessions that save their state, lists and registers at each entry, and
 * record while calls are refused. What was acknowledged is there, what was said not to be recorded is not, and what is kept
 * beside the ledger is what the entries come to.
 */

const isProgram = process.env.REFUSING_DISK_TOLD_BY !== undefined
const SESSIONS = Number(process.env.MUSTER_REFUSED_SESSIONS ?? 6)
const seed = isProgram ? Number(process.argv[2]) : seedOfRun()
const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' }
const nobody = () => Promise.resolve(null)
const today = { trueAt: '2026-01-01', knownBy: '2026-01-01', standing: 'alleged' } as const
const KINDS: readonly RefusedKind[] = ['write', 'sync', 'cut', 'read', 'open', 'remove', 'name']

const opened = async (folder: string): Promise<CaseSession> =>
  CaseSession.open(await openStore(folder, nobody), hand, { saveEvery: 1, keepRegisterFrom: 1, chance: () => 0 })

/** What the acts of a round were told. */
class Told {
  readonly surely: string[] = []
  unsure: string | null = null
  readonly #why: string

  constructor(why: string) {
    this.#why = why
  }

  /** An act ends with one sentence. */
  refused(error: unknown): null {
    const isSaid = error instanceof StoreError || error instanceof ActRefused
    const isSystem = error instanceof Error && 'code' in error && /^(?:EIO|ENOSPC)$/u.test(String(error.code))
    const stack = error instanceof Error ? error.stack : String(error)
    assert.ok((isSaid && !error.message.includes('\n')) || isSystem, `${this.#why}: ${stack}`)
    return null
  }

  async record(session: CaseSession, name: string): Promise<void> {
    try {
      await session.record(({ setting }) => [{ kind: 'setting-changed', setting: { ...setting, name } }])
      this.surely.push(name)
    } catch (error) {
      this.refused(error)
      if (/is not known/u.test(String(error))) this.unsure = name
    }
  }
}

async function round(disk: RefusingDisk, why: string): Promise<number> {
  const folder = join(disk.files, 'case')
  const told = new Told(why)
  const session = await opened(folder).catch((error: unknown) => told.refused(error))
  for (let n = 0; session && n < 6; n++) {
    await told.record(session, `round ${n}`)
    if (n === 2) await registerOf(session, today).catch((error: unknown) => told.refused(error))
    if (n === 3) await Promise.resolve(listSources(session)).catch((error: unknown) => told.refused(error))
  }
  const { refused } = disk.obey()
  for (let n = 6; session && n < 9; n++) await told.record(session, `round ${n}`)
  await session?.close().catch((error: unknown) => told.refused(error))
  await assertTold(folder, told, why)
  return refused
}

async function assertTold(folder: string, { surely, unsure }: Told, why: string): Promise<void> {
  const session = await opened(folder)
  const names: string[] = []
  for await (const { body } of session.store.read(0))
    if (body.kind === 'setting-changed' && body.setting.name.startsWith('round ')) names.push(body.setting.name)
  assert.deepEqual(
    names.filter((name) => name !== unsure || surely.includes(name)),
    surely,
    why,
  )
  const { wrong, derived } = await verifyCase(session.store)
  assert.deepEqual([wrong, derived], [null, null], why)
  await session.close()
}

async function program(): Promise<void> {
  const chance = chances(seed)
  const disk = new RefusingDisk()
  const sample = await createCase(join(disk.files, 'base'), sampleSetting(), null, hand)
  await loadSample(sample)
  await sample.close()
  let refused = 0
  for (let done = 0; done < SESSIONS; done++) {
    const kind = KINDS[chance(KINDS.length)] ?? 'write'
    const [at, times] = [1 + chance(/write|read/u.test(kind) ? 120 : 25), [1, 5, 1_000_000][chance(3)] ?? 1]
    rmSync(join(disk.files, 'case'), { recursive: true, force: true })
    cpSync(join(disk.files, 'base'), join(disk.files, 'case'), { recursive: true })
    disk.refuse({ kinds: [kind], at, times, error: chance(2) === 0 ? EIO : ENOSPC, forgets: chance(2) === 1 })
    refused += await round(disk, `seed ${seed}, round ${done}: ${kind} ${at}, ${times} times`)
  }
  process.stdout.write(`${SESSIONS} sessions, ${refused} calls refused\n`)
}

function test(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'muster-refused-session-'))
  after(() => rmSync(scratch, { recursive: true, force: true }))
  const disk = makeRefusingDisk(scratch)
  const skip = typeof disk === 'string' ? disk : false
  describe(`sessions on a disk that refuses calls (seed ${seed}, ${SESSIONS} sessions)`, { skip }, () => {
    it('say of each act what became of it, and keep beside the ledger what its entries come to', () => {
      assert.ok(typeof disk !== 'string')
      const env = { ...process.env, ...disk.env, NODE_COMPILE_CACHE: '' }
      const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), String(seed)], {
        encoding: 'utf8',
        env,
      })
      assert.equal(done.status, 0, `seed ${seed}: ${done.stderr}`)
      console.log(done.stdout.trim())
    })
  })
}

if (isProgram) await program()
else test()
