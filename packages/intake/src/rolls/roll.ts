/** A name list as it was printed: each cell the file's own words. */
export interface Roll {
  readonly headers: readonly string[]
  readonly rows: readonly RollLine[]
  /** The sheet, table or pages that were read; null for a file that is one table. */
  readonly sheet: string | null
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string
  /** What was done to make a list of the file, and what in it was left aside: a sentence each, for a person to check. */
  readonly notes: readonly string[]
}

/** A row, with the line of the file, row of the sheet or line of the page's table it stands in, counted from 1. */
export interface RollLine {
  readonly line: number
  readonly cells: readonly string[]
  /** The page of a document that has pages. */
  readonly page?: number
  /** Formulas of cells whose words were worked out by whoever saved the file: never worked out here. */
  readonly formulas?: readonly CellFormula[]
}

export interface CellFormula {
  /** The column, counted from 0. */
  readonly column: number
  readonly formula: string
}

/** What keeps a file from being read as a list, in one sentence. */
export class RollRefused extends Error {
  override readonly name = 'RollRefused'
}

export const MOST_COLUMNS = 500
export const MOST_ROWS = 2_000_000
/** Of a file, or of a sheet unpacked: what one list may take of memory. */
export const MOST_BYTES = 512 * 1024 * 1024

/** Why a list with so many columns is not read. */
export const tooWide = (name: string, width: number): RollRefused =>
  new RollRefused(
    `${name} has ${width} columns; a list may have ${MOST_COLUMNS}: leave out those that tell nothing of a person`,
  )

/** Of a file, with the empty ones before others: what is kept of them must fit in memory. A row counts as some cells of its own. */
const MOST_CELLS = 100_000_000
const A_ROW = 4

/** Counts what is kept of a file, so that a small one that unpacks to a large one is refused before it fills the memory. */
export class Kept {
  readonly #file: string
  #cells = 0

  constructor(file: string) {
    this.#file = file
  }

  row(cells: number): void {
    this.#cells += cells + A_ROW
    if (this.#cells > MOST_CELLS)
      throw new RollRefused(
        `${this.#file} has more than ${figure(MOST_CELLS)} cells, the empty ones before others too: leave out columns that tell nothing of a person, or split it`,
      )
  }
}

/** Cells that a merge joins in a printed table, from its first cell. */
export interface Merge {
  readonly row: number
  readonly column: number
  readonly height: number
  readonly width: number
}

/** A table as a file has it, before anybody says which rows name the columns. */
export interface Grid {
  /** The sheet's or table's name; null for a file that is one table. */
  readonly name: string | null
  readonly hidden: boolean
  /** So many columns, where they are more than a list may have: what lies beyond is not kept. */
  readonly width?: number
  readonly rows: readonly RollLine[]
  readonly merges: readonly Merge[]
  readonly notes: readonly string[]
}

export const figure = (count: number): string => count.toLocaleString('en')
export const counted = (count: number, noun: string): string => `${figure(count)} ${noun}${count === 1 ? '' : 's'}`

/** What is told of cells of a workbook that have no words: nobody worked out their formula, or the workbook shows an error there. */
export function wordless(unsaved: number, errors: number): readonly string[] {
  const notes: string[] = []
  if (unsaved > 0)
    notes.push(
      `${counted(unsaved, 'cell')} ${unsaved === 1 ? 'holds' : 'hold'} a formula without a saved value and ${unsaved === 1 ? 'is' : 'are'} empty here: open the workbook and save it.`,
    )
  if (errors > 0)
    notes.push(
      `${counted(errors, 'cell')} of the sheet ${errors === 1 ? 'shows' : 'show'} an error of the workbook, as #REF!, and no words: mend the workbook.`,
    )
  return notes
}

const MOST_TOLD = 10

/** What is told of rows that whoever opens the file is not shown: they are read like the others. */
export const hiddenRows = (lines: readonly number[]): readonly string[] =>
  lines.length === 0
    ? []
    : [
        `${counted(lines.length, 'row')} of the table ${lines.length === 1 ? 'is' : 'are'} hidden or filtered out and read like the others: ${lines
          .slice(0, MOST_TOLD)
          .map((line) => `row ${line}`)
          .join(', ')}.`,
      ]

/** What is told of columns that whoever opens the file is not shown; `columns`: counted from 0. */
export const hiddenColumns = (columns: readonly number[]): readonly string[] =>
  columns.length === 0
    ? []
    : [
        `${counted(columns.length, 'column')} of the table ${columns.length === 1 ? 'is' : 'are'} hidden and read like the others: ${columns
          .slice(0, MOST_TOLD)
          .map((column) => `column ${column + 1}`)
          .join(', ')}.`,
      ]
