import {
  type Claim,
  claimIdOf,
  type Entry,
  firstBreak,
  firstMisquote,
  firstUnknown,
  type Head,
  NO_ENTRIES,
  type RollRecord,
  type SourceRecord,
} from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseStore } from './case-session.ts'
import { fastDigest, StoreError } from './compose.ts'
import type { KeptPage } from './decoded-page.ts'
import { differentPages } from './kept-pages.ts'
import { differentRegister } from './kept-register.ts'

export interface Verification {
  readonly entries: number
  readonly pages: number
  readonly passages: number
  /** The last entry that was proved. */
  readonly head: Head
  /** The first thing wrong and where, in one sentence; null when everything holds. */
  readonly wrong: string | null
  /** Where what is kept beside the ledger is not what the ledger says; null when it is. The ledger itself holds. */
  readonly derived: string | null
}

/** How far a check has come: called once an entry. */
export type VerifyStep = (entry: Entry) => void

/**
 * Proves a whole case from its store alone: every entry in the chain (LG2), every page's bytes and decoded text against
 * their digests, every claim's words at their place (LG6), the seals of the store's file, and that what is kept beside the
 * ledger is what it replays to (LG10). Changes nothing.
 * Throws StoreError where the store cannot be looked at: that is nothing wrong with the case.
 * `earlier`: a head that was sent out before, which the chain must hold: it was extended since, never rewritten (LG7).
 */
export async function verifyCase(
  store: CaseStore,
  step: VerifyStep = () => undefined,
  earlier: Head | null = null,
): Promise<Verification> {
  const check = new CaseCheck(store, earlier)
  let [wrong, derived]: [string | null, string | null] = [null, null]
  try {
    for await (const entry of store.read(0)) {
      wrong = await check.entry(entry)
      if (wrong) break
      step(entry)
    }
    wrong ??= check.shorter()
    if (!wrong) await store.checkFile?.()
    if (!wrong)
      derived =
        (await store.saved?.check(() => store.read(0))) ??
        (await differentPages(store)) ??
        (await differentRegister(store))
  } catch (error) {
    if (!isFound(error)) throw error
    wrong = error.message
  }
  return { entries: check.head.seq, pages: check.pages, passages: check.passages, head: check.head, wrong, derived }
}

/** Whether an error tells of the case: a store that went away or is held by others has not been looked at. */
const isFound = (error: unknown): error is Error =>
  error instanceof ActRefused ||
  (error instanceof StoreError && !['unreadable', 'locked', 'full'].includes(error.fault))

/** What has been proved so far. One decoded page is held at a time, so memory does not grow with the pages. */
class CaseCheck {
  head: Head = NO_ENTRIES
  pages = 0
  passages = 0
  readonly #store: CaseStore
  readonly #sources = new Map<string, SourceRecord>()
  /** Files of rolls that were proved. */
  readonly #files = new Set<string>()
  readonly #pageOf = new Map<string, string>()
  #open: { sha256: string; text: string } | null = null

  readonly #earlier: Head | null

  constructor(store: CaseStore, earlier: Head | null) {
    this.#store = store
    this.#earlier = earlier
  }

  /** Whether the chain ends before a head that was sent out. */
  shorter(): string | null {
    if (!this.#earlier || this.head.seq >= this.#earlier.seq) return null
    return `the chain ends at entry ${this.head.seq}, before the head of entry ${this.#earlier.seq} that was sent out: entries were removed`
  }

  async entry(entry: Entry): Promise<string | null> {
    const broken = firstBreak(this.head, [entry], fastDigest) ?? firstUnknown([entry])
    if (broken) return broken
    const wrong = await this.#body(entry)
    if (wrong) return `entry ${entry.seq}: ${wrong}`
    this.head = { seq: entry.seq, hash: entry.hash }
    if (entry.seq === this.#earlier?.seq && entry.hash !== this.#earlier.hash)
      return `entry ${entry.seq} is not the head that was sent out: the chain was rewritten at it or before it`
    return null
  }

  async #body({ body }: Entry): Promise<string | null> {
    switch (body.kind) {
      case 'source-recorded':
        return this.#page(body.source)
      case 'claims-proposed':
        return this.#claims(body.source, body.claims)
      case 'claim-judged': {
        const source = this.#pageOf.get(body.claim)
        if (source === undefined) return `claim ${body.claim} was never proposed`
        return body.amended ? this.#quotes(source, [body.amended]) : null
      }
      case 'proof-kept':
        return this.#proof(body)
      case 'roll-recorded':
        return this.#roll(body.roll)
      default:
        return null
    }
  }

  async #page(source: SourceRecord): Promise<string | null> {
    const bytes = await this.#store.get(source.sha256)
    if (!bytes) return `${named(source.sha256)} is missing`
    if (fastDigest(bytes) !== source.sha256) return `${named(source.sha256)} was changed after it was captured`
    if (bytes.length !== source.byteLength)
      return `${named(source.sha256)} has ${bytes.length} bytes, and ${source.byteLength} were recorded`
    const kept = await this.#store.get(source.decoded)
    if (!kept) return `the text of ${named(source.sha256)} is missing`
    if (fastDigest(kept) !== source.decoded) return `the text of ${named(source.sha256)} was changed`
    this.#sources.set(source.sha256, source)
    this.pages++
    return null
  }

  async #roll(roll: RollRecord): Promise<string | null> {
    const bytes = await this.#store.get(roll.sha256)
    if (!bytes) return `the file of roll ${roll.id} is missing`
    if (fastDigest(bytes) !== roll.sha256) return `the file of roll ${roll.id} was changed after it was added`
    const lines = await this.#store.get(roll.lines)
    if (!lines) return `the rows of roll ${roll.id} are missing`
    if (fastDigest(lines) !== roll.lines) return `the rows of roll ${roll.id} were changed`
    this.#files.add(roll.sha256)
    return null
  }

  async #proof({ of, proof }: Extract<Entry['body'], { kind: 'proof-kept' }>): Promise<string | null> {
    const bytes = await this.#store.get(proof)
    if (!bytes) return `the proof ${proof.slice(0, 12)}… is missing`
    if (fastDigest(bytes) !== proof) return `the proof ${proof.slice(0, 12)}… was changed after it was kept`
    if ('page' in of)
      return this.#sources.has(of.page) || this.#files.has(of.page)
        ? null
        : `${named(of.page)}, which it proves, is not in the case`
    for await (const entry of this.#store.read(of.head.seq - 1))
      return entry.hash === of.head.hash ? null : `entry ${entry.seq} is not the head that it proves`
    return null
  }

  async #claims(source: string, claims: readonly Claim[]): Promise<string | null> {
    for (const claim of claims) {
      if (claim.id !== claimIdOf(source, claim)) return `claim ${claim.id} carries an id that is not its own`
      this.#pageOf.set(claim.id, source)
    }
    return this.#quotes(source, claims)
  }

  async #quotes(source: string, claims: readonly Claim[]): Promise<string | null> {
    const text = await this.#textOf(source)
    if (text === null) return `${named(source)}, which claims rest on, is not in the case`
    this.passages += claims.length
    const misquote = firstMisquote(text, claims)
    return misquote === null ? null : `${misquote}, ${named(source)}`
  }

  /** The decoded text as it was kept at capture, proved when its page was; null when there is none. */
  async #textOf(sha256: string): Promise<string | null> {
    if (this.#open?.sha256 === sha256) return this.#open.text
    const source = this.#sources.get(sha256)
    const bytes = source ? await this.#store.get(source.decoded) : null
    if (!bytes) return null
    const { page } = JSON.parse(new TextDecoder().decode(bytes)) as KeptPage
    this.#open = { sha256, text: page.text }
    return page.text
  }
}

const named = (sha256: string): string => `page ${sha256.slice(0, 12)}…`
