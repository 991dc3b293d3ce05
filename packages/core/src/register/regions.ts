import type { CaseSetting, Place } from '../claims/case-setting.ts'
import type { Claim } from '../claims/claim.ts'
import type { SetRelation } from './bounds/system.ts'
import type { Proof } from './bounds.ts'
import type { AcceptedClaim } from './known-claims.ts'

/** How places and days keep the people of one-shot happenings apart, where a case has chosen that they do (TL7). */
export interface Regions {
  /** What keeps two happenings apart, or null where nothing surely does. */
  readonly apart: (a: AcceptedClaim, b: AcceptedClaim) => 'days' | 'places' | null
  /** Whether a happening surely lies within the place and days of another. */
  readonly within: (part: AcceptedClaim, whole: AcceptedClaim) => boolean
}

type Kind = Claim['kind']
/** Kinds that happen to somebody on one day. Who is held is so on many days, and can be wounded twice. */
const ONE_SHOT: ReadonlySet<Kind> = new Set(['killed', 'died', 'bodies-returned', 'captured', 'transferred'])
export const isOneShot = ({ claim }: AcceptedClaim): boolean => ONE_SHOT.has(claim.kind)

/** The regions of a case; null where its convention is that days and places keep nobody apart (the usual one). */
export const regionsOf = ({ regions, places }: CaseSetting): Regions | null =>
  regions === 'apart' ? makeRegions(places) : null

function makeRegions(places: readonly Place[]): Regions {
  const pathOf = pathsOf(places)
  return {
    apart: (a, b) => {
      if (a.claim.kind !== b.claim.kind || sameCapture(a, b)) return null
      if (daysApart(a, b) || daysApart(b, a)) return 'days'
      return placesApart(pathOf(a.claim.place), pathOf(b.claim.place)) ? 'places' : null
    },
    within: (part, whole) =>
      part.claim.kind === whole.claim.kind &&
      placeWithin(pathOf(part.claim.place), pathOf(whole.claim.place)) &&
      daysWithin(part, whole),
  }
}

/** One number of people taken is often dated in two ways (DX2): such figures may be of one capture. */
const sameCapture = (a: AcceptedClaim, b: AcceptedClaim): boolean =>
  a.claim.kind === 'captured' && a.most >= 0 && a.fewest === a.most && b.fewest === a.fewest && b.most === a.most

const daysApart = (a: AcceptedClaim, b: AcceptedClaim): boolean =>
  a.days !== null && b.earliest !== null && a.days.latest !== null && a.days.latest < b.earliest

function daysWithin(part: AcceptedClaim, whole: AcceptedClaim): boolean {
  if (whole.days === null) return part.latest <= whole.latest
  const { earliest, latest } = part.days ?? { earliest: null, latest: null }
  const [first, last] = [whole.days.earliest, whole.days.latest]
  return (
    earliest !== null && latest !== null && (first === null || first <= earliest) && (last === null || latest <= last)
  )
}

const fold = (name: string): string => name.normalize('NFKC').toLowerCase().trim()

export type Path = readonly string[]

/** From the outermost place that the case knows to the one named; null where the case does not know it. */
export function pathsOf(places: readonly Place[]): (name: string | null) => Path | null {
  const known = new Map(places.flatMap((place) => [place.name, ...place.aliases].map((name) => [fold(name), place])))
  const paths = new Map<string, Path | null>()
  const make = (name: string): Path | null => {
    const path: string[] = []
    for (let at = known.get(fold(name)); at && !path.includes(at.name); at = known.get(fold(at.within ?? '')))
      path.unshift(at.name)
    return path.length === 0 ? null : path
  }
  return (name) => {
    if (name === null) return null
    const path = paths.get(name) ?? make(name)
    paths.set(name, path)
    return path
  }
}

/** Places share nobody when a case lays them, or what they lie in, side by side in one larger place. */
export function placesApart(a: Path | null, b: Path | null): boolean {
  if (a === null || b === null || a[0] !== b[0]) return false
  const shorter = Math.min(a.length, b.length)
  for (let at = 1; at < shorter; at++) if (a[at] !== b[at]) return true
  return false
}

export const placeWithin = (part: Path | null, whole: Path | null): boolean =>
  whole === null ? true : part !== null && whole.every((place, at) => part[at] === place)

/** Whether somebody says how two claims lie to one another: that goes before what places and days say. */
export type SpokenOf = (a: string, b: string) => boolean

/** Groups of one kind above which only a family by days is looked at: a bound that holds, not always the tightest. */
const MOST_REGIONS = 24

/**
 * Of groups that nobody ties to others those that regions can make matter: of one place, days and kind only the first of the
 * largest, since the others may be the same people.
 */
export function regionalGroups(items: Iterable<AcceptedClaim>): readonly AcceptedClaim[] {
  const best = new Map<string, AcceptedClaim>()
  for (const item of items) {
    if (!isOneShot(item) || item.least === 0) continue
    const { kind, place } = item.claim
    const key = `${kind} ${item.days?.earliest ?? ''} ${item.days?.latest ?? ''} ${place ?? ''}`
    const known = best.get(key)
    if (known === undefined || item.least > known.least) best.set(key, item)
  }
  const groups = [...best.values()].sort((a, b) => a.at - b.at)
  return groups.length <= MOST_REGIONS ? groups : familyByDays(groups)
}

/** Groups of which no two share a day, together the largest (weighted intervals, one after another). */
function familyByDays(groups: readonly AcceptedClaim[]): readonly AcceptedClaim[] {
  const dated = groups
    .flatMap((item) => {
      const { earliest, latest } = item.days ?? { earliest: null, latest: null }
      return earliest === null || latest === null ? [] : [{ item, earliest, latest }]
    })
    .sort((a, b) => (a.latest < b.latest ? -1 : a.latest > b.latest ? 1 : a.item.at - b.item.at))
  const best: { readonly sum: number; readonly taken: number; readonly before: number }[] = []
  for (const [at, { item, earliest }] of dated.entries()) {
    const before = lastEndingBefore(dated, at, earliest)
    const sum = item.least + (best[before]?.sum ?? 0)
    const without = best[at - 1]
    best.push(without && without.sum >= sum ? without : { sum, taken: at, before })
  }
  const family: AcceptedClaim[] = []
  for (let step = best.at(-1); step && family.length < MOST_FAMILY; step = best[step.before]) {
    const item = dated[step.taken]?.item
    if (item) family.push(item)
  }
  return family.sort((a, b) => a.at - b.at)
}

/** Days of one family: each pair of them is a relation of its own. */
const MOST_FAMILY = 40

/** The place of the last interval before `at` that ends before a day; -1 for none. */
function lastEndingBefore(sorted: readonly { readonly latest: string }[], at: number, day: string): number {
  let [low, high] = [0, at]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.latest ?? '') < day) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** What regions say of some groups, each as a relation that names the convention it comes from. `totals`: figures ruled to count everybody. */
export function regionalRelations(
  items: readonly AcceptedClaim[],
  { apart, within }: Regions,
  { spokenOf, totals }: { readonly spokenOf: SpokenOf; readonly totals: Pick<ReadonlySet<string>, 'has'> },
): readonly SetRelation[] {
  const happenings = items.filter(isOneShot)
  return happenings.flatMap((a, at) =>
    happenings.slice(at + 1).flatMap((b): readonly SetRelation[] => {
      const ids = `${a.claim.id} ${b.claim.id}`
      if (spokenOf(a.claim.id, b.claim.id)) return []
      const what = apart(a, b)
      if (what !== null) return [{ id: `${what} ${ids}`, kind: 'disjoint', sets: [a.claim.id, b.claim.id] }]
      return [[a, b] as const, [b, a] as const].flatMap(([part, whole]): readonly SetRelation[] =>
        totals.has(whole.claim.id) && within(part, whole)
          ? [
              {
                id: `within ${part.claim.id} ${whole.claim.id}`,
                kind: 'part-of',
                part: part.claim.id,
                whole: whole.claim.id,
              },
            ]
          : [],
      )
    }),
  )
}

/** Whether a proof rests on the places and days of a case. */
export const restsOnRegions = (proof: Proof | null): boolean =>
  [proof?.lower, proof?.upper].some((certificate) => certificate?.relations.some(isRegional))

/** Whether a relation comes from the places and days of a case. */
export const isRegional = (id: string): boolean => /^(?:days|places|within) /u.test(id)
