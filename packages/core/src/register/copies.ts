import { withoutQuotations } from './quotations.ts'
import { SketchIndex } from './sketch-index.ts'

/** Words in a shingle, and the share of shingles kept in a sample: one in four (a FracMinHash sketch). */
const WORDS = 5
const KEPT_ONE_IN = 4
/** Containment from which two pages count as one story: 0.3 found 99 % of abridged copies where Jaccard found 1 %. */
const COPY = 0.3
/** Days between two publications beyond which only a nearly whole reprint counts, and how whole it has to be. */
const WINDOW_DAYS = 45
const REPRINT = 0.7
/** Fewer shared samples than this say nothing. */
const ENOUGH = 4
/** Shingles that more pages than this have are turns of phrase and menus: they tell no copy. */
const MOST_PAGES = 400

/** FNV-1a, 32 bits, over UTF-16 code units: stable everywhere and good enough to sample by. `from`: the first of the words, with a space between each two. */
function hashOf(words: readonly string[], from: number): number {
  let hash = 0x811c9dc5
  for (let word = from; word < from + WORDS; word++) {
    const letters = words[word] ?? ''
    if (word > from) hash = Math.imul(hash ^ SPACE, FNV_PRIME)
    for (let at = 0; at < letters.length; at++) hash = Math.imul(hash ^ letters.charCodeAt(at), FNV_PRIME)
  }
  // FNV's low bits are weak on short changes; sampling looks at them, so mix once more.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  return (hash ^ (hash >>> 13)) >>> 0
}
const FNV_PRIME = 0x01000193
const SPACE = 32

/** Words of a text for shingles: letters, marks and digits, in one case. Plain text needs no look at what scripts have. */
const wordsOf = (text: string): readonly string[] =>
  plainWords(text) ??
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ??
  []

/** The words of a text that is ASCII throughout; null for any other. */
function plainWords(text: string): readonly string[] | null {
  const words: string[] = []
  const lower = text.toLowerCase()
  let start = -1
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at)
    if (code > 0x7f) return null
    const isOfWord = (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
    if (isOfWord && start < 0) start = at
    if (isOfWord || start < 0) continue
    words.push(lower.slice(start, at))
    start = -1
  }
  if (start >= 0) words.push(lower.slice(start))
  return words
}

/** Hashes of all shingles of a text. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const words = wordsOf(text)
  const hashes = new Set<number>()
  for (let at = 0; at + WORDS <= words.length; at++) hashes.add(hashOf(words, at))
  return hashes
}

/**
 * A sample of an article's word shingles by which copies of it are known, whatever was cut or added. What it quotes is
 * left out: two reports of one statement share its words and are not copies of one another (OR3).
 */
export function sketchOf(article: string): readonly number[] {
  return [...shinglesOf(withoutQuotations(article))].filter((hash) => hash % KEPT_ONE_IN === 0).sort((a, b) => a - b)
}

/** Share of the smaller sketch found in the other, 0 to 1. */
export function containment(a: readonly number[], b: readonly number[]): number {
  const [small, large] = a.length <= b.length ? [a, new Set(b)] : [b, new Set(a)]
  if (small.length === 0) return 0
  return small.filter((hash) => large.has(hash)).length / small.length
}

/** A page as grouping sees it. */
export interface SketchedPage {
  readonly id: string
  readonly sketch: readonly number[]
  /** ISO day, or null: then any time between two pages is possible. */
  readonly day?: string | null
}

/**
 * Groups pages that are copies of one another (OR1): their origins (support is counted in these, never in pages).
 * Returns for each page the first of its group, in the order given.
 */
export function originsOf(pages: readonly SketchedPage[]): ReadonlyMap<string, string> {
  const groups = new CopyGroups()
  for (const page of pages) groups.add(page)
  return new Map(pages.map(({ id }) => [id, groups.originOf(id)]))
}

/** Groups of copies that grow page by page: a page is only ever compared with those that came before it. */
export class CopyGroups {
  readonly #pages: SketchedPage[] = []
  /** Pages of each group of several, the first of them first, by every one of them: most pages are in none, and cost no place here. */
  readonly #groups = new Map<string, number[]>()
  /** The place of each page; null until a page is of another day, which few ever are. */
  #places: Map<string, number> | null = null
  readonly #samples: SketchIndex

  /** `samples`: how many the pages that are going to be taken in have, as far as that is known. */
  constructor(samples = 0) {
    this.#samples = new SketchIndex(samples)
  }

  /** Takes a page in. Gives the origins, by their first pages, that are one with it now; none while it is no copy. */
  add(page: SketchedPage): readonly string[] {
    // So short a page shares too little with any other.
    if (page.sketch.length < ENOUGH) return []
    const at = this.#pages.length
    this.#pages.push(page)
    this.#places?.set(page.id, at)
    const copies = this.#copiesAmong(this.#samples.add(page.sketch, MOST_PAGES), page)
    if (copies.length === 0) return NO_ORIGINS
    const joined = new Set<number>()
    for (const other of copies) {
      joined.add(this.#rootOf(other))
      this.#join(this.#rootOf(other), this.#rootOf(at))
    }
    return [...joined].map((root) => this.#pages[root]?.id ?? page.id)
  }

  /**
   * Notes that a page is of another day. False when the day may change what it is a copy of: then nothing was noted, and the
   * groups have to be drawn up anew.
   */
  redate(id: string, day: string | null): boolean {
    this.#places ??= new Map(this.#pages.map((page, at) => [page.id, at]))
    const at = this.#places.get(id)
    const page = at === undefined ? undefined : this.#pages[at]
    if (at === undefined || !page) return true
    const far = (one: string | null | undefined, other: SketchedPage) => daysApart(one, other.day) > WINDOW_DAYS
    for (const [other, count] of this.#samples.sharing(page.sketch, Number.POSITIVE_INFINITY)) {
      const beside = this.#pages[other]
      if (other !== at && beside && count >= ENOUGH && far(page.day, beside) !== far(day, beside)) return false
    }
    this.#pages[at] = { ...page, day }
    return true
  }

  /** The first page of the group that a page is in; a page that was never taken in is its own. */
  originOf(id: string): string {
    const [first] = this.#groups.get(id) ?? NO_COPIES
    return first === undefined ? id : (this.#pages[first]?.id ?? id)
  }

  /** Pages that are in a group with others. */
  copied(): Iterable<string> {
    return this.#groups.keys()
  }

  /** The pages of the group that a page is in. */
  groupOf(id: string): readonly string[] {
    return this.#groups.get(id)?.map((member) => this.#pages[member]?.id ?? id) ?? [id]
  }

  #groupAt(at: number): number[] {
    return this.#groups.get(this.#pages[at]?.id ?? '') ?? [at]
  }

  #rootOf(at: number): number {
    return this.#groupAt(at)[0] ?? at
  }

  #join(a: number, b: number): void {
    if (a === b) return
    const [members, more] = [this.#groupAt(Math.min(a, b)), this.#groupAt(Math.max(a, b))]
    for (const member of members.length === 1 ? [...members, ...more] : more) {
      const id = this.#pages[member]?.id
      if (id !== undefined) this.#groups.set(id, members)
    }
    for (const member of more) members.push(member)
  }

  /** Of pages that share samples with one those that share enough to be copies. */
  #copiesAmong(sharing: ReadonlyMap<number, number>, page: SketchedPage): readonly number[] {
    if (sharing.size === 0) return NO_COPIES
    return [...sharing]
      .filter(([at, count]) => {
        const other = this.#pages[at]
        if (!other || count < ENOUGH) return false
        const share = count / Math.min(page.sketch.length, other.sketch.length)
        return share >= (daysApart(page.day, other.day) > WINDOW_DAYS ? REPRINT : COPY)
      })
      .map(([at]) => at)
  }
}

const NO_COPIES: readonly number[] = []
const NO_ORIGINS: readonly string[] = []

function daysApart(a: string | null | undefined, b: string | null | undefined): number {
  if (!a || !b) return 0
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
}
