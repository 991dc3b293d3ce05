import { setTimeout as pause } from 'node:timers/promises'
import {
  type CaseState,
  type ClaimLedger,
  type Entry,
  type EntryBody,
  emptyState,
  firstBreak,
  firstUnknown,
  type Hand,
  HeadMoved,
  type LedgerTurn,
  type PageBook,
  type PageStore,
  type Register,
  RegisterBook,
  type RegisterQuestion,
  type RereadCount,
  replay,
  type SavedStates,
  type TextDigest,
  whyNotAppend,
} from '@muster/core'
import { ActRefused } from './act-refused.ts'
import { KeptPages } from './kept-pages.ts'
import { KeptRegister } from './kept-register.ts'
import { proveSome, SavedState } from './saved-state.ts'

/** How the store's key is kept: behind a passphrase, open beside it, or nowhere (a case in memory). */
export type Sealed = 'passphrase' | 'open' | 'memory'

export interface CaseStore extends ClaimLedger, PageStore {
  readonly sealed?: Sealed
  /** The digest of a text, where the store has a faster one than the core. */
  readonly digest?: TextDigest
  /** Reads the whole file that the store lies in, also where no entry or page is; rejects when any of it was changed. */
  checkFile?(): Promise<void>
  /** What was replayed of the ledger, where the store keeps it. */
  readonly saved?: SavedStates
}

export interface SessionOptions {
  /** After how many entries the state is saved; tests save it often. */
  readonly saveEvery?: number
  /** From 0 up to 1: where in a ledger of which the state was saved some entries are proved all the same. */
  readonly chance?: () => number
  /** Claims from which the register is kept when it was worked out. */
  readonly keepRegisterFrom?: number
}

/** Milliseconds for which is read ahead, and for which others come first. */
const READ_AT_ONCE = 20

/** How often an act is decided again while the ledger is held. */
const TURNS = 10

/** Entries taken in at once where the state can be saved in between: memory then does not grow with the ledger. */
const ENTRIES_AT_ONCE = 50_000

/**
 * An open case: its store and what its ledger says. Every act goes through `record`, which asks the core whether it
 * may, and decides again when another program recorded something first.
 */
export class CaseSession {
  readonly store: CaseStore
  readonly hand: Hand
  #state: CaseState = emptyState()
  #register: { readonly book: RegisterBook; readonly reread: RereadCount } | null = null
  readonly #saved: SavedState
  readonly #pages: KeptPages
  readonly #registers: KeptRegister
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  private constructor(store: CaseStore, hand: Hand, options: SessionOptions) {
    this.store = store
    this.hand = hand
    this.#saved = new SavedState(store, options.saveEvery)
    this.#pages = new KeptPages(store)
    this.#registers = new KeptRegister(store, options.keepRegisterFrom)
  }

  /**
   * Opens a case from what was saved of it and the entries since, or reads the whole ledger; what is read of it is proved.
   * Throws ActRefused, naming the first thing wrong.
   */
  static async open(store: CaseStore, hand: Hand, options: SessionOptions = {}): Promise<CaseSession> {
    const session = new CaseSession(store, hand, options)
    const saved = await session.#saved.read()
    if (saved) {
      session.#state = saved
      await proveSome(store, saved.head, (options.chance ?? Math.random)())
    } else session.#pages.begin()
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

  /** The register for a question: from the book once there is one, which takes a while in a large case; till then one that was kept. */
  async register(question: RegisterQuestion, reread: RereadCount): Promise<Register> {
    if (this.#register) return this.registerBook(reread).ask(question)
    const kept = await this.#registers.read(this.#state, question)
    if (kept?.head.hash === this.#state.head.hash) return kept
    const state = this.#state
    const register = this.registerBook(reread).ask(question)
    await this.#inOrder(() => this.#registers.keep(state, question, register))
    return register
  }

  /** The book from which pages are listed, which follows what is recorded. */
  pageBook(): Promise<PageBook> {
    return this.#inOrder(() => this.#pages.upTo(this.#state))
  }

  /** Takes in what other programs recorded since. */
  refresh(): Promise<void> {
    return this.#inOrder(async () => {
      while (await this.#takeIn(this.store)) {
        // So much at once is taken from the store as it is asked for, rather than held in memory.
        if (await this.#saved.save(this.#state)) this.#state = (await this.#saved.read()) ?? this.#state
      }
      if (await this.#saved.saveWhenDue(this.#state)) await this.#pages.save(this.#state)
    })
  }

  /**
   * Reads in the background what the first register that has to be worked out goes through, a little at a time, so that
   * others are answered in between. Ends when all is read, or the case is closed.
   */
  async readAhead(): Promise<void> {
    while (!this.#closed && (await this.store.saved?.readAhead(READ_AT_ONCE))) await pause(READ_AT_ONCE)
  }

  /** Saves the state now, so that the next opening replays nothing. */
  save(): Promise<boolean> {
    return this.#inOrder(async () => {
      const saved = await this.#saved.save(this.#state)
      if (saved) await this.#pages.save(this.#state)
      return saved
    })
  }

  /**
   * Records what `bodiesFor` decides on the present state: all of it or nothing. Returns the entries recorded. When
   * another program was faster, the ledger is held while the act is decided again, so that it cannot lose a second time.
   */
  record(bodiesFor: (state: CaseState) => readonly EntryBody[], by?: string): Promise<readonly Entry[]> {
    return this.#inOrder(async () => {
      const entries = await this.#record(bodiesFor, by)
      this.#follow(entries)
      if (await this.#saved.saveWhenDue(this.#state)) await this.#pages.save(this.#state)
      return entries
    })
  }

  async #record(bodiesFor: (state: CaseState) => readonly EntryBody[], by?: string): Promise<readonly Entry[]> {
    try {
      return await this.#decide(this.store, bodiesFor, by)
    } catch (error) {
      if (!(error instanceof HeadMoved)) throw error
      return this.#recordInTurn(bodiesFor, by)
    }
  }

  async #recordInTurn(bodiesFor: (state: CaseState) => readonly EntryBody[], by?: string): Promise<readonly Entry[]> {
    for (let turn = 1; ; turn++)
      try {
        return await this.store.inTurn(async (held) => {
          while (await this.#takeIn(held)) {
            // Nothing is saved while the ledger is held.
          }
          return this.#decide(held, bodiesFor, by)
        })
      } catch (error) {
        if (!(error instanceof HeadMoved)) throw error
        // Distributed databases refuse a turn at its very end, when another one got through first.
        if (turn === TURNS)
          throw new ActRefused(
            'not-allowed',
            'others recorded at the same moment: nothing of this act was; do it again',
          )
      }
  }

  /** One after another: what one act takes in, another must not take in again. */
  #inOrder<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(act)
    this.#last = done.catch(() => undefined)
    return done
  }

  /** Takes in further entries; whether there may be more. */
  async #takeIn(ledger: LedgerTurn): Promise<boolean> {
    const most = this.#saved.kept ? ENTRIES_AT_ONCE : Number.POSITIVE_INFINITY
    const fresh: Entry[] = []
    for await (const entry of ledger.read(this.#state.head.seq)) if (fresh.push(entry) >= most) break
    const broken = firstBreak(this.#state.head, fresh, this.store.digest)
    if (broken) throw new ActRefused('damaged', `the ledger was changed: ${broken}; restore a backup`)
    const newer = firstUnknown(fresh)
    if (newer) throw new ActRefused('damaged', newer)
    this.#follow(fresh)
    return fresh.length >= most
  }

  #follow(entries: readonly Entry[]): void {
    if (entries.length === 0) return
    this.#state = replay(this.#state, entries)
    this.#register?.book.take(this.#state, entries)
    this.#pages.follow(this.#state, entries)
    this.#saved.note(entries)
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

  /** Closes the case. The register of a large one is kept, for today and the days to come. */
  close(): Promise<void> {
    return this.#inOrder(async () => {
      this.#closed = true
      const today = this.hand.now().slice(0, 10)
      const book = this.#register?.book
      if (book)
        await this.#registers.keepAhead(this.#state, { trueAt: today, knownBy: today, standing: 'alleged' }, (asked) =>
          book.ask(asked),
        )
      await this.store.close()
    })
  }
}

const foresee = (state: CaseState, draft: { at: string; by: string; body: EntryBody }): CaseState =>
  replay(state, [{ ...draft, seq: state.head.seq + 1, previous: state.head.hash, hash: state.head.hash }])
