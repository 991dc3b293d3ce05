import { canBeTokensOfOne, type TokenMemory } from './names/compare-names.ts'
import type { NameToken } from './names/name-tokens.ts'

/** Rows of one list by what they can be found by. */
export interface Findable {
  readonly tokens: readonly NameToken[]
  /** Other things that people share who are one: a day of birth, a number. */
  readonly keys: readonly string[]
}

/** So many rows of the other list are looked at closely for each row, the likeliest first. */
const CLOSEST = 40
/** Keys that more rows than this share find nobody. */
const MOST_SHARED = 60
const SAME_NAME = 1.5
/** A shared day of birth or number finds a row as a rare name part does. */
const KEY_WEIGHT = 8

interface Index {
  readonly tokens: readonly NameToken[]
  readonly rowsOf: readonly (readonly number[])[]
  readonly byKey: ReadonlyMap<string, readonly number[]>
}

function indexRows(rows: readonly Findable[]): Index {
  const places = new Map<string, number>()
  const tokens: NameToken[] = []
  const rowsOf: number[][] = []
  const byKey = new Map<string, number[]>()
  for (const [row, { tokens: own, keys }] of rows.entries()) {
    for (const token of own) {
      const place = places.get(token.letters) ?? tokens.length
      if (place === tokens.length) {
        places.set(token.letters, place)
        tokens.push(token)
        rowsOf.push([])
      }
      rowsOf[place]?.push(row)
    }
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), row])
  }
  return { tokens, rowsOf, byKey }
}

/** A skeleton and what is left of it without one of its consonants: two that share one differ in two places at most. */
function skeletonKeys({ skeleton }: NameToken): readonly string[] {
  const whole = skeleton.classes
  const keys = new Set([whole])
  for (let at = 0; at < whole.length; at++) keys.add(whole.slice(0, at) + whole.slice(at + 1))
  return [...keys]
}

/** Below so many tokens each is held against each; above, only those with a skeleton nearly the same (Garbe 2012, symmetric deletes). */
const FEW_TOKENS = 1500

function nearTokens({ tokens }: Index): (token: NameToken) => Iterable<number> {
  if (tokens.length <= FEW_TOKENS) return () => tokens.keys()
  const byKey = new Map<string, number[]>()
  for (const [place, token] of tokens.entries())
    for (const key of skeletonKeys(token)) {
      const places = byKey.get(key)
      if (places === undefined) byKey.set(key, [place])
      else places.push(place)
    }
  return (token) => new Set(skeletonKeys(token).flatMap((key) => byKey.get(key) ?? []))
}

/** The tokens of the index that can be the same name as one token, and how much that speaks for it; remembered by token. */
function likeTokens(index: Index, memory: TokenMemory): (token: NameToken) => readonly (readonly [number, number])[] {
  const known = new Map<string, readonly (readonly [number, number])[]>()
  const near = nearTokens(index)
  return (token) => {
    const before = known.get(token.letters)
    if (before !== undefined) return before
    const found: (readonly [number, number])[] = []
    for (const place of near(token)) {
      const other = index.tokens[place]
      if (other === undefined || token.isInitial || other.isInitial || !canBeTokensOfOne(token, other)) continue
      const evidence = memory.between(token, other)
      const rarity = Math.log(1 + 4000 / (1 + (index.rowsOf[place]?.length ?? 0)))
      if (evidence >= SAME_NAME) found.push([place, Math.min(evidence, rarity)])
    }
    known.set(token.letters, found)
    return found
  }
}

/**
 * For each row on the left, the rows on the right that are worth comparing field by field: those whose name parts add up to
 * most, and those that share a rare key. Every pair of rows is considered; none is left out for the order of its words.
 */
export function findCandidates(
  left: readonly Findable[],
  right: readonly Findable[],
  memory: TokenMemory,
): readonly (readonly number[])[] {
  const index = indexRows(right)
  const like = likeTokens(index, memory)
  const sums = new Float64Array(right.length)
  const look = ({ tokens, keys }: Findable): readonly number[] => {
    const touched: number[] = []
    const add = (rows: readonly number[], weight: number) => {
      for (const row of rows) {
        if (sums[row] === 0) touched.push(row)
        sums[row] = (sums[row] ?? 0) + weight
      }
    }
    for (const [place, weight] of tokens.flatMap(like)) add(index.rowsOf[place] ?? [], weight)
    for (const rows of keys.map((key) => index.byKey.get(key) ?? []))
      if (rows.length <= MOST_SHARED) add(rows, KEY_WEIGHT)
    const best = touched.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b).slice(0, CLOSEST)
    for (const row of touched) sums[row] = 0
    return best
  }
  return left.map(look)
}
