import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { CaseSession, createCase, loadSample, openStore, sampleSetting } from './index.ts'

/** Who acts in tests, always at the same moment. */
export const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' }
export const noPassphrase = () => Promise.resolve(null)

/** Sample cases for tests in folders of their own, each with its state saved; the folders go when the tests have ended. */
export function keptCases(): { readonly scratch: string; readonly savedSample: () => Promise<string> } {
  const scratch = mkdtempSync(join(tmpdir(), 'muster-kept-'))
  after(() => rmSync(scratch, { recursive: true, force: true }))
  let made = 0
  const savedSample = async () => {
    const folder = join(scratch, `case-${++made}`)
    const session = await createCase(folder, sampleSetting(), null, hand)
    await loadSample(session)
    assert.equal(await session.save(), true)
    await session.close()
    return folder
  }
  return { scratch, savedSample }
}

/** A case opened again. */
export const opened = async (folder: string, options = {}): Promise<CaseSession> =>
  CaseSession.open(await openStore(folder, noPassphrase), hand, options)
