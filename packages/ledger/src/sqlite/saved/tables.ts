import type Driver from 'better-sqlite3-multiple-ciphers'

/**
 * The tables of the state that is saved beside the entries. Rows say where in the ledger a thing stands, and since when it
 * is otherwise: read up to any head, they give what the entries up to it replay to. They can be dropped at any time.
 */
export const STATE_TABLES = ['saved_state', 'saved_source', 'saved_claim'] as const
export const SAVED_TABLES = [...STATE_TABLES, 'saved_search', 'saved_part', 'saved_block'] as const

const CREATE = `
  create table if not exists saved_state (
    one integer primary key check (one = 1), format integer not null, seq integer not null, hash text not null,
    rest text not null, digest text not null
  ) strict;
  create table if not exists saved_source (
    place integer primary key, sha256 text not null unique, entry integer not null, dates text
  ) strict;
  create table if not exists saved_claim (
    place integer primary key, id text not null unique, source integer not null, entry integer not null, nth integer not null,
    verdicts text
  ) strict;
  create index if not exists saved_claim_of on saved_claim (source, place);
  create table if not exists saved_search (
    block integer primary key, seq integer not null, hash text not null, texts text not null, what text not null,
    again text not null
  ) strict;
  create table if not exists saved_part (
    name text primary key, seq integer not null, hash text not null, blocks integer not null
  ) strict;
  create table if not exists saved_block (
    part text not null, block integer not null, content text not null, primary key (part, block)
  ) strict;`

export const createSavedTables = (database: Driver): void => {
  database.exec(CREATE)
}

export const dropSavedTables = (
  database: Driver,
  tables: readonly (typeof SAVED_TABLES)[number][] = SAVED_TABLES,
): void => {
  for (const table of tables) database.exec(`drop table if exists ${table}`)
}

export const hasTable = (database: Driver, table: (typeof SAVED_TABLES)[number]): boolean =>
  rows(database, "select 1 from sqlite_schema where type = 'table' and name = ?", table).length === 1

export interface StateRow {
  readonly format: number
  readonly seq: number
  readonly hash: string
  readonly rest: string
  readonly digest: string
}

export interface SourceRow {
  readonly place: number
  readonly sha256: string
  readonly entry: number
  /** JSON: the days that somebody gave the page, each with the entry that did. */
  readonly dates: string | null
}

export interface ClaimRow {
  readonly place: number
  readonly id: string
  readonly source: number
  readonly entry: number
  readonly nth: number
  /** JSON: a `SavedVerdict` for each verdict ever given. */
  readonly verdicts: string | null
}

export interface EntryRow {
  readonly seq: number
  readonly previous: string
  readonly hash: string
  readonly at: string
  readonly by: string
  readonly body: string
}

type Statement = ReturnType<Driver['prepare']>

/** Statements of each open database: the driver's memory for one is not seen by the program's own housekeeping. */
const prepared = new WeakMap<Driver, Map<string, Statement>>()

export function statement(database: Driver, sql: string): Statement {
  const ofDatabase = prepared.get(database) ?? new Map<string, Statement>()
  prepared.set(database, ofDatabase)
  const known = ofDatabase.get(sql) ?? database.prepare(sql)
  ofDatabase.set(sql, known)
  return known
}

export const rows = <Row>(database: Driver, sql: string, ...parameters: readonly unknown[]): readonly Row[] =>
  statement(database, sql).all(parameters) as readonly Row[]
