import type { SourceRecord } from '../ledger/entry.ts'
import { wholeDay } from './origins.ts'

/** Days within which one statement is quoted, or one outlet cited, for the same matter. */
const SAME_MATTER_DAYS = 45

const days = new WeakMap<SourceRecord, number | null>()

/** The day on which a page was published, in days since 1970; null where that is not one day. */
function dayOf(source: SourceRecord): number | null {
  const known = days.get(source)
  if (known !== undefined) return known
  const day = wholeDay(source.published)
  const number = day === null ? null : Date.parse(day) / 86_400_000
  days.set(source, number)
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

  add(key: K, source: SourceRecord, value: T): void {
    const known = this.#filed.get(key)
    const stretches = known ?? new Map<number | null, T[]>()
    if (known === undefined) this.#filed.set(key, stretches)
    const stretch = stretchOf(source)
    const list = stretches.get(stretch)
    if (list) list.push(value)
    else stretches.set(stretch, [value])
  }

  /** What can be of the matter of a page, stretch by stretch, in each in the order in which it was filed. */
  near(key: K, source: SourceRecord): readonly T[] {
    const stretches = this.#filed.get(key)
    if (!stretches) return []
    const stretch = stretchOf(source)
    if (stretch === null) return [...stretches.values()].flat()
    return [null, stretch - 1, stretch, stretch + 1].flatMap((each) => stretches.get(each) ?? [])
  }
}
