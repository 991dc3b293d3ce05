import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Head } from '@muster/core'
import { FORMAT } from '../sqlite/schema.ts'
import { SqliteStore } from '../sqlite/sqlite-store.ts'
import { StoreError } from '../store-error.ts'
import { type BackupHead, readBackupHead, unpackBackup, writeBackupFile } from './backup-file.ts'
import { FIRST_STORE, FOLDER_FORMAT, KEY, MARK } from './case-files.ts'
import { openCaseFolder, type PassphraseSource, refuseTakenFolder } from './case-folder.ts'
import { replaceFile, syncPath } from './durable-files.ts'
import { type KeyFile, type Keyring, openKey } from './key-file.ts'

/** A store that can be backed up while others work with it. */
export interface BackupSource {
  readonly keyring: Keyring | null
  /** Writes the store as it is at this moment to a new file, under the same key. */
  snapshot(path: string): Promise<void>
}

/** Proves a restored case; throws when anything in it is wrong. */
export type Prove = (store: SqliteStore) => Promise<void>

/**
 * Writes a backup of an open case to one new file, and restores it beside that file to prove it before it gets its name.
 * Throws StoreError: the file is there already, `full`, or what was written does not prove.
 */
export async function writeBackup(source: BackupSource, file: string, prove: Prove): Promise<Head> {
  const { keyring } = source
  if (!keyring) throw new StoreError('not-a-case', 'a case that is only in memory cannot be backed up')
  if (existsSync(file)) throw new StoreError('unreadable', `${file} is there already: name a new file for the backup`)
  const beside = `${file}.${randomBytes(4).toString('hex')}`
  const [snapshot, part, tried] = [`${beside}.store`, `${beside}.part`, `${beside}.tried`]
  try {
    await source.snapshot(snapshot)
    const head = await headIn(snapshot, keyring.key)
    const { store: _, ...key } = keyring.file
    const says: BackupHead = {
      muster: 'backup',
      format: 1,
      key: key as KeyFile,
      store: { bytes: (await stat(snapshot)).size, format: FORMAT },
      head,
    }
    await writeBackupFile(part, says, snapshot, keyring.key)
    await restoreUnder(part, tried, () => Promise.resolve(keyring.key), prove)
    await rename(part, file)
    syncPath(dirname(file))
    return head
  } finally {
    for (const left of [snapshot, `${snapshot}-wal`, `${snapshot}-shm`, `${snapshot}-journal`, part, tried])
      rmSync(left, { recursive: true, force: true })
  }
}

async function headIn(path: string, key: Uint8Array): Promise<Head> {
  const store = SqliteStore.open(path, key)
  try {
    return await store.head()
  } finally {
    await store.close()
  }
}

/**
 * Makes a case in `into`, a new or empty folder, from a backup. Everything is unpacked, proved and brought to today's
 * format in a folder beside it, which gets the name at the very end: a bad backup touches nothing.
 * Throws StoreError: `damaged`, `newer`, `wrong-key`, `full`, or that the folder is taken.
 */
export async function restoreBackup(
  file: string,
  into: string,
  passphrase: PassphraseSource,
  prove: Prove,
): Promise<Head> {
  refuseTakenFolder(into)
  return restoreUnder(file, into, (head) => openKey(head.key, passphrase), prove)
}

async function restoreUnder(
  file: string,
  into: string,
  keyFor: (head: BackupHead) => Promise<Uint8Array>,
  prove: Prove,
): Promise<Head> {
  const read = await readBackupHead(file)
  const { head } = read
  if (head.store.format > FORMAT)
    throw new StoreError('newer', `${file} was written by a newer version of Muster: update Muster to restore it`)
  const key = await keyFor(head)
  const beside = `${into}.${randomBytes(4).toString('hex')}.restoring`
  await mkdir(beside, { recursive: true, mode: 0o700 })
  try {
    await unpackBackup(file, read, key, join(beside, FIRST_STORE))
    await replaceFile(join(beside, KEY), `${JSON.stringify(head.key, null, 2)}\n`)
    await replaceFile(join(beside, MARK), `${JSON.stringify({ muster: 'case', format: FOLDER_FORMAT })}\n`)
    const store = await openCaseFolder(beside, () => Promise.resolve(null), { key })
    try {
      const restored = await store.head()
      if (restored.hash !== head.head.hash)
        throw new StoreError('damaged', `${file} ends at another entry than it says: nothing was restored from it`)
      await prove(store)
    } finally {
      await store.close()
    }
    for (const name of [FIRST_STORE, '']) syncPath(join(beside, name))
    if (existsSync(into)) await rmdir(into)
    await rename(beside, into)
    syncPath(dirname(into))
    return head.head
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}
