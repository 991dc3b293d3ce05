import type { Claim } from '../../claims/claim.ts'
import type { Entry, SourceRecord } from '../../ledger/entry.ts'
import { foldForSearch } from '../../ledger/search/fold-for-search.ts'
import { CopyGroups } from '../copies.ts'
import { sketched } from '../origins.ts'
import { asBlocks, fromBlocks, type PageBlocks } from './page-blocks.ts'

/** What a list of pages says of one: `origin` by the place of the first page of its group of copies. */
export interface PageRow {
  readonly sha256: string
  /** Folded words by which a list is narrowed. */
  words: string
  published: string | null
  claims: number
  waiting: number
  origin: number
}

/** Which pages a list shows: `words` as somebody types them. */
export interface PageFilter {
  readonly words: string
  readonly onlyWaiting: boolean
}

interface Found<V> {
  get(key: string): V | undefined
}

/** What the rows of a book are brought up by: a state of the case, or as much of one as this asks for. */
export interface PageGrounds {
  readonly sources: Found<SourceRecord> & { values(): Iterable<SourceRecord> }
  readonly proposals: Found<{ readonly claim: Dated; readonly source: string; readonly entry: number }>
  readonly claimsOf: Found<readonly string[]>
  readonly verdicts: Found<readonly unknown[]>
}
export type Dated = Pick<Claim, 'date' | 'uttered'>

/**
 * What lists of pages show, kept up with a ledger that grows: how many claims there are on each page and how many wait,
 * the pages it is a copy of, and the days of change. The same entries give the same book, taken at once, in pieces, or from
 * blocks that were kept (LG9).
 */
export class PageBook {
  readonly #rows: PageRow[]
  #places: Map<string, number> | null = null
  /** Days in what claims say. Proposals stay, and so do these. */
  readonly #claimDays: Set<string>
  #seq: number
  /** Copies among the first pages, once one more came; null until then. */
  #copies: { readonly groups: CopyGroups; upTo: number } | null = null
  /** How many of the first pages have their origin. */
  #grouped: number
  #days: readonly string[] | null = null
  #copiesOf: Uint32Array | null = null
  /** The first row of each block that is not as it was kept. */
  readonly #changed = new Set<number>()

  private constructor(rows: PageRow[], days: Iterable<string>, seq: number, grouped: number) {
    this.#rows = rows
    this.#claimDays = new Set(days)
    this.#seq = seq
    this.#grouped = grouped
  }

  /** A book of a ledger without entries. */
  static empty(): PageBook {
    return new PageBook([], [], 0, 0)
  }

  /** A book from the blocks that were kept of one, up to entry `seq`; null when they are of no use. */
  static from(blocks: readonly string[], seq: number): PageBook | null {
    const kept = fromBlocks(blocks)
    return kept && new PageBook(kept.rows, kept.days, seq, kept.rows.length)
  }

  /** The place of the last entry that was taken in. */
  get seq(): number {
    return this.#seq
  }

  get size(): number {
    return this.#rows.length
  }

  /** How many claims wait for a verdict. */
  get waiting(): number {
    return this.#rows.reduce((sum, row) => sum + row.waiting, 0)
  }

  /** Days on which something in the ledger happened or became known. */
  get days(): readonly string[] {
    this.#days ??= [
      ...new Set([
        ...this.#claimDays,
        ...this.#rows.flatMap(({ published }) => (published !== null && DAY.test(published) ? [published] : [])),
      ]),
    ].sort()
    return this.#days
  }

  /** Takes in entries; `grounds`: what the ledger says with them. Throws RangeError when they do not follow. */
  take(grounds: PageGrounds, entries: readonly Entry[]): void {
    const touched = new Set<string>()
    for (const entry of entries) {
      if (entry.seq !== this.#seq + 1) throw new RangeError(`entry ${entry.seq} does not follow entry ${this.#seq}`)
      this.#seq = entry.seq
      for (const page of this.#touchedBy(entry, grounds)) touched.add(page)
    }
    for (const sha256 of touched) this.#count(grounds, sha256)
  }

  /** The pages of a list from a place in it on, the first captured first, and how many there are in all. */
  list({ words, onlyWaiting }: PageFilter, from: number, most: number): { total: number; rows: readonly PageRow[] } {
    const wanted = foldForSearch(words).split(' ').filter(Boolean)
    const shown =
      wanted.length === 0 && !onlyWaiting
        ? this.#rows
        : this.#rows.filter(
            (row) => (!onlyWaiting || row.waiting > 0) && wanted.every((word) => row.words.includes(word)),
          )
    return { total: shown.length, rows: shown.slice(from, from + most) }
  }

  /** What a list says of one page. */
  row(sha256: string): PageRow | undefined {
    return this.#rows[this.#placeOf(sha256) ?? -1]
  }

  /** The first page of the group of copies that a page is in, and how many there are in it. */
  originOf(grounds: Pick<PageGrounds, 'sources'>, row: PageRow): { origin: string; copies: number } {
    this.#group(grounds)
    this.#copiesOf ??= this.#tally()
    return { origin: this.#rows[row.origin]?.sha256 ?? row.sha256, copies: this.#copiesOf[row.origin] ?? 1 }
  }

  /** The book in blocks of text, and which of them changed since this was last asked. */
  toKeep(grounds: Pick<PageGrounds, 'sources'>): PageBlocks {
    this.#group(grounds)
    const blocks = asBlocks(this.#rows, this.#claimDays, this.#changed)
    this.#changed.clear()
    return blocks
  }

  /** Takes in what an entry says of pages and days. Gives the pages whose claims are to be counted again. */
  #touchedBy({ seq, body }: Entry, { proposals }: PageGrounds): readonly string[] {
    switch (body.kind) {
      case 'source-recorded':
        this.#addPage(body.source)
        return []
      case 'source-dated':
        this.#date(body.source, body.published)
        return []
      case 'claims-proposed':
        return body.claims.map((claim) => {
          const proposal = proposals.get(claim.id)
          if (proposal?.entry === seq) this.#noteDays(proposal.claim)
          return proposal?.source ?? body.source
        })
      case 'claim-judged':
      case 'verdict-undone':
        return [proposals.get(body.claim)?.source ?? '']
      default:
        return []
    }
  }

  #addPage(source: SourceRecord): void {
    if (this.#placeOf(source.sha256) !== undefined) return
    const place = this.#rows.length
    const { sha256, published } = source
    this.#rows.push({ sha256, words: wordsOf(source), published, claims: 0, waiting: 0, origin: place })
    this.#places?.set(sha256, place)
    this.#changed.add(place)
    this.#days = null
    this.#copiesOf = null
  }

  /** Another day may make a page another page's copy, or no longer one: all groups are drawn up again when asked. */
  #date(sha256: string, published: string): void {
    const row = this.row(sha256)
    if (!row) return
    row.published = published
    this.#changed.add(this.#placeOf(sha256) ?? 0)
    this.#days = null
    this.#copies = null
    this.#grouped = 0
  }

  #noteDays({ date, uttered }: Dated): void {
    const before = this.#claimDays.size
    for (const text of [date, uttered]) for (const day of text?.match(DAYS) ?? []) this.#claimDays.add(day)
    if (this.#claimDays.size > before) this.#days = null
  }

  #count({ claimsOf, verdicts }: PageGrounds, sha256: string): void {
    const place = this.#placeOf(sha256)
    const row = this.#rows[place ?? -1]
    if (!row) return
    const claims = claimsOf.get(sha256) ?? []
    const waiting = claims.reduce((sum, claim) => sum + ((verdicts.get(claim)?.length ?? 0) === 0 ? 1 : 0), 0)
    if (row.claims === claims.length && row.waiting === waiting) return
    row.claims = claims.length
    row.waiting = waiting
    this.#changed.add(place ?? 0)
  }

  #placeOf(sha256: string): number | undefined {
    this.#places ??= new Map(this.#rows.map((row, place) => [row.sha256, place]))
    return this.#places.get(sha256)
  }

  /** Gives the pages that came since their origins. The first time, every page is compared with those before it. */
  #group({ sources }: Pick<PageGrounds, 'sources'>): void {
    if (this.#grouped === this.#rows.length) return
    this.#copies ??= { groups: new CopyGroups(), upTo: 0 }
    const { groups } = this.#copies
    const joined = new Set<string>()
    const fresh = this.#copies.upTo === 0 ? sources.values() : this.#recordsFrom(sources, this.#copies.upTo)
    for (const source of fresh) if (groups.add(sketched(source)).length > 0) joined.add(source.sha256)
    this.#copies.upTo = this.#rows.length
    if (this.#grouped === 0) for (const place of this.#rows.keys()) this.#setOrigin(place, place)
    for (const sha256 of joined) {
      const origin = this.#placeOf(groups.originOf(sha256)) ?? 0
      for (const member of groups.groupOf(sha256)) this.#setOrigin(this.#placeOf(member) ?? 0, origin)
    }
    this.#grouped = this.#rows.length
    this.#copiesOf = null
  }

  *#recordsFrom(sources: PageGrounds['sources'], place: number): Iterable<SourceRecord> {
    for (const { sha256 } of this.#rows.slice(place)) {
      const source = sources.get(sha256)
      if (source) yield source
    }
  }

  #setOrigin(place: number, origin: number): void {
    const row = this.#rows[place]
    if (!row || row.origin === origin) return
    row.origin = origin
    this.#changed.add(place)
  }

  #tally(): Uint32Array {
    const copies = new Uint32Array(this.#rows.length)
    for (const { origin } of this.#rows) copies[origin] = (copies[origin] ?? 0) + 1
    return copies
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u
const DAYS = /\d{4}-\d{2}-\d{2}/gu

const wordsOf = ({ title, byline, publishers, published, publishedNoEarlierThan, from }: SourceRecord): string =>
  foldForSearch(
    [title, byline, ...publishers.map(({ name }) => name), published ?? publishedNoEarlierThan, from.name]
      .filter((word) => word !== null)
      .join(' '),
  )
