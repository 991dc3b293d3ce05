import { dayNumber } from '../../time/calendar.ts'

/** Calendars that lists of people are written in. */
export type CalendarName = 'gregorian' | 'hijri' | 'persian' | 'hebrew'

/** Day number of 16 July 622 of the Julian calendar, from which the tabular Islamic calendar counts. */
const HIJRI_START = -492_148

/**
 * First day of a month of the tabular Islamic calendar (civil epoch, leap years 2 5 7 10 13 16 18 21 24 26 29), as days since
 * 1970-01-01. Umm al-Qura and the sighted moon lie within two days of it.
 */
export function hijriMonthStart(year: number, month: number): number {
  const months = (year - 1) * 12 + month - 1
  const years = Math.floor(months / 12)
  const within = months - years * 12
  return HIJRI_START + years * 354 + Math.floor((3 + 11 * (years + 1)) / 30) + Math.ceil(29.5 * within)
}

/** Places of the leap years in the 33-year cycle of the Solar Hijri calendar, true to the equinox from 1244 to 1472. */
const PERSIAN_LEAPS = [1, 5, 9, 13, 17, 22, 26, 30]
const leapsBefore = (year: number): number => {
  const cycles = Math.floor(year / 33)
  return cycles * PERSIAN_LEAPS.length + PERSIAN_LEAPS.filter((place) => place < year - cycles * 33).length
}
/** 1 Farvardin 1370. */
const PERSIAN_ANCHOR = { year: 1370, day: dayNumber(1991, 3, 21) }

/** First day of a month of the Solar Hijri (Persian) calendar, as days since 1970-01-01. */
export function persianMonthStart(year: number, month: number): number {
  const months = (year - 1) * 12 + month - 1
  const whole = Math.floor(months / 12) + 1
  const within = months - (whole - 1) * 12
  const days = (whole - PERSIAN_ANCHOR.year) * 365 + leapsBefore(whole) - leapsBefore(PERSIAN_ANCHOR.year)
  return PERSIAN_ANCHOR.day + days + Math.min(within, 6) * 31 + Math.max(0, within - 6) * 30
}

/** Day number of 1 Tishri of the year 1. */
const HEBREW_START = -2_092_590

/** Days from the calendar's beginning to the new moon of a year's first month, put off where it may not be that day of the week. */
function hebrewElapsed(year: number): number {
  const months = Math.floor((235 * year - 234) / 19)
  const day = 29 * months + Math.floor((12_084 + 13_753 * months) / 25_920)
  return (3 * (day + 1)) % 7 < 3 ? day + 1 : day
}

/** 1 Tishri, put off where the year, or the one before, would have a length that no year has (Dershowitz and Reingold). */
function hebrewNewYear(year: number): number {
  const [before, here, after] = [hebrewElapsed(year - 1), hebrewElapsed(year), hebrewElapsed(year + 1)]
  const putOff = after - here === 356 ? 2 : here - before === 382 ? 1 : 0
  return HEBREW_START + here + putOff
}

/**
 * First day of a month of the Hebrew calendar, as days since 1970-01-01: 1 is Tishri, 6 Adar or the first Adar, 7 the second Adar, which
 * in a year without one is empty, 13 Elul.
 */
export function hebrewMonthStart(year: number, month: number): number {
  if (month > 13) return hebrewMonthStart(year + 1, month - 13)
  const start = hebrewNewYear(year)
  const length = hebrewNewYear(year + 1) - start
  const isLeap = length > 380
  const days = [30, length % 10 === 5 ? 30 : 29, length % 10 === 3 ? 29 : 30, 29, 30, isLeap ? 30 : 29, isLeap ? 29 : 0]
  const all = [...days, 30, 29, 30, 29, 30, 29]
  return start + all.slice(0, month - 1).reduce((sum, one) => sum + one, 0)
}

/** First day of a month; months count on past the year's end. */
export function monthStart(calendar: CalendarName, year: number, month: number): number {
  if (calendar === 'hijri') return hijriMonthStart(year, month)
  if (calendar === 'hebrew') return hebrewMonthStart(year, month)
  if (calendar === 'persian') return persianMonthStart(year, month)
  const months = year * 12 + month - 1
  return dayNumber(Math.floor(months / 12), (months % 12) + 1, 1)
}
