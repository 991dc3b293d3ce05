import { type Claim, type Entry, SearchIndex, type SourceRecord, verdictOn } from '@muster/core'
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

/** An index with how many of its blocks are kept beside the ledger. */
interface KeptIndex {
  readonly index: SearchIndex
  readonly kept: number
}

/** Indexes of open cases. They live as long as their session; searches take turns, so that no entry is taken in twice. */
const indexes = new WeakMap<CaseSession, Promise<KeptIndex>>()

/** Throws the index of a case away; the next search makes it again from the ledger (LG9). */
export const dropSearchIndex = (session: CaseSession): void => {
  indexes.delete(session)
}

/** The index of a case with all that was recorded. */
async function indexOf(session: CaseSession): Promise<SearchIndex> {
  const next = (indexes.get(session) ?? keptIndex(session)).then((known) => broughtUp(session, known))
  indexes.set(session, next)
  try {
    return (await next).index
  } catch (error) {
    indexes.delete(session)
    throw error
  }
}

/**
 * What the last program kept of the index: full blocks, in the case's own file under its key, so that the next one reads
 * them rather than making them again. What was searched is kept nowhere.
 */
async function keptIndex({ store }: CaseSession): Promise<KeptIndex> {
  const blocks = (await store.saved?.readSearch()) ?? []
  return { index: new SearchIndex(blocks), kept: blocks.length }
}

async function broughtUp({ store, state }: CaseSession, { index, kept }: KeptIndex): Promise<KeptIndex> {
  const { seq } = state.head
  // From a database each entry comes over the network and is opened; what this machine has of them was proved before.
  if (index.seq < seq && store.saved?.nearby)
    await takeIn(index, store.saved.nearby(index.seq), seq).catch(() => {
      // Damaged, or thrown away by another program: the ledger itself gives what is missing.
    })
  if (index.seq < seq) await takeIn(index, store.read(index.seq), seq)
  const fresh = index.blocks.slice(kept)
  // A full disk or a busy file: the index is whole in memory, and the next program makes it again.
  if (fresh.length > 0) await store.saved?.saveSearch(kept, fresh).catch(() => undefined)
  return { index, kept: kept + fresh.length }
}

async function takeIn(index: SearchIndex, entries: AsyncIterable<Entry>, last: number): Promise<void> {
  for await (const entry of entries) {
    if (entry.seq > last) return
    index.take(entry)
  }
}

/**
 * Finds pages and claims by words or parts of words, in any script (LG8), the newest first; at most `most` are given.
 * The index takes in by itself what was recorded since the last search.
 */
export async function searchCase(session: CaseSession, words: string, most: number): Promise<SearchResult> {
  const { state } = session
  const index = await indexOf(session)
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
