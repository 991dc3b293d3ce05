import type { Claim } from '../../claims/claim.ts'
import type { Entry, SourceRecord } from '../entry.ts'
import { foldForSearch } from './fold-for-search.ts'
import { Repeats } from './repeats.ts'
import { Block } from './search-block.ts'

/** Something that a search found: a page by its digest, or a claim by its id. */
export interface Found {
  readonly kind: 'page' | 'claim'
  readonly id: string
}

export interface SearchAnswer {
  /** How many pages and claims there are with these words. */
  readonly total: number
  /** The newest of them. */
  readonly found: readonly Found[]
}

/** Pages and claims that came one after another, with their folded words: a part of an index that changes no more. */
export interface SearchBlock {
  /** The last entry in it, and its digest. */
  readonly seq: number
  readonly hash: string
  /** A line of words for each. */
  readonly texts: string
  /** A line for each: `p` with a page's digest or `c` with a claim's id. */
  readonly what: string
  /** Lines, from 0, of what may have come before: a claim amended, or proposed again. */
  readonly again: readonly number[]
}

/** Pages and claims from which a block is full; the entry that fills it is in it whole, so every index has the same blocks. */
const FULL = 1_000

/**
 * What can be searched of a case, from its entries alone: what pages say of themselves, and the words and the parties of
 * claims, as they were proposed and as they were amended. It is derived and can be thrown away at any time; the same
 * entries give the same index, taken at once, in pieces, or from blocks that were kept (LG9).
 */
export class SearchIndex {
  readonly #blocks: Block[]
  #texts: string[] = []
  #what: string[] = []
  #again: number[] = []
  #seq: number
  readonly #repeats = new Repeats()
  /** Which pages and claims have come, more or less; drawn up when the first one more comes. */
  #met: Met | null = null

  /** `blocks`: the first of an index of the same ledger, all up to some entry. */
  constructor(blocks: readonly SearchBlock[] = []) {
    this.#blocks = blocks.map((block) => new Block(block))
    this.#seq = blocks.at(-1)?.seq ?? 0
  }

  /** The place of the last entry that was taken in. */
  get seq(): number {
    return this.#seq
  }

  /** The blocks that are full. */
  get blocks(): readonly SearchBlock[] {
    return this.#blocks.map((block) => block.of)
  }

  /** Takes in one entry more. Throws when it is not the next: the index would be of another ledger. */
  take({ seq, hash, body }: Entry): void {
    if (seq !== this.#seq + 1) throw new RangeError(`entry ${seq} does not follow entry ${this.#seq}`)
    this.#seq = seq
    if (body.kind === 'source-recorded') this.#add(`p${body.source.sha256}`, wordsOfPage(body.source))
    if (body.kind === 'claims-proposed') for (const claim of body.claims) this.#add(`c${claim.id}`, wordsOfClaim(claim))
    if (body.kind === 'claim-judged' && body.amended) this.#add(`c${body.claim}`, wordsOfClaim(body.amended))
    if (this.#what.length < FULL) return
    this.#blocks.push(this.#open({ seq, hash }))
    this.#texts = []
    this.#what = []
    this.#again = []
  }

  /** What holds every one of the words, each as a part of a word or a whole one (LG8); nothing for no words. */
  find(words: string, most: number): SearchAnswer {
    const wanted = foldForSearch(words).split(' ').filter(Boolean)
    const found: Found[] = []
    if (wanted.length === 0) return { total: 0, found }
    const blocks = [...this.#blocks, this.#open({ seq: this.#seq, hash: '' })]
    this.#repeats.bringUpTo(blocks.map(({ of }) => of))
    // What came more than once is found once, by its newest line that has the words.
    const met = new Set<string>()
    let total = 0
    for (const [number, block] of [...blocks.entries()].reverse()) {
      const repeated = this.#repeats.in(number)
      if (found.length >= most) {
        total += block.count(wanted) - metBefore(block, { repeated, wanted, met })
        continue
      }
      for (const line of block.find(wanted)) {
        const name = repeated.get(line)
        if (name !== undefined && met.has(name)) continue
        if (name !== undefined) met.add(name)
        total++
        if (found.length < most) found.push(foundIn(block.whatAt(line)))
      }
    }
    return { total, found }
  }

  #open(end: Pick<SearchBlock, 'seq' | 'hash'>): Block {
    return new Block({ ...end, texts: this.#texts.join('\n'), what: this.#what.join('\n'), again: this.#again })
  }

  #add(what: string, words: readonly (string | null)[]): void {
    this.#met ??= new Met(this.#blocks)
    if (this.#met.before(what)) this.#again.push(this.#what.length)
    this.#what.push(what)
    this.#texts.push(foldForSearch(words.filter((word) => word !== null).join('\n')))
  }
}

/** How many lines of a block have the words and are about what was met in a newer line; the others of them are met now. */
function metBefore(
  block: Block,
  { repeated, wanted, met }: { repeated: ReadonlyMap<number, string>; wanted: readonly string[]; met: Set<string> },
): number {
  let before = 0
  for (const [line, name] of [...repeated].sort(([a], [b]) => b - a)) {
    if (!block.has(line, wanted)) continue
    if (met.has(name)) before++
    met.add(name)
  }
  return before
}

const foundIn = (what: string): Found => ({ kind: what.startsWith('p') ? 'page' : 'claim', id: what.slice(1) })

/** Bits by which it is told whether something may have come before: one in sixteen of a million does so by mistake. */
const MET_BITS = 2 ** 24

/** What has come before, by one bit each: it never forgets, and is sometimes mistaken about what is new. */
class Met {
  readonly #bits = new Uint8Array(MET_BITS / 8)

  constructor(blocks: readonly Block[]) {
    for (const { of } of blocks) for (const what of of.what.split('\n')) this.before(what)
  }

  /** Whether something may have come before; from now on it has. */
  before(what: string): boolean {
    let hash = 0x811c9dc5
    for (let at = 0; at < what.length; at++) hash = Math.imul(hash ^ what.charCodeAt(at), 0x01000193)
    const bit = (hash ^ (hash >>> 15)) & (MET_BITS - 1)
    const [at, mask] = [bit >>> 3, 1 << (bit & 7)]
    const known = ((this.#bits[at] ?? 0) & mask) !== 0
    this.#bits[at] = (this.#bits[at] ?? 0) | mask
    return known
  }
}

const wordsOfPage = (page: SourceRecord): readonly (string | null)[] => [
  page.title,
  page.byline,
  page.from.name,
  page.canonicalUrl,
  page.published,
  ...page.publishers.map((publisher) => publisher.name),
]

const wordsOfClaim = (claim: Claim): readonly (string | null)[] => [
  claim.quote,
  claim.actor,
  claim.peopleOf,
  claim.recipient,
  claim.place,
  claim.what,
  claim.date,
  claim.speaker,
  ...claim.via,
  claim.kind === 'office' ? claim.person : null,
  claim.kind === 'accused' ? claim.charge : null,
  claim.kind === 'undertaking' ? claim.agreement : null,
]
