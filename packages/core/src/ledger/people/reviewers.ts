import { nameTokens } from '../../matching/names/name-tokens.ts'
import { type NameScript, scriptOf } from '../../matching/names/script-of.ts'
import { TokenBook } from '../../matching/names/token-book.ts'
import { SAME_NAME } from '../../matching/names/weigh-part.ts'

/** One person's name however it is spaced, capitalised or encoded: who writes it otherwise is not somebody else. */
export const reviewerKey = (by: string): string => by.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()

const known = new Map<string, boolean>()
const MOST_KNOWN = 10_000

/**
 * Whether two names may be of one person: however they are spaced, capitalised or encoded, and in two scripts where each part of one can be a part
 * of the other. In one script whoever is written otherwise is somebody else. Two who are asked for must surely be two (MT22).
 */
export function mayBeOneReviewer(one: string, other: string): boolean {
  const keys = [reviewerKey(one), reviewerKey(other)].sort()
  if (keys[0] === keys[1]) return true
  const both = keys.join('\n')
  const before = known.get(both)
  if (before !== undefined) return before
  const found = areOneInTwoScripts(keys[0] ?? '', keys[1] ?? '')
  if (known.size < MOST_KNOWN) known.set(both, found)
  return found
}

function areOneInTwoScripts(one: string, other: string): boolean {
  const scripts: readonly NameScript[] = [scriptOf(one), scriptOf(other)]
  if (scripts[0] === scripts[1] || scripts.includes('other')) return false
  const book = new TokenBook()
  const [left = [], right = []] = [one, other].map((name) => nameTokens(name).map((token) => book.number(token)))
  return left.length > 0 && left.length === right.length && areAnswered(left, right, book)
}

/** Whether each part has a part of its own that can be the same name. */
function areAnswered(left: readonly number[], right: readonly number[], book: TokenBook): boolean {
  const [first, ...rest] = left
  if (first === undefined) return true
  return right.some(
    (part, at) => book.between(first, part) >= SAME_NAME && areAnswered(rest, right.toSpliced(at, 1), book),
  )
}
