import { join } from 'node:path'
import type { ClaimLedger, Entry, Head, PageStore, SavedStates } from '@muster/core'
import { copyCase } from './copy-case.ts'
import { createCaseFolder, openCaseFolder, type PassphraseSource, refuseTakenFolder } from './folder/case-folder.ts'
import { syncPath } from './folder/durable-files.ts'
import type { Keyring } from './folder/key-file.ts'
import { madeBeside, nameFolder } from './folder/made-beside.ts'
import { isDatabaseUrl } from './postgres/case-url.ts'
import type { OpenOptions } from './sqlite/open-database.ts'
import { StoreError } from './store-error.ts'

/** A case's store wherever it lies: a folder on this machine, or a schema of PostgreSQL. */
export interface CasePlaceStore extends ClaimLedger, PageStore {
  readonly sealed: 'passphrase' | 'open'
  readonly keyring: Keyring | null
  snapshot(path: string): Promise<void>
  checkFile?(): Promise<void>
  readonly saved?: SavedStates
}

/** The driver is loaded only by those who ask for a database. */
const postgres = () => import('./postgres/postgres-case.ts')

/** Makes an empty case in a folder or a database (`postgres://…`). */
export async function createStoreAt(place: string, passphrase: string | null): Promise<CasePlaceStore> {
  return isDatabaseUrl(place)
    ? (await postgres()).createPostgresCase(place, passphrase)
    : createCaseFolder(place, passphrase)
}

/** Opens the case in a folder or a database. Throws StoreError with one sentence for whatever stands in the way. */
export async function openStoreAt(
  place: string,
  passphrase: PassphraseSource,
  options: OpenOptions = {},
): Promise<CasePlaceStore> {
  return isDatabaseUrl(place)
    ? (await postgres()).openPostgresCase(place, passphrase, options)
    : openCaseFolder(place, passphrase, options)
}

export interface Move {
  readonly from: CasePlaceStore
  /** A new or empty folder, or the address of a case that is not there yet. */
  readonly to: string
  readonly prove: (store: CasePlaceStore) => Promise<void>
  readonly step?: (entry: Entry) => void
}

/**
 * Copies a case to another place under the same key, so that its passphrase stays. The copy becomes a case only when its
 * chain ends in the very same head and everything in it proves. The case it came from is only read. Returns that head.
 */
export async function moveCase({ from, to, prove, step }: Move): Promise<Head> {
  const { keyring } = from
  if (!keyring) throw new StoreError('not-a-case', 'a case that is only in memory cannot be moved')
  const copyTo = (store: CasePlaceStore) => copyProved({ from, to, prove, ...(step && { step }) }, store)
  return isDatabaseUrl(to) ? moveToDatabase(to, keyring, copyTo) : moveToFolder(to, keyring, copyTo)
}

async function copyProved({ from, prove, step }: Move, store: CasePlaceStore): Promise<Head> {
  await copyCase(from, store, step)
  const [here, there] = [await from.head(), await store.head()]
  if (here.hash !== there.hash)
    throw new StoreError(
      'locked',
      `the case was recorded in while it was copied (entry ${there.seq} of ${here.seq}): nothing was moved; do it again when nobody records`,
    )
  await prove(store)
  return there
}

type CopyTo = (store: CasePlaceStore) => Promise<Head>

/** Without its mark it is no case, and the next attempt starts anew. */
async function moveToDatabase(to: string, keyring: Keyring, copyTo: CopyTo): Promise<Head> {
  const made = await (await postgres()).beginPostgresCase(to, null, keyring)
  try {
    const head = await copyTo(made.store)
    await made.finish()
    return head
  } catch (error) {
    // What somebody else who makes a case there takes away looks like damage.
    await made.stillOwn()
    throw error
  } finally {
    await made.store.close()
  }
}

async function moveToFolder(to: string, keyring: Keyring, copyTo: CopyTo): Promise<Head> {
  refuseTakenFolder(to)
  return madeBeside(to, async (work) => {
    const made = join(work, 'case')
    const store = await createCaseFolder(made, null, keyring)
    const head = await copyTo(store).finally(() => store.close())
    syncPath(made)
    await nameFolder(made, to)
    return head
  })
}
