import type { Claim } from '../claims/claim.ts'
import type { SourceRecord } from '../ledger/entry.ts'
import type { RelationJudgement } from '../ledger/replay.ts'
import { containment, originsOf, shinglesOf } from './copies.ts'
import type { PartyNames } from './party-names.ts'
import { quotationsIn } from './quotations.ts'

/** Where a claim comes from in the end, as far as pages and people tell. */
export interface Origin {
  /** Claims that are known to go back to one origin share it. */
  readonly origin: string
  /** Who is named as having said it first: an outlet, or a party’s voice. Null: the page does not say where it has it from. */
  readonly attribution: string | null
  /** Origins that a person ruled to be independent of this one (OR4). */
  readonly independentOf: readonly string[]
}

/** A claim with its page, as lineage looks at it. */
export interface ClaimOnPage {
  readonly claim: Claim
  readonly source: SourceRecord
}

/** Days within which one statement is quoted, or one outlet cited, for the same matter. */
const SAME_MATTER_DAYS = 45
/** Share of the shorter quotation's shingles that the longer has when both quote one statement; and how many at least. */
const SAME_STATEMENT = 0.5
const ENOUGH_SHINGLES = 3

const fold = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/^the /u, '').trim()

/**
 * The origins of claims (OR1 to OR4): a person's ruling goes before declared attribution and shared statements, and those
 * before copies found by their words. Does not depend on the order of claims but for the name of an origin.
 * `pages`: the first page of each page's group of copies, as `pageOriginsOf` gives it.
 */
export function originsOfClaims(
  items: readonly ClaimOnPage[],
  pages: ReadonlyMap<string, string>,
  relations: readonly RelationJudgement[],
  names: PartyNames,
): (item: ClaimOnPage) => Origin {
  const lineage = new Lineage(pages, names)
  lineage.declare(items)
  lineage.quote(items)
  lineage.rule(items, relations)
  return lineage.origins()
}

/** Pages that are copies of one another, by their sketches and days. */
export const pageOriginsOf = (sources: Iterable<SourceRecord>): ReadonlyMap<string, string> =>
  originsOf([...sources].map(({ sha256, sketch, published }) => ({ id: sha256, sketch, day: wholeDay(published) })))

const wholeDay = (date: string | null): string | null => (date && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : null)

class Lineage {
  readonly #pages: ReadonlyMap<string, string>
  readonly #names: PartyNames
  /** Where a claim comes from, where that is not simply its page. */
  readonly #rootOf = new Map<string, string>()
  readonly #above = new Map<string, string>()
  readonly #apart: (readonly [ClaimOnPage, ClaimOnPage])[] = []
  readonly #cited = new Map<SourceRecord, string | null>()

  constructor(pages: ReadonlyMap<string, string>, names: PartyNames) {
    this.#pages = pages
    this.#names = names
  }

  /** Declared attribution (OR2): an outlet cited in the sentence or credited on the page. */
  declare(items: readonly ClaimOnPage[]): void {
    let shown: ReadonlyMap<string, readonly ClaimOnPage[]> | null = null
    for (const item of items) {
      const outlet = this.#outletOf(item)
      if (outlet === null) continue
      shown ??= pagesShownBy(items)
      const first = this.#storyOf(outlet, item, shown)
      if (item.claim.via.some((hop) => fold(hop) === outlet)) this.#rootOf.set(item.claim.id, first)
      else this.#unite(this.#pageOf(item), first)
    }
  }

  /** The outlet that a claim is taken from: the outermost hop that is no party's voice, or whom the page credits. */
  #outletOf({ claim, source }: ClaimOnPage): string | null {
    if (claim.via.length > 0) {
      const own = shownBy(source)
      const hop = claim.via.find(
        (each) => each !== claim.speaker && this.#names.speaksFor(each) === null && fold(each) !== own,
      )
      if (hop !== undefined) return fold(hop)
    }
    const known = this.#cited.get(source)
    if (known !== undefined) return known
    const credited = outletCredited(source)
    this.#cited.set(source, credited)
    return credited
  }

  #pageOf({ source }: ClaimOnPage): string {
    return this.#pages.get(source.sha256) ?? source.sha256
  }

  #rootFor(item: ClaimOnPage): string {
    return this.#top(this.#rootOf.get(item.claim.id) ?? this.#pageOf(item))
  }

  /** The one story of an outlet that a citation can mean; a name for it when the case has none, or several. */
  #storyOf(outlet: string, citing: ClaimOnPage, shown: ReadonlyMap<string, readonly ClaimOnPage[]>): string {
    const stories = new Set(
      (shown.get(outlet) ?? [])
        .filter((item) => item.claim.kind === citing.claim.kind && sameMatter(item.source, citing.source))
        .map((item) => this.#pages.get(item.source.sha256) ?? item.source.sha256),
    )
    const [only] = stories
    return stories.size === 1 && only !== undefined ? only : `outlet ${outlet}`
  }

  /** One statement that several pages quote is one origin, whatever the pages say around it (OR3). */
  quote(items: readonly ClaimOnPage[]): void {
    const quoted = items.flatMap((item) => {
      if (item.claim.speaker === 'article') return []
      const words = quotationsIn(item.claim.quote).map(({ start, end }) => item.claim.quote.slice(start, end))
      const shingles = words.length === 0 ? [] : [...shinglesOf(words.join('\n'))]
      return shingles.length >= ENOUGH_SHINGLES ? [{ ...item, shingles }] : []
    })
    const having = new Map<number, (typeof quoted)[number][]>()
    for (const item of quoted) {
      const others = new Set(item.shingles.flatMap((shingle) => having.get(shingle) ?? []))
      for (const other of others)
        if (sameMatter(item.source, other.source) && containment(item.shingles, other.shingles) >= SAME_STATEMENT)
          this.#oneStatement(item.claim.id, other.claim.id)
      for (const shingle of item.shingles) having.set(shingle, [...(having.get(shingle) ?? []), item])
    }
  }

  #oneStatement(a: string, b: string): void {
    const statement = `statement ${a < b ? a : b}`
    for (const id of [a, b]) {
      const root = this.#rootOf.get(id)
      if (root?.startsWith('statement ')) this.#unite(root, statement)
      this.#rootOf.set(id, statement)
    }
  }

  /** What a person ruled of two claims holds of their pages' claims too: last word first (OR4). */
  rule(items: readonly ClaimOnPage[], relations: readonly RelationJudgement[]): void {
    const last = new Map(
      relations
        .filter(({ relation }) => relation === 'same-origin')
        .map((item) => [[item.claim, item.other].sort().join(' '), item]),
    )
    if (last.size === 0) return
    const byId = new Map(items.map((item) => [item.claim.id, item]))
    for (const { claim, other, answer } of last.values()) {
      const [a, b] = [byId.get(claim), byId.get(other)]
      if (a === undefined || b === undefined || answer === 'unsure') continue
      if (answer === 'yes') this.#unite(this.#rootFor(a), this.#rootFor(b))
      else this.#separate(items, a, b)
    }
  }

  #separate(items: readonly ClaimOnPage[], claim: ClaimOnPage, other: ClaimOnPage): void {
    const root = this.#rootFor(claim)
    const page = claim.source.sha256
    if (root === this.#rootFor(other))
      for (const item of items)
        if (item.source.sha256 === page && this.#rootFor(item) === root)
          this.#rootOf.set(item.claim.id, `ruled ${page}`)
    this.#apart.push([claim, other])
  }

  #top(root: string): string {
    let top = root
    for (let above = this.#above.get(top); above !== undefined; above = this.#above.get(top)) top = above
    return top
  }

  #unite(a: string, b: string): void {
    const [one, other] = [this.#top(a), this.#top(b)]
    // A page names an origin better than an outlet that is only cited.
    if (one !== other) this.#above.set(...((isPage(one) ? [other, one] : [one, other]) as [string, string]))
  }

  /** The origin of a claim; claims of one origin and one speaker share an object. */
  origins(): (item: ClaimOnPage) => Origin {
    const originOf = this.#sharedOrigins()
    let last: { readonly source: SourceRecord; readonly speaker: string; readonly origin: Origin } | null = null
    return (item) => {
      const { claim, source } = item
      // Claims come page by page, and most of a page's say no more of where they come from than the page does.
      const plain = claim.via.length === 0 && !this.#rootOf.has(claim.id)
      if (plain && last?.source === source && last.speaker === claim.speaker) return last.origin
      const origin = originOf(item)
      if (plain) last = { source, speaker: claim.speaker, origin }
      return origin
    }
  }

  #sharedOrigins(): (item: ClaimOnPage) => Origin {
    const apart = this.#apartOrigins()
    const shared = new Map<string, Map<string | null, Origin>>()
    return (item) => {
      const origin = this.#rootFor(item)
      const attribution = this.#attributionOf(item)
      const ofOrigin = shared.get(origin) ?? new Map<string | null, Origin>()
      shared.set(origin, ofOrigin)
      const known = ofOrigin.get(attribution)
      if (known) return known
      const fresh = { origin, attribution, independentOf: apart.get(origin) ?? NONE }
      ofOrigin.set(attribution, fresh)
      return fresh
    }
  }

  #attributionOf(item: ClaimOnPage): string | null {
    const { speaker } = item.claim
    return speaker === 'article' ? this.#outletOf(item) : (this.#names.speaksFor(speaker) ?? fold(speaker))
  }

  #apartOrigins(): ReadonlyMap<string, readonly string[]> {
    const apart = new Map<string, string[]>()
    for (const pair of this.#apart) {
      const [a, b] = [this.#rootFor(pair[0]), this.#rootFor(pair[1])]
      apart.set(a, [...(apart.get(a) ?? []), b])
      apart.set(b, [...(apart.get(b) ?? []), a])
    }
    return apart
  }
}

const NONE: readonly string[] = []

const isPage = (root: string): boolean => !/^(?:outlet|statement|ruled) /u.test(root)

function pagesShownBy(items: readonly ClaimOnPage[]): ReadonlyMap<string, readonly ClaimOnPage[]> {
  const shown = new Map<string, ClaimOnPage[]>()
  for (const item of items) {
    const name = shownBy(item.source)
    if (name === null) continue
    const pages = shown.get(name)
    if (pages) pages.push(item)
    else shown.set(name, [item])
  }
  return shown
}

function shownBy({ publishers }: SourceRecord): string | null {
  const shows = publishers.find((publisher) => publisher.role === 'shows')
  return shows ? fold(shows.name) : null
}

/** The outlet whom a page credits with its text. */
function outletCredited(source: SourceRecord): string | null {
  const own = shownBy(source)
  const credited = source.publishers.find(
    ({ role, name }) => (role === 'origin' || role === 'agency') && fold(name) !== own,
  )
  return own !== null && credited ? fold(credited.name) : null
}

function sameMatter(a: SourceRecord, b: SourceRecord): boolean {
  const [one, other] = [wholeDay(a.published), wholeDay(b.published)]
  if (one === null || other === null) return true
  return Math.abs(Date.parse(one) - Date.parse(other)) <= SAME_MATTER_DAYS * 86_400_000
}

/** In how many independent origins claims stand: surely in so many, possibly in so many (OR5). */
export interface Support {
  readonly atLeast: number
  readonly atMost: number
}

/**
 * Counts origins. Origins are surely distinct when a person ruled so, or when both name who said it and the names
 * differ; an origin that does not say where it has it from may be any of the others.
 */
export function supportOf(items: readonly Origin[]): Support {
  const origins = new Map<string, Named>()
  for (const { origin, attribution, independentOf } of items) {
    const known = origins.get(origin)
    if (!known) origins.set(origin, { names: attribution === null ? NONE : [attribution], independentOf })
    else if (attribution !== null && !known.names.includes(attribution)) known.names = [...known.names, attribution]
  }
  const chosen: [string, Named][] = []
  const tried = new Set<string | null>()
  // Origins that name fewer speakers are distinct from more others: take them first. Any such set is a bound that holds.
  const order = [...origins].sort(([, a], [, b]) => (a.names.length || 99) - (b.names.length || 99))
  for (const [id, one] of order) {
    // Of origins that name the same one speaker, or nobody, and are not ruled apart, a later one fares as the first did.
    if (one.names.length < 2 && one.independentOf.length === 0) {
      const [name = null] = one.names
      if (tried.has(name)) continue
      tried.add(name)
    }
    if (chosen.every(([other, theirs]) => one.independentOf.includes(other) || shareNoName(one, theirs)))
      chosen.push([id, one])
  }
  return { atLeast: chosen.length, atMost: origins.size }
}

interface Named {
  names: readonly string[]
  readonly independentOf: readonly string[]
}

const shareNoName = (a: Named, b: Named): boolean =>
  a.names.length > 0 && b.names.length > 0 && !a.names.some((name) => b.names.includes(name))
