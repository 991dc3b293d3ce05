import { isColumnName } from '@muster/core'
import type { Grid } from '../roll.ts'
import { alignedTable } from './aligned-table.ts'
import type { PageLine } from './page-lines.ts'

/** Whether a line has names of columns alone, two at least: the head of a table, or a part of one. */
const isHead = ({ pieces }: PageLine): boolean =>
  pieces.length >= 2 && pieces.filter(({ text }) => isColumnName(text)).length >= Math.max(2, 0.6 * pieces.length)

const wordsOf = ({ pieces }: PageLine): string => pieces.map(({ text }) => text).join('\u0000')

/** A head may have several lines, and a title as many above it. */
const HEAD_LINES = 2

interface Head {
  readonly at: number
  readonly line: PageLine
}

/** Where tables begin that follow another: at a head of other columns, or at one more head on a page that has one. */
function beginnings(lines: readonly PageLine[]): readonly number[] {
  const found: number[] = []
  let before: Head | null = null
  for (const [at, line] of lines.entries()) {
    if (!isHead(line)) continue
    const goesOn: boolean = before !== null && at - before.at <= HEAD_LINES
    const isAgain = before !== null && before.line.page !== line.page && wordsOf(before.line) === wordsOf(line)
    if (before !== null && !goesOn && !isAgain) found.push(withTitle(lines, at))
    before = { at, line: goesOn && before !== null ? before.line : line }
  }
  return found
}

/** Lines of one piece right above a head are its title. */
function withTitle(lines: readonly PageLine[], head: number): number {
  let at = head
  while (head - at < HEAD_LINES && lines[at - 1]?.pieces.length === 1 && lines[at - 1]?.page === lines[head]?.page) at--
  return at
}

/** The tables that the lines of a document make, those parted that have heads of their own. */
export function alignedTables(lines: readonly PageLine[]): readonly Grid[] {
  const starts = beginnings(lines)
  if (starts.length === 0) return [alignedTable(lines)]
  return [0, ...starts].map((from, at) => {
    const grid = alignedTable(lines.slice(from, starts[at] ?? lines.length))
    const rows = grid.rows.map((row) => ({ ...row, line: row.line + from }))
    return { ...grid, rows, name: `table ${at + 1} (page ${lines[from]?.page})` }
  })
}
