import {
  type ClaimLedger,
  chain,
  type Entry,
  type EntryDraft,
  type Head,
  HeadMoved,
  type LedgerTurn,
  NO_ENTRIES,
  type PageStore,
  sha256OfBytes,
} from '@muster/core'

/** A store that forgets when the program ends: for `muster read`, benches and tests. */
export class MemoryStore implements ClaimLedger, PageStore {
  readonly #entries: Entry[] = []
  #last: Promise<unknown> = Promise.resolve()
  readonly #pages = new Map<string, Uint8Array>()

  head(): Promise<Head> {
    return Promise.resolve(this.#head())
  }

  append(after: Head, drafts: readonly EntryDraft[]): Promise<readonly Entry[]> {
    return this.inTurn((turn) => turn.append(after, drafts))
  }

  inTurn<T>(act: (turn: LedgerTurn) => Promise<T>): Promise<T> {
    const turn = { head: () => this.head(), read: (seq: number) => this.read(seq), append: this.#appendHeld }
    const done = this.#last.then(async () => {
      const before = this.#entries.length
      try {
        return await act(turn)
      } catch (error) {
        this.#entries.length = before
        throw error
      }
    })
    this.#last = done.catch(() => undefined)
    return done
  }

  readonly #appendHeld = (after: Head, drafts: readonly EntryDraft[]): Promise<readonly Entry[]> => {
    if (this.#head().hash !== after.hash) return Promise.reject(new HeadMoved('the ledger has moved on'))
    const entries = chain(after, drafts)
    this.#entries.push(...entries)
    return Promise.resolve(entries)
  }

  async *read(afterSeq: number): AsyncIterable<Entry> {
    yield* this.#entries.slice(afterSeq)
  }

  put(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256OfBytes(bytes)
    this.#pages.set(sha256, bytes)
    return Promise.resolve(sha256)
  }

  get(sha256: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.#pages.get(sha256) ?? null)
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  #head(): Head {
    return this.#entries.at(-1) ?? NO_ENTRIES
  }
}
