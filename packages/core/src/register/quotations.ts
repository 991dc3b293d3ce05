/** Marks that close a quotation, by the code of the one that opens it, in the scripts that pages come in; the straight mark closes itself. */
const CLOSING: ReadonlyMap<number, string> = new Map(
  ['“”', '„“”', '«»', '»«', '「」', '""'].map((marks) => [marks.charCodeAt(0), marks.slice(1)]),
)
const STRAIGHT = 34
/** The last letter of ASCII: most letters are told without a look at what scripts have. */
const LAST_PLAIN = 0x7f
/** The last letter that is one unit of a text: any later one is two. */
const LAST_SINGLE = 0xffff
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
    const end = endOf(text, at + 1, CLOSING.get(text.charCodeAt(at)) ?? '')
    if (end < 0) continue
    const words = wordsUpTo(SENTENCE_WORDS, text, { start: at + 1, end })
    if (words === SENTENCE_WORDS) found.push({ start: at + 1, end })
    if (words > 0) at = end
  }
  return found
}

/** Where from some place on the next mark stands that opens a quotation; −1: there is none. */
function markFrom(from: number, text: string): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === STRAIGHT || (code > LAST_PLAIN && CLOSING.has(code))) return at
  }
  return -1
}

const WORD_LETTER = /[\p{L}\p{N}]/u

/** Whether it is a letter or a digit. */
function isOfWord(code: number): boolean {
  if (code > LAST_PLAIN) return WORD_LETTER.test(String.fromCodePoint(code))
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
}

/** How many words a stretch of text has, which ends between two; of more than `most` no more are counted. */
function wordsUpTo(most: number, text: string, { start, end }: Quotation): number {
  let words = 0
  let within = false
  for (let at = start; at < end && words < most; at++) {
    const letter = text.codePointAt(at) ?? 0
    const isOf = isOfWord(letter)
    if (isOf && !within) words++
    within = isOf
    if (letter > LAST_SINGLE) at++
  }
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
