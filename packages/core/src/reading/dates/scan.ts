import type { DateContext } from '../mentions.ts'
import type { Token } from '../tokens.ts'
import type { DateWords } from './date-words.ts'
import type { Ends } from './ends.ts'

/** What the matchers of one text share. `previous` moves on as dates are found: 'three days later' counts from it. */
export interface Scan {
  readonly tokens: readonly Token[]
  readonly words: DateWords
  readonly context: DateContext
  /** Day number of the reference date; null on an undated page. */
  readonly reference: number | null
  previous: Ends | null
}

/** Something found, and the index of the token after it. */
export interface Found<T> {
  readonly value: T
  readonly to: number
}

export const wordAt = (scan: Scan, at: number): string => scan.tokens[at]?.lower.replace('‑', '-') ?? ''

export const isIn = (scan: Scan, at: number, set: ReadonlySet<string>): boolean => {
  const token = scan.tokens[at]
  return token !== undefined && set.has(token.lower)
}

/** Whether nothing, not even a space, lies between a token and the one before it. */
export const isJoined = (scan: Scan, at: number): boolean => {
  const token = scan.tokens[at]
  return token !== undefined && scan.tokens[at - 1]?.end === token.start
}

const LONGEST_PHRASE = 4

const FIRSTS = new WeakMap<object, ReadonlySet<string>>()

/** The first words of the phrases of a table, which is one for all texts: most words begin none of them. */
function firstsOf(table: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const known = FIRSTS.get(table)
  if (known !== undefined) return known
  const firsts = new Set([...table.keys()].map((phrase) => phrase.split(' ', 1)[0] ?? ''))
  FIRSTS.set(table, firsts)
  return firsts
}

/** The longest phrase of a table that starts at a token. Words of a phrase are parted by one space in the table. */
export function phraseAt<T>(scan: Scan, at: number, table: ReadonlyMap<string, T>): Found<T> | null {
  if (!firstsOf(table).has(wordAt(scan, at))) return null
  let phrase = ''
  let longest: Found<T> | null = null
  for (let to = at; to < Math.min(at + LONGEST_PHRASE, scan.tokens.length); to++) {
    phrase = to === at ? wordAt(scan, to) : `${phrase} ${wordAt(scan, to)}`
    const value = table.get(phrase)
    if (value !== undefined) longest = { value, to: to + 1 }
  }
  return longest
}

/** Whether a set's word stands at a token; for sets whose phrases may have two words. */
export function phraseEnd(scan: Scan, at: number, set: ReadonlySet<string>): number | null {
  if (set.has(`${wordAt(scan, at)} ${wordAt(scan, at + 1)}`)) return at + 2
  return isIn(scan, at, set) ? at + 1 : null
}

export const skip = (scan: Scan, at: number, set: ReadonlySet<string>): number => (isIn(scan, at, set) ? at + 1 : at)

export const skipMark = (scan: Scan, at: number, mark: string): number => (wordAt(scan, at) === mark ? at + 1 : at)

export const isCapital = (scan: Scan, at: number): boolean => /^\p{Lu}/u.test(scan.tokens[at]?.text ?? '')

/** A whole number in digits of at most `digits` places, with no word or sign grown onto it ('F-16', 'COP29', '$20'). */
export function digitsAt(scan: Scan, at: number, digits: number): number | null {
  const token = scan.tokens[at]
  if (token === undefined || token.kind !== 'number' || token.text.length > digits || !/^\d+$/.test(token.text))
    return null
  const before = scan.tokens[at - 1]
  if (before !== undefined && before.end === token.start && (before.kind === 'word' || /^[$€£#№]$/.test(before.text)))
    return null
  return Number(token.text)
}

/** How far back a sentence's 'will' or 'due' reaches. */
const REACH = 20

/** Whether the words before a date look ahead ('will', 'is due') and no saying verb has turned back to the past since. */
export function looksAhead(scan: Scan, at: number): boolean {
  const before = /^(?:on|in)$/u.test(wordAt(scan, at - 1)) ? at - 2 : at - 1
  if (scan.words.gaveWord !== undefined && isIn(scan, before, scan.words.gaveWord)) return false
  // 'had pledged to free them under a February deal': what is signed already.
  const deal = scan.words.signed
  if (deal !== undefined && (isIn(scan, at - 1, deal) || isIn(scan, at - 2, deal))) return false
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    if (isIn(scan, i, scan.words.saying) || wordAt(scan, i) === '.' || wordAt(scan, i) === ';') return false
    if (phraseEnd(scan, i, scan.words.ahead) !== null) return true
  }
  return false
}
