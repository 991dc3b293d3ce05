import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { EMPTY_CASE, type Head, NO_ENTRIES } from '@muster/core'
import { changePassphrase, createCaseFolder, openCaseFolder, StoreError } from '../index.ts'

const KILLS = Number(process.env.MUSTER_KILLS ?? 3)
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const INDEX = fileURLToPath(new URL('../index.ts', import.meta.url))
const CHEAP = { memoryKiB: 64, passes: 1 }
const scratch = mkdtempSync(join(tmpdir(), 'muster-passphrase-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
let made = 0

async function someCase(passphrase: string | null): Promise<{ folder: string; head: Head }> {
  const folder = join(scratch, `case-${++made}`)
  const store = await createCaseFolder(folder, passphrase)
  const at = '2026-01-01T00:00:00.000Z'
  await store.append(NO_ENTRIES, [{ at, by: 'tester', body: { kind: 'case-opened', setting: EMPTY_CASE } }])
  for (let page = 0; page < 40; page++) await store.put(Buffer.alloc(20_000, page))
  const head = await store.head()
  await store.close()
  return { folder, head }
}

const says = (passphrase: string | null) => () => Promise.resolve(passphrase)
const wrongKey = (error: unknown) => error instanceof StoreError && error.fault === 'wrong-key'

/** Which of the passphrases opens the case, and what its head is then. */
async function openedBy(folder: string, passphrases: readonly string[]): Promise<{ passphrase: string; head: Head }> {
  for (const passphrase of passphrases) {
    try {
      const store = await openCaseFolder(folder, says(passphrase))
      const head = await store.head()
      assert.equal((await store.get('0'.repeat(64))) ?? null, null)
      await store.close()
      return { passphrase, head }
    } catch (error) {
      if (!wrongKey(error)) throw error
    }
  }
  return assert.fail('neither passphrase opens the case')
}

const storesIn = (folder: string) => readdirSync(folder).filter((name) => /^case.*\.db$/u.test(name))

/** Changes the passphrase in another program, which ends itself at `step`, or is killed from outside after `wait` ms. */
async function changedElsewhere(folder: string, from: string, to: string, end: { step?: string; wait?: number }) {
  const program = `
    import { changePassphrase } from ${JSON.stringify(INDEX)}
    process.stdout.write('ready')
    const step = (name) => { if (name === ${JSON.stringify(end.step ?? null)}) process.kill(process.pid, 'SIGKILL') }
    await changePassphrase(${JSON.stringify(folder)}, { from: async () => ${JSON.stringify(from)}, to: ${JSON.stringify(to)}, cost: ${JSON.stringify(CHEAP)}, step })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { wait } = end
  if (wait !== undefined) child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), wait))
  child.stdout.resume()
  await new Promise((done) => child.once('close', done))
}

describe('changing the passphrase of a case', () => {
  it('opens with the new one and no longer with the old, under a new key, with everything that was there', async () => {
    const { folder, head } = await someCase('first')
    const before = readFileSync(join(folder, 'case.db'))
    await changePassphrase(folder, { from: says('first'), to: 'second', cost: CHEAP })
    await assert.rejects(openCaseFolder(folder, says('first')), wrongKey)
    assert.deepEqual(await openedBy(folder, ['second']), { passphrase: 'second', head })
    assert.deepEqual(storesIn(folder), ['case-2.db'])
    assert.equal(readFileSync(join(folder, 'case-2.db')).includes(before.subarray(4_096, 4_160)), false)
    const key = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'))
    assert.deepEqual([key.kdf.memoryKiB, key.kdf.passes], [CHEAP.memoryKiB, CHEAP.passes])
  })

  it('is refused with a wrong passphrase, and while anybody has the case open; nothing changes', async () => {
    const { folder, head } = await someCase('first')
    await assert.rejects(changePassphrase(folder, { from: says('other'), to: 'second' }), wrongKey)
    const store = await openCaseFolder(folder, says('first'))
    await assert.rejects(changePassphrase(folder, { from: says('first'), to: 'second' }), /open in another program/u)
    await store.close()
    assert.deepEqual(await openedBy(folder, ['first']), { passphrase: 'first', head })
    assert.deepEqual(storesIn(folder), ['case.db'])
  })

  it('gives a passphrase to a case without one, and takes it away', async () => {
    const { folder } = await someCase(null)
    await changePassphrase(folder, { from: says(null), to: 'first', cost: CHEAP })
    await assert.rejects(openCaseFolder(folder, says(null)), wrongKey)
    await changePassphrase(folder, { from: says('first'), to: null })
    await (await openCaseFolder(folder, says(null))).close()
  })

  it(`killed at each step, or at random (seed ${seed}, ${KILLS} kills), leaves the old or the new working`, async () => {
    const { folder, head } = await someCase('old')
    const expected = { copy: 'old', replace: 'old', remove: 'new' } as const
    let now = 'old'
    for (const [step, survivor] of Object.entries(expected)) {
      await changedElsewhere(folder, 'old', 'new', { step })
      assert.deepEqual(await openedBy(folder, ['old', 'new']), { passphrase: survivor, head }, step)
      assert.equal(storesIn(folder).length, 1, step)
      now = survivor
    }
    let random = seed
    for (let kill = 0; kill < KILLS; kill++) {
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0
      const to = now === 'old' ? 'new' : 'old'
      await changedElsewhere(folder, now, to, { wait: random % 80 })
      const opened = await openedBy(folder, [now, to])
      assert.deepEqual(opened.head, head)
      assert.equal(storesIn(folder).length, 1)
      now = opened.passphrase
    }
  })
})
