import type { PageReading } from '../html/page-reading.ts'
import { readingWithoutMarkup } from './reading-without-markup.ts'

const LINE = /[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|$)/g

/** Lines of this length that follow one another were wrapped by hand or by a mail program. */
const WRAPPED_SHORTEST = 45
const WRAPPED_LONGEST = 100

const ENDS_SENTENCE = /[.!?…:։。؟]["'”’»)\]]?\s*$/u

interface Line {
  readonly start: number
  readonly text: string
}

const linesOf = (source: string): readonly Line[] => {
  const lines: Line[] = []
  for (const match of source.matchAll(LINE)) {
    if (match[0] === '' && match.index >= source.length) break
    lines.push({ start: match.index, text: match[0].replace(/[\r\n\u2028\u2029]+$/, '') })
  }
  return lines
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

/** Plain text as blocks: paragraphs between blank lines, each line by itself unless lines are wrapped. */
export const readPlain = (source: string): PageReading =>
  readingWithoutMarkup((collector) => {
    const lines = linesOf(source)
    const wrapped = lines.every((line) => line.text.trim().length <= UNWRAPPED)
    lines.forEach((line, index) => {
      collector.add(line.text, line.start, line.text.length)
      const next = lines[index + 1]
      if (next !== undefined && isWrapped(line.text, next.text, wrapped))
        collector.add(' ', line.start + line.text.length, 1)
      else collector.endBlock()
    })
  })
