import type { RelationWord } from '../ledger/entry.ts'
import type { CaseState } from '../ledger/replay.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { CountSystem } from './bounds.ts'

/** How groups of people lie to one another: what the pages say, and what people judged, which goes before it. */
export interface GroupRelations {
  readonly disjoint: readonly (readonly [string, string])[]
  readonly partOf: readonly (readonly [string, string])[]
  readonly same: readonly (readonly [string, string])[]
  /** Claims whose people are said to be all there are. */
  readonly everybody: readonly string[]
  /** Claims that a later figure of the same speaker replaces. */
  readonly superseded: ReadonlySet<string>
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/**
 * Collects the relations between accepted claims. A person's last word goes before what a page suggests and before what
 * was said earlier: 'no' takes a relation away, 'unsure' leaves it open, which for a bound is the same as not knowing.
 */
export function groupRelations(state: CaseState, accepted: readonly AcceptedClaim[]): GroupRelations {
  const known = new Set(accepted.map((item) => item.claim.id))
  const judged = new Map(state.relations.map((item) => [judgementKey(item.relation, item.claim, item.other), item]))
  const pairs = new Map<string, [RelationWord, string, string]>()
  for (const { claim } of accepted)
    for (const [word, other] of [
      ['disjoint', claim.disjointFrom],
      ['part-of', claim.partOf],
      ['same-group', claim.sameAs],
    ] as const)
      if (other !== null) pairs.set(judgementKey(word, claim.id, other), [word, claim.id, other])
  for (const [key, item] of judged)
    if (item.answer === 'yes') pairs.set(key, [item.relation, item.claim, item.other])
    else pairs.delete(key)
  const ofKind = (...words: readonly RelationWord[]): (readonly [string, string])[] =>
    [...pairs.values()]
      .filter(([word, claim, other]) => words.includes(word) && known.has(claim) && known.has(other))
      .map(([, claim, other]) => [claim, other])
  return spread({
    disjoint: ofKind('disjoint', 'more'),
    partOf: ofKind('part-of'),
    same: ofKind('same-group', 'transfer'),
    everybody: ofKind('exhausts').map(([claim]) => claim),
    superseded: new Set(ofKind('supersedes').map(([, other]) => other)),
  })
}

/** For some relations it matters which claim comes first, for others not. */
const judgementKey = (word: RelationWord, claim: string, other: string): string =>
  word === 'part-of' || word === 'supersedes' || word === 'exhausts'
    ? `${word} ${claim} ${other}`
    : `${word} ${pairKey(claim, other)}`

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
    same: among(relations.same),
    everybody: relations.everybody.filter((claim) => present.has(claim)),
  }
}
