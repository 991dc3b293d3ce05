import type { CaseSetting } from '../claims/case-setting.ts'
import type { Claim } from '../claims/claim.ts'
import type { Entry, SourceRecord } from '../ledger/entry.ts'
import type { CaseState } from '../ledger/replay.ts'
import { daysOf } from '../time/edtf.ts'
import { CopyGroups } from './copies.ts'
import {
  type AcceptedClaim,
  acceptedInTurn,
  acceptedOn,
  type CaseWords,
  comesFrom,
  comesFromStill,
  inCaseWords,
  knownSinceOf,
  roomFor,
  weighed,
  weighedAlike,
} from './known-claims.ts'
import { mayBearOnOrigin } from './lineage.ts'
import { type FreshItems, LineageBook } from './lineage-book.ts'
import { type Origin, pageAsOrigin, sketched } from './origins.ts'
import { touchedBy } from './touched-pages.ts'

/** A page with its accepted claims. `known`: by the day the book is for. */
export interface BookPage {
  /** Its place among the pages, and the first of the places kept for its claims among all claims, with how many are kept. */
  readonly at: number
  readonly first: number
  readonly room: number
  source: SourceRecord
  knownSince: string
  known: boolean
  judged: number
  items: readonly AcceptedClaim[]
  /** How often its claims have changed. */
  version: number
  /** The page as the origin of its own claims, which they were weighed with. */
  readonly own: Origin
}

/** One claim as it counted before and as it counts now. */
export interface ClaimChange {
  readonly before: AcceptedClaim | null
  readonly after: AcceptedClaim | null
}

/** What entries changed. `moved`: claims that only come from elsewhere now; each is the object that it was. */
export interface ClaimChanges {
  readonly changed: readonly ClaimChange[]
  readonly moved: readonly AcceptedClaim[]
}

/** The accepted claims known by a day (LG5), kept up with a ledger that grows: an entry weighs again only what it bears on. */
export class AcceptedBook {
  readonly knownBy: string
  readonly words: CaseWords
  /** What is said of a claim that was just weighed: nothing yet in the register that it is filed in, if it is in one. */
  readonly #knot: null | undefined
  readonly pages = new Map<string, BookPage>()
  /** Where the claims of the next page have their places. */
  #next = 0
  #state: CaseState
  #since = ''
  #unknown = 0
  #count = 0
  #judged = 0
  /** Copies among all pages: an undated one cannot be older than what it copies. */
  readonly #copies: CopyGroups
  /** Copies among the pages known by the day; null while that is all of them. */
  #copiesOfKnown: CopyGroups | null = null
  readonly #lineage: LineageBook
  #all: readonly AcceptedClaim[] | null = null

  /**
   * `onPage`: a register that the claims are filed in is told of every page's once, in the order of the case, while they are at hand:
   * before it is known where they come from.
   */
  constructor(
    state: CaseState,
    knownBy: string,
    words: CaseWords,
    onPage: ((items: readonly AcceptedClaim[]) => void) | null = null,
  ) {
    this.#state = state
    this.knownBy = knownBy
    this.words = words
    this.#knot = onPage === null ? undefined : null
    let samples = 0
    for (const { sketch } of state.sources.values()) samples += sketch.length
    this.#copies = new CopyGroups(samples)
    for (const source of state.sources.values()) this.#copies.add(sketched(source))
    const claimsOn = acceptedInTurn(state)
    // All that needs a look at the claims while they are at hand: going through a million of them again takes as long as reading them.
    const bearing: AcceptedClaim[] = []
    for (const source of state.sources.values()) {
      const page = this.#pageOf(source, null, claimsOn(source.sha256))
      this.#takeIn(page)
      this.#judged += page.judged
      if (page.known) this.#count += page.items.length
      else this.#unknown++
      for (const item of page.items) if (mayBearOnOrigin(item)) bearing.push(item)
      onPage?.(page.items)
      if (page.known && page.knownSince > this.#since) this.#since = page.knownSince
    }
    if (this.#unknown > 0) this.#copiesOfKnown = this.#copiesKnown()
    const grounds = {
      state: () => this.#state,
      pages: this.pages,
      copies: () => this.#copiesOfKnown ?? this.#copies,
      names: words.names,
    }
    this.#lineage = new LineageBook(grounds, bearing)
    this.#trace(bearing)
  }

  /**
   * Notes where claims come from. Most pages are their own origin, which their claims were weighed with: only those are looked at
   * that may come from elsewhere.
   */
  #trace(bearing: readonly AcceptedClaim[]): void {
    for (const { source, items, own } of this.#lineage.pagesElsewhere()) {
      const origin = this.#lineage.originOnPage(source, own)
      if (origin !== own) for (const item of items) comesFrom(item, origin ?? this.#lineage.originOf(item))
    }
    this.#lineage.traceDrawn(bearing)
  }

  /** How many claims count, and how many proposals wait for a verdict. */
  get count(): number {
    return this.#count
  }
  get waiting(): number {
    return this.#state.proposals.size - this.#judged
  }

  /** Whether the book answers for a day too: its own, or any later one when no page becomes known in between. */
  isFor(knownBy: string): boolean {
    return knownBy === this.knownBy || (this.#unknown === 0 && knownBy >= this.#since)
  }

  /** All claims, in the order of the case. */
  get all(): readonly AcceptedClaim[] {
    this.#all ??= [...this.#known()].flatMap((page) => page.items)
    return this.#all
  }

  find(claim: string): AcceptedClaim | undefined {
    return claimOn(this.#pageWith(claim), claim)
  }

  /** Whether a claim, accepted or not, is known by a day. */
  isKnown(claim: string, day = this.knownBy): boolean {
    const page = this.#pageWith(claim)
    return page !== undefined && page.knownSince <= day
  }

  #pageWith(claim: string): BookPage | undefined {
    return this.pages.get(this.#state.proposals.get(claim)?.source ?? '')
  }

  /**
   * Takes in entries that led to a state. Gives what changed, or null when the book is of no use any more: the words of the
   * case changed, a page that was there became known or unknown, or another day may have made it another's copy.
   */
  take(state: CaseState, entries: readonly Entry[]): ClaimChanges | null {
    const touched = touchedBy(entries, state)
    if (touched === null || (touched.setting && !sameWords(this.#state.setting, state.setting))) return null
    this.#state = state
    const fresh = new Set<string>(touched.pages)
    for (const sha256 of touched.sources) {
      const joined = this.#addPage(sha256)
      if (joined === null) return null
      for (const page of joined) fresh.add(page)
    }
    for (const sha256 of touched.dated) {
      if (!this.#redate(sha256)) return null
      for (const page of this.#copies.groupOf(sha256)) fresh.add(page)
    }
    const anew = this.#weighAgain(fresh)
    if (anew === null) return null
    const copied = touched.dated.length > 0 || touched.sources.some((sha256) => this.#isCopy(sha256))
    return this.#settle(anew, copied)
  }

  #known(): Iterable<BookPage> {
    return this.#unknown === 0 ? this.pages.values() : [...this.pages.values()].filter((page) => page.known)
  }

  #copiesKnown(): CopyGroups {
    const copies = new CopyGroups()
    for (const page of this.#known()) copies.add(sketched(page.source))
    return copies
  }

  /** `was`: the page so far; null: a page that comes after all others. */
  #pageOf(source: SourceRecord, was: BookPage | null, on = acceptedOn(this.#state, source.sha256)): BookPage {
    const { claims, places, judged } = on
    const { at, first } = was ?? { at: this.pages.size, first: this.#next }
    const knownSince = knownSinceOf(source, claims, () => this.#firstOf(source.sha256))
    const known = knownSince <= this.knownBy
    const own = pageAsOrigin(source)
    const items = known
      ? claims.map((claim, index) => {
          const place = first + (places[index] ?? 0)
          return weighed(
            { claim: this.#worded(claim), source, at: place, knownSince, knot: this.#knot },
            own,
            this.words.names,
          )
        })
      : []
    const room = was !== null && on.proposed <= was.room ? was.room : roomFor(on.proposed)
    return { at, first, room, source, knownSince, known, judged, items, version: 0, own }
  }

  /** Claims in other words than their own, each once, so that a claim that did not change is the same object. */
  readonly #wordings = new WeakMap<Claim, Claim>()
  #worded(claim: Claim): Claim {
    const worded = inCaseWords(claim, this.words)
    if (worded === claim) return claim
    const known = this.#wordings.get(claim) ?? worded
    this.#wordings.set(claim, known)
    return known
  }

  /** The first dated page of an origin: a copy without a date cannot be older than what it copies. */
  #firstOf(sha256: string): string | null {
    let first: string | null = null
    for (const page of this.#copies.groupOf(sha256)) {
      const published = this.#state.sources.get(page)?.published ?? null
      const day = published === null ? null : daysOf(published).latest
      if (day !== null && (first === null || day < first)) first = day
    }
    return first
  }

  /** Takes a new page in. Gives the pages that it is a copy of, which may be known since another day; null: draw up anew. */
  #addPage(sha256: string): readonly string[] | null {
    const source = this.#state.sources.get(sha256)
    if (!source) return null
    this.#copies.add(sketched(source))
    const page = this.#pageOf(source, null)
    if (page.known) this.#addKnown(page)
    else {
      // From now on what is known by the day is less than all there is.
      this.#copiesOfKnown ??= this.#copiesKnown()
      this.#unknown++
    }
    this.#takeIn({ ...page, items: [], judged: 0 })
    return this.#copies.groupOf(sha256)
  }

  #takeIn(page: BookPage): void {
    this.pages.set(page.source.sha256, page)
    this.#next += page.room
  }

  #addKnown({ source, knownSince }: BookPage): void {
    if (knownSince > this.#since) this.#since = knownSince
    this.#copiesOfKnown?.add(sketched(source))
    this.#lineage.addPage(source)
  }

  /** Notes that a page is of another day; false: draw up anew. */
  #redate(sha256: string): boolean {
    const [page, source] = [this.pages.get(sha256), this.#state.sources.get(sha256)]
    if (!page || !source) return false
    const { day = null } = sketched(source)
    if (!this.#copies.redate(sha256, day)) return false
    if (page.known && this.#copiesOfKnown && !this.#copiesOfKnown.redate(sha256, day)) return false
    page.source = source
    return true
  }

  #isCopy(sha256: string): boolean {
    return this.#copies.groupOf(sha256).length > 1
  }

  /** Pages weighed again; null when one of them became known or unknown by it. */
  #weighAgain(pages: Iterable<string>): Map<BookPage, BookPage> | null {
    const anew = new Map<BookPage, BookPage>()
    for (const sha256 of pages) {
      const [page, source] = [this.pages.get(sha256), this.#state.sources.get(sha256)]
      if (!page || !source) return null
      const fresh = this.#pageOf(source, page)
      if (fresh.known !== page.known || fresh.room > page.room) return null
      anew.set(page, fresh)
      this.#judged += fresh.judged - page.judged
      page.judged = fresh.judged
      page.knownSince = fresh.knownSince
      if (fresh.known && fresh.knownSince > this.#since) this.#since = fresh.knownSince
    }
    return anew
  }

  /** Has the lineage follow, and puts every claim that is another now in the place of the old one. */
  #settle(anew: ReadonlyMap<BookPage, BookPage>, copied: boolean): ClaimChanges {
    const known = [...anew].filter(([, fresh]) => fresh.known)
    const fresh: FreshItems = new Map(known.map(([page, { items }]) => [page, items]))
    const [changed, moved]: [ClaimChange[], AcceptedClaim[]] = [[], []]
    for (const page of copied ? this.#lineage.drawUpAnew(fresh) : this.#lineage.take(fresh))
      if (!fresh.has(page)) moved.push(...page.items.filter((item) => this.#move(item, this.#lineage.originOf(item))))
    for (const [page, items] of fresh) {
      for (const item of items) comesFrom(item, this.#lineage.originOf(item))
      changed.push(...this.#replace(page, items, moved))
    }
    if (changed.length > 0) this.#all = null
    const [apart, whole] = [moved.filter(isToldApartByOrigin), moved.filter((item) => !isToldApartByOrigin(item))]
    return { changed: [...changed, ...apart.map((item) => ({ before: item, after: item }))], moved: whole }
  }

  /** Notes where a claim comes from now; whether that is elsewhere than before. */
  #move(item: AcceptedClaim, origin: Origin): boolean {
    const still = comesFromStill(item.from, origin)
    comesFrom(item, origin)
    return !still
  }

  #replace(page: BookPage, items: readonly AcceptedClaim[], moved: AcceptedClaim[]): readonly ClaimChange[] {
    const old = new Map(page.items.map((item) => [item.claim.id, item]))
    const kept = items.map((item) => {
      const before = old.get(item.claim.id)
      if (!before || !weighedAlike(before, item)) return item
      if (this.#move(before, item.from)) moved.push(before)
      return before
    })
    const now = new Set(kept)
    const changes: ClaimChange[] = page.items.flatMap((before) =>
      now.has(before) ? [] : [{ before, after: kept.find((item) => item.claim.id === before.claim.id) ?? null }],
    )
    for (const after of kept) if (!old.has(after.claim.id)) changes.push({ before: null, after })
    this.#count += kept.length - page.items.length
    page.items = kept
    if (changes.length > 0) page.version++
    return changes
  }
}

/** Whether a claim of one number and some days is told from another by where it comes from (CU6). */
const isToldApartByOrigin = ({ days }: AcceptedClaim): boolean => days !== null && days.earliest !== days.latest

const claimOn = (page: BookPage | undefined, claim: string): AcceptedClaim | undefined =>
  page?.known ? page.items.find(({ id }) => id === claim) : undefined

/** Whether claims are read in the same words under two settings: what else a setting has changes no claim. */
const sameWords = (a: CaseSetting, b: CaseSetting): boolean =>
  a.numerals === b.numerals && JSON.stringify([a.parties, a.offices]) === JSON.stringify([b.parties, b.offices])
