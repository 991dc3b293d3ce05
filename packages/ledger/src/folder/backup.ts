import { existsSync } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
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
import { madeBeside, nameFile, nameFolder } from './made-beside.ts'

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
  if (!existsSync(dirname(file)))
    throw new StoreError('unreadable', `${dirname(file)} does not exist: name a file in a folder that does`)
  return madeBeside(file, async (work) => {
    const [snapshot, made] = [join(work, 'store'), join(work, 'backup')]
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
    await writeBackupFile(made, says, snapshot, keyring.key)
    // Proving it takes as much room again.
    await rm(snapshot)
    const opened = { file: made, read: await readBackupHead(made), key: keyring.key }
    await unpackProved(opened, join(work, 'tried'), prove)
    await nameFile(made, file)
    return head
  })
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
  const read = await readBackupHead(file)
  if (read.head.store.format > FORMAT)
    throw new StoreError('newer', `${file} was written by a newer version of Muster: update Muster to restore it`)
  const key = await openKey(read.head.key, passphrase)
  return madeBeside(into, async (work) => {
    const made = join(work, 'case')
    const head = await unpackProved({ file, read, key }, made, prove)
    await nameFolder(made, into)
    return head
  })
}

interface OpenedBackup {
  readonly file: string
  readonly read: Awaited<ReturnType<typeof readBackupHead>>
  readonly key: Uint8Array
}

/** Makes a case folder of a backup and proves it: on the disk when this returns. */
async function unpackProved({ file, read, key }: OpenedBackup, into: string, prove: Prove): Promise<Head> {
  const { head } = read
  await mkdir(into, { mode: 0o700 })
  await unpackBackup(file, read, key, join(into, FIRST_STORE))
  await replaceFile(join(into, KEY), `${JSON.stringify(head.key, null, 2)}\n`)
  await replaceFile(join(into, MARK), `${JSON.stringify({ muster: 'case', format: FOLDER_FORMAT })}\n`)
  const store = await openCaseFolder(into, () => Promise.resolve(null), { key })
  try {
    const restored = await store.head()
    if (restored.hash !== head.head.hash)
      throw new StoreError('damaged', `${file} ends at another entry than it says: nothing was restored from it`)
    await prove(store)
  } finally {
    await store.close()
  }
  for (const name of [FIRST_STORE, '']) syncPath(join(into, name))
  return head.head
}
