/** Steps from format n to n + 1. Entries and pages can only be added: the engine itself refuses anything else. */
export const MIGRATIONS: readonly string[] = [
  `create table entry (
     seq integer primary key,
     previous text not null,
     hash text not null unique,
     at text not null,
     by text not null,
     body text not null
   ) strict;
   create table page (sha256 text primary key, bytes blob not null) strict, without rowid;
   create trigger entry_stays before update on entry begin select raise(abort, 'entries are never changed'); end;
   create trigger entry_kept before delete on entry begin select raise(abort, 'entries are never removed'); end;
   create trigger page_stays before update on page begin select raise(abort, 'pages are never changed'); end;
   create trigger page_kept before delete on page begin select raise(abort, 'pages are never removed'); end;`,
]

/**
 * The same steps for a copy of a ledger that lies elsewhere: its entries are proved as they are taken over, and an index of their
 * digests, each of which lies anywhere in it, would be written nearly whole at every commit.
 */
export const COPY_MIGRATIONS: readonly string[] = MIGRATIONS.map((step) =>
  step.replace('hash text not null unique', 'hash text not null'),
)

/** The store's format. A program refuses a store with a higher number than it knows. */
export const FORMAT = MIGRATIONS.length

export interface Tables {
  entry: { seq: number; previous: string; hash: string; at: string; by: string; body: string }
  page: { sha256: string; bytes: Uint8Array }
}
