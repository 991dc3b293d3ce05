import { type Entry, type SearchBlock, SearchIndex } from '@muster/core'
import type Driver from 'better-sqlite3-multiple-ciphers'
import { createSavedTables, type EntryRow, hasTable, rows, statement } from './tables.ts'

interface BlockRow extends Omit<SearchBlock, 'again'> {
  readonly block: number
  readonly again: string
}

/** The blocks of the search index that are kept; none when the chain is another one than they are of. */
export function readSearch(database: Driver): readonly SearchBlock[] {
  if (!hasTable(database, 'saved_search')) return []
  const blocks = rows<BlockRow>(database, 'select * from saved_search order by block')
  const whole = blocks.every(({ block }, at) => block === at)
  const last = blocks.at(-1)
  const [entry] = rows<Pick<EntryRow, 'hash'>>(database, 'select hash from entry where seq = ?', last?.seq ?? 0)
  if (whole && last && entry?.hash === last.hash)
    return blocks.map(({ seq, hash, texts, what, again }) => ({
      seq,
      hash,
      texts,
      what,
      again: JSON.parse(again) as number[],
    }))
  if (last) database.exec('delete from saved_search')
  return []
}

/** Keeps further blocks. Every program makes the same ones of a ledger: those that another one kept already stay. */
export function saveSearch(database: Driver, from: number, blocks: readonly SearchBlock[]): void {
  createSavedTables(database)
  const insert = statement(
    database,
    'insert or ignore into saved_search (block, seq, hash, texts, what, again) values (?, ?, ?, ?, ?, ?)',
  )
  blocks.forEach(({ seq, hash, texts, what, again }, at) => {
    insert.run([from + at, seq, hash, texts, what, JSON.stringify(again)])
  })
}

/** The first block that is not what the entries make, by its number; null when all are. */
export async function differentBlock(
  kept: readonly SearchBlock[],
  entries: AsyncIterable<Entry>,
): Promise<number | null> {
  const index = new SearchIndex()
  const last = kept.at(-1)?.seq ?? 0
  for await (const entry of entries) {
    if (entry.seq > last) break
    index.take(entry)
  }
  const made = index.blocks
  const at = kept.findIndex((block, number) => JSON.stringify(block) !== JSON.stringify(made[number]))
  return at < 0 ? null : at
}
