import { dayNumberOf } from '../../time/calendar.ts'
import { parsePlainDate } from '../../time/plain-dates.ts'
import type { DateContext, DateMention } from '../mentions.ts'
import type { Token } from '../tokens.ts'
import { amountAt } from './amounts.ts'
import { readCalendar } from './calendar-forms.ts'
import type { Cue, DateWords } from './date-words.ts'
import { type Ends, edtfOf, lastNumber, unitsAway, weekdayEnds } from './ends.ts'
import { ENGLISH_DATES } from './packs/en.ts'
import { eventAt, readAfterWeekday, readRelative } from './relative-forms.ts'
import type { Said, Settled } from './said.ts'
import { type Found, isIn, looksAhead, phraseAt, type Scan, skip, wordAt } from './scan.ts'
import { settle, settleStart } from './settle.ts'
import { canStart } from './starters.ts'

// 'early next year', 'late last month' begin like calendar dates: the relative forms are asked first.
const read = (scan: Scan, at: number, between = false): Found<Said> | null =>
  readAfterWeekday(scan, at) ?? readRelative(scan, at) ?? readCalendar(scan, at, between)

const RULES: Readonly<Record<Said['form'], string>> = {
  calendar: 'RD201',
  season: 'RD202',
  settled: 'RD205',
  weekday: 'RD204',
}
const ruleOf = (said: Said): string => (said.form === 'settled' ? said.rule : RULES[said.form])

interface Range {
  readonly settled: Settled | null
  readonly to: number
}

function areNeighbours(left: Said, right: Said): boolean {
  return left.form === 'weekday' && right.form === 'weekday' && (left.weekday + 1) % 7 === right.weekday
}

/** The second date of 'from X to Y', 'between X and Y', 'X–Y', 'Saturday and Sunday'. */
function rangeEnd(scan: Scan, first: Found<Said>, between: boolean): Found<Said> | null {
  const joins = isIn(scan, first.to, scan.words.rangeTo)
  const and = isIn(scan, first.to, scan.words.and) || wordAt(scan, first.to) === '/'
  if (!joins && !and) return null
  const last = read(scan, skip(scan, first.to + 1, scan.words.articles))
  if (last === null) return null
  if (!joins && !between && !areNeighbours(first.value, last.value)) return null
  // 'GOMA, October 15 - A month after …': a dash joins only two dates of one kind.
  if (/^\p{Pd}$/u.test(wordAt(scan, first.to)) && first.value.form !== last.value.form) return null
  // 'November 10 - Monday' names one day twice; a year is no end of a day.
  const isYear = (said: Said) => said.form === 'calendar' && said.month === null
  if (first.value.form === 'calendar' && !isYear(first.value) && isYear(last.value)) return null
  return last
}

function joinEnds(start: Settled, end: Settled): Settled | null {
  return start.ends.start > end.ends.end
    ? null
    : { ends: { start: start.ends.start, end: end.ends.end }, yearFrom: end.yearFrom }
}

/** 'from March to May': looking back, the start settles the year; looking ahead, or where only the end says it, the end. */
function settleRange(scan: Scan, first: Found<Said>, last: Found<Said>, ahead: boolean): Range {
  if (first.value.form === 'weekday' && last.value.form === 'weekday' && first.value.which !== null) {
    const start = settle(scan, first.value, ahead)
    const day = start === null ? null : lastNumber(start.ends.end)
    const end = day === null ? null : weekdayEnds(last.value.weekday, day, 'ahead')
    return {
      settled: start === null || end === null ? null : joinEnds(start, { ends: end, yearFrom: start.yearFrom }),
      to: last.to,
    }
  }
  if (startSettles(first.value, last.value) && !ahead) {
    const start = settle(scan, first.value, false)
    const end = start === null ? null : settle(scan, shareYear(withYear(first.value, start), last.value), false)
    return {
      settled: start === null || end === null ? null : joinEnds(start, { ...end, yearFrom: start.yearFrom }),
      to: last.to,
    }
  }
  const end = settle(scan, shareYear(first.value, last.value), ahead)
  const start = end === null ? null : settleStart(scan, first.value, end)
  return { settled: start === null || end === null ? null : joinEnds(start, end), to: last.to }
}

const startSettles = (first: Said, last: Said): boolean =>
  first.form === 'calendar' &&
  last.form === 'calendar' &&
  first.year === null &&
  last.year === null &&
  first.month !== null

const withYear = (said: Said, { ends }: Settled): Said =>
  said.form === 'calendar' ? { ...said, year: Number(ends.start.slice(0, 4)) } : said

/** 'from 27 September 2020 to 10 November': the end takes the year of the start, or the next one. */
function shareYear(first: Said, last: Said): Said {
  if (first.form !== 'calendar' || last.form !== 'calendar' || first.year === null || last.year !== null) return last
  const next = first.month !== null && last.month !== null && last.month < first.month
  return { ...last, year: first.year + (next ? 1 : 0), yearFrom: first.yearFrom }
}

/** What comes after a month or a year starts with the next one; what comes after a day may still be of that day. */
function afterStart({ end }: Ends, modifies: boolean): string {
  const date = parsePlainDate(end)
  if (date === null || end.length === 10 || modifies) return end
  const next =
    date.month === null
      ? unitsAway('year', dayNumberOf(`${end}-01-01`) ?? 0, 1)
      : unitsAway('month', dayNumberOf(`${end}-01`) ?? 0, 1)
  return next?.start ?? end
}

interface CuedDate {
  readonly edtf: string
  readonly relation: DateMention['relation']
}

function applyCue(cue: Cue, ends: Ends, { ahead, modifies }: { ahead: boolean; modifies: boolean }): CuedDate {
  switch (cue) {
    case 'since':
      return { edtf: `${ends.start}/..`, relation: 'since' }
    case 'after':
      return { edtf: `${afterStart(ends, modifies)}/..`, relation: 'since' }
    case 'by':
      return { edtf: `../${ends.end}`, relation: ahead ? 'deadline' : 'by' }
    case 'before':
    case 'until':
      return { edtf: `../${ends.end}`, relation: 'by' }
    case 'during':
      return { edtf: edtfOf(ends), relation: 'on' }
  }
}

interface Opening {
  readonly cue: Cue | null
  readonly range: 'from' | 'between' | null
  /** Where the date itself starts. */
  readonly at: number
}

function openingAt(scan: Scan, at: number): Opening {
  if (isIn(scan, at, scan.words.rangeFrom)) return { cue: null, range: 'from', at: at + 1 }
  if (isIn(scan, at, scan.words.rangeBetween)) return { cue: null, range: 'between', at: at + 1 }
  const cue = phraseAt(scan, at, scan.words.cues)
  return cue === null ? { cue: null, range: null, at } : { cue: cue.value, range: null, at: cue.to }
}

function mention(
  scan: Scan,
  from: number,
  to: number,
  rest: Pick<DateMention, 'edtf' | 'relation' | 'yearFrom' | 'rule'>,
): DateMention {
  const start = scan.tokens[from]?.start ?? 0
  return { start, end: scan.tokens[to - 1]?.end ?? start, from, to, ...rest }
}

/** A happening of the case after a word that dates by it: 'since the cease-fire'. */
function readEvent(scan: Scan, from: number, opening: Opening): DateMention | null {
  if (opening.cue === null) return null
  const event = eventAt(scan, opening.at)
  if (event === null) return null
  const cued = applyCue(opening.cue, event.value, { ahead: false, modifies: true })
  return mention(scan, from, event.to, { ...cued, yearFrom: 'case', rule: 'RD209' })
}

/** 'for 40 days', 'a three-day operation', 'aged 18': how long, not when. */
function readSpan(scan: Scan, at: number): DateMention | null {
  const none = { edtf: null, relation: 'span', yearFrom: null, rule: 'RD211' } as const
  if (isIn(scan, at, scan.words.ages) && /^\d/.test(wordAt(scan, at + 1))) {
    // 'aged 16 and 20', 'aged 18 to 60'.
    const second = /^\p{L}{1,3}$/u.test(wordAt(scan, at + 2)) && /^\d{1,2}$/.test(wordAt(scan, at + 3))
    return mention(scan, at, second ? at + 4 : at + 2, none)
  }
  const amount = amountAt(scan, at)
  return amount === null ? null : mention(scan, at, amount.to, none)
}

function isOpenAfter(scan: Scan, to: number): number | null {
  if (!isIn(scan, to, scan.words.onwards)) return null
  // 'on' alone starts the next phrase far more often than it ends this one.
  return wordAt(scan, to) === 'on' ? null : to + 1
}

function readRange(scan: Scan, from: number, opening: Opening, first: Found<Said>): DateMention | null {
  const last = rangeEnd(scan, first, opening.range === 'between')
  if (last === null) return null
  const ahead = looksAhead(scan, from) || opening.cue === 'until'
  const { settled, to } = settleRange(scan, first, last, ahead)
  if (settled !== null) scan.previous = settled.ends
  return mention(scan, from, to, {
    edtf: settled === null ? null : edtfOf(settled.ends),
    relation: 'between',
    yearFrom: settled?.yearFrom ?? null,
    rule: 'RD212',
  })
}

/** How far before its date the 'since' of what began then may stand. */
const SINCE_REACH = 9

/** 'since the start of the truce on 3 May', 'since the war began in 2015': what is told has been so from that day on. */
function goesOnFrom(scan: Scan, at: number): boolean {
  const { startings } = scan.words
  if (startings === undefined) return false
  let begins = false
  for (let i = at - 1; i >= Math.max(0, at - SINCE_REACH); i--) {
    if (scan.tokens[i]?.kind !== 'word') return false
    if (phraseAt(scan, i, scan.words.cues)?.value === 'since') return begins
    begins ||= isIn(scan, i, startings)
  }
  return false
}

function readSingle(scan: Scan, from: number, opening: Opening, first: Found<Said>): DateMention {
  const ahead = looksAhead(scan, from)
  const settled = settle(scan, first.value, ahead)
  const past = opening.cue === 'before' || opening.cue === 'after'
  const possessive = /^['’]s?$/.test(wordAt(scan, first.to))
  const cue = past && possessive ? null : opening.cue
  const start = cue === null ? opening.at : from
  const rule = ruleOf(first.value)
  if (settled === null)
    return mention(scan, start, first.to, { edtf: null, relation: cue === null ? 'on' : 'by', yearFrom: null, rule })
  scan.previous = settled.ends
  const article = isIn(scan, opening.at - 1, scan.words.articles) || isIn(scan, opening.at, scan.words.articles)
  const modifies = article && scan.tokens[first.to]?.kind === 'word'
  const onwards = isOpenAfter(scan, first.to)
  const effective = onwards === null && !(cue === null && goesOnFrom(scan, opening.at)) ? cue : 'since'
  const cued: CuedDate =
    effective === null
      ? { edtf: edtfOf(settled.ends), relation: 'on' }
      : applyCue(effective, settled.ends, { ahead, modifies })
  return mention(scan, start, onwards ?? first.to, { ...cued, yearFrom: settled.yearFrom, rule })
}

/** 'On 7 October they attacked. 67,000 have been killed since then': from the date mentioned before on. */
function readSinceThen(scan: Scan, from: number, { cue, at }: Opening): DateMention | null {
  if (cue !== 'since' || scan.previous === null || !isIn(scan, at, scan.words.thatTime ?? NO_WORDS)) return null
  const cued = applyCue('since', scan.previous, { ahead: false, modifies: false })
  return mention(scan, from, at + 1, { ...cued, yearFrom: 'text', rule: 'RD208' })
}

const NO_WORDS: ReadonlySet<string> = new Set()

function readMention(scan: Scan, at: number): DateMention | null {
  const opening = openingAt(scan, at)
  const event = readEvent(scan, at, opening)
  if (event !== null) return event
  const then = readSinceThen(scan, at, opening)
  if (then !== null) return then
  const article = opening.at > at && isIn(scan, opening.at, scan.words.articles)
  const first = read(scan, opening.at, opening.range === 'between') ?? (article ? read(scan, opening.at + 1) : null)
  if (first === null) return opening.at > at ? null : readSpan(scan, at)
  return readRange(scan, at, opening, first) ?? readSingle(scan, at, opening, first)
}

/**
 * The time expressions of an English text, in text order, read as news is: a weekday is the latest one up to the day of
 * the report, a month and day the nearest past ones, parts of months as in the coding guideline (days 01-10, 11-20, 21
 * to the end), ends inclusive. What neither text, reference date nor case settles has `edtf` null.
 */
export function findDates(tokens: readonly Token[], _text: string, context: DateContext): readonly DateMention[] {
  return findDatesIn(ENGLISH_DATES, tokens, context)
}

function endsOfPrevious({ previous }: DateContext): Ends | null {
  const [start = '', end = start] = (previous ?? '').split('/')
  return parsePlainDate(start) === null || parsePlainDate(end) === null ? null : { start, end }
}

/** The same grammar with the words of another language. */
export function findDatesIn(words: DateWords, tokens: readonly Token[], context: DateContext): readonly DateMention[] {
  const reference = context.referenceDate === null ? null : dayNumberOf(context.referenceDate)
  const scan: Scan = { tokens, words, context, reference, previous: endsOfPrevious(context) }
  const mentions: DateMention[] = []
  for (let at = 0; at < tokens.length; at++) {
    const found = canStart(scan, at) ? readMention(scan, at) : null
    if (found === null) continue
    mentions.push(found)
    at = found.to - 1
  }
  return mentions
}
