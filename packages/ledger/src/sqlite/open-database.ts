/// <reference path="./driver.d.ts" />
import { statSync } from 'node:fs'
import Driver from 'better-sqlite3-multiple-ciphers'
import type { KeyFile } from '../folder/key-file.ts'
import { StoreError } from '../store-error.ts'
import { inWords } from './faults.ts'
import { MIGRATIONS } from './schema.ts'

export interface OpenOptions {
  /** Opens without reading the file through first, for those who are about to say where it is damaged. */
  readonly unproved?: boolean
  /** The store's key where it is known already, so that nobody is asked for a passphrase. */
  readonly key?: Uint8Array
  /** After how many pages the log of changes is folded into the file; tests fold it often. */
  readonly foldLogAt?: number
  /** Leaves the encryption out, for benches of what it costs. */
  readonly inClear?: boolean
  /** How the key is kept, for backups of the store. */
  readonly keyFile?: KeyFile
  /** The steps of the store's format, for tests of what a step that is cut off leaves. */
  readonly migrations?: readonly string[]
  /** The folder in which this machine keeps what it replayed of cases that lie elsewhere; without it nothing is kept of them. */
  readonly near?: string
  /** What the store holds while it is open, and lets go when it is closed. */
  readonly held?: { release(): void }
}

/**
 * Opens the encrypted database of a case, or makes it. `key`: 32 bytes, the cipher's raw key (AEGIS-256).
 * Every acknowledged commit is on the disk (WAL, synchronous FULL): the driver's builds default to less, so it is
 * set and then asserted at every open. Sorting spills stay in memory, or names would lie on the disk in clear.
 */
export function openDatabase(path: string, key: Uint8Array, options: OpenOptions = {}): Driver {
  let database: Driver | null = null
  try {
    database = new Driver(path, { timeout: 10_000 })
    if (!options.inClear) {
      database.pragma("cipher='aegis'")
      database.pragma(`key="raw:${Buffer.from(key).toString('hex')}"`)
    }
    database.pragma('journal_mode=WAL')
    database.pragma('synchronous=FULL')
    // On a Mac a sync alone leaves what was written in the disk's own memory; elsewhere these change nothing.
    for (const pragma of ['fullfsync', 'checkpoint_fullfsync']) database.pragma(`${pragma}=ON`)
    database.pragma('temp_store=MEMORY')
    // The store folds its log itself, see `LogFold`.
    database.pragma('wal_autocheckpoint=0')
    if (database.pragma('synchronous', { simple: true }) !== 2)
      throw new StoreError('unreadable', `${path} cannot be kept durable on this disk`)
    migrate(database, path, options.migrations ?? MIGRATIONS)
    if (!options.unproved && statSync(path).size <= CHECKED_AT_OPEN) checkWhole(database, path)
    return database
  } catch (error) {
    database?.close()
    throw inWords(error, path)
  }
}

/**
 * Brings an older store forward, all steps in one transaction: a program that dies on the way leaves the old format.
 * The number is read again under the lock, since another program may have done it in between.
 */
function migrate(database: Driver, path: string, steps: readonly string[]): void {
  const formatNow = () => Number(database.pragma('user_version', { simple: true }))
  if (formatNow() > steps.length)
    throw new StoreError(
      'newer',
      `${path} was written by a newer version of Muster (store format ${formatNow()}, this program knows ${steps.length}): update Muster to open it; nothing was changed`,
    )
  if (formatNow() === steps.length) return
  database.exec('begin immediate')
  for (const step of steps.slice(formatNow())) database.exec(step)
  if (formatNow() < steps.length) database.exec(`pragma user_version = ${steps.length}`)
  database.exec('commit')
}

/** Reading every page of a store this size takes well under a second; a larger one is checked by `muster verify`. */
const CHECKED_AT_OPEN = 64 * 1024 * 1024

/** Every page carries its own seal: reading them all finds a changed byte wherever it is, also where no query looks. */
export function checkWhole(database: Driver, path: string): void {
  if (database.pragma('quick_check', { simple: true }) !== 'ok')
    throw new StoreError(
      'damaged',
      `${path} was damaged or changed from outside: restore a backup; what is in it was left as it is`,
    )
}
