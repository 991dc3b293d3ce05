import { asciiDigits, isColumnName } from '@muster/core'
import type { PageLine } from './page-lines.ts'

/** A line of a page with its words in columns. */
export interface LineRow {
  readonly line: number
  readonly page: number
  readonly cells: readonly string[]
  readonly source: PageLine
}

export interface JoinedRows {
  readonly rows: readonly LineRow[]
  /** So many lines were taken to go on from another. */
  readonly joined: number
  /** Whether the answer is by the space between lines, or by what parts them, and not by the numbers of the rows. */
  readonly bySpace: boolean
}

export const joinWords = (one: string | undefined, other: string): string =>
  one === undefined || one === '' ? other : other === '' ? one : `${one} ${other}`

/** What goes on in the next line of a cell: a word parted at its hyphen stays one. */
export const joinCellLines = (one: string | undefined, other: string): string =>
  one !== undefined && /[\p{L}\p{Nd}][-‐]$/u.test(one) && /^[\p{L}\p{Nd}]/u.test(other)
    ? one + other
    : joinWords(one, other)

function joinRows(rows: readonly LineRow[]): LineRow {
  const [first, ...others] = rows as readonly [LineRow, ...LineRow[]]
  const cells = first.cells.map((cell, column) =>
    others.reduce((words, row) => joinCellLines(words, row.cells[column] ?? ''), cell),
  )
  return { ...first, cells }
}

/** Lines nearer than this are of one row of a table at most; gaps are in heights of letters. */
const WIDEST = 6
/** So much wider must the space between rows be than that between lines of a row. */
const WIDER = 1.2
/** A row has no more lines than this. */
const MOST_LINES = 9
/** In so many of the rows one column at least has words in one line alone: its number, its day. */
const MOSTLY = 0.75

/** How far each line stands below the one before, in heights of its letters; null: on another page, or far away. */
const gapsOf = (rows: readonly LineRow[]): readonly (number | null)[] =>
  rows.slice(1).map((row, at) => {
    const above = rows[at] as LineRow
    const gap = (above.source.y - row.source.y) / Math.max(1, Math.min(row.source.height, above.source.height))
    return above.page === row.page && gap > 0 && gap < WIDEST ? gap : null
  })

/** So many of the places where spaces between lines part in two kinds are tried. */
const TRIED = 4

/** What the widest space within a row can be, where the spaces between lines are of several kinds; the clearest first. */
function spacesWithin(gaps: readonly (number | null)[]): readonly number[] {
  const sorted = gaps.filter((gap) => gap !== null).sort((a, b) => a - b)
  const steps: { readonly here: number; readonly ratio: number }[] = []
  for (let at = 0; at + 1 < sorted.length; at++) {
    const [here = 0, next = 0] = [sorted[at], sorted[at + 1]]
    // Lines that stand nearer than letters are high are of one row anyway.
    if (here < 0.9 && next < 1.35) continue
    if (next / here > WIDER && at + 1 >= 0.02 * sorted.length) steps.push({ here, ratio: next / here })
  }
  return steps
    .sort((a, b) => b.ratio - a.ratio)
    .slice(0, TRIED)
    .map(({ here }) => here)
}

function groupsBy(rows: readonly LineRow[], goesOn: (at: number) => boolean): LineRow[][] {
  const groups: LineRow[][] = []
  for (const [at, row] of rows.entries()) {
    const last = groups.at(-1)
    if (last !== undefined && at > 0 && goesOn(at)) last.push(row)
    else groups.push([row])
  }
  return groups
}

/** Whether groups of lines are rows: short, and in one column nearly each has words in one line alone. */
function areRows(groups: readonly LineRow[][]): boolean {
  const columns = groups[0]?.[0]?.cells.length ?? 0
  const several = groups.filter((group) => group.length > 1)
  if (several.length === 0 || groups.length < 3 || several.some((group) => group.length > MOST_LINES)) return false
  return Array.from({ length: columns }, (_, column) => column).some((column) => {
    const once = (group: readonly LineRow[]): boolean => group.filter(({ cells }) => cells[column] !== '').length === 1
    return (
      several.filter(once).length >= MOSTLY * several.length && groups.filter(once).length >= MOSTLY * groups.length
    )
  })
}

const answer = (groups: readonly LineRow[][], lines: number): JoinedRows => {
  const whole = overPages(groups)
  return { rows: whole.map(joinRows), joined: lines - whole.length, bySpace: true }
}

/** Nearly every row has its number, where the first column numbers them. */
const NUMBERED = 0.8

/**
 * Rows that a page breaks in two: where rows are numbered, what stands at the head of a page without a number, with a numbered row below it, goes
 * on from the last row of the page before.
 */
function overPages(groups: readonly LineRow[][]): readonly LineRow[][] {
  const hasNumber = (group: readonly LineRow[] | undefined): boolean => group?.some(isNumbered) ?? false
  const numbers = groups
    .flat()
    .filter(isNumbered)
    .map(({ cells }) => Number.parseInt(asciiDigits(cells[0] ?? ''), 10))
  if (!countUp(numbers) || numbers.length < NUMBERED * groups.length) return groups
  const whole: LineRow[][] = []
  for (const [at, group] of groups.entries()) {
    const [last, next] = [whole.at(-1), groups[at + 1]]
    const page = group[0]?.page
    const isRest =
      !hasNumber(group) && hasNumber(last) && last?.at(-1)?.page !== page && hasNumber(next) && next?.[0]?.page === page
    if (isRest && !group.some(({ cells }) => cells.some(isColumnName))) last?.push(...group)
    else whole.push(group)
  }
  return whole
}

/** Drawn lines from side to side part the rows, or the space between rows is wider than that within them. */
export function joinLines(rows: readonly LineRow[]): JoinedRows {
  const isParted = (at: number): boolean => {
    const [above, row] = [rows[at - 1] as LineRow, rows[at] as LineRow]
    return above.page !== row.page || above.source.band === null || above.source.band !== row.source.band
  }
  const drawn = groupsBy(rows, (at) => !isParted(at))
  if (areRows(drawn)) return answer(drawn, rows.length)
  const gaps = gapsOf(rows)
  for (const within of spacesWithin(gaps)) {
    const spaced = groupsBy(rows, (at) => (gaps[at - 1] ?? WIDEST) <= within)
    if (areRows(spaced)) return answer(spaced, rows.length)
  }
  return joinUnnumbered(rows)
}

const isNumbered = ({ cells }: LineRow): boolean => /^\p{Nd}+[.)]?$/u.test(cells[0] ?? '')

/** Whether the number of a row stands in its last line: no line follows the last number, and people's words come before the first. */
function areNumberedBelow(rows: readonly LineRow[]): boolean {
  const first = rows.findIndex(isNumbered)
  const before = rows[first - 1]
  const last = rows.at(-1)
  return last !== undefined && isNumbered(last) && before !== undefined && !before.cells.some(isColumnName)
}

/** Where the first column numbers the rows, a line without a number belongs to the row whose number stands above it, or below. */
function joinUnnumbered(rows: readonly LineRow[]): JoinedRows {
  const numbers = rows.filter(isNumbered).map(({ cells }) => Number.parseInt(asciiDigits(cells[0] ?? ''), 10))
  const enough = 2 * numbers.length >= rows.length || countUp(numbers)
  if (rows.length < 3 || (rows[0]?.cells.length ?? 0) < 2 || !enough) return { rows, joined: 0, bySpace: false }
  const gaps = gapsOf(rows)
  const isNear = (at: number): boolean => (gaps[at - 1] ?? WIDEST) < 2
  const below = areNumberedBelow(rows)
  const first = rows.findIndex(isNumbered)
  const firstOwn = below
    ? rows.findIndex((row, at) => at >= first - MOST_LINES && !row.cells.some(isColumnName))
    : first
  const goesOn = (at: number): boolean =>
    below
      ? at > firstOwn && !isNumbered(rows[at - 1] as LineRow)
      : at > first && (rows[at] as LineRow).cells[0] === '' && isNear(at)
  const groups = groupsBy(rows, goesOn)
  return { rows: groups.map(joinRows), joined: rows.length - groups.length, bySpace: false }
}

/** Numbers that count up from row to row. */
export function countUp(numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).filter((number, at) => number === (numbers[at] ?? 0) + 1).length
  return numbers.length > 3 && steps >= 0.9 * (numbers.length - 1)
}
