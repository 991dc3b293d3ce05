/// <reference path="../sqlite/driver.d.ts" />
import { join } from 'node:path'
import Driver from 'better-sqlite3-multiple-ciphers'
import { inWords } from '../sqlite/faults.ts'
import { StoreError } from '../store-error.ts'

export interface Held {
  release(): void
}

/** Takes a lock of the operating system on an empty database: it falls with the process, however that ends. */
function hold(path: string, sql: string, says: string, wait: number, fileMustExist = false): Held {
  let lock: Driver | null = null
  try {
    lock = new Driver(path, { timeout: wait, fileMustExist })
    lock.exec(sql)
  } catch (error) {
    lock?.close()
    const fault = inWords(error, path)
    // A full disk refuses a lock as well: that is said as what it is.
    throw fault instanceof StoreError && fault.fault === 'locked' ? new StoreError('locked', says, error) : fault
  }
  const held = lock
  return { release: () => held.close() }
}

export const LOCK = 'in-use.lock'

/** Says that this program has the case open. Any number may, but nobody while the case is written anew. */
export const shareCase = (folder: string): Held =>
  hold(
    join(folder, LOCK),
    'begin; select name from sqlite_master',
    `the passphrase of ${folder} is being changed by another program: try again when it is done`,
    10_000,
  )

/** Holds the case for one program alone: whoever still writes to a store that is being replaced would write to nothing. */
export const holdCaseAlone = (folder: string): Held =>
  hold(
    join(folder, LOCK),
    'begin exclusive',
    `${folder} is open in another program: close it (also a server) and do it again; nothing was changed`,
    0,
  )

/** Holds a folder in which something is being made, or (`begun`) was: then its lock is there already, and none is made. */
export const holdAlone = (folder: string, begun = false): Held =>
  hold(join(folder, LOCK), 'begin exclusive', `${folder} is in use by another program`, 0, begun)

/** Holds a case folder for one server. */
export const lockForServer = (folder: string): Held =>
  hold(
    join(folder, 'server.lock'),
    'begin exclusive',
    `${folder} is served by another Muster already: open its address, or stop it first`,
    0,
  )
