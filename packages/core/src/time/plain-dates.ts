import { daysInMonth, isCalendarDay, isoDay } from './calendar.ts'

/** First and last day that a date can mean; null: open at that end. */
export interface Days {
  readonly earliest: string | null
  readonly latest: string | null
}

/** A year, month or day as EDTF level 0 writes it. */
export interface PlainDate {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

const PLAIN = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/

/** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; null for anything else, days that no calendar has among it. */
export function parsePlainDate(text: string): PlainDate | null {
  const parts = PLAIN.exec(text)
  if (parts === null) return null
  const year = Number(parts[1])
  if (parts[2] === undefined) return { year, month: null, day: null }
  const month = Number(parts[2])
  if (month < 1 || month > 12) return null
  if (parts[3] === undefined) return { year, month, day: null }
  const day = Number(parts[3])
  return isCalendarDay(year, month, day) ? { year, month, day } : null
}

export const firstDayOf = ({ year, month, day }: PlainDate): string => isoDay(year, month ?? 1, day ?? 1)

export const lastDayOf = ({ year, month, day }: PlainDate): string =>
  isoDay(year, month ?? 12, day ?? daysInMonth(year, month ?? 12))

const isOpen = (end: string): boolean => end === '' || end === '..'

/** The days of a plain date or of an interval of plain dates; null when the text is anything else. */
export function plainDays(edtf: string): Days | null {
  const slash = edtf.indexOf('/')
  if (slash < 0) {
    const date = parsePlainDate(edtf)
    return date === null ? null : { earliest: firstDayOf(date), latest: lastDayOf(date) }
  }
  const start = edtf.slice(0, slash)
  const end = edtf.slice(slash + 1)
  const from = isOpen(start) ? null : parsePlainDate(start)
  const to = isOpen(end) ? null : parsePlainDate(end)
  if ((from === null && !isOpen(start)) || (to === null && !isOpen(end)) || (from === null && to === null)) return null
  const earliest = from === null ? null : firstDayOf(from)
  const latest = to === null ? null : lastDayOf(to)
  return earliest !== null && latest !== null && latest < earliest ? null : { earliest, latest }
}
