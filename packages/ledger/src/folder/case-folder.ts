import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenOptions } from '../sqlite/open-database.ts'
import { SqliteStore } from '../sqlite/sqlite-store.ts'
import { StoreError } from '../store-error.ts'
import { FIRST_STORE, FOLDER_FORMAT, isCaseFolder, KEY, MARK, readCaseFiles, removeStrays } from './case-files.ts'
import { makeFolder, replaceFile } from './durable-files.ts'
import { shareCase } from './in-use.ts'
import { type Keyring, makeKey, openKey } from './key-file.ts'
import { settleLogAlone } from './left-log.ts'

export type PassphraseSource = () => Promise<string | null>

/** Throws StoreError when a new case cannot be made in the folder: it is a case already, or holds something else. */
export function refuseTakenFolder(folder: string): void {
  if (isCaseFolder(folder)) throw new StoreError('not-a-case', `${folder} is a case already: nothing was changed`)
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0))
    throw new StoreError('not-a-case', `${folder} is there and not empty: name a new folder for the case`)
}

/**
 * Makes an empty case in a new or empty folder. Everything is written beside and moved into place at the end, the
 * mark last: a folder without its mark is no case, whatever was interrupted. `kept`: the key of a case that is moved here.
 */
export async function createCaseFolder(
  folder: string,
  passphrase: string | null,
  kept?: Keyring,
): Promise<SqliteStore> {
  refuseTakenFolder(folder)
  await makeFolder(folder)
  const { key, file: given } = kept ?? (await makeKey(passphrase))
  const { store: _, ...file } = given
  await replaceFile(join(folder, KEY), `${JSON.stringify(file, null, 2)}\n`)
  const shared = shareCase(folder)
  try {
    const store = SqliteStore.open(join(folder, FIRST_STORE), key, file.kind, { held: shared, keyFile: file })
    await replaceFile(join(folder, MARK), `${JSON.stringify({ muster: 'case', format: FOLDER_FORMAT })}\n`)
    return store
  } catch (error) {
    shared.release()
    throw error
  }
}

/** Opens a case's folder. Throws StoreError with one sentence for whatever stands in the way. */
export async function openCaseFolder(
  folder: string,
  passphrase: PassphraseSource,
  options: OpenOptions = {},
): Promise<SqliteStore> {
  settleLogAlone(folder, await readCaseFiles(folder))
  const held = shareCase(folder)
  try {
    // Read again under the lock: the passphrase may have been changed in between.
    const files = await readCaseFiles(folder)
    removeStrays(folder, files)
    const key = options.key ?? (await openKey(files.key, passphrase))
    return SqliteStore.open(join(folder, files.store), key, files.key.kind, { ...options, held, keyFile: files.key })
  } catch (error) {
    held.release()
    throw error
  }
}
