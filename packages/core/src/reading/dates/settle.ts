import {
  calendarDay,
  dayNumber,
  dayNumberOf,
  daysInMonth,
  isCalendarDay,
  isoDay,
  isoMonth,
} from '../../time/calendar.ts'
import { firstNumber, lastNumber, monthEnds, seasonEnds, weekdayEnds, yearEnds } from './ends.ts'
import type { Calendar, Said, Settled, YearSource } from './said.ts'
import type { Scan } from './scan.ts'

/** A date this many days ahead of the report is still taken for this year's: 'the first meeting is set for May 16'. */
const AHEAD_AT_MOST = 10
/** Reports of a case tell what followed its happenings: a day before one must be this many times nearer than one after. */
const BEFORE_EVENT = 2
/** A year is settled by the case only if the other years lie at least this much further away, in days. */
const CLEARLY_NEARER = 60

interface YearGiven {
  readonly year: number
  readonly from: YearSource
}

const firstOf = (year: number, month: number, day: number | null): number =>
  dayNumber(year, month, Math.min(day ?? 1, daysInMonth(year, month)))

/** News reports look back: the nearest past month and day, unless the sentence looks ahead (RD201). */
function yearByReference(reference: number, said: Calendar, ahead: boolean): number {
  const { year } = calendarDay(reference)
  const month = said.month ?? 1
  const first = firstOf(year, month, said.day)
  if (said.shift === 1) return first > reference ? year : year + 1
  const last = firstOf(year, month, said.dayTo ?? said.day ?? 31)
  if (said.shift === -1) return last < reference ? year : year - 1
  if (said.shift === 0) return year
  if (ahead) return last >= reference ? year : year + 1
  return first - reference > AHEAD_AT_MOST ? year - 1 : year
}

/** The latest happening of the case that an undated page can know of. */
function latestEvent({ context }: Scan): number | null {
  const limit = context.noEarlierThan
  const days = context.events
    .map((event) => lastNumber(event.date.split('/')[0] ?? ''))
    .filter((day): day is number => day !== null)
  const bound = limit === null ? null : dayNumberOf(limit)
  const known = bound === null ? days : days.filter((day) => day <= bound)
  return known.length === 0 ? null : Math.max(...known)
}

/**
 * The year of a month and day on an undated page: the next such day on or after the latest happening of the case, else
 * the one nearest to the day the page cannot be older than. Null where two years are about equally near (RD210).
 */
function yearByCase(scan: Scan, said: Calendar): YearGiven | null {
  const event = latestEvent(scan)
  const limit = scan.context.noEarlierThan === null ? null : dayNumberOf(scan.context.noEarlierThan)
  const anchor = event ?? limit
  if (anchor === null || said.month === null || said.shift !== null) return null
  const upTo = Math.max(anchor, limit ?? anchor)
  const around = calendarDay(anchor).year
  const month = said.month
  const distance = (year: number): number => {
    const first = firstOf(year, month, said.day)
    const last = firstOf(year, month, said.dayTo ?? said.day ?? 31)
    if (last < anchor) return event === null ? anchor - last : BEFORE_EVENT * (anchor - last) + CLEARLY_NEARER
    return first > upTo ? first - upTo : 0
  }
  const years = [around - 1, around, around + 1, around + 2].map((year) => ({ year, far: distance(year) }))
  const [nearest, second] = years.sort((a, b) => a.far - b.far)
  if (nearest === undefined || second === undefined || second.far - nearest.far < CLEARLY_NEARER) return null
  return { year: nearest.year, from: 'case' }
}

function yearOf(scan: Scan, said: Calendar, ahead: boolean): YearGiven | null {
  if (said.year !== null) return { year: said.year, from: said.yearFrom }
  if (scan.reference !== null) return { year: yearByReference(scan.reference, said, ahead), from: 'reference' }
  return yearByCase(scan, said)
}

function settleCalendar(scan: Scan, said: Calendar, ahead: boolean): Settled | null {
  const given = yearOf(scan, said, ahead)
  if (given === null) return null
  const { year, from } = given
  if (said.month === null) return { ends: yearEnds(year, said.part), yearFrom: from }
  if (said.monthTo !== null) {
    const start = said.monthTo < said.month ? year - 1 : year
    return { ends: { start: isoMonth(start, said.month), end: isoMonth(year, said.monthTo) }, yearFrom: from }
  }
  if (said.day === null) return { ends: monthEnds(year, said.month, said.part), yearFrom: from }
  const last = said.dayTo ?? said.day
  if (!isCalendarDay(year, said.month, said.day) || !isCalendarDay(year, said.month, last)) return null
  return { ends: { start: isoDay(year, said.month, said.day), end: isoDay(year, said.month, last) }, yearFrom: from }
}

/** 'Last summer' is the last one that is over; 'this summer' that of the year; a bare one the latest begun. */
function settleSeason(scan: Scan, said: Extract<Said, { form: 'season' }>, ahead: boolean): Settled | null {
  if (said.year !== null) return { ends: seasonEnds(said.year, said.season), yearFrom: 'text' }
  const day = scan.reference
  if (day === null) return null
  const { year } = calendarDay(day)
  if (said.shift === 0) return { ends: seasonEnds(year, said.season), yearFrom: 'reference' }
  const wanted = (candidate: number): boolean => {
    const { start, end } = seasonEnds(candidate, said.season)
    const first = firstNumber(start) ?? 0
    const last = lastNumber(end) ?? 0
    if (said.shift === 1 || ahead) return first > day
    return said.shift === -1 ? last < day : first <= day
  }
  const years = said.shift === 1 || ahead ? [year, year + 1] : [year, year - 1, year - 2]
  const found = years.find(wanted)
  return found === undefined ? null : { ends: seasonEnds(found, said.season), yearFrom: 'reference' }
}

/** Settles what is left open in a date by the reference date, or by the case; null where it stays open. */
export function settle(scan: Scan, said: Said, ahead: boolean): Settled | null {
  switch (said.form) {
    case 'calendar':
      return settleCalendar(scan, said, ahead)
    case 'season':
      return settleSeason(scan, said, ahead)
    case 'settled':
      return said.ends === null ? null : { ends: said.ends, yearFrom: said.yearFrom }
    case 'weekday': {
      const previous = said.which === 'after' && scan.previous !== null ? lastNumber(scan.previous.end) : null
      const day = previous ?? scan.reference
      if (day === null) return null
      const which = said.which === 'after' ? 'ahead' : (said.which ?? (ahead ? 'ahead' : 'latest'))
      return { ends: weekdayEnds(said.weekday, day, which), yearFrom: 'reference' }
    }
  }
}

/** The start of a range whose end is settled: the latest such day up to that end. */
export function settleStart(scan: Scan, said: Said, end: Settled): Settled | null {
  const last = firstNumber(end.ends.start)
  if (last === null) return null
  if (said.form === 'weekday') return { ends: weekdayEnds(said.weekday, last, 'before'), yearFrom: end.yearFrom }
  if (said.form !== 'calendar' || said.year !== null || said.shift !== null) return settle(scan, said, false)
  const { year, month } = calendarDay(last)
  const startYear = said.month !== null && said.month > month ? year - 1 : year
  return settleCalendar(scan, { ...said, year: startYear, yearFrom: end.yearFrom }, false)
}
