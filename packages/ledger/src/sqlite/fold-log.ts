import type Driver from 'better-sqlite3-multiple-ciphers'
import { statement } from './saved/tables.ts'

interface LogState {
  readonly log: number
  readonly checkpointed: number
}

/** What the engine says when the disk could not read the log: itself, or by what the cipher makes of a page that was not read. */
const NOT_READ = /^SQLITE_(?:IOERR(?:_READ|_DATA|_CORRUPTFS|_SHORT_READ)?|CORRUPT\w*|NOTADB)$/u

/**
 * Folds the log of changes into the file once it has so many pages. The engine would do it by itself, and tell nobody where it
 * failed; the cipher under it takes a page that the disk could not read for the one that it read at its last attempt, so that a
 * second attempt may put an old page into the file. So nothing is folded by one connection after its disk failed to read.
 */
export class LogFold {
  readonly #database: Driver
  readonly #at: number
  #failed = false

  constructor(database: Driver, at: number) {
    this.#database = database
    this.#at = at
  }

  /** Whether the disk failed to read the log: this connection must not fold it any more. */
  get failed(): boolean {
    return this.#failed
  }

  /** Folds a log that is long. What was recorded lies in the log and is safe there, whatever becomes of this. */
  whenLong(): void {
    if (this.#failed || this.#database.inTransaction) return
    try {
      const [state] = statement(this.#database, 'pragma wal_checkpoint(noop)').all([]) as readonly LogState[]
      if (state && state.log >= this.#at && state.checkpointed < state.log)
        statement(this.#database, 'pragma wal_checkpoint(passive)').all([])
    } catch (error) {
      // A full or busy disk: tried again after the next act.
      this.#failed = error instanceof Error && 'code' in error && NOT_READ.test(String(error.code))
    }
  }
}
