import type { Claim } from '../claims/claim.ts'
import type { SourceRecord } from '../ledger/entry.ts'
import { originsOf, type SketchedPage } from './copies.ts'

const NONE: readonly string[] = []

/** Where a claim comes from in the end, as far as pages and people tell. */
export interface Origin {
  /** Claims that are known to go back to one origin share it. */
  readonly origin: string
  /** Who is named as having said it first: an outlet, or a party’s voice. Null: the page does not say where it has it from. */
  readonly attribution: string | null
  /** Origins that a person ruled to be independent of this one (OR4). */
  readonly independentOf: readonly string[]
  /** Shared by all claims of one origin. */
  readonly tally: OriginTally
}

/** What comes from an origin, with the tally of it at hand: of a million claims each look is a look into far memory. */
export interface FromOrigin {
  readonly from: Origin
  readonly tally: OriginTally
}

/** A page as the origin of its own claims, which say no more of where they come from. */
export const pageAsOrigin = ({ sha256 }: SourceRecord): Origin => ({
  origin: sha256,
  attribution: null,
  independentOf: NONE,
  tally: new OriginTally(),
})

/** By which claims of one origin are counted once, without looking its name up for each of a million claims. */
export class OriginTally {
  /** The count it was last seen in. */
  count = 0
  /** Which of the origins of that count it is. */
  place = 0
  /** Who is named as having said it first, as far as that count has come. */
  names: readonly string[] = NONE
}
let counts = 0

/** In how many independent origins a set of claims stands, which may be told in several lists. */
export function originCount(...lists: readonly (readonly Pick<FromOrigin, 'tally'>[])[]): number {
  const count = ++counts
  let origins = 0
  for (const claims of lists)
    for (const { tally } of claims) {
      if (tally.count === count) continue
      tally.count = count
      origins++
    }
  return origins
}

/** A claim with its page, as lineage looks at it. */
export interface ClaimOnPage {
  readonly claim: Claim
  readonly source: SourceRecord
}

/** A page as copies of it are told. */
export const sketched = ({ sha256, sketch, published }: SourceRecord): SketchedPage => ({
  id: sha256,
  sketch,
  day: wholeDay(published),
})

/** Pages that are copies of one another, by their sketches and days. */
export const pageOriginsOf = (sources: Iterable<SourceRecord>): ReadonlyMap<string, string> =>
  originsOf([...sources].map(sketched))

/** A date that is one day; null for any other. */
export const wholeDay = (date: string | null): string | null =>
  date && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : null

/** In how many independent origins claims stand: surely in so many, possibly in so many (OR5). */
export interface Support {
  readonly atLeast: number
  readonly atMost: number
}

/**
 * Counts origins. Origins are surely distinct when a person ruled so, or when both name who said it and the names
 * differ; an origin that does not say where it has it from may be any of the others.
 */
export function supportOf(items: readonly FromOrigin[]): Support {
  const { count, apart } = originsAmong(items)
  const chosen: Origin[] = []
  // Origins that name fewer speakers are distinct from more others: take them first. Any such set is a bound that holds.
  const order = withoutLikes(apart).sort((a, b) => (a.tally.names.length || 99) - (b.tally.names.length || 99))
  for (const one of order)
    if (chosen.every((other) => one.independentOf.includes(other.origin) || shareNoName(one.tally, other.tally)))
      chosen.push(one)
  return { atLeast: chosen.length, atMost: count }
}

/**
 * How many origins claims have, and one claim of each in the order in which they began: of the many of which nothing is known but
 * their pages, of the first alone. The tallies then have all names.
 */
function originsAmong(items: readonly FromOrigin[]): { readonly count: number; readonly apart: readonly Origin[] } {
  const count = ++counts
  const origins: Origin[] = []
  const named: number[] = []
  for (const { tally, from } of items) {
    const { attribution, independentOf } = from
    if (tally.count !== count) {
      tally.count = count
      tally.place = origins.length
      tally.names = attribution === null ? NONE : [attribution]
      if (attribution !== null || independentOf.length > 0) named.push(tally.place)
      origins.push(from)
    } else if (attribution !== null && !tally.names.includes(attribution)) {
      if (tally.names.length === 0 && independentOf.length === 0) named.push(tally.place)
      tally.names = [...tally.names, attribution]
    }
  }
  const places = named.sort((a, b) => a - b)
  let first = 0
  while (places[first] === first) first++
  if (first < origins.length) places.splice(first, 0, first)
  return { count: origins.length, apart: places.flatMap((place) => origins[place] ?? []) }
}

/** Of origins that name the same one speaker, or nobody, and are not ruled apart, a later one fares as the first did. */
function withoutLikes(origins: readonly Origin[]): Origin[] {
  const tried = new Set<string | null>()
  return origins.filter(({ independentOf, tally }) => {
    if (tally.names.length > 1 || independentOf.length > 0) return true
    const [name = null] = tally.names
    if (tried.has(name)) return false
    tried.add(name)
    return true
  })
}

type Named = Pick<OriginTally, 'names'>

const shareNoName = (a: Named, b: Named): boolean =>
  a.names.length > 0 && b.names.length > 0 && !a.names.some((name) => b.names.includes(name))
