import { isCalendarDay, isoDay } from '../../time/calendar.ts'
import type { MonthPart } from '../../time/month-names.ts'
import { decadeEnds, type single } from './ends.ts'
import { type Calendar, calendar, type Said } from './said.ts'
import { digitsAt, type Found, isCapital, isIn, isJoined, phraseAt, type Scan, skip, skipMark, wordAt } from './scan.ts'

interface Day {
  readonly day: number
  readonly dayTo: number | null
}

/** '28', '28th', 'twenty-eighth'. */
export function dayNumberAt(scan: Scan, at: number): Found<number> | null {
  const ordinal = scan.words.ordinals.get(wordAt(scan, at))
  if (ordinal !== undefined) return { value: ordinal, to: at + 1 }
  const value = digitsAt(scan, at, 2)
  if (value === null || value < 1 || value > 31) return null
  const ending = isJoined(scan, at + 1) && isIn(scan, at + 1, scan.words.ordinalEndings)
  return { value, to: ending ? at + 2 : at + 1 }
}

const DAY_JOINERS = new Set(['-', '–', '—', '/', 'to', 'through', 'and', '‑', '‐', '&'])

/** A day or several days of one month: '14', '14–16', '9/10', '13 and 14'. */
function dayAt(scan: Scan, at: number, between: boolean): Found<Day> | null {
  const first = dayNumberAt(scan, at)
  if (first === null) return null
  const joiner = wordAt(scan, first.to)
  const alone = { value: { day: first.value, dayTo: null }, to: first.to }
  if (!DAY_JOINERS.has(joiner) && !scan.words.rangeTo.has(joiner) && !scan.words.and.has(joiner)) return alone
  const last = dayNumberAt(scan, skip(scan, first.to + 1, scan.words.articles))
  if (last === null || last.value <= first.value) return alone
  const isList = scan.words.and.has(joiner) || joiner === '/' || joiner === '&'
  return isList && !between && last.value !== first.value + 1
    ? alone
    : { value: { day: first.value, dayTo: last.value }, to: last.to }
}

const MONTH_AND_DIGITS = /^(\p{L}+)(\d{1,2})$/u

export function monthAt(scan: Scan, at: number): Found<number> | null {
  const month = scan.words.months.get(wordAt(scan, at).replace(MONTH_AND_DIGITS, '$1'))
  if (month === undefined) return null
  const dotted = wordAt(scan, at + 1) === '.' && isJoined(scan, at + 1) && wordAt(scan, at).length <= 5
  return { value: month, to: dotted ? at + 2 : at + 1 }
}

/** A four-digit number that can be a year. */
export function yearAt(scan: Scan, at: number): Found<number> | null {
  const token = scan.tokens[at]
  if (token?.text.length !== 4) return null
  const value = digitsAt(scan, at, 4)
  return value !== null && value >= 1800 && value <= 2100 ? { value, to: at + 1 } : null
}

function countsNoun(scan: Scan, at: number): boolean {
  const next = wordAt(scan, at)
  if (next === '') return false
  // 'Since 2008 more than 30'.
  if (next === 'more' && wordAt(scan, at + 1) === 'than') return false
  return scan.words.counted.has(next) || (scan.words.countedEndings.test(next) && !isCapital(scan, at))
}

/** '2005 Ukrainians': a people by its name, in the plural. */
const countsPeople = (scan: Scan, at: number): boolean =>
  isCapital(scan, at) && scan.words.peoplesEndings.test(wordAt(scan, at))

interface YearSaid {
  readonly year: number
  readonly yearFrom: 'text' | 'reference'
}

/** 'last year', 'this year' after a month or a season. */
function shiftedYearAt(scan: Scan, at: number): Found<YearSaid> | null {
  const start = skip(scan, skip(scan, at, scan.words.of), scan.words.articles)
  const shift = phraseAt(scan, start, scan.words.shifts)
  if (shift === null || scan.words.units.get(wordAt(scan, shift.to)) !== 'year' || scan.reference === null) return null
  const year = Number((scan.context.referenceDate ?? '').slice(0, 4)) + shift.value
  return { value: { year, yearFrom: 'reference' }, to: shift.to + 1 }
}

/** The year that follows a month or a day: ', 2020', ' of 2020', ' last year'. */
function yearAfter(scan: Scan, at: number): Found<YearSaid> | null {
  const shifted = shiftedYearAt(scan, /^[,\p{Pd}]$/u.test(wordAt(scan, at)) ? at + 1 : at)
  if (shifted !== null) return shifted
  const comma = wordAt(scan, at) === ',' || wordAt(scan, at) === '-' || isIn(scan, at, scan.words.of)
  const year = yearAt(scan, comma ? at + 1 : at)
  if (year === null || (comma && countsNoun(scan, year.to))) return null
  return { value: { year: year.value, yearFrom: 'text' }, to: year.to }
}

function withYear(scan: Scan, said: Calendar, at: number): Found<Calendar> {
  const year = yearAfter(scan, at)
  return year === null ? { value: said, to: at } : { value: { ...said, ...year.value }, to: year.to }
}

/** 'December', 'Dec. 28', 'September 27–30, 2020', 'March 2020'. */
function monthFirst(
  scan: Scan,
  at: number,
  context: { part: MonthPart | null; between: boolean; cued: boolean },
): Found<Said> | null {
  const month = monthAt(scan, at)
  if (month === null) return null
  const numbered = MONTH_AND_DIGITS.exec(wordAt(scan, at))
  const glued = numbered === null ? wordAt(scan, month.to) === '-' && isJoined(scan, month.to) : false
  const dayStart = skip(scan, glued ? month.to + 1 : skipMark(scan, month.to, ','), scan.words.articles)
  const day = context.part === null ? dayAt(scan, dayStart, context.between) : null
  // 'In September 14 people were killed': the number counts people.
  if (day !== null && !(context.cued && day.value.dayTo === null && countsNoun(scan, day.to) && !glued))
    return withYear(scan, calendar({ month: month.value, ...day.value }), day.to)
  const said = withYear(scan, calendar({ month: month.value, part: context.part }), month.to)
  const believed =
    said.value.year !== null ||
    !scan.words.doubtfulMonths.has(wordAt(scan, at)) ||
    ((isCapital(scan, at) || wordAt(scan, at).length > 5 || wordAt(scan, at) === 'april') &&
      (context.cued || context.part !== null))
  return believed ? said : null
}

/** '28 September 2020', 'the 28th of September', '14 and 15 April', '9/10 November'. */
function dayFirst(scan: Scan, at: number, between: boolean): Found<Said> | null {
  const day = dayAt(scan, skip(scan, at, scan.words.articles), between)
  if (day === null) return null
  const hyphen = wordAt(scan, day.to) === '-' && isJoined(scan, day.to) ? day.to + 1 : day.to
  // 'the 15th day of June'
  const noun = scan.words.units.get(wordAt(scan, hyphen)) === 'day' ? hyphen + 1 : hyphen
  const month = monthAt(scan, skip(scan, noun, scan.words.of))
  if (month === null) return gluedDate(scan, hyphen, day)
  return withYear(scan, calendar({ month: month.value, ...day.value }), month.to)
}

const GLUED = /^(\p{L}+)-(?:(\d{1,2})-)?(\d{4})$/u

/** '05-Aug-2016': the tokenizer leaves 'Aug-2016' whole. */
function gluedDate(scan: Scan, at: number, day: Found<Day>): Found<Said> | null {
  const parts = GLUED.exec(wordAt(scan, at))
  const month = scan.words.months.get(parts?.[1] ?? '')
  if (parts === null || month === undefined || parts[2] !== undefined) return null
  return { value: calendar({ year: Number(parts[3]), month, ...day.value }), to: at + 1 }
}

/** 'Dec-2018', 'Sep-23-2020', 'June-August 1992'. */
function gluedMonth(scan: Scan, at: number): Found<Said> | null {
  const word = wordAt(scan, at)
  const hyphen = word.indexOf('-')
  if (hyphen < 0) return null
  const month = scan.words.months.get(word.slice(0, hyphen))
  if (month === undefined) return null
  const monthTo = scan.words.months.get(word.slice(hyphen + 1))
  if (monthTo !== undefined) return withYear(scan, calendar({ month, monthTo }), at + 1)
  const parts = GLUED.exec(word)
  if (parts === null) return null
  return {
    value: calendar({ year: Number(parts[3]), month, day: parts[2] === undefined ? null : Number(parts[2]) }),
    to: at + 1,
  }
}

/** '2020-12-14', '2020-12'. */
function isoAt(scan: Scan, at: number): Found<Said> | null {
  const year = yearAt(scan, at)
  const month = digitsAt(scan, at + 2, 2)
  if (year === null || month === null || month < 1 || month > 12) return null
  if (wordAt(scan, at + 1) !== '-' || !isJoined(scan, at + 1) || !isJoined(scan, at + 2)) return null
  if (scan.tokens[at + 2]?.text.length !== 2) return null
  const day = digitsAt(scan, at + 4, 2)
  if (day !== null && wordAt(scan, at + 3) === '-' && isJoined(scan, at + 4) && isCalendarDay(year.value, month, day))
    return { value: calendar({ year: year.value, month, day }), to: at + 5 }
  return { value: calendar({ year: year.value, month }), to: at + 3 }
}

/** A day and a month in digits whose order is open: both below 13 and not the same. */
function settledOrder(one: number, two: number, year: number): Said | null {
  const dayFirstIs = isCalendarDay(year, two, one)
  const monthFirstIs = isCalendarDay(year, one, two)
  if (!dayFirstIs && !monthFirstIs) return null
  if (dayFirstIs && monthFirstIs && one !== two) return { form: 'settled', ends: null, yearFrom: 'text', rule: 'RD203' }
  return dayFirstIs ? calendar({ year, month: two, day: one }) : calendar({ year, month: one, day: two })
}

/** '14/12/2020', '12.11.2020' (points: day first), '12/11/2020' (order open). */
function numericAt(scan: Scan, at: number): Found<Said> | null {
  const token = scan.tokens[at]
  const dotted = token?.kind === 'number' ? /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(token.text) : null
  if (dotted !== null) {
    const [day, month, year] = [Number(dotted[1]), Number(dotted[2]), Number(dotted[3])]
    return isCalendarDay(year, month, day) ? { value: calendar({ year, month, day }), to: at + 1 } : null
  }
  const one = digitsAt(scan, at, 2)
  const two = digitsAt(scan, at + 2, 2)
  const year = yearAt(scan, at + 4)
  const mark = wordAt(scan, at + 1)
  if (one === null || two === null || year === null || (mark !== '/' && mark !== '-')) return null
  if (wordAt(scan, at + 3) !== mark || !isJoined(scan, at + 1) || !isJoined(scan, at + 4)) return null
  const said = settledOrder(one, two, year.value)
  return said === null ? null : { value: said, to: year.to }
}

/** 'early', 'mid to late', 'the end of', 'late in'. */
export function partAt(scan: Scan, at: number): Found<MonthPart> | null {
  const start = skip(scan, at, scan.words.articles)
  const first = scan.words.parts.get(wordAt(scan, start))
  if (first === undefined) return null
  if (scan.words.partNouns.has(wordAt(scan, start)) && wordAt(scan, start + 1) !== 'of') return null
  let to = start + 1
  let part = first
  const second = scan.words.parts.get(wordAt(scan, to + 1))
  const joiner = wordAt(scan, to)
  if (second !== undefined && (scan.words.rangeTo.has(joiner) || joiner === 'or' || joiner === '/')) {
    part = first === 'early' ? 'early to mid' : 'mid to late'
    to += 2
  }
  if (wordAt(scan, to) === '-' && isJoined(scan, to)) return { value: part, to: to + 1 }
  const of = isIn(scan, to, scan.words.of)
    ? skip(scan, to + 1, scan.words.articles)
    : skip(scan, to, scan.words.articles)
  return { value: part, to: of }
}

/** 'mid-December', 'mid-2020': one token with its part. */
function joinedPartAt(scan: Scan, at: number): Found<Said> | null {
  const word = wordAt(scan, at)
  const hyphen = word.lastIndexOf('-')
  if (hyphen < 0) return null
  const part = scan.words.joinedParts.get(word.slice(0, hyphen))
  if (part === undefined) return null
  const rest = word.slice(hyphen + 1)
  const month = scan.words.months.get(rest)
  if (month !== undefined) {
    const to = wordAt(scan, at + 1) === '.' && rest.length <= 4 ? at + 2 : at + 1
    return withYear(scan, calendar({ month, part }), to)
  }
  return /^\d{4}$/.test(rest) ? { value: calendar({ year: Number(rest), part }), to: at + 1 } : null
}

/** 'the 1990s', 'early 1990s', 'the sixties', 'the 20th century'. */
function decadeAt(scan: Scan, at: number, part: MonthPart | null): Found<Said> | null {
  const start = skip(scan, at, scan.words.articles)
  const year = yearAt(scan, start)
  const settled = (ends: ReturnType<typeof single>, to: number): Found<Said> => ({
    value: { form: 'settled', ends, yearFrom: 'text', rule: 'RD202' },
    to,
  })
  if (year !== null && year.value % 10 === 0 && wordAt(scan, year.to) === 's' && isJoined(scan, year.to))
    return settled(decadeEnds(year.value, part), year.to + 1)
  const named = scan.words.decades.get(wordAt(scan, start))
  if (named !== undefined && start > at) return settled(decadeEnds(1900 + named, part), start + 1)
  const ordinal = dayNumberAt(scan, start)
  if (ordinal === null || !scan.words.centuries.has(wordAt(scan, ordinal.to)) || ordinal.value > 21) return null
  const first = (ordinal.value - 1) * 100
  return settled({ start: isoDay(first, 1, 1).slice(0, 4), end: isoDay(first + 99, 1, 1).slice(0, 4) }, ordinal.to + 1)
}

/** 'the bodies of 1212 fallen defenders': a number with a described noun behind it is the number of them. */
const numbersNoun = (scan: Scan, at: number): boolean =>
  /^\p{Ll}{4,}$/u.test(scan.tokens[at]?.text ?? '') && !isCapital(scan, at + 1) && countsNoun(scan, at + 1)

/** 'the war of 2018-20', '2008–10': years whose second is told by its last two digits; '2008-10' is October of 2008. */
function shortYearsAt(scan: Scan, at: number): Found<Said> | null {
  const year = yearAt(scan, at)
  const dash = year === null ? '' : wordAt(scan, year.to)
  if (year === null || !/^\p{Pd}$/u.test(dash) || !isJoined(scan, year.to) || !isJoined(scan, year.to + 1)) return null
  const short = scan.tokens[year.to + 1]?.text.length === 2 ? digitsAt(scan, year.to + 1, 2) : null
  const last = short === null ? 0 : year.value - (year.value % 100) + short
  if (short === null || last <= year.value || (dash === '-' && short <= 12)) return null
  const ends = { start: String(year.value), end: String(last) }
  return { value: { form: 'settled', ends, yearFrom: 'text', rule: 'RD201' }, to: year.to + 2 }
}

/** A bare year: after a word that takes one, or by itself when it counts nobody and numbers nothing (RD213). */
function bareYearAt(scan: Scan, at: number): Found<Said> | null {
  if (scan.words.units.get(wordAt(scan, at)) === 'year') {
    const named = yearAt(scan, skip(scan, at + 1, scan.words.of))
    return named === null ? null : { value: calendar({ year: named.value }), to: named.to }
  }
  const year = yearAt(scan, at)
  if (year === null) return null
  // 'over 2000–2050' is a stretch of years, 'over 2000' an amount.
  const stretch = scan.words.rangeTo.has(wordAt(scan, year.to)) && yearAt(scan, year.to + 1) !== null
  if (isIn(scan, at - 1, scan.words.notYearAfter) && !stretch) return null
  const cued = scan.words.yearCues.has(wordAt(scan, at - 1))
  const modern = year.value >= 1900 && year.value <= 2099
  const theYear = wordAt(scan, at - 1) === 'the' || wordAt(scan, at - 1) === 'year'
  if ((!cued && !modern) || (!theYear && (countsNoun(scan, year.to) || (!cued && countsPeople(scan, year.to)))))
    return null
  if (!modern && numbersNoun(scan, year.to)) return null
  if (isJoined(scan, at) && !['(', '–', '-', '—', '/', "'", '’', '“', '"', '‘'].includes(wordAt(scan, at - 1)))
    return null
  return { value: calendar({ year: year.value }), to: year.to }
}

function seasonAt(scan: Scan, at: number, cued: boolean): Found<Said> | null {
  const start = skip(scan, at, scan.words.articles)
  const season = scan.words.seasons.get(wordAt(scan, start))
  if (season === undefined) return null
  const year = yearAfter(scan, start + 1)
  if (year !== null) return { value: { form: 'season', season, year: year.value.year, shift: null }, to: year.to }
  const believed = cued && !(scan.words.doubtfulSeasons.has(wordAt(scan, start)) && start === at)
  return believed ? { value: { form: 'season', season, year: null, shift: null }, to: start + 1 } : null
}

/** 'Christmas Day', 'New Year’s Eve 2020'. */
function namedDayAt(scan: Scan, at: number): Found<Said> | null {
  const named = phraseAt(scan, at, scan.words.namedDays)
  return named === null ? null : withYear(scan, calendar({ month: named.value[0], day: named.value[1] }), named.to)
}

/** A date by the calendar, whatever it leaves out. `between`: two days joined by 'and' are a range. */
export function readCalendar(scan: Scan, at: number, between = false): Found<Said> | null {
  const numeric = isoAt(scan, at) ?? numericAt(scan, at) ?? dayFirst(scan, at, between)
  if (numeric !== null) return numeric
  const part = partAt(scan, at)
  if (part !== null) {
    const within = { part: part.value, between, cued: true }
    const month = monthFirst(scan, part.to, within) ?? decadeAt(scan, part.to, part.value)
    if (month !== null) return month
    const year = yearAt(scan, part.to)
    if (year !== null && !countsNoun(scan, year.to))
      return { value: calendar({ year: year.value, part: part.value }), to: year.to }
  }
  const cued = isIn(scan, at - 1, scan.words.monthCues) || isIn(scan, at - 1, scan.words.of)
  return (
    joinedPartAt(scan, at) ??
    gluedMonth(scan, at) ??
    namedDayAt(scan, at) ??
    monthFirst(scan, at, { part: null, between, cued }) ??
    decadeAt(scan, at, null) ??
    seasonAt(scan, at, cued) ??
    shortYearsAt(scan, at) ??
    bareYearAt(scan, at)
  )
}
