/// <reference path="../sqlite/driver.d.ts" />
import { join } from 'node:path'
import Driver from 'better-sqlite3-multiple-ciphers'
import { StoreError } from '../store-error.ts'

/**
 * Holds a case folder for one server. The lock is the operating system's on an open file, taken through an empty
 * database: it falls with the process, however that ends, so no stale lock ever has to be removed by hand.
 */
export function lockForServer(folder: string): { release: () => void } {
  const lock = new Driver(join(folder, 'server.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw new StoreError(
      'locked',
      `${folder} is served by another Muster already: open its address, or stop it first`,
      error,
    )
  }
  return { release: () => lock.close() }
}
