/** Marks that open and close a quotation, in the scripts that pages come in; the straight mark closes itself. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
  ['"', '"'],
])
/** The next mark that opens a quotation. */
const QUOTES = /[“„«»「"]/gu
/** Words between marks from which it is somebody's sentence and no name or single term. */
const SENTENCE_WORDS = 6
/** Letters after which an open mark is taken for a slip: nobody is quoted so long in one piece. */
const LONGEST = 1500
const LINE_END = 10

/** One quotation: where its words begin and end in the text. */
export interface Quotation {
  readonly start: number
  readonly end: number
}

/** The quotations of a text that are sentences; titles and single words between marks are none. */
export function quotationsIn(text: string): readonly Quotation[] {
  const found: Quotation[] = []
  for (let at = markFrom(0, text); at >= 0; at = markFrom(at + 1, text)) {
    const end = endOf(text, at + 1, PAIRS.get(text[at] ?? '') ?? '')
    if (end < 0) continue
    const words = wordsUpTo(SENTENCE_WORDS, text, { start: at + 1, end })
    if (words === SENTENCE_WORDS) found.push({ start: at + 1, end })
    if (words > 0) at = end
  }
  return found
}

/** Where from some place on the next mark stands that opens a quotation; −1: there is none. */
function markFrom(from: number, text: string): number {
  QUOTES.lastIndex = from
  return QUOTES.test(text) ? QUOTES.lastIndex - 1 : -1
}

const WORD = /[\p{L}\p{N}]+/gu

/** How many words a stretch of text has, which ends between two; of more than `most` no more are counted. */
function wordsUpTo(most: number, text: string, { start, end }: Quotation): number {
  let words = 0
  WORD.lastIndex = start
  while (words < most && WORD.test(text) && WORD.lastIndex <= end) words++
  return words
}

/** Where a quotation ends: at its mark, before the next paragraph. */
function endOf(text: string, from: number, closing: string): number {
  const last = Math.min(text.length - 1, from + LONGEST)
  const [one, other] = [closing.charCodeAt(0), closing.charCodeAt(1)]
  for (let at = from; at <= last; at++) {
    const code = text.charCodeAt(at)
    if (code === LINE_END) return -1
    if (code === one || code === other) return at
  }
  return -1
}

/** The text with its quotations cut out, a break in place of each so that no shingle spans one. */
export function withoutQuotations(text: string): string {
  let rest = ''
  let from = 0
  for (const { start, end } of quotationsIn(text)) {
    rest += `${text.slice(from, start)}\n`
    from = end
  }
  return rest + text.slice(from)
}
