import type { Claim } from '../../claims/claim.ts'
import type { Entry, SourceRecord } from '../entry.ts'
import { foldForSearch } from './fold-for-search.ts'

/** Something that a search found: a page by its digest, or a claim by its id. */
export interface Found {
  readonly kind: 'page' | 'claim'
  readonly id: string
}

export interface SearchAnswer {
  /** How many pages and claims there are with these words. */
  readonly total: number
  /** The newest of them. */
  readonly found: readonly Found[]
}

/**
 * What can be searched of a case, from its entries alone: what pages say of themselves, and the words and the parties of
 * claims, as they were proposed and as they were amended. It is derived, lies in memory and can be thrown away at any
 * time; the same entries give the same index, taken at once or in pieces (LG9).
 */
export class SearchIndex {
  readonly #texts: string[] = []
  readonly #what: Found[] = []
  #seq = 0

  /** The place of the last entry that was taken in. */
  get seq(): number {
    return this.#seq
  }

  /** Takes in one entry more. Throws when it is not the next: the index would be of another ledger. */
  take({ seq, body }: Entry): void {
    if (seq !== this.#seq + 1) throw new RangeError(`entry ${seq} does not follow entry ${this.#seq}`)
    this.#seq = seq
    if (body.kind === 'source-recorded') this.#add({ kind: 'page', id: body.source.sha256 }, wordsOfPage(body.source))
    if (body.kind === 'claims-proposed')
      for (const claim of body.claims) this.#add({ kind: 'claim', id: claim.id }, wordsOfClaim(claim))
    if (body.kind === 'claim-judged' && body.amended)
      this.#add({ kind: 'claim', id: body.claim }, wordsOfClaim(body.amended))
  }

  /** What holds every one of the words, each as a part of a word or a whole one (LG8); nothing for no words. */
  find(words: string, most: number): SearchAnswer {
    const wanted = foldForSearch(words).split(' ').filter(Boolean)
    const seen = new Set<string>()
    const found: Found[] = []
    if (wanted.length === 0) return { total: 0, found }
    for (let at = this.#texts.length - 1; at >= 0; at--) {
      const text = this.#texts[at] ?? ''
      const what = this.#what[at]
      if (!what || !wanted.every((word) => text.includes(word)) || seen.has(what.id)) continue
      seen.add(what.id)
      if (found.length < most) found.push(what)
    }
    return { total: seen.size, found }
  }

  #add(what: Found, words: readonly (string | null)[]): void {
    this.#what.push(what)
    this.#texts.push(foldForSearch(words.filter((word) => word !== null).join('\n')))
  }
}

const wordsOfPage = (page: SourceRecord): readonly (string | null)[] => [
  page.title,
  page.byline,
  page.from.name,
  page.canonicalUrl,
  page.published,
  ...page.publishers.map((publisher) => publisher.name),
]

const wordsOfClaim = (claim: Claim): readonly (string | null)[] => [
  claim.quote,
  claim.actor,
  claim.peopleOf,
  claim.recipient,
  claim.place,
  claim.what,
  claim.date,
  claim.speaker,
  ...claim.via,
  claim.kind === 'office' ? claim.person : null,
  claim.kind === 'accused' ? claim.charge : null,
  claim.kind === 'undertaking' ? claim.agreement : null,
]
