import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { firstBreak, NO_ENTRIES } from '@muster/core'
import { SqliteStore } from './index.ts'

const KILLS = Number(process.env.MUSTER_KILLS ?? 4)
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const KEY = '07'.repeat(32)
const STORE = fileURLToPath(new URL('./index.ts', import.meta.url))

/** A program that records for ever and says so after each acknowledged entry. */
const WRITER = `
  import { SqliteStore } from ${JSON.stringify(STORE)}
  const store = SqliteStore.open(process.argv[1], Buffer.from('${KEY}', 'hex'))
  for (let head = await store.head(); ; ) {
    const body = { kind: 'setting-changed', setting: { name: 'x'.repeat(300), parties: [], places: [], agreements: [], offices: [], numerals: 'ucdp' } }
    const [entry] = await store.append(head, [{ at: '2026-01-01T00:00:00.000Z', by: 'writer', body }])
    head = entry
    process.stdout.write(entry.seq + '\\n')
  }
`

/** Starts the writer, kills it without warning after `wait` milliseconds of writing, and gives the last entry it acknowledged. */
async function killedAfter(path: string, wait: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', WRITER, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    if (printed === '') setTimeout(() => child.kill('SIGKILL'), wait)
    printed += chunk.toString()
  })
  await new Promise((done) => child.once('close', done))
  return Number(printed.split('\n').at(-2) ?? 0)
}

describe(`a program killed at a random moment (seed ${seed}, ${KILLS} kills)`, () => {
  it('loses nothing that was acknowledged, and leaves one unbroken chain', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-killed-'))
    const path = join(folder, 'case.db')
    let random = seed
    for (let kill = 0; kill < KILLS; kill++) {
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0
      const acknowledged = await killedAfter(path, random % 120)
      const store = SqliteStore.open(path, Buffer.from(KEY, 'hex'))
      const entries = []
      for await (const entry of store.read(0)) entries.push(entry)
      await store.close()
      assert.ok(acknowledged > 0)
      assert.ok(entries.length >= acknowledged, `${entries.length} kept of ${acknowledged} acknowledged`)
      assert.equal(firstBreak(NO_ENTRIES, entries), null)
    }
    rmSync(folder, { recursive: true, force: true })
  })
})
