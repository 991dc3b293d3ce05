/** A word, number or mark of a text, with its place in UTF-16 code units. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  readonly kind: 'word' | 'number' | 'mark'
}

// Signs that turn the direction of writing or join letters are not seen (Unicode Standard Annex 9, 2.1 to 2.6), and no marks of a text.
// Order matters: dotted abbreviations before words, grouped digits before bare ones. Every branch consumes at least
// one character and none can backtrack over another's, so the cost is linear whatever the text.
const TOKEN =
  /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*|['’](?:s|S|re|ve|ll|d|t|m)\b|[^\s\p{L}\p{M}\p{N}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/**
 * Splits a stretch of text into tokens. Hyphenated words stay whole ('cease-fire', 'thirty-two'); the English
 * possessive and contractions become tokens of their own ('Armenia', '’s'), so that names compare as names.
 */
export function tokenize(text: string, from = 0, to: number = text.length): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.slice(from, to).matchAll(TOKEN)) {
    const piece = match[0]
    const start = from + match.index
    tokens.push({ start, end: start + piece.length, text: piece, lower: piece.toLowerCase(), kind: kindOf(piece) })
  }
  return tokens
}

const adjoin = (one: Token | undefined, other: Token | undefined): boolean =>
  one !== undefined && other !== undefined && one.end === other.start

/**
 * Makes one word again of names with an apostrophe inside ('Sana’a', 'Shi’ite', 'd’Ivoire'), for languages that set no
 * endings off by it as Turkish does.
 */
export function joinApostrophes(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const [before, mark, after] = [joined.at(-1), tokens[at], tokens[at + 1]]
    if (mark === undefined) break
    const inner = /^['’ʼ]$/u.test(mark.text) && before?.kind === 'word' && after?.kind === 'word'
    if (inner && adjoin(before, mark) && adjoin(mark, after) && /^\p{L}/u.test(after.text)) {
      const text = before.text + mark.text + after.text
      joined[joined.length - 1] = { ...before, end: after.end, text, lower: text.toLowerCase() }
      at++
    } else joined.push(mark)
  }
  return joined
}

function kindOf(piece: string): Token['kind'] {
  if (/^\p{N}/u.test(piece)) return 'number'
  return /^['’]?\p{L}/u.test(piece) ? 'word' : 'mark'
}
