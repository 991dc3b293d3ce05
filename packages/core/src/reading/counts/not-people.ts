import { ENGLISH_DATES } from '../dates/packs/en.ts'
import { isGlued, numberAt, type Reader, wordAt } from './quantity.ts'

const MONEY = /^[$€£¥₽₴₺]$/u
const CLOCK_OR_DECIMAL = /[:]|^\d+\.\d{1,2}$|^\d+(?:[.,]\d+){2,}$/u

/** Whether a lower-case plural that people are called by follows: what tells '2020 prisoners' from the year 2020. */
function countsNoun(reader: Reader, at: number): boolean {
  const next = reader.tokens[at]
  if (next?.kind !== 'word') return false
  // '2005 Ukrainians'; 'in 2005 Ukrainians' is a year.
  if (/^\p{Lu}/u.test(next.text))
    return !ENGLISH_DATES.yearCues.has(wordAt(reader, at - 2)) && ENGLISH_DATES.peoplesEndings.test(next.lower)
  return ENGLISH_DATES.counted.has(next.lower) || ENGLISH_DATES.countedEndings.test(next.lower)
}

/** A bare four-digit number between 1900 and 2100 is a year unless a noun it can count follows. */
function isYear(reader: Reader, at: number, to: number): boolean {
  const text = reader.tokens[at]?.text ?? ''
  if (to !== at + 1 || !/^(?:19|20)\d\d$/.test(text)) return false
  const before = wordAt(reader, at - 1)
  return before === 'the' || !countsNoun(reader, to)
}

/** Grown onto a word or a sign: 'COP29', '-5', '10.30-11', '#12', '306th', '90s'. */
function isGrown(reader: Reader, at: number, to: number): boolean {
  const before = reader.tokens[at - 1]
  const after = reader.tokens[to]
  const digits = reader.tokens[at]?.kind === 'number'
  if (digits && before !== undefined && isGlued(reader, at)) {
    if (before.kind === 'word' || /^[#№/.@_&]$/u.test(before.text) || MONEY.test(before.text)) return true
    if (before.text === '-' && reader.tokens[at - 2]?.kind === 'word' && isGlued(reader, at - 1)) return true
  }
  if (after === undefined || !isGlued(reader, to) || reader.tokens[to - 1]?.kind !== 'number') return false
  return (
    after.kind === 'word' || after.text === '/' || after.text === '%' || MONEY.test(after.text) || after.text === '_'
  )
}

/** '25-year-old', '20-kilometre', '40-day', '5 per cent', 'hundreds of kilometres', '20 or 30 days'. */
function isMeasured(reader: Reader, to: number): boolean {
  const { words } = reader
  let at = to
  if (wordAt(reader, at) === '-' && isGlued(reader, at)) at++
  else if (words.of.has(wordAt(reader, at)) || words.more.has(wordAt(reader, at))) at++
  const word = wordAt(reader, at)
  // '166 M23 members': no metres.
  if (isGlued(reader, at + 1) && reader.tokens[at + 1]?.kind === 'number') return false
  const head = word.includes('-') ? word.slice(0, word.indexOf('-')) : word
  if (words.measures.has(word) || words.measures.has(head)) return true
  // 'of six and eight years'.
  const second = words.and.has(word) ? numberAt(reader, at + 1) : null
  if (second !== null && /^(?:years?|months?)$/.test(wordAt(reader, second.to))) return true
  // 'the last 10 working days', 'three consecutive years': the measure after one adjective.
  return (
    /^(?:consecutive|full|more|further|working|square|long|additional|whole|straight|other|calendar|nautical)$/.test(
      word,
    ) && words.measures.has(wordAt(reader, at + 1))
  )
}

function isAge(reader: Reader, at: number, to: number, start: number): boolean {
  const { words } = reader
  for (let back = 1; back <= 4; back++) if (words.ages.has(wordAt(reader, at - back))) return true
  // 'children under 25,': with no noun after it, the number is an age.
  return wordAt(reader, start) === 'under' && reader.tokens[to]?.kind !== 'word'
}

const isLabelled = (reader: Reader, at: number): boolean => {
  const before = wordAt(reader, at - 1) === '.' ? at - 2 : at - 1
  // 'In December 54 people went home': the month labels nothing.
  if (ENGLISH_DATES.months.has(wordAt(reader, before)) && countsNoun(reader, at + 1)) return false
  return reader.tokens[at]?.kind === 'number' && reader.words.labels.has(wordAt(reader, before))
}

/** '444 Brigade', '128 Battalion': the number is the unit's name. */
const isUnitName = (reader: Reader, at: number, to: number): boolean =>
  reader.tokens[at]?.kind === 'number' &&
  /^(?:Brigade|Battalion|Division|Regiment|Squadron|Corps|Army|Squad|Platoon)$/u.test(reader.tokens[to]?.text ?? '') &&
  // '14 Army personnel' are so many people.
  !/^(?:personnel|soldiers|men|officers|troops|jawans|members)$/u.test(wordAt(reader, to + 1))

/** '1.', '2)' at the start of a line, '(3)'. */
function isListNumber(reader: Reader, at: number, to: number): boolean {
  const after = wordAt(reader, to)
  if (wordAt(reader, at - 1) === '(' && after === ')') return true
  return (
    at === 0 &&
    reader.tokens[at]?.kind === 'number' &&
    (after === ')' || (after === '.' && to + 1 < reader.tokens.length))
  )
}

/** '2 a.m.': without its points the unit is no word. */
const isHalfDay = (reader: Reader, to: number): boolean =>
  /^[ap]$/.test(wordAt(reader, to)) && wordAt(reader, to + 1) === '.' && wordAt(reader, to + 2) === 'm'

/** 'June 19 and 22': the second day of a month. */
const isSecondDay = (reader: Reader, at: number): boolean =>
  /^(?:[12]?\d|3[01])$/.test(wordAt(reader, at)) &&
  /^(?:and|or|to|through)$/.test(wordAt(reader, at - 1)) &&
  /^(?:[12]?\d|3[01])$/.test(wordAt(reader, at - 2)) &&
  ENGLISH_DATES.months.has(wordAt(reader, at - 3))

/** '50-50', '3-1', '2022-23': two numbers on one dash that make no range. */
const isScore = (reader: Reader, at: number, to: number): boolean => {
  const isNumber = (place: number) => reader.tokens[place]?.kind === 'number'
  const isDash = (place: number) => /^\p{Pd}$/u.test(wordAt(reader, place)) && isGlued(reader, place)
  const before = isDash(at - 1) && isGlued(reader, at) && isNumber(at - 2)
  return before || (isDash(to) && isGlued(reader, to + 1) && isNumber(to + 1))
}

/** 'Ali, 34, a driver': the number between commas after a name. */
const isAgeOfName = (reader: Reader, at: number, to: number): boolean =>
  /^[1-9]\d$/.test(wordAt(reader, at)) &&
  wordAt(reader, at - 1) === ',' &&
  /^\p{Lu}/u.test(reader.tokens[at - 2]?.text ?? '') &&
  /^(?:[,;.)]|and)$/.test(wordAt(reader, to))

interface Place {
  /** Where the number itself starts and ends, and where the phrase around it starts. */
  readonly at: number
  readonly to: number
  readonly start: number
  readonly isRange: boolean
}

/** Whether a number is a year, a time, a label, money or a measure, and so can never count people (RD253). */
export function countsNothing(reader: Reader, { at, to, start, isRange }: Place): boolean {
  const text = reader.tokens[at]?.text ?? ''
  if (CLOCK_OR_DECIMAL.test(text) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(text) && to === at + 1) return true
  if (/^\d{7,}$/.test(text) || /^0\d/.test(text) || text === '0') return true
  return (
    isYear(reader, at, to) ||
    isGrown(reader, at, to) ||
    isMeasured(reader, to) ||
    isAge(reader, at, to, start) ||
    isLabelled(reader, at) ||
    isListNumber(reader, at, to) ||
    isUnitName(reader, at, to) ||
    isHalfDay(reader, to) ||
    isSecondDay(reader, at) ||
    isAgeOfName(reader, at, to) ||
    (!isRange && isScore(reader, at, to))
  )
}
