import { isColumnName } from '@muster/core'
import { counted, type Grid, type Merge, type RollLine } from '../roll.ts'
import { joinCellLines } from './join-lines.ts'
import { isRightToLeft, linesOf, type Run, wordsOf } from './page-lines.ts'
import { cellsOf, placeAmong, type Region, type RegionCell } from './ruled-region.ts'

/** A page with its text and the ruled tables on it. */
export interface RuledPage {
  readonly page: number
  readonly runs: readonly Run[]
  readonly regions: readonly Region[]
}

/** A row of a table as it is gathered, before the table's lines are numbered. */
interface Row {
  readonly page: number
  readonly cells: string[]
  readonly merges: readonly Omit<Merge, 'row'>[]
}

interface Table {
  readonly xs: readonly number[]
  readonly rows: Row[]
  /** The page and the lower end of its last part. */
  page: number
  bottom: number
}

/** Columns of a table that goes on over pages stand as far apart; they may stand a little aside. */
const SAME_COLUMN = 5
/** Where less of the text stands in ruled tables, they are not what the document is about. */
const MOST_OF_TEXT = 0.6
/** So many lines in each cell of a row are rows of their own that no line parts. */
const ROWS_UNPARTED = 3

/**
 * The tables that drawn lines make, cell by cell, columns that stand alike on several pages as one; null: most of the text stands in
 * none, and its columns must be told otherwise.
 */
export function ruledTables(pages: readonly RuledPage[]): readonly Grid[] | null {
  const backwards = isRightToLeft(
    pages
      .slice(0, 5)
      .flatMap(({ runs }) => runs.map(({ text }) => text))
      .join(' '),
  )
  const tables: Table[] = []
  let [inside, outside, linesOutside] = [0, 0, 0]
  for (const { page, runs, regions } of pages) {
    const held = partRuns(runs, regions)
    const lines = linesOf(page, held.outside)
    outside += lettersOf(held.outside)
    linesOutside += lines.length
    for (const [at, region] of regions.entries()) {
      const own = held.inside[at] ?? []
      if (own.length === 0) continue
      const rows = rowsIn(page, region, own, backwards)
      if (rows === null) return null
      inside += lettersOf(own)
      const top = region.ys[0] ?? 0
      const isParted = (table: Table) => table.page === page && lines.some(({ y }) => y > top && y < table.bottom)
      const known = tables.find((table) => sameColumns(table.xs, region.xs) && !isParted(table))
      if (known === undefined) tables.push({ xs: region.xs, rows: [...rows], page, bottom: region.ys.at(-1) ?? 0 })
      else Object.assign(known, { page, bottom: region.ys.at(-1) ?? 0 }).rows.push(...rows)
    }
  }
  if (tables.length === 0 || inside < MOST_OF_TEXT * (inside + outside)) return null
  const notes =
    linesOutside === 0
      ? []
      : [
          `Text outside the drawn tables was left out (${counted(linesOutside, 'line')}): look whether it names anybody.`,
        ]
  return tables.map((table, at) => gridOf(table, tables.length === 1 ? null : at + 1, notes))
}

const lettersOf = (runs: readonly Run[]): number => runs.reduce((sum, { text }) => sum + text.trim().length, 0)

const sameColumns = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((at, place) => Math.abs(at - (other[place] ?? 0)) <= SAME_COLUMN)

/** Half of a letter's height above its foot: what tells which row it stands in. */
const middleY = ({ y, height }: Run): number => y + height / 3
const isWithin = (run: Run, { xs, ys }: Region): boolean =>
  placeAmong(xs, run.x + run.width / 2) >= 0 && placeAmong(ys, middleY(run)) >= 0

function partRuns(runs: readonly Run[], regions: readonly Region[]) {
  const inside = regions.map((): Run[] => [])
  const outside: Run[] = []
  for (const run of runs.filter(({ text }) => text.trim() !== '')) {
    const at = regions.findIndex((region) => isWithin(run, region))
    if (at < 0) outside.push(run)
    else inside[at]?.push(...acrossColumns(run, regions[at] as Region))
  }
  return { inside, outside }
}

/** PDF.js takes neighbouring cells for one run where little white parts them: then its words are dealt out. */
const acrossColumns = (run: Run, { xs }: Region): readonly Run[] =>
  placeAmong(xs, run.x + 1) === placeAmong(xs, run.x + run.width - 1) ? [run] : wordsOf(run)

/** The rows of a region with the words of their cells; null: the lines part no rows. */
function rowsIn(page: number, region: Region, runs: readonly Run[], backwards: boolean): readonly Row[] | null {
  const columns = region.xs.length - 1
  const columnOf = ({ column, width }: RegionCell): number => (backwards ? columns - column - width : column)
  const rows = region.ys.slice(1).map(() => ({
    page,
    cells: Array.from({ length: columns }, () => ''),
    lines: [] as number[],
    merges: [] as Omit<Merge, 'row'>[],
  }))
  for (const cell of cellsOf(region)) {
    const own = runs.filter((run) => {
      const row = placeAmong(region.ys, middleY(run))
      const column = placeAmong(region.xs, run.x + run.width / 2)
      return (
        row >= cell.row && row < cell.row + cell.height && column >= cell.column && column < cell.column + cell.width
      )
    })
    const row = rows[cell.row]
    if (row === undefined) continue
    const lines = linesOf(page, own)
    const words = lines.map(({ pieces }) =>
      (backwards ? [...pieces].reverse() : pieces).map(({ text }) => text).join(' '),
    )
    row.cells[columnOf(cell)] = words.reduce(joinCellLines, '')
    if (lines.length > 0) row.lines.push(lines.length)
    if (cell.width > 1 || cell.height > 1)
      row.merges.push({ column: columnOf(cell), height: cell.height, width: cell.width })
  }
  const isUnparted = rows.some(({ lines }) => lines.length > 1 && lines.every((count) => count >= ROWS_UNPARTED))
  return isUnparted ? null : rows
}

/** So many rows name the columns at most. */
const HEAD_ROWS = 3

/**
 * Leaves out column names that are printed again at the top of a page: the rows there that are those at the top of the table, one after
 * another, as far as they name columns. A person who is on the list twice is none.
 */
function withoutHeadsAgain(rows: readonly Row[]): readonly Row[] {
  const key = (row: Row | undefined): string => (row?.cells ?? []).join('\u0000')
  const isHead = (row: Row, at: number): boolean =>
    at < HEAD_ROWS && key(row) === key(rows[at]) && row.cells.some(isColumnName)
  let [page, onPage, isTop] = [rows[0]?.page, 0, false]
  return rows.filter((row, at) => {
    const begins = row.page !== page
    if (begins) [page, onPage, isTop] = [row.page, 0, true]
    isTop &&= at > 0 && isHead(row, onPage++)
    return !isTop
  })
}

function gridOf({ rows }: Table, number: number | null, outside: readonly string[]): Grid {
  const first = rows[0]?.page
  const kept = withoutHeadsAgain(rows)
  const pages = new Set(kept.map(({ page }) => page)).size
  const lines = kept.map(({ page, cells }, at): RollLine => ({ line: at + 1, page, cells }))
  const merges = kept.flatMap((row, at) => row.merges.map((merge): Merge => ({ row: at + 1, ...merge })))
  const notes = ['Columns and rows are those that drawn lines part.', ...outside]
  if (kept.length < rows.length)
    notes.push(`Column names printed again were left out (${counted(rows.length - kept.length, 'row')}).`)
  return {
    name: number === null ? counted(pages, 'page') : `table ${number} (page ${first})`,
    hidden: false,
    rows: lines.filter(({ cells }) => cells.some((cell) => cell !== '')),
    merges,
    notes,
  }
}
