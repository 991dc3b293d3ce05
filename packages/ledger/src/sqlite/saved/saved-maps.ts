import {
  type CaseState,
  type Entry,
  type EntryBody,
  firstBreak,
  type Proposal,
  type SourceRecord,
  type StandingVerdict,
} from '@muster/core'
import type Driver from 'better-sqlite3-multiple-ciphers'
import { fastDigest } from '../../fast-digest.ts'
import { StoreError } from '../../store-error.ts'
import type { SavedKeys } from './saved-keys.ts'
import { type SavedDate, type SavedVerdict, standingAt } from './saved-rows.ts'
import { StoredMap } from './stored-map.ts'
import { type ClaimRow, type EntryRow, rows, type SourceRow, statement } from './tables.ts'

/** Rows read at once, and entries kept as they were last read. */
const ROWS_AT_ONCE = 5_000
const ENTRIES_KEPT = 256

/** How many rows of each kind there were at the head that a state is of. */
export interface SavedSizes {
  readonly sources: number
  readonly claims: number
  readonly judged: number
  readonly pagesWithClaims: number
}

export interface SavedMapsOf {
  readonly database: Driver
  readonly path: string
  /** The head up to which rows count: another program may have saved more since. */
  readonly seq: number
  readonly sizes: SavedSizes
  /** The keys of all rows up to that head, where they are known. */
  readonly keys: SavedKeys | null
}

type Maps = {
  readonly [K in 'sources' | 'proposals' | 'claimsOf' | 'verdicts']: StoredMap<string, ValueOf<CaseState[K]>>
}
type ValueOf<M> = M extends ReadonlyMap<string, infer V> ? V : never

/** The maps of a state as they were at a head, read from its tables and entries as they are asked for. */
export function savedMaps(of: SavedMapsOf): Maps {
  const { database, seq, sizes } = of
  const entries = new EntryReader(of)
  const mayHave = (key: string) => of.keys?.mayHave(key) ?? true
  const sourceOf = (row: SourceRow, body: EntryBody): SourceRecord => {
    if (body.kind !== 'source-recorded' || body.source.sha256 !== row.sha256) throw entries.notThere(row.entry)
    const dates = row.dates === null ? [] : (JSON.parse(row.dates) as readonly SavedDate[])
    const last = dates.filter(([entry]) => entry <= seq).at(-1)
    return last ? { ...body.source, published: last[1] } : body.source
  }
  const proposalOf = (row: Omit<ClaimRow, 'verdicts'>, body: EntryBody): Proposal => {
    const claim = body.kind === 'claims-proposed' ? body.claims[row.nth] : undefined
    if (claim?.id !== row.id || body.kind !== 'claims-proposed') throw entries.notThere(row.entry)
    return { claim, source: body.source, entry: row.entry }
  }
  const verdictsOf = (row: Pick<ClaimRow, 'verdicts'>): readonly StandingVerdict[] | undefined => {
    const saved = row.verdicts === null ? [] : (JSON.parse(row.verdicts) as readonly SavedVerdict[])
    return saved.some(({ entry }) => entry <= seq) ? standingAt(saved, seq) : undefined
  }
  const claimRow = (id: string) =>
    rows<ClaimRow>(database, 'select * from saved_claim where id = ? and entry <= ?', id, seq)[0]
  const claimRows = () =>
    inPlace<Omit<ClaimRow, 'verdicts'>>(database, 'place, id, source, entry, nth from saved_claim', seq)
  const judgedRows = () =>
    inPlace<Pick<ClaimRow, 'place' | 'id' | 'verdicts'>>(database, 'place, id, verdicts from saved_claim', seq)
  const proposals = new StoredMap<string, Proposal>({
    size: sizes.claims,
    mayHave,
    one: (id) => {
      const row = claimRow(id)
      return row && proposalOf(row, entries.proven(row.entry))
    },
    *all() {
      for (const row of claimRows()) {
        const proposal = proposalOf(row, entries.body(row.entry))
        yield [proposal.claim.id, proposal] as const
      }
    },
  })
  // Of a million claims each further copy of their ids is 80 MB: those of the proposals, once all are read, are used again.
  const sameId = (id: string): string => (proposals.isWhole ? (proposals.get(id)?.claim.id ?? id) : id)
  return {
    proposals,
    sources: new StoredMap({
      size: sizes.sources,
      mayHave,
      one: (sha256) => {
        const [row] = rows<SourceRow>(
          database,
          'select * from saved_source where sha256 = ? and entry <= ?',
          sha256,
          seq,
        )
        return row && sourceOf(row, entries.proven(row.entry))
      },
      *all() {
        for (const row of inPlace<SourceRow>(database, '* from saved_source', seq))
          yield [row.sha256, sourceOf(row, entries.body(row.entry))] as const
      },
    }),
    claimsOf: new StoredMap({
      size: sizes.pagesWithClaims,
      mayHave,
      one: (sha256) => {
        const found = rows<{ id: string }>(
          database,
          'select id from saved_claim where source = (select place from saved_source where sha256 = ?) and entry <= ? order by place',
          sha256,
          seq,
        )
        return found.length === 0 ? undefined : found.map(({ id }) => id)
      },
      all: () => {
        const pages = new Map(
          [...inPlace<SourceRow>(database, '* from saved_source', seq)].map(({ place, sha256 }) => [place, sha256]),
        )
        const claimsOf = new Map<string, string[]>()
        for (const { source, id: stored } of claimRows()) {
          const [page, id] = [pages.get(source) ?? '', sameId(stored)]
          const ids = claimsOf.get(page)
          if (ids) ids.push(id)
          else claimsOf.set(page, [id])
        }
        return claimsOf
      },
    }),
    verdicts: new StoredMap({
      size: sizes.judged,
      mayHave,
      one: (id) => {
        const row = claimRow(id)
        return row && verdictsOf(row)
      },
      *all() {
        for (const row of judgedRows()) {
          const verdicts = verdictsOf(row)
          if (verdicts) yield [sameId(row.id), verdicts] as const
        }
      },
    }),
  }
}

/** Rows of a table up to a head, in the order they were saved in. `columns`: which, and from which table. */
function* inPlace<Row extends { readonly place: number }>(
  database: Driver,
  columns: string,
  seq: number,
): Iterable<Row> {
  for (let last = 0; ; ) {
    const found = rows<Row>(
      database,
      `select ${columns} where place > ? and entry <= ? order by place limit ?`,
      last,
      seq,
      ROWS_AT_ONCE,
    )
    yield* found
    if (found.length < ROWS_AT_ONCE) return
    last = found.at(-1)?.place ?? last
  }
}

/** Reads entries by their place; a few are kept, since the claims of a page are asked for one after another. */
class EntryReader {
  readonly #of: SavedMapsOf
  readonly #select: ReturnType<Driver['prepare']>
  readonly #proven = new Map<number, EntryBody>()
  #last: { readonly seq: number; readonly body: EntryBody } | null = null

  constructor(of: SavedMapsOf) {
    this.#of = of
    this.#select = statement(of.database, 'select * from entry where seq = ?')
  }

  /** The body of an entry as it stands, for those who go through all of them. */
  body(seq: number): EntryBody {
    if (this.#last?.seq !== seq) this.#last = { seq, body: this.#entry(seq).body }
    return this.#last.body
  }

  /** The body of an entry, proved against its own digest. */
  proven(seq: number): EntryBody {
    const known = this.#proven.get(seq)
    if (known) return known
    const entry = this.#entry(seq)
    const broken = firstBreak({ seq: seq - 1, hash: entry.previous }, [entry], fastDigest)
    if (broken) throw new StoreError('damaged', `the ledger was changed: ${broken}; restore a backup`)
    if (this.#proven.size >= ENTRIES_KEPT) this.#proven.clear()
    this.#proven.set(seq, entry.body)
    return entry.body
  }

  notThere(seq: number): StoreError {
    return new StoreError(
      'damaged',
      `entry ${seq} in ${this.#of.path} is not what was saved of it: 'muster verify' says what is wrong, 'muster rebuild' makes what is saved again`,
    )
  }

  #entry(seq: number): Entry {
    const [row] = this.#select.all([seq]) as readonly EntryRow[]
    if (!row) throw this.notThere(seq)
    return { ...row, body: JSON.parse(row.body) as EntryBody }
  }
}
