import { addDays, daysInMonth, isoDay, isoMonth, isoYear } from './calendar.ts'
import { MONTH_NUMBERS, MONTH_PARTS, type MonthPart } from './month-names.ts'
import { lastDayOf, parsePlainDate } from './plain-dates.ts'

/** What one end of a typed date says; a range may say year or month only once. */
interface Loose {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  readonly part: MonthPart | null
}

interface Ends {
  readonly start: string
  readonly end: string
}

const WORD = /\d+|\p{L}+/gu
const IGNORED = new Set(
  'the of on in st nd rd th day month year monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'.split(
    ' ',
  ),
)
const SINCE = /^(?:since|from|starting)\s+/u
const AFTER = /^after\s+/u
const BY = /^(?:by|before|until|till|up to|no later than)\s+/u
const ABOUT = /^(?:about|around|circa|c\.|ca\.?|approximately)\s+/u

/** What one word says of a date: a field of it and its value; null when it says nothing that is understood. */
function readWord(word: string): readonly [keyof Loose, number | MonthPart] | null {
  const month = MONTH_NUMBERS.get(word)
  if (month !== undefined) return ['month', month]
  if (word in MONTH_PARTS) return ['part', word as MonthPart]
  if (word === 'middle') return ['part', 'mid']
  if (/^\d{4}$/.test(word)) return ['year', Number(word)]
  return /^\d{1,2}$/.test(word) ? ['day', Number(word)] : null
}

/** Reads one end; null when a word is not understood or said twice, so that nothing typed is passed over. */
function readLoose(text: string): Loose | null {
  const iso = parsePlainDate(text)
  if (iso !== null) return { ...iso, part: null }
  const found = new Map<keyof Loose, number | MonthPart>()
  for (const [word] of text.matchAll(WORD)) {
    if (IGNORED.has(word)) continue
    const said = readWord(word)
    if (said === null || found.has(said[0])) return null
    found.set(...said)
  }
  const numberOf = (field: keyof Loose) => (found.get(field) as number | undefined) ?? null
  return {
    year: numberOf('year'),
    month: numberOf('month'),
    day: numberOf('day'),
    part: (found.get('part') as MonthPart | undefined) ?? null,
  }
}

function endsOf({ year, month, day, part }: Loose): Ends | null {
  if (year === null) return null
  if (month === null) return day === null && part === null ? { start: isoYear(year), end: isoYear(year) } : null
  if (part !== null) {
    if (day !== null) return null
    const { first, last } = MONTH_PARTS[part]
    return { start: isoDay(year, month, first), end: isoDay(year, month, last ?? daysInMonth(year, month)) }
  }
  const text = day === null ? isoMonth(year, month) : isoDay(year, month, day)
  return { start: text, end: text }
}

const edtfOf = ({ start, end }: Ends): string => (start === end ? start : `${start}/${end}`)

/** 'early to mid', 'mid to late' are parts of one month, not two dates. */
function readPartRange(left: string, right: string): Ends | null {
  const pair = `${left} to ${right.split(' ')[0] ?? ''}`
  if (!(pair in MONTH_PARTS)) return null
  const rest = readLoose(right.slice(right.indexOf(' ') + 1))
  return rest === null ? null : endsOf({ ...rest, part: pair as MonthPart })
}

function readRange(left: string, right: string): string | null {
  const part = readPartRange(left, right)
  if (part !== null) return edtfOf(part)
  const from = readLoose(left)
  const to = readLoose(right)
  if (from === null || to === null) return null
  const month = {
    from: from.month ?? (from.day === null && from.part === null ? null : to.month),
    to: to.month ?? (to.day === null ? null : from.month),
  }
  const endYear =
    to.year ??
    (from.year !== null && month.to !== null && month.from !== null && month.to < month.from
      ? from.year + 1
      : from.year)
  const startYear =
    from.year ??
    (endYear !== null && month.to !== null && month.from !== null && month.to < month.from ? endYear - 1 : endYear)
  const start = endsOf({ ...from, year: startYear, month: month.from })
  const end = endsOf({ ...to, year: endYear, month: month.to })
  return start === null || end === null ? null : edtfOf({ start: start.start, end: end.end })
}

function dayAfterEnd(end: string): string | null {
  const date = parsePlainDate(end)
  if (date === null) return null
  if (date.month === null) return isoYear(date.year + 1)
  if (date.day === null) return date.month === 12 ? isoMonth(date.year + 1, 1) : isoMonth(date.year, date.month + 1)
  return addDays(lastDayOf(date), 1)
}

function readOpen(text: string, opener: RegExp, closed: (ends: Ends) => string | null): string | null | undefined {
  if (!opener.test(text)) return undefined
  const loose = readLoose(text.replace(opener, ''))
  const ends = loose === null ? null : endsOf(loose)
  return ends === null ? null : closed(ends)
}

/** English dates as people type them, to EDTF; null when a word, a year or an order ('12/11/2020') stays open. */
export function readTypedDate(typed: string): string | null {
  if (typed.length > 80) return null
  const text = typed
    .toLowerCase()
    .replace(/,/gu, ' ')
    .replace(/\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d{1,2} +(?!to\b)\p{L})|\s+(?:to|until|till)\s+|\s+and\s+/gu, ' to ')
    .replace(/^between\s+|^from\s+(?=.* to )/u, '')
    .replace(/mid-/gu, 'mid ')
    .trim()
  if (/\d\s*[/.]\s*\d/.test(text)) return null
  const ends = text.split(' to ')
  if (ends.length > 2) return null
  const [left = '', right] = ends
  if (right !== undefined) return readRange(left.trim(), right.trim())
  const opened =
    readOpen(text, SINCE, ({ start }) => `${start}/..`) ??
    readOpen(text, BY, ({ end }) => `../${end}`) ??
    readOpen(text, ABOUT, (both) => (both.start === both.end ? `${both.start}~` : edtfOf(both)))
  if (opened !== undefined && opened !== null) return opened
  const after = readOpen(text, AFTER, ({ end }) => dayAfterEnd(end))
  if (after !== undefined && after !== null) return `${after}/..`
  const loose = readLoose(text)
  const alone = loose === null ? null : endsOf(loose)
  return alone === null ? null : edtfOf(alone)
}
