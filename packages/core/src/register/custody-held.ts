import type { Standing } from '../claims/kinds.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import { conflictOf } from './bounds/engine.ts'
import { type CountFact, type SetRelation, setsOf } from './bounds/system.ts'
import { ASKED, factOf, NOTHING_PROVEN, type Proven, provenBounds, relationsOf, type ToldSystem } from './bounds.ts'
import { isDeath, tellingOf } from './custody-flow.ts'
import { groupsThatMatter, MOST_GROUPS } from './custody-groups.ts'
import { partsOfLeavings, toldOfBoth } from './custody-parts.ts'
import { stockOf, withStock } from './custody-stock.ts'
import { type TiedTo, tiesOfLeavers, withTied } from './custody-ties.ts'
import { allApart, claimsApartFrom, tellingApart, theirLeavings, withTellings } from './custody-told.ts'
import { groupedBy, once } from './grouped.ts'
import { countSystemOf, type GroupRelations } from './groups.ts'
import { namedSystem } from './named/named-facts.ts'
import type { NamedStep } from './named/named-step.ts'
import { type NamedGroups, NO_NAMED } from './named/ruled-rolls.ts'
import { sortsShareNobody } from './sorts.ts'
import { reaches } from './standing.ts'

/** A state said to hold 'since' a day began then; anything else counts once it has certainly happened. */
export const beginsBy = (item: AcceptedClaim): string =>
  item.claim.kind === 'held' && item.earliest !== null && item.claim.date?.endsWith('/..') ? item.earliest : item.latest

/** A holder's own word that it let people go lowers no floor: only the other side, a third party or the report does (CU4). */
export const lowersFloors = (item: AcceptedClaim): boolean =>
  item.standing !== null && reaches(item.standing, 'third-party')

/** The first day on which they may have been in custody already: whoever left from then on may have been among them. */
export const mayBeginOn = (item: AcceptedClaim): string => item.begins

/** The first day on which people may have left in a claim that tells of it; without a day of its own the day on which it was told. */
export const mayLeaveOn = (item: AcceptedClaim): string => item.earliest ?? item.latest

/** A leaving as it is told: once when day and number agree (CU6), with the most who may have left in it. */
export interface ToldRelease {
  readonly set: string
  readonly claim: string
  readonly max: number | null
  readonly items: readonly AcceptedClaim[]
}

/** The releases that are told of, and apart from them those whose people left once, in those that they are parts of. */
export function toldReleases(
  outward: readonly AcceptedClaim[],
  relations: GroupRelations,
): Pick<Releases, 'told' | 'parts'> {
  const { wholes, parts } = wholesAndParts(outward, relations)
  return { told: tellings(wholes, relations), parts: once(() => tellings(parts, relations)) }
}

function tellings(outward: readonly AcceptedClaim[], { disjoint }: GroupRelations): readonly ToldRelease[] {
  return groupedBy(outward, [
    ({ claim: { kind } }) => (isDeath(kind) ? 'dead' : kind),
    ({ claim: { actor } }) => actor,
    (item) => item.claim.date ?? item.latest,
    numberOf,
  ])
    .flatMap((items) => notOfOthers(items, disjoint))
    .map((items) => {
      const [{ claim }] = items
      return { set: `left ${claim.id}`, claim: claim.id, max: claim.count?.max ?? null, items }
    })
}

type Tellings = readonly [AcceptedClaim, ...AcceptedClaim[]]

/**
 * Tellings of one day and one number, without those of which somebody says that they are of others, or whose sorts share nobody (TL3): these
 * are leavings of their own.
 */
function notOfOthers(items: Tellings, disjoint: GroupRelations['disjoint']): readonly Tellings[] {
  if (items.length === 1) return [items]
  const isSaid = disjoint.size > 0 && items.some((item) => disjoint.has(item))
  if (!isSaid && !areOfSorts(items)) return [items]
  const areOthers = (a: AcceptedClaim, b: AcceptedClaim) =>
    sortsShareNobody(a.claim.what, b.claim.what) || (isSaid && disjoint.areTied(a, b.id))
  const leavings: [AcceptedClaim, ...AcceptedClaim[]][] = []
  for (const item of items) {
    const known = leavings.find((others) => !others.some((other) => areOthers(item, other)))
    if (known) known.push(item)
    else leavings.push([item])
  }
  return leavings
}

const areOfSorts = ([first, ...others]: Tellings): boolean =>
  others.some(({ claim }) => claim.what !== first.claim.what)

/** The number of a leaving, with what keeps tellings of it apart: most are one number told of one day. */
function numberOf(item: AcceptedClaim): number | string {
  const { fewest, most } = item
  const telling = tellingOf(item)
  if (fewest > 0 && fewest === most && telling === null) return fewest
  const { count } = item.claim
  return JSON.stringify([count?.min ?? null, count?.max ?? null, count === null, telling])
}

/** The releases of a pair, with the most who may have left a group in them. */
export interface Releases {
  readonly told: readonly ToldRelease[]
  readonly mayLeave: (group: AcceptedClaim) => number
  /** Whether they are told to be of the same people, or of some of them. */
  readonly fewerLeft: () => boolean
  /** Releases that are parts of those: what is left of them when these are set aside. */
  readonly parts: () => readonly ToldRelease[]
}

/**
 * How many are surely still held. Everybody of a group that was taken is held, or left in a release that may have been
 * theirs (CU4); a release lets go no more than it says. Releases whose upper end is open could be everybody.
 */
export function stillHeld(inward: readonly AcceptedClaim[], releases: Releases, ask: HeldAsk): ProvenHeld {
  const drawn = heldSystem(inward, releases, { ...ask, all: false })
  if (drawn === null) return NOTHING_HELD
  const proven = provenBounds(drawn.system, drawn.leavesOut)
  const isWorthAll = proven.contradicts !== null && inward.length <= MOST_GROUPS
  // What says less than other figures counts once these are set aside.
  const all = isWorthAll ? heldSystem(inward, releases, { ...ask, all: true }) : null
  const contradicts = all && conflictOf(all.system) ? all.system : proven.contradicts
  return { ...proven, contradicts, steps: drawn.steps }
}

interface HeldSystem extends Pick<ProvenHeld, 'steps'> {
  readonly system: ToldSystem
  /** Not all that bears on those held is in it. */
  readonly leavesOut: boolean
}

/** Those held as a system of counts; null where nothing counts. `all`: with what bounds nothing as long as other figures stand, too. */
function heldSystem(
  inward: readonly AcceptedClaim[],
  { told: releases, mayLeave, fewerLeft, parts }: Releases,
  { all, holder, relations, trueAt, standing, named = NO_NAMED, toldIn = inward, toCome = NOBODY, tiedTo }: DrawnHeld,
): HeldSystem | null {
  const besides = all ? parts() : []
  const leaving = (group: AcceptedClaim, among = releases) => {
    // That they are others is told by relations then, which can be set aside too.
    const may = among.filter(({ items }) => items.every((item) => mayHaveLeft(group, item)))
    return all ? may : notApart(group, may, relations)
  }
  const ruled = claimsRuled(named)
  const { groups, leavesOut } = all
    ? { groups: inward.map((group) => ({ group, left: leaving(group) })), leavesOut: false }
    : groupsThatMatter(inward, {
        ...{ relations, leaving, mayLeave, releases, fewerLeft, ruled },
        isTiedHere: () => tiedTo(releases),
      })
  const counted = countSystemOf(
    groups.map(({ group }) => group),
    relations,
  )
  const system = all ? { ...counted, disjoint: [] } : counted
  const tellsApart = all
    ? tellingApart([...inward, ...[...releases, ...besides].flatMap(({ items }) => items)], relations)
    : toldOfBoth
  const within = partsOfLeavings(groups, {
    ...{ relations, standing, listed: claimsListed(named), tellsApart },
    releases: [...releases, ...besides],
  })
  const rolls = namedSystem(named, {
    groups: new Set(groups.map(({ group }) => group.claim.id)),
    releases: [...releases, ...within.parts],
    apart: (release, group) => relations.disjoint.areTied(release, group),
  })
  if (groups.length === 0 && rolls.facts.length === 0) return null
  const told = new Set(rolls.relations.flatMap(setsOf))
  const leaves = new Set([
    ...groups.flatMap((each) => each.left),
    ...releases.filter(({ set }) => told.has(set)),
    ...besides,
  ])
  const used = withTied(leaves, () => [...releases, ...parts()], relations)
  const leavers = tiesOfLeavers(used, relations)
  const heldOrLeft = groups.flatMap(({ group, left }): readonly SetRelation[] => {
    const { sets, ties } = all
      ? theirLeavings(group, { left, besides: leaving(group, besides) }, leavers, relations)
      : { sets: left.map(({ set }) => set), ties: [] }
    const parts = [ASKED, ...sets, ...rolls.mayHold(group.claim.id, mayBeginOn(group))]
    return [{ id: `held or left ${group.claim.id}`, kind: 'exhausts', whole: group.claim.id, parts }, ...ties]
  })
  const came = new Set([...system.groups.map(({ claim }) => claim), ...within.facts.map(({ id }) => id)])
  const facts = [
    ...system.groups.map(factOf),
    // Who came and left again by one ruling is told of by one claim: as a leaving it then says no more than that some left.
    ...[...used].flatMap(({ claim, set, max }): CountFact[] =>
      came.has(claim) ? [] : [{ id: claim, set, min: null, max }],
    ),
    ...within.facts,
    ...rolls.facts,
  ]
  const ties = [...leavers, ...within.relations, ...(all ? allApart(inward, used, relations) : [])]
  const relationsAmong = [...relationsOf(system), ...heldOrLeft, ...ties, ...rolls.relations]
  const stock = stockOf({ holder, inward, toldIn, toCome, releases, relations, trueAt, standing })
  const stocked = withStock(facts, stock)
  return {
    system: {
      facts: all ? withTellings(stocked, used) : stocked,
      relations: [...relationsAmong, ...stock.relations],
      ...(all ? { also: within.parts.flatMap(({ items }) => items) } : {}),
    },
    leavesOut,
    steps: rolls.steps,
  }
}

/** Leavings of which nobody says that they were of others than a group. */
function notApart(
  group: AcceptedClaim,
  leavings: readonly ToldRelease[],
  relations: GroupRelations,
): readonly ToldRelease[] {
  const apart = claimsApartFrom(group.id, relations)
  return apart.size === 0 ? leavings : leavings.filter(({ items }) => items.every(({ id }) => !apart.has(id)))
}

interface DrawnHeld extends HeldAsk {
  readonly all: boolean
}

/** What is asked of those held. `named`: what rolls add that a person ruled on (CU16); `toldIn`: whoever is told to be taken or held by anybody; `toCome`: later figures ruled to count everybody. */
interface HeldAsk {
  readonly holder: string
  readonly relations: GroupRelations
  readonly trueAt: string
  readonly standing: Standing
  readonly named?: NamedGroups
  readonly toldIn?: readonly AcceptedClaim[]
  readonly toCome?: readonly AcceptedClaim[]
  readonly tiedTo: TiedTo
}

/** Bounds, with what shows the figures of named people among the facts. */
export interface ProvenHeld extends Proven {
  readonly steps: readonly NamedStep[]
}

export const NOTHING_HELD: ProvenHeld = { ...NOTHING_PROVEN, steps: [] }

/** Claims that rolls are ruled to lie so to: their groups matter whatever their size. */
const claimsRuled = ({ held }: NamedGroups): ReadonlySet<string> =>
  new Set(held.flatMap(({ rulings }) => rulings.map(({ claim }) => claim)))

/** Claims that lists of those gone are ruled to lie so to. */
const claimsListed = ({ gone }: NamedGroups): ReadonlySet<string> =>
  new Set(gone.flatMap(({ rulings }) => rulings.map(({ claim }) => claim)))

/**
 * The most who may have left a group that nothing ties to a release, without a look at every release: sums of those from
 * each day on, less what the group's own page tells (CU8). Infinity where a release is open above.
 */
export function leaversFrom(releases: readonly ToldRelease[]): (group: AcceptedClaim) => number {
  const ends = releases
    .map((release) => ({
      release,
      last: release.items.reduce((day, item) => (item.latest < day ? item.latest : day), '9999-12-31'),
    }))
    .sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0))
  const sums = new Array<number>(ends.length + 1).fill(0)
  const open = new Array<number>(ends.length + 1).fill(0)
  for (let at = ends.length - 1; at >= 0; at--) {
    const { max = null } = ends[at]?.release ?? {}
    sums[at] = (sums[at + 1] ?? 0) + (max ?? 0)
    open[at] = (open[at + 1] ?? 0) + (max === null ? 1 : 0)
  }
  const ofPage = Map.groupBy(
    ends.filter((end) => end.release.items.length === 1),
    (end) => end.release.items[0]?.source,
  )
  const from = firstFrom(ends.map((end) => end.last))
  return (group) => {
    const first = mayBeginOn(group)
    const low = from(first)
    // Releases that the group's own page tells took none of a group held when it was written (CU8).
    const toldBefore = group.days === null && group.claim.kind === 'held'
    const own = toldBefore ? (ofPage.get(group.source) ?? []).filter(({ last }) => last >= first) : NO_ENDS
    const ownOpen = own.filter(({ release }) => release.max === null).length
    if ((open[low] ?? 0) > ownOpen) return Number.POSITIVE_INFINITY
    return own.reduce((rest, { release }) => rest - (release.max ?? 0), sums[low] ?? 0)
  }
}

const NO_ENDS: readonly { readonly release: ToldRelease; readonly last: string }[] = []

/** Where among sorted days the first stands that is not before a day; each day is looked for once. */
function firstFrom(days: readonly string[]): (day: string) => number {
  const found = new Map<string, number>()
  return (day) => {
    const known = found.get(day)
    if (known !== undefined) return known
    let [low, high] = [0, days.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((days[middle] ?? '') < day) low = middle + 1
      else high = middle
    }
    found.set(day, low)
    return low
  }
}

/**
 * Whether people of a group can have been among those let go: not when the group was counted after that day, nor when
 * one page tells of the release and then of those whom it says are held still (CU8).
 */
function mayHaveLeft(group: AcceptedClaim, release: AcceptedClaim): boolean {
  if (mayBeginOn(group) > release.latest) return false
  const toldAfter = group.claim.kind === 'held' && group.claim.date === null && group.source === release.source
  return !toldAfter
}

const NOBODY: readonly AcceptedClaim[] = []

/**
 * Releases without those that are parts of one no earlier, as it is told of them or of the same people: they left once. Who left later
 * still may have come back in between.
 */
function wholesAndParts(outward: readonly AcceptedClaim[], relations: GroupRelations) {
  const { partOf, mayBeWhole, same } = relations
  if (partOf.size === 0 || !outward.some(mayBeWhole)) return { wholes: outward, parts: NOBODY }
  const tied = new Map<string, AcceptedClaim>()
  for (const item of outward) if (partOf.has(item) || same.has(item)) tied.set(item.id, item)
  const kept = new Map(tied)
  const wholesOver = (item: AcceptedClaim) =>
    partOf.of(item).flatMap(([part, id]) => (part === item.id ? (tied.get(id) ?? []) : []))
  const isPart = (item: AcceptedClaim): boolean => {
    const reached = new Set(sameAs(item, tied, same))
    for (const one of reached)
      for (const whole of wholesOver(one).filter((each) => each !== item && each.latest >= item.latest)) {
        if (kept.has(whole.id)) return true
        for (const like of sameAs(whole, tied, same)) reached.add(like)
      }
    return false
  }
  // Of several that are told to be parts of one another one stays.
  for (const item of tied.values()) if (isPart(item)) kept.delete(item.id)
  if (kept.size === tied.size) return { wholes: outward, parts: NOBODY }
  const isWhole = ({ id }: AcceptedClaim) => kept.has(id) || !tied.has(id)
  return { wholes: outward.filter(isWhole), parts: outward.filter((item) => !isWhole(item)) }
}

/** Claims of some that are told, by however many steps, to be about the same people as one, with that one. */
function sameAs(
  item: AcceptedClaim,
  among: ReadonlyMap<string, AcceptedClaim>,
  same: GroupRelations['same'],
): ReadonlySet<AcceptedClaim> {
  const found = new Set([item])
  if (same.has(item))
    for (const one of found) for (const other of same.beside(one)) if (among.has(other.id)) found.add(other)
  return found
}
