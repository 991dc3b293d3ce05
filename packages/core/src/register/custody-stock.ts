import type { Standing } from '../claims/kinds.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { CountFact, SetRelation } from './bounds/system.ts'
import { ASKED } from './bounds.ts'
import { isArrival, isDeath } from './custody-flow.ts'
import type { Listed } from './group.ts'
import type { GroupRelations } from './groups.ts'
import { sortsShareNobody } from './sorts.ts'
import { reaches } from './standing.ts'

/** A release with the set of those who left in it. */
export interface Leavers {
  readonly set: string
  readonly items: readonly AcceptedClaim[]
}

/** What a count of everybody adds to a counting system: nothing, where nobody ruled that a figure counts all. */
export interface Stock {
  readonly facts: readonly CountFact[]
  readonly relations: readonly SetRelation[]
}

interface StockAsk {
  readonly holder: string
  /** The claims that count of people taken or held. */
  readonly inward: readonly AcceptedClaim[]
  /** These and the ones of weaker standing. */
  readonly toldIn: readonly AcceptedClaim[]
  /** Claims of later days that are ruled to count everybody, whatever their standing. */
  readonly toCome: readonly AcceptedClaim[]
  readonly releases: readonly Leavers[]
  readonly relations: GroupRelations
  readonly trueAt: string
  readonly standing: Standing
}

const NO_STOCK: Stock = { facts: [], relations: [] }

/**
 * Stock and flow (CU11): those held on the day of a count of everybody, and whoever has been taken or moved in since, are at
 * least as many as those held now and those who left from among them, died, escaped or were moved on. It closes a bound above on
 * the day of the count, and later only while a figure of those taken since, by then or later, is ruled to count everybody too: what nobody
 * told cannot be shut out.
 */
export function stockOf(ask: StockAsk): Stock {
  if (ask.relations.everybody.size === 0) return NO_STOCK
  const { holder, inward, toldIn, releases, relations, trueAt } = ask
  const everybody = inward.filter((item) => relations.everybody.has(item.id) && closesFor(item, holder))
  const counted = latestOf(everybody.filter(({ claim }) => claim.kind === 'held'))
  if (!counted) return NO_STOCK
  const isOnItsDay = trueAt === counted.latest && counted.begins === counted.latest
  const isSince = sinceCount(counted, ask)
  const soFar = everybody.filter((item) => isArrival(item.claim.kind) && item.latest > counted.latest && isSince(item))
  const taken = soFar.length > 0 || isOnItsDay ? soFar : firstToCome(ask, isSince)
  if (!isOnItsDay && taken.length === 0) return NO_STOCK
  // Whoever may have been moved in since the count, by anybody's word, came on top, whatever a figure of those taken counts.
  const movedIn = toldIn.filter(
    (item) => comesFromOthers(item) && item.latest > counted.begins && !taken.includes(item),
  )
  const sets = [counted, ...taken, ...movedIn]
  const left = eachOnce(
    releases.filter(({ items }) => items.every((item) => leftTheseHands(item, holder) && item.latest <= trueAt)),
    { sets, relations },
  )
  return {
    facts: [...sets.map(factOf), ...left.flatMap(leaversFact)],
    relations: [
      {
        id: `stock ${counted.claim.id}`,
        kind: 'balance',
        plus: sets.map(({ claim }) => claim.id),
        minus: [ASKED, ...left.map((release) => release.set)],
        equal: false,
      },
    ],
  }
}

/** A figure that closes a bound above; a count of everybody in another's hands is none of those in these, though some came from there. */
const closesFor = ({ claim: { count, actor, kind } }: AcceptedClaim, holder: string): boolean =>
  count?.max != null && (actor === holder || kind === 'transferred')

/**
 * Whether a figure is surely of everybody taken since a count. Where everybody may have been counted again in between, it may be of those
 * taken since then, whatever the standing of that count.
 */
function sinceCount(counted: AcceptedClaim, ask: StockAsk) {
  const { toldIn, toCome, holder, relations } = ask
  const again = [...toldIn, ...toCome].filter(
    (item) =>
      item !== counted &&
      item.claim.kind === 'held' &&
      item.claim.actor === holder &&
      item.latest > counted.begins &&
      relations.everybody.has(item.id),
  )
  return ({ latest }: AcceptedClaim): boolean => again.every(({ begins }) => begins > latest)
}

/** The first later figure of everybody taken since the count: who was taken by the day asked for is among its people. */
function firstToCome(
  { toCome, holder, standing }: StockAsk,
  isSince: (item: AcceptedClaim) => boolean,
): readonly AcceptedClaim[] {
  const [first] = toCome
    .filter(
      ({ claim, ...item }) => claim.kind === 'captured' && item.standing !== null && reaches(item.standing, standing),
    )
    .filter((item) => closesFor(item, holder))
    .sort((a, b) => (a.latest < b.latest ? -1 : a.latest > b.latest ? 1 : a.at - b.at))
  return first && isSince(first) ? [first] : []
}

/** Claims of some that are ruled to count everybody on a day after one, and that nothing replaces. */
export function everybodyToCome(
  { items, lastDay }: Pick<Listed, 'items' | 'lastDay'>,
  { everybody, superseded }: Pick<GroupRelations, 'everybody' | 'superseded'>,
  day: string,
): readonly AcceptedClaim[] {
  if (everybody.size === 0 || lastDay <= day) return []
  return items.filter(({ id, latest }) => latest > day && everybody.has(id) && !superseded.has(id))
}

/** Who died in another's hands had left these before: whoever told of that told of how they left. */
const leftTheseHands = ({ claim: { kind, actor } }: AcceptedClaim, holder: string): boolean =>
  !isDeath(kind) || actor === null || actor === holder

/** Told as moved in, or borrowed from what another holder's claims tell: a claim of those taken or held is neither. */
const comesFromOthers = ({ claim: { kind } }: AcceptedClaim): boolean => kind !== 'held' && kind !== 'captured'

/**
 * Leavings of other people each, and each from among some that were counted, taken or moved in: the dead are told of as killed and again
 * when they are brought home, what is the same counts once, and of those who left one set each has to be apart from the others. Whoever
 * came back is counted among those who came since, so that what is taken off is who left once.
 */
function eachOnce(
  left: readonly Leavers[],
  { sets, relations }: { sets: readonly AcceptedClaim[]; relations: GroupRelations },
) {
  const kept: { readonly leavers: Leavers; readonly from: AcceptedClaim }[] = []
  for (const leavers of [...left].sort((a, b) => leastOf(b) - leastOf(a))) {
    if (kept.some((other) => mayBeAlike(leavers, other.leavers, relations))) continue
    const from = sets.find(
      (set) =>
        leavers.items.some((item) => leftFrom(item, set, relations)) &&
        kept.every((other) => other.from !== set || areApart(leavers, other.leavers, set, relations)),
    )
    if (from) kept.push({ leavers, from })
  }
  return left.filter((each) => kept.some(({ leavers }) => leavers === each))
}

/** Whether two leavings from one set are surely of other people: parts of one whole share nobody (TL2), or somebody says so. */
function areApart(a: Leavers, b: Leavers, whole: AcceptedClaim, { partOf, disjoint }: GroupRelations): boolean {
  const isPart = ({ items }: Leavers) =>
    items.some(({ id }) => partOf.of(id).some(([part, of]) => part === id && of === whole.id))
  return (isPart(a) && isPart(b)) || a.items.some((one) => b.items.some((other) => disjoint.areTied(one.id, other.id)))
}

const mayBeAlike = (a: Leavers, b: Leavers, { same, disjoint }: GroupRelations): boolean =>
  a.items.some((one) =>
    b.items.some(
      (other) =>
        (isDeath(one.claim.kind) && isDeath(other.claim.kind)) ||
        (isToldAlike(one, other) && !disjoint.areTied(one.id, other.id)) ||
        same.areTied(one.id, other.id),
    ),
  )

/** One date and one number, of sorts that may share people: some days can be those of one leaving that is told twice, or of two. */
const isToldAlike = (a: AcceptedClaim, b: AcceptedClaim): boolean =>
  a.claim.kind === b.claim.kind &&
  a.claim.date === b.claim.date &&
  a.claim.actor === b.claim.actor &&
  a.fewest === b.fewest &&
  a.most === b.most &&
  !sortsShareNobody(a.claim.what, b.claim.what)

const leastOf = ({ items }: Leavers): number => Math.min(...items.map(({ claim }) => claim.count?.min ?? 0))

const latestOf = (items: readonly AcceptedClaim[]): AcceptedClaim | null =>
  items.reduce<AcceptedClaim | null>((last, item) => (last === null || item.latest > last.latest ? item : last), null)

/**
 * Whether a page or a person says that those who left were of those counted or taken, and it was surely after all of these were counted
 * or had come: who left before may be back, and is in the one figure once. The dead do not come back.
 */
const leftFrom = (leaving: AcceptedClaim, stock: AcceptedClaim, { partOf, same }: GroupRelations): boolean =>
  (isDeath(leaving.claim.kind) || (leaving.earliest ?? '') > stock.latest) &&
  (partOf.of(leaving.id).some(([part, whole]) => part === leaving.id && whole === stock.id) ||
    same.areTied(leaving.id, stock.id))

const factOf = ({ claim }: AcceptedClaim): CountFact => ({
  id: claim.id,
  set: claim.id,
  min: claim.count?.min ?? null,
  max: claim.count?.max ?? null,
})

/** A release lowers what is left by no less than it says: the smallest of what is told of it. */
function leaversFact({ set, items }: Leavers): readonly CountFact[] {
  const [first] = items
  return first ? [{ id: first.claim.id, set, min: leastOf({ set, items }), max: first.claim.count?.max ?? null }] : []
}

/** Facts once each: what the stock says of a set goes before what was said without it. */
export const withStock = (facts: readonly CountFact[], stock: Stock): readonly CountFact[] => [
  ...facts.filter((fact) => !stock.facts.some((other) => other.id === fact.id)),
  ...stock.facts,
]
