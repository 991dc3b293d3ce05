import { asciiDigits } from '@muster/core'
import months from '../../../../vocabularies/intake-months.json' with { type: 'json' }

/** A day as a page prints it. */
export interface WrittenDate {
  /** EDTF: a day, or a month where the page gives no day. */
  readonly edtf: string
  readonly start: number
  readonly end: number
}

/** How all-figure dates are read: day first, month first, or not told. */
export type FigureOrder = 'day-first' | 'month-first'

const byName = new Map<string, number>()
for (const names of Object.values(months.months)) {
  names.forEach((spellings, index) => {
    // The first language that claims a spelling keeps it; they disagree only on rare short forms.
    for (const name of spellings.split('|'))
      if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), index + 1)
  })
}

const literally = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s')
const MONTH = [...byName.keys()]
  .toSorted((left, right) => right.length - left.length)
  .map(literally)
  .join('|')

const YEAR = '((?:19|20)\\d\\d)'
const DAY = '([0-3]?\\d)'
const BEFORE = '(?<![\\p{L}\\p{M}\\d])'
const AFTER = '(?![\\p{L}\\p{M}\\d])'
const ORDINAL = '(?:st|nd|rd|th|er|º|°|ª)?'
const OF = '(?:\\s?(?:de|of|del|di|da|թ\\.?|г\\.?)\\s)?'

type Parts = readonly [year: string | undefined, month: string | number | undefined, day: string | undefined]

interface Form {
  readonly pattern: RegExp
  readonly parts: (match: RegExpExecArray, order: FigureOrder) => Parts
}

/** Reads '05/06/2021' by the order asked for, and by the only one that makes sense if there is one. */
const byOrder = (one: string, other: string, year: string, order: FigureOrder): Parts => {
  const monthFirst = Number(other) > 12 || (order === 'month-first' && Number(one) <= 12)
  return monthFirst ? [year, Number(one), other] : [year, Number(other), one]
}

const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`(?<!\\d)${YEAR}([-/.])(\\d\\d?)\\2(\\d\\d?)(?!\\d)`, 'gu'),
    parts: (m) => [m[1], Number(m[3]), m[4]],
  },
  {
    pattern: new RegExp(`(?<![\\d.])(\\d\\d?)([-/.])(\\d\\d?)\\2${YEAR}(?!\\d)`, 'gu'),
    parts: (m, order) => byOrder(m[1] ?? '', m[3] ?? '', m[4] ?? '', m[2] === '.' ? 'day-first' : order),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)${DAY}${ORDINAL}[.,]?[\\s-]{0,3}${OF}(${MONTH})[.,]?[\\s-]{0,3}${OF}'?${YEAR}(?!\\d)`,
      'giu',
    ),
    parts: (m) => [m[3], m[2], m[1]],
  },
  {
    pattern: new RegExp(
      `${BEFORE}(${MONTH})[.,]?[\\s-]{0,3}${DAY}${ORDINAL}[,.]?\\s{0,3}(?:of\\s)?${YEAR}(?!\\d)`,
      'giu',
    ),
    parts: (m) => [m[3], m[1], m[2]],
  },
  {
    pattern: new RegExp(
      `(?<!\\d)${YEAR}[,.]?\\s{0,2}(?:թ\\.?|წლის|წ\\.?)?,?\\s{0,2}(${MONTH})[.,]?\\s{0,2}${DAY}(?!\\d)`,
      'giu',
    ),
    parts: (m) => [m[1], m[2], m[3]],
  },
  {
    pattern: new RegExp(`(?<!\\d)${YEAR}\\s?[年년]\\s?(\\d\\d?)\\s?[月월]\\s?(\\d\\d?)\\s?[日일]`, 'gu'),
    parts: (m) => [m[1], Number(m[2]), m[3]],
  },
  {
    pattern: new RegExp(`(?<!\\d)${DAY}\\s?tháng\\s(\\d\\d?)[,\\s]{1,3}(?:năm\\s)?${YEAR}`, 'giu'),
    parts: (m) => [m[3], Number(m[2]), m[1]],
  },
  {
    pattern: new RegExp(`(?<!\\d)${DAY}[\\s-](${MONTH})[\\s-]'?(\\d\\d)(?!\\d)`, 'giu'),
    parts: (m) => [`20${m[3]}`, m[2], m[1]],
  },
]

/** Months without a day, taken only where nothing better stands. */
const MONTH_FORM: Form = {
  pattern: new RegExp(`${BEFORE}(${MONTH})${AFTER}[.,]?\\s{0,2}${OF}${YEAR}(?!\\d)`, 'giu'),
  parts: (m) => [m[2], m[1], undefined],
}

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const two = (value: number): string => String(value).padStart(2, '0')

/** EDTF of the parts, or null when there is no such day. */
export const edtfOf = (
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
): string | null => {
  const monthNumber = typeof month === 'number' ? month : byName.get(month?.toLowerCase().replace(/\s+/g, ' ') ?? '')
  if (year === undefined || monthNumber === undefined || monthNumber < 1 || monthNumber > 12) return null
  if (day === undefined) return `${year}-${two(monthNumber)}`
  const dayNumber = Number(day)
  if (dayNumber < 1 || dayNumber > (DAYS_IN[monthNumber - 1] ?? 0)) return null
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  if (monthNumber === 2 && dayNumber === 29 && !isLeap) return null
  return `${year}-${two(monthNumber)}-${two(dayNumber)}`
}

/** Figures of other scripts as ASCII where that is one for one, so that places in the text stay what they were. */
function asciiFigures(text: string): string {
  const ascii = asciiDigits(text)
  return ascii.length === text.length ? ascii : text
}

const datesOfForm = (form: Form, text: string, order: FigureOrder): WrittenDate[] => {
  const found: WrittenDate[] = []
  for (const match of text.matchAll(form.pattern)) {
    const edtf = edtfOf(...form.parts(match, order))
    if (edtf !== null) found.push({ edtf, start: match.index, end: match.index + match[0].length })
  }
  return found
}

const overlaps = (left: WrittenDate, right: WrittenDate): boolean => left.start < right.end && right.start < left.end

/** Longer texts are prose; a date line never is. Reading only their beginning keeps the cost in hand. */
const READ_LENGTH = 20_000

/** How far a date reaches from the figures of its year or day, with some room. */
const ROOM = 48

/** Stretches of a text around its numbers of two figures and more: no date stands elsewhere. They begin and end at spaces. */
const aroundFigures = (text: string): readonly (readonly [number, number])[] => {
  const stretches: [number, number][] = []
  for (const { index } of text.matchAll(/\d\d/g)) {
    const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, index - ROOM)))
    const space = text.indexOf(' ', index + ROOM)
    const to = space < 0 ? text.length : space
    const last = stretches.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else stretches.push([from, to])
  }
  return stretches
}

/** All full dates in a text, in order; with `months`, also months without a day. */
export const writtenDates = (text: string, order: FigureOrder, withMonths = false): readonly WrittenDate[] => {
  if (!/\p{Nd}/u.test(text)) return []
  const ascii = asciiFigures(text.slice(0, READ_LENGTH))
  const found: WrittenDate[] = []
  const stretches = aroundFigures(ascii)
  for (const form of withMonths ? [...FORMS, MONTH_FORM] : FORMS) {
    for (const [from, to] of stretches)
      for (const { edtf, start, end } of datesOfForm(form, ascii.slice(from, to), order)) {
        const date = { edtf, start: start + from, end: end + from }
        if (!found.some((other) => overlaps(date, other))) found.push(date)
      }
  }
  return found.toSorted((left, right) => left.start - right.start)
}

/** The day of a machine-readable time ('2022-10-06T21:40:00+04:00'), in the zone it is written in. */
export const dayOfTimestamp = (value: string, order: FigureOrder): string | null => {
  const iso = /^\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?=$|[T\s\d])/.exec(value)
  if (iso) return edtfOf(iso[1], Number(iso[2]), iso[3])
  return writtenDates(value, order)[0]?.edtf ?? null
}
