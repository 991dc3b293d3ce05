import { dayNumberOf, weekdayOf } from '../../time/calendar.ts'
import type { MonthPart } from '../../time/month-names.ts'
import { parsePlainDate } from '../../time/plain-dates.ts'
import { type Amount, amountAt, bracketedAt } from './amounts.ts'
import { dayNumberAt, monthAt, partAt, readCalendar } from './calendar-forms.ts'
import type { Shift, Unit } from './date-words.ts'
import { dayEnds, type Ends, firstNumber, lastNumber, partUpTo, unitEnds, unitsAway, upToDay } from './ends.ts'
import { calendar, type Said } from './said.ts'
import { type Found, isIn, looksAhead, phraseAt, type Scan, skip, skipMark, wordAt } from './scan.ts'
import { settle } from './settle.ts'

const settled = (ends: Ends | null, rule: string): Said => ({ form: 'settled', ends, yearFrom: 'reference', rule })

const fromReference = (scan: Scan, ends: (day: number) => Ends | null): Ends | null =>
  scan.reference === null ? null : ends(scan.reference)

/** 'yesterday', 'overnight', 'the day before yesterday'. */
function dayWordAt(scan: Scan, at: number): Found<Said> | null {
  const start = skip(scan, at, scan.words.articles)
  const found = phraseAt(scan, start, scan.words.days)
  if (found === null) return null
  const [first, last] = found.value
  return {
    value: settled(
      fromReference(scan, (day) => dayEnds(day + first, day + last)),
      'RD204',
    ),
    to: found.to,
  }
}

/** 'the same day', 'the next day': counted from the date mentioned before. 'The day after the talks' is not settled. */
function anaphorAt(scan: Scan, at: number): Found<Said> | null {
  const start = skip(scan, at, scan.words.articles)
  const found = phraseAt(scan, start, scan.words.anaphors)
  if (found === null || isIn(scan, found.to, scan.words.of)) return null
  const last = wordAt(scan, found.to - 1)
  const anchored = scan.words.later.has(last) || scan.words.before.has(last)
  if (anchored) {
    const anchor = anchorAt(scan, found.to)
    if (anchor !== null) return { value: settled(shiftDays(anchor.value, found.value), 'RD208'), to: anchor.to }
    if (/^[\p{L}\p{N}]/u.test(wordAt(scan, found.to))) return { value: settled(null, 'RD208'), to: found.to }
  }
  return { value: settled(shiftDays(scan.previous, found.value), 'RD208'), to: found.to }
}

/** 'In December they freed 48 on the 25th': a day of the month mentioned before, where no month follows it. */
function dayOfMonthAt(scan: Scan, at: number): Found<Said> | null {
  if (wordAt(scan, at - 1) !== 'on' || !isIn(scan, at, scan.words.articles) || scan.previous === null) return null
  const day = /^\d/u.test(wordAt(scan, at + 1)) ? dayNumberAt(scan, at + 1) : null
  const month = scan.previous.end.slice(0, 7)
  if (day === null || month.length < 7 || scan.previous.start.slice(0, 7) !== month) return null
  // 'on the 25th floor', 'on the 7th of May'.
  const next = scan.tokens[day.to]
  if (next?.kind === 'word' && !isIn(scan, day.to, scan.words.and)) return null
  return { value: settled(endsOfDay(`${month}-${String(day.value).padStart(2, '0')}`), 'RD208'), to: day.to }
}

function endsOfDay(day: string): Ends | null {
  const number = parsePlainDate(day) === null ? null : dayNumberOf(day)
  return number === null ? null : dayEnds(number)
}

function shiftDays(ends: Ends | null, days: number): Ends | null {
  if (ends === null || ends.start.length !== 10 || ends.end.length !== 10) return null
  const from = firstNumber(days < 0 ? ends.start : ends.end)
  return from === null ? null : dayEnds(from + days)
}

/** A dated happening of the case, a calendar date, a weekday or 'today', after 'three days after'. */
function anchorAt(scan: Scan, at: number): Found<Ends> | null {
  return eventAt(scan, at) ?? dateAnchorAt(scan, at)
}

function dateAnchorAt(scan: Scan, at: number): Found<Ends> | null {
  const said = dayWordAt(scan, at) ?? readAfterWeekday(scan, at) ?? readCalendar(scan, at) ?? weekdayAt(scan, at)
  const settledAt = said === null ? null : settle(scan, said.value, looksAhead(scan, at))
  return said === null || settledAt === null ? null : { value: settledAt.ends, to: said.to }
}

/** 'will return in two weeks': ahead of the report. Without a look ahead, 'in two weeks' is how long it took. */
function aheadAt(scan: Scan, at: number): Found<Said> | null {
  if (!isIn(scan, at, scan.words.inside) || !looksAhead(scan, at)) return null
  const amount = amountAt(scan, at + 1)
  if (amount === null || scan.words.ago.has(wordAt(scan, amount.to)) || scan.words.later.has(wordAt(scan, amount.to)))
    return null
  const { count, unit } = amount.value
  return {
    value: settled(
      fromReference(scan, (day) => (count === null ? null : unitsAway(unit, day, count))),
      'RD207',
    ),
    to: amount.to,
  }
}

/** A happening of the case by one of its names, with or without an article. */
export function eventAt(scan: Scan, at: number): Found<Ends> | null {
  const start = skip(scan, at, scan.words.articles)
  let longest: Found<Ends> | null = null
  for (const event of scan.context.events)
    for (const name of event.names) {
      const to = nameEnd(scan, start, name)
      if (to === null || (longest !== null && to <= longest.to)) continue
      const [from = event.date, until = from] = event.date.split('/')
      longest = { value: { start: from, end: until }, to }
    }
  return longest
}

function nameEnd(scan: Scan, at: number, name: string): number | null {
  const parts = name.toLowerCase().replace(/^the /u, '').split(' ')
  return parts.every((part, i) => wordAt(scan, at + i) === part) ? at + parts.length : null
}

/** 'the year before', 'the week after': one unit. Days have phrases of their own. */
function oneUnitAt(scan: Scan, at: number): Found<Amount> | null {
  const unit = isIn(scan, at, scan.words.articles) ? scan.words.units.get(wordAt(scan, at + 1)) : undefined
  const counted = unit !== undefined && unit !== 'day' && unit !== 'hour' && !wordAt(scan, at + 1).endsWith('s')
  return counted ? { value: { count: 1, unit }, to: at + 2 } : null
}

/** 'two weeks ago', 'three days later', 'a day earlier', 'four days after the cease-fire', 'two days from today'. */
function awayAt(scan: Scan, at: number): Found<Said> | null {
  const amount = amountAt(scan, at) ?? oneUnitAt(scan, at) ?? bracketedAt(scan, at)
  if (amount === null) return null
  const { count, unit } = amount.value
  const { to } = amount
  const awayFrom = (anchor: number | null, sign: number): Said =>
    settled(anchor === null || count === null ? null : unitsAway(unit, anchor, sign * count), 'RD207')
  if (isIn(scan, to, scan.words.ago)) return { value: awayFrom(scan.reference, -1), to: to + 1 }
  const direction = directionAt(scan, to)
  if (direction === 0) return null
  const anchor = anchorAt(scan, to + 1)
  if (isIn(scan, to, scan.words.rangeFrom) && anchor === null) return null
  // 'two days after the talks': what follows is not known to the case, and the date before must not stand in for it.
  const open = anchor === null && isIn(scan, to + 1, scan.words.articles)
  const day = open ? null : anchorDay(anchor?.value ?? scan.previous, unit, direction)
  return { value: awayFrom(day, direction), to: anchor?.to ?? to + 1 }
}

const directionAt = (scan: Scan, at: number): number => {
  if (isIn(scan, at, scan.words.rangeFrom) || scan.words.later.has(wordAt(scan, at))) return 1
  return scan.words.before.has(wordAt(scan, at)) ? -1 : 0
}

/** The day to count from; null where the date before is less precise than the unit that is counted. */
function anchorDay(ends: Ends | null, unit: Unit, direction: number): number | null {
  if (ends === null) return null
  const length = ends.end.length
  const precise = unit === 'year' || length === 10 || (unit === 'month' && length === 7)
  if (!precise) return null
  return direction > 0 ? lastNumber(ends.end) : firstNumber(ends.start)
}

/** 'in the past 30 days', 'the last six months', 'the next three days', 'recent days'. */
function stretchAt(scan: Scan, at: number): Found<Said> | null {
  const start = skip(scan, at, scan.words.articles)
  const shift = phraseAt(scan, start, scan.words.shifts)
  if (shift === null || shift.value === 0) return null
  const amount = amountAt(scan, shift.to)
  const { count, unit } = amount?.value ?? { count: null, unit: null }
  if (amount === null || unit === null) return pastUnitAt(scan, at, shift)
  const ends = fromReference(scan, (day) => {
    if (count === null) return null
    if (shift.value < 0) return upToDay(unit, day, count)
    const last = unitsAway(unit, day, count)
    return unit === 'day' && last !== null ? { start: dayEnds(day + 1).start, end: last.end } : null
  })
  return { value: settled(ends, 'RD206'), to: amount.to }
}

/** 'over the past week' is the seven days up to the report; 'last week' is the week before its own. */
function pastUnitAt(scan: Scan, at: number, shift: Found<Shift>): Found<Said> | null {
  const unit = scan.words.units.get(wordAt(scan, shift.to))
  const past = wordAt(scan, shift.to - 1) === 'past' && isIn(scan, at, scan.words.articles)
  if (!past || unit === undefined) return null
  return {
    value: settled(
      fromReference(scan, (day) => upToDay(unit, day, 1)),
      'RD206',
    ),
    to: shift.to + 1,
  }
}

/** 'last week', 'early next month', 'earlier this month', 'this weekend', 'last summer', 'next December'. */
function shiftedAt(scan: Scan, at: number): Found<Said> | null {
  const side = isIn(scan, at, scan.words.earlier) ? 'earlier' : isIn(scan, at, scan.words.laterIn) ? 'later' : null
  const part = side === null ? partAt(scan, at) : null
  const afterSide =
    side === null ? (part?.to ?? at) : skip(scan, skip(scan, at + 1, scan.words.of), scan.words.articles)
  const shiftStart = skip(scan, afterSide, scan.words.articles)
  const found = phraseAt(scan, shiftStart, scan.words.shifts)
  // 'since the start of the year' is this year's; the end of 'the year' may be any.
  const current = found === null && part?.value === 'early' && isIn(scan, shiftStart - 1, scan.words.articles)
  if (
    current &&
    scan.words.units.has(wordAt(scan, shiftStart)) &&
    scan.words.partNouns.has(wordAt(scan, shiftStart - 3))
  )
    return shiftedNoun(scan, { value: 0, to: shiftStart }, { side, part: 'early', article: true })
  if (found === null) return side === null ? null : unitByArticle(scan, shiftStart, side)
  // 'this past week' is last week.
  const second = phraseAt(scan, found.to, scan.words.shifts)
  const shift = second ?? found
  return shiftedNoun(scan, shift, { side, part: part?.value ?? null, article: shiftStart > afterSide })
}

/** 'earlier in the week', 'later in the month'. */
function unitByArticle(scan: Scan, at: number, side: 'earlier' | 'later'): Found<Said> | null {
  const unit = scan.words.units.get(wordAt(scan, at))
  if (unit === undefined || !isIn(scan, at - 1, scan.words.articles)) return null
  return {
    value: settled(
      fromReference(scan, (day) => partUpTo(unit, day, side)),
      'RD205',
    ),
    to: at + 1,
  }
}

/** 'next week on Tuesday', 'last week, Friday'. */
function weekdayOfWeek(scan: Scan, shift: Found<Shift>): Found<Said> | null {
  const next = wordAt(scan, shift.to + 1)
  const at = next === 'on' || next === ',' ? shift.to + 2 : shift.to + 1
  const weekday = scan.words.weekdays.get(wordAt(scan, at)) ?? scan.words.shortWeekdays.get(wordAt(scan, at))
  return weekday === undefined ? null : { value: { form: 'weekday', weekday, which: shift.value }, to: at + 1 }
}

/** 'the weekend' is the one of the report, or the one just over. */
function weekendAt(scan: Scan, at: number): Found<Said> | null {
  if (!isIn(scan, at, scan.words.articles) || scan.words.units.get(wordAt(scan, at + 1)) !== 'weekend') return null
  return shiftedNoun(scan, { value: 0, to: at + 1 }, { side: null, part: null, article: false })
}

/** 'the week of April 10', 'the week starting on 14 December': from its Monday to its Sunday. */
function weekOfAt(scan: Scan, at: number): Found<Said> | null {
  if (!isIn(scan, at, scan.words.articles) || scan.words.units.get(wordAt(scan, at + 1)) !== 'week') return null
  if (!scan.words.weekOf.has(wordAt(scan, at + 2))) return null
  const start = wordAt(scan, at + 3) === 'on' ? at + 4 : at + 3
  const anchor = dateAnchorAt(scan, start)
  const day = anchor === null ? null : firstNumber(anchor.value.start)
  return anchor === null || day === null
    ? null
    : { value: { form: 'settled', ends: unitEnds('week', day, 0), yearFrom: 'text', rule: 'RD205' }, to: anchor.to }
}

interface ShiftContext {
  readonly side: 'earlier' | 'later' | null
  readonly part: MonthPart | null
  readonly article: boolean
}

function shiftedNoun(scan: Scan, shift: Found<Shift>, context: ShiftContext): Found<Said> | null {
  const noun = wordAt(scan, shift.to)
  const unit = scan.words.units.get(noun)
  if (unit !== undefined && unit !== 'hour' && !noun.endsWith('s')) return shiftedUnit(scan, shift, unit, context)
  const season = scan.words.seasons.get(noun)
  if (season !== undefined)
    return { value: { form: 'season', season, year: null, shift: shift.value }, to: shift.to + 1 }
  const month = monthAt(scan, shift.to)
  if (month === null || scan.words.weekdays.has(noun)) return null
  const full = readCalendar(scan, shift.to)
  if (full?.value.form === 'calendar' && full.value.day !== null)
    return { value: { ...full.value, shift: full.value.year === null ? shift.value : null }, to: full.to }
  return { value: calendar({ month: month.value, part: context.part, shift: shift.value }), to: month.to }
}

function shiftedUnit(
  scan: Scan,
  shift: Found<Shift>,
  unit: Unit,
  { side, part, article }: ShiftContext,
): Found<Said> | null {
  if (unit === 'day') return null
  const weekday = unit === 'week' ? weekdayOfWeek(scan, shift) : null
  if (weekday !== null) return weekday
  // 'the following week', 'the previous month' count from the date before.
  const word = wordAt(scan, shift.to - 1)
  const fromPrevious = article && (word === 'following' || word === 'previous')
  const anchor = fromPrevious && scan.previous !== null ? firstNumber(scan.previous.start) : scan.reference
  if (anchor === null) return { value: settled(null, 'RD205'), to: shift.to + 1 }
  // On a Monday 'this weekend' is the one just over, unless the sentence looks ahead.
  const over = unit === 'weekend' && shift.value === 0 && weekdayOf(anchor) < 3 && !looksAhead(scan, shift.to)
  const ends = side === null ? unitEnds(unit, anchor, over ? -1 : shift.value, part) : partUpTo(unit, anchor, side)
  return { value: settled(ends, 'RD205'), to: shift.to + 1 }
}

/** 'by the end of the year', 'year end', 'the end of the month': its last day. */
function unitEndAt(scan: Scan, at: number): Found<Said> | null {
  const start = skip(scan, at, scan.words.articles)
  const side = scan.words.ends.get(wordAt(scan, start))
  const unitThenEnd = scan.words.units.get(wordAt(scan, start))
  const dash = wordAt(scan, start + 1) === '-' ? start + 2 : start + 1
  if ((unitThenEnd === 'year' || unitThenEnd === 'month') && scan.words.ends.get(wordAt(scan, dash)) === 'end')
    return {
      value: settled(
        fromReference(scan, (day) => endDay(unitThenEnd, day, 0)),
        'RD205',
      ),
      to: dash + 1,
    }
  if (side !== 'end' || !isIn(scan, start + 1, scan.words.of)) return null
  const article = skip(scan, start + 2, scan.words.articles)
  const shift = phraseAt(scan, article, scan.words.shifts)
  const unit = scan.words.units.get(wordAt(scan, shift?.to ?? article))
  if (unit === undefined || (shift === null && article === start + 2)) return null
  const ends = fromReference(scan, (day) => endDay(unit, day, shift?.value ?? 0))
  return { value: settled(ends, 'RD205'), to: (shift?.to ?? article) + 1 }
}

function endDay(unit: Unit, day: number, shift: number): Ends | null {
  const whole = unitEnds(unit, day, shift)
  const last = whole === null ? null : lastNumber(whole.end)
  return last === null ? null : dayEnds(last)
}

/** 'Friday', 'last Sunday', 'Tuesday of next week', 'Monday last week', 'the following Monday', 'Friday night'. */
export function weekdayAt(scan: Scan, at: number): Found<Said> | null {
  const start = skip(scan, at, scan.words.articles)
  const shift = phraseAt(scan, start, scan.words.shifts)
  const dayAt = shift?.to ?? start
  const weekday = scan.words.weekdays.get(wordAt(scan, dayAt))
  if (weekday === undefined || (shift === null && start > at)) return null
  const to = isIn(scan, dayAt + 1, scan.words.dayParts) ? dayAt + 2 : dayAt + 1
  const weekStart = skip(scan, skip(scan, to, scan.words.of), scan.words.articles)
  const week = phraseAt(scan, weekStart, scan.words.shifts)
  if (week !== null && scan.words.units.get(wordAt(scan, week.to)) === 'week')
    return { value: { form: 'weekday', weekday, which: week.value }, to: week.to + 1 }
  const relative = start > at && (wordAt(scan, dayAt - 1) === 'following' || wordAt(scan, dayAt - 1) === 'next')
  const which = shift === null ? null : relative ? 'after' : shift.value === -1 ? 'before' : shift.value
  return { value: { form: 'weekday', weekday, which }, to }
}

/** A date counted from another: from the reference date, or from the date mentioned before. */
export function readRelative(scan: Scan, at: number): Found<Said> | null {
  return (
    dayWordAt(scan, at) ??
    unitEndAt(scan, at) ??
    weekOfAt(scan, at) ??
    weekendAt(scan, at) ??
    aheadAt(scan, at) ??
    awayAt(scan, at) ??
    anaphorAt(scan, at) ??
    dayOfMonthAt(scan, at) ??
    stretchAt(scan, at) ??
    shiftedAt(scan, at) ??
    weekdayAt(scan, at)
  )
}

/** 'Friday, July 21', 'Tues. the 3rd of May', 'Monday (15 June)': the weekday adds nothing to a full date. */
export function readAfterWeekday(scan: Scan, at: number): Found<Said> | null {
  const { weekdays, shortWeekdays } = scan.words
  if (!weekdays.has(wordAt(scan, at)) && !shortWeekdays.has(wordAt(scan, at))) return null
  let to = at + 1
  for (const mark of ['.', ',', '(']) to = skipMark(scan, to, mark)
  const date = readCalendar(scan, to)
  if (date?.value.form !== 'calendar' || date.value.day === null) return null
  return wordAt(scan, to - 1) === '(' ? { value: date.value, to: skipMark(scan, date.to, ')') } : date
}
