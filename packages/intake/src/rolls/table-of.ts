import { guessKind } from '@muster/core'
import {
  filledIn,
  headBelow,
  isBelowGroups,
  isHeadAlone,
  isPerson,
  isPersonAbove,
  isRowOfUnits,
  isSecondHeader,
  isTitle,
  LOOKED_AT,
  usualWidth,
} from './head-rows.ts'
import { withoutHeadsAgain } from './printed-again.ts'
import {
  counted,
  figure,
  type Grid,
  type Merge,
  MOST_COLUMNS,
  MOST_ROWS,
  type RollLine,
  RollRefused,
  tooWide,
} from './roll.ts'
import { refuseSideBySide } from './side-by-side.ts'
import { splitBirths } from './split-births.ts'

/** A list's rows told apart from what names its columns and from what stands above them. */
export interface Table {
  readonly headers: readonly string[]
  readonly rows: readonly RollLine[]
  readonly notes: readonly string[]
}

/** Titles stand in the first rows, if anywhere. */
const MOST_TITLES = 20

interface Spread {
  readonly rows: readonly RollLine[]
  /** Rows whose one cell is merged over the whole width. */
  readonly headings: ReadonlySet<number>
  readonly merged: number
}

/** Merges as far as there are rows and columns: a file may say that a cell goes on for millions. */
function mergesWithin({ rows, merges }: Grid): readonly Merge[] {
  const last = rows.at(-1)?.line ?? 0
  return merges.flatMap((merge) => {
    const height = Math.min(merge.height, last - merge.row + 1)
    const width = Math.min(merge.width, MOST_COLUMNS - merge.column)
    return height < 1 || width < 1 ? [] : [{ ...merge, height, width }]
  })
}

/** Merged cells: the words of the first cell hold for each row that the merge spans. */
function spread(grid: Grid, name: string): Spread {
  if (grid.merges.length === 0) return { rows: grid.rows, headings: new Set(), merged: 0 }
  const all = grid.rows.map((row) => ({ ...row, cells: [...row.cells] }))
  // A damaged workbook may give one number to several rows: each of them is kept, and the first has the merges.
  const rows = new Map(all.toReversed().map((row) => [row.line, row]))
  const width = grid.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const isHeading = ({ row, width: across }: Merge): boolean => {
    const first = rows.get(row)
    return first !== undefined && across >= Math.max(2, width) && filledIn(first) <= 1
  }
  const headings = new Set(grid.merges.filter(isHeading).map(({ row }) => row))
  const tall = grid.merges.filter(({ row, height }) => height > 1 && rows.has(row))
  const most = (rows.size + 1) * (width + 1)
  let spanned = 0
  for (const { row, column, height } of tall) {
    spanned += height
    if (spanned > most)
      throw new RollRefused(`${name} has merged cells that lie over one another: undo merging in it, and save it again`)
    const words = rows.get(row)?.cells[column] ?? ''
    for (let line = row + 1; line < row + height; line++) fill(rows.get(line)?.cells, column, words)
  }
  return { rows: all, headings, merged: tall.length }
}

function fill(cells: string[] | undefined, column: number, words: string): void {
  if (cells === undefined) return
  while (cells.length <= column) cells.push('')
  if (cells[column] === '') cells[column] = words
}

function spans(grid: Grid, first: RollLine): readonly string[] {
  const cells = [...first.cells]
  for (const { row, column, width } of grid.merges)
    if (row === first.line) for (let at = column + 1; at < column + width; at++) cells[at] = cells[column] ?? ''
  return cells
}

/** A word over several columns stands above the first of them. */
function overBlanks(row: RollLine): RollLine {
  let last = ''
  return { ...row, cells: row.cells.map((cell) => (last = cell.trim() === '' ? last : cell)) }
}

function joinHeaders(first: readonly string[], second: readonly string[]): string[] {
  return Array.from({ length: Math.max(first.length, second.length) }, (_, column) => {
    const [above = '', under = ''] = [first[column]?.trim(), second[column]?.trim()]
    return above === under || under === '' ? above : above === '' ? under : `${above} / ${under}`
  })
}

const linesOf = (rows: readonly RollLine[]): string =>
  rows.length === 1 ? `Row ${rows[0]?.line}` : `Rows ${rows[0]?.line} to ${rows.at(-1)?.line}`

interface Heads {
  readonly headers: string[]
  /** The rows that name the columns. */
  readonly heads: readonly RollLine[]
  readonly body: RollLine[]
  readonly note: readonly string[]
}

/** Which of the first rows name the columns, or say how they are written. */
function headsOf(grid: Grid, first: RollLine, rows: readonly RollLine[]): Heads {
  const [second, ...others] = rows
  if (second !== undefined && isHeadAlone(second) && isPersonAbove(first, others))
    return withoutUnits({
      headers: [...second.cells],
      heads: [second],
      body: [first, ...others],
      note: [`Row ${second.line} names the columns, and row ${first.line} above it is a person.`],
    })
  if (second !== undefined && isSecondHeader(grid, first, second, others)) {
    const above = spans(grid, isBelowGroups(first, second, others) ? overBlanks(first) : first)
    const note = `Rows ${first.line} and ${second.line} both name the columns.`
    return withoutUnits(
      withThirdHead({ headers: joinHeaders(above, second.cells), heads: [first, second], body: others, note: [note] }),
    )
  }
  if (!isPerson(first, rows))
    return withoutUnits({ headers: [...first.cells], heads: [first], body: [...rows], note: [] })
  return {
    headers: first.cells.map((_, column) => `column ${column + 1}`),
    heads: [],
    body: [first, ...rows],
    note: ['No row names the columns: they are called column 1, column 2 and so on, and the first row is a person.'],
  }
}

/** Groups, and what the columns are called in two languages, take three rows. */
function withThirdHead(found: Heads): Heads {
  const [third, ...body] = found.body
  if (third === undefined || body.length === 0 || !isHeadAlone(third)) return found
  return {
    headers: joinHeaders(found.headers, third.cells),
    heads: [...found.heads, third],
    body,
    note: [...found.note, `Row ${third.line} names the columns too.`],
  }
}

/** Takes a row of units from below the column names. A column that has no other name is called by its unit. */
function withoutUnits(found: Heads): Heads {
  const [units, ...body] = found.body
  if (units === undefined || !isRowOfUnits(units, body)) return found
  return {
    headers: Array.from({ length: Math.max(found.headers.length, units.cells.length) }, (_, column) => {
      const name = found.headers[column] ?? ''
      return name.trim() === '' ? (units.cells[column] ?? '') : name
    }),
    heads: [...found.heads, units],
    body,
    note: [...found.note, `Row ${units.line} below the column names says how the columns are written: no person.`],
  }
}

/**
 * MT7: tells which rows of a table name its columns, what stands above them and who follows. Throws `RollRefused` with one sentence
 * for what is no list; `name`: the file's name, for that sentence.
 */
export function tableOf(given: Grid, name: string): Table {
  const grid = { ...given, merges: mergesWithin(given) }
  const { rows: all, headings, merged } = spread(grid, name)
  const filled = all.filter((row) => filledIn(row) > 0)
  const usual = usualWidth(filled)
  const notes = [...grid.notes]
  let start = 0
  while (start < Math.min(MOST_TITLES, filled.length - 2) && isTitle(filled[start] as RollLine, usual)) start++
  start = Math.max(start, headBelow(grid, filled))
  if (start > 0) notes.push(`${linesOf(filled.slice(0, start))} above the column names: a title, not a person.`)
  const [first, second, ...others] = filled.slice(start)
  if (first === undefined)
    throw new RollRefused(`${name} is empty: a list has a row of column names and a row for each person`)
  const width = all.reduce((most, { cells }) => Math.max(most, cells.length), given.width ?? 0)
  if (width > MOST_COLUMNS) throw tooWide(name, width)
  const { headers, heads, body: below, note } = headsOf(grid, first, second === undefined ? [] : [second, ...others])
  refuseSideBySide(headers, below, name)
  let body = below
  notes.push(...note)
  const left = withoutHeadsAgain(body, heads)
  notes.push(...left.notes)
  body = [...left.rows]
  const people = body.filter(({ line }) => !headings.has(line))
  if (people.length < body.length)
    notes.push(
      `${counted(body.length - people.length, 'row')} merged over the whole width were taken as headings: ${body
        .filter(({ line }) => headings.has(line))
        .slice(0, 10)
        .map(({ line }) => `row ${line}`)
        .join(', ')}.`,
    )
  if (merged > 0)
    notes.push(`${counted(merged, 'merged cell')} over several rows: the words hold for each of these rows.`)
  if (people.length === 0)
    throw new RollRefused(`${name} has one row only: the first row names the columns, and no person follows`)
  if (people.length > MOST_ROWS)
    throw new RollRefused(`${name} has ${figure(people.length)} rows; a list may have ${figure(MOST_ROWS)}: split it`)
  while (headers.length < width) headers.push('')
  notes.push(...formulaNote(people))
  return splitBirths({ headers, rows: people, notes })
}

function formulaNote(rows: readonly RollLine[]): readonly string[] {
  const count = rows.reduce((sum, { formulas }) => sum + (formulas?.length ?? 0), 0)
  return count === 0
    ? []
    : [
        count === 1
          ? '1 cell holds a formula: the words that were saved with it are compared, nothing is worked out here.'
          : `${figure(count)} cells hold formulas: the words that were saved with them are compared, nothing is worked out here.`,
      ]
}

/** How much a table looks like a list of people: its rows, if a column of it holds names. */
export function listLikeness({ headers, rows }: Table): number {
  const named = headers.some(
    (header, column) =>
      guessKind(
        header,
        rows.slice(0, LOOKED_AT).map(({ cells }) => cells[column] ?? ''),
      ) === 'name',
  )
  return rows.length * (named ? 1000 : 1)
}
