import type { Claim } from '../claims/claim.ts'
import type { SourceRecord } from '../ledger/entry.ts'
import { originsOf, type SketchedPage } from './copies.ts'

/** Where a claim comes from in the end, as far as pages and people tell. */
export interface Origin {
  /** Claims that are known to go back to one origin share it. */
  readonly origin: string
  /** Who is named as having said it first: an outlet, or a party’s voice. Null: the page does not say where it has it from. */
  readonly attribution: string | null
  /** Origins that a person ruled to be independent of this one (OR4). */
  readonly independentOf: readonly string[]
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

const NONE: readonly string[] = []

/** In how many independent origins claims stand: surely in so many, possibly in so many (OR5). */
export interface Support {
  readonly atLeast: number
  readonly atMost: number
}

/**
 * Counts origins. Origins are surely distinct when a person ruled so, or when both name who said it and the names
 * differ; an origin that does not say where it has it from may be any of the others.
 */
export function supportOf(items: readonly Origin[]): Support {
  const origins = new Map<string, Named>()
  for (const { origin, attribution, independentOf } of items) {
    const known = origins.get(origin)
    if (!known) origins.set(origin, { names: attribution === null ? NONE : [attribution], independentOf })
    else if (attribution !== null && !known.names.includes(attribution)) known.names = [...known.names, attribution]
  }
  const chosen: [string, Named][] = []
  const tried = new Set<string | null>()
  // Origins that name fewer speakers are distinct from more others: take them first. Any such set is a bound that holds.
  const order = [...origins].sort(([, a], [, b]) => (a.names.length || 99) - (b.names.length || 99))
  for (const [id, one] of order) {
    // Of origins that name the same one speaker, or nobody, and are not ruled apart, a later one fares as the first did.
    if (one.names.length < 2 && one.independentOf.length === 0) {
      const [name = null] = one.names
      if (tried.has(name)) continue
      tried.add(name)
    }
    if (chosen.every(([other, theirs]) => one.independentOf.includes(other) || shareNoName(one, theirs)))
      chosen.push([id, one])
  }
  return { atLeast: chosen.length, atMost: origins.size }
}

interface Named {
  names: readonly string[]
  readonly independentOf: readonly string[]
}

const shareNoName = (a: Named, b: Named): boolean =>
  a.names.length > 0 && b.names.length > 0 && !a.names.some((name) => b.names.includes(name))
