import type { SourceRecord } from '../ledger/entry.ts'
import type { CaseState, RelationJudgement } from '../ledger/replay.ts'
import type { BookPage } from './accepted-book.ts'
import type { CopyGroups } from './copies.ts'
import { type AcceptedClaim, comesFrom } from './known-claims.ts'
import {
  attributionOf,
  bearsOnOrigin,
  citesOrIsCredited,
  isCitedIn,
  mayBearOnOrigin,
  outletOf,
  type Statement,
  shownBy,
  statementOf,
} from './lineage.ts'
import { LineageRoots } from './lineage-roots.ts'
import { type ClaimOnPage, type Origin, OriginTally } from './origins.ts'
import type { PartyNames } from './party-names.ts'
import { ByMatter, sameMatter } from './same-matter.ts'
import { type Quoting, Statements } from './statements.ts'

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

/** A claim that may go back to something else than its page, and what it goes back to by itself. */
interface Bearing extends ClaimOnPage {
  /** The first page of the group of copies that its page is in. */
  readonly page: string
  readonly outlet: string | null
  readonly cites: boolean
  readonly statement: Statement | null
  /** Among those who quote the statement. */
  quoting: Quoting | null
  /** The one story of the outlet that can be meant, or a name for the outlet. */
  story: string | null
  pointer: string
}

const NO_CLAIMS: readonly AcceptedClaim[] = []
const NO_NAMES: ReadonlySet<string> = new Set()

/**
 * Where the claims of a book come from (OR1 to OR4): a person's ruling goes before declared attribution and shared statements, and
 * those before copies found by their words. A claim that changes moves its own lineage and no other.
 */
export class LineageBook {
  readonly #of: LineageGrounds
  /** Of origins that were named and are to be named again: there is one tally for each, whichever lineage names it. */
  readonly #tallies = new Map<string, OriginTally>()
  /** One object for each origin and whom it names; most origins name one. */
  readonly #shared = new Map<string, Origin | Map<string | null, Origin>>()
  #bearing = new Map<string, Bearing>()
  /** Claims that go back to a name which is not their page's. */
  #pointing = new Map<string, Set<string>>()
  #statements = new Statements()
  #roots: LineageRoots
  #shown: ByMatter<string, SourceRecord> | null = null
  #citing = new ByMatter<string, Bearing>()
  /** How many rulings were taken in. */
  #ruled = 0
  #fresh: FreshItems = new Map()
  #last: { readonly source: SourceRecord; readonly origin: Origin } | null = null
  /** Claims that lineage was drawn up of, in order, until it is noted where they come from. */
  #drawn: readonly Bearing[] = []
  #lastPage: { readonly source: SourceRecord; readonly page: string } | null = null

  /** `bearing`: the claims that may bear on an origin (`mayBearOnOrigin`). */
  constructor(of: LineageGrounds, bearing: readonly AcceptedClaim[]) {
    this.#of = of
    this.#roots = this.#newRoots()
    this.#drawn = this.#drawUp(bearing)
  }

  /** The origin of a claim; claims of one origin and one speaker share an object. */
  originOf(item: ClaimOnPage): Origin {
    const { claim, source } = item
    // Claims come page by page, and most of a page's say no more of where they come from than the page does.
    const isPlain = claim.via.length === 0 && claim.speaker === 'article'
    if (isPlain && this.#last?.source === source) return this.#last.origin
    const root = this.#roots.rootOf(claim.id, isPlain ? this.#pageOf(source) : this.#pointerOf(item))
    const origin = this.#originAt(root, attributionOf(item, this.#of.names))
    if (isPlain && !this.#roots.isRuledOn(source.sha256)) this.#last = { source, origin }
    return origin
  }

  /**
   * The origin of the claims of a page that do not bear on one themselves; null where somebody ruled on one. It is the page as the
   * origin that they were weighed with, unless it goes back to another or somebody is ruled to be independent of it.
   */
  originOnPage(source: SourceRecord, own: Origin): Origin | null {
    if (this.#roots.isRuledOn(source.sha256)) return null
    const page = this.#pageOf(source)
    const name = this.#roots.nameOf(page)
    const isOwn = name === own.origin && this.#roots.independentOf(name).length === 0
    return isOwn ? own : this.#originAt(name, null)
  }

  /** Pages that may go back to another, or that somebody is ruled to be independent of. */
  pagesElsewhere(): ReadonlySet<BookPage> {
    const copies = this.#of.copies()
    const names = new Set(copies.copied())
    for (const name of this.#roots.names()) for (const page of copies.groupOf(name)) names.add(page)
    return this.#pagesOf(names)
  }

  /** Notes where the claims come from that lineage was just drawn up of. */
  traceDrawn(items: readonly AcceptedClaim[]): void {
    let next = 0
    for (const item of items) {
      const each = this.#drawn[next]
      const isDrawn = each?.claim === item.claim
      if (isDrawn) next++
      const root = this.#roots.rootOf(item.id, isDrawn ? each.pointer : this.#pageOf(item.source))
      const { from } = item
      const attribution =
        isDrawn && item.claim.speaker === 'article' ? each.outlet : attributionOf(item, this.#of.names)
      // Most go back to their page, by another voice.
      if (root !== from.origin) comesFrom(item, this.#originAt(root, attribution))
      else if (attribution !== from.attribution) comesFrom(item, { ...from, attribution })
    }
    this.#drawn = []
  }

  /** Takes a new page in that is no copy of another. */
  addPage(source: SourceRecord): void {
    const outlet = shownBy(source)
    if (outlet !== null) this.#shown?.add(outlet, source, source)
  }

  /** Draws everything up again, with fresh claims of some pages. Gives the pages whose claims may come from elsewhere now. */
  drawUpAnew(fresh: FreshItems): ReadonlySet<BookPage> {
    const before = this.#everyPage()
    this.#fresh = fresh
    this.#drawUp([...this.#of.pages.values()].flatMap((page) => this.#itemsOf(page).filter(mayBearOnOrigin)))
    return new Set([...before, ...this.#everyPage()])
  }

  /** Takes in fresh claims of some pages, and rulings. Gives the pages whose claims may come from elsewhere now. */
  take(fresh: FreshItems): ReadonlySet<BookPage> {
    this.#fresh = fresh
    this.#last = null
    this.#lastPage = null
    const renamed = new Set<string>()
    const [told, citing] = [new Set<Bearing>(), new Set<Bearing>()]
    for (const [page, items] of fresh) {
      for (const each of this.#retell(page, items, renamed)) told.add(each)
      for (const each of this.#mayCite(page, items)) citing.add(each)
      this.#roots.touchPage(page.source.sha256)
    }
    for (const claim of this.#quote(told)) renamed.add(claim)
    for (const each of told) this.#declare(each)
    for (const each of citing) if (!told.has(each) && this.#bearing.get(each.claim.id) === each) this.#redeclare(each)
    for (const claim of renamed) {
      const each = this.#bearing.get(claim)
      if (each) citing.add(each)
    }
    const moved = new Set<string>()
    for (const each of [...told, ...citing])
      if (this.#bearing.get(each.claim.id) === each && this.#point(each)) moved.add(each.source.sha256)
    for (const sha256 of moved) this.#roots.touchPage(sha256)
    this.#takeRulings()
    return this.#settle(moved)
  }

  #settle(moved: Set<string>): ReadonlySet<BookPage> {
    const { names, claims } = this.#roots.settle()
    for (const name of names) {
      this.#forget(name)
      for (const sha256 of this.#of.copies().groupOf(name)) moved.add(sha256)
      for (const claim of this.#pointing.get(name) ?? []) moved.add(this.#sourceOf(claim))
    }
    for (const claim of claims) moved.add(this.#sourceOf(claim))
    return this.#pagesOf(moved)
  }

  /** Takes out what claims of a page said of where they come from and say no more. Gives what they say now and did not. */
  #retell({ items: old }: BookPage, items: readonly AcceptedClaim[], renamed: Set<string>): readonly Bearing[] {
    const now = new Map(items.filter(bearsOnOrigin).map((item) => [item.id, item]))
    for (const { id } of old) {
      const [before, item] = [this.#bearing.get(id), now.get(id)]
      if (!before) continue
      if (item && before.claim === item.claim && before.source === item.source) now.delete(id)
      else for (const claim of this.#takeOut(before)) renamed.add(claim)
    }
    return [...now.values()].map((item) => this.#bear(item))
  }

  #takeOut(each: Bearing): ReadonlySet<string> {
    const { id } = each.claim
    if (each.outlet !== null) this.#citing.take(each.outlet, each.source, each)
    if (each.story !== null && !each.cites) this.#roots.part(each.page, each.story)
    this.#unpoint(each)
    this.#bearing.delete(id)
    return each.quoting ? this.#statements.take(each.quoting) : NO_NAMES
  }

  /** Citations of the outlet that shows a page, which other kinds of claims on it let mean another story. */
  #mayCite({ source, items: old }: BookPage, items: readonly AcceptedClaim[]): readonly Bearing[] {
    const outlet = shownBy(source)
    if (outlet === null || !this.#citing.has(outlet)) return []
    const [before, now] = [old, items].map((list) => new Set(list.map(({ claim }) => claim.kind)))
    return [...this.#citing.near(outlet, source)].filter(({ claim: { kind } }) => before?.has(kind) !== now?.has(kind))
  }

  #bear({ claim, source }: ClaimOnPage, statement = statementOf(claim)): Bearing {
    const outlet = outletOf({ claim, source }, this.#of.names)
    const page = this.#pageOf(source)
    const cites = outlet !== null && isCitedIn(claim, outlet)
    const each = { claim, source, page, outlet, cites, statement, quoting: null, story: null, pointer: page }
    this.#bearing.set(claim.id, each)
    if (outlet !== null) this.#citing.add(outlet, source, each)
    return each
  }

  #quote(told: Iterable<Bearing>): ReadonlySet<string> {
    const quoting: Quoting[] = []
    for (const each of told) {
      const { claim, source, statement } = each
      if (statement === null) continue
      each.quoting = this.#statements.put(claim.id, source, statement)
      quoting.push(each.quoting)
    }
    return this.#statements.nameAgain(quoting)
  }

  #declare(each: Bearing): void {
    if (each.outlet === null) return
    each.story = this.#storyOf(each.outlet, each)
    if (!each.cites) this.#roots.join(each.page, each.story)
  }

  #redeclare(each: Bearing): void {
    if (each.story !== null && !each.cites) this.#roots.part(each.page, each.story)
    this.#declare(each)
  }

  /** The one story of an outlet that a citation can mean; a name for it when the case has none, or several. */
  #storyOf(outlet: string, { claim, source }: ClaimOnPage): string {
    let only: string | null = null
    for (const page of this.#pagesShown().near(outlet, source)) {
      if (!sameMatter(page, source) || !this.#claimsOn(page.sha256).some((item) => item.claim.kind === claim.kind))
        continue
      const story = this.#pageOf(page)
      if (only !== null && only !== story) return `outlet ${outlet}`
      only = story
    }
    return only ?? `outlet ${outlet}`
  }

  /** Notes what a claim goes back to by itself: one statement of many, the story that it cites, else its page. Whether that is another. */
  #point(each: Bearing): boolean {
    const { id } = each.claim
    const pointer = each.quoting?.name ?? (each.cites ? each.story : null) ?? each.page
    if (pointer === each.pointer) return false
    this.#unpoint(each)
    each.pointer = pointer
    if (pointer === each.page) return true
    const pointing = this.#pointing.get(pointer)
    if (pointing) pointing.add(id)
    else this.#pointing.set(pointer, new Set([id]))
    return true
  }

  #unpoint({ claim, pointer, page }: Bearing): void {
    if (pointer === page) return
    const pointing = this.#pointing.get(pointer)
    pointing?.delete(claim.id)
    if (pointing?.size === 0) this.#pointing.delete(pointer)
  }

  #drawUp(items: readonly AcceptedClaim[]): readonly Bearing[] {
    this.#bearing = new Map()
    this.#pointing = new Map()
    this.#roots = this.#newRoots()
    this.#shown = null
    this.#citing = new ByMatter()
    this.#ruled = 0
    this.#last = null
    this.#lastPage = null
    for (const name of this.#shared.keys()) this.#forget(name)
    const told: Bearing[] = []
    for (const item of items) {
      const statement = statementOf(item.claim)
      if (statement !== null || citesOrIsCredited(item)) told.push(this.#bear(item, statement))
    }
    this.#statements = Statements.withRoomFor(told.map(({ statement }) => statement))
    this.#quote(told)
    for (const each of told) this.#declare(each)
    for (const each of told) this.#point(each)
    this.#takeRulings()
    this.#roots.settle()
    return told
  }

  #newRoots(): LineageRoots {
    return new LineageRoots({
      find: (claim) => this.#claimsOn(this.#sourceOf(claim)).find(({ id }) => id === claim),
      claimsOn: (sha256) => this.#claimsOn(sha256),
      pointerOf: (item) => this.#pointerOf(item),
      pageOf: (claim) => this.#sourceOf(claim),
      placeOf: (name) => this.#of.pages.get(name)?.at,
    })
  }

  #takeRulings(): void {
    const { relations } = this.#of.state()
    for (let at = this.#ruled; at < relations.length; at++) {
      const ruling = relations[at] as RelationJudgement
      if (ruling.relation === 'same-origin') this.#roots.rule(ruling)
    }
    this.#ruled = relations.length
  }

  /** Pages of claims that may go back to something else, and of names that are one with others. */
  #everyPage(): ReadonlySet<BookPage> {
    const names = new Set(this.#roots.names())
    for (const { source } of this.#bearing.values()) names.add(source.sha256)
    return this.#pagesOf(new Set([...names].flatMap((name) => this.#of.copies().groupOf(name))))
  }

  #pagesOf(names: ReadonlySet<string>): ReadonlySet<BookPage> {
    const pages = new Set<BookPage>()
    for (const name of names) {
      const page = this.#of.pages.get(name)
      if (page?.known) pages.add(page)
    }
    return pages
  }

  #itemsOf(page: BookPage | undefined): readonly AcceptedClaim[] {
    return page?.known ? (this.#fresh.get(page) ?? page.items) : NO_CLAIMS
  }

  #claimsOn(sha256: string): readonly AcceptedClaim[] {
    return this.#itemsOf(this.#of.pages.get(sha256))
  }

  #sourceOf(claim: string): string {
    return this.#of.state().proposals.get(claim)?.source ?? ''
  }

  #pageOf(source: SourceRecord): string {
    // Claims come page by page.
    if (this.#lastPage?.source !== source) this.#lastPage = { source, page: this.#of.copies().originOf(source.sha256) }
    return this.#lastPage.page
  }

  #pointerOf({ claim, source }: ClaimOnPage): string {
    return this.#bearing.get(claim.id)?.pointer ?? this.#pageOf(source)
  }

  #originAt(origin: string, attribution: string | null): Origin {
    const ofOrigin = this.#shared.get(origin)
    const known = ofOrigin instanceof Map ? ofOrigin.get(attribution) : ofOrigin
    if (known?.attribution === attribution) return known
    const tally = this.#tallyOf(origin)
    const fresh = { origin, attribution, independentOf: this.#roots.independentOf(origin), tally }
    if (ofOrigin === undefined) this.#shared.set(origin, fresh)
    else if (ofOrigin instanceof Map) ofOrigin.set(attribution, fresh)
    else this.#shared.set(origin, new Map([ofOrigin, fresh].map((each) => [each.attribution, each])))
    return fresh
  }

  #tallyOf(origin: string): OriginTally {
    const named = this.#shared.get(origin)
    const [any] = named instanceof Map ? named.values() : [named]
    return any?.tally ?? this.#tallies.get(origin) ?? this.#of.pages.get(origin)?.own.tally ?? new OriginTally()
  }

  #forget(origin: string): void {
    if (!this.#shared.has(origin)) return
    this.#tallies.set(origin, this.#tallyOf(origin))
    this.#shared.delete(origin)
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
