import { asciiDigits } from '../../claims/ascii-digits.ts'
import { calendarDay, dayNumberOf, daysInMonth, isoOfDayNumber } from '../../time/calendar.ts'
import type { Born, BornContext, BornSpan } from './born.ts'
import { type CalendarName, monthStart } from './calendars.ts'
import { readHebrewDay } from './hebrew-day.ts'
import { foldMonth, type MonthWord, monthIn } from './month-words.ts'

/** Between two calendars' readings, as `bornText` writes them. */
const EITHER = /(?<=\d) or (?=\d)/u
const FIGURES = /\d+/gu
/** Words that say the year is a guess, in the languages that lists are written in. */
const ABOUT =
  /(?:^|[^\p{L}])(?:about|around|approx\w*|circa|ca?|около|ок|прибл\p{L}*|примерно|близько|біля|приблизно|təxminən|yaklaşık|civarı|մոտ\p{L}*|շուրջ|حوالي|تقريبا|نحو|حدود|بتقريب|בערך|סביב|aprox\p{L}*|hacia|alrededor)(?![\p{L}])|[~≈]/u
const ABOUT_SLACK = 2
const LUNAR = /هـ|(?:^|[\s\d.])ه(?!\p{L})(?!\s*\.?\s*ش)|ق\s*$|هجري(?!\p{L}*\s*شمسي)|قمري|\bah\b|\bhijri\b/u
const SOLAR = /ه\s*\.?\s*ش|شمسي|خورشيدي|ش\s*\.?\s*$|\bsh\b|\bap\b/u
const DECADE = /(?<!\d)(1[89]\d0|20\d0)(?:['’]?s|-?х|-?е|-?ті|-?ых|lar|ler)/u
/** Without the list's date: two figures up to here are of this century. No clock is asked. */
const LATEST_SHORT_YEAR = 25
/** Nobody on a list was born after this, where the list has no date. */
const LATEST_YEAR = 2025
const EARLIEST_YEAR = 1900

/**
 * Reads a day of birth as a list writes it: '1990-05-04', '04.05.1990', '19900504', '4 мая 1990', '04.05.90', 'about 1975',
 * '1970-1975', the Islamic, the Persian and the Hebrew calendar, digits of any script; ages where the context says so (MT8). Day stands before
 * month where both could be; null where there is no year.
 */
export function readBorn(text: string, context: BornContext = {}): Born | null {
  const [one = '', other] = text.split(EITHER)
  if (other !== undefined) {
    const [first, second] = [readBorn(one, context), readBorn(other, context)]
    return first === null || second === null ? (first ?? second) : { ...first, or: second }
  }
  const digits = romanMonth(likeDigits(asciiDigits(text)))
  if (context.areAges === true) return readAge(digits, context)
  const hebrew = readHebrewDay(digits)
  if (hebrew !== null) return converted('hebrew', hebrew.year, hebrew.month, hebrew.day, context)
  const parts = digits.match(FIGURES) ?? []
  if (parts.length === 0) return null
  const serial = readSerial(digits)
  if (serial !== null) return serial
  if (/^[\d\s./-]+$/u.test(digits)) {
    const plain = readFigures(digits, parts, context)
    // Extended digits are those of Persian and Urdu.
    return plain ?? readOtherCalendar(parts, /[۰-۹]/u.test(text) ? 'persian' : null, null, context)
  }
  return readWords(foldMonth(digits), parts, text, context)
}

/** '04.V.1990' */
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ')
const ROMAN_MONTH = /(?<=\d{1,2}[\s./-]{1,2})([IVX]{1,4})(?=[\s./-]{1,2}\d{2,4})/u
const romanMonth = (text: string): string =>
  text.replace(ROMAN_MONTH, (numeral) => String(ROMAN.indexOf(numeral) + 1 || numeral))

/** Letters that scanning takes for figures ('199O', 'l990'), among at least two figures. */
const likeDigits = (text: string): string =>
  text.replace(/(?<![\p{L}\d])[\dOoОоIl|]{4}(?![\p{L}\d])/gu, (word) =>
    (word.match(/\d/gu)?.length ?? 0) < 2 ? word : word.replace(/[OoОо]/gu, '0').replace(/[Il|]/gu, '1'),
  )

/** A day as spreadsheets count it, when its column lost its form: five figures alone, from 1920 to 2025. */
const SERIAL = /^\s*(\d{5})(?:\.\d+)?\s*$/u
const FIRST_SERIAL = 7306
const LAST_SERIAL = 46_022
/** Days from the spreadsheet's beginning, 1899-12-30, to 1970-01-01. */
const SERIAL_EPOCH = 25_569

function readSerial(digits: string): Born | null {
  const serial = Number(SERIAL.exec(digits)?.[1] ?? 0)
  return serial < FIRST_SERIAL || serial > LAST_SERIAL ? null : calendarDay(serial - SERIAL_EPOCH)
}

function readFigures(digits: string, parts: readonly string[], context: BornContext): Born | null {
  const between = betweenYears(parts) ?? betweenDays(digits)
  if (between !== null) return between
  const whole = parts.length === 1 && parts[0]?.length === 8 ? parts[0] : null
  if (whole !== null) return born(whole.slice(0, 4), whole.slice(4, 6), whole.slice(6, 8))
  const [first = '', second, third] = parts
  if (first.length === 4) return born(first, second, third)
  const year = parts.find((part) => part.length === 4) ?? shortYear(parts, context)
  if (year === undefined) return null
  if (parts.length < 3) return born(year, parts.length === 2 ? first : undefined, undefined)
  // '05/13/1990' can only have its month first.
  return Number(second) > 12 && Number(first) <= 12 ? born(year, first, second) : born(year, second, first)
}

/** '04.05.90': the last year that ends so and lies before the list's date. */
function shortYear(parts: readonly string[], { listed }: BornContext): string | undefined {
  const [, , last = ''] = parts
  if (parts.length !== 3 || parts.some((part) => part.length > 2) || last.length !== 2) return undefined
  const latest = listed === undefined ? LATEST_SHORT_YEAR + 2000 : calendarDay(listed.last).year
  const century = Math.floor(latest / 100) * 100
  const year = century + Number(last)
  return String(year > latest ? year - 100 : year)
}

/** A day that no month has, or a month that no year has, leaves the year alone: which of the figures is wrong nobody can tell. */
function born(year: string, month: string | undefined, day: string | undefined): Born | null {
  const found = Number(year)
  if (!(found >= 1800 && found <= 2200)) return null
  const [inYear, inMonth] = [figureOf(month), figureOf(day)]
  if (isNoDay(found, inYear, inMonth)) return { year: found, month: null, day: null, noDay: true }
  return { year: found, month: inYear, day: inMonth }
}

/** '00' stands where nothing is known. */
const figureOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text) || null)

const isNoDay = (year: number, month: number | null, day: number | null): boolean =>
  (month !== null && month > 12) || (day !== null && day > (month === null ? 31 : daysInMonth(year, month)))

function spanned(span: BornSpan): Born {
  const { year } = calendarDay(Math.floor((span.first + span.last) / 2))
  if (span.first !== span.last) return { year, month: null, day: null, span }
  const { month, day } = calendarDay(span.first)
  return { year, month, day, span }
}

const yearSpan = (first: number, last: number, slack = 0): BornSpan => ({
  first: monthStart('gregorian', first, 1),
  last: monthStart('gregorian', last + 1, 1) - 1,
  slack,
})

/** '1970-1975' */
function betweenYears(parts: readonly string[]): Born | null {
  const [first = '', last = ''] = parts
  const fits = parts.length === 2 && first.length === 4 && last.length === 4 && Number(first) >= 1800
  return fits && Number(last) > Number(first) && Number(last) <= 2200
    ? spanned(yearSpan(Number(first), Number(last)))
    : null
}

/** '1993-05-11/1994-05-10', as ISO 8601 writes an interval and `bornText` what was read. */
function betweenDays(digits: string): Born | null {
  const [from = '', to = ''] = digits.trim().split('/')
  const [first, last] = [dayNumberOf(from), dayNumberOf(to)]
  return first === null || last === null || first > last ? null : spanned({ first, last, slack: 0 })
}

/** Somebody of that age on the list's day; null without one. */
function readAge(digits: string, { listed }: BornContext): Born | null {
  const age = Number(digits.match(/(?<!\d)\d{1,3}(?!\d)/u)?.[0] ?? Number.NaN)
  if (!(age <= 120) || listed === undefined) return null
  const back = (day: number, years: number): number => {
    const { year, month, day: of } = calendarDay(day)
    return monthStart('gregorian', year - years, month) + Math.min(of, month === 2 ? 28 : of) - 1
  }
  return spanned({ first: back(listed.first, age + 1) + 1, last: back(listed.last, age), slack: 0 })
}

function readWords(folded: string, parts: readonly string[], text: string, context: BornContext): Born | null {
  const decade = DECADE.exec(folded)
  if (decade !== null) return spanned(yearSpan(Number(decade[1]), Number(decade[1]) + 9))
  const about = ABOUT.test(folded)
  const between = betweenYears(parts)
  if (between !== null) return between
  const word = monthIn(folded)
  const marked = SOLAR.test(folded) ? 'persian' : LUNAR.test(folded) ? 'hijri' : null
  const calendar = marked ?? (word === null || word.calendar === 'gregorian' ? null : word.calendar)
  const read = calendar === null ? readGregorian(folded, parts, word, context) : null
  const found = read ?? readOtherCalendar(parts, calendar ?? (/[۰-۹]/u.test(text) ? 'persian' : null), word, context)
  return found === null || !about ? found : guessed(found)
}

function readGregorian(
  folded: string,
  parts: readonly string[],
  word: MonthWord | null,
  context: BornContext,
): Born | null {
  if (word === null) return readFigures(folded.replace(/[^\d./-]+/gu, ' ').trim(), parts, context)
  const year = parts.find((part) => part.length === 4) ?? shortYear(['1', '1', parts.at(-1) ?? ''], context)
  const day = parts.find((part) => part.length <= 2)
  return year === undefined ? null : born(year, String(word.month), parts.length > 1 ? day : undefined)
}

function guessed(found: Born): Born {
  const span = found.span ?? yearSpan(found.year, found.year)
  return { year: found.year, month: null, day: null, span: { ...span, slack: ABOUT_SLACK } }
}

/** The year, month and day of figures that are no Gregorian date; where nothing tells which calendar they are of, both. */
function readOtherCalendar(
  parts: readonly string[],
  calendar: CalendarName | null,
  word: MonthWord | null,
  context: BornContext,
): Born | null {
  const at = parts.findIndex((part) => part.length === 4)
  const year = Number(parts[at] ?? Number.NaN)
  if (!(year >= 1250 && year <= 1500)) return null
  const others = parts.filter((_, place) => place !== at).map(Number)
  const ordered = at === 0 ? others : [...others].reverse()
  const [month = null, day = null] = word === null ? ordered : [word.month, others[0] ?? null]
  const read = (one: CalendarName): Born | null => converted(one, year, month, day, context)
  if (calendar !== null) return read(calendar)
  const [lunar, solar] = [read('hijri'), read('persian')]
  if (lunar === null || solar === null) return lunar ?? solar
  return { ...lunar, or: solar }
}

/** As `convertedDay`; of a day that there is not the year alone. */
function converted(
  calendar: CalendarName,
  year: number,
  month: number | null,
  day: number | null,
  context: BornContext,
): Born | null {
  if (!hasNoDay(calendar, year, month, day)) return convertedDay(calendar, year, month, day, context)
  const found = convertedDay(calendar, year, null, null, context)
  return found === null ? null : { ...found, noDay: true }
}

/** A date of another calendar as days of ours: a day of the Islamic one may lie a day to either side, by who saw the moon. */
function convertedDay(
  calendar: CalendarName,
  year: number,
  month: number | null,
  day: number | null,
  { listed }: BornContext,
): Born | null {
  const isMonth = month !== null && month >= 1 && month <= (calendar === 'hebrew' ? 13 : 12)
  const start = monthStart(calendar, year, isMonth ? month : 1)
  const end = (isMonth ? monthStart(calendar, year, month + 1) : monthStart(calendar, year + 1, 1)) - 1
  const isDay = isMonth && day !== null && day >= 1
  const exact = isDay ? Math.min(start + day - 1, end) : null
  const found = spanned({ first: exact ?? start, last: exact ?? end, slack: 0 })
  const latest = listed === undefined ? LATEST_YEAR : calendarDay(listed.last).year
  if (found.year < EARLIEST_YEAR || found.year > latest) return null
  const blur = calendar === 'hijri' && exact !== null ? 1 : 0
  return blur === 0 || found.span === undefined
    ? found
    : { ...found, span: { first: found.span.first - blur, last: found.span.last + blur, slack: 0 } }
}

const hasNoDay = (calendar: CalendarName, year: number, month: number | null, day: number | null): boolean =>
  month !== null &&
  month > 0 &&
  (month > (calendar === 'hebrew' ? 13 : 12) || (day !== null && day > longestMonth(calendar, year, month)))

/** Days that a month can have: where the moon is watched thirty, whatever the tables say. */
const longestMonth = (calendar: CalendarName, year: number, month: number): number =>
  calendar === 'persian' ? monthStart(calendar, year, month + 1) - monthStart(calendar, year, month) : 30

/** What was read, as ISO 8601 writes it: a day, month, year or 'first/last', '~' after a guess; two calendars parted by ' or '. */
export function bornText({ year, month, day, span, or }: Born): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const plain = `${year}${month === null ? '' : `-${two(month)}${day === null ? '' : `-${two(day)}`}`}`
  const one =
    span === undefined
      ? plain
      : span.slack > 0
        ? `${year}~`
        : day === null
          ? `${isoOfDayNumber(span.first)}/${isoOfDayNumber(span.last)}`
          : plain
  return or === undefined ? one : `${one} or ${bornText(or)}`
}
