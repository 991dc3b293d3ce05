/**
 * The exact words in a source that a claim rests on, after the W3C Web Annotation selectors
 * TextPositionSelector (`start`, `end`) and TextQuoteSelector (`exact`, `prefix`, `suffix`).
 * Offsets count UTF-16 code units in the source's text. Slicing the text again must give `exact` (RD1).
 */
export interface Passage {
  readonly source: string
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

const CONTEXT = 48

/** The passage of `text` between two offsets. Throws when they do not lie in the text: a caller's bug, never bad input. */
export function cutPassage(source: string, text: string, start: number, end: number): Passage {
  if (start < 0 || end > text.length || start >= end)
    throw new RangeError(`passage ${start}..${end} is outside its text`)
  return {
    source,
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  }
}

/** Whether the passage still says in `text` what it said when it was cut. */
export const passageHolds = (passage: Passage, text: string): boolean =>
  text.slice(passage.start, passage.end) === passage.exact

const foldChar = (char: string): string => {
  if (/\s/u.test(char)) return ' '
  if (/[‘’ʼ′`]/u.test(char)) return "'"
  if (/[“”«»„]/u.test(char)) return '"'
  return /[‐‑–—]/u.test(char) ? '-' : char
}

/**
 * Where quoted words stand in a text, forgiving runs of white space and styles of quotation marks and dashes
 * (people and other tools retype those); null when they do not stand there. The first place wins.
 */
export function findQuote(text: string, quote: string): { readonly start: number; readonly end: number } | null {
  const exact = text.indexOf(quote)
  if (quote !== '' && exact >= 0) return { start: exact, end: exact + quote.length }
  const needle = [...quote.trim()].map(foldChar).join('').replace(/ +/gu, ' ')
  if (needle === '') return null
  const places: number[] = []
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const char = foldChar(text[at] ?? '')
    if (char === ' ' && folded.endsWith(' ')) continue
    folded += char
    places.push(at)
  }
  const found = folded.indexOf(needle)
  if (found < 0) return null
  const last = places[found + needle.length - 1] ?? 0
  return { start: places[found] ?? 0, end: last + 1 }
}
