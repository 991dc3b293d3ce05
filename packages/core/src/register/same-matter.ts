import type { SourceRecord } from '../ledger/entry.ts'
import { dayNumber } from '../time/calendar.ts'
import { wholeDay } from './origins.ts'

/** Days within which one statement is quoted, or one outlet cited, for the same matter. */
export const SAME_MATTER_DAYS = 45

/** Days as written of which the number is remembered: many pages are of one day. Emptied when full. */
const MOST_REMEMBERED = 20_000
const numbers = new Map<string, number | null>()

/** The day on which a page was published, in days since 1970; null where that is not one day. */
export function dayOf({ published }: SourceRecord): number | null {
  if (published === null) return null
  const known = numbers.get(published)
  if (known !== undefined) return known
  const day = wholeDay(published)
  const number = day === null ? null : dayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)))
  if (numbers.size >= MOST_REMEMBERED) numbers.clear()
  numbers.set(published, number)
  return number
}

/** Whether two pages can be of one matter, to judge by their days; a page without a day can be of any. */
export function sameMatter(a: SourceRecord, b: SourceRecord): boolean {
  const [one, other] = [dayOf(a), dayOf(b)]
  return one === null || other === null || Math.abs(one - other) <= SAME_MATTER_DAYS
}

/** Days of a stretch: whatever is of the same matter lies in the same one or beside it. */
function stretchOf(source: SourceRecord): number | null {
  const day = dayOf(source)
  return day === null ? null : Math.floor(day / SAME_MATTER_DAYS)
}

/** What was filed under a key, by stretches of days, so that only what may be of the same matter is looked at. */
export class ByMatter<K, T> {
  readonly #filed = new Map<K, Map<number | null, T[]>>()

  has(key: K): boolean {
    return this.#filed.has(key)
  }

  add(key: K, source: SourceRecord, value: T): void {
    const known = this.#filed.get(key)
    const stretches = known ?? new Map<number | null, T[]>()
    if (known === undefined) this.#filed.set(key, stretches)
    const stretch = stretchOf(source)
    const list = stretches.get(stretch)
    if (list) list.push(value)
    else stretches.set(stretch, [value])
  }

  take(key: K, source: SourceRecord, value: T): void {
    const stretches = this.#filed.get(key)
    const list = stretches?.get(stretchOf(source)) ?? []
    const at = list.indexOf(value)
    if (at >= 0) list.splice(at, 1)
    if (list.length === 0) stretches?.delete(stretchOf(source))
    if (stretches?.size === 0) this.#filed.delete(key)
  }

  /** What can be of the matter of a page, stretch by stretch, in each in the order in which it was filed. */
  *near(key: K, source: SourceRecord): Iterable<T> {
    const stretches = this.#filed.get(key)
    if (!stretches) return
    const stretch = stretchOf(source)
    if (stretch === null) for (const list of stretches.values()) yield* list
    else for (const each of [null, stretch - 1, stretch, stretch + 1]) yield* stretches.get(each) ?? []
  }
}
