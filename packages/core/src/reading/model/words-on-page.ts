/** A stretch of a page's text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
const LONGEST = 600
const EDGE = '[\\p{L}\\p{M}\\p{N}]'

/** Words as a pattern: letter by letter, with any white space where there is some, and no part of a longer word. */
function patternOf(words: string): RegExp | null {
  const parts = words
    .trim()
    .split(/\s+/u)
    .filter((part) => part !== '')
  if (parts.length === 0 || words.length > LONGEST) return null
  const body = parts.map(escaped).join('\\s+')
  const first = /^[\p{L}\p{M}\p{N}]/u.test(parts[0] ?? '') ? `(?<!${EDGE})` : ''
  const last = /[\p{L}\p{M}\p{N}]$/u.test(parts.at(-1) ?? '') ? `(?!${EDGE})` : ''
  return new RegExp(`${first}${body}${last}`, 'gu')
}

/** Where words stand in a stretch of a text, exactly and at the edges of words; null: they do not. */
export function wordsIn(text: string, within: Stretch, words: string): Stretch | null {
  const pattern = patternOf(words)
  const match = pattern?.exec(text.slice(within.start, within.end))
  return match == null ? null : { start: within.start + match.index, end: within.start + match.index + match[0].length }
}

/** Where words stand in the sentence, or failing that nearest before it, or after it. */
export function wordsNear(text: string, sentence: Stretch, words: string): Stretch | null {
  const inside = wordsIn(text, sentence, words)
  if (inside !== null) return inside
  const pattern = patternOf(words)
  if (pattern === null) return null
  const before = [...text.slice(0, sentence.start).matchAll(pattern)].at(-1)
  if (before !== undefined) return { start: before.index, end: before.index + before[0].length }
  return wordsIn(text, { start: sentence.end, end: text.length }, words)
}
