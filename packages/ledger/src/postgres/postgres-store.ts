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
import type { Pool, PoolClient } from 'pg'
import { copyCase } from '../copy-case.ts'
import { fastDigest } from '../fast-digest.ts'
import type { Keyring } from '../folder/key-file.ts'
import type { NearPlace } from '../near/near-copy.ts'
import { nearStates } from '../near/near-states.ts'
import { SqliteStore } from '../sqlite/sqlite-store.ts'
import { StoreError } from '../store-error.ts'
import { inWords, isGone, notRecorded, outcomeUnknown } from './faults.ts'
import { wasRecorded } from './outcome.ts'
import { type Seal, sealUnder, UNSEALED } from './seal.ts'

const PAGE_OF_ENTRIES = 500
/** Whoever reads on goes through many: these are asked for while the ones before are worked on. */
const FURTHER_ENTRIES = 2_000
/** Rows of one statement: parameters are numbered up to 65,535. */
const ROWS_AT_ONCE = 1_000

interface Row {
  readonly seq: string
  readonly previous: string
  readonly hash: string
  readonly content: Uint8Array
}

type Connection = Pick<PoolClient, 'query'>

export interface PostgresStoreOptions {
  /** Where this machine keeps what it replayed. */
  readonly near?: NearPlace | null
  /** Asked whenever the row `head` was taken to append; what it throws is thrown, and nothing appended. */
  readonly guard?: (connection: Connection) => Promise<void>
}

/** A case in a schema of PostgreSQL, for many servers side by side: whoever appends holds the one row `head`. */
export class PostgresStore implements ClaimLedger, PageStore {
  readonly sealed: 'passphrase' | 'open'
  readonly keyring: Keyring
  readonly digest = fastDigest
  readonly #pool: Pool
  readonly #shown: string
  readonly #seal: Seal
  readonly #near: ReturnType<typeof nearStates> | null
  readonly #guard: PostgresStoreOptions['guard']

  /** `pool`: connections whose search path is the case's schema. */
  constructor(pool: Pool, shown: string, keyring: Keyring, { near, guard }: PostgresStoreOptions = {}) {
    this.#guard = guard
    this.#pool = pool
    this.#shown = shown
    this.keyring = keyring
    this.sealed = keyring.file.kind
    this.#seal = keyring.file.kind === 'passphrase' ? sealUnder(keyring.key) : UNSEALED
    this.#near = near ? nearStates(near, this) : null
    if (this.#near) this.saved = this.#near
  }

  /** What was replayed of the ledger, kept on this machine. */
  readonly saved?: SavedStates

  head(): Promise<Head> {
    return this.#guarded(() => headOf(this.#pool))
  }

  append(after: Head, drafts: readonly EntryDraft[]): Promise<readonly Entry[]> {
    return this.inTurn((turn) => turn.append(after, drafts))
  }

  inTurn<T>(act: (turn: LedgerTurn) => Promise<T>): Promise<T> {
    return this.#guarded(async () => {
      const client = await this.#pool.connect()
      const turn = new Turn<T>()
      let broken: Error | undefined
      try {
        let head = await holdHead(client)
        await this.#guard?.(client)
        turn.done = await act({
          head: () => Promise.resolve(head),
          read: (seq) => this.#read(client, seq),
          append: async (after, drafts) => {
            if (head.hash !== after.hash) throw new HeadMoved(`the ledger is at entry ${head.seq}, not ${after.seq}`)
            const entries = chain(head, drafts, fastDigest)
            await this.#insert(client, entries)
            head = entries.at(-1) ?? head
            turn.last = entries.at(-1) ?? turn.last
            return entries
          },
        })
        turn.committing = true
        // Where a statement of the act failed and nobody said so, the database takes all of it back, and calls that no error.
        if ((await client.query('commit')).command !== 'COMMIT') throw notRecorded(this.#shown)
        return turn.done
      } catch (error) {
        await client.query('rollback').catch((fault: Error) => {
          broken = fault
        })
        if (isGone(error)) return await this.#outcomeOf(turn)
        throw error
      } finally {
        client.release(broken)
      }
    })
  }

  /** What became of an act whose connection broke: what it was to give, or StoreError. */
  async #outcomeOf<T>({ committing, last, done }: Turn<T>): Promise<T> {
    const recorded = committing && last ? await wasRecorded(this.#pool, last) : false
    // Only what was asked to be committed can have been.
    if (recorded === true) return done as T
    throw recorded === null ? outcomeUnknown(this.#shown) : notRecorded(this.#shown)
  }

  read(afterSeq: number): AsyncIterable<Entry> {
    return this.#read(this.#pool, afterSeq)
  }

  /** The digest of the entry at a place; null when there is none. */
  async hashAt(seq: number): Promise<string | null> {
    const { rows } = await this.#guarded(() =>
      this.#pool.query<{ hash: string }>('select hash from entry where seq = $1', [seq]),
    )
    return rows[0]?.hash ?? null
  }

  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = fastDigest(bytes)
    const id = this.#seal.idOf(sha256)
    await this.#guarded(() =>
      this.#pool.query('insert into page (id, content) values ($1, $2) on conflict (id) do nothing', [
        id,
        this.#seal.close(bytes, `page ${id}`),
      ]),
    )
    return sha256
  }

  async get(sha256: string): Promise<Uint8Array | null> {
    const id = this.#seal.idOf(sha256)
    const { rows } = await this.#guarded(() =>
      this.#pool.query<{ content: Uint8Array }>('select content from page where id = $1', [id]),
    )
    if (!rows[0]) return null
    const bytes = this.#opened(rows[0].content, `page ${id}`, `page ${sha256.slice(0, 12)}…`)
    if (fastDigest(bytes) !== sha256) throw this.#changed(`page ${sha256.slice(0, 12)}…`)
    return bytes
  }

  /** Writes the case as it is at this moment to an embedded store under the same key: what a backup holds. */
  async snapshot(path: string): Promise<void> {
    const copy = SqliteStore.open(path, this.keyring.key)
    try {
      await copyCase(this, copy)
    } finally {
      await copy.close()
    }
  }

  async close(): Promise<void> {
    await this.#near?.close()
    await this.#pool.end()
  }

  async #insert(client: Connection, entries: readonly Entry[]): Promise<void> {
    for (let at = 0; at < entries.length; at += ROWS_AT_ONCE) {
      const some = entries.slice(at, at + ROWS_AT_ONCE)
      const places = some.map((_, row) => `($${row * 4 + 1}, $${row * 4 + 2}, $${row * 4 + 3}, $${row * 4 + 4})`)
      const values = some.flatMap((entry) => [entry.seq, entry.previous, entry.hash, this.#contentOf(entry)])
      await client.query(`insert into entry (seq, previous, hash, content) values ${places.join(', ')}`, values)
    }
    const last = entries.at(-1)
    if (last) await client.query('update head set seq = $1, hash = $2 where one = 1', [last.seq, last.hash])
  }

  #contentOf({ at, by, body, seq, hash }: Entry): Buffer {
    return this.#seal.close(Buffer.from(JSON.stringify({ at, by, body })), `entry ${seq} ${hash}`)
  }

  async *#read(connection: Connection, afterSeq: number): AsyncIterable<Entry> {
    const first = await this.#rows(connection, afterSeq, PAGE_OF_ENTRIES)
    for (const row of first) yield this.#entryOf(row)
    if (first.length < PAGE_OF_ENTRIES) return
    const after = (rows: readonly Row[]) => this.#rows(connection, Number(rows.at(-1)?.seq), FURTHER_ENTRIES)
    for (let rows = await after(first); ; ) {
      const next = rows.length < FURTHER_ENTRIES ? null : after(rows)
      // Whoever stops here never hears of what was asked for in advance.
      next?.catch(() => undefined)
      for (const row of rows) yield this.#entryOf(row)
      if (!next) return
      rows = await next
    }
  }

  async #rows(connection: Connection, afterSeq: number, most: number): Promise<readonly Row[]> {
    const { rows } = await this.#guarded(() =>
      connection.query<Row>(
        `select seq, previous, hash, content from entry where seq > $1 order by seq limit ${most}`,
        [afterSeq],
      ),
    )
    return rows
  }

  #entryOf(row: Row): Entry {
    const seq = Number(row.seq)
    const content = this.#opened(row.content, `entry ${seq} ${row.hash}`, `entry ${seq}`)
    try {
      const draft = JSON.parse(content.toString()) as EntryDraft
      return { seq, previous: row.previous, at: draft.at, by: draft.by, body: draft.body, hash: row.hash }
    } catch {
      throw this.#changed(`entry ${seq}`)
    }
  }

  #opened(content: Uint8Array, place: string, named: string): Buffer {
    try {
      return this.#seal.open(content, place)
    } catch {
      throw this.#changed(named)
    }
  }

  #changed(named: string): StoreError {
    return new StoreError('damaged', `${named} was changed after it was recorded (${this.#shown})`)
  }

  async #guarded<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act()
    } catch (error) {
      // Whatever is not the commit of an act records none.
      throw isGone(error) ? notRecorded(this.#shown) : inWords(error, this.#shown)
    }
  }
}

/** How far an act has come in its turn. */
class Turn<T> {
  done: T | undefined
  /** The last entry that it appended. */
  last: Head | null = null
  committing = false
}

/** Begins a transaction and takes the row that whoever appends holds, in one round trip. */
async function holdHead(client: Connection): Promise<Head> {
  const answers = (await client.query(
    'begin; select seq, hash from head where one = 1 for update',
  )) as unknown as readonly { rows: readonly { seq: string; hash: string }[] }[]
  const row = answers[1]?.rows[0]
  return row ? { seq: Number(row.seq), hash: row.hash } : NO_ENTRIES
}

async function headOf(connection: Connection): Promise<Head> {
  const { rows } = await connection.query<{ seq: string; hash: string }>('select seq, hash from head where one = 1')
  return rows[0] ? { seq: Number(rows[0].seq), hash: rows[0].hash } : NO_ENTRIES
}
