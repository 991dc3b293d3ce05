import type { Standing } from '../claims/kinds.ts'
import type { CountFact, SetRelation } from './bounds/system.ts'
import type { Proof } from './bounds.ts'
import { isDeath, leavesCustody } from './custody-flow.ts'
import { once } from './grouped.ts'
import type { GroupRelations } from './groups.ts'
import type { AcceptedClaim } from './known-claims.ts'
import { reaches } from './standing.ts'
import { apartId } from './told-apart.ts'

/** A leaving with its tellings. */
interface Leaving {
  readonly set: string
  readonly claim: string
  readonly max: number | null
  readonly items: readonly AcceptedClaim[]
}

/** A group with the leavings in which people of it may have left. */
interface Exposed {
  readonly group: AcceptedClaim
  readonly left: readonly Leaving[]
}

interface PartsAsk {
  readonly relations: GroupRelations
  readonly standing: Standing
  /** Claims that lists of those gone are ruled to lie so to. */
  readonly listed: ReadonlySet<string>
  /** The leavings as they are told: a part may be one of them, since who left later may have come back in between. */
  readonly releases: readonly Leaving[]
  /** All that tells that the groups of two claims share nobody. */
  readonly tellsApart: (one: AcceptedClaim, other: AcceptedClaim) => readonly string[]
}

/** The same by the two claims alone. Whoever tells it comes first. */
export const toldOfBoth: PartsAsk['tellsApart'] = (one, other) => [
  apartId(other.claim.disjointFrom === one.id ? [other.id, one.id] : [one.id, other.id]),
]

/** What parts of leavings add to a system of counts. */
export interface PartsOfLeavings {
  /** The parts that are no leavings among those told yet, as leavings of their own. */
  readonly parts: readonly Leaving[]
  readonly facts: readonly CountFact[]
  readonly relations: readonly SetRelation[]
}

/**
 * Parts of leavings that are of others than some group (CU17): people of the group left only among the rest. On which days they left
 * does not matter, and who was taken again is in each figure once: it is the people that are others.
 */
export function partsOfLeavings(
  exposed: readonly Exposed[],
  { relations, standing, listed, releases, tellsApart }: PartsAsk,
): PartsOfLeavings {
  const parts = new Map<string, Leaving>()
  const ties = new Map<string, SetRelation>()
  const setOf = once(() => new Map(releases.flatMap(({ set, items }) => items.map(({ id }) => [id, set]))))
  const note = (part: AcceptedClaim, whole: Leaving, item: AcceptedClaim): string => {
    const { id } = part
    const set = setOf().get(id) ?? `left ${id}`
    parts.set(id, { set, claim: id, max: part.claim.count?.max ?? null, items: [part] })
    ties.set(`${id} ${item.id}`, { id: `part-of ${id} ${item.id}`, kind: 'part-of', part: set, whole: whole.set })
    return set
  }
  for (const { whole, item, part } of partsTold(exposed, relations)) {
    if (part.standing === null || !reaches(part.standing, standing)) continue
    if (listed.has(part.id)) note(part, whole, item)
    for (const { group, left } of exposed) {
      if (!left.includes(whole) || !relations.disjoint.areTied(part.id, group.id)) continue
      const sets = [note(part, whole, item), group.id]
      for (const id of tellsApart(part, group)) ties.set(`${id} ${sets}`, { id, kind: 'disjoint', sets })
    }
  }
  if (parts.size === 0) return { parts: [], facts: [], relations: [] }
  const all = [...parts.values()]
  const facts = all.map(({ claim, set, max, items: [part] }) => ({
    id: claim,
    set,
    min: part?.claim.count?.min ?? null,
    max,
  }))
  const parted = all.filter(({ claim }) => !setOf().has(claim))
  return { parts: parted, facts, relations: [...ties.values(), ...partsApart(all, relations, tellsApart)] }
}

/** Whether a proof rests on a part of a leaving that was of others. */
export const restsOnParts = (proof: Proof | null): boolean =>
  proof?.system.relations.some(
    (relation) => relation.kind === 'disjoint' && relation.sets.some((set) => set.startsWith('left ')),
  ) ?? false

/** The parts that somebody says leavings have, with a number of people. */
function partsTold(exposed: readonly Exposed[], { partOf, mayBeWhole, superseded }: GroupRelations) {
  if (partOf.size === 0) return []
  const leavings = new Set(exposed.flatMap(({ left }) => left))
  // Who came and left again by one ruling is told of by one claim: it is a group already.
  const within = new Set(exposed.map(({ group }) => group.id))
  return [...leavings].flatMap((whole) =>
    whole.items
      .filter((item) => mayBeWhole(item))
      .flatMap((item) =>
        partOf
          .before(item.id)
          .map((each) => ({ whole, item, part: each.item }))
          .filter(({ part }) => isLeaving(part) && !within.has(part.id) && !superseded.has(part.id) && part.fewest > 0),
      ),
  )
}

const isLeaving = ({ claim: { kind } }: AcceptedClaim): boolean => leavesCustody(kind) || isDeath(kind)

/** Parts of which somebody says that they share nobody. */
const partsApart = (
  parts: readonly Leaving[],
  { disjoint }: GroupRelations,
  tellsApart: PartsAsk['tellsApart'],
): readonly SetRelation[] =>
  parts.flatMap(({ set, items: [one] }, at) =>
    parts.slice(at + 1).flatMap(({ set: beside, items: [other] }): readonly SetRelation[] => {
      if (!one || !other || !disjoint.areTied(one, other.id)) return []
      return tellsApart(one, other).map((id) => ({ id, kind: 'disjoint', sets: [set, beside] }))
    }),
  )
