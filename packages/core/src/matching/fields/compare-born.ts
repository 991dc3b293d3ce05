import { dayNumber, daysInMonth } from '../../time/calendar.ts'
import type { Born, BornSpan } from './born.ts'

export type { Born, BornContext } from './born.ts'
export { bornText, readBorn } from './read-born.ts'

/** A span of this many days is as good as a day: calendars that follow the moon differ by one. */
const A_DAY = 3
const A_YEAR = 366
/** Spans that together leave more years open than this tell little. */
const WIDE = 8 * A_YEAR

/**
 * Agreement of two days of birth: 4 the same day, 3 as far as both say, 2 one slip of the pen, 1 a year apart, 0 apart (MT8).
 * Of two calendars that a list may mean, the one that agrees better counts.
 */
export function compareBorn(one: Born, other: Born): number {
  if (one.or !== undefined) return Math.max(compareBorn(only(one), other), compareBorn(one.or, other))
  if (other.or !== undefined) return compareBorn(other, one)
  return one.span === undefined && other.span === undefined ? compareFigures(one, other) : compareSpans(one, other)
}

const only = ({ year, month, day, span }: Born): Born => ({ year, month, day, ...(span === undefined ? {} : { span }) })

/** A whole day of the Gregorian calendar as one number, yyyymmdd; 0 for what is no plain day. */
export const plainDay = (born: Born): number =>
  born.span === undefined && born.or === undefined && born.month !== null && born.day !== null ? figures(born) : 0

/** Agreement of two plain days, as `compareBorn` has it. */
export function comparePlainDays(one: number, other: number): number {
  if (one === other) return 4
  const month = ((one / 100) | 0) % 100
  const otherMonth = ((other / 100) | 0) % 100
  const day = one % 100
  const otherDay = other % 100
  const sameYear = ((one / 10_000) | 0) === ((other / 10_000) | 0)
  if (sameYear && month === otherDay && otherMonth === day) return 2
  const slips = Number(!sameYear) + Number(month !== otherMonth) + Number(day !== otherDay)
  // One figure is wrong in one of the three; two neighbours are in one or in two of them.
  return slips === 1 || (slips === 2 && slip(one, other)) ? 2 : 0
}

function compareFigures(one: Born, other: Born): number {
  const full = one.day !== null && other.day !== null && one.month !== null && other.month !== null
  const sameMonth = one.month === null || other.month === null || one.month === other.month
  const sameDay = one.day === null || other.day === null || one.day === other.day
  if (one.year === other.year && sameMonth && sameDay) return full ? 4 : 3
  const swapped = full && one.year === other.year && one.month === other.day && one.day === other.month
  const slips = [one.year === other.year, one.month === other.month, one.day === other.day].filter(
    (same) => !same,
  ).length
  if (swapped || (full && slips === 1)) return 2
  if (full && slip(figures(one), figures(other))) return 2
  return Math.abs(one.year - other.year) <= 1 && !full ? 1 : 0
}

/** The days that figures leave open. */
export function spanOf({ year, month, day, span }: Born): BornSpan {
  if (span !== undefined) return span
  if (month === null) return { first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31), slack: 0 }
  const last = daysInMonth(year, month)
  return {
    first: dayNumber(year, month, Math.min(day ?? 1, last)),
    last: dayNumber(year, month, Math.min(day ?? last, last)),
    slack: 0,
  }
}

function compareSpans(one: Born, other: Born): number {
  const [left, right] = [spanOf(one), spanOf(other)]
  const width = (span: BornSpan): number => span.last - span.first + 1
  const apart = Math.max(left.first - right.last, right.first - left.last)
  const slack = Math.max(left.slack, right.slack)
  if (apart > 0) {
    const near = Math.max(1, slack) * A_YEAR
    if (width(left) <= A_DAY && width(right) <= A_DAY) return oneDayAside(one, other) ? 2 : 0
    return apart <= near ? 1 : 0
  }
  if (width(left) <= A_DAY && width(right) <= A_DAY) return 4
  return Math.max(width(left), width(right)) > WIDE ? 1 : 3
}

/** Two converted days with one slip of the pen between them. */
const oneDayAside = (one: Born, other: Born): boolean => compareFigures(one, other) === 2

/** A whole day as one number, yyyymmdd. */
const figures = ({ year, month, day }: Born): number => (year * 100 + (month ?? 0)) * 100 + (day ?? 0)

/** At most one figure wrong, or two neighbours exchanged. */
function slip(one: number, other: number): boolean {
  let wrong = 0
  let exchanged = false
  let [left, right] = [one, other]
  // The figures before, from the right, that were not equal.
  let [oneBefore, otherBefore] = [-1, -1]
  for (; left > 0 || right > 0; left = (left / 10) | 0, right = (right / 10) | 0) {
    const [here, there] = [left % 10, right % 10]
    if (here === there) {
      oneBefore = -1
      continue
    }
    if (++wrong > 2) return false
    exchanged = wrong === 2 && here === otherBefore && there === oneBefore
    oneBefore = here
    otherBefore = there
  }
  return wrong === 1 || (wrong === 2 && exchanged)
}
