import type { RelationWord } from '../ledger/entry.ts'
import type { CaseState, RelationJudgement } from '../ledger/replay.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { CountSystem } from './bounds.ts'
import { addTo } from './grouped.ts'
import { isOneShot, type Regions, regionalGroups, regionalRelations, regionsOf } from './regions.ts'

/** How groups of people lie to one another: what the pages say, and what people judged, which goes before it. */
export interface GroupRelations {
  readonly disjoint: readonly (readonly [string, string])[]
  readonly partOf: readonly (readonly [string, string])[]
  readonly same: readonly (readonly [string, string])[]
  /** Of those that are the same people, pairs told as a move: they left in the one and arrived in the other. */
  readonly transfers: readonly (readonly [string, string])[]
  /** Claims whose people are said to be all there are. */
  readonly everybody: readonly string[]
  /** Claims that a later figure of the same speaker replaces. */
  readonly superseded: ReadonlySet<string>
  /** Pairs of which somebody ruled that they may share people, or are of one happening: nothing but their own words keeps them apart. */
  readonly mayShare: readonly (readonly [string, string])[]
  /** How places and days keep happenings apart; null where the case has not chosen that they do (TL7). */
  readonly regions: Regions | null
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/**
 * Collects the relations between accepted claims. A person's last word goes before what a page suggests and before what
 * was said earlier: 'no' takes a relation away, 'unsure' leaves it open, which for a bound is the same as not knowing.
 */
export function groupRelations(state: CaseState, accepted: readonly AcceptedClaim[]): GroupRelations {
  const pairs = relatedPairs(state.relations, accepted)
  return relationsAmong(pairs, presentAmong(accepted, namedIn(pairs)), regionsOf(state.setting))
}

/** Claims that somebody says or ruled to lie to one another in some way, whether both were accepted or not. */
export type RelatedPair = readonly [RelationWord | 'may-share', string, string]

/** What pages tell and people ruled, the rulings first; `tellers`: claims that tell of how their group lies to another. */
export function relatedPairs(
  rulings: readonly RelationJudgement[],
  tellers: readonly AcceptedClaim[],
): readonly RelatedPair[] {
  const judged = new Map(rulings.map((item) => [judgementKey(item.relation, item.claim, item.other), item]))
  const pairs = new Map<string, RelatedPair>()
  for (const { claim } of tellers) {
    if (claim.disjointFrom !== null)
      pairs.set(judgementKey('disjoint', claim.id, claim.disjointFrom), ['disjoint', claim.id, claim.disjointFrom])
    if (claim.partOf !== null)
      pairs.set(judgementKey('part-of', claim.id, claim.partOf), ['part-of', claim.id, claim.partOf])
    if (claim.sameAs !== null)
      pairs.set(judgementKey('same-group', claim.id, claim.sameAs), ['same-group', claim.id, claim.sameAs])
  }
  for (const [key, item] of judged)
    if (item.answer === 'yes') pairs.set(key, [item.relation, item.claim, item.other])
    else {
      pairs.delete(key)
      if (item.relation === 'disjoint') pairs.set(key, ['may-share', item.claim, item.other])
    }
  return [...pairs.values()]
}

/** The claims that pairs are of. */
export const namedIn = (pairs: readonly RelatedPair[]): ReadonlySet<string> =>
  new Set(pairs.flatMap(([, claim, other]) => [claim, other]))

/** The relations of pairs of which both claims are accepted. */
export function relationsAmong(
  pairs: readonly RelatedPair[],
  accepted: Pick<ReadonlySet<string>, 'has'>,
  regions: Regions | null = null,
): GroupRelations {
  const ofKind = (...words: readonly RelatedPair[0][]): (readonly [string, string])[] =>
    pairs
      .filter(([word, claim, other]) => words.includes(word) && accepted.has(claim) && accepted.has(other))
      .map(([, claim, other]) => [claim, other])
  return spread({
    disjoint: ofKind('disjoint', 'more'),
    partOf: ofKind('part-of'),
    same: ofKind('same-group', 'transfer'),
    transfers: ofKind('transfer'),
    everybody: ofKind('exhausts').map(([claim]) => claim),
    superseded: new Set(ofKind('supersedes').map(([, other]) => other)),
    mayShare: ofKind('may-share', 'same-happening'),
    regions,
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

/** Which of some claims are among those accepted. */
function presentAmong(accepted: readonly AcceptedClaim[], claims: ReadonlySet<string>): ReadonlySet<string> {
  const present = new Set<string>()
  if (claims.size > 0) for (const { claim } of accepted) if (claims.has(claim.id)) present.add(claim.id)
  return present
}

/** Works out once for one set of relations what follows from them alone. */
export function ofRelations<T>(make: (relations: GroupRelations) => T): (relations: GroupRelations) => T {
  const kept = new WeakMap<GroupRelations, { readonly value: T }>()
  return (relations) => {
    const known = kept.get(relations) ?? { value: make(relations) }
    kept.set(relations, known)
    return known.value
  }
}

/** Claims that something is said of how their groups lie to others, or that they are all there are. */
const tiedClaims = ofRelations(
  ({ disjoint, partOf, same, everybody }): ReadonlySet<string> =>
    new Set([...[...disjoint, ...partOf, ...same].flat(), ...everybody]),
)

/** The groups that claims count and how they lie to one another, as the bounds engine takes them. People with no number are at least one (CU7). */
export function countSystemOf(items: readonly AcceptedClaim[], relations: GroupRelations): CountSystem {
  const present = presentAmong(items, tiedClaims(relations))
  const among = (pairs: GroupRelations['disjoint']) => pairs.filter(([a, b]) => present.has(a) && present.has(b))
  return {
    groups: items.map(groupOf),
    disjoint: among(relations.disjoint),
    partOf: among(relations.partOf),
    same: among(relations.same),
    everybody: relations.everybody.filter((claim) => present.has(claim)),
    regional: regionalAmong(items, relations),
  }
}

/** What places and days say of groups of which nobody says how they lie to one another. */
function regionalAmong(items: readonly AcceptedClaim[], relations: GroupRelations): CountSystem['regional'] {
  if (relations.regions === null) return NOTHING_REGIONAL
  const { regions, everybody } = relations
  const like = sameAs(relations)
  const byId = new Map(items.map((item) => [item.claim.id, item]))
  // A group told with two days is kept apart from another only where both of its days are.
  const told = (item: AcceptedClaim) => [item, ...(like.get(item.claim.id) ?? []).flatMap((id) => byId.get(id) ?? [])]
  const apart: Regions['apart'] = (a, b) => {
    const found = regions.apart(a, b)
    return found && told(a).every((one) => told(b).every((other) => regions.apart(one, other) !== null)) ? found : null
  }
  return regionalRelations(
    items,
    { ...regions, apart },
    { spokenOf: pairsSpokenOf(relations), totals: new Set(everybody) },
  )
}

const NOTHING_REGIONAL: CountSystem['regional'] = []

const sameAs = ofRelations(({ same }): ReadonlyMap<string, readonly string[]> => {
  const like = new Map<string, string[]>()
  for (const [a, b] of same) {
    addTo(like, a, b)
    addTo(like, b, a)
  }
  return like
})

const pairsSpokenOf = ofRelations(
  ({ disjoint, partOf, same, mayShare }): ReadonlySet<string> =>
    new Set([...disjoint, ...partOf, ...same, ...mayShare].map(([a, b]) => `${a} ${b}`)),
)

/** Groups that places and days can make matter, beside those that somebody ties to others and the largest of the rest. */
export function withRegional(
  kept: readonly AcceptedClaim[],
  items: readonly AcceptedClaim[],
  relations: GroupRelations,
): readonly AcceptedClaim[] {
  if (relations.regions === null) return kept
  const [tied, totals] = [tiedClaims(relations), new Set(relations.everybody)]
  const all = new Set([
    ...kept,
    ...items.filter((item) => totals.has(item.claim.id) && isOneShot(item)),
    ...regionalGroups(items.filter(({ claim }) => !tied.has(claim.id))),
  ])
  return all.size === kept.length ? kept : [...all].sort((a, b) => a.at - b.at)
}

/** The same for a union: of groups that nothing can tie to another, only the first of the largest bounds it. */
export function unionSystemOf(items: readonly AcceptedClaim[], relations: GroupRelations): CountSystem {
  const tied = tiedClaims(relations)
  let largest: AcceptedClaim | null = null
  for (const item of items)
    if ((largest === null || item.least > largest.least) && (tied.size === 0 || !tied.has(item.claim.id)))
      largest = item
  const kept =
    tied.size === 0
      ? largest === null
        ? []
        : [largest]
      : items.filter((item) => item === largest || tied.has(item.claim.id))
  return countSystemOf(withRegional(kept, items, relations), relations)
}

const groupOf = ({ claim }: AcceptedClaim) => ({
  claim: claim.id,
  bounds: { min: claim.count?.min ?? 1, max: claim.count?.max ?? null },
})
