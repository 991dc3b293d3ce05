import { parse } from 'csv-parse/sync'
import { readCharset } from '../charset/read-charset.ts'

/** A name list as it was printed: each cell the file's own words. */
export interface Roll {
  readonly headers: readonly string[]
  readonly rows: readonly RollLine[]
}

/** A row, with the line of the file it stands in, counted from 1. */
export interface RollLine {
  readonly line: number
  readonly cells: readonly string[]
}

/** What keeps a file from being read as a list, in one sentence. */
export class RollRefused extends Error {
  override readonly name = 'RollRefused'
}

const MOST_COLUMNS = 500
const MOST_ROWS = 5_000_000
/** Archives, workbooks and databases by their first bytes: they are no plain tables. */
const isPacked = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) ||
  (bytes[0] === 0xd0 && bytes[1] === 0xcf) ||
  (bytes[0] === 0x25 && bytes[1] === 0x50)

/** The separator that the first lines agree on. */
function separatorOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/u, 5).filter((line) => line !== '')
  const counted = ['\t', ';', ',', '|'].map((mark) => ({
    mark,
    least: Math.min(...lines.map((line) => line.split(mark).length - 1)),
  }))
  return counted.reduce((best, one) => (one.least > best.least ? one : best)).mark
}

/**
 * Reads a table in plain text (comma, semicolon, tab or bar between cells; any encoding). The first row names the columns.
 * Throws `RollRefused` with one sentence for what is no such table. `name`: the file's name, for that sentence.
 */
export function readRoll(bytes: Uint8Array, name: string): Roll {
  if (isPacked(bytes))
    throw new RollRefused(`${name} is a workbook or an archive; save its sheet as CSV and match that`)
  const hint = { mediaType: null, charset: null, url: null, name }
  const text = readCharset(bytes, hint).decoded.text.replace(/^\ufeff/u, '')
  if (text.trim() === '')
    throw new RollRefused(`${name} is empty: a list has a row of column names and a row for each person`)
  const records = recordsOf(text, name)
  const [first, ...others] = records
  const headers = first?.cells ?? []
  if (headers.length > MOST_COLUMNS)
    throw new RollRefused(`${name} has ${headers.length} columns; a list may have ${MOST_COLUMNS}`)
  const rows = others.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (rows.length === 0)
    throw new RollRefused(`${name} has one row only: the first row names the columns, and no person follows`)
  if (rows.length > MOST_ROWS) throw new RollRefused(`${name} has ${rows.length} rows; a list may have ${MOST_ROWS}`)
  return { headers, rows }
}

function recordsOf(text: string, name: string): readonly RollLine[] {
  try {
    const parsed = parse(text, {
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    return parsed.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    const where = error instanceof Error && 'lines' in error ? ` near line ${String(error.lines)}` : ''
    throw new RollRefused(
      `${name} is no table that can be read${where}: a quotation mark opens a cell and nothing closes it`,
    )
  }
}
