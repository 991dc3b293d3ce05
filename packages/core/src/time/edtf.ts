/// <reference path="./edtf-package.d.ts" />
import edtf from 'edtf'
import { addDays, isoOfDayNumber } from './calendar.ts'
import { describeDays, describePlain } from './describe-date.ts'
import { type Days, plainDays } from './plain-dates.ts'
import { readTypedDate } from './typed-date.ts'

export type { Days } from './plain-dates.ts'

const OPEN: Days = { earliest: null, latest: null }
const MILLISECONDS_OF_A_DAY = 86_400_000
const LAST_DAY = '9999-12-31'

// A register asks for the days of the same few thousand dates again and again. Emptied when full, so that a hostile page
// cannot fill the memory.
const KEPT_AT_MOST = 20_000
const kept = new Map<string, Days | null>()

const SEASON = /^(\d{4})-2([1-4])$/

/** Seasons of the northern half of the world by whole months; winter runs from December into the next year. */
function seasonDays(text: string): Days | null {
  const season = SEASON.exec(text)
  if (season === null) return null
  const year = Number(season[1])
  const first = Number(season[2]) * 3
  return plainDays(
    first === 12
      ? `${season[1]}-12/${String(year + 1).padStart(4, '0')}-02`
      : `${season[1]}-0${first}/${season[1]}-${String(first + 2).padStart(2, '0')}`,
  )
}

function dayOfMilliseconds(time: number | null): string | null {
  if (time === null || !Number.isFinite(time)) return null
  const day = isoOfDayNumber(Math.floor(time / MILLISECONDS_OF_A_DAY))
  return day.length === LAST_DAY.length && !day.startsWith('-') ? day : null
}

/** Digits and nothing else, which the package takes for milliseconds since 1970; a year has four. */
const NUMBER = /^[+-]?(?!\d{4}$)\d+$/u

function packageDays(text: string): Days | null {
  if (NUMBER.test(text)) return null
  try {
    const value = edtf(text)
    return { earliest: dayOfMilliseconds(value.min), latest: dayOfMilliseconds(value.max) }
  } catch {
    // The package knows no other way to say that a text is no EDTF.
    return null
  }
}

/**
 * First and last day an EDTF date (ISO 8601-2) can mean; null when the text is no EDTF. Plain dates and intervals are
 * read here, the rest ('2020-12~', '202X', lists) by the package `edtf`.
 */
export function parseEdtf(text: string): Days | null {
  const known = kept.get(text)
  if (known !== undefined) return known
  if (kept.size >= KEPT_AT_MOST) kept.clear()
  const days = plainDays(text) ?? seasonDays(text) ?? packageDays(text)
  kept.set(text, days)
  return days
}

/** Whether a date, or an end of it, lies before year 1: what EDTF calls year 0 is the year before it. */
export const isBeforeCommonEra = (text: string): boolean => /(?:^|\/)[[{]?(?:-\d|0000)/u.test(text)

export const isEdtf = (text: string): boolean => parseEdtf(text) !== null

/** Like `parseEdtf`, for dates that were checked when they came in; a text that is no date says nothing of either end. */
export const daysOf = (text: string): Days => parseEdtf(text) ?? OPEN

export const firstDay = (text: string): string | null => daysOf(text).earliest
export const lastDay = (text: string): string | null => daysOf(text).latest

/** Whether every day of `a` lies before every day of `b`. */
export function isCertainlyBefore(a: string, b: string): boolean {
  const end = daysOf(a).latest
  const start = daysOf(b).earliest
  return end !== null && start !== null && end < start
}

/** Whether some day of `a` lies before some day of `b`. */
export function canBeBefore(a: string, b: string): boolean {
  const start = daysOf(a).earliest
  const end = daysOf(b).latest
  return start === null || end === null || start < end
}

/** Whether the two can be the same day. */
export const datesOverlap = (a: string, b: string): boolean => !isCertainlyBefore(a, b) && !isCertainlyBefore(b, a)

/** Whether every day of `inner` is a day of `outer`. */
export function dateContains(outer: string, inner: string): boolean {
  const wide = daysOf(outer)
  const narrow = daysOf(inner)
  const startsInside = wide.earliest === null || (narrow.earliest !== null && wide.earliest <= narrow.earliest)
  const endsInside = wide.latest === null || (narrow.latest !== null && narrow.latest <= wide.latest)
  return startsInside && endsInside
}

/** Order for lists: by first day (open first), then by last day (open last), then by the text itself. */
export function compareDates(a: string, b: string): number {
  const one = daysOf(a)
  const two = daysOf(b)
  const keys = (days: Days, text: string) => [days.earliest ?? '', days.latest ?? LAST_DAY, text] as const
  const left = keys(one, a)
  const right = keys(two, b)
  for (const at of [0, 1, 2] as const) if (left[at] !== right[at]) return left[at] < right[at] ? -1 : 1
  return 0
}

/** The EDTF of the day after the last day of a date: what 'after' starts with; null when it has no last day. */
export function dayAfter(text: string): string | null {
  const last = lastDay(text)
  return last === null ? null : addDays(last, 1)
}

/** A date in English words ('11 to 20 December 2020', 'since 10 November 2020'). What is no EDTF comes back unchanged. */
export function describeDate(text: string): string {
  const plain = describePlain(text)
  if (plain !== null) return plain
  const uncertain = /[~%]$/.test(text) ? 'about ' : /\?$/.test(text) ? 'perhaps ' : ''
  const bare = uncertain === '' ? null : describePlain(text.slice(0, -1))
  if (bare !== null) return uncertain + bare
  const days = parseEdtf(text)
  return days === null ? text : describeDays(days)
}

/**
 * A date as people type it ('14 Dec 2020', 'mid December 2020', 'since 10 Nov 2020', '11-20 December 2020') or in EDTF;
 * null when it cannot be read without guessing.
 */
export function parseTypedDate(text: string): string | null {
  const trimmed = text.trim()
  const read = isEdtf(trimmed) ? trimmed : readTypedDate(trimmed)
  return read !== null && isEdtf(read) ? read : null
}
