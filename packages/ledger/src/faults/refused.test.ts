import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { makeRefusingDisk } from './refusing-disk.ts'
import { seedOfRun } from './writer.ts'

/** Refusals of each kind of call and act, at random; 0: at every call, in each way. */
const REFUSALS = Number(process.env.MUSTER_REFUSALS ?? 1)
const seed = seedOfRun()
const ACTS = fileURLToPath(new URL('refused-acts.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-refused-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const disk = makeRefusingDisk(scratch)
const skip = typeof disk === 'string' ? disk : false

describe(`a disk that refuses a call (seed ${seed}, ${REFUSALS || 'all'} refusals of each kind)`, { skip }, () => {
  it('ends the act with one sentence, loses nothing acknowledged then or later, and leaves nothing half-done', () => {
    assert.ok(typeof disk !== 'string')
    const done = spawnSync(process.execPath, [ACTS, String(seed), String(REFUSALS)], {
      encoding: 'utf8',
      env: { ...process.env, ...disk.env, NODE_COMPILE_CACHE: '' },
    })
    assert.equal(done.status, 0, `seed ${seed}: ${done.stderr}`)
    assert.match(done.stdout, /^record: \d+ refusals at \d{2,} calls; .*move: \d+ refusals/u)
    console.log(done.stdout.trim())
  })
})
