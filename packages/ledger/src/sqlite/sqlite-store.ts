import {
  type ClaimLedger,
  chain,
  type Entry,
  type EntryDraft,
  type Head,
  HeadMoved,
  type LedgerTurn,
  NO_ENTRIES,
  type PageStore,
  type SavedStates,
} from '@muster/core'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { fastDigest } from '../fast-digest.ts'
import type { Keyring } from '../folder/key-file.ts'
import { StoreError } from '../store-error.ts'
import { inWords, notRead } from './faults.ts'
import { LogFold } from './fold-log.ts'
import { checkWhole, type OpenOptions, openDatabase } from './open-database.ts'
import { savedStatesIn } from './saved/saved-states.ts'
import { statement } from './saved/tables.ts'
import type { Tables } from './schema.ts'

const PAGE_OF_ENTRIES = 500
/** Pages of the log of changes at which it is folded into the file. */
const FOLDED_AT = 8_000

interface Opened {
  readonly path: string
  readonly key: Uint8Array
  readonly options: OpenOptions
}

/** A case's ledger and its pages in one encrypted file, so that one commit covers both. */
export class SqliteStore implements ClaimLedger, PageStore {
  /** Whether the key lies behind a passphrase or beside the store. */
  readonly sealed: 'passphrase' | 'open'
  /** The key and how it is kept; null for a store outside a case folder. */
  readonly keyring: Keyring | null
  readonly digest = fastDigest
  readonly #database: Kysely<Tables>
  readonly #path: string

  /** What was replayed of the ledger, kept in the same file. */
  readonly saved: SavedStates
  readonly #held: OpenOptions['held']
  readonly #driver: ReturnType<typeof openDatabase>
  readonly #opened: Opened
  readonly #fold: LogFold

  private constructor(opened: Opened, sealed: 'passphrase' | 'open') {
    const { path, key, options } = opened
    const { keyFile } = options
    const driver = openDatabase(path, key, options)
    this.#opened = opened
    this.#held = options.held
    this.keyring = keyFile ? { key, file: keyFile } : null
    this.sealed = sealed
    this.#driver = driver
    this.#fold = new LogFold(driver, options.foldLogAt ?? FOLDED_AT)
    this.#database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: driver }) })
    this.#path = path
    this.saved = savedStatesIn(path, (act) =>
      this.#written(() => this.#database.connection().execute(() => Promise.resolve(act(driver)))),
    )
  }

  /** Throws StoreError with a sentence when the file is damaged, newer, locked or does not open with `key`. */
  static open(
    path: string,
    key: Uint8Array,
    sealed: 'passphrase' | 'open' = 'passphrase',
    options: OpenOptions = {},
  ): SqliteStore {
    return new SqliteStore({ path, key, options }, sealed)
  }

  /** Lets the file grow to this many pages and no further: a quota, and the engine's own full disk for tests. */
  limitPages(pages: number): void {
    this.#driver.pragma(`max_page_count=${pages}`)
  }

  head(): Promise<Head> {
    return this.#guarded(() => headOf(this.#database))
  }

  append(after: Head, drafts: readonly EntryDraft[]): Promise<readonly Entry[]> {
    return this.inTurn((turn) => turn.append(after, drafts))
  }

  inTurn<T>(act: (turn: LedgerTurn) => Promise<T>): Promise<T> {
    return this.#inTransaction((connection) =>
      act({
        head: () => headOf(connection),
        read: (seq) => this.#read(connection, seq),
        append: async (after, drafts) => {
          const entries = chain(await heldHead(connection, after), drafts, fastDigest)
          this.#insert(entries)
          return entries
        },
      }),
    )
  }

  #inTransaction<T>(act: (connection: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#written(() =>
      this.#database.connection().execute(async (connection) => {
        // Immediate: the write lock is taken before the head is read, so two programs cannot both extend the same head.
        await sql`begin immediate`.execute(connection)
        try {
          const done = await act(connection)
          await sql`commit`.execute(connection)
          return done
        } catch (error) {
          await sql`rollback`.execute(connection).catch(() => undefined)
          throw error
        }
      }),
    )
  }

  /** Inserts into the one connection of this store, within a transaction that holds the head. */
  #insert(entries: readonly Entry[]): void {
    const insert = statement(
      this.#driver,
      'insert into entry (seq, previous, hash, at, by, body) values (?, ?, ?, ?, ?, ?)',
    )
    for (const { seq, previous, hash, at, by, body } of entries)
      insert.run([seq, previous, hash, at, by, JSON.stringify(body)])
  }

  /**
   * Takes over entries of this very chain as they are; whoever gives them has proved that they follow one another. Rejects
   * with HeadMoved when they do not follow `after`, or that is no longer the head.
   */
  takeOver(after: Head, entries: readonly Entry[]): Promise<void> {
    return this.#inTransaction(async (connection) => {
      const head = await heldHead(connection, after)
      const [first] = entries
      if (first && (first.seq !== head.seq + 1 || first.previous !== head.hash))
        throw new HeadMoved(`entry ${first.seq} does not follow entry ${head.seq}`)
      this.#insert(entries)
    })
  }

  read(afterSeq: number): AsyncIterable<Entry> {
    return this.#read(this.#database, afterSeq)
  }

  async *#read(database: Kysely<Tables>, afterSeq: number): AsyncIterable<Entry> {
    for (let last = afterSeq; ; ) {
      let rows: readonly Tables['entry'][]
      try {
        rows = await this.#rows(database, last, PAGE_OF_ENTRIES)
      } catch (error) {
        if (!(error instanceof StoreError && error.fault === 'damaged')) throw error
        yield* this.#readSingly(database, last)
        return
      }
      for (const row of rows) yield this.#entryOf(row)
      if (rows.length < PAGE_OF_ENTRIES) return
      last = rows.at(-1)?.seq ?? last
    }
  }

  #rows(database: Kysely<Tables>, afterSeq: number, most: number): Promise<readonly Tables['entry'][]> {
    return this.#guarded(() =>
      database.selectFrom('entry').selectAll().where('seq', '>', afterSeq).orderBy('seq').limit(most).execute(),
    )
  }

  /** In a damaged file every entry before the damage is still given, and the damage gets its place. */
  async *#readSingly(database: Kysely<Tables>, afterSeq: number): AsyncIterable<Entry> {
    for (let last = afterSeq; ; ) {
      const [row] = await this.#rows(database, last, 1).catch((error: unknown) => {
        throw new StoreError(
          'damaged',
          `entry ${last + 1} cannot be read: ${this.#path} was damaged there, or the disk could not read it`,
          error,
        )
      })
      if (!row) return
      yield this.#entryOf(row)
      last = row.seq
    }
  }

  /** Writes the store as it is at this moment to a new file under the same key, while others go on writing. */
  snapshot(path: string): Promise<void> {
    return this.#guarded(async () => {
      this.#driver.exec(`vacuum into '${path.replaceAll("'", "''")}'`)
    })
  }

  checkFile(): Promise<void> {
    return this.#guarded(async () => checkWhole(this.#driver, this.#path))
  }

  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = fastDigest(bytes)
    await this.#written(() =>
      this.#database
        .insertInto('page')
        .values({ sha256, bytes: Buffer.from(bytes) })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
    return sha256
  }

  async get(sha256: string): Promise<Uint8Array | null> {
    const row = await this.#guarded(() =>
      this.#database.selectFrom('page').select('bytes').where('sha256', '=', sha256).executeTakeFirst(),
    ).catch((error: unknown) => {
      if (!(error instanceof StoreError && error.fault === 'damaged')) throw error
      throw new StoreError(
        'damaged',
        `page ${sha256.slice(0, 12)}… cannot be read: ${this.#path} was damaged there`,
        error,
      )
    })
    if (!row) return null
    if (fastDigest(row.bytes) !== sha256)
      throw new StoreError('damaged', `page ${sha256.slice(0, 12)}… in ${this.#path} no longer matches its hash`)
    return row.bytes
  }

  async close(): Promise<void> {
    // The last connection folds what is left of the log when it is closed: one that may not must not be the last.
    const last = this.#fold.failed ? this.#openedAgain() : null
    await this.#database.destroy()
    last?.close()
    this.#held?.release()
  }

  #openedAgain(): ReturnType<typeof openDatabase> | null {
    const { path, key, options } = this.#opened
    try {
      return openDatabase(path, key, { ...options, unproved: true })
    } catch {
      // The disk reads nothing at all.
      return null
    }
  }

  #entryOf(row: Tables['entry']): Entry {
    try {
      return { ...row, body: JSON.parse(row.body) as Entry['body'] }
    } catch (error) {
      throw new StoreError('damaged', `entry ${row.seq} in ${this.#path} was damaged: restore a backup`, error)
    }
  }

  /** An act that may write, after which a long log is folded. */
  async #written<T>(act: () => Promise<T>): Promise<T> {
    const done = await this.#guarded(act)
    this.#fold.whenLong()
    return done
  }

  async #guarded<T>(act: () => Promise<T>): Promise<T> {
    if (this.#fold.failed) throw notRead(this.#path)
    try {
      return await act()
    } catch (error) {
      throw inWords(error, this.#path)
    }
  }
}

async function heldHead(connection: Kysely<Tables>, after: Head): Promise<Head> {
  const head = await headOf(connection)
  if (head.hash !== after.hash) throw new HeadMoved(`the ledger is at entry ${head.seq}, not ${after.seq}`)
  return head
}

async function headOf(database: Kysely<Tables>): Promise<Head> {
  const row = await database
    .selectFrom('entry')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? NO_ENTRIES
}
