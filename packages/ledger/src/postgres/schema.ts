/** The format of a case in PostgreSQL. A program refuses one with a higher number than it knows. */
export const POSTGRES_FORMAT = 1

/**
 * Tables of one case, in a schema of its own: plain SQL without extensions, triggers or functions, so that managed and
 * distributed services accept it. `head` is the row that whoever appends holds; `about` is written last and marks the
 * case as made; `maker` names the program that makes it until then. Contents are sealed bytes where the case has a passphrase, else UTF-8.
 */
export const TABLES: readonly string[] = [
  'create table if not exists about (one integer primary key check (one = 1), format integer not null, key_file text)',
  'create table if not exists head (one integer primary key check (one = 1), seq bigint not null, hash text not null)',
  'create table if not exists entry (seq bigint primary key, previous text not null unique, hash text not null unique, content bytea not null)',
  'create table if not exists maker (one integer primary key check (one = 1), token text not null)',
  'create table if not exists page (id text primary key, content bytea not null)',
]
