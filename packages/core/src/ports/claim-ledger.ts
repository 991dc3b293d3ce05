import type { Entry, EntryDraft, Head } from '../ledger/entry.ts'

/** Raised by a store when somebody else appended first. The act is decided again on the new head. */
export class HeadMoved extends Error {
  override readonly name = 'HeadMoved'
}

/** Where entries are kept. Append only; one suite (packages/ledger/conformance) holds every adapter to it. */
export interface ClaimLedger {
  head(): Promise<Head>
  /**
   * Appends all drafts or none, and returns only when they would survive a power cut.
   * Rejects with HeadMoved when `after` is no longer the head.
   */
  append(after: Head, drafts: readonly EntryDraft[]): Promise<readonly Entry[]>
  /** Entries after `seq`, in order. */
  read(afterSeq: number): AsyncIterable<Entry>
  /**
   * Holds the ledger while `act` reads and appends: nobody else appends before it is done, so an act that many do at
   * once is not decided again and again. What was appended is kept when `act` is done; nothing of it when it rejects.
   */
  inTurn<T>(act: (turn: LedgerTurn) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The ledger as the one who holds it sees it. */
export type LedgerTurn = Pick<ClaimLedger, 'head' | 'append' | 'read'>
