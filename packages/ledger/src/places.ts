import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, rm, rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ClaimLedger, Entry, Head, PageStore, SavedStates } from '@muster/core'
import { copyCase } from './copy-case.ts'
import { createCaseFolder, openCaseFolder, type PassphraseSource, refuseTakenFolder } from './folder/case-folder.ts'
import { syncPath } from './folder/durable-files.ts'
import type { Keyring } from './folder/key-file.ts'
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
  if (!from.keyring) throw new StoreError('not-a-case', 'a case that is only in memory cannot be moved')
  const made = isDatabaseUrl(to) ? await beginDatabase(to, from.keyring) : await beginFolder(to, from.keyring)
  const { store } = made
  try {
    await copyCase(from, store, step)
    const [here, there] = [await from.head(), await store.head()]
    if (here.hash !== there.hash)
      throw new StoreError(
        'locked',
        `the case was recorded in while it was copied (entry ${there.seq} of ${here.seq}): nothing was moved; do it again when nobody records`,
      )
    await prove(store)
    await made.finish()
    return there
  } catch (error) {
    await made.discard()
    throw error
  }
}

async function beginDatabase(to: string, keyring: Keyring) {
  const { store, finish } = await (await postgres()).beginPostgresCase(to, null, keyring)
  return {
    store,
    finish: async () => {
      await finish()
      await store.close()
    },
    // Without its mark it is no case, and the next attempt starts anew.
    discard: () => store.close(),
  }
}

async function beginFolder(to: string, keyring: Keyring) {
  refuseTakenFolder(to)
  const beside = `${to}.${randomBytes(4).toString('hex')}.moving`
  const store = await createCaseFolder(beside, null, keyring)
  return {
    store,
    finish: async () => {
      await store.close()
      syncPath(beside)
      if (existsSync(to)) await rmdir(to)
      await rename(beside, to)
      syncPath(dirname(to))
    },
    discard: async () => {
      await store.close()
      await rm(beside, { recursive: true, force: true })
    },
  }
}
