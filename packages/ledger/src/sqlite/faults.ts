import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { StoreError, type StoreFault } from '../store-error.ts'

const FULL = 'the disk is full: nothing of this act was recorded; free some space and do it again'
/** With less than this left, a disk that refuses something is full: the engine does not always say so. */
const NEXT_TO_NOTHING = 256 * 1024

const cannotRead = (path: string): string =>
  `the disk cannot read ${path}: open the case again, and if it is said again restore a backup on another disk; what is in it was left as it is`

/** Said of each act after the disk could not read the log of changes. */
export const notRead = (path: string): StoreError => new StoreError('damaged', cannotRead(path))

const FAULTS: readonly (readonly [code: RegExp, fault: StoreFault, says: (path: string) => string])[] = [
  [/^(?:SQLITE_FULL|ENOSPC|EDQUOT)/u, 'full', () => FULL],
  [
    /^SQLITE_IOERR_(?:DIR_)?FSYNC/u,
    'full',
    (path) =>
      `the disk did not confirm what was written to ${path}: whether this act was recorded is not known; check the disk, open the case again and look before doing it again`,
  ],
  [/^SQLITE_IOERR_(?:READ|DATA|CORRUPTFS)/u, 'damaged', (path) => cannotRead(path)],
  [
    /^(?:SQLITE_IOERR|EIO$)/u,
    'full',
    (path) =>
      isFull(path)
        ? FULL
        : `the disk refused to write ${path}: nothing of this act was recorded; check the disk and do it again`,
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/u,
    'locked',
    (path) => `another program holds ${path}: nothing of this act was recorded; close it and do it again`,
  ],
  [
    /^SQLITE_NOTADB/u,
    'wrong-key',
    (path) =>
      `${path} does not open with this key: it was damaged, or the disk could not read it; open the case again, and if it is said again restore a backup`,
  ],
  [
    /^SQLITE_CORRUPT/u,
    'damaged',
    // After a page that the disk could not read the engine says so of every page, until the store is opened again.
    (path) =>
      `${path} was damaged or changed from outside, or the disk could not read it: open the case again, and if it is said again restore a backup; what is in it was left as it is`,
  ],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM)/u,
    'unreadable',
    (path) => `${path} cannot be opened for writing: check the folder and its permissions, then open the case again`,
  ],
]

function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path))
    return bavail * bsize < NEXT_TO_NOTHING
  } catch {
    return false
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** The driver's error in a sentence, or the error itself when it is a bug of ours. */
export function inWords(error: unknown, path: string): unknown {
  const code = codeOf(error)
  for (const [pattern, fault, says] of FAULTS) if (pattern.test(code)) return new StoreError(fault, says(path), error)
  return error
}
