import type { Entry, Head } from '../ledger/entry.ts'
import type { CaseState } from '../ledger/replay.ts'
import type { SearchBlock } from '../ledger/search/search-index.ts'

/**
 * Where a store keeps what was replayed and its search index, beside its entries: derived, bound to the head of the chain
 * that it is of, and made again when it is of no use (LG9, LG10). Opening a case then reads the entries since, and the rest as it
 * is asked for.
 */
export interface SavedStates {
  /** The state saved last, read as it is asked for; null when there is none, or none of use to this program and chain. */
  read(): Promise<CaseState | null>
  /** Brings what is saved up to `state` by the entries since; false, and nothing is written, when it is of another head. */
  save(after: Head, state: CaseState, entries: readonly Entry[]): Promise<boolean>
  /** The blocks of a search index that were saved, in their order; none when they are of no use. */
  readSearch(): Promise<readonly SearchBlock[]>
  /** Saves further blocks of an index; `from`: the number of the first of them. */
  saveSearch(from: number, blocks: readonly SearchBlock[]): Promise<void>
  /** Throws all of it away. */
  drop(): Promise<void>
  /** Compares it with what all entries replay to. The first difference in one sentence, or null. Changes nothing. */
  check(entries: () => AsyncIterable<Entry>): Promise<string | null>
}
