import { createHmac, hkdfSync } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Entry, firstBreak, type Head } from '@muster/core'
import { fastDigest } from '../fast-digest.ts'
import { type Held, holdCaseAlone, shareCase } from '../folder/in-use.ts'
import { COPY_MIGRATIONS } from '../sqlite/schema.ts'
import { SqliteStore } from '../sqlite/sqlite-store.ts'

/** The ledger that a near copy is of. */
export interface FarLedger {
  read(afterSeq: number): AsyncIterable<Entry>
  /** The digest of the entry at a place; null when there is none. */
  hashAt(seq: number): Promise<string | null>
}

const FILE = 'near.db'
/** Entries that are copied in one commit. */
const AT_ONCE = 50_000

/** Where on this machine the near copy of a case lies; its name tells nobody of which database it is. */
export interface NearPlace {
  readonly folder: string
  readonly key: Uint8Array
}

/** The place of the near copy of a case under its key, in a folder of this machine's own. */
export function nearPlace(within: string, key: Uint8Array, address: string): NearPlace {
  const ownKey = Buffer.from(hkdfSync('sha256', key, '', 'muster near copy', 32))
  const name = createHmac('sha256', ownKey).update(address).digest('hex').slice(0, 32)
  return { folder: join(within, name), key: ownKey }
}

/**
 * A copy of a ledger that lies elsewhere, without its pages, on this machine, encrypted under a key drawn from the case's:
 * what is derived is kept in it as in a case's own file. It is never the truth: what the far ledger does not have at its
 * place is thrown away, and so is what cannot be read.
 */
export class NearCopy {
  readonly store: SqliteStore
  readonly #far: FarLedger
  readonly #place: NearPlace
  readonly #held: Held

  private constructor(place: NearPlace, far: FarLedger, store: SqliteStore, held: Held) {
    this.#place = place
    this.#far = far
    this.store = store
    this.#held = held
  }

  /** Opens the copy, or begins one anew. Throws when neither can be done. */
  static async open(place: NearPlace, far: FarLedger): Promise<NearCopy> {
    try {
      const copy = NearCopy.#opened(place, far)
      if (await copy.#isOfFar()) return copy
      await copy.close()
    } catch {
      // Damaged, written by another program, or under another key: begun anew below.
    }
    removeAlone(place)
    return NearCopy.#opened(place, far)
  }

  static #opened(place: NearPlace, far: FarLedger): NearCopy {
    mkdirSync(place.folder, { recursive: true, mode: 0o700 })
    const held = shareCase(place.folder)
    try {
      return new NearCopy(place, far, openCopy(place), held)
    } catch (error) {
      held.release()
      throw error
    }
  }

  /**
   * Copies further entries up to a place, from those given, which were proved, or from the far ledger. False: they are of
   * another chain.
   */
  async bringUpTo({ seq, hash }: Head, given: readonly Entry[] = []): Promise<boolean> {
    const { seq: known } = await this.store.head()
    const isGiven = given[0] !== undefined && given[0].seq <= known + 1
    const further = isGiven ? inPieces(given, known, seq) : piecesOf(this.#far, known, seq)
    for await (const entries of further) {
      const head = await this.store.head()
      if (!isGiven && firstBreak(head, entries, fastDigest) !== null) return false
      await this.store.takeOver(head, entries)
    }
    for await (const entry of this.store.read(seq - 1)) return entry.hash === hash
    return seq === 0
  }

  /** Whether the far ledger has the last entry of the copy at its place. */
  async #isOfFar(): Promise<boolean> {
    const { seq, hash } = await this.store.head()
    return seq === 0 || (await this.#far.hashAt(seq)) === hash
  }

  async close(): Promise<void> {
    await this.store.close()
    this.#held.release()
  }

  /**
   * Throws the copy away; where another program has it open, only what is derived in it. False: neither can be done, since it is
   * damaged and that program has it open.
   */
  async discard(): Promise<boolean> {
    const isDropped = await this.store.saved.drop().then(
      () => true,
      () => false,
    )
    await this.close()
    try {
      removeAlone(this.#place)
      return true
    } catch {
      // Another program has it open, to which it is of use.
      return isDropped
    }
  }
}

const openCopy = ({ folder, key }: NearPlace): SqliteStore =>
  SqliteStore.open(join(folder, FILE), key, 'passphrase', { migrations: COPY_MIGRATIONS })

function* inPieces(entries: readonly Entry[], after: number, last: number): Iterable<readonly Entry[]> {
  const further = entries.filter(({ seq }) => seq > after && seq <= last)
  for (let at = 0; at < further.length; at += AT_ONCE) yield further.slice(at, at + AT_ONCE)
}

async function* piecesOf(far: FarLedger, after: number, last: number): AsyncIterable<readonly Entry[]> {
  let piece: Entry[] = []
  for await (const entry of far.read(after)) {
    if (entry.seq > last) break
    if (piece.push(entry) < AT_ONCE) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

/** Removes a copy that no other program has open. Throws StoreError `locked` when one has. */
function removeAlone({ folder }: NearPlace): void {
  if (!existsSync(join(folder, FILE))) return
  const alone = holdCaseAlone(folder)
  try {
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `${FILE}${end}`), { force: true })
  } finally {
    alone.release()
  }
}
