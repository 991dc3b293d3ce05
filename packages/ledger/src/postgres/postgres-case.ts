import { randomUUID } from 'node:crypto'
import { HeadMoved, NO_ENTRIES } from '@muster/core'
import pg from 'pg'
import type { PassphraseSource } from '../folder/case-folder.ts'
import { isKeyFile, type Keyring, makeKey, openKey } from '../folder/key-file.ts'
import { nearPlace } from '../near/near-copy.ts'
import type { OpenOptions } from '../sqlite/open-database.ts'
import { StoreError } from '../store-error.ts'
import { type CaseUrl, readCaseUrl } from './case-url.ts'
import { inWords } from './faults.ts'
import { PostgresStore } from './postgres-store.ts'
import { POSTGRES_FORMAT, TABLES } from './schema.ts'

/** A case being made: it is one only once it is finished. */
export interface UnfinishedCase {
  readonly store: PostgresStore
  /** Throws StoreError `locked` when another program began to make a case there since. */
  stillOwn(): Promise<void>
  /** Makes it a case. Throws as `stillOwn` does. */
  finish(): Promise<void>
}

/**
 * Connections to the schema of one case. An acknowledged commit is on the database's disk: that is asked for by name,
 * since a server can be set to acknowledge sooner.
 */
function poolOf({ connect, schema }: CaseUrl): pg.Pool {
  const pool = new pg.Pool({
    connectionString: connect,
    max: 4,
    connectionTimeoutMillis: 10_000,
    options: `-c search_path=${schema} -c synchronous_commit=on -c statement_timeout=0`,
  })
  // An idle connection that breaks must not end the program; the next query says what is wrong.
  pool.on('error', () => undefined)
  // Nor one that breaks while it is in use, between two queries.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * Makes the tables of a new case. Without `finish` it is no case, and the next attempt starts anew. Of two who make one in the
 * same place at once, the later takes it over, and the other is told.
 */
export async function beginPostgresCase(
  address: string,
  passphrase: string | null,
  kept?: Keyring,
): Promise<UnfinishedCase> {
  const url = readCaseUrl(address)
  const keyring = kept ?? (await makeKey(passphrase))
  const pool = poolOf(url)
  const inPlace = inTransaction(pool, url)
  const maker = randomUUID()
  const stillOwn = async (client: Pick<pg.PoolClient, 'query'>) => {
    const { rows } = await client.query<{ token: string }>('select token from maker where one = 1')
    if (rows[0]?.token !== maker) throw atTheSameTime(url.shown)
  }
  try {
    await makeTables(pool, url)
    await inPlace(async (client) => {
      // One without an entry was begun by a program that was stopped before it recorded anything.
      const { rows: entries } = await client.query('select seq from entry limit 1')
      if ((await aboutRow(client)) !== null && entries.length > 0)
        throw new StoreError('not-a-case', `${url.shown} is a case already: nothing was changed`)
      for (const table of ['about', 'entry', 'page', 'maker']) await client.query(`delete from ${table}`)
      await client.query('insert into maker (one, token) values (1, $1)', [maker])
      await client.query('update head set seq = $1, hash = $2 where one = 1', [NO_ENTRIES.seq, NO_ENTRIES.hash])
    })
  } catch (error) {
    await pool.end()
    throw error
  }
  const { file } = keyring
  return {
    store: new PostgresStore(pool, url.shown, keyring, { guard: stillOwn }),
    stillOwn: () => inPlace(stillOwn),
    finish: () =>
      inPlace(async (client) => {
        await stillOwn(client)
        const keyFile = file.kind === 'passphrase' ? JSON.stringify(file) : null
        await client.query('insert into about (one, format, key_file) values (1, $1, $2)', [POSTGRES_FORMAT, keyFile])
      }),
  }
}

async function makeTables(pool: pg.Pool, { schema, shown }: CaseUrl): Promise<void> {
  const statements = [
    `create schema if not exists ${schema}`,
    ...TABLES,
    `insert into head (one, seq, hash) values (1, ${NO_ENTRIES.seq}, '${NO_ENTRIES.hash}') on conflict (one) do nothing`,
  ]
  for (const statement of statements) await pool.query(statement).catch(again(pool, statement, shown))
}

/** Once more where two made the same thing at the same moment: the second time it is there. */
const again = (pool: pg.Pool, statement: string, shown: string) => async (error: unknown) => {
  if (!isMadeTwice(error)) throw inWords(error, shown)
  await pool.query(statement).catch((second: unknown) => {
    throw isMadeTwice(second) ? atTheSameTime(shown, second) : inWords(second, shown)
  })
}

const atTheSameTime = (shown: string, cause?: unknown) =>
  new StoreError(
    'locked',
    `${shown}: another program makes a case there at the same time: nothing was made by this one`,
    cause,
  )

/** Two make it at the same moment, which 'if not exists' does not cover: PostgreSQL says so in one of these ways. */
const isMadeTwice = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:23505|40001|42710|42P06|42P07)$/u.test(String(error.code))

/** Runs an act while nobody else appends to a case, or makes or finishes one, in the same place. */
const inTransaction =
  (pool: pg.Pool, { shown }: CaseUrl) =>
  async (act: (client: pg.PoolClient) => Promise<void>): Promise<void> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw inWords(error, shown)
    })
    let broken: Error | undefined
    try {
      await client.query('begin')
      await client.query('select seq from head where one = 1 for update')
      await act(client)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch((fault: Error) => {
        broken = fault
      })
      const said = inWords(error, shown)
      throw said instanceof HeadMoved ? atTheSameTime(shown, error) : said
    } finally {
      client.release(broken)
    }
  }

/** Makes an empty case in a database. */
export async function createPostgresCase(address: string, passphrase: string | null): Promise<PostgresStore> {
  const { store, finish } = await beginPostgresCase(address, passphrase)
  try {
    await finish()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Opens a case in a database. Throws StoreError with one sentence for whatever stands in the way. */
export async function openPostgresCase(
  address: string,
  passphrase: PassphraseSource,
  { near }: Pick<OpenOptions, 'near'> = {},
): Promise<PostgresStore> {
  const url = readCaseUrl(address)
  const pool = poolOf(url)
  try {
    const about = await aboutRow(pool)
    if (!about) throw new StoreError('not-a-case', `${url.shown}: there is no such case: 'muster init' makes one`)
    if (about.format > POSTGRES_FORMAT)
      throw new StoreError(
        'newer',
        `${url.shown} was written by a newer version of Muster: update Muster to open it; nothing was changed`,
      )
    const keyring = await keyringIn(about, passphrase, url.shown)
    // A case in clear has no key under which a copy of it could lie on this machine.
    const place =
      near === undefined || keyring.file.kind === 'open'
        ? null
        : nearPlace(near, keyring.key, `${url.shown} ${url.schema}`)
    return new PostgresStore(pool, url.shown, keyring, { near: place })
  } catch (error) {
    await pool.end()
    throw inWords(error, url.shown)
  }
}

async function keyringIn(about: About, passphrase: PassphraseSource, shown: string): Promise<Keyring> {
  if (about.key_file === null) return makeKey(null)
  let file: unknown
  try {
    file = JSON.parse(about.key_file)
  } catch {
    file = null
  }
  if (!isKeyFile(file)) throw new StoreError('damaged', `${shown}: how its key is kept was damaged: restore a backup`)
  return { key: await openKey(file, passphrase), file }
}

interface About {
  readonly format: number
  readonly key_file: string | null
}

async function aboutRow(pool: Pick<pg.Pool, 'query'>): Promise<About | null> {
  const { rows } = await pool.query<About>('select format, key_file from about where one = 1')
  return rows[0] ?? null
}
