import type { CaseState } from '../ledger/replay.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { CountSystem } from './bounds.ts'

/** How groups of people lie to one another: what the pages say, and what people judged, which goes before it. */
export interface GroupRelations {
  readonly disjoint: readonly (readonly [string, string])[]
  readonly partOf: readonly (readonly [string, string])[]
  readonly same: readonly (readonly [string, string])[]
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/**
 * Collects the relations between accepted claims. A person's 'no' takes away what a page suggests; 'unsure' leaves it
 * open, which for a bound is the same as not knowing. Groups said to be the same share their relations.
 */
export function groupRelations(state: CaseState, accepted: readonly AcceptedClaim[]): GroupRelations {
  const known = new Set(accepted.map((item) => item.claim.id))
  const judged = new Map(
    state.relations.map((item) => [`${item.relation} ${pairKey(item.claim, item.other)}`, item.answer]),
  )
  const kept = (word: string, claim: string, other: string | null): other is string => {
    if (other === null || !known.has(other)) return false
    const answer = judged.get(`${word} ${pairKey(claim, other)}`)
    return answer === undefined || answer === 'yes'
  }
  const relations: { disjoint: [string, string][]; partOf: [string, string][]; same: [string, string][] } = {
    disjoint: [],
    partOf: [],
    same: [],
  }
  for (const { claim } of accepted) {
    if (kept('disjoint', claim.id, claim.disjointFrom)) relations.disjoint.push([claim.id, claim.disjointFrom])
    if (kept('part-of', claim.id, claim.partOf)) relations.partOf.push([claim.id, claim.partOf])
    if (kept('same-group', claim.id, claim.sameAs)) relations.same.push([claim.id, claim.sameAs])
  }
  for (const item of state.relations) {
    if (item.answer !== 'yes' || !known.has(item.claim) || !known.has(item.other)) continue
    if (item.relation === 'disjoint') relations.disjoint.push([item.claim, item.other])
    if (item.relation === 'part-of') relations.partOf.push([item.claim, item.other])
    if (item.relation === 'same-group') relations.same.push([item.claim, item.other])
  }
  return spread(relations)
}

/** What holds of one claim's group holds of every claim about the same group. */
function spread(relations: GroupRelations): GroupRelations {
  const like = new Map<string, Set<string>>()
  for (const [a, b] of relations.same) {
    const merged = new Set([a, b, ...(like.get(a) ?? []), ...(like.get(b) ?? [])])
    for (const id of merged) like.set(id, merged)
  }
  const all = (id: string): readonly string[] => [...(like.get(id) ?? [id])]
  const disjoint = relations.disjoint.flatMap(([a, b]) =>
    all(a).flatMap((x) => all(b).map((y): [string, string] => [x, y])),
  )
  return { ...relations, disjoint }
}

/** The groups that claims count and how they lie to one another, as the bounds engine takes them. People with no number are at least one (CU7). */
export function countSystemOf(items: readonly AcceptedClaim[], relations: GroupRelations): CountSystem {
  const present = new Set(items.map((item) => item.claim.id))
  const among = (pairs: GroupRelations['disjoint']) => pairs.filter(([a, b]) => present.has(a) && present.has(b))
  return {
    groups: items.map(({ claim }) => ({
      claim: claim.id,
      bounds: { min: claim.count?.min ?? 1, max: claim.count?.max ?? null },
    })),
    disjoint: among(relations.disjoint),
    partOf: among(relations.partOf),
  }
}
