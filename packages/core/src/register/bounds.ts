import type { Bounds } from '../claims/count.ts'
import { BoundsBook, onlyNamed, proofOf } from './bounds/engine.ts'
import {
  type Certificate,
  type CountFact,
  type CountingSystem,
  restsOn,
  type SetRelation,
  setsOf,
} from './bounds/system.ts'
import type { AcceptedClaim } from './known-claims.ts'
import { isDrawnFromLists, onRoll, rollsIn } from './named/named-sets.ts'
import type { NamedStep } from './named/named-step.ts'
import { apartId, isStillTold, type Via } from './told-apart.ts'

type Two = readonly [string, string]

/** People counted together: a lower and upper end, and the claim that says so. */
export interface CountedGroup {
  readonly claim: string
  readonly bounds: Bounds
}

/** Groups and what is known of how they lie to one another. Overlap that nobody speaks of is legal (CU3). */
export interface CountSystem {
  readonly groups: readonly CountedGroup[]
  /** Pairs of claims whose groups share nobody. */
  readonly disjoint: readonly (readonly [string, string])[]
  /** More of them, each with the pair of which it is said. */
  readonly apart?: readonly (readonly [pair: Two, said: Two, via: Via | null])[]
  /** [part, whole] pairs. */
  readonly partOf: readonly (readonly [string, string])[]
  readonly same: readonly (readonly [string, string])[]
  /** Claims whose groups are said to be everybody there is. */
  readonly everybody: readonly string[]
  /** What the places and days of a case say, by its convention: each names the convention it comes from. */
  readonly regional: readonly SetRelation[]
}

/** What bounds rest on, as a stranger can replay it: the system cut down to what the proofs name, and the proofs. */
export interface Proof {
  readonly system: CountingSystem
  readonly lower: Certificate | null
  readonly upper: Certificate | null
  /** What shows that figures of named people hold: rows that a stranger can look up (CU16). */
  readonly named?: readonly NamedStep[]
  /** The search was cut short: the bounds hold, and tighter ones may hold too. */
  readonly cut?: true
}

/** A system as it is told. */
export interface ToldSystem extends CountingSystem {
  /** Claims that it rests on beside those of its question. */
  readonly also?: readonly AcceptedClaim[]
}

/** Bounds of one set with the claims they rest on. `contradicts`: figures and relations that cannot all hold, or null. */
export interface Proven extends Bounds {
  readonly restsOn: readonly string[]
  readonly closedBy: readonly string[]
  readonly proof: Proof | null
  readonly contradicts: ToldSystem | null
}

export const NOTHING_PROVEN: Proven = {
  min: 0,
  max: null,
  restsOn: [],
  closedBy: [],
  proof: null,
  contradicts: null,
}

/** Between the name of a set and that of the one of whose people it holds those who are in both. */
export const AMONG = ' among '

/** The set that a question is about. */
export const ASKED = 'asked'
/** Groups of one question above which only the largest single one is looked at: a bound that holds, not the tightest. */
const MOST_GROUPS = 300

/** The tightest bounds of all groups together, proven. */
export function boundsOfUnion(system: CountSystem): Proven {
  const pruned = withoutDominated(system)
  return pruned.groups.length === 0 ? NOTHING_PROVEN : provenBounds(unionOf(pruned), pruned.leavesOut)
}

/** All groups together as a set of a system of counts. */
export function unionOf(system: CountSystem): CountingSystem {
  const relations: SetRelation[] = system.groups.map(({ claim }) => ({
    id: `in ${claim}`,
    kind: 'part-of',
    part: claim,
    whole: ASKED,
  }))
  relations.push(...relationsOf(system))
  for (const claim of system.everybody)
    relations.push({ id: `everybody ${claim}`, kind: 'exhausts', whole: ASKED, parts: [claim] })
  return { facts: system.groups.map(factOf), relations }
}

export const factOf = ({ claim, bounds }: CountedGroup): CountFact => ({
  id: claim,
  set: claim,
  min: bounds.min,
  max: bounds.max,
})

/** Relations between groups, each with an id that says what it is. Parts that are listed of one whole share nobody (TL2). */
export function relationsOf(system: CountSystem): readonly SetRelation[] {
  const listed = new Map<string, string[]>()
  for (const [part, whole] of system.partOf) listed.set(whole, [...(listed.get(whole) ?? []), part])
  return [
    ...system.disjoint.map(([a, b]): SetRelation => ({ id: apartId([a, b]), kind: 'disjoint', sets: [a, b] })),
    ...(system.apart ?? []).map(
      ([sets, said, via]): SetRelation => ({ id: apartId(said, via), kind: 'disjoint', sets }),
    ),
    ...system.partOf.map(
      ([part, whole]): SetRelation => ({ id: `part-of ${part} ${whole}`, kind: 'part-of', part, whole }),
    ),
    ...system.same.map(([a, b]): SetRelation => ({ id: `same ${a} ${b}`, kind: 'same', a, b })),
    ...system.regional,
    ...[...listed]
      .filter(([, parts]) => parts.length > 1)
      .map(([whole, parts]): SetRelation => ({ id: partsOf(whole), kind: 'disjoint', sets: parts })),
  ]
}

/**
 * What is left of a system when only what is named holds, as if the rest had never been told: a group of which no figure is left is no
 * group, and whatever is said of it is said of nobody. Parts share nobody as long as they are parts of one whole (TL2).
 */
export function leftOf(system: CountingSystem, ids: ReadonlySet<string>): CountingSystem {
  const gone = goneSets(system, ids)
  const isLeft = (set: string) => !gone.has(set.split(AMONG)[0] ?? set)
  const outs = new Set(system.facts.flatMap(({ id }) => (ids.has(id) ? [] : [id])))
  const onlyKept = onlyNamed(system, withTheirLists(system, ids))
  const { facts } = onlyKept
  // What is said of two claims needs both, also where it comes to something for the groups of others.
  const parted = system.relations.flatMap((each): readonly Two[] => {
    const [, one = '', other = ''] = each.id.split(' ')
    return each.kind === 'same' && !ids.has(each.id) ? [[one, other]] : []
  })
  // Nobody tells that those of a group who left in a leaving are among those who did: that holds as long as somebody tells of it.
  const relations = onlyKept.relations.filter(
    ({ id }) => id.includes(AMONG) || isStillTold(id, (claim) => outs.has(claim), parted),
  )
  const among = relations.flatMap((each) => relationAmong(each, isLeft) ?? [])
  const parts = new Set(
    among.flatMap((each) => (each.kind === 'part-of' ? [`${partsOf(each.whole)} ${each.part}`] : [])),
  )
  return {
    facts,
    relations: among.flatMap((each): readonly SetRelation[] => {
      if (each.kind !== 'disjoint' || !each.id.startsWith(PARTS_OF)) return [each]
      const sets = each.sets.filter((part) => parts.has(`${each.id} ${part}`))
      return sets.length > 1 ? [{ ...each, sets }] : []
    }),
  }
}

/** What is named, without people drawn up from lists of which one is not: they were never told of then. */
function withTheirLists({ facts }: CountingSystem, ids: ReadonlySet<string>): ReadonlySet<string> {
  const out = facts
    .map(({ id }) => id)
    .filter((id) => isDrawnFromLists(id) && !rollsIn(id).every((roll) => ids.has(onRoll(roll))))
  return out.length === 0 ? ids : new Set([...ids].filter((id) => !out.includes(id)))
}

/** Sets that had figures and have none any more. */
function goneSets({ facts }: CountingSystem, ids: ReadonlySet<string>): ReadonlySet<string> {
  const left = new Set(facts.filter(({ id }) => ids.has(id)).map(({ set }) => set))
  return new Set(facts.flatMap(({ set }) => (left.has(set) ? [] : [set])))
}

/** A relation as it is told of the sets that are left; null when it says nothing of them. */
function relationAmong(relation: SetRelation, isLeft: (set: string) => boolean): SetRelation | null {
  switch (relation.kind) {
    case 'part-of':
    case 'same':
      return setsOf(relation).every(isLeft) ? relation : null
    case 'disjoint':
      return { ...relation, sets: relation.sets.filter(isLeft) }
    case 'exhausts': {
      const parts = relation.parts.filter(isLeft)
      return isLeft(relation.whole) && parts.length > 0 ? { ...relation, parts } : null
    }
    case 'balance':
      return relation.plus.every(isLeft) ? { ...relation, minus: relation.minus.filter(isLeft) } : null
  }
}

const PARTS_OF = 'parts of '
const partsOf = (whole: string): string => `${PARTS_OF}${whole}`

/**
 * Bounds of the asked set with shrunk proofs. Figures that contradict one another prove anything: then only the lower
 * ends count, which contradict nothing, and the answer says so. `leavesOut`: not all that bears on them is in the system.
 */
export function provenBounds(system: CountingSystem, leavesOut = false): Proven {
  const book = new BoundsBook(system)
  const open = system.facts.every((fact) => fact.max === null)
  // Groups that are said to be one and to share nobody contradict themselves without any upper end.
  if (book.component(ASKED).conflict && open) return { ...NOTHING_PROVEN, contradicts: system }
  if (book.component(ASKED).conflict)
    return {
      ...provenBounds({ ...system, facts: system.facts.map((fact) => ({ ...fact, max: null })) }, leavesOut),
      contradicts: system,
    }
  const bounds = book.boundsOf(ASKED)
  if (!bounds) return { ...NOTHING_PROVEN, contradicts: system }
  const isCut = leavesOut || !bounds.searched
  const lower = bounds.min > 0 ? proofOf(system, ASKED, 'min') : null
  const upper = bounds.max === null ? null : proofOf(system, ASKED, 'max')
  const named = new Set([...(lower ? restsOn(lower) : []), ...(upper ? restsOn(upper) : [])])
  const claimsIn = (proof: Certificate | null) => proof?.facts.map((item) => item.fact) ?? []
  return {
    min: bounds.min,
    max: bounds.max,
    restsOn: claimsIn(lower),
    closedBy: claimsIn(upper),
    proof: lower || upper ? { system: onlyNamed(system, named), lower, upper, ...(isCut ? { cut: true } : {}) } : null,
    contradicts: null,
  }
}

/** Leaves out groups that nothing relates to the others and that are no larger than another such group: they bound nothing. */
function withoutDominated(system: CountSystem): CountSystem & { readonly leavesOut: boolean } {
  const { disjoint, partOf, same, everybody, regional } = system
  const tied = new Set([
    ...disjoint.flat(),
    ...partOf.flat(),
    ...same.flat(),
    ...everybody,
    ...regional.flatMap(setsOf),
  ])
  const loose = system.groups.filter((group) => !tied.has(group.claim))
  const largest = loose.reduce<CountedGroup | null>(
    (best, group) => (best === null || group.bounds.min > best.bounds.min ? group : best),
    null,
  )
  const groups = system.groups.filter((group) => group === largest || tied.has(group.claim))
  if (groups.length <= MOST_GROUPS) return { ...system, groups, leavesOut: false }
  const [most] = [...groups].sort((a, b) => b.bounds.min - a.bounds.min)
  const nothing = { disjoint: [], partOf: [], same: [], everybody: [], regional: [] }
  return { groups: most ? [most] : [], ...nothing, leavesOut: true }
}
