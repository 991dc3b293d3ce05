import { calendarDay } from '../../time/calendar.ts'
import type { MonthPart } from '../../time/month-names.ts'
import { monthAt, partAt, readCalendar } from './calendar-forms.ts'
import type { Shift, Unit } from './date-words.ts'
import { dayEnds, type Ends, firstNumber, lastNumber, partUpTo, unitEnds, unitsAway, upToDay } from './ends.ts'
import { calendar, type Said } from './said.ts'
import { digitsAt, type Found, isIn, isJoined, phraseAt, type Scan, skip, skipMark, wordAt } from './scan.ts'

const settled = (ends: Ends | null, rule: string): Said => ({ form: 'settled', ends, yearFrom: 'reference', rule })

const fromReference = (scan: Scan, ends: (day: number) => Ends | null): Ends | null =>
  scan.reference === null ? null : ends(scan.reference)

interface Amount {
  /** Null: 'several', 'a few'. */
  readonly count: number | null
  readonly unit: Unit
}

/** 'three days', 'a week', 'several months', '40 days', 'three-day', '40-day'. */
export function amountAt(scan: Scan, at: number): Found<Amount> | null {
  const { words } = scan
  const word = wordAt(scan, at)
  const hyphen = word.lastIndexOf('-')
  const unitOfWord = hyphen > 0 ? words.units.get(word.slice(hyphen + 1)) : undefined
  const countOfWord = hyphen > 0 ? words.numbers.get(word.slice(0, hyphen)) : undefined
  if (unitOfWord !== undefined && countOfWord !== undefined)
    return { value: { count: countOfWord, unit: unitOfWord }, to: at + 1 }
  const few = isIn(scan, at + 1, words.fewOf) && words.numbers.get(word) === 1
  const vague = few || words.fewOf.has(word)
  const count = vague ? null : (digitsAt(scan, at, 4) ?? words.numbers.get(word) ?? null)
  if (!vague && count === null) return null
  let unitAt = few ? at + 2 : at + 1
  if (vague) unitAt = skip(scan, unitAt, words.of)
  const joined = wordAt(scan, unitAt) === '-' && isJoined(scan, unitAt) && isJoined(scan, unitAt + 1)
  if (joined) unitAt++
  const unit = words.units.get(wordAt(scan, unitAt))
  return unit === undefined ? null : { value: { count, unit }, to: unitAt + 1 }
}

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

function shiftDays(ends: Ends | null, days: number): Ends | null {
  if (ends === null || ends.start.length !== 10 || ends.end.length !== 10) return null
  const from = firstNumber(days < 0 ? ends.start : ends.end)
  return from === null ? null : dayEnds(from + days)
}

/** A dated happening of the case or a calendar date, after 'three days after'. */
function anchorAt(scan: Scan, at: number): Found<Ends> | null {
  const event = eventAt(scan, at)
  if (event !== null) return event
  const said = readCalendar(scan, at)
  if (said === null || said.value.form !== 'calendar') return null
  const { year, month, day } = said.value
  if (month === null || day === null) return null
  const known = year ?? (scan.reference === null ? null : calendarDay(scan.reference).year)
  if (known === null) return null
  const pad = (value: number) => String(value).padStart(2, '0')
  const text = `${known}-${pad(month)}-${pad(day)}`
  return { value: { start: text, end: text }, to: said.to }
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

/** 'two weeks ago', 'three days later', 'a day earlier', 'four days after the cease-fire', 'two days from today'. */
function awayAt(scan: Scan, at: number): Found<Said> | null {
  const amount = amountAt(scan, at)
  if (amount === null) return null
  const { count, unit } = amount.value
  const { to } = amount
  const awayFrom = (anchor: number | null, sign: number): Said =>
    settled(anchor === null || count === null ? null : unitsAway(unit, anchor, sign * count), 'RD207')
  if (isIn(scan, to, scan.words.ago)) return { value: awayFrom(scan.reference, -1), to: to + 1 }
  const sign = scan.words.later.has(wordAt(scan, to)) ? 1 : scan.words.before.has(wordAt(scan, to)) ? -1 : 0
  if (sign === 0) return null
  const anchor = anchorAt(scan, to + 1)
  const ends = anchor?.value ?? scan.previous
  const day = ends === null ? null : sign > 0 ? lastNumber(ends.end) : firstNumber(ends.start)
  const precise =
    ends !== null && (unit === 'year' || ends.end.length === 10 || (unit === 'month' && ends.end.length === 7))
  // 'two days after the talks': what follows is not known to the case, and the date before must not stand in for it.
  const open = anchor === null && isIn(scan, to + 1, scan.words.articles)
  return { value: awayFrom(precise && !open ? day : null, sign), to: anchor?.to ?? to + 1 }
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

interface ShiftContext {
  readonly side: 'earlier' | 'later' | null
  readonly part: MonthPart | null
  readonly article: boolean
}

function shiftedNoun(scan: Scan, shift: Found<Shift>, { side, part, article }: ShiftContext): Found<Said> | null {
  const noun = wordAt(scan, shift.to)
  const unit = scan.words.units.get(noun)
  // 'the following week', 'the previous month' count from the date before.
  const fromPrevious =
    article && (wordAt(scan, shift.to - 1) === 'following' || wordAt(scan, shift.to - 1) === 'previous')
  if (unit !== undefined && unit !== 'hour' && !noun.endsWith('s')) {
    const anchor = fromPrevious && scan.previous !== null ? firstNumber(scan.previous.start) : scan.reference
    const ends =
      anchor === null ? null : side === null ? unitEnds(unit, anchor, shift.value, part) : partUpTo(unit, anchor, side)
    return unit === 'day' ? null : { value: settled(ends, 'RD205'), to: shift.to + 1 }
  }
  const season = scan.words.seasons.get(noun)
  if (season !== undefined)
    return { value: { form: 'season', season, year: null, shift: shift.value }, to: shift.to + 1 }
  const month = monthAt(scan, shift.to)
  if (month === null || scan.words.weekdays.has(noun)) return null
  const full = readCalendar(scan, shift.to)
  if (full?.value.form === 'calendar' && full.value.day !== null) return full
  return { value: calendar({ month: month.value, part, shift: shift.value }), to: month.to }
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
  const relative = wordAt(scan, dayAt - 1) === 'following' && start > at
  const which = shift === null ? null : relative ? 'after' : shift.value === -1 ? 'before' : shift.value
  return { value: { form: 'weekday', weekday, which }, to }
}

/** A date counted from another: from the reference date, or from the date mentioned before. */
export function readRelative(scan: Scan, at: number): Found<Said> | null {
  return (
    dayWordAt(scan, at) ??
    unitEndAt(scan, at) ??
    awayAt(scan, at) ??
    anaphorAt(scan, at) ??
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
