import {
  type CaseState,
  canonicalJson,
  type Entry,
  emptyState,
  type Head,
  NO_ENTRIES,
  type SavedStates,
  sha256OfText,
} from '@muster/core'
import type Driver from 'better-sqlite3-multiple-ciphers'
import { differenceFrom } from './check-saved.ts'
import { SavedKeys } from './saved-keys.ts'
import { type SavedSizes, savedMaps } from './saved-maps.ts'
import { readPart, savePart } from './saved-parts.ts'
import { differentBlock, readSearch, saveSearch } from './saved-search.ts'
import {
  createSavedTables,
  dropSavedTables,
  type EntryRow,
  hasTable,
  rows,
  STATE_TABLES,
  type StateRow,
  statement,
} from './tables.ts'
import { writeChanges } from './write-changes.ts'

/** The form of the tables; another one is thrown away and made again. */
const FORM = 2

/** Runs on the one connection of a store, when nobody else is in the middle of something. */
export type Alone = <T>(act: (database: Driver) => T) => Promise<T>

/** States saved in tables of the case's own encrypted file. */
export function savedStatesIn(path: string, alone: Alone): SavedStates {
  let last: ReturnType<typeof savedMaps> | null = null
  /** The keys of the rows that this program saved, which are all up to this head. */
  let known: Known | null = null
  const read = (database: Driver): CaseState | null => {
    const saved = readSaved(database, path, known)
    last = saved?.maps ?? null
    return saved?.state ?? null
  }
  return {
    read: () => alone(read),
    readAhead: (milliseconds) =>
      alone(() => {
        const end = performance.now() + milliseconds
        const enough = () => performance.now() >= end
        return last !== null && [last.sources, last.proposals, last.verdicts].some((map) => map.readAhead(enough))
      }),
    save: async (after, state, entries) => {
      const keys = after.seq === 0 ? new SavedKeys() : known?.hash === after.hash ? known.keys : null
      const saved = await alone((database) =>
        inTransaction(database, () => save(database, { after, state, entries, keys })),
      )
      if (saved) known = keys && { hash: state.head.hash, keys }
      return saved
    },
    readSearch: () => alone(readSearch),
    saveSearch: (from, blocks) =>
      alone((database) => inTransaction(database, () => saveSearch(database, from, blocks))),
    readPart: (name) => alone((database) => readPart(database, name)),
    savePart: (name, after, part) =>
      alone((database) => inTransaction(database, () => savePart(database, name, after, part))),
    drop: () => alone((database) => dropSavedTables(database)),
    check: async (entries) => {
      const [saved, blocks] = await alone(
        (database) => [readSaved(database, path, null), readSearch(database)] as const,
      )
      const state = saved?.state
      const wrong = state && (await differenceFrom(await alone((database) => database), state, entries()))
      if (wrong) return wrong
      const block = blocks.length === 0 ? null : await differentBlock(blocks, entries())
      return block === null
        ? null
        : `what is saved of the search index is not what the ledger makes: block ${block + 1}`
    },
  }
}

interface Known {
  readonly hash: string
  readonly keys: SavedKeys
}

function readSaved(database: Driver, path: string, known: Known | null) {
  if (!hasTable(database, 'saved_state')) return null
  const [row] = rows<StateRow>(database, 'select * from saved_state')
  if (!row || !isOfUse(database, row)) return null
  const { seq, hash } = row
  const { sizes, rest } = JSON.parse(row.rest) as Saved
  const maps = savedMaps({ database, path, seq, sizes, keys: known?.hash === hash ? known.keys : null })
  const state = { ...(revived(rest) as Omit<CaseState, 'head' | keyof typeof maps>), ...maps, head: { seq, hash } }
  // A program that knows of more than the one that saved has to replay for it.
  return sameKeys(state, emptyState()) ? { state, maps } : null
}

const sameKeys = (a: object, b: object): boolean => Object.keys(a).sort().join() === Object.keys(b).sort().join()

/** Whether a saved state is whole, of this form, and of a head that the chain still has (LG10). */
function isOfUse(database: Driver, row: StateRow): boolean {
  if (row.format !== FORM || row.digest !== digestOf(row)) return false
  const [entry] = rows<Pick<EntryRow, 'hash'>>(database, 'select hash from entry where seq = ?', row.seq)
  return entry?.hash === row.hash
}

const digestOf = ({ format, seq, hash, rest }: Omit<StateRow, 'digest'>): string =>
  sha256OfText(canonicalJson([format, seq, hash, rest]))

/** What is saved whole: everything but the maps that grow with the case. */
interface Saved {
  readonly sizes: SavedSizes
  readonly rest: unknown
}

interface Saving {
  readonly after: Head
  readonly state: CaseState
  readonly entries: readonly Entry[]
  readonly keys: SavedKeys | null
}

function save(database: Driver, { after, state, entries, keys }: Saving): boolean {
  createSavedTables(database)
  const [row] = rows<StateRow>(database, 'select * from saved_state')
  const before = row && isOfUse(database, row) ? row : null
  if ((before?.hash ?? NO_ENTRIES.hash) !== after.hash) return false
  if (!before) {
    dropSavedTables(database, STATE_TABLES)
    createSavedTables(database)
  }
  const added = writeChanges(database, entries, keys)
  const { head, sources, proposals, claimsOf, verdicts, ...rest } = state
  const sizes: SavedSizes = {
    sources: sources.size,
    claims: proposals.size,
    judged: verdicts.size,
    pagesWithClaims: claimsOf.size,
  }
  const known = before ? (JSON.parse(before.rest) as Saved).sizes : NOTHING
  if (
    known.sources + added.sources !== sizes.sources ||
    known.claims + added.claims !== sizes.claims ||
    known.judged + added.judged !== sizes.judged
  )
    throw new TypeError('a state cannot be saved that its entries do not come to')
  const saved = { format: FORM, ...head, rest: JSON.stringify({ sizes, rest: plain(rest) } satisfies Saved) }
  statement(
    database,
    'insert or replace into saved_state (one, format, seq, hash, rest, digest) values (1, ?, ?, ?, ?, ?)',
  ).run([saved.format, saved.seq, saved.hash, saved.rest, digestOf(saved)])
  return true
}

const NOTHING: SavedSizes = { sources: 0, claims: 0, judged: 0, pagesWithClaims: 0 }

function inTransaction<T>(database: Driver, act: () => T): T {
  database.exec('begin immediate')
  try {
    const done = act()
    database.exec('commit')
    return done
  } catch (error) {
    database.exec('rollback')
    throw error
  }
}

const MAP = 'map of'

/** A value as JSON holds it: maps by their entries. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return { [MAP]: [...value].map(([key, of]) => [key, plain(of)]) }
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, plain(of)]))
}

function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived)
  if (value === null || typeof value !== 'object') return value
  const fields = value as Readonly<Record<string, unknown>>
  const pairs = fields[MAP]
  if (Array.isArray(pairs)) return new Map(pairs.map(([key, of]) => [key, revived(of)]))
  return Object.fromEntries(Object.entries(fields).map(([key, of]) => [key, revived(of)]))
}
