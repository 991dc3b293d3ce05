import { withoutQuotations } from './quotations.ts'

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

/** FNV-1a, 32 bits, over UTF-16 code units: stable everywhere and good enough to sample by. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  // FNV's low bits are weak on short changes; sampling looks at them, so mix once more.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Words of a text for shingles: letters, marks and digits, in one case. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** Hashes of all shingles of a text. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const words = wordsOf(text)
  const hashes = new Set<number>()
  for (let at = 0; at + WORDS <= words.length; at++) hashes.add(hashOf(words.slice(at, at + WORDS).join(' ')))
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
  const pagesWith = new Map<number, number[]>()
  const originAt = pages.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (originAt[root] !== root) root = originAt[root] ?? root
    originAt[at] = root
    return root
  }
  pages.forEach((page, at) => {
    for (const other of copiesBefore(page, pages, pagesWith)) {
      const [a, b] = [rootOf(other), rootOf(at)]
      originAt[Math.max(a, b)] = Math.min(a, b)
    }
    for (const hash of page.sketch) {
      const sharing = pagesWith.get(hash)
      if (sharing) sharing.push(at)
      else pagesWith.set(hash, [at])
    }
  })
  return new Map(pages.map((page, at) => [page.id, pages[rootOf(at)]?.id ?? page.id]))
}

/** The earlier pages that share enough of a sketch to be copies. */
function copiesBefore(
  page: SketchedPage,
  pages: readonly SketchedPage[],
  pagesWith: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  const shared = new Map<number, number>()
  for (const hash of page.sketch) {
    const others = pagesWith.get(hash) ?? []
    if (others.length > MOST_PAGES) continue
    for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  return [...shared]
    .filter(([at, count]) => {
      const other = pages[at]
      if (!other || count < ENOUGH) return false
      const share = count / Math.min(page.sketch.length, other.sketch.length)
      return share >= (daysApart(page.day, other.day) > WINDOW_DAYS ? REPRINT : COPY)
    })
    .map(([at]) => at)
}

function daysApart(a: string | null | undefined, b: string | null | undefined): number {
  if (!a || !b) return 0
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
}
