/** Words in a shingle, and the share of shingles kept in a sample: one in eight (a FracMinHash sketch). */
const WORDS = 5
const KEPT_ONE_IN = 8
/** Containment from which two pages count as one story: 0.3 found 99 % of abridged copies where Jaccard found 1 %. */
const COPY = 0.3
/** Fewer shared samples than this say nothing. */
const ENOUGH = 6

/** FNV-1a, 32 bits, over UTF-16 code units: stable everywhere and good enough to sample by. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  // FNV's low bits are weak on short changes; sampling looks at them, so mix once more.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  return (hash ^ (hash >>> 13)) >>> 0
}

/** A sample of an article's word shingles by which copies of it are known, whatever was cut or added. */
export function sketchOf(article: string): readonly number[] {
  const words =
    article
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const kept = new Set<number>()
  for (let at = 0; at + WORDS <= words.length; at++) {
    const hash = hashOf(words.slice(at, at + WORDS).join(' '))
    if (hash % KEPT_ONE_IN === 0) kept.add(hash)
  }
  return [...kept].sort((a, b) => a - b)
}

/** Share of the smaller sketch found in the other, 0 to 1. */
export function containment(a: readonly number[], b: readonly number[]): number {
  const [small, large] = a.length <= b.length ? [a, new Set(b)] : [b, new Set(a)]
  if (small.length === 0) return 0
  return small.filter((hash) => large.has(hash)).length / small.length
}

/**
 * Groups pages that are copies of one another: their origins (support is counted in these, never in pages).
 * Returns for each page the first of its group, in the order given.
 */
export function originsOf(
  pages: readonly { readonly id: string; readonly sketch: readonly number[] }[],
): ReadonlyMap<string, string> {
  const pagesWith = new Map<number, number[]>()
  const originAt = pages.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (originAt[root] !== root) root = originAt[root] ?? root
    return root
  }
  pages.forEach((page, at) => {
    for (const other of copiesBefore(page.sketch, pages, pagesWith)) {
      const [a, b] = [rootOf(other), rootOf(at)]
      originAt[Math.max(a, b)] = Math.min(a, b)
    }
    for (const hash of page.sketch) pagesWith.set(hash, [...(pagesWith.get(hash) ?? []), at])
  })
  return new Map(pages.map((page, at) => [page.id, pages[rootOf(at)]?.id ?? page.id]))
}

/** The earlier pages that share enough of a sketch to be copies. */
function copiesBefore(
  sketch: readonly number[],
  pages: readonly { readonly sketch: readonly number[] }[],
  pagesWith: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  const shared = new Map<number, number>()
  for (const hash of sketch)
    for (const other of pagesWith.get(hash) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
  return [...shared]
    .filter(
      ([other, count]) => count >= ENOUGH && count / Math.min(sketch.length, pages[other]?.sketch.length ?? 0) >= COPY,
    )
    .map(([other]) => other)
}
