import type { Entry, SourceRecord } from '../../ledger/entry.ts'
import { type Dated, PageBook, type PageGrounds } from './page-book.ts'

/**
 * A page book made from entries alone, for those who have no state at hand: of a million claims it remembers next to
 * nothing but where they stand and which verdicts hold.
 */
export class PageReplay {
  readonly book = PageBook.empty()
  readonly #sources = new Map<string, SourceRecord>()
  readonly #proposals = new Map<string, { claim: Dated; source: string; entry: number }>()
  readonly #claimsOf = new Map<string, string[]>()
  readonly #verdicts = new Map<string, number[]>()

  get grounds(): PageGrounds {
    return {
      sources: this.#sources,
      proposals: this.#proposals,
      claimsOf: this.#claimsOf,
      verdicts: this.#verdicts,
    }
  }

  /** Takes in the entries that come next. */
  take(entries: readonly Entry[]): void {
    for (const entry of entries) this.#note(entry)
    this.book.take(this.grounds, entries)
  }

  #note({ seq, body }: Entry): void {
    if (body.kind === 'source-recorded') this.#sources.set(body.source.sha256, body.source)
    if (body.kind === 'source-dated') {
      const source = this.#sources.get(body.source)
      if (source) this.#sources.set(body.source, { ...source, published: body.published })
    }
    if (body.kind === 'claims-proposed')
      for (const { id, date, uttered } of body.claims) {
        if (this.#proposals.has(id)) continue
        this.#proposals.set(id, { claim: { date, uttered }, source: body.source, entry: seq })
        this.#claimsOf.set(body.source, [...(this.#claimsOf.get(body.source) ?? []), id])
      }
    if (body.kind === 'claim-judged') this.#verdicts.set(body.claim, [...(this.#verdicts.get(body.claim) ?? []), seq])
    if (body.kind === 'verdict-undone')
      this.#verdicts.set(
        body.claim,
        (this.#verdicts.get(body.claim) ?? []).filter((verdict) => verdict !== body.entry),
      )
  }
}
