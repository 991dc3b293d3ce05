import {
  type ClaimLedger,
  chain,
  type Entry,
  type EntryDraft,
  type Head,
  HeadMoved,
  NO_ENTRIES,
  type PageStore,
  sha256OfBytes,
} from '@muster/core'

/** A store that forgets when the program ends: for `muster read`, benches and tests. */
export class MemoryStore implements ClaimLedger, PageStore {
  readonly #entries: Entry[] = []
  readonly #pages = new Map<string, Uint8Array>()

  head(): Promise<Head> {
    return Promise.resolve(this.#head())
  }

  append(after: Head, drafts: readonly EntryDraft[]): Promise<readonly Entry[]> {
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
