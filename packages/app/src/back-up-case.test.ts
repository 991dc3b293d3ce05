import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import {
  backUpCase,
  type CaseSession,
  createCase,
  loadSample,
  openCase,
  openStore,
  restoreCase,
  StoreError,
  sampleSetting,
  verifyCase,
} from './index.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const scratch = mkdtempSync(join(tmpdir(), 'muster-backup-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' }
const says = (passphrase: string | null) => () => Promise.resolve(passphrase)
const faultOf =
  (...faults: string[]) =>
  (error: unknown) =>
    error instanceof StoreError && faults.includes(error.fault)
const inFolder = (name: string) => join(scratch, name)

const folder = inFolder('case')
const file = inFolder('case.muster')

describe(`backup and restore (seed ${seed})`, () => {
  let session: CaseSession
  before(async () => {
    session = await createCase(folder, sampleSetting(), 'long enough', hand)
    await loadSample(session)
  })
  after(() => session.close())

  it('is written while another program records, and holds the case at one moment', async () => {
    const open = await openStore(folder, says('long enough'))
    const first = session.state.head
    const writing = (async () => {
      for (let n = 0; n < 30; n++)
        await session.record((state) => [{ kind: 'setting-changed', setting: { ...state.setting, name: `name ${n}` } }])
    })()
    const [head] = await Promise.all([backUpCase(open, file), writing])
    await open.close()
    assert.ok(head.seq >= first.seq && head.seq <= session.state.head.seq)
    assert.deepEqual(readdirSync(scratch).sort(), ['case', 'case.muster'])
  })

  it('is restored with the passphrase that the case had, with every entry, page and passage', async () => {
    const into = inFolder('again')
    const head = await restoreCase(file, into, says('long enough'))
    const again = await openCase(into, says('long enough'), hand)
    assert.deepEqual(again.state.head, head)
    assert.equal((await verifyCase(again.store)).wrong, null)
    assert.equal(again.sealed, 'passphrase')
    await again.close()
    rmSync(into, { recursive: true })
  })

  it('holds no word that can be read', () => {
    const bytes = readFileSync(file)
    for (const word of ['Armenia', 'captured', 'setting-changed']) assert.equal(bytes.includes(word), false, word)
  })

  it('is refused with another passphrase, into a folder that is taken, over a file that is there', async () => {
    await assert.rejects(restoreCase(file, inFolder('x'), says('other')), faultOf('wrong-key'))
    await assert.rejects(restoreCase(file, folder, says('long enough')), faultOf('not-a-case'))
    const open = await openStore(folder, says('long enough'))
    await assert.rejects(backUpCase(open, file), /is there already/u)
    await open.close()
    assert.deepEqual(readdirSync(scratch).sort(), ['case', 'case.muster'])
  })

  it('is refused when cut short, added to, or one bit of it was turned over; nothing is touched', async () => {
    const whole = readFileSync(file)
    const bad = inFolder('bad.muster')
    const into = inFolder('into')
    mkdirSync(into)
    const change = fc.oneof(
      fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
      fc.uint8Array({ minLength: 1, maxLength: 64 }).map((more) => Buffer.concat([whole, more])),
      fc.tuple(fc.nat(whole.length - 1), fc.nat(7)).map(([at, bit]) => {
        const copy = Buffer.from(whole)
        copy[at] = (copy[at] ?? 0) ^ (1 << bit)
        return copy
      }),
    )
    const check = fc.asyncProperty(change, async (bytes) => {
      writeFileSync(bad, bytes)
      await assert.rejects(restoreCase(bad, into, says('long enough')), faultOf('damaged', 'newer', 'wrong-key'))
      assert.deepEqual(readdirSync(into), [])
      assert.deepEqual(readdirSync(scratch).sort(), ['bad.muster', 'case', 'case.muster', 'into'])
    })
    // Each flipped bit costs one Argon2; the head of the file, where bits mean most, gets its own runs.
    await fc.assert(check, { seed, numRuns: 12 })
    const line = whole.indexOf('\n') + 1
    for (let at = seed % 37; at < line; at += 37) {
      const copy = Buffer.from(whole)
      copy[at] = (copy[at] ?? 0) ^ 1
      writeFileSync(bad, copy)
      await assert.rejects(restoreCase(bad, into, says('long enough')), StoreError, `byte ${at}`)
    }
    assert.deepEqual(readdirSync(into), [])
  })

  it('from a newer program is refused in one sentence', async () => {
    const newer = inFolder('newer.muster')
    const whole = readFileSync(file)
    const end = whole.indexOf('\n')
    const head = JSON.parse(whole.subarray(0, end).toString())
    const raised = { ...head, store: { ...head.store, format: 99 } }
    writeFileSync(newer, Buffer.concat([Buffer.from(JSON.stringify(raised)), whole.subarray(end)]))
    await assert.rejects(restoreCase(newer, inFolder('y'), says('long enough')), faultOf('newer'))
  })
})
