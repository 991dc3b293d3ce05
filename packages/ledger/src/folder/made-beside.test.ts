import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { madeBeside } from './made-beside.ts'

describe('folders in which something is being made', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'muster-beside-'))
  after(() => rmSync(scratch, { recursive: true, force: true }))
  const folder = (name: string): string => {
    mkdirSync(join(scratch, name))
    return join(scratch, name)
  }

  it('many makers in one place are in nobody’s way, and leave nothing', async () => {
    const place = folder('many')
    const maker = async (who: number) => {
      for (let turn = 0; turn < 30; turn++)
        await madeBeside(join(place, `${who}-${turn}`), (work) => writeFile(join(work, 'part'), 'half'))
    }
    await Promise.all([0, 1, 2, 3, 4, 5].map(maker))
    assert.deepEqual(readdirSync(place), [])
  })

  it('what was left is removed with or without its lock, but without one only when it is empty', async () => {
    const place = folder('left')
    const left = ['empty', 'locked', 'strange'].map((name) => join(place, `${name}.0123abcd.unfinished`))
    for (const each of left) mkdirSync(each)
    writeFileSync(join(left[1] ?? '', 'in-use.lock'), '')
    writeFileSync(join(left[1] ?? '', 'part'), 'half')
    writeFileSync(join(left[2] ?? '', 'notes.txt'), 'somebody’s own')
    await madeBeside(join(place, 'next'), async () => undefined)
    assert.deepEqual(readdirSync(place), ['strange.0123abcd.unfinished'])
  })

  it('what another still makes stays', async () => {
    const place = folder('held')
    await madeBeside(join(place, 'long'), async (work) => {
      await madeBeside(join(place, 'short'), async () => undefined)
      assert.ok(readdirSync(work).includes('in-use.lock'))
    })
    assert.deepEqual(readdirSync(place), [])
  })
})
