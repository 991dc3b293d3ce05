import type { Place } from '../claims/case-setting.ts'
import { exact } from './claim-shelves.ts'
import { isArrival } from './custody-flow.ts'
import type { AcceptedClaim } from './known-claims.ts'
import { pathsOf, placesApart, placeWithin } from './regions.ts'
import { sortsShareNobody } from './sorts.ts'

/** One thing that speaks for or against a suggestion, in words, with its weight. */
export interface LikenessReason {
  readonly about: 'number' | 'day' | 'place' | 'sort' | 'words' | 'origin'
  /** Positive for, negative against. Set by hand (docs/suggestions.md): no probability. */
  readonly points: number
  readonly says: string
}

/** What is compared with: the places of the case, folded as it knows them. */
export interface LikenessGrounds {
  readonly pathOf: ReturnType<typeof pathsOf>
}

export const likenessGrounds = (places: readonly Place[]): LikenessGrounds => ({ pathOf: pathsOf(places) })

type Pair = readonly [AcceptedClaim, AcceptedClaim]

const reason = (about: LikenessReason['about'], points: number, says: string): readonly LikenessReason[] =>
  points === 0 ? [] : [{ about, points, says }]

/** What speaks for two claims being about the same people, or one happening, and what against. */
export function reasonsAlike(pair: Pair, grounds: LikenessGrounds): readonly LikenessReason[] {
  return [
    ...numbersAlike(pair),
    ...daysAlike(pair),
    ...placesAlike(pair, grounds),
    ...sortsAlike(pair),
    ...wordsAlike(pair),
    ...(pair[0].source !== pair[1].source && pair[0].from.origin === pair[1].from.origin
      ? reason('origin', 1, 'both pages go back to one report')
      : []),
  ]
}

/** Rarer numbers say more: two sixes meet by chance, two sixty-twos hardly. */
function numbersAlike([a, b]: Pair): readonly LikenessReason[] {
  const [one, other] = [exact(a.claim), exact(b.claim)]
  if (one !== null && one === other) {
    const points = one >= 20 ? 3 : one >= 5 ? 2 : 1
    return reason('number', points, `both count ${one}`)
  }
  if (a.claim.count === null || b.claim.count === null) return []
  const [first, second] = [a.claim.count.text, b.claim.count.text]
  return numbersMeet(a, b)
    ? reason('number', 0.5, `“${first}” and “${second}” can be one number`)
    : reason('number', farApart(a, b) ? -2.5 : -1, `“${first}” and “${second}” cannot be one number`)
}

/** One figure is more than half as much again as the other. */
const farApart = (a: AcceptedClaim, b: AcceptedClaim): boolean =>
  Math.max(a.fewest, b.fewest) > 1.5 * Math.min(a.most < 0 ? a.fewest : a.most, b.most < 0 ? b.fewest : b.most)

export const numbersMeet = (a: AcceptedClaim, b: AcceptedClaim): boolean =>
  (b.most < 0 || a.fewest <= b.most) && (a.most < 0 || b.fewest <= a.most)

function daysAlike([a, b]: Pair): readonly LikenessReason[] {
  if (a.days === null || b.days === null) return []
  if (a.claim.date !== b.claim.date) return reason('day', 0.5, 'their dates can be one day')
  return a.days.earliest === a.days.latest ? reason('day', 2, 'on one day') : reason('day', 1, 'on days told alike')
}

function placesAlike([a, b]: Pair, { pathOf }: LikenessGrounds): readonly LikenessReason[] {
  const [one, other] = [a.claim.place, b.claim.place]
  if (one === null || other === null) return []
  const [from, to] = [pathOf(one), pathOf(other)]
  if (one === other || (from !== null && to !== null && from.join('/') === to.join('/')))
    return reason('place', 1.5, `both in ${one}`)
  if (from !== null && to !== null && (placeWithin(from, to) || placeWithin(to, from)))
    return reason('place', 0.5, `${one} and ${other} lie one in the other`)
  return placesApart(from, to)
    ? reason('place', -3, `${one} and ${other} lie side by side`)
    : reason('place', -1, `one in ${one}, one in ${other}`)
}

function sortsAlike([a, b]: Pair): readonly LikenessReason[] {
  const [one, other] = [a.claim.what, b.claim.what]
  if (one === null || other === null) return []
  if (one === other) return reason('sort', 0.5, `both of ${one}`)
  // 'People' or 'captives' may be servicemen: only sorts that share nobody by what the words mean speak against (TL3).
  return sortsShareNobody(one, other) ? reason('sort', -1.5, `one of ${one}, one of ${other}`) : []
}

/** Words of this many letters and more tell what a sentence is about; shorter ones are mostly grammar. */
const LONG = 5

const longWords = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= LONG),
  )

function wordsAlike([a, b]: Pair): readonly LikenessReason[] {
  const [one, other] = [longWords(a.claim.quote), longWords(b.claim.quote)]
  const shared = [...one].filter((word) => other.has(word)).length
  const share = shared / Math.max(1, Math.min(one.size, other.size))
  return shared < 3 ? [] : reason('words', share >= 0.5 ? 1 : 0.5, `their sentences share ${shared} long words`)
}

/** What speaks for nobody being in both of those taken (first) and those let go (second), and what against. */
export function reasonsApart([taken, left]: Pair, grounds: LikenessGrounds): readonly LikenessReason[] {
  const sort = sortsAlike([taken, left])
  const place = placesAlike([taken, left], grounds)
  const number = exact(taken.claim)
  return [
    ...(number !== null && number > 1 && number === exact(left.claim)
      ? reason('number', -2, `as many left as were taken: ${number}`)
      : []),
    ...sort.map((each) => ({ ...each, points: each.points < 0 ? 2 : -0.5 })),
    ...place.map((each) => ({ ...each, points: each.points < 0 ? 1 : -1 })),
    ...(isArrival(taken.claim.kind) &&
    taken.days?.latest != null &&
    left.days?.earliest != null &&
    taken.days.latest >= left.days.earliest
      ? reason('day', 1, 'they may have been taken only afterwards')
      : []),
  ]
}

/** From 0 to 100: 50 where as much speaks for it as against. */
export const scoreOf = (reasons: readonly LikenessReason[], doubt: number): number =>
  Math.round(100 / (1 + Math.exp(doubt - reasons.reduce((sum, { points }) => sum + points, 0))))
