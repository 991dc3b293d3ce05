import type { ChangedPart, Head, SavedPart } from '@muster/core'
import type Driver from 'better-sqlite3-multiple-ciphers'
import { createSavedTables, type EntryRow, hasTable, rows, statement } from './tables.ts'

interface PartRow {
  readonly seq: number
  readonly hash: string
  readonly blocks: number
}

/** A part that is kept; null when there is none, or none of this chain, or blocks of it are missing. */
export function readPart(database: Driver, name: string): SavedPart | null {
  const row = partRow(database, name)
  if (!row) return null
  const blocks = rows<{ content: string }>(
    database,
    'select content from saved_block where part = ? order by block',
    name,
  )
  if (blocks.length !== row.blocks) return null
  return { head: { seq: row.seq, hash: row.hash }, blocks: blocks.map(({ content }) => content) }
}

/** The row of a part, when the chain has the very entry at its head (LG10). */
function partRow(database: Driver, name: string): PartRow | null {
  if (!hasTable(database, 'saved_part')) return null
  const [row] = rows<PartRow>(database, 'select seq, hash, blocks from saved_part where name = ?', name)
  const [entry] = rows<Pick<EntryRow, 'hash'>>(database, 'select hash from entry where seq = ?', row?.seq ?? 0)
  return row && entry?.hash === row.hash ? row : null
}

/**
 * Brings a part up to a head; false, and nothing is written, when what is kept of it is of another head than `after`. One
 * whose every block is given takes the place of whatever is kept.
 */
export function savePart(
  database: Driver,
  name: string,
  after: Head | null,
  { head, count, changed }: ChangedPart,
): boolean {
  createSavedTables(database)
  const before = partRow(database, name)
  if (changed.size < count && (before?.hash ?? null) !== (after?.hash ?? null)) return false
  if (!before) statement(database, 'delete from saved_block where part = ?').run([name])
  const insert = statement(database, 'insert or replace into saved_block (part, block, content) values (?, ?, ?)')
  for (const [block, content] of changed) insert.run([name, block, content])
  statement(database, 'delete from saved_block where part = ? and block >= ?').run([name, count])
  statement(database, 'insert or replace into saved_part (name, seq, hash, blocks) values (?, ?, ?, ?)').run([
    name,
    head.seq,
    head.hash,
    count,
  ])
  return true
}
