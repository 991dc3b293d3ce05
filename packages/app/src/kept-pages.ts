import { type CaseState, type Entry, type Head, PageBook, PageReplay } from '@muster/core'
import type { CaseStore } from './case-session.ts'

/** The name under which a store keeps the book; another form of its blocks gets another number. */
const PART = 'pages 1'
/** Entries that a book takes in at once. */
const AT_ONCE = 10_000

/**
 * The book from which pages are listed. It is kept beside the ledger, so that the first list of an open case need not go
 * through all claims. Nothing here is needed: whatever fails is left, and the book made again from the ledger.
 */
export class KeptPages {
  readonly #store: CaseStore
  #book: PageBook | null = null
  /** The head that the store's book is of; null when it has none of use. */
  #kept: Head | null = null

  constructor(store: CaseStore) {
    this.#store = store
  }

  /** Begins with a ledger of which nothing has been taken in yet. */
  begin(): void {
    if (this.#store.saved) this.#book = PageBook.empty()
  }

  /** The book as of a state: the one at hand, one that was kept and the entries since, or one made from the ledger. */
  async upTo(state: CaseState): Promise<PageBook> {
    if (this.#book) return this.#book
    const kept = await this.#read(state)
    this.#book = kept ?? (await this.#replayed(state))
    // Made from the whole ledger: the next program is to find it.
    if (!kept) await this.save(state)
    return this.#book ?? (await this.#replayed(state))
  }

  /** Follows what was taken in or recorded. */
  follow(state: CaseState, entries: readonly Entry[]): void {
    this.#book?.take(state, entries)
  }

  /** Keeps the book beside a state that was saved. Where none is kept and nobody asked for one, none is made. */
  async save(state: CaseState): Promise<void> {
    const { saved } = this.#store
    if (!saved) return
    try {
      this.#book ??= await this.#read(state)
      if (!this.#book) return
      const { head } = state
      if (await saved.savePart(PART, this.#kept, { head, ...this.#book.toKeep(state) })) {
        this.#kept = head
        return
      }
    } catch {
      // A full disk or a busy file: what is kept stays as it was.
    }
    // Of what is kept now, this book does not know which blocks are others: it is read again when it is asked for.
    this.#book = null
  }

  async #read(state: CaseState): Promise<PageBook | null> {
    const part = await this.#store.saved?.readPart(PART).catch(() => null)
    const book = part && part.head.seq <= state.head.seq ? readBook(part.blocks, part.head.seq) : null
    this.#kept = part?.head ?? null
    if (!book) return null
    for await (const entries of piecesOf(this.#store, book.seq, state.head.seq)) book.take(state, entries)
    return book
  }

  async #replayed({ head }: CaseState): Promise<PageBook> {
    const anew = new PageReplay()
    for await (const entries of piecesOf(this.#store, 0, head.seq)) anew.take(entries)
    return anew.book
  }
}

function readBook(blocks: readonly string[], seq: number): PageBook | null {
  try {
    return PageBook.from(blocks, seq)
  } catch {
    return null
  }
}

/** Entries of a ledger after one and up to another, some at once. */
async function* piecesOf(store: CaseStore, after: number, last: number): AsyncIterable<readonly Entry[]> {
  if (after >= last) return
  let piece: Entry[] = []
  for await (const entry of store.read(after)) {
    if (entry.seq > last) break
    if (piece.push(entry) < AT_ONCE) continue
    yield piece
    piece = []
  }
  yield piece
}

/** Where the book that is kept is not what the entries up to its head make; null when it is, or none is kept. */
export async function differentPages(store: CaseStore): Promise<string | null> {
  const part = await store.saved?.readPart(PART)
  if (!part) return null
  const anew = new PageReplay()
  for await (const entries of piecesOf(store, 0, part.head.seq)) anew.take(entries)
  const { count, changed } = anew.book.toKeep(anew.grounds)
  const wrong = part.blocks.findIndex((block, number) => block !== changed.get(number))
  if (wrong < 0 && part.blocks.length === count) return null
  return `what is saved of the list of pages is not what the ledger makes: block ${(wrong < 0 ? count : wrong) + 1}`
}
