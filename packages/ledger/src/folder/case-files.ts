import { existsSync, readdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../store-error.ts'
import { syncPath } from './durable-files.ts'
import { isKeyFile, type KeyFile } from './key-file.ts'

/** A case's folder: `case.json` says that it is one, `key.json` keeps the key and names the store that it opens. */
export const MARK = 'case.json'
export const KEY = 'key.json'
export const FIRST_STORE = 'case.db'
export const FOLDER_FORMAT = 1

export interface CaseFiles {
  readonly key: KeyFile
  /** File name of the store, without its folder. */
  readonly store: string
}

export const isCaseFolder = (folder: string): boolean => existsSync(join(folder, MARK))

const STORE_NAME = /^case(?:-\d+)?\.db$/u

/** Reads what a case folder says of itself. Throws StoreError with one sentence for whatever stands in the way. */
export async function readCaseFiles(folder: string): Promise<CaseFiles> {
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
  const key = await readJson<unknown>(join(folder, KEY))
  const store = isKeyFile(key) ? (key.store ?? FIRST_STORE) : ''
  if (!isKeyFile(key) || !STORE_NAME.test(store)) throw damagedKey(join(folder, KEY))
  if (!existsSync(join(folder, store)))
    throw new StoreError('damaged', `${join(folder, store)} is missing: restore a backup`)
  return { key, store }
}

/**
 * Removes what an interrupted change of the passphrase left: stores that the key file does not name. Only once the disk has
 * confirmed that key file: with the one of before, the other store would be the case.
 */
export function removeStrays(folder: string, { store }: Pick<CaseFiles, 'store'>): void {
  const strays = readdirSync(folder).filter((name) => {
    const of = name.replace(/-(?:wal|shm|journal)$/u, '')
    return (STORE_NAME.test(of) && of !== store) || name === `${KEY}.new`
  })
  if (strays.length === 0) return
  try {
    syncPath(folder)
    for (const name of strays) rmSync(join(folder, name), { force: true })
  } catch {
    // They stay for the next opening, and are in nobody's way.
  }
}

const damagedKey = (path: string, cause?: unknown) =>
  new StoreError('damaged', `${path} is missing or damaged: restore it from a backup`, cause)

async function readJson<T>(path: string): Promise<T> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EIO')
      throw new StoreError(
        'unreadable',
        `the disk cannot read ${path}: do it again, or restore a backup on another disk`,
      )
    throw damagedKey(path, error)
  }
  if (typeof value !== 'object' || value === null) throw damagedKey(path)
  return value as T
}
