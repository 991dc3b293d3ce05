/** A line of a page as it is printed: its words, where its foot stands and how high its letters are, in points. */
export interface PrintedLine {
  readonly text: string
  readonly y: number
  readonly height: number
}

/** More than this many line heights between two feet is a gap between paragraphs, where lines stand closer than that. */
const GAP = 1.45
const SHORT_OF_WIDTH = 0.75
const ENDS_SENTENCE = /[.!?…։。؟]["'”’»)\]]?$/u

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Joins the lines of one printed page to paragraphs: by the space between them, their size, and short last lines. */
export const joinLines = (lines: readonly PrintedLine[], isWord: (word: string) => boolean): readonly string[] => {
  const shown = lines.filter(({ text }) => text.trim() !== '')
  const gaps = shown.slice(1).map(({ y }, at) => Math.abs((shown[at]?.y ?? 0) - y))
  const usual = middle(gaps.filter((gap) => gap > 0))
  const width = Math.max(0, ...shown.map(({ text }) => text.length))
  const paragraphs: string[] = []
  shown.forEach((line, at) => {
    const before = shown[at - 1]
    const last = paragraphs.length - 1
    if (before === undefined || isApart(before, line, { usual, width })) paragraphs.push(line.text.trim())
    else paragraphs[last] = joined(paragraphs[last] ?? '', line.text.trim(), isWord)
  })
  return paragraphs
}

const isApart = (before: PrintedLine, line: PrintedLine, of: { usual: number; width: number }): boolean => {
  const gap = before.y - line.y
  const isOtherSize = Math.abs(before.height - line.height) > 0.15 * Math.max(before.height, line.height)
  if (gap < 0 || isOtherSize) return true
  if (gap > Math.min(of.usual, 2 * line.height) * GAP) return true
  return before.text.trim().length < of.width * SHORT_OF_WIDTH && ENDS_SENTENCE.test(before.text.trim())
}

/**
 * A word parted at the end of a line is put together only where the file has it whole elsewhere; any other hyphen stays,
 * since 'twenty-five' is parted at its own.
 */
const joined = (text: string, next: string, isWord: (word: string) => boolean): string => {
  const [, first] = /(\p{L}+)[-\u00AD\u2010]$/u.exec(text) ?? []
  const [second] = /^\p{Ll}+/u.exec(next) ?? []
  if (text.endsWith('\u00AD')) return text.slice(0, -1) + next
  if (first === undefined || second === undefined) return `${text} ${next}`
  return isWord((first + second).toLowerCase()) ? text.slice(0, -1) + next : text + next
}
