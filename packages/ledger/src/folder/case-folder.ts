import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenOptions } from '../sqlite/open-database.ts'
import { SqliteStore } from '../sqlite/sqlite-store.ts'
import { StoreError } from '../store-error.ts'
import { type KeyFile, makeKey, openKey } from './key-file.ts'

/** A case's folder: `case.json` says that it is one, `key.json` keeps the key, `case.db` everything else, encrypted. */
const MARK = 'case.json'
const KEY = 'key.json'
const STORE = 'case.db'
const FOLDER_FORMAT = 1

export type PassphraseSource = () => Promise<string | null>

export const isCaseFolder = (folder: string): boolean => existsSync(join(folder, MARK))

/**
 * Makes an empty case in a new or empty folder. Everything is written beside and moved into place at the end, the
 * mark last: a folder without its mark is no case, whatever was interrupted.
 */
export async function createCaseFolder(folder: string, passphrase: string | null): Promise<SqliteStore> {
  if (isCaseFolder(folder)) throw new StoreError('not-a-case', `${folder} is a case already: nothing was changed`)
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0))
    throw new StoreError('not-a-case', `${folder} is there and not empty: name a new folder for the case`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { key, file } = await makeKey(passphrase)
  await writeFile(join(folder, KEY), `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
  const store = SqliteStore.open(join(folder, STORE), key, file.kind)
  await writeFile(join(folder, `${MARK}.new`), `${JSON.stringify({ muster: 'case', format: FOLDER_FORMAT })}\n`)
  await rename(join(folder, `${MARK}.new`), join(folder, MARK))
  return store
}

/** Opens a case's folder. Throws StoreError with one sentence for whatever stands in the way. */
export async function openCaseFolder(
  folder: string,
  passphrase: PassphraseSource,
  options: OpenOptions = {},
): Promise<SqliteStore> {
  if (!existsSync(folder))
    throw new StoreError('not-a-case', `${folder} does not exist: 'muster init ${folder}' makes a case there`)
  if (!isCaseFolder(folder))
    throw new StoreError(
      'not-a-case',
      `${folder} is not a case folder (it has no ${MARK}): name one, or make one with 'muster init'`,
    )
  const mark = await readJson<{ muster?: unknown; format?: unknown }>(join(folder, MARK))
  if (mark.muster !== 'case') throw new StoreError('not-a-case', `${join(folder, MARK)} does not mark a case of Muster`)
  if (typeof mark.format !== 'number' || mark.format > FOLDER_FORMAT)
    throw new StoreError(
      'newer',
      `${folder} was written by a newer version of Muster: update Muster to open it; nothing was changed`,
    )
  const file = await readJson<KeyFile>(join(folder, KEY))
  const path = join(folder, STORE)
  if (!existsSync(path)) throw new StoreError('damaged', `${path} is missing: restore a backup`)
  return SqliteStore.open(path, await openKey(file, passphrase), file.kind, options)
}

/** Removes a folder that this program was still making when something failed: never one that is a case. */
export async function discardUnfinished(folder: string): Promise<void> {
  if (!isCaseFolder(folder))
    for (const name of [KEY, STORE, `${STORE}-wal`, `${STORE}-shm`, `${MARK}.new`])
      await rm(join(folder, name), { force: true })
}

async function readJson<T>(path: string): Promise<T> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch (error) {
    throw new StoreError('damaged', `${path} is missing or damaged: restore it from a backup`, error)
  }
}
