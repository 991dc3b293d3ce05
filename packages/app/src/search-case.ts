import { type Claim, SearchIndex, type SourceRecord, verdictOn } from '@muster/core'
import type { CaseSession } from './case-session.ts'

/** A page or a claim that a search found, with what a list shows of it. */
export type SearchHit =
  | { readonly kind: 'page'; readonly sha256: string; readonly title: string | null; readonly published: string | null }
  | {
      readonly kind: 'claim'
      readonly id: string
      readonly source: string
      readonly quote: string
      readonly verdict: string | null
    }

export interface SearchResult {
  readonly total: number
  readonly hits: readonly SearchHit[]
}

/** Indexes of open cases. They live as long as their session and are never written anywhere. */
const indexes = new WeakMap<CaseSession, SearchIndex>()

/** Throws the index of a case away; the next search makes it again from the ledger (LG9). */
export const dropSearchIndex = (session: CaseSession): void => {
  indexes.delete(session)
}

/**
 * Finds pages and claims by words or parts of words, in any script (LG8), the newest first; at most `most` are given.
 * The index takes in by itself what was recorded since the last search.
 */
export async function searchCase(session: CaseSession, words: string, most: number): Promise<SearchResult> {
  const index = indexes.get(session) ?? new SearchIndex()
  indexes.set(session, index)
  const { state } = session
  if (index.seq < state.head.seq)
    for await (const entry of session.store.read(index.seq)) {
      if (entry.seq > state.head.seq) break
      index.take(entry)
    }
  const { total, found } = index.find(words, most)
  const hits = found.flatMap(({ kind, id }): readonly SearchHit[] => {
    if (kind === 'page') {
      const page = state.sources.get(id)
      return page ? [pageHit(page)] : []
    }
    const proposal = state.proposals.get(id)
    if (!proposal) return []
    const verdict = verdictOn(state, id)
    return [claimHit(id, proposal.source, verdict?.amended ?? proposal.claim, verdict?.verdict ?? null)]
  })
  return { total, hits }
}

const pageHit = ({ sha256, title, published }: SourceRecord): SearchHit => ({ kind: 'page', sha256, title, published })

const claimHit = (id: string, source: string, { quote }: Claim, verdict: string | null): SearchHit => ({
  kind: 'claim',
  id,
  source,
  quote,
  verdict,
})
