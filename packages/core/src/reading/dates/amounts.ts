import type { Unit } from './date-words.ts'
import { digitsAt, type Found, isIn, isJoined, type Scan, skip, wordAt } from './scan.ts'

export interface Amount {
  /** Null: 'several', 'a few'. */
  readonly count: number | null
  readonly unit: Unit
}

/** '[Ten] years ago': what an editor put into a quotation. */
export function bracketedAt(scan: Scan, at: number): Found<Amount> | null {
  if (wordAt(scan, at) !== '[' || wordAt(scan, at + 2) !== ']') return null
  const count = digitsAt(scan, at + 1, 4) ?? scan.words.numbers.get(wordAt(scan, at + 1))
  const unit = scan.words.units.get(wordAt(scan, at + 3))
  return count === undefined || unit === undefined ? null : { value: { count, unit }, to: at + 4 }
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
  if (words.fortnights.has(wordAt(scan, unitAt)))
    return { value: { count: count === null ? null : count * 2, unit: 'week' }, to: unitAt + 1 }
  const unit = words.units.get(wordAt(scan, unitAt))
  // '23-year old Anna Berg': an age.
  if (unit === undefined || (joined && wordAt(scan, unitAt + 1) === 'old')) return null
  return { value: { count, unit }, to: unitAt + 1 }
}
