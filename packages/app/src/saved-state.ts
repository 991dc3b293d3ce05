import { type CaseState, type Entry, firstBreak, type Head, NO_ENTRIES, type SavedStates } from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseStore } from './case-session.ts'

/** Entries recorded since the state was saved, from which it is saved again: an opening replays no more than about these. */
const SAVED_EVERY = 1_000
/** Entries proved at each opening in a run from anywhere, where the rest is taken from what was saved. */
const PROVED_ANYWHERE = 500

/**
 * What is kept beside a ledger so that opening it need not replay all of it. Nothing here is needed: whatever fails is
 * left, and the ledger replayed.
 */
export class SavedState {
  readonly #saved: SavedStates | null
  readonly #every: number
  #head: Head = NO_ENTRIES
  #since: Entry[] = []
  #due: number

  constructor({ saved }: Pick<CaseStore, 'saved'>, every = SAVED_EVERY) {
    this.#saved = saved ?? null
    this.#every = every
    this.#due = every
  }

  /** Whether this store keeps states at all. */
  get kept(): boolean {
    return this.#saved !== null
  }

  /** The state saved last; null when there is none of use. What is damaged is thrown away. */
  async read(): Promise<CaseState | null> {
    if (!this.#saved) return null
    try {
      const state = await this.#saved.read()
      this.#head = state?.head ?? NO_ENTRIES
      this.#since = []
      this.#due = this.#every
      return state
    } catch {
      // Where not even that can be done the entries may be whole all the same; `muster verify` names the damage.
      await this.#saved.drop().catch(() => undefined)
      return null
    }
  }

  /** Notes what was taken in or recorded since. */
  note(entries: readonly Entry[]): void {
    if (this.#saved) for (const entry of entries) if (entry.seq > this.#head.seq) this.#since.push(entry)
  }

  /** Saves a state when enough has been recorded since the last time; whether it did. */
  async saveWhenDue(state: CaseState): Promise<boolean> {
    return this.#since.length >= this.#due && this.save(state)
  }

  async save(state: CaseState): Promise<boolean> {
    if (!this.#saved || this.#since.length === 0) return false
    try {
      if (await this.#saved.save(this.#head, state, this.#since)) {
        this.#head = state.head
        this.#since = []
        this.#due = this.#every
        return true
      }
      await this.#catchUp(this.#saved)
    } catch {
      // A full disk or a busy file: the entries are safe, and this is tried again later.
      this.#due = this.#since.length + this.#every
    }
    return false
  }

  /** Another program saved meanwhile: what it has saved need not be saved again. */
  async #catchUp(saved: SavedStates): Promise<void> {
    const theirs = await saved.read()
    const [first] = this.#since
    if (theirs && first && theirs.head.seq >= first.seq - 1) {
      this.#head = theirs.head
      this.#since = this.#since.filter(({ seq }) => seq > theirs.head.seq)
      return
    }
    // Nothing there that this program's entries follow: the next opening makes it again.
    this.#due = Number.POSITIVE_INFINITY
    this.#since = []
  }
}

/**
 * Proves a run of entries from anywhere in a ledger up to a head: each opening another one, so that what was changed in a
 * stored ledger is met sooner or later also by those who never prove the whole. `chance`: from 0 up to 1.
 */
export async function proveSome(store: CaseStore, head: Head, chance: number): Promise<void> {
  const first = Math.floor(chance * Math.max(0, head.seq - PROVED_ANYWHERE))
  const run: Entry[] = []
  for await (const entry of store.read(first)) if (run.push(entry) >= PROVED_ANYWHERE) break
  const broken = firstBreak({ seq: first, hash: run[0]?.previous ?? head.hash }, run, store.digest)
  if (broken) throw new ActRefused('damaged', `the ledger was changed: ${broken}; restore a backup`)
}
