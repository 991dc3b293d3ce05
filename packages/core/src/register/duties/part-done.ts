import type { Bounds } from '../../claims/count.ts'
import { isCertainlyBefore } from '../../time/edtf.ts'
import type { AcceptedClaim } from '../accepted-claims.ts'
import type { PartDone } from '../answers.ts'
import { BoundsBook } from '../bounds/engine.ts'
import type { SetRelation } from '../bounds/system.ts'
import { ASKED, factOf, relationsOf } from '../bounds.ts'
import { addTo } from '../grouped.ts'
import { countSystemOf, type GroupRelations } from '../groups.ts'
import { SORTS_APART, sortsShareNobody } from '../sorts.ts'

/** Groups of one union above which pairs are no longer looked at. */
const MOST_GROUPS = 24

/**
 * How many are in at least one of several groups. Everybody counted is in one of them, so the union is closed above
 * where each of them is.
 */
function boundsOfAll(
  items: readonly AcceptedClaim[],
  relations: GroupRelations,
  apart: readonly (readonly [string, string])[],
): Bounds {
  if (items.length === 0) return { min: 0, max: null }
  const groups = countSystemOf(items, relations)
  const sets = items.map(({ claim }) => claim.id)
  const within: readonly SetRelation[] = [
    ...sets.map((part): SetRelation => ({ id: `in ${part}`, kind: 'part-of', part, whole: ASKED })),
    { id: 'nobody else', kind: 'exhausts', whole: ASKED, parts: sets },
  ]
  const system = { ...groups, disjoint: [...groups.disjoint, ...apart] }
  const book = new BoundsBook({ facts: system.groups.map(factOf), relations: [...within, ...relationsOf(system)] })
  // Figures that contradict one another bound nothing: what is said of the whole stays open.
  return book.component(ASKED).conflict ? { min: 0, max: null } : (book.boundsOf(ASKED) ?? { min: 0, max: null })
}

/** One release told by several pages with one day and one number is one (CU6), unless they are of others, or of sorts that share nobody. */
function toldOnce(items: readonly AcceptedClaim[], { disjoint }: GroupRelations, days: Days): readonly AcceptedClaim[] {
  const areOthers = (a: AcceptedClaim, b: AcceptedClaim) =>
    sortsShareNobody(a.claim.what, b.claim.what) || disjoint.areTied(a, b.id)
  const alike = new Map<string, AcceptedClaim[]>()
  for (const item of items) {
    const { date, count, id } = item.claim
    const vague = days === 'may-differ' && item.earliest !== item.latest
    addTo(alike, vague ? id : `${date ?? item.latest} ${count?.min}..${count?.max}`, item)
  }
  return [...alike.values()].flatMap((tellings) => {
    // Whoever is of others than some goes before those who may be either, so that the order in which they came changes nothing.
    const isTold = (item: AcceptedClaim) => tellings.some((other) => areOthers(item, other))
    const told: AcceptedClaim[] = []
    for (const item of [...tellings.filter(isTold), ...tellings.slice(0, 1)])
      if (told.every((other) => areOthers(item, other))) told.push(item)
    return told
  })
}

/** Which days count as others: those that cannot be the same, or those that vague dates allow to differ. */
type Days = 'differ' | 'may-differ'

/**
 * Who went home on one day did not go home on another: releases whose days cannot be the same share nobody (OB8), unless
 * somebody says that they are the same people, or part of them: a ruling goes before a day.
 */
function onOtherDays(
  items: readonly AcceptedClaim[],
  relations: GroupRelations,
  days: Days,
): readonly (readonly [string, string])[] {
  const tie = tiesOf(relations)
  const apart = (one: AcceptedClaim, other: AcceptedClaim): boolean => {
    if (tie(one.claim.id) === tie(other.claim.id)) return false
    const [a, b] = [one.claim.date, other.claim.date]
    if (days === 'may-differ') return a === null || b === null || a !== b || one.earliest !== one.latest
    return a !== null && b !== null && (isCertainlyBefore(a, b) || isCertainlyBefore(b, a))
  }
  return items.flatMap((one, at) =>
    items
      .slice(at + 1)
      .flatMap((other): readonly (readonly [string, string])[] =>
        apart(one, other) ? [[one.claim.id, other.claim.id]] : [],
      ),
  )
}

/** One name for all claims that relations tie to one another as the same people or parts of them. */
function tiesOf({ same, partOf }: GroupRelations): (claim: string) => string {
  const nameOf = new Map<string, string>()
  return (claim) => {
    const known = nameOf.get(claim)
    if (known !== undefined) return known
    const reached = new Set([claim])
    for (const each of reached) for (const end of [...same.of(each), ...partOf.of(each)].flat()) reached.add(end)
    for (const each of reached) nameOf.set(each, claim)
    return claim
  }
}

/** Servicemen and civilians share nobody (TL3). */
function ofOtherSorts(items: readonly AcceptedClaim[]): readonly (readonly [string, string])[] {
  const of = (what: string) => items.filter(({ claim }) => claim.what === what).map(({ claim }) => claim.id)
  return SORTS_APART.flatMap(([sort = '', beside = '']) => {
    const others = of(beside)
    return of(sort).flatMap((one) => others.map((other): readonly [string, string] => [one, other]))
  })
}

/** How many were let go or returned, as acts of performance tell it. `may-differ`: at the most that vague days allow (OB7). */
export function doneBounds(items: readonly AcceptedClaim[], relations: GroupRelations, days: Days = 'differ'): Bounds {
  const told = toldOnce(items, relations, days)
  if (told.length > MOST_GROUPS) return looseBounds(told, relations, days)
  return boundsOfAll(told, relations, [...onOtherDays(told, relations, days), ...ofOtherSorts(told)])
}

/** Bounds of many groups without a look at pairs: they hold, and may be wider than they need be. */
function looseBounds(items: readonly AcceptedClaim[], relations: GroupRelations, days: Days): Bounds {
  const isTied = (item: AcceptedClaim) => relations.same.has(item) || relations.partOf.has(item)
  const least = ({ claim }: AcceptedClaim) => claim.count?.min ?? 1
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)
  const onDay = new Map<string, number>()
  for (const item of items)
    if (item.claim.date !== null && item.earliest === item.latest && !isTied(item))
      onDay.set(item.latest, Math.max(least(item), onDay.get(item.latest) ?? 0))
  const min =
    days === 'may-differ'
      ? sum(items.map(least))
      : items.reduce((most, item) => Math.max(most, least(item)), sum([...onDay.values()]))
  const most = items.map(({ claim }) => claim.count?.max ?? Number.POSITIVE_INFINITY)
  const max = sum(most)
  return { min, max: max === Number.POSITIVE_INFINITY ? null : max }
}

export const owedBounds = (items: readonly AcceptedClaim[], relations: GroupRelations): Bounds =>
  boundsOfAll(items, relations, ofOtherSorts(items))

/**
 * The part of a duty that was done, in per cent, rounded outwards so that the true share is never outside (OB8).
 * Null while nothing says how many were owed.
 */
export function percentOf(done: Bounds, owed: Bounds | null): Bounds | null {
  if (owed === null || (owed.min === 0 && owed.max === null)) return null
  // Those let go were among those owed, so no more can have been owed than were let go at the least.
  const least = Math.max(owed.min, done.min)
  const lowest =
    owed.max === null ? 0 : owed.max === 0 ? 100 : Math.floor((100 * done.min) / Math.max(owed.max, done.min))
  const highest = done.max === null ? 100 : least === 0 ? 100 : Math.min(100, Math.ceil((100 * done.max) / least))
  return { min: Math.min(lowest, highest), max: highest }
}

/** What was done of what was owed, with the claims that count both. */
export function partDone(
  done: readonly AcceptedClaim[],
  owed: readonly AcceptedClaim[],
  relations: GroupRelations,
): PartDone | null {
  if (done.length === 0 && owed.length === 0) return null
  const [let_, all] = [doneBounds(done, relations), owed.length === 0 ? null : owedBounds(owed, relations)]
  const bounds = ({ min, max }: Bounds): Bounds => ({ min, max })
  const of = all === null ? null : bounds(all)
  return {
    done: bounds(let_),
    owed: of,
    percent: percentOf(bounds(let_), of),
    exceeds: of !== null && of.max !== null && let_.min > of.max,
    doneClaims: done.map(({ claim }) => claim.id),
    owedClaims: owed.map(({ claim }) => claim.id),
  }
}
