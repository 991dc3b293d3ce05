import type { Head } from '@muster/core'
import type { CaseStore } from './case-session.ts'
import {
  type BackupSource,
  type CasePlaceStore,
  moveCase,
  type PassphraseSource,
  restoreBackup,
  StoreError,
  writeBackup,
} from './compose.ts'
import { type VerifyStep, verifyCase } from './verify-case.ts'

/** A backup counts as one only when the whole case in it proves. */
async function prove(store: CaseStore): Promise<void> {
  const { wrong } = await verifyCase(store)
  if (wrong) throw new StoreError('damaged', `the case in the backup does not prove: ${wrong}`)
}

/** Writes an open case to one encrypted file while others work on it, proved by restoring it. Returns the head kept. */
export const backUpCase = (store: BackupSource, file: string): Promise<Head> => writeBackup(store, file, prove)

/** Makes a case in a new or empty folder from a backup that proves; anything else touches nothing. */
export const restoreCase = (file: string, into: string, passphrase: PassphraseSource): Promise<Head> =>
  restoreBackup(file, into, passphrase, prove)

/**
 * Copies a case to a new folder or database, under the same key. It is a case there only when its chain ends in the same
 * head and everything in it proves. Returns that head.
 */
export const migrateCase = (from: CasePlaceStore, to: string, step?: VerifyStep): Promise<Head> =>
  moveCase({ from, to, prove, ...(step ? { step } : {}) })
