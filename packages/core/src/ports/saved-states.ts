import type { Entry, Head } from '../ledger/entry.ts'
import type { CaseState } from '../ledger/replay.ts'
import type { SearchBlock } from '../ledger/search/search-index.ts'

/** A part of what is derived, in numbered blocks of text, as it was at a head of the chain. */
export interface SavedPart {
  readonly head: Head
  readonly blocks: readonly string[]
}

/** What a part has become: how many blocks it has at a head, and those that changed, by their number. */
export interface ChangedPart {
  readonly head: Head
  readonly count: number
  readonly changed: ReadonlyMap<number, string>
}

/**
 * Where a store keeps what was replayed and its search index, beside its entries: derived, bound to the head of the chain
 * that it is of, and made again when it is of no use (LG9, LG10). Opening a case then reads the entries since, and the rest as it
 * is asked for.
 */
export interface SavedStates {
  /** The state saved last, read as it is asked for; null when there is none, or none of use to this program and chain. */
  read(): Promise<CaseState | null>
  /**
   * Reads on in the state that was given last, for so long, so that whoever goes through all of it later need not wait;
   * whether there is more to read.
   */
  readAhead(milliseconds: number): Promise<boolean>
  /** Brings what is saved up to `state` by the entries since; false, and nothing is written, when it is of another head. */
  save(after: Head, state: CaseState, entries: readonly Entry[]): Promise<boolean>
  /**
   * Entries after a place that lie nearer than in the ledger itself, as far as there are any, for what is derived from them;
   * absent where the ledger is as near.
   */
  readonly nearby?: (afterSeq: number) => AsyncIterable<Entry>
  /** The blocks of a search index that were saved, in their order; none when they are of no use. */
  readSearch(): Promise<readonly SearchBlock[]>
  /** Saves further blocks of an index; `from`: the number of the first of them. */
  saveSearch(from: number, blocks: readonly SearchBlock[]): Promise<void>
  /** A part kept by its name; null when there is none of this chain. What its blocks say is proved by whoever reads them. */
  readPart(name: string): Promise<SavedPart | null>
  /**
   * Brings a part up to a head; false, and nothing is written, when what is kept is of another head than `after` (null: of
   * none). A part of which every block is given takes the place of whatever is kept.
   */
  savePart(name: string, after: Head | null, part: ChangedPart): Promise<boolean>
  /** Throws all of it away. */
  drop(): Promise<void>
  /** Compares it with what all entries replay to. The first difference in one sentence, or null. Changes nothing. */
  check(entries: () => AsyncIterable<Entry>): Promise<string | null>
}
