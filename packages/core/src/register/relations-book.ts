import type { RelationJudgement } from '../ledger/replay.ts'
import type { ClaimChange } from './accepted-book.ts'
import { addTo } from './grouped.ts'
import { type GroupRelations, namedIn, ofRelations, relatedPairs, relationsAmong } from './groups.ts'
import type { AcceptedClaim } from './known-claims.ts'
import type { Regions } from './regions.ts'

/** What relations are collected from: rulings, the claims that tell of one, and whether a claim is accepted. */
export interface RelationGrounds {
  readonly rulings: readonly RelationJudgement[]
  readonly tellers: readonly AcceptedClaim[]
  readonly isAccepted: (claim: string) => boolean
  readonly regions: Regions | null
}

/** Relations between accepted claims, collected again only when a claim or a ruling that bears on one changes. */
export class RelationsBook {
  #rulings: readonly RelationJudgement[]
  /** Claims that ties name, with whether each is accepted. */
  #named: ReadonlyMap<string, boolean> = new Map()
  #version = 0
  #now: GroupRelations

  constructor(grounds: RelationGrounds) {
    this.#rulings = grounds.rulings
    this.#now = this.#collected(grounds, new Set())
  }

  /** How often ties, or claims that are tied, have changed. */
  get version(): number {
    return this.#version
  }

  /** Collects the relations; of claims that were named before and have not changed it is known whether they are accepted. */
  #collected({ rulings, tellers, isAccepted, regions }: RelationGrounds, changed: ReadonlySet<string>): GroupRelations {
    const pairs = relatedPairs(rulings, tellers)
    const named = new Map<string, boolean>()
    for (const id of namedIn(pairs))
      named.set(id, changed.has(id) ? isAccepted(id) : (this.#named.get(id) ?? isAccepted(id)))
    this.#named = named
    return relationsAmong(pairs, { has: (claim) => named.get(claim) ?? false }, regions)
  }

  /** The relations as they are; the same object as long as none changed. */
  get now(): GroupRelations {
    return this.#now
  }

  /** Takes in changes. Gives the claims whose relations are others now, and those tied to a claim that changed. */
  take(changes: readonly ClaimChange[], grounds: RelationGrounds): ReadonlySet<string> {
    const changed = new Set(
      changes.flatMap(({ before, after }) => [before, after].flatMap((item) => item?.claim.id ?? [])),
    )
    const tells = changes.some(({ before, after }) => tellsOfOthers(before) || tellsOfOthers(after))
    if (grounds.rulings.length === this.#rulings.length && !tells && ![...changed].some((id) => this.#named.has(id)))
      return new Set()
    const before = this.#now
    this.#rulings = grounds.rulings
    const after = this.#collected(grounds, changed)
    this.#version++
    const moved = claimsApart(before, after)
    if (moved.size > 0) this.#now = after
    return tiedTo(new Set([...changed, ...moved]), moved, this.#now)
  }
}

const tellsOfOthers = (item: AcceptedClaim | null): boolean =>
  item !== null && (item.claim.partOf !== null || item.claim.disjointFrom !== null || item.claim.sameAs !== null)

type Tie = readonly [kind: string, claim: string, other: string]

const tiesIn = ({
  disjoint,
  partOf,
  same,
  transfers,
  everybody,
  superseded,
  mayShare,
}: GroupRelations): readonly Tie[] => [
  ...disjoint.map(([a, b]): Tie => ['disjoint', a, b]),
  ...partOf.map(([a, b]): Tie => ['part-of', a, b]),
  ...same.map(([a, b]): Tie => ['same', a, b]),
  ...transfers.map(([a, b]): Tie => ['transfer', a, b]),
  ...mayShare.map(([a, b]): Tie => ['may-share', a, b]),
  ...everybody.map((claim): Tie => ['everybody', claim, claim]),
  ...[...superseded].map((claim): Tie => ['superseded', claim, claim]),
]

/** Claims of ties that are in one set of relations only, or in another order: proofs list them as they come. */
function claimsApart(before: GroupRelations, after: GroupRelations): ReadonlySet<string> {
  const [old, now] = [keyed(tiesIn(before)), keyed(tiesIn(after))]
  const order = [...old.keys()].filter((key) => now.has(key))
  const moved: Tie[] = [...old].flatMap(([key, tie]) => (now.has(key) ? [] : [tie]))
  let at = 0
  for (const [key, tie] of now) if (!old.has(key) || order[at++] !== key) moved.push(tie)
  return new Set(moved.flatMap(([, claim, other]) => [claim, other]))
}

/** Ties by what they say; one that is said again is another one. */
function keyed(ties: readonly Tie[]): ReadonlyMap<string, Tie> {
  const byKey = new Map<string, Tie>()
  for (const tie of ties) {
    let key = tie.join(' ')
    while (byKey.has(key)) key += ' again'
    byKey.set(key, tie)
  }
  return byKey
}

/** What hangs together with a claim by ties of which answers follow more than one. */
const neighbours = ofRelations((relations): ReadonlyMap<string, readonly string[]> => {
  const beside = new Map<string, string[]>()
  for (const [, claim, other] of tiesIn(relations)) {
    addTo(beside, claim, other)
    addTo(beside, other, claim)
  }
  return beside
})

/**
 * Claims that ties lead to from some given: parts take the sort and the day of their whole, and the dead of a part are dead
 * of its whole. Of those given, the ones that are tied, and those of `also`.
 */
function tiedTo(
  claims: ReadonlySet<string>,
  also: ReadonlySet<string>,
  relations: GroupRelations,
): ReadonlySet<string> {
  const beside = neighbours(relations)
  const reached = new Set([...claims].filter((claim) => beside.has(claim) || also.has(claim)))
  for (const claim of reached) for (const other of beside.get(claim) ?? []) reached.add(other)
  return reached
}
