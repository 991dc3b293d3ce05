import type { PageText } from '../../claims/source.ts'
import { joinApostrophes, type Token, tokenize } from '../tokens.ts'

/** A sentence of the article, with the tokens it is made of. */
export interface SentenceSpan {
  readonly start: number
  readonly end: number
  readonly tokens: readonly Token[]
  /** Number of its paragraph. */
  readonly paragraph: number
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr gen col lt capt maj adm rear sgt brig prof st sen rep gov u.s u.n no vs jr sr jan feb mar apr jun jul aug sep sept oct nov dec fig inc ltd dept cpl pvt rev hon pres est approx'.split(
    ' ',
  ),
)
const TITLES =
  /^(?:mr|mrs|ms|dr|gen|col|lt|capt|maj|adm|sgt|brig|prof|sen|rep|gov|cpl|pvt|rev|hon|pres|cmdr|supt|insp)$/u

/** 'Capt. Ana Cruz' is one name: the dot belongs to the title before it. */
function joinTitles(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = []
  for (const [at, token] of tokens.entries()) {
    const title = joined.at(-1)
    const dotted = token.text === '.' && title !== undefined && title.end === token.start && TITLES.test(title.lower)
    if (dotted && /^\p{Lu}/u.test(tokens[at + 1]?.text ?? '') && /^\p{Lu}/u.test(title.text))
      joined[joined.length - 1] = { ...title, end: token.end, text: `${title.text}.`, lower: `${title.lower}.` }
    else joined.push(token)
  }
  return joined
}

const LONGEST = 250
const CLOSERS = new Set(['"', '”', '’', "'", ')', ']', '»'])

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  if (token.text === '!' || token.text === '?' || token.text === '…') return true
  if (token.text !== '.') return false
  const before = tokens[at - 1]
  const next = tokens[at + 1]
  if (next === undefined) return true
  if (next.start === token.end && !CLOSERS.has(next.text)) return false
  if (before !== undefined && before.end === token.start) {
    if (ABBREVIATIONS.has(before.lower)) return false
    if (/^\p{Lu}$/u.test(before.text)) return false
  }
  let after = at + 1
  while (CLOSERS.has(tokens[after]?.text ?? '')) after++
  return !/^\p{Ll}/u.test(tokens[after]?.text ?? '')
}

function splitTokens(tokens: readonly Token[], paragraph: number): SentenceSpan[] {
  const spans: SentenceSpan[] = []
  let from = 0
  const close = (to: number) => {
    const piece = tokens.slice(from, to)
    const first = piece[0]
    const last = piece.at(-1)
    if (first !== undefined && last !== undefined)
      spans.push({ start: first.start, end: last.end, tokens: piece, paragraph })
    from = to
  }
  for (let at = 0; at < tokens.length; at++) {
    // RD19: no sentence of a report is longer; a text without full stops must not make the cost grow faster than itself.
    if (at - from >= LONGEST) close(at)
    if (!endsSentence(tokens, at)) continue
    let to = at + 1
    while (to < tokens.length && CLOSERS.has(tokens[to]?.text ?? '') && tokens[to]?.start === tokens[to - 1]?.end) to++
    close(to)
    at = to - 1
  }
  close(tokens.length)
  return spans
}

/** Paragraphs of a block: plain texts come as one block with blank lines, hard-wrapped or not. */
function paragraphsOf(text: string, start: number, end: number): readonly (readonly [number, number])[] {
  const paragraphs: [number, number][] = []
  let from = start
  for (const gap of text.slice(start, end).matchAll(/\n[ \t]*\n/gu)) {
    paragraphs.push([from, start + gap.index])
    from = start + gap.index + gap[0].length
  }
  paragraphs.push([from, end])
  return paragraphs
}

/** The sentences of a page's article, in page order. Only blocks with the role 'article' are read (RD3). */
export function splitSentences(page: PageText): readonly SentenceSpan[] {
  let paragraph = 0
  return page.blocks
    .filter((block) => block.role === 'article')
    .flatMap((block) => paragraphsOf(page.text, block.start, block.end))
    .flatMap(([start, end]) => splitTokens(joinTitles(joinApostrophes(tokenize(page.text, start, end))), paragraph++))
}
