import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { openDatabase } from './open-database.ts'

const scratch = mkdtempSync(join(tmpdir(), 'muster-open-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

describe('an open database', () => {
  it('acknowledges only what is on the disk, on a Mac too, and spills nothing in clear', () => {
    const database = openDatabase(join(scratch, 'case.db'), randomBytes(32))
    const now = (pragma: string) => database.pragma(pragma, { simple: true })
    assert.deepEqual(['journal_mode', 'synchronous', 'fullfsync', 'checkpoint_fullfsync', 'temp_store'].map(now), [
      'wal',
      2,
      1,
      1,
      2,
    ])
    database.close()
  })
})
