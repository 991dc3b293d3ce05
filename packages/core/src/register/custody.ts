import type { Bounds } from '../claims/count.ts'
import { STANDINGS, type Standing } from '../claims/kinds.ts'
import { type AcceptedClaim, originCount } from './accepted-claims.ts'
import type { CustodyAnswer } from './answers.ts'
import type { BoundsEngine, Floor } from './bounds.ts'
import { countSystemOf, type GroupRelations } from './groups.ts'
import { custodySentence } from './sentences.ts'
import { reaches } from './standing.ts'

interface Pair {
  readonly holder: string
  readonly peopleOf: string
  readonly inward: AcceptedClaim[]
  readonly outward: AcceptedClaim[]
}

/** What custody is derived from. */
export interface CustodyQuestion {
  readonly trueAt: string
  readonly accepted: readonly AcceptedClaim[]
  readonly relations: GroupRelations
  readonly engine: BoundsEngine
  readonly numerals: string
}

/** One answer for each holder and people that accepted claims speak of, in the order of their names. */
export function deriveCustody(question: CustodyQuestion): readonly CustodyAnswer[] {
  const pairs = new Map<string, Pair>()
  for (const item of question.accepted) {
    const { kind, actor, peopleOf } = item.claim
    if ((kind !== 'held' && kind !== 'captured' && kind !== 'released') || actor === null || peopleOf === null) continue
    if (actor === 'both' || peopleOf === 'both' || item.standing === null || happensAfter(item, question.trueAt))
      continue
    const key = JSON.stringify([actor, peopleOf])
    const pair = pairs.get(key) ?? { holder: actor, peopleOf, inward: [], outward: [] }
    pairs.set(key, pair)
    pair[kind === 'released' ? 'outward' : 'inward'].push(item)
  }
  return [...pairs.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => answerFor(pair, question))
}

/** A state said to hold 'since' a day began then; anything else counts once it has certainly happened. */
const happensAfter = (item: AcceptedClaim, day: string): boolean => beginsBy(item) > day

const beginsBy = (item: AcceptedClaim): string =>
  item.claim.kind === 'held' && item.claim.date?.endsWith('/..') && item.earliest !== null ? item.earliest : item.latest

function answerFor(pair: Pair, question: CustodyQuestion): CustodyAnswer {
  const claims = [...pair.inward, ...pair.outward]
  const emptied = lastEmptying(pair)
  const perStanding = boundsPerStanding(pair, question, emptied)
  const record = <T>(values: readonly T[]): Readonly<Record<Standing, T>> =>
    Object.fromEntries(STANDINGS.map((standing, at) => [standing, values[at]])) as Record<Standing, T>
  const bounds = record(perStanding.map((item) => item.bounds))
  const closed = perStanding.some((item) => item.bounds.max !== null)
  return {
    id: `custody/${pair.holder}/${pair.peopleOf}`,
    holder: pair.holder,
    peopleOf: pair.peopleOf,
    bounds,
    restsOn: record(perStanding.map((item) => item.floor.restsOn)),
    closedBy: closed && emptied ? [emptied.claim.id] : null,
    captured: pair.inward.map((item) => item.claim.id),
    released: pair.outward.map((item) => item.claim.id),
    claims: claims.map((item) => item.claim.id),
    origins: originCount(claims),
    numerals: question.numerals,
    rules: ['CU1', 'CU2', 'CU3', ...(pair.outward.length > 0 ? ['CU4'] : []), ...(emptied ? ['CU5'] : [])],
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
  readonly floor: Floor
}

/** Bounds from the strongest standing to the weakest; what holds on stronger ground holds on weaker (CU1). */
function boundsPerStanding(
  pair: Pair,
  question: CustodyQuestion,
  emptied: AcceptedClaim | null,
): readonly StandingBounds[] {
  let before: StandingBounds = { bounds: { min: 0, max: null }, floor: { min: 0, restsOn: [] } }
  return STANDINGS.map((standing) => {
    const own = boundsAt(standing, pair, question, emptied)
    const counts = emptied?.standing === standing
    const floor = before.floor.min > own.floor.min && !counts ? before.floor : own.floor
    before = { bounds: { min: floor.min, max: floor.min === 0 ? own.bounds.max : null }, floor }
    return before
  })
}

function boundsAt(
  standing: Standing,
  pair: Pair,
  question: CustodyQuestion,
  emptied: AcceptedClaim | null,
): StandingBounds {
  const inward = pair.inward.filter((item) => item.standing !== null && reaches(item.standing, standing))
  const emptying = emptied?.standing && reaches(emptied.standing, standing) ? emptied : null
  const relevant = emptying ? inward.filter((item) => mayBeginOn(item) > emptying.latest) : inward
  const outward = pair.outward.filter((item) => item !== emptied && lowersFloors(item))
  const floor = highestFloor(relevant, outward, question)
  return { bounds: { min: floor.min, max: emptying && floor.min === 0 ? 0 : null }, floor }
}

/** A holder's own word that it let people go lowers no floor: only the other side, a third party or the report does (CU4). */
const lowersFloors = (item: AcceptedClaim): boolean => item.standing !== null && reaches(item.standing, 'third-party')

/** The first day on which they may have been in custody already: whoever left from then on may have been among them. */
const mayBeginOn = (item: AcceptedClaim): string =>
  item.claim.kind === 'captured' ? (item.earliest ?? '') : beginsBy(item)

/**
 * The highest number surely still held: for each day, the people taken then or later less all of them who may have
 * left since. Releases whose upper end is open could be everybody, so nothing earlier survives them.
 */
function highestFloor(
  inward: readonly AcceptedClaim[],
  outward: readonly AcceptedClaim[],
  question: CustodyQuestion,
): Floor {
  const days = [...new Set(inward.map(mayBeginOn))].sort()
  let best: Floor = { min: 0, restsOn: [] }
  for (const day of outward.length === 0 ? days.slice(0, 1) : days) {
    const taken = inward.filter((item) => mayBeginOn(item) >= day)
    const floor = question.engine.floorOfUnion(countSystemOf(taken, question.relations))
    const left = departed(
      outward.filter((item) => item.latest >= day),
      taken.filter((item) => floor.restsOn.includes(item.claim.id)),
      question.relations,
    )
    if (floor.min - left.count > best.min)
      best = { min: floor.min - left.count, restsOn: [...floor.restsOn, ...left.restsOn] }
  }
  return best
}

/**
 * How many of the people counted may have left. A release takes nobody from a group that it is said to share nobody
 * with; one release told by several counts once when day and number agree (CU6).
 */
function departed(
  outward: readonly AcceptedClaim[],
  counted: readonly AcceptedClaim[],
  relations: GroupRelations,
): { count: number; restsOn: readonly string[] } {
  const apart = new Set(relations.disjoint.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))
  const told = new Map<string, { count: number; claim: string }>()
  for (const item of wholesOf(outward, relations)) {
    const { claim, latest } = item
    const exposed = counted
      .filter((group) => mayHaveLeft(group, item) && !apart.has(`${claim.id} ${group.claim.id}`))
      .reduce((sum, group) => sum + leastOf(group), 0)
    const count = Math.min(exposed, claim.count?.max ?? Number.POSITIVE_INFINITY)
    const key = `${claim.date ?? latest} ${claim.count?.min}..${claim.count?.max}`
    const before = told.get(key)
    if (!before || count < before.count) told.set(key, { count, claim: claim.id })
  }
  const lowering = [...told.values()].filter((item) => item.count > 0)
  return {
    count: lowering.reduce((sum, item) => sum + item.count, 0),
    restsOn: lowering.map((item) => item.claim),
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

/** Releases without those that are parts of another: their people left once. */
function wholesOf(outward: readonly AcceptedClaim[], relations: GroupRelations): readonly AcceptedClaim[] {
  const present = new Set(outward.map((item) => item.claim.id))
  const parts = new Set(relations.partOf.filter(([, whole]) => present.has(whole)).map(([part]) => part))
  return outward.filter((item) => !parts.has(item.claim.id))
}

/** People held or taken with no number are at least one (CU7). */
const leastOf = (item: AcceptedClaim): number => item.claim.count?.min ?? 1
