import {
  type CaseState,
  type ClaimLedger,
  type Entry,
  type EntryBody,
  emptyState,
  firstBreak,
  type Hand,
  HeadMoved,
  type LedgerTurn,
  type PageStore,
  RegisterBook,
  type RereadCount,
  replay,
  whyNotAppend,
} from '@muster/core'
import { ActRefused } from './act-refused.ts'

/** How the store's key is kept: behind a passphrase, open beside it, or nowhere (a case in memory). */
export type Sealed = 'passphrase' | 'open' | 'memory'

export interface CaseStore extends ClaimLedger, PageStore {
  readonly sealed?: Sealed
  /** Reads the whole file that the store lies in, also where no entry or page is; rejects when any of it was changed. */
  checkFile?(): Promise<void>
}

/**
 * An open case: its store and what its ledger says. Every act goes through `record`, which asks the core whether it
 * may, and decides again when another program recorded something first.
 */
export class CaseSession {
  readonly store: CaseStore
  readonly hand: Hand
  #state: CaseState = emptyState()
  #register: { readonly book: RegisterBook; readonly reread: RereadCount } | null = null

  private constructor(store: CaseStore, hand: Hand) {
    this.store = store
    this.hand = hand
  }

  /** Reads the whole ledger and proves its chain. Throws ActRefused, naming the first thing wrong. */
  static async open(store: CaseStore, hand: Hand): Promise<CaseSession> {
    const session = new CaseSession(store, hand)
    await session.refresh()
    return session
  }

  get sealed(): Sealed {
    return this.store.sealed ?? 'memory'
  }

  get state(): CaseState {
    return this.#state
  }

  /** The register of this case, which follows what is recorded: asked again, it works out what changed. */
  registerBook(reread: RereadCount): RegisterBook {
    if (this.#register?.reread !== reread) this.#register = { book: new RegisterBook(this.#state, { reread }), reread }
    return this.#register.book
  }

  /** Takes in what other programs recorded since. */
  refresh(): Promise<void> {
    return this.#takeIn(this.store)
  }

  /**
   * Records what `bodiesFor` decides on the present state: all of it or nothing. Returns the entries recorded. When
   * another program was faster, the ledger is held while the act is decided again, so that it cannot lose a second time.
   */
  async record(bodiesFor: (state: CaseState) => readonly EntryBody[], by?: string): Promise<readonly Entry[]> {
    let entries: readonly Entry[]
    try {
      entries = await this.#decide(this.store, bodiesFor, by)
    } catch (error) {
      if (!(error instanceof HeadMoved)) throw error
      entries = await this.store.inTurn(async (turn) => {
        await this.#takeIn(turn)
        return this.#decide(turn, bodiesFor, by)
      })
    }
    this.#follow(entries)
    return entries
  }

  async #takeIn(ledger: LedgerTurn): Promise<void> {
    const fresh: Entry[] = []
    for await (const entry of ledger.read(this.#state.head.seq)) fresh.push(entry)
    const broken = firstBreak(this.#state.head, fresh)
    if (broken) throw new ActRefused('damaged', `the ledger was changed: ${broken}; restore a backup`)
    this.#follow(fresh)
  }

  #follow(entries: readonly Entry[]): void {
    if (entries.length === 0) return
    this.#state = replay(this.#state, entries)
    this.#register?.book.take(this.#state, entries)
  }

  async #decide(
    ledger: LedgerTurn,
    bodiesFor: (state: CaseState) => readonly EntryBody[],
    by: string | undefined,
  ): Promise<readonly Entry[]> {
    const drafts = bodiesFor(this.#state).map((body) => ({ at: this.hand.now(), by: by ?? this.hand.by, body }))
    if (drafts.length === 0) return []
    let next = this.#state
    for (const draft of drafts) {
      const why = whyNotAppend(next, draft)
      if (why) throw new ActRefused('not-allowed', why)
      // Entries of one act may rest on one another (a page, its claims, verdicts on them); verdicts rest on none of theirs.
      if (drafts.length > 1 && draft.body.kind !== 'claim-judged') next = foresee(next, draft)
    }
    return ledger.append(this.#state.head, drafts)
  }

  close(): Promise<void> {
    return this.store.close()
  }
}

const foresee = (state: CaseState, draft: { at: string; by: string; body: EntryBody }): CaseState =>
  replay(state, [{ ...draft, seq: state.head.seq + 1, previous: state.head.hash, hash: state.head.hash }])
