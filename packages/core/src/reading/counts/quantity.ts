import { asciiDigits } from '../../claims/ascii-digits.ts'
import type { Quantity } from '../../claims/numerals.ts'
import type { Token } from '../tokens.ts'
import type { CountWords } from './count-words.ts'

export interface Reader {
  readonly tokens: readonly Token[]
  readonly words: CountWords
}

export interface Got<T> {
  readonly value: T
  readonly to: number
}

export const wordAt = ({ tokens }: Reader, at: number): string => tokens[at]?.lower ?? ''

export const isGlued = ({ tokens }: Reader, at: number): boolean => {
  const token = tokens[at]
  return token !== undefined && tokens[at - 1]?.end === token.start
}

const LONGEST_PHRASE = 4

const FIRSTS = new WeakMap<object, ReadonlySet<string>>()

/** The first words of the phrases of a table or set, which is one for all texts: most words begin none of them. */
function firstsOf(phrases: ReadonlySet<string> | ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const known = FIRSTS.get(phrases)
  if (known !== undefined) return known
  const firsts = new Set([...phrases.keys()].map((phrase) => phrase.split(' ', 1)[0] ?? ''))
  FIRSTS.set(phrases, firsts)
  return firsts
}

/** The longest phrase of a table that starts at a token. */
export function phraseAt<T>(reader: Reader, at: number, table: ReadonlyMap<string, T>): Got<T> | null {
  if (!firstsOf(table).has(wordAt(reader, at))) return null
  let phrase = ''
  let longest: Got<T> | null = null
  for (let to = at; to < Math.min(at + LONGEST_PHRASE, reader.tokens.length); to++) {
    phrase = to === at ? wordAt(reader, to) : `${phrase} ${wordAt(reader, to)}`
    const value = table.get(phrase)
    if (value !== undefined) longest = { value, to: to + 1 }
  }
  return longest
}

/** The longest phrase of a set, as the index after it. */
export function phraseEnd(reader: Reader, at: number, set: ReadonlySet<string>): number | null {
  const one = wordAt(reader, at)
  if (one === '' || !firstsOf(set).has(one)) return null
  const [second, third] = [wordAt(reader, at + 1), wordAt(reader, at + 2)]
  const two = second === '' ? one : `${one} ${second}`
  const three = third === '' ? two : `${two} ${third}`
  if (set.has(three)) return at + 3
  if (set.has(two)) return at + 2
  return set.has(one) ? at + 1 : null
}

const WHOLE = /^\d+$/
const GROUPED = /^\d{1,3}(?:[,.]\d{3})+$/
const DECIMAL = /^\d+\.\d+$/

/** The value of a token in digits; null when it is a clock time, a decimal or a list. */
function digitsOf(text: string): number | null {
  const digits = asciiDigits(text)
  if (WHOLE.test(digits)) return Number(digits)
  return GROUPED.test(digits) ? Number(digits.replace(/[,.]/gu, '')) : null
}

const LONGEST_NUMBER = 9

/** '1 200', '12 345 678': groups of three parted by one space. */
function spacedGroups(reader: Reader, at: number): Got<number> | null {
  const first = reader.tokens[at]
  if (first === undefined || !/^[1-9]\d{0,2}$/.test(first.text)) return null
  let digits = first.text
  let to = at + 1
  for (; to < reader.tokens.length && digits.length <= LONGEST_NUMBER; to++) {
    const token = reader.tokens[to]
    const before = reader.tokens[to - 1]
    if (token === undefined || before === undefined || token.start !== before.end + 1 || !/^\d{3}$/.test(token.text))
      break
    digits += token.text
  }
  return to > at + 1 && digits.length <= LONGEST_NUMBER ? { value: Number(digits), to } : null
}

function inDigits(reader: Reader, at: number): Got<number> | null {
  const token = reader.tokens[at]
  if (token?.kind !== 'number') return null
  const unit = reader.words.units.get(wordAt(reader, at + 1))
  if (unit !== undefined && unit >= 100 && (WHOLE.test(token.text) || DECIMAL.test(token.text)))
    return { value: Math.round(Number(token.text) * unit), to: at + 2 }
  const value = digitsOf(token.text)
  if (value === null) return null
  return spacedGroups(reader, at) ?? { value, to: at + 1 }
}

/** One spelled number below a hundred: 'five', 'thirty-two', 'thirty two'. */
function smallAt(reader: Reader, at: number): Got<number> | null {
  const value = reader.words.small.get(wordAt(reader, at))
  if (value === undefined) return null
  const next = reader.words.small.get(wordAt(reader, at + 1))
  if (value >= 20 && value % 10 === 0 && next !== undefined && next < 10 && reader.tokens[at + 1]?.kind === 'word')
    return { value: value + next, to: at + 2 }
  return { value, to: at + 1 }
}

/** The part of a spelled number read so far: closed thousands, and what is still below them. */
interface Sum {
  readonly total: number
  readonly group: number
  readonly to: number
}

/** 'hundred', 'thousand', 'dozen' after a number. */
function multiply(reader: Reader, { total, group, to }: Sum): Sum | null {
  const unit = reader.words.units.get(wordAt(reader, to))
  if (unit === undefined || group === 0) return null
  return unit >= 1000
    ? { total: total + group * unit, group: 0, to: to + 1 }
    : { total, group: group * unit, to: to + 1 }
}

/** 'five' after 'one hundred', with or without 'and'; two small numbers side by side are two numbers. */
function add(reader: Reader, { total, group, to }: Sum): Sum | null {
  const whole = group % 100 === 0 && group < 1000
  const joined = reader.words.and.has(wordAt(reader, to)) && total + group >= 100
  const small = whole ? smallAt(reader, joined ? to + 1 : to) : null
  return small === null ? null : { total, group: group + small.value, to: small.to }
}

/** 'one hundred and five', 'two thousand three hundred', 'a dozen', 'two dozen', 'a hundred'. */
function inWords(reader: Reader, at: number): Got<number> | null {
  const { words } = reader
  const fixed = phraseAt(reader, at, words.fixed)
  if (fixed !== null) return fixed
  const article = words.article.has(wordAt(reader, at)) && words.units.has(wordAt(reader, at + 1))
  // 'each had received its thousand'
  const owned = words.owners.has(wordAt(reader, at - 1)) && words.units.has(wordAt(reader, at))
  let sum: Sum = { total: 0, group: article || owned ? 1 : 0, to: article ? at + 1 : at }
  for (;;) {
    const next = multiply(reader, sum) ?? add(reader, sum)
    if (next === null) break
    sum = next
  }
  const value = sum.total + sum.group
  return value > 0 ? { value, to: sum.to } : null
}

/** A definite number, in digits or in words. */
export const numberAt = (reader: Reader, at: number): Got<number> | null => inDigits(reader, at) ?? inWords(reader, at)

/** 'dozens', 'tens of thousands', 'hundreds of thousands'. */
function pluralAt(reader: Reader, at: number): Got<Quantity> | null {
  const { words } = reader
  const word = wordAt(reader, at)
  const unit = words.pluralUnits.get(word)
  if (unit === undefined) return null
  const greater = words.of.has(wordAt(reader, at + 1)) ? words.pluralUnits.get(wordAt(reader, at + 2)) : undefined
  if (greater !== undefined && greater >= 1000) return { value: { kind: 'plural', unit: unit * greater }, to: at + 3 }
  if (words.doubtfulPlurals.has(word) && !words.pluralProof.has(wordAt(reader, at + 1))) return null
  return { value: { kind: 'plural', unit }, to: at + 1 }
}

/** 'several', 'several dozen', 'a few hundred', 'a couple of'. */
function vagueAt(reader: Reader, at: number): Got<Quantity> | null {
  const found = phraseAt(reader, at, reader.words.vague)
  if (found === null) return null
  const noun = wordAt(reader, found.to)
  const unit = reader.words.units.get(noun) ?? reader.words.pluralUnits.get(noun)
  const times: Quantity = { kind: 'vague', word: found.value, unit: unit ?? 1 }
  return { value: times, to: unit === undefined ? found.to : found.to + 1 }
}

/** Any number, definite or vague, without what modifies it. */
export function quantityAt(reader: Reader, at: number): Got<Quantity> | null {
  const vague = vagueAt(reader, at) ?? pluralAt(reader, at)
  if (vague !== null) return vague
  const number = numberAt(reader, at)
  return number === null ? null : { value: { kind: 'number', value: number.value }, to: number.to }
}
