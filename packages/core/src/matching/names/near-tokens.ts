import type { TokenTable } from './token-table.ts'

/** A skeleton and what is left of it without one of its consonants: two that share one differ in two places at most. */
function skeletonKeys(skeleton: string): ReadonlySet<string> {
  const keys = new Set([skeleton])
  for (let at = 0; at < skeleton.length; at++) keys.add(skeleton.slice(0, at) + skeleton.slice(at + 1))
  return keys
}

/** Below so many tokens each is held against each; above, only those with a skeleton nearly the same (Garbe 2012, symmetric deletes). */
const FEW_TOKENS = 1500

/** Finds the parts of `all` that sound nearly like one: at least all that can be one name with it, of long lists but for the oddest. */
export function nearTokens(all: readonly number[], table: TokenTable): (number: number) => Iterable<number> {
  if (all.length <= FEW_TOKENS) return () => all
  const { skeletons, skeletonStarts } = table
  const keysOf = (number: number) =>
    skeletonKeys(skeletons.subarray(skeletonStarts[number], skeletonStarts[number + 1]).join(''))
  const byKey = new Map<string, number[]>()
  for (const number of all)
    for (const key of keysOf(number)) {
      const known = byKey.get(key)
      if (known === undefined) byKey.set(key, [number])
      else known.push(number)
    }
  return (number) => new Set([...keysOf(number)].flatMap((key) => byKey.get(key) ?? []))
}
