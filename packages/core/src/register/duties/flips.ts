import type { Act } from './acts.ts'

/** Grounds above which not every set of them is tried, and the size up to which they are. */
const MOST_GROUNDS = 16
const LARGEST = 3

/** What a duty comes to: a word that two outcomes share only when they are the same. */
export type Outcome = string

/**
 * The smallest set of claims without which a duty would come to something else (OB10). Claims of one origin that say the
 * same of the duty stand or fall together, since copies of one story are one. Null when nothing would change it.
 */
export function smallestFlip(
  acts: readonly Act[],
  outcomeOf: (acts: readonly Act[]) => Outcome,
): { readonly claims: readonly string[]; readonly without: readonly Act[] } | null {
  const now = outcomeOf(acts)
  const grounds = [...groundsOf(acts).values()]
  const flips = (chosen: readonly (readonly Act[])[]): boolean => outcomeOf(without(acts, chosen)) !== now
  const small = grounds.length <= MOST_GROUNDS
  const found = small ? firstOfSize(grounds, flips) : oneKind(grounds, flips)
  const chosen = found ?? (small ? shrunk(grounds, flips) : null)
  if (!chosen) return null
  return { claims: chosen.flat().map((each) => each.item.claim.id), without: without(acts, chosen) }
}

const without = (acts: readonly Act[], chosen: readonly (readonly Act[])[]): readonly Act[] => {
  const out = new Set(chosen.flat())
  return acts.filter((each) => !out.has(each))
}

function groundsOf(acts: readonly Act[]): ReadonlyMap<string, readonly Act[]> {
  const grounds = new Map<string, Act[]>()
  for (const each of acts) {
    const key = `${each.item.from.origin} ${each.act} ${each.denies}`
    grounds.set(key, [...(grounds.get(key) ?? []), each])
  }
  return grounds
}

/** The first set that flips, smaller sets before larger ones. */
function firstOfSize<T>(grounds: readonly T[], flips: (chosen: readonly T[]) => boolean): readonly T[] | null {
  for (let size = 1; size <= Math.min(LARGEST, grounds.length); size++)
    for (const chosen of subsetsOf(grounds, size)) if (flips(chosen)) return chosen
  return null
}

/**
 * With many grounds, all that say one thing: a state and its kinds of flags hang on whether anybody says it at all, so of
 * these none can go. The fewest first.
 */
function oneKind(
  grounds: readonly (readonly Act[])[],
  flips: (chosen: readonly (readonly Act[])[]) => boolean,
): readonly (readonly Act[])[] | null {
  const kinds = Map.groupBy(grounds, ([first]) => `${first?.act} ${first?.denies}`)
  return [...kinds.values()].sort((a, b) => a.length - b.length).find(flips) ?? null
}

function* subsetsOf<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let at = from; at <= items.length - size; at++)
    for (const rest of subsetsOf(items, size - 1, at + 1)) yield [items[at] as T, ...rest]
}

/** All grounds, each put back that is not needed: no member of what is left can go, though another set may be smaller. */
function shrunk<T>(grounds: readonly T[], flips: (chosen: readonly T[]) => boolean): readonly T[] | null {
  if (!flips(grounds)) return null
  return grounds.reduce<readonly T[]>((kept, ground) => {
    const fewer = kept.filter((each) => each !== ground)
    return flips(fewer) ? fewer : kept
  }, grounds)
}
