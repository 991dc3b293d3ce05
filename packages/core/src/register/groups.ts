import type { CaseState } from '../ledger/replay.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { CountSystem } from './bounds.ts'
import type { ClaimsOfKind } from './claims-of-kind.ts'
import { once } from './grouped.ts'
import { Union } from './joined-roots.ts'
import { isOneShot, type Regions, regionalGroups, regionalRelations, regionsOf } from './regions.ts'
import { type IsKnown, RelationsBook, type SetAside } from './relations-book.ts'
import { tellsOfOthers } from './spoken-relations.ts'
import type { PairsOfKind, Tieable } from './ties.ts'
import type { Via } from './told-apart.ts'

/** How groups of people lie to one another: what the pages say, and what people judged, which goes before it. */
export interface GroupRelations {
  readonly disjoint: PairsOfKind
  readonly partOf: PairsOfKind
  readonly same: PairsOfKind
  /** Of those that are the same people, pairs told as a move: they left in the one and arrived in the other. */
  readonly transfers: PairsOfKind
  /** Claims whose people are said to be all there are. */
  readonly everybody: ClaimsOfKind
  /** Claims that a later figure of the same speaker replaces. */
  readonly superseded: ClaimsOfKind
  /** Pairs of which somebody ruled that they may share people, or are of one happening: nothing but their own words keeps them apart. */
  readonly mayShare: PairsOfKind
  /** Whether something is said of a claim: that its group shares nobody with another, is a part of it, or is the same. */
  readonly isTied: (claim: Tieable) => boolean
  /** The same of how it lies to the groups of some claims. */
  readonly isTiedAmong: (claim: Tieable, claims: ReadonlySet<string>) => boolean
  /** Whether the parts of a claim, or claims about the same people, may lead to the dead. */
  readonly mayLeadOn: (claim: Tieable) => boolean
  /** Whether a claim may be a whole of which others are parts. */
  readonly mayBeWhole: (claim: Tieable) => boolean
  /** Of how many pairs something of the kind is said. */
  readonly tied: () => number
  /** An accepted claim. */
  readonly find: (claim: string) => AcceptedClaim | undefined
  /** The same around some claims once some of what is said is set aside; null where that is too much to look at. */
  readonly without: (claims: readonly string[], out: SetAside) => GroupRelations | null
  /** How places and days keep happenings apart; null where the case has not chosen that they do (TL7). */
  readonly regions: Regions | null
}

/** Collects the relations between accepted claims. `isKnown`: whether any claim is known by the day asked for. */
export function groupRelations(
  state: CaseState,
  accepted: readonly AcceptedClaim[],
  isKnown?: IsKnown,
): GroupRelations {
  const tellers = accepted.filter(tellsOfOthers)
  const byId = once(() => new Map(accepted.map((item) => [item.id, item])))
  const find = (claim: string) => byId().get(claim)
  return RelationsBook.of(tellers, state.relations, {
    find,
    regions: regionsOf(state.setting),
    ...(isKnown ? { isKnown } : {}),
  }).now
}

/** The first whole that is told of a part. */
export const wholeOf = ({ partOf }: GroupRelations, part: AcceptedClaim): string | undefined =>
  partOf.has(part) ? partOf.of(part).find(([each]) => each === part.id)?.[1] : undefined

/** The groups that claims count and how they lie to one another, as the bounds engine takes them. People with no number are at least one (CU7). */
export function countSystemOf(items: readonly AcceptedClaim[], relations: GroupRelations): CountSystem {
  const { disjoint, partOf, same, everybody } = relations
  const tied = new Map<string, AcceptedClaim>()
  if (relations.tied() > 0) for (const item of items) if (relations.isTied(item)) tied.set(item.id, item)
  return {
    groups: items.map(groupOf),
    disjoint: disjoint.among(tied),
    partOf: partOf.among(tied),
    same: same.among(tied),
    everybody: everybodyAmong(items, everybody),
    regional: regionalAmong(items, relations),
  }
}

/** Two claims of which the groups share nobody, with the two of which that is said: mostly these, else those by way of which it follows. */
export type ApartAsTold = readonly [pair: readonly [string, string], said: readonly [string, string], via: Via | null]

/**
 * Who shares nobody among some claims as it is told, so that a contradiction can be taken apart. Where that follows from what is said of
 * others about the same groups it is left to what says so of those; where it is said of a claim that is not among these, it is told as
 * following from that. `alike`: claims among which it is told, beside this, that they are about the same groups.
 */
export function apartAsTold(
  items: readonly AcceptedClaim[],
  { disjoint, same }: GroupRelations,
  alike: readonly (readonly AcceptedClaim[])[] = [items],
): readonly ApartAsTold[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const all = disjoint.saidAmong(byId)
  const told = all.filter(([pair, said]) => pair === said)
  const themselves = told.map(([pair, said]): ApartAsTold => [pair, said, null])
  if (told.length === all.length) return themselves
  const groups = new Union()
  for (const some of alike)
    for (const [a, b] of same.among(new Map(some.map((item) => [item.id, item])))) groups.unite(a, b)
  const topsOf = ([a, b]: readonly [string, string]) => [groups.top(a), groups.top(b)].sort().join(' ')
  const isTold = (said: readonly [string, string]) => said.every((claim) => byId.has(claim))
  const isAllHere = allAmong(byId, same)
  const follows = all.filter(
    ([pair, said]) => pair !== said && !(isTold(said) && topsOf(said) === topsOf(pair) && pair.every(isAllHere)),
  )
  return [
    ...themselves,
    ...follows.map(([pair, said]): ApartAsTold => {
      const ways = pair.map((claim, end) => waysBetween(said[end] ?? claim, claim, same))
      return [pair, said, { pair, same: ways.flat() }]
    }),
  ]
}

/** Whether all claims that are about one group with a claim are among some: others may lead from one of these to another once these do not. */
function allAmong(items: ReadonlyMap<string, AcceptedClaim>, same: GroupRelations['same']): (claim: string) => boolean {
  const known = new Map<string, boolean>()
  return (claim) => {
    const found = known.get(claim)
    if (found !== undefined) return found
    const reached = new Set([claim])
    for (const one of reached) for (const pair of same.of(one)) for (const end of pair) reached.add(end)
    const isAll = [...reached].every((each) => items.has(each))
    for (const each of reached) known.set(each, isAll)
    return isAll
  }
}

/** Pairs of claims about the same people up to which each way that they lead is told, and not just the shortest. */
const MOST_PAIRS = 24

/** Pairs of claims about the same people that lead from one claim to another. */
function waysBetween(from: string, to: string, same: GroupRelations['same']): readonly (readonly [string, string])[] {
  if (from === to) return []
  const before = new Map<string, readonly [string, string] | null>([[from, null]])
  const all = new Set<readonly [string, string]>()
  for (const claim of before.keys())
    for (const pair of same.of(claim)) {
      all.add(pair)
      const next = pair[0] === claim ? pair[1] : pair[0]
      if (!before.has(next)) before.set(next, pair)
    }
  if (all.size <= MOST_PAIRS) return [...all]
  const way: (readonly [string, string])[] = []
  let at = to
  for (let pair = before.get(at); pair; pair = before.get(at)) {
    way.push(pair)
    at = pair[0] === at ? pair[1] : pair[0]
  }
  return way
}

/** Of some claims those that count everybody there is, in the order in which that was ruled. */
function everybodyAmong(items: readonly AcceptedClaim[], everybody: ClaimsOfKind): readonly string[] {
  if (everybody.size === 0) return []
  const present = new Set(items.filter(({ id }) => everybody.has(id)).map(({ id }) => id))
  return present.size === 0 ? [] : [...everybody].filter((claim) => present.has(claim))
}

/** What places and days say of groups of which nobody says how they lie to one another. */
function regionalAmong(items: readonly AcceptedClaim[], relations: GroupRelations): CountSystem['regional'] {
  if (relations.regions === null) return NOTHING_REGIONAL
  const { regions, everybody, same } = relations
  const byId = new Map(items.map((item) => [item.claim.id, item]))
  // A group told with two days is kept apart from another only where both of its days are.
  const told = (item: AcceptedClaim) => [
    item,
    ...same.of(item.id).flatMap((pair) => byId.get(pair[0] === item.id ? pair[1] : pair[0]) ?? []),
  ]
  const apart: Regions['apart'] = (a, b) => {
    const found = regions.apart(a, b)
    return found && told(a).every((one) => told(b).every((other) => regions.apart(one, other) !== null)) ? found : null
  }
  return regionalRelations(
    items,
    { ...regions, apart },
    { spokenOf: (a, b) => SPEAK.some((kind) => relations[kind].areTied(a, b)), totals: everybody },
  )
}

const NOTHING_REGIONAL: CountSystem['regional'] = []

/** Words on a pair that go before what places and days say of it. */
const SPEAK = ['disjoint', 'partOf', 'same', 'mayShare'] as const

/** Groups that places and days can make matter, beside those that somebody ties to others and the largest of the rest. */
export function withRegional(
  kept: readonly AcceptedClaim[],
  items: readonly AcceptedClaim[],
  relations: GroupRelations,
): readonly AcceptedClaim[] {
  if (relations.regions === null) return kept
  const { everybody } = relations
  const all = new Set([
    ...kept,
    ...items.filter((item) => everybody.has(item.id) && isOneShot(item)),
    ...regionalGroups(items.filter((item) => !isSpokenOf(item, relations))),
  ])
  return all.size === kept.length ? kept : [...all].sort((a, b) => a.at - b.at)
}

/** The same for a union: of groups that nothing can tie to another, only the first of the largest bounds it. */
export function unionSystemOf(items: readonly AcceptedClaim[], relations: GroupRelations): CountSystem {
  const none = relations.tied() + relations.everybody.size === 0
  let largest: AcceptedClaim | null = null
  const tied: AcceptedClaim[] = []
  for (const item of items) {
    if (!none && isSpokenOf(item, relations)) tied.push(item)
    else if (largest === null || item.least > largest.least) largest = item
  }
  const kept = largest === null ? tied : tied.length === 0 ? [largest] : [...tied, largest].sort((a, b) => a.at - b.at)
  return countSystemOf(withRegional(kept, items, relations), relations)
}

/** Of groups that nothing ties to another so many of the largest, each of another origin, are among those that a contradiction is taken apart with. */
const MOST_ALONE = 41
/** Up to so many groups all of them are. */
const FEW_GROUPS = 60

/**
 * All that bears on a union when some of its figures are set aside: what bounds nothing as long as a larger figure stands too. Of many
 * groups that nothing ties to another the largest of each origin, more of them than are ever set aside together.
 */
export function unionSystemOfAll(items: readonly AcceptedClaim[], relations: GroupRelations): CountSystem {
  if (items.length <= FEW_GROUPS) return asTold(items, relations)
  const alone = new Map<string, AcceptedClaim>()
  for (const item of items) {
    const known = alone.get(item.from.origin)
    if (!isSpokenOf(item, relations) && item.least > (known?.least ?? -1)) alone.set(item.from.origin, item)
  }
  const largest = [...alone.values()].sort((a, b) => b.least - a.least || a.at - b.at).slice(0, MOST_ALONE)
  const kept = new Set([...items.filter((item) => isSpokenOf(item, relations)), ...largest])
  return asTold(
    withRegional(
      items.filter((item) => kept.has(item)),
      items,
      relations,
    ),
    relations,
  )
}

const asTold = (items: readonly AcceptedClaim[], relations: GroupRelations): CountSystem => ({
  ...countSystemOf(items, relations),
  disjoint: [],
  apart: apartAsTold(items, relations),
})

/** Whether something is said of how a claim's group lies to others, or that it is all there is. */
const isSpokenOf = (item: AcceptedClaim, { isTied, everybody }: GroupRelations): boolean =>
  isTied(item) || everybody.has(item.id)

const groupOf = ({ claim }: AcceptedClaim) => ({
  claim: claim.id,
  bounds: { min: claim.count?.min ?? 1, max: claim.count?.max ?? null },
})
