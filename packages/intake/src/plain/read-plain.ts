import { MOST_BLOCKS } from '../decoded-page.ts'
import type { PageReading } from '../html/page-reading.ts'
import { readingWithoutMarkup } from './reading-without-markup.ts'

/** Lines of this length that follow one another were wrapped by hand or by a mail program. */
const WRAPPED_SHORTEST = 45
const WRAPPED_LONGEST = 100

const ENDS_SENTENCE = /[.!?…:։。؟]["'”’»)\]]?\s*$/u

interface Line {
  readonly start: number
  readonly text: string
}

/** Line by line, so that a long text is not held twice. */
function* linesOf(source: string): Generator<Line> {
  const end = /\r\n|[\r\n\u2028\u2029]/g
  for (let start = 0; start < source.length; ) {
    const found = end.exec(source)
    yield { start, text: source.slice(start, found?.index ?? source.length) }
    start = found === null ? source.length : end.lastIndex
  }
}

/** A line longer than any wrapped one: in such a text each line is a paragraph, and only a broken sentence goes on. */
const UNWRAPPED = 130

/** Whether a line goes on in the next: both are of the width of wrapped text and the first does not close its sentence. */
const isWrapped = (line: string, next: string, wrapped: boolean): boolean => {
  const length = line.trimEnd().length
  if (length < WRAPPED_SHORTEST || length > WRAPPED_LONGEST || next.trim() === '') return false
  if (/^\s*(?:[-*•–]\s|\d{1,3}[.)]\s)/.test(next)) return false
  if (!wrapped) return /^\s*\p{Ll}/u.test(next) && !ENDS_SENTENCE.test(line)
  const isOpen = !ENDS_SENTENCE.test(line)
  return isOpen || /^\s*\p{Ll}/u.test(next) || (length > 60 && next.trim().length > 20)
}

function hasNoLongLine(source: string): boolean {
  for (const line of linesOf(source)) if (line.text.trim().length > UNWRAPPED) return false
  return true
}

/** Plain text as blocks: paragraphs between blank lines, each line by itself unless lines are wrapped. */
export const readPlain = (source: string): PageReading =>
  readingWithoutMarkup((collector, blocks) => {
    const wrapped = hasNoLongLine(source)
    let last: Line | null = null
    for (const line of linesOf(source)) {
      if (last !== null)
        if (isWrapped(last.text, line.text, wrapped)) collector.add(' ', last.start + last.text.length, 1)
        else collector.endBlock()
      // It will be refused: what more there is need not be held.
      if (blocks.length > MOST_BLOCKS) break
      collector.add(line.text, line.start, line.text.length)
      last = line
    }
    collector.endBlock()
  })
