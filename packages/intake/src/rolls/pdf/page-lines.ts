/** A run of text where a page has it: points from the left and from the bottom. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Runs that stand so close that they are one cell's words. */
export interface Piece {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly words: readonly Word[]
}

export interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
}

export interface PageLine {
  readonly page: number
  readonly y: number
  readonly height: number
  readonly pieces: readonly Piece[]
  /** Between which of the page's lines from side to side it stands, counted from the top; null: there are none. */
  readonly band: number | null
}

/** Between words there is a quarter to a third of the height of the letters, between columns more than this. */
const COLUMN_GAP = 0.4
const WORD_GAP = 0.12
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu
const LETTERS = /\p{L}/gu

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Whether most letters of a text are written from right to left. */
export const isRightToLeft = (text: string): boolean => 2 * countOf(text, RIGHT_TO_LEFT) > countOf(text, LETTERS)

function joinRuns(runs: readonly Run[]): Piece {
  const ordered = isRightToLeft(runs.map(({ text }) => text).join('')) ? [...runs].reverse() : runs
  let text = ''
  let before: Run | null = null
  for (const run of ordered) {
    const gap = before === null ? 0 : Math.max(run.x - before.x - before.width, before.x - run.x - run.width)
    text += (before !== null && gap > WORD_GAP * run.height ? ' ' : '') + run.text
    before = run
  }
  return {
    text: text.replace(/\s+/gu, ' ').trim(),
    from: Math.min(...runs.map(({ x }) => x)),
    to: Math.max(...runs.map(({ x, width }) => x + width)),
    words: ordered.map(({ text: word, x, width }) => ({ text: word.trim(), from: x, to: x + width })),
  }
}

/** How wide a space is beside the height of the letters, in most typefaces. */
const SPACE = 0.28

/**
 * PDF.js takes neighbouring cells for one run where little white parts them: a run's words are placed by their share of its
 * letters.
 */
export function wordsOf(run: Run): readonly Run[] {
  const split = run.text.trim().split(/\s+/u)
  if (split.length === 1) return [run]
  // What is written from right to left begins at the right.
  const words = isRightToLeft(run.text) ? split.reverse() : split
  const space = SPACE * run.height
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  const each = Math.max(0, run.width - space * (words.length - 1)) / letters
  let x = run.x
  return words.map((text) => {
    const word = { ...run, text, x, width: each * text.length }
    x += word.width + space
    return word
  })
}

function piecesOf(runs: readonly Run[]): readonly Piece[] {
  const sorted = [...runs].sort((a, b) => a.x - b.x)
  const groups: Run[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const run of sorted) {
    const last = groups.at(-1)
    if (last === undefined || run.x - end > COLUMN_GAP * run.height) groups.push([run])
    else last.push(run)
    end = Math.max(end, run.x + run.width)
  }
  return groups.map(joinRuns)
}

/** The lines of a page from its top, each with its pieces from the left. `breaks`: where drawn lines part them, from the top. */
export function linesOf(page: number, runs: readonly Run[], breaks: readonly number[] = []): readonly PageLine[] {
  const sorted = runs
    .filter(({ text }) => text.trim() !== '')
    .flatMap(wordsOf)
    .sort((a, b) => b.y - a.y)
  const lines: Run[][] = []
  for (const run of sorted) {
    const last = lines.at(-1)
    const y = last?.[0]?.y ?? Number.POSITIVE_INFINITY
    if (last !== undefined && Math.abs(y - run.y) < 0.5 * run.height) last.push(run)
    else lines.push([run])
  }
  return lines.map((line) => ({
    page,
    y: line[0]?.y ?? 0,
    height: Math.max(...line.map(({ height }) => height)),
    pieces: piecesOf(line),
    band: breaks.length === 0 ? null : breaks.filter((at) => at > (line[0]?.y ?? 0)).length,
  }))
}
