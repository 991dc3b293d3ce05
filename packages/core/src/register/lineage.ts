import type { Claim } from '../claims/claim.ts'
import type { SourceRecord } from '../ledger/entry.ts'
import type { RelationJudgement } from '../ledger/replay.ts'
import { containment, shinglesOf } from './copies.ts'
import type { ClaimOnPage, Origin, OriginTally } from './origins.ts'
import type { PartyNames } from './party-names.ts'
import { QUOTES, quotationsIn } from './quotations.ts'
import { ByMatter, sameMatter } from './same-matter.ts'

/** Share of the shorter quotation's shingles that the longer has when both quote one statement; and how many at least. */
const SAME_STATEMENT = 0.5
const ENOUGH_SHINGLES = 3

/** What lineage asks of the accepted claims that it is drawn up for. */
export interface Lineages {
  /** Those that may go back to something else than their page (`bearsOnOrigin`), in the order of the case. */
  readonly bearing: readonly ClaimOnPage[]
  /** The first page of the group of copies that a page is in. */
  readonly pageOrigin: (sha256: string) => string
  readonly claimsOn: (sha256: string) => readonly ClaimOnPage[]
  /** Pages that an outlet shows itself, by its folded name, that can be of the matter of a page. */
  readonly pagesShownBy: (outlet: string, near: SourceRecord) => readonly SourceRecord[]
  readonly find: (claim: string) => ClaimOnPage | undefined
  readonly relations: readonly RelationJudgement[]
  readonly names: PartyNames
  readonly tallyOf: (origin: string) => OriginTally
}

/** Whether a claim can go back to something else than its page: it cites somebody, its page credits somebody, or it quotes. */
export const bearsOnOrigin = ({ claim, source }: ClaimOnPage): boolean =>
  claim.via.length > 0 || outletCredited(source) !== null || statementOf(claim) !== null

/**
 * The origins of claims (OR1 to OR4): a person's ruling goes before declared attribution and shared statements, and those
 * before copies found by their words. Does not depend on the order of claims but for the name of an origin.
 */
export class Lineage {
  readonly #of: Lineages
  /** Outlets that somebody has something from: a page more of theirs may be what was meant. */
  readonly cited = new Set<string>()
  /** Pages, and names of origins, that something else than copying ties together: all others are simply their page's. */
  readonly touched = new Set<string>()
  /** Where a claim comes from, where that is not simply its page. */
  readonly #rootOf = new Map<string, string>()
  readonly #above = new Map<string, string>()
  readonly #apart: (readonly [ClaimOnPage, ClaimOnPage])[] = []
  /** One object for each origin and whom it names; most origins name one. */
  readonly #shared = new Map<string, Origin | Map<string | null, Origin>>()
  readonly #independent: ReadonlyMap<string, readonly string[]>
  #last: { readonly source: SourceRecord; readonly speaker: string; readonly origin: Origin } | null = null

  constructor(of: Lineages) {
    this.#of = of
    for (const { source } of of.bearing) this.touched.add(source.sha256)
    this.#declare()
    this.#quote()
    this.#rule()
    for (const [below, above] of this.#above) this.touched.add(below).add(above)
    this.#independent = this.#apartOrigins()
    for (const origin of this.#independent.keys()) this.touched.add(origin)
  }

  /** The origin of a claim; claims of one origin and one speaker share an object. */
  originOf(item: ClaimOnPage): Origin {
    const { claim, source } = item
    // Claims come page by page, and most of a page's say no more of where they come from than the page does.
    const plain = claim.via.length === 0 && !this.#rootOf.has(claim.id)
    if (plain && this.#last?.source === source && this.#last.speaker === claim.speaker) return this.#last.origin
    const origin = this.#sharedOrigin(item)
    if (plain) this.#last = { source, speaker: claim.speaker, origin }
    return origin
  }

  /** Declared attribution (OR2): an outlet cited in the sentence or credited on the page. */
  #declare(): void {
    for (const item of this.#of.bearing) {
      const outlet = this.#outletOf(item)
      if (outlet === null) continue
      this.cited.add(outlet)
      const first = this.#storyOf(outlet, item)
      if (item.claim.via.some((hop) => fold(hop) === outlet)) this.#rootOf.set(item.claim.id, first)
      else this.#unite(this.#pageOf(item), first)
    }
  }

  /** The outlet that a claim is taken from: the outermost hop that is no party's voice, or whom the page credits. */
  #outletOf({ claim, source }: ClaimOnPage): string | null {
    if (claim.via.length > 0) {
      const own = shownBy(source)
      const hop = claim.via.find(
        (each) => each !== claim.speaker && this.#of.names.speaksFor(each) === null && fold(each) !== own,
      )
      if (hop !== undefined) return fold(hop)
    }
    return outletCredited(source)
  }

  #pageOf({ source }: ClaimOnPage): string {
    return this.#of.pageOrigin(source.sha256)
  }

  #rootFor(item: ClaimOnPage): string {
    return this.#top(this.#rootOf.get(item.claim.id) ?? this.#pageOf(item))
  }

  /** The one story of an outlet that a citation can mean; a name for it when the case has none, or several. */
  #storyOf(outlet: string, citing: ClaimOnPage): string {
    const stories = new Set(
      this.#of
        .pagesShownBy(outlet, citing.source)
        .filter(
          (page) =>
            sameMatter(page, citing.source) &&
            this.#of.claimsOn(page.sha256).some(({ claim }) => claim.kind === citing.claim.kind),
        )
        .map((page) => this.#of.pageOrigin(page.sha256)),
    )
    const [only] = stories
    return stories.size === 1 && only !== undefined ? only : `outlet ${outlet}`
  }

  /** One statement that several pages quote is one origin, whatever the pages say around it (OR3). */
  #quote(): void {
    const quoted = this.#of.bearing.flatMap((item) => {
      const shingles = statementOf(item.claim)
      return shingles ? [{ ...item, shingles }] : []
    })
    const having = new ByMatter<number, (typeof quoted)[number]>()
    for (const item of quoted) {
      const others = new Set(item.shingles.flatMap((shingle) => having.near(shingle, item.source)))
      for (const other of others)
        if (sameMatter(item.source, other.source) && containment(item.shingles, other.shingles) >= SAME_STATEMENT)
          this.#oneStatement(item.claim.id, other.claim.id)
      for (const shingle of item.shingles) having.add(shingle, item.source, item)
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
  #rule(): void {
    const last = new Map(
      this.#of.relations
        .filter(({ relation }) => relation === 'same-origin')
        .map((item) => [[item.claim, item.other].sort().join(' '), item]),
    )
    for (const { claim, other, answer } of last.values()) {
      const [a, b] = [this.#of.find(claim), this.#of.find(other)]
      if (a === undefined || b === undefined || answer === 'unsure') continue
      for (const { source } of [a, b]) this.touched.add(source.sha256)
      if (answer === 'yes') this.#unite(this.#rootFor(a), this.#rootFor(b))
      else this.#separate(a, b)
    }
  }

  #separate(claim: ClaimOnPage, other: ClaimOnPage): void {
    const root = this.#rootFor(claim)
    const page = claim.source.sha256
    if (root === this.#rootFor(other))
      for (const item of this.#of.claimsOn(page))
        if (this.#rootFor(item) === root) this.#rootOf.set(item.claim.id, `ruled ${page}`)
    this.#apart.push([claim, other])
  }

  #top(root: string): string {
    let top = root
    for (let above = this.#above.get(top); above !== undefined; above = this.#above.get(top)) top = above
    // The next look is short, however long the way was.
    for (let at = root; at !== top; ) {
      const above = this.#above.get(at) ?? top
      this.#above.set(at, top)
      at = above
    }
    return top
  }

  #unite(a: string, b: string): void {
    const [one, other] = [this.#top(a), this.#top(b)]
    // A page names an origin better than an outlet that is only cited.
    if (one !== other) this.#above.set(...((isPage(one) ? [other, one] : [one, other]) as [string, string]))
  }

  #sharedOrigin(item: ClaimOnPage): Origin {
    const origin = this.#rootFor(item)
    const attribution = this.#attributionOf(item)
    const ofOrigin = this.#shared.get(origin)
    const known = ofOrigin instanceof Map ? ofOrigin.get(attribution) : ofOrigin
    if (known?.attribution === attribution) return known
    const tally = known?.tally ?? this.#of.tallyOf(origin)
    const fresh = { origin, attribution, independentOf: this.#independent.get(origin) ?? NONE, tally }
    if (ofOrigin === undefined) this.#shared.set(origin, fresh)
    else if (ofOrigin instanceof Map) ofOrigin.set(attribution, fresh)
    else this.#shared.set(origin, new Map([ofOrigin, fresh].map((each) => [each.attribution, each])))
    return fresh
  }

  #attributionOf(item: ClaimOnPage): string | null {
    const { speaker } = item.claim
    return speaker === 'article' ? this.#outletOf(item) : (this.#of.names.speaksFor(speaker) ?? fold(speaker))
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

const fold = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/^the /u, '').trim()

const isPage = (root: string): boolean => !/^(?:outlet|statement|ruled) /u.test(root)

const statements = new WeakMap<Claim, readonly number[] | null>()

/** The shingles of what a claim quotes of somebody; null where it quotes nothing long enough to be known again. */
function statementOf(claim: Claim): readonly number[] | null {
  if (claim.speaker === 'article' || !QUOTES.test(claim.quote)) return null
  const known = statements.get(claim)
  if (known !== undefined) return known
  const words = quotationsIn(claim.quote).map(({ start, end }) => claim.quote.slice(start, end))
  const shingles = words.length === 0 ? [] : [...shinglesOf(words.join('\n'))]
  const statement = shingles.length >= ENOUGH_SHINGLES ? shingles : null
  statements.set(claim, statement)
  return statement
}

/** The outlet that shows a page, by its folded name. */
export function shownBy({ publishers }: SourceRecord): string | null {
  const shows = publishers.find((publisher) => publisher.role === 'shows')
  return shows ? fold(shows.name) : null
}

const credits = new WeakMap<SourceRecord, string | null>()

/** The outlet whom a page credits with its text. */
function outletCredited(source: SourceRecord): string | null {
  if (source.publishers.length < 2) return null
  const known = credits.get(source)
  if (known !== undefined) return known
  const own = shownBy(source)
  const credited = source.publishers.find(
    ({ role, name }) => (role === 'origin' || role === 'agency') && fold(name) !== own,
  )
  const outlet = own !== null && credited ? fold(credited.name) : null
  credits.set(source, outlet)
  return outlet
}
