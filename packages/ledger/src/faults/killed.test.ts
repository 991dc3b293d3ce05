import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { acknowledged, assertNothingLost, chances, seedOfRun, startWriter } from './writer.ts'

const KILLS = Number(process.env.MUSTER_KILLS ?? 3)
const seed = seedOfRun()
const scratch = mkdtempSync(join(tmpdir(), 'muster-killed-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

describe(`a program killed at a random moment (seed ${seed}, ${KILLS} kills)`, () => {
  it('loses nothing that was acknowledged, and leaves one unbroken chain', async () => {
    const chance = chances(seed)
    let total = 0
    // A fresh case every 20 kills, so that the time to read it all again does not grow without end.
    for (let kill = 0; kill < KILLS; kill++) {
      const path = join(scratch, `case-${Math.floor(kill / 20)}.db`)
      const writer = startWriter(path, { options: { foldLogAt: 50 } })
      await writer.saying(2)
      setTimeout(() => writer.child.kill('SIGKILL'), chance(120))
      await writer.ended
      const said = acknowledged(writer)
      assert.ok(said > 0)
      await assertNothingLost(path, said, `kill ${kill}, seed ${seed}`)
      total += said
    }
    assert.ok(total >= KILLS)
  })
})
