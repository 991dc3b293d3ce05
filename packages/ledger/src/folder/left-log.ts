import { statSync } from 'node:fs'
import { join } from 'node:path'
import { inWords } from '../sqlite/faults.ts'
import { StoreError } from '../store-error.ts'
import type { CaseFiles } from './case-files.ts'
import { writeAnew } from './durable-files.ts'
import { holdCaseAlone } from './in-use.ts'

const logOf = (folder: string, { store }: CaseFiles): string => join(folder, `${store}-wal`)

const isLeft = (log: string): boolean => (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0

/**
 * A program that ended in the middle leaves its log of changes, and what is in it counts when the store is opened. Of a log
 * whose sync the disk refused, the system's memory may show more than the disk has, and a later sync would not write it:
 * whatever is then recorded after it would be gone with the power. So it is written anew before anybody builds on it.
 * Only for whoever holds the case alone. Throws StoreError.
 */
export function settleLog(folder: string, files: CaseFiles): void {
  const log = logOf(folder, files)
  if (!isLeft(log)) return
  try {
    writeAnew(log)
  } catch (error) {
    if (!isNotOurs(error)) throw inWords(error, log)
  }
}

/** The same for whoever does not hold the case yet; where another program has it open, its log is in use and none is left. */
export function settleLogAlone(folder: string, files: CaseFiles): void {
  if (!isLeft(logOf(folder, files))) return
  try {
    const held = holdCaseAlone(folder)
    try {
      settleLog(folder, files)
    } finally {
      held.release()
    }
  } catch (error) {
    if (!(error instanceof StoreError && (error.fault === 'locked' || error.fault === 'unreadable'))) throw error
  }
}

/** Gone meanwhile, or not to be written by this user: the engine says so in its own way. */
const isNotOurs = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:ENOENT|EACCES|EPERM|EROFS)$/u.test(String(error.code))
