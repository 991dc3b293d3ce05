import type { Bounds } from '../claims/count.ts'
import { STANDINGS, type Standing } from '../claims/kinds.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { CustodyAnswer } from './answers.ts'
import type { CountFact, CountingSystem, SetRelation } from './bounds/system.ts'
import { ASKED, factOf, NOTHING_PROVEN, type Proof, type Proven, provenBounds, relationsOf } from './bounds.ts'
import { takeApart } from './contradiction.ts'
import { stockOf, withStock } from './custody-stock.ts'
import { groupedBy, once } from './grouped.ts'
import { countSystemOf, type GroupRelations, leastOf, ofRelations } from './groups.ts'
import { supportOf } from './origins.ts'
import { custodySentence } from './sentences.ts'
import { reaches } from './standing.ts'

interface Pair {
  readonly holder: string
  readonly peopleOf: string
  readonly inward: readonly AcceptedClaim[]
  readonly outward: readonly AcceptedClaim[]
}

/** What custody is derived from. */
export interface CustodyQuestion {
  readonly trueAt: string
  readonly accepted: readonly AcceptedClaim[]
  readonly relations: GroupRelations
  readonly standing: Standing
  readonly numerals: string
}

/** One answer for each holder and people that accepted claims speak of, in the order of their names. */
export function deriveCustody(question: CustodyQuestion): readonly CustodyAnswer[] {
  const pairs = groupedBy(
    question.accepted.filter((item) => bearsOnCustody(item, question)),
    [({ claim }) => claim.actor, ({ claim }) => claim.peopleOf],
  )
  return pairs
    .map(pairOf)
    .map((pair) => [JSON.stringify([pair.holder, pair.peopleOf]), pair] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, pair]) => answerFor(pair, question))
}

function bearsOnCustody(item: AcceptedClaim, { relations, trueAt }: CustodyQuestion): boolean {
  const { kind, actor, peopleOf, id } = item.claim
  return (
    (kind === 'held' || kind === 'captured' || kind === 'released') &&
    actor !== null &&
    peopleOf !== null &&
    actor !== 'both' &&
    peopleOf !== 'both' &&
    item.standing !== null &&
    !relations.superseded.has(id) &&
    !happensAfter(item, trueAt)
  )
}

function pairOf(items: readonly [AcceptedClaim, ...AcceptedClaim[]]): Pair {
  const [{ claim }] = items
  const [inward, outward]: [AcceptedClaim[], AcceptedClaim[]] = [[], []]
  for (const item of items) (item.claim.kind === 'released' ? outward : inward).push(item)
  return { holder: claim.actor ?? '', peopleOf: claim.peopleOf ?? '', inward, outward }
}

/** A state said to hold 'since' a day began then; anything else counts once it has certainly happened. */
const happensAfter = (item: AcceptedClaim, day: string): boolean => beginsBy(item) > day

const beginsBy = (item: AcceptedClaim): string =>
  item.claim.kind === 'held' && item.claim.date?.endsWith('/..') && item.earliest !== null ? item.earliest : item.latest

function answerFor(pair: Pair, question: CustodyQuestion): CustodyAnswer {
  const claims = [...pair.inward, ...pair.outward]
  const captured = pair.inward.map((item) => item.claim.id)
  const released = pair.outward.map((item) => item.claim.id)
  const support = supportOf(claims)
  const emptied = lastEmptying(pair)
  const perStanding = boundsPerStanding(pair, question, emptied)
  const record = <T>(values: readonly T[]): Readonly<Record<Standing, T>> =>
    Object.fromEntries(STANDINGS.map((standing, at) => [standing, values[at]])) as Record<Standing, T>
  const bounds = record(perStanding.map((item) => item.bounds))
  const contradicts = perStanding[STANDINGS.indexOf(question.standing)]?.contradicts
  const closed = perStanding.some((item) => item.bounds.max !== null)
  return {
    id: `custody/${pair.holder}/${pair.peopleOf}`,
    holder: pair.holder,
    peopleOf: pair.peopleOf,
    bounds,
    restsOn: record(perStanding.map((item) => item.restsOn)),
    closedBy: closed ? [...new Set(perStanding.flatMap((item) => item.closedBy))] : null,
    proof: perStanding[STANDINGS.indexOf(question.standing)]?.proof ?? null,
    contradiction: contradicts ? takeApart(contradicts, claims) : null,
    captured,
    released,
    claims: [...captured, ...released],
    origins: support.atMost,
    originsAtLeast: support.atLeast,
    numerals: question.numerals,
    rules: ['CU1', 'CU2', 'CU3', 'CU10', ...(pair.outward.length > 0 ? ['CU4'] : []), ...(emptied ? ['CU5'] : [])],
    says: custodySentence(pair.holder, pair.peopleOf, bounds),
  }
}

/** The last release of 'all': from then on nobody is held unless somebody is taken later (CU5). */
const lastEmptying = (pair: Pair): AcceptedClaim | null =>
  pair.outward
    .filter((item) => item.claim.count?.text.toLowerCase() === 'all' && item.claim.count.min === null)
    .sort((a, b) => (a.latest < b.latest ? -1 : 1))
    .at(-1) ?? null

interface StandingBounds {
  readonly bounds: Bounds
  readonly restsOn: readonly string[]
  readonly closedBy: readonly string[]
  readonly proof: Proof | null
  readonly contradicts: CountingSystem | null
}

/** Bounds from the strongest standing to the weakest; what holds on stronger ground holds on weaker (CU1). */
function boundsPerStanding(
  pair: Pair,
  question: CustodyQuestion,
  emptied: AcceptedClaim | null,
): readonly StandingBounds[] {
  let before: StandingBounds = {
    bounds: { min: 0, max: null },
    restsOn: [],
    closedBy: [],
    proof: null,
    contradicts: null,
  }
  const boundsAt = boundsByStanding(pair, question, emptied)
  return STANDINGS.map((standing) => {
    const own = boundsAt(standing)
    const counts = emptied?.standing === standing
    before = before.bounds.min > own.min && !counts ? before : { ...own, bounds: { min: own.min, max: own.max } }
    return before
  })
}

/** Bounds at standings asked for from the strongest on: one that admits no further claim has those of the one before. */
function boundsByStanding(
  pair: Pair,
  question: CustodyQuestion,
  emptied: AcceptedClaim | null,
): (standing: Standing) => Proven {
  const releases = once(() => {
    const outward = pair.outward.filter((item) => item !== emptied && lowersFloors(item))
    const told = toldReleases(outward, question.relations)
    return { told, mayLeave: leaversFrom(told) }
  })
  const counted = new Map<Standing | null, number>()
  for (const { standing } of pair.inward) counted.set(standing, (counted.get(standing) ?? 0) + 1)
  let last: { readonly emptying: AcceptedClaim | null; readonly bounds: Proven } | null = null
  return (standing) => {
    const emptying = emptied?.standing && reaches(emptied.standing, standing) ? emptied : null
    if (last !== null && last.emptying === emptying && !counted.has(standing)) return last.bounds
    const inward = pair.inward.filter((item) => item.standing !== null && reaches(item.standing, standing))
    const relevant = emptying ? inward.filter((item) => mayBeginOn(item) > emptying.latest) : inward
    const held = relevant.length === 0 ? NOTHING_PROVEN : stillHeld(relevant, releases(), question)
    const bounds = emptying && held.min === 0 ? { ...held, ...nobodyAfter(emptying) } : held
    last = { emptying, bounds }
    return bounds
  }
}

/** Nobody is held after all were let go (CU5). */
function nobodyAfter(emptying: AcceptedClaim): Pick<Proven, 'max' | 'closedBy' | 'proof'> {
  const { id } = emptying.claim
  const facts: readonly CountFact[] = [{ id, set: ASKED, min: null, max: 0 }]
  const upper = {
    bound: 'at-most' as const,
    set: ASKED,
    value: 0,
    denominator: 1,
    facts: [{ fact: id, side: 'max' as const, times: 1 }],
    balances: [],
    relations: [],
  }
  return { max: 0, closedBy: [id], proof: { system: { facts, relations: [] }, lower: null, upper } }
}

/** A holder's own word that it let people go lowers no floor: only the other side, a third party or the report does (CU4). */
const lowersFloors = (item: AcceptedClaim): boolean => item.standing !== null && reaches(item.standing, 'third-party')

/** The first day on which they may have been in custody already: whoever left from then on may have been among them. */
const mayBeginOn = (item: AcceptedClaim): string =>
  item.claim.kind === 'captured' ? (item.earliest ?? '') : beginsBy(item)

/** A release as it is told: once when day and number agree (CU6), with the most that it may have let go. */
interface ToldRelease {
  readonly set: string
  readonly claim: string
  readonly max: number | null
  readonly items: readonly AcceptedClaim[]
}

function toldReleases(outward: readonly AcceptedClaim[], relations: GroupRelations): readonly ToldRelease[] {
  return groupedBy(wholesOf(outward, relations), [
    (item) => item.claim.date ?? item.latest,
    ({ claim }) => claim.count?.min ?? null,
    ({ claim }) => claim.count?.max ?? null,
    ({ claim }) => (claim.count === null ? 'no number' : null),
  ]).map((items) => {
    const [{ claim }] = items
    return { set: `left ${claim.id}`, claim: claim.id, max: claim.count?.max ?? null, items }
  })
}

/** The releases of a pair, with the most who may have left a group in them. */
interface Releases {
  readonly told: readonly ToldRelease[]
  readonly mayLeave: (group: AcceptedClaim) => number
}

/**
 * How many are surely still held. Everybody of a group that was taken is held, or left in a release that may have been
 * theirs (CU4); a release lets go no more than it says. Releases whose upper end is open could be everybody.
 */
function stillHeld(
  inward: readonly AcceptedClaim[],
  { told: releases, mayLeave }: Releases,
  { relations, trueAt }: Pick<CustodyQuestion, 'relations' | 'trueAt'>,
): Proven {
  const apart = pairsApart(relations)
  const leaving = (group: AcceptedClaim) =>
    releases.filter((release) =>
      release.items.every((item) => mayHaveLeft(group, item) && !apart.has(`${item.claim.id} ${group.claim.id}`)),
    )
  const groups = groupsThatMatter(inward, { relations, leaving, mayLeave })
  const system = countSystemOf(
    groups.map(({ group }) => group),
    relations,
  )
  const used = new Set(groups.flatMap((each) => each.left))
  const relationsAmong: SetRelation[] = [...relationsOf(system)]
  for (const { group, left } of groups)
    relationsAmong.push({
      id: `held or left ${group.claim.id}`,
      kind: 'exhausts',
      whole: group.claim.id,
      parts: [ASKED, ...left.map((release) => release.set)],
    })
  if (groups.length === 0) return NOTHING_PROVEN
  const stock = stockOf(inward, releases, relations, trueAt)
  const facts = [
    ...system.groups.map(factOf),
    ...[...used].map(({ claim, set, max }): CountFact => ({ id: claim, set, min: null, max })),
  ]
  return provenBounds({ facts: withStock(facts, stock), relations: [...relationsAmong, ...stock.relations] })
}

interface Exposed {
  readonly group: AcceptedClaim
  readonly left: readonly ToldRelease[]
}

/** Groups of one question above which only the one with most people surely left is looked at. */
const MOST_GROUPS = 120

interface Leaving {
  readonly relations: GroupRelations
  readonly leaving: (group: AcceptedClaim) => readonly ToldRelease[]
  readonly mayLeave: (group: AcceptedClaim) => number
}

/** Groups that can matter: of those that nothing ties to others, only the one of whom most are surely still held. */
function groupsThatMatter(
  inward: readonly AcceptedClaim[],
  { relations, leaving, mayLeave }: Leaving,
): readonly Exposed[] {
  const tied = tiedToOthers(relations)
  const best = (items: readonly AcceptedClaim[]) => {
    let [most, surely]: [AcceptedClaim | null, number] = [null, 0]
    for (const item of items) {
      // Nobody more is left of a group than were in it, so most groups need no look at the releases.
      if (most !== null && leastOf(item) <= surely) continue
      const held = leastOf(item) - mayLeave(item)
      if (most === null || held > surely) [most, surely] = [item, held]
    }
    return most
  }
  const loose = best(tied.size === 0 ? inward : inward.filter(({ claim }) => !tied.has(claim.id)))
  const kept =
    tied.size === 0 ? (loose ? [loose] : []) : inward.filter((item) => item === loose || tied.has(item.claim.id))
  const most = kept.length <= MOST_GROUPS ? null : best(kept)
  return (most ? [most] : kept).map((group) => ({ group, left: leaving(group) }))
}

/**
 * The most who may have left a group that nothing ties to a release, without a look at every release: sums of those from
 * each day on, less what the group's own page tells (CU8). Infinity where a release is open above.
 */
function leaversFrom(releases: readonly ToldRelease[]): (group: AcceptedClaim) => number {
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
    const toldBefore = group.claim.kind === 'held' && group.claim.date === null
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

/** Claims of whose groups something is said of how they lie to those of others. */
const tiedToOthers = ofRelations(
  ({ disjoint, partOf, same }): ReadonlySet<string> => new Set([...disjoint, ...partOf, ...same].flat()),
)

/** Pairs of claims whose groups share nobody, either way round. */
const pairsApart = ofRelations(
  ({ disjoint }): ReadonlySet<string> => new Set(disjoint.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`])),
)

/** Releases without those that are parts of another: their people left once. */
function wholesOf(outward: readonly AcceptedClaim[], relations: GroupRelations): readonly AcceptedClaim[] {
  if (relations.partOf.length === 0) return outward
  const present = new Set(outward.map((item) => item.claim.id))
  const parts = new Set(relations.partOf.filter(([, whole]) => present.has(whole)).map(([part]) => part))
  return outward.filter((item) => !parts.has(item.claim.id))
}
