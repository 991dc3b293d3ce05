/** A word, number or mark of a text, with its place in UTF-16 code units. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  readonly kind: 'word' | 'number' | 'mark'
}

// Order matters: dotted abbreviations before words, grouped digits before bare ones. Every branch consumes at least
// one character and none can backtrack over another's, so the cost is linear whatever the text.
const TOKEN =
  /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*|['’](?:s|S|re|ve|ll|d|t|m)\b|[^\s\p{L}\p{M}\p{N}]/gu

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

function kindOf(piece: string): Token['kind'] {
  if (/^\p{N}/u.test(piece)) return 'number'
  return /^['’]?\p{L}/u.test(piece) ? 'word' : 'mark'
}
