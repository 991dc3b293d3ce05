import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { acknowledged, assertNothingLost, chances, seedOfRun, startWriter } from './writer.ts'

const CUTS = Number(process.env.MUSTER_CUTS ?? 12)
const seed = seedOfRun()
const SECTOR = 512
const scratch = mkdtempSync(join(tmpdir(), 'muster-power-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const isStopped = (pid: number): boolean => /^State:\s+T/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
const bytesOf = (path: string): Buffer => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0))

/**
 * A file after a power cut: of what was written since it was last surely on the disk, each sector is there or not, or
 * the file has not grown to it yet.
 */
function torn(before: Buffer, since: Buffer, chance: (below: number) => number): Buffer {
  const longest = Math.max(before.length, since.length)
  const end = since.length > before.length ? before.length + chance(since.length - before.length + 1) : longest
  const file = Buffer.alloc(end)
  before.copy(file)
  for (let at = 0; at < end; at += SECTOR) {
    const sector = since.subarray(at, Math.min(at + SECTOR, end))
    if (chance(2) === 1) sector.copy(file, at)
  }
  return file
}

describe(`a power cut (seed ${seed}, ${CUTS} cuts)`, { skip: process.platform !== 'linux' }, () => {
  it('loses nothing that was acknowledged, whichever unsynced sectors reached the disk', async () => {
    const chance = chances(seed)
    const live = join(scratch, 'live.db')
    // The log is folded into the file often, so that cuts fall into that as well.
    const writer = startWriter(live, { stepped: true, options: { foldLogAt: 12 } })
    await writer.saying(1)
    const { pid = 0 } = writer.child
    after(() => writer.child.kill('SIGKILL'))
    let midway = 0
    for (let cut = 0; cut < CUTS; cut++) {
      // The program waits for its next line: everything that it acknowledged was synced, and nothing else is under way.
      // A line is one commit, so the order within it is known: log, sync, then perhaps the file, sync.
      const lines = writer.said.length
      const said = acknowledged(writer)
      const [file, log] = [bytesOf(live), bytesOf(`${live}-wal`)]
      writer.child.stdin?.write('go\n')
      await wait(chance(4))
      process.kill(pid, 'SIGSTOP')
      while (!isStopped(pid)) await wait(1)
      const [fileNow, logNow] = [bytesOf(live), bytesOf(`${live}-wal`)]
      process.kill(pid, 'SIGCONT')
      await writer.saying(lines + 1)
      if (!logNow.equals(log)) midway++
      const path = join(scratch, `cut-${cut}`, 'case.db')
      mkdirSync(join(scratch, `cut-${cut}`))
      // The log is synced before the file is touched: while the file is written, the log is whole.
      const folding = !fileNow.equals(file)
      writeFileSync(path, folding ? torn(file, fileNow, chance) : fileNow)
      writeFileSync(`${path}-wal`, folding ? logNow : torn(log, logNow, chance))
      await assertNothingLost(path, said, `cut ${cut}, seed ${seed}`)
      rmSync(join(scratch, `cut-${cut}`), { recursive: true })
    }
    writer.child.stdin?.end()
    await writer.ended
    const recorded = acknowledged(writer)
    assert.equal(recorded, Math.floor(CUTS / 2))
    assert.ok(CUTS < 12 || midway > 0, 'no cut fell between a write and its acknowledgement')
    copyFileSync(live, join(scratch, 'last.db'))
    await assertNothingLost(join(scratch, 'last.db'), recorded, 'at the end')
  })
})
