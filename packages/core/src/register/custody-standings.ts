import type { Bounds } from '../claims/count.ts'
import { STANDINGS, type Standing } from '../claims/kinds.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { CountFact } from './bounds/system.ts'
import { ASKED, type Proof, type Proven, type ToldSystem } from './bounds.ts'
import { isArrival, isOfAll, lowersWhereCounted, type PairOfLists } from './custody-flow.ts'
import {
  beginsBy,
  leaversFrom,
  lowersFloors,
  mayBeginOn,
  mayLeaveOn,
  NOTHING_HELD,
  type ProvenHeld,
  type Releases,
  stillHeld,
  toldReleases,
} from './custody-held.ts'
import { everybodyToCome } from './custody-stock.ts'
import { addUpToMore, tiesHere } from './custody-ties.ts'
import { type Listed, listed } from './group.ts'
import { once } from './grouped.ts'
import type { GroupRelations } from './groups.ts'
import { keptReleases } from './kept-releases.ts'
import { type NamedGroups, NO_NAMED } from './named/ruled-rolls.ts'
import type { PartyNames } from './party-names.ts'
import { reaches } from './standing.ts'

/** A holder and a people, with the claims that count: of those taken or held, and of those who left. */
export interface Pair {
  readonly holder: string
  readonly peopleOf: string
  readonly inward: readonly AcceptedClaim[]
  readonly ids: { readonly inward: readonly string[]; readonly outward: readonly string[] }
  /** Of those who left, and of those who may have left by the day asked for. */
  readonly outward: readonly AcceptedClaim[]
  /** Of those who came, and of those who may have come by then. */
  readonly mayHaveCome: readonly AcceptedClaim[]
  /** Figures of later days that are ruled to count everybody. */
  readonly toCome: readonly AcceptedClaim[]
  /** The releases and other leavings that lower floors of a standing, all but one that emptied the place. */
  readonly releasesBut: (emptied: AcceptedClaim | null, standing: Standing) => Releases
  /** Whether some leavings lower the floors of weaker standings only. */
  readonly leavesWeakly: boolean
  readonly plain: boolean
}

/** What custody is derived from. */
export interface CustodyQuestion {
  readonly trueAt: string
  readonly relations: GroupRelations
  readonly standing: Standing
  readonly numerals: string
  readonly names: PartyNames
  /** What rolls add that a person ruled on, for a holder, a people and a standing; without it nothing. */
  readonly named?: NamedFor
  /** What they would add without some claims, rolls and rulings on them, by the ids that these have in bounds. */
  readonly namedWithout?: (isOut: (claim: string) => boolean, grounds: ReadonlySet<string>) => NamedFor
}

export type NamedFor = (pair: { readonly holder: string; readonly peopleOf: string }, standing: Standing) => NamedGroups

/** What counts of the claims about a holder and a people; null when none does on the day asked for. */
export function pairOf({ holder, peopleOf, ...lists }: PairOfLists, question: CustodyQuestion): Pair | null {
  const inward = within(lists.inward, question, beginsBy)
  // Who may have left on a vague day is not surely held any more, and who may have come closes nothing.
  const [outward, mayHaveCome] = [
    within(lists.outward, question, mayLeaveOn),
    within(lists.inward, question, mayBeginOn),
  ]
  if (inward.items.length === 0 && !outward.items.some((item) => item.latest <= question.trueAt)) return null
  const weak = (lists.plain ? NOBODY : outward.items).filter(
    (item) => !lowersFloors(item) && lowersWhereCounted(item, holder, question.names),
  )
  const drawUp = (emptied: AcceptedClaim | null, also: readonly AcceptedClaim[]): Releases => {
    const lowers = (item: AcceptedClaim) => item !== emptied && (lowersFloors(item) || also.includes(item))
    const lowering = outward.items.filter(lowers)
    const { told, parts } = toldReleases(lowering, question.relations)
    const fewerLeft = once(() => addUpToMore(told, parts, question.relations))
    return { told, mayLeave: leaversFrom(told), fewerLeft, parts }
  }
  const releasesBut = (emptied: AcceptedClaim | null, standing: Standing) => {
    const also = weak.filter((item) => item.standing !== null && reaches(item.standing, standing))
    if (also.length > 0) return drawUp(emptied, also)
    return keptReleases(lists.outward, { emptied, ...question }, () => drawUp(emptied, []))
  }
  const leavesWeakly = weak.length > 0
  const plain = lists.plain ?? false
  return {
    holder,
    peopleOf,
    inward: inward.items,
    outward: outward.items,
    get ids() {
      return { inward: inward.ids, outward: outward.ids }
    },
    mayHaveCome: mayHaveCome.items,
    toCome: everybodyToCome(lists.inward, question.relations, question.trueAt),
    releasesBut,
    leavesWeakly,
    plain,
  }
}

const NOBODY: readonly AcceptedClaim[] = []

/** Of some claims those that have a day by the day asked for, and that nothing replaces. */
function within(
  list: Listed,
  { trueAt, relations: { superseded } }: CustodyQuestion,
  dayOf: (item: AcceptedClaim) => string,
): Listed {
  if (list.lastDay <= trueAt && superseded.size === 0) return list
  return listed(
    list.items.filter((item) => dayOf(item) <= trueAt && (superseded.size === 0 || !superseded.has(item.claim.id))),
  )
}

/** The last release of 'all': from then on nobody is held unless somebody is taken later (CU5). */
export const lastEmptying = (pair: Pair, trueAt: string): AcceptedClaim | null =>
  pair.outward
    .filter((item) => item.latest <= trueAt && isOfAll(item))
    .sort((a, b) => (a.latest < b.latest ? -1 : 1))
    .at(-1) ?? null

export interface StandingBounds {
  readonly bounds: Bounds
  readonly restsOn: readonly string[]
  readonly closedBy: readonly string[]
  readonly proof: Proof | null
  readonly contradicts: ToldSystem | null
  /** Rolls that the bounds rest on. */
  readonly rolls: readonly string[]
}

/** Bounds from the strongest standing to the weakest; what holds on stronger ground holds on weaker (CU1). */
export function boundsPerStanding(
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
    rolls: [],
  }
  const boundsAt = boundsByStanding(pair, question, emptied)
  return STANDINGS.map((standing) => {
    const own = boundsAt(standing)
    const counts = emptied?.standing === standing
    // A floor kept from stronger ground settles nothing: figures that contradict one another here are told all the same.
    before =
      before.bounds.min > own.min && !counts
        ? { ...before, contradicts: own.contradicts ?? before.contradicts }
        : onClaims(own)
    return before
  })
}

/** Bounds at standings asked for from the strongest on: one that admits no further claim has those of the one before. */
function boundsByStanding(
  pair: Pair,
  question: CustodyQuestion,
  emptied: AcceptedClaim | null,
): (standing: Standing) => ProvenHeld {
  const releases = once(() => pair.releasesBut(emptied, 'admitted'))
  const counted = countedByStanding(pair.inward)
  const tiedTo = tiesHere(pair.inward, question.relations)
  let reached = 0
  let last: {
    readonly emptying: AcceptedClaim | null
    readonly bounds: ProvenHeld
    readonly named: NamedGroups
  } | null = null
  return (standing) => {
    const emptying = emptied?.standing && reaches(emptied.standing, standing) ? emptied : null
    const more = counted.get(standing) ?? 0
    reached += more
    const named = namedAfter(question.named?.(pair, standing) ?? NO_NAMED, emptying)
    const same = last !== null && last.emptying === emptying && more === 0 && last.named === named
    if (last !== null && same && !pair.leavesWeakly) return last.bounds
    const inward =
      reached === pair.inward.length
        ? pair.inward
        : pair.inward.filter((item) => item.standing !== null && reaches(item.standing, standing))
    const relevant = emptying ? inward.filter((item) => mayBeginOn(item) > emptying.latest) : inward
    const left = () => (pair.leavesWeakly ? pair.releasesBut(emptied, standing) : releases())
    const nobody = relevant.length === 0 && named.held.length === 0
    const held = nobody
      ? NOTHING_HELD
      : stillHeld(relevant, left(), {
          ...question,
          standing,
          holder: pair.holder,
          named,
          toldIn: pair.mayHaveCome,
          toCome: pair.toCome,
          tiedTo,
        })
    const empty =
      emptying !== null && nobody && !pair.mayHaveCome.some((item) => mayArriveAfter(item, emptying, standing))
    const bounds = empty ? { ...held, ...nobodyAfter(emptying) } : held
    last = { emptying, bounds, named }
    return bounds
  }
}

/** Whether people are said to have come who may not have been there yet when all were let go, on that very day too. */
const mayArriveAfter = (item: AcceptedClaim, emptying: AcceptedClaim, standing: Standing): boolean =>
  isArrival(item.claim.kind) &&
  item.standing !== null &&
  reaches(item.standing, standing) &&
  (item.days?.latest ?? '') >= mayLeaveOn(emptying)

/** Lists of a day before all were let go say nothing of those held after it (CU5). */
function namedAfter(named: NamedGroups, emptying: AcceptedClaim | null): NamedGroups {
  if (emptying === null || named.held.length === 0) return named
  const still = named.still.filter(({ since }) => since > emptying.latest)
  const kept = new Set(still.flatMap(({ rolls }) => rolls))
  if (still.length === 0) return NO_NAMED
  const fewer = named.fewer
    .map((sets) => sets.filter(({ since, rolls }) => since > emptying.latest && rolls.every((roll) => kept.has(roll))))
    .filter((sets) => sets.length > 0)
  return { ...named, still, fewer, held: named.held.filter(({ roll }) => kept.has(roll.id)) }
}

/** Bounds with the claims, and apart from them the rolls, that they rest on; the proof with what shows its figures of named people. */
function onClaims({ steps, ...own }: ProvenHeld): StandingBounds {
  const bounds = { min: own.min, max: own.max }
  if (steps.length === 0) return { ...own, bounds, rolls: [] }
  const named = new Map(steps.map((step) => [step.fact, step]))
  const isClaim = (fact: string): boolean => !named.has(fact)
  const used = [...own.restsOn, ...own.closedBy].flatMap((fact) => named.get(fact) ?? [])
  return {
    ...own,
    bounds,
    restsOn: own.restsOn.filter(isClaim),
    closedBy: own.closedBy.filter(isClaim),
    proof: own.proof && used.length > 0 ? { ...own.proof, named: [...new Set(used)] } : own.proof,
    rolls: [...new Set(used.flatMap((step) => step.rows.map(({ roll }) => roll)))],
  }
}

function countedByStanding(items: readonly AcceptedClaim[]): ReadonlyMap<Standing | null, number> {
  const counted = new Map<Standing | null, number>()
  let [run, last]: [number, Standing | null] = [0, null]
  for (const { standing } of items) {
    if (standing !== last) {
      counted.set(last, (counted.get(last) ?? 0) + run)
      ;[run, last] = [0, standing]
    }
    run++
  }
  return counted.set(last, (counted.get(last) ?? 0) + run)
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
