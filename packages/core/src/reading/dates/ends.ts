import {
  addMonths,
  calendarDay,
  dayNumber,
  dayNumberOf,
  daysInMonth,
  isoDay,
  isoMonth,
  isoOfDayNumber,
  isoYear,
  weekdayOf,
} from '../../time/calendar.ts'
import { MONTH_PARTS, type MonthPart } from '../../time/month-names.ts'
import { lastDayOf, parsePlainDate } from '../../time/plain-dates.ts'
import type { Shift, Unit } from './date-words.ts'

/** First and last of a stretch of time, each a plain date as precise as the words; equal for a single date. */
export interface Ends {
  readonly start: string
  readonly end: string
}

export const single = (text: string): Ends => ({ start: text, end: text })
export const edtfOf = ({ start, end }: Ends): string => (start === end ? start : `${start}/${end}`)
export const dayEnds = (first: number, last: number = first): Ends => ({
  start: isoOfDayNumber(first),
  end: isoOfDayNumber(last),
})

/** The first day of a plain date, as a number. */
export function firstNumber(plain: string): number | null {
  return dayNumberOf(`${plain}${'-01-01'.slice(plain.length - 4)}`)
}

export function lastNumber(plain: string): number | null {
  const date = parsePlainDate(plain)
  return date === null ? null : dayNumberOf(lastDayOf(date))
}

// The guideline parts months in three; years, decades and weeks follow it: thirds, as near as whole units allow.
const YEAR_PARTS = {
  early: [1, 4],
  mid: [5, 8],
  late: [9, 12],
  'early to mid': [1, 8],
  'mid to late': [5, 12],
} as const
const DECADE_PARTS = {
  early: [0, 3],
  mid: [4, 6],
  late: [7, 9],
  'early to mid': [0, 6],
  'mid to late': [4, 9],
} as const

export function monthEnds(year: number, month: number, part: MonthPart | null): Ends {
  if (part === null) return single(isoMonth(year, month))
  const { first, last } = MONTH_PARTS[part]
  return { start: isoDay(year, month, first), end: isoDay(year, month, last ?? daysInMonth(year, month)) }
}

export function yearEnds(year: number, part: MonthPart | null): Ends {
  if (part === null) return single(isoYear(year))
  const [first, last] = YEAR_PARTS[part]
  return { start: isoMonth(year, first), end: isoMonth(year, last) }
}

export function decadeEnds(year: number, part: MonthPart | null): Ends {
  const [first, last] = part === null ? [0, 9] : DECADE_PARTS[part]
  return { start: isoYear(year + first), end: isoYear(year + last) }
}

/** Whole months: spring is March to May; the winter of a year runs into the next one. */
export function seasonEnds(year: number, season: number): Ends {
  const first = season * 3
  return first === 12
    ? { start: isoMonth(year, 12), end: isoMonth(year + 1, 2) }
    : { start: isoMonth(year, first), end: isoMonth(year, first + 2) }
}

const WEEK_PARTS = { early: [0, 2], mid: [2, 4], late: [4, 6], 'early to mid': [0, 4], 'mid to late': [2, 6] } as const

/** The week, month, year … `shift` away from the one a day lies in, or a part of it; weeks run from Monday to Sunday. */
export function unitEnds(unit: Unit, day: number, shift: number, part: MonthPart | null = null): Ends | null {
  const monday = day - weekdayOf(day) + shift * 7
  const { year, month } = calendarDay(day)
  switch (unit) {
    case 'day':
      return dayEnds(day + shift)
    case 'week': {
      const [first, last] = part === null ? [0, 6] : WEEK_PARTS[part]
      return dayEnds(monday + first, monday + last)
    }
    case 'weekend':
      return dayEnds(monday + 5, monday + 6)
    case 'month': {
      const there = addMonths({ year, month, day: 1 }, shift)
      return monthEnds(there.year, there.month, part)
    }
    case 'quarter': {
      const there = addMonths({ year, month: month - ((month - 1) % 3), day: 1 }, shift * 3)
      return { start: isoMonth(there.year, there.month), end: isoMonth(there.year, there.month + 2) }
    }
    case 'year':
      return yearEnds(year + shift, part)
    case 'decade':
      return decadeEnds(year - (year % 10) + shift * 10, part)
    case 'century':
    case 'hour':
      return null
  }
}

/** The day, week, month or year that lies `count` units from a day: as precise as the unit it is counted in. */
export function unitsAway(unit: Unit, day: number, count: number): Ends | null {
  if (unit === 'hour') return count % 24 === 0 ? dayEnds(day + count / 24) : null
  if (unit === 'decade') return unitEnds('year', day, count * 10)
  if (unit === 'century') return unitEnds('year', day, count * 100)
  return unitEnds(unit, day, count)
}

/** 'The past 30 days', 'the last six months', 'the last 30 years': up to the day itself, years to the year. */
export function upToDay(unit: Unit, day: number, count: number): Ends | null {
  const { year, month, day: date } = calendarDay(day)
  const years = { year: 1, decade: 10, century: 100 } as const
  if (unit === 'year' || unit === 'decade' || unit === 'century')
    return { start: isoYear(year - count * years[unit]), end: isoYear(year) }
  const months = { month: 1, quarter: 3 } as const
  if (unit === 'month' || unit === 'quarter') {
    const there = addMonths({ year, month, day: date }, -count * months[unit])
    return dayEnds(dayNumber(there.year, there.month, there.day), day)
  }
  const days = unit === 'hour' ? Math.ceil(count / 24) : unit === 'week' || unit === 'weekend' ? count * 7 : count
  return dayEnds(day - days, day)
}

/** 'Earlier this month' ends with the day of the report, 'later this month' starts with it. */
export function partUpTo(unit: Unit, day: number, side: 'earlier' | 'later'): Ends | null {
  const whole = unitEnds(unit, day, 0)
  if (whole === null) return null
  const first = firstNumber(whole.start)
  const last = lastNumber(whole.end)
  if (first === null || last === null) return null
  return side === 'earlier' ? dayEnds(first, day) : dayEnds(day, last)
}

/** The weekday of a week `shift` away, or the latest one up to a day, or the first one after it. */
export function weekdayEnds(weekday: number, day: number, which: Shift | 'latest' | 'ahead' | 'before'): Ends {
  const today = weekdayOf(day)
  if (which === 'latest') return dayEnds(day - ((today - weekday + 7) % 7))
  if (which === 'before') return dayEnds(day - ((today - weekday + 6) % 7) - 1)
  if (which === 'ahead') return dayEnds(day + ((weekday - today + 6) % 7) + 1)
  return dayEnds(day - today + which * 7 + weekday)
}
