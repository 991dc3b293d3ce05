import { type CaseState, type Entry, emptyState, replay } from '@muster/core'
import type Driver from 'better-sqlite3-multiple-ciphers'
import { changesOf, type SavedChange, type SavedDate, type SavedVerdict, verdictsWith } from './saved-rows.ts'
import { rows, statement } from './tables.ts'

/** Entries of other kinds than the tables hold, replayed at once. */
const AT_ONCE = 5_000

type MapName = 'sources' | 'proposals' | 'claimsOf' | 'verdicts'
type Rest = Omit<CaseState, MapName>

/**
 * The first difference between a saved state and what the entries up to its head come to, in one sentence; null when there
 * is none. Goes through the entries once and keeps of them only what may still change: verdicts and days.
 */
export async function differenceFrom(
  database: Driver,
  saved: CaseState,
  entries: AsyncIterable<Entry>,
): Promise<string | null> {
  const check = new TableCheck(database)
  let rest = emptyState()
  let others: Entry[] = []
  const fold = () => {
    rest = replay(rest, others)
    others = []
  }
  for await (const entry of entries) {
    if (entry.seq > saved.head.seq) break
    const changes = changesOf(entry)
    for (const change of changes) check.take(change)
    if (changes.length === 0 && others.push(entry) >= AT_ONCE) fold()
    if (check.wrong !== null) break
  }
  fold()
  const wrong = check.finish(saved) ?? differentRest(saved, rest)
  return wrong === null
    ? null
    : `what is saved of the case is not what its ledger says at entry ${saved.head.seq}: ${wrong}`
}

/** Compares the rows of the tables with what entries add to them, one after another. */
class TableCheck {
  wrong: string | null = null
  readonly #claim: ReturnType<Driver['prepare']>
  readonly #source: ReturnType<Driver['prepare']>
  readonly #database: Driver
  readonly #verdicts = new Map<string, readonly SavedVerdict[]>()
  readonly #dates = new Map<string, readonly SavedDate[]>()
  #claims = 0
  #sources = 0

  constructor(database: Driver) {
    this.#database = database
    this.#claim = statement(
      database,
      'select c.entry, c.nth, s.sha256 from saved_claim c left join saved_source s on s.place = c.source where c.id = ?',
    )
    this.#source = statement(database, 'select entry from saved_source where sha256 = ?')
  }

  take(change: SavedChange): void {
    switch (change.kind) {
      case 'source': {
        const [row] = this.#source.all([change.sha256]) as readonly { entry: number }[]
        this.#sources++
        if (row?.entry !== change.entry) this.#differs(`page ${change.sha256.slice(0, 12)}…`)
        return
      }
      case 'claim':
        this.#takeClaim(change)
        return
      case 'verdict':
      case 'undone':
        this.#verdicts.set(change.claim, verdictsWith(this.#verdicts.get(change.claim) ?? [], change))
        return
      case 'dated':
        this.#dates.set(change.sha256, [...(this.#dates.get(change.sha256) ?? []), change.date])
    }
  }

  #takeClaim({ id, source, entry, nth }: Extract<SavedChange, { kind: 'claim' }>): void {
    const [row] = this.#claim.all([id]) as readonly { entry: number; nth: number; sha256: string | null }[]
    // Proposed before: the first proposal stands.
    if (row && row.entry < entry) return
    this.#claims++
    if (row?.entry !== entry || row.nth !== nth || row.sha256 !== source) this.#differs(`claim ${id}`)
  }

  finish({ head, sources, proposals, verdicts }: CaseState): string | null {
    if (this.wrong !== null) return this.wrong
    if (this.#sources !== sources.size || this.#countOf('saved_source', head.seq) !== this.#sources) return 'its pages'
    if (this.#claims !== proposals.size || this.#countOf('saved_claim', head.seq) !== this.#claims) return 'its claims'
    if (this.#verdicts.size !== verdicts.size) return 'its verdicts'
    const stored = (sql: string, key: string) =>
      rows<{ json: string | null }>(this.#database, sql, key)[0]?.json ?? null
    for (const [claim, found] of this.#verdicts) {
      const json = stored('select verdicts as json from saved_claim where id = ?', claim)
      if (upTo(head.seq, json) !== JSON.stringify(found)) return `verdicts on claim ${claim}`
    }
    for (const [sha256, found] of this.#dates) {
      const json = stored('select dates as json from saved_source where sha256 = ?', sha256)
      const dates = (JSON.parse(json ?? '[]') as readonly SavedDate[]).filter(([entry]) => entry <= head.seq)
      if (JSON.stringify(dates) !== JSON.stringify(found)) return `the day of page ${sha256.slice(0, 12)}…`
    }
    const [{ undated = 0 } = {}] = rows<{ undated: number }>(
      this.#database,
      'select count(*) as undated from saved_source where dates is not null and entry <= ?',
      head.seq,
    )
    return undated === this.#dates.size ? null : 'the days of its pages'
  }

  #countOf(table: 'saved_source' | 'saved_claim', seq: number): number {
    const [row] = rows<{ count: number }>(
      this.#database,
      `select count(*) as count from ${table} where entry <= ?`,
      seq,
    )
    return row?.count ?? 0
  }

  #differs(what: string): void {
    this.wrong ??= what
  }
}

/** Saved verdicts without what came after a head, as JSON. */
function upTo(seq: number, json: string | null): string {
  const verdicts = (JSON.parse(json ?? '[]') as readonly SavedVerdict[]).filter(({ entry }) => entry <= seq)
  return JSON.stringify(
    verdicts.map(({ undone, ...verdict }) => (undone === undefined || undone > seq ? verdict : { ...verdict, undone })),
  )
}

/** Whatever else a state holds, which is saved as it is. */
function differentRest(saved: Rest, anew: Rest): string | null {
  const keys = Object.keys(anew) as (keyof Rest)[]
  const maps: readonly string[] = ['head', 'sources', 'proposals', 'claimsOf', 'verdicts']
  return keys.find((key) => !maps.includes(key) && asText(saved[key]) !== asText(anew[key])) ?? null
}

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, of: unknown) => (of instanceof Map ? [...of] : of)) ?? ''
