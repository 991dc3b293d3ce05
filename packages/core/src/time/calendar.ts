/**
 * Day arithmetic on the proleptic Gregorian calendar. A day is 'YYYY-MM-DD' outside and a whole number of days since
 * 1970-01-01 inside. No clock and no time zone: the same text gives the same day on every machine.
 */

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days in a month numbered from 1; 0 when there is no such month. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)

export const isCalendarDay = (year: number, month: number, day: number): boolean =>
  day >= 1 && day <= daysInMonth(year, month)

/** 'YYYY-MM-DD' from numbers. */
export const isoDay = (year: number, month: number, day: number): string =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`

export const isoMonth = (year: number, month: number): string => `${pad(year, 4)}-${pad(month, 2)}`

export const isoYear = (year: number): string => pad(year, 4)

/** Number of days since 1970-01-01. Howard Hinnant's `days_from_civil`: years start in March, so leap days come last. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The inverse of `dayNumber`. */
export function calendarDay(days: number): CalendarDay {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

export function isoOfDayNumber(days: number): string {
  const { year, month, day } = calendarDay(days)
  return isoDay(year, month, day)
}

/** Day number of 'YYYY-MM-DD'; null for anything else. */
export function dayNumberOf(iso: string): number | null {
  if (iso.length !== 10 || iso[4] !== '-' || iso[7] !== '-') return null
  const year = Number(iso.slice(0, 4))
  const month = Number(iso.slice(5, 7))
  const day = Number(iso.slice(8, 10))
  return isCalendarDay(year, month, day) ? dayNumber(year, month, day) : null
}

/** Day of the week, 0 Monday to 6 Sunday: weeks run from Monday (ISO 8601). */
export const weekdayOf = (days: number): number => (((days + 3) % 7) + 7) % 7

/** The day `count` days after an ISO day (before, when negative); null when the day is none. */
export function addDays(iso: string, count: number): string | null {
  const days = dayNumberOf(iso)
  return days === null ? null : isoOfDayNumber(days + count)
}

/** The same day of another month, or that month's last day: a month after 31 January is 28 February. */
export function addMonths({ year, month, day }: CalendarDay, count: number): CalendarDay {
  const months = year * 12 + month - 1 + count
  const there = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 }
  return { ...there, day: Math.min(day, daysInMonth(there.year, there.month)) }
}
