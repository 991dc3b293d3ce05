import type { SourceRecord } from '../ledger/entry.ts'
import type { CaseState } from '../ledger/replay.ts'
import type { BookPage } from './accepted-book.ts'
import type { CopyGroups } from './copies.ts'
import { Group } from './group.ts'
import type { AcceptedClaim } from './known-claims.ts'
import { bearsOnOrigin, Lineage, shownBy } from './lineage.ts'
import { type ClaimOnPage, type Origin, OriginTally } from './origins.ts'
import type { PartyNames } from './party-names.ts'
import { ByMatter } from './same-matter.ts'

/** What the lineage of a book is drawn up from. */
export interface LineageGrounds {
  readonly state: () => CaseState
  readonly pages: ReadonlyMap<string, BookPage>
  /** Copies among the pages known: one that nobody knew yet cannot tie two others together. */
  readonly copies: () => CopyGroups
  readonly names: PartyNames
}

/** Claims of pages as they were weighed again. */
export type FreshItems = ReadonlyMap<BookPage, readonly AcceptedClaim[]>

/** Where the claims of a book come from, drawn up again only when a claim or a ruling that can move it changes. */
export class LineageBook {
  readonly #of: LineageGrounds
  readonly #bearing = new Group()
  #shown: ByMatter<string, SourceRecord> | null = null
  #lineage: Lineage
  /** One for each origin, whichever lineage names it. */
  readonly #tallies = new Map<string, OriginTally>()

  constructor(of: LineageGrounds) {
    this.#of = of
    for (const page of of.pages.values())
      if (page.known) for (const item of page.items) if (bearsOnOrigin(item)) this.#bearing.put(item)
    this.#lineage = this.#drawnUp(new Map())
  }

  originOf(item: ClaimOnPage): Origin {
    return this.#lineage.originOf(item)
  }

  /** Notes that a page is of another day: what it can have from others, and others from it, has to be looked at again. */
  redated(): void {
    this.#shown = null
  }

  /** Takes a new page in. */
  addPage(source: SourceRecord): void {
    const outlet = shownBy(source)
    if (outlet !== null) this.#shown?.add(outlet, source, source)
  }

  /**
   * Whether claims of a page as they are now may move the lineage: those that cite or quote are others, the page has other kinds
   * of claims for a citation to mean, or somebody ruled where its claims come from. All else is simply of its page.
   */
  bears(page: BookPage, items: readonly AcceptedClaim[]): boolean {
    const [before, now] = [page.items.filter(bearsOnOrigin), items.filter(bearsOnOrigin)]
    if (before.length !== now.length || before.some(({ claim }, at) => claim !== now[at]?.claim)) return true
    const outlet = shownBy(page.source)
    const cited = outlet !== null && this.#lineage.cited.has(outlet)
    return (cited && !sameKinds(page.items, items)) || this.#ruledOn(page)
  }

  /** Draws the lineage up again with fresh claims of some pages. Gives the pages whose claims may come from elsewhere now. */
  drawUp(fresh: FreshItems): ReadonlySet<BookPage> {
    for (const [page, items] of fresh) {
      for (const item of page.items) this.#bearing.take(item)
      for (const item of items) if (bearsOnOrigin(item)) this.#bearing.put(item)
    }
    const before = this.#lineage
    this.#lineage = this.#drawnUp(fresh)
    const pages = new Set<BookPage>()
    for (const name of [...before.touched, ...this.#lineage.touched])
      for (const sha256 of this.#of.copies().groupOf(name)) {
        const page = this.#of.pages.get(sha256)
        if (page?.known) pages.add(page)
      }
    return pages
  }

  /** Whether somebody ruled where a claim of a page comes from. */
  #ruledOn(page: BookPage): boolean {
    const { claimsOf, relations } = this.#of.state()
    const ids = new Set(claimsOf.get(page.source.sha256))
    return relations.some(
      ({ relation, claim, other }) => relation === 'same-origin' && (ids.has(claim) || ids.has(other)),
    )
  }

  #drawnUp(fresh: FreshItems): Lineage {
    const { state, pages, copies, names } = this.#of
    const { proposals, relations } = state()
    const claimsOn = (sha256: string) => {
      const page = pages.get(sha256)
      return page?.known ? (fresh.get(page) ?? page.items) : []
    }
    return new Lineage({
      bearing: this.#bearing.items,
      pageOrigin: (sha256) => copies().originOf(sha256),
      claimsOn,
      pagesShownBy: (outlet, near) => this.#pagesShown().near(outlet, near),
      find: (claim) => claimsOn(proposals.get(claim)?.source ?? '').find((item) => item.claim.id === claim),
      relations,
      names,
      tallyOf: (origin) => this.#tallyOf(origin),
    })
  }

  #tallyOf(origin: string): OriginTally {
    const known = this.#tallies.get(origin)
    if (known) return known
    const tally = new OriginTally()
    this.#tallies.set(origin, tally)
    return tally
  }

  #pagesShown(): ByMatter<string, SourceRecord> {
    if (this.#shown !== null) return this.#shown
    const shown = new ByMatter<string, SourceRecord>()
    for (const { source, known } of this.#of.pages.values()) {
      const outlet = known ? shownBy(source) : null
      if (outlet !== null) shown.add(outlet, source, source)
    }
    this.#shown = shown
    return shown
  }
}

function sameKinds(a: readonly AcceptedClaim[], b: readonly AcceptedClaim[]): boolean {
  const [before, now] = [a, b].map((items) => new Set(items.map(({ claim }) => claim.kind)))
  return before?.size === now?.size && [...(before ?? [])].every((kind) => now?.has(kind))
}
