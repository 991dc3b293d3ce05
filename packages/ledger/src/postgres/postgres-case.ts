import { NO_ENTRIES } from '@muster/core'
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
  return pool
}

/** Makes the tables of a new case. Without `finish` it is no case, and the next attempt starts anew. */
export async function beginPostgresCase(
  address: string,
  passphrase: string | null,
  kept?: Keyring,
): Promise<UnfinishedCase> {
  const url = readCaseUrl(address)
  const keyring = kept ?? (await makeKey(passphrase))
  const pool = poolOf(url)
  try {
    await pool.query(`create schema if not exists ${url.schema}`)
    for (const table of TABLES) await pool.query(table)
    if ((await aboutRow(pool)) !== null)
      throw new StoreError('not-a-case', `${url.shown} is a case already: nothing was changed`)
    for (const table of ['entry', 'page', 'head']) await pool.query(`delete from ${table}`)
    await pool.query('insert into head (one, seq, hash) values (1, $1, $2)', [NO_ENTRIES.seq, NO_ENTRIES.hash])
  } catch (error) {
    await pool.end()
    throw inWords(error, url.shown)
  }
  const { file } = keyring
  return {
    store: new PostgresStore(pool, url.shown, keyring),
    finish: async () => {
      const keyFile = file.kind === 'passphrase' ? JSON.stringify(file) : null
      await pool
        .query('insert into about (one, format, key_file) values (1, $1, $2)', [POSTGRES_FORMAT, keyFile])
        .catch((error: unknown) => {
          throw inWords(error, url.shown)
        })
    },
  }
}

/** Makes an empty case in a database. */
export async function createPostgresCase(address: string, passphrase: string | null): Promise<PostgresStore> {
  const { store, finish } = await beginPostgresCase(address, passphrase)
  await finish()
  return store
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
    return new PostgresStore(pool, url.shown, keyring, place)
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

async function aboutRow(pool: pg.Pool): Promise<About | null> {
  const { rows } = await pool.query<About>('select format, key_file from about where one = 1')
  return rows[0] ?? null
}
