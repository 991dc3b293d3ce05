/// <reference path="./driver.d.ts" />
import { statSync } from 'node:fs'
import Driver from 'better-sqlite3-multiple-ciphers'
import { StoreError } from '../store-error.ts'
import { inWords } from './faults.ts'
import { FORMAT, MIGRATIONS } from './schema.ts'

export interface OpenOptions {
  /** Opens without reading the file through first, for those who are about to say where it is damaged. */
  readonly unproved?: boolean
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
    database.pragma("cipher='aegis'")
    database.pragma(`key="raw:${Buffer.from(key).toString('hex')}"`)
    database.pragma('journal_mode=WAL')
    database.pragma('synchronous=FULL')
    database.pragma('temp_store=MEMORY')
    database.pragma('wal_autocheckpoint=8000')
    if (database.pragma('synchronous', { simple: true }) !== 2)
      throw new StoreError('unreadable', `${path} cannot be kept durable on this disk`)
    migrate(database, path)
    if (!options.unproved && statSync(path).size <= CHECKED_AT_OPEN) checkWhole(database, path)
    return database
  } catch (error) {
    database?.close()
    throw inWords(error, path)
  }
}

function migrate(database: Driver, path: string): void {
  const format = Number(database.pragma('user_version', { simple: true }))
  if (format > FORMAT)
    throw new StoreError(
      'newer',
      `${path} was written by a newer version of Muster (store format ${format}, this program knows ${FORMAT}): update Muster to open it; nothing was changed`,
    )
  if (format === FORMAT) return
  database.exec('begin immediate')
  for (const step of MIGRATIONS.slice(Number(database.pragma('user_version', { simple: true })))) database.exec(step)
  database.exec(`pragma user_version = ${FORMAT}`)
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
