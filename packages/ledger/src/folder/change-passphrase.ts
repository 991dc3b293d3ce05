import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyUnderKey } from '../sqlite/copy-under-key.ts'
import { openDatabase } from '../sqlite/open-database.ts'
import { StoreError } from '../store-error.ts'
import { type CaseFiles, KEY, readCaseFiles, removeStrays } from './case-files.ts'
import { replaceFile, syncPath } from './durable-files.ts'
import { holdCaseAlone } from './in-use.ts'
import { type KdfCost, makeKey, openKey, USUAL_COST } from './key-file.ts'
import { settleLog } from './left-log.ts'

export interface PassphraseChange {
  /** The passphrase of today; asked for only when the case has one. */
  readonly from: () => Promise<string | null>
  /** The new one, or who is asked for it once that of today has opened the case; null goes without. */
  readonly to: string | null | (() => Promise<string | null>)
  readonly cost?: KdfCost
  /** Called before each step, for tests that end the program there. */
  readonly step?: (name: string) => void
}

/**
 * Writes the case's store anew under a fresh key that only the new passphrase opens. The new store is complete and on
 * the disk before the key file, which names it, is replaced in one step: a program that dies at any moment leaves the
 * old passphrase with the old store, or the new one with the new. What remains of the other is removed at the next opening.
 * Throws StoreError: `not-a-case`, `wrong-key`, `locked` when any other program has the case open, `full`.
 */
export async function changePassphrase(folder: string, change: PassphraseChange): Promise<void> {
  const step = change.step ?? (() => undefined)
  // A folder that is no case is told so, and no lock is left in it.
  await readCaseFiles(folder)
  const held = holdCaseAlone(folder)
  try {
    const files = await readCaseFiles(folder)
    removeStrays(folder, files)
    settleLog(folder, files)
    const oldKey = await openKey(files.key, change.from)
    // One that does not open is told so before anybody thinks of a new passphrase.
    openDatabase(join(folder, files.store), oldKey, { unproved: true }).close()
    const to = typeof change.to === 'function' ? await change.to() : change.to
    const { key, file } = await makeKey(to, change.cost ?? USUAL_COST)
    const next = nameAfter(files)
    step('copy')
    try {
      copyUnderKey({ from: join(folder, files.store), key: oldKey }, { to: join(folder, next), key })
      syncPath(join(folder, next))
      syncPath(folder)
      step('replace')
      await replaceFile(join(folder, KEY), `${JSON.stringify({ ...file, store: next }, null, 2)}\n`)
    } catch (error) {
      if (await mayBeNamed(folder, next)) throw unconfirmed(folder, error)
      for (const end of ['', '-wal', '-shm']) rmSync(join(folder, next + end), { force: true })
      throw error
    }
    step('remove')
    removeStrays(folder, { ...files, store: next })
  } finally {
    held.release()
  }
}

/** Whether the key file names a store by now: what failed then is only the disk's word that it has it. */
const mayBeNamed = (folder: string, store: string): Promise<boolean> =>
  readCaseFiles(folder).then(
    (files) => files.store === store,
    () => true,
  )

const unconfirmed = (folder: string, cause: unknown) =>
  new StoreError(
    'unreadable',
    `the disk did not confirm the new passphrase of ${folder}: either the new one or the old one opens it, and nothing is lost; check the disk`,
    cause,
  )

const nameAfter = ({ store }: CaseFiles): string => `case-${Number(/-(\d+)\.db$/u.exec(store)?.[1] ?? 1) + 1}.db`
