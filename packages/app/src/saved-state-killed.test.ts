import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Entry, emptyState, replay } from '@muster/core'
import { CaseSession, createCase, loadSample, openStore, sampleSetting, verifyCase } from './index.ts'

const KILLS = Number(process.env.MUSTER_KILLS ?? 3)
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const scratch = mkdtempSync(join(tmpdir(), 'muster-state-killed-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' }
const noPassphrase = () => Promise.resolve(null)

/** Judges one claim after another for ever, and saves the state after every second verdict. */
const WRITER = `
  import { CaseSession, openStore } from ${JSON.stringify(fileURLToPath(new URL('./index.ts', import.meta.url)))}
  const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'writer' }
  const session = await CaseSession.open(await openStore(process.argv[1], async () => null), hand, { saveEvery: 2 })
  const claims = [...session.state.proposals.keys()]
  for (let at = 0; ; at++) {
    const claim = claims[at % claims.length]
    await session.record(() => [{ kind: 'claim-judged', claim, verdict: 'unsure', amended: null, why: null, unread: false }])
    process.stdout.write(session.state.head.seq + '\\n')
  }
`

function chances(from: number): (below: number) => number {
  let state = from
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Lets the writer record for a while and kills it. Gives the last entry that it said was recorded. */
async function killedIn(folder: string, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await once(child.stdout, 'data')
  setTimeout(() => child.kill('SIGKILL'), milliseconds)
  await once(child, 'exit')
  return Number(said.trim().split('\n').at(-1))
}

describe(`a program killed while it saves the state of a case (seed ${seed}, ${KILLS} kills)`, () => {
  it('LG10: loses no entry, and leaves a state that is what the entries come to', async () => {
    const chance = chances(seed)
    const folder = join(scratch, 'case')
    const made = await createCase(folder, sampleSetting(), null, hand)
    await loadSample(made)
    await made.save()
    await made.close()
    for (let kill = 0; kill < KILLS; kill++) {
      const said = await killedIn(folder, chance(80))
      const session = await CaseSession.open(await openStore(folder, noPassphrase), hand)
      assert.ok(session.state.head.seq >= said, `kill ${kill}`)
      assert.equal((await verifyCase(session.store)).derived, null, `kill ${kill}`)
      const entries: Entry[] = []
      for await (const entry of session.store.read(0)) entries.push(entry)
      const anew = replay(emptyState(), entries)
      assert.deepEqual(new Map(session.state.verdicts), new Map(anew.verdicts), `kill ${kill}`)
      assert.deepEqual(session.state.head, anew.head)
      await session.close()
    }
  })
})
