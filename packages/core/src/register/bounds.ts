import type { Bounds } from '../claims/count.ts'

/** People counted together: a lower and upper end, and the claim that says so. */
export interface CountedGroup {
  readonly claim: string
  readonly bounds: Bounds
}

/** Groups and what is known of how they lie to one another. Overlap that nobody speaks of is legal (CU3). */
export interface CountSystem {
  readonly groups: readonly CountedGroup[]
  /** Pairs of claims whose groups share nobody. */
  readonly disjoint: readonly (readonly [string, string])[]
  /** [part, whole] pairs. */
  readonly partOf: readonly (readonly [string, string])[]
}

/** A lower bound of the union of all groups, with the claims it rests on. */
export interface Floor {
  readonly min: number
  readonly restsOn: readonly string[]
}

/** The port that a fuller engine plugs into: same question, tighter answers. */
export interface BoundsEngine {
  readonly floorOfUnion: (system: CountSystem) => Floor
}

const NOTHING: Floor = { min: 0, restsOn: [] }
/** Above this many groups with known disjointness the search is cut short: the floor stays valid, only not the tightest. */
const SEARCHED = 20

/**
 * Interval propagation: a whole is at least its disjoint parts together; the union is at least its largest set of
 * groups that share nobody. Nothing is added up unless a source or a person says that it may be.
 */
export const propagation: BoundsEngine = {
  floorOfUnion: (system) => {
    const partsOf = partsByWhole(system)
    const floors = new Map(
      system.groups.map((group) => [group.claim, floorOfGroup(group, partsOf.get(group.claim) ?? [])]),
    )
    let best = NOTHING
    for (const floor of floors.values()) if (floor.min > best.min) best = floor
    const related = heaviestDisjoint(system, floors)
    return related.min > best.min ? related : best
  },
}

function partsByWhole(system: CountSystem): ReadonlyMap<string, readonly CountedGroup[]> {
  const byClaim = new Map(system.partOf.length === 0 ? [] : system.groups.map((group) => [group.claim, group]))
  const parts = new Map<string, CountedGroup[]>()
  for (const [part, whole] of system.partOf) {
    const group = byClaim.get(part)
    if (group) parts.set(whole, [...(parts.get(whole) ?? []), group])
  }
  return parts
}

/** A group is at least what is said of it, and at least its parts, which one enumeration keeps apart (TL2). */
function floorOfGroup(group: CountedGroup, parts: readonly CountedGroup[]): Floor {
  const sum = parts.reduce((total, part) => total + part.bounds.min, 0)
  return sum > group.bounds.min
    ? { min: sum, restsOn: parts.map((part) => part.claim) }
    : { min: group.bounds.min, restsOn: [group.claim] }
}

function heaviestDisjoint(system: CountSystem, floors: ReadonlyMap<string, Floor>): Floor {
  const apart = neighbours(system.disjoint.filter(([a, b]) => floors.has(a) && floors.has(b)))
  const candidates = [...apart.keys()]
    .sort((a, b) => (floors.get(b)?.min ?? 0) - (floors.get(a)?.min ?? 0) || (a < b ? -1 : 1))
    .slice(0, SEARCHED)
  const grow = (chosen: Floor, open: readonly string[]): Floor =>
    open.reduce((best, claim, at) => {
      const floor = floors.get(claim) ?? NOTHING
      const rest = open.slice(at + 1).filter((other) => apart.get(claim)?.has(other))
      const grown = grow({ min: chosen.min + floor.min, restsOn: [...chosen.restsOn, ...floor.restsOn] }, rest)
      return grown.min > best.min ? grown : best
    }, chosen)
  return grow(NOTHING, candidates)
}

function neighbours(pairs: CountSystem['disjoint']): ReadonlyMap<string, ReadonlySet<string>> {
  const apart = new Map<string, Set<string>>()
  for (const [a, b] of pairs) {
    apart.set(a, (apart.get(a) ?? new Set()).add(b))
    apart.set(b, (apart.get(b) ?? new Set()).add(a))
  }
  return apart
}
