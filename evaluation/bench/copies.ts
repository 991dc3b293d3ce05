import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { originsOf, sketchOf } from '@muster/core'
import { collectionOf, type MadePage } from './edited-copies.ts'
import { machine, round } from './machine.ts'

// node scripts/run.mjs evaluation/bench/copies.ts: pages that are copies, told beside MinHash and SimHash in the same run

const SEEDS = [1, 2, 3]

type Groups = ReadonlyMap<string, string>
type Method = (pages: readonly MadePage[]) => Groups

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
const shinglesOf = (text: string): readonly string[] => {
  const words = wordsOf(text)
  return [...new Set(words.slice(0, Math.max(0, words.length - 4)).map((_, at) => words.slice(at, at + 5).join(' ')))]
}

function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0
  return (value ^ (value >>> 13)) >>> 0
}

/** Pages joined by any chain of pairs are one group. */
function joined(pages: readonly MadePage[], isCopy: (a: number, b: number) => boolean): Groups {
  const root = pages.map((_, at) => at)
  const find = (at: number): number => (root[at] === at ? at : find(root[at] ?? at))
  for (let a = 0; a < pages.length; a++)
    for (let b = 0; b < a; b++) if (isCopy(a, b)) root[Math.max(find(a), find(b))] = Math.min(find(a), find(b))
  return new Map(pages.map((page, at) => [page.id, String(find(at))]))
}

const muster: Method = (pages) => originsOf(pages.map(({ id, text, day }) => ({ id, day, sketch: sketchOf(text) })))

/** MinHash of 128 permutations: the share of equal minima estimates Jaccard. */
const minHash =
  (threshold: number): Method =>
  (pages) => {
    const signatures = pages.map(({ text }) => {
      const bases = shinglesOf(text).map((shingle) => [hash(shingle, 1), hash(shingle, 2) | 1] as const)
      return Float64Array.from({ length: 128 }, (_, at) =>
        bases.reduce((least, [a, b]) => Math.min(least, (a + Math.imul(at, b)) >>> 0), Number.POSITIVE_INFINITY),
      )
    })
    return joined(pages, (a, b) => {
      let same = 0
      for (let at = 0; at < 128; at++) if (signatures[a]?.[at] === signatures[b]?.[at]) same++
      return same / 128 >= threshold
    })
  }

/** SimHash of 64 bits over shingles. */
const simHash =
  (most: number): Method =>
  (pages) => {
    const prints = pages.map(({ text }) => {
      const votes = new Int32Array(64)
      for (const shingle of shinglesOf(text))
        for (const [half, value] of [hash(shingle, 1), hash(shingle, 2)].entries())
          for (let bit = 0; bit < 32; bit++)
            votes[half * 32 + bit] = (votes[half * 32 + bit] ?? 0) + ((value >>> bit) & 1 ? 1 : -1)
      return votes.map((vote) => (vote > 0 ? 1 : 0))
    })
    return joined(pages, (a, b) => {
      let distance = 0
      for (let bit = 0; bit < 64; bit++) if (prints[a]?.[bit] !== prints[b]?.[bit]) distance++
      return distance <= most
    })
  }

const pairs = (count: number): number => (count * (count - 1)) / 2

/** Pairwise recall and precision, and the adjusted Rand index. */
function score(pages: readonly MadePage[], groups: Groups) {
  const count = (keyOf: (page: MadePage) => string): number =>
    [...Map.groupBy(pages, keyOf).values()].reduce((sum, group) => sum + pairs(group.length), 0)
  const group = (page: MadePage) => groups.get(page.id) ?? page.id
  const both = count((page) => `${page.story}\n${group(page)}`)
  const [truly, found] = [count((page) => page.story), count(group)]
  const expected = (truly * found) / pairs(pages.length)
  return { recall: both / truly, precision: both / found, ari: (both - expected) / ((truly + found) / 2 - expected) }
}

/** Of the pages made in each way, the share that is in the group of the page as it was. */
function byEdit(pages: readonly MadePage[], groups: Groups): Readonly<Record<string, number>> {
  const original = new Map(pages.filter(({ how }) => how === 'as it was').map((page) => [page.story, page.id]))
  return Object.fromEntries(
    [...Map.groupBy(pages, ({ how }) => how)].map(([how, made]) => {
      const own = made.filter((page) => original.has(page.story))
      const found = own.filter((page) => groups.get(page.id) === groups.get(original.get(page.story) ?? ''))
      return [how, own.length === 0 ? 0 : round((100 * found.length) / own.length)]
    }),
  )
}

const METHODS: Readonly<Record<string, Method>> = {
  'containment, quotations apart': muster,
  'MinHash 128, Jaccard ≥ 0.7': minHash(0.7),
  'MinHash 128, Jaccard ≥ 0.5': minHash(0.5),
  'SimHash 64, distance ≤ 3': simHash(3),
  'SimHash 64, distance ≤ 12': simHash(12),
}

const results = {
  machine: machine(),
  collections: SEEDS.map((seed) => {
    const pages = collectionOf(seed)
    return {
      seed,
      pages: pages.length,
      truePairs: [...Map.groupBy(pages, (page) => page.story).values()].reduce(
        (sum, each) => sum + pairs(each.length),
        0,
      ),
      methods: Object.entries(METHODS).map(([name, method]) => {
        const start = performance.now()
        const groups = method(pages)
        const ms = performance.now() - start
        const { recall, precision, ari } = score(pages, groups)
        const figures = [recall, precision, ari].map((figure) => Math.round(figure * 1000) / 1000)
        return {
          name,
          recall: figures[0],
          precision: figures[1],
          ari: figures[2],
          msPerPage: round(ms / pages.length),
          ...(method === muster ? { foundByEdit: byEdit(pages, groups) } : {}),
        }
      }),
    }
  }),
}
writeFileSync(fileURLToPath(new URL('results/copies.json', import.meta.url)), `${JSON.stringify(results, null, 2)}\n`)
console.log(JSON.stringify(results, null, 2))
