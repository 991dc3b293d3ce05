import type { AcceptedClaim } from './accepted-claims.ts'
import type { CountFact, SetRelation } from './bounds/system.ts'
import { AMONG } from './bounds.ts'
import { toldOfBoth } from './custody-parts.ts'
import { addTo } from './grouped.ts'
import { apartAsTold, type GroupRelations } from './groups.ts'
import { apartId } from './told-apart.ts'

// Those taken, held and gone as it is told of them, so that a contradiction can be taken apart: what is set aside leaves the rest as it is.

/** A leaving with its tellings. */
interface Leaving {
  readonly set: string
  readonly claim: string
  readonly items: readonly AcceptedClaim[]
}

/** Those of a group who would have left in a leaving, if they were not others. */
const whoLeftOf = (group: string, leaving: string): string => `${leaving}${AMONG}${group}`

/** The leavings in which people of a group may have left; where it is told that some are of others, those who did as sets that can be told so. */
export function theirLeavings(
  group: AcceptedClaim,
  { left, besides }: { readonly left: readonly Leaving[]; readonly besides: readonly Leaving[] },
  tied: readonly SetRelation[],
  relations: GroupRelations,
): { readonly sets: readonly string[]; readonly ties: readonly SetRelation[] } {
  const apart = claimsApartFrom(group.id, relations)
  const leavings = [...left, ...besides]
  const sets = leavings.map(({ set }) => set)
  const partsOnly = new Set(besides.map(({ set }) => set))
  if (!leavings.some(({ items }) => items.some(({ id }) => apart.has(id)))) return { sets, ties: [] }
  const of = (leaving: string) => whoLeftOf(group.id, leaving)
  const ties = tied.flatMap((tie): readonly SetRelation[] =>
    tie.kind === 'part-of' && partsOnly.has(tie.part) && sets.includes(tie.whole)
      ? [{ ...tie, part: of(tie.part), whole: of(tie.whole) }]
      : [],
  )
  const within = sets.map(
    (set): SetRelation => ({ id: `${of(set)} is ${set}`, kind: 'part-of', part: of(set), whole: set }),
  )
  return { sets: sets.map(of), ties: [...within, ...ties] }
}

/** Who shares nobody with whom of those taken or held and those who left, as it is told. */
export function allApart(
  inward: readonly AcceptedClaim[],
  used: ReadonlySet<Leaving>,
  relations: GroupRelations,
): readonly SetRelation[] {
  const leavings = [...used].flatMap(({ set, items }) => items.map((item) => ({ set, item })))
  const counted = new Set(inward.map(({ id }) => id))
  const setOf = new Map(leavings.flatMap(({ set, item: { id } }) => (counted.has(id) ? [] : [[id, set] as const])))
  const all = [...inward, ...leavings.map(({ item }) => item)]
  const among = apartAsTold(inward, relations).map(
    ([sets, said, via]): SetRelation => ({ id: apartId(said, via), kind: 'disjoint', sets }),
  )
  // Of each group those who would have left are a set by themselves: what is said of another group comes to nothing for it.
  const ofLeavings = apartAsTold(all, relations, []).flatMap(([[a, b], said, via]): readonly SetRelation[] => {
    const [one, other] = [setOf.get(a), setOf.get(b)]
    // What keeps leavings apart from one another says nothing of who is held.
    if ((one === undefined) === (other === undefined)) return []
    const [group, leaving = ''] = one === undefined ? [a, other] : [b, one]
    return [{ id: apartId(said, via), kind: 'disjoint', sets: [group, whoLeftOf(group, leaving)] }]
  })
  return [...among, ...ofLeavings]
}

/** For two of some claims whose groups share nobody: all that tells it, of them or of others about the same groups. */
export function tellingApart(
  items: readonly AcceptedClaim[],
  relations: GroupRelations,
): (one: AcceptedClaim, other: AcceptedClaim) => readonly string[] {
  const known = new Map<string, string[]>()
  for (const [pair, said, via] of apartAsTold(items, relations, []))
    addTo(known, [...pair].sort().join(' '), apartId(said, via))
  return (one, other) => known.get([one.id, other.id].sort().join(' ')) ?? toldOfBoth(one, other)
}

/** What several tell of one leaving, once for each of them: without one the others still tell it. */
export const withTellings = (facts: readonly CountFact[], used: ReadonlySet<Leaving>): readonly CountFact[] => {
  const known = new Set(facts.map(({ id }) => id))
  const more = new Map([...used].map(({ claim, items }) => [claim, items.filter(({ id }) => !known.has(id))]))
  return facts.flatMap((fact) => [fact, ...(more.get(fact.id) ?? []).map(({ id }) => ({ ...fact, id }))])
}

/** Claims whose groups share nobody with that of one. */
export function claimsApartFrom(claim: string, { disjoint }: GroupRelations): ReadonlySet<string> {
  return new Set(disjoint.of(claim).map(([a, b]) => (a === claim ? b : a)))
}
