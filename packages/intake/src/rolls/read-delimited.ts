import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type ListText, piecesOf } from './list-text.ts'
import { figure, type Grid, Kept, MOST_COLUMNS, type RollLine, RollRefused, tooWide } from './roll.ts'

/** The separator that the first lines agree on. */
function separatorOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/u, 5).filter((line) => line !== '')
  const counted = ['\t', ';', ',', '|'].map((mark) => ({
    mark,
    least: Math.min(...lines.map((line) => line.split(mark).length - 1)),
    total: lines.reduce((sum, line) => sum + line.split(mark).length - 1, 0),
  }))
  return counted.reduce((best, one) =>
    one.least > best.least || (one.least === best.least && one.least === 0 && one.total > best.total) ? one : best,
  ).mark
}

/** No row of a list is longer: a quotation mark that nothing closes takes in all that follows. */
const LONGEST_ROW = 1_000_000

/** Reads a table in plain text, piece by piece: comma, semicolon, tab or bar between cells. */
export async function readDelimited(text: ListText, name: string): Promise<Grid> {
  const delimiter = /^sep=(.)\r?\n/u.exec(text.head)?.[1] ?? separatorOf(text.head)
  const sep = /^sep=(.)\r?\n/u.exec(text.head)
  const parser = Readable.from(piecesOf(text)).pipe(
    parse({
      delimiter,
      from: sep === null ? 1 : 2,
      info: true,
      max_record_size: LONGEST_ROW,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  )
  const rows: RollLine[] = []
  let before = 0
  const same = sameWords()
  const kept = new Kept(name)
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (info.lines > before + 1)
        refuseSwallowed(record, { before, lines: info.lines, delimiter, width: rows[0]?.cells.length ?? 0 }, name)
      before = info.lines
      if (record.length > MOST_COLUMNS) throw tooWide(name, record.length)
      kept.row(record.length)
      rows.push({ line: info.lines, cells: record.map(same) })
    }
  } catch (error) {
    throw refusalFor(error, name)
  }
  return { name: null, hidden: false, rows, merges: [], notes: text.notes }
}

/** Words that many cells share are kept once: towns, ranks, years. */
const MOST_KEPT = 100_000

function sameWords(): (words: string) => string {
  const kept = new Map<string, string>()
  return (words) => {
    const known = kept.get(words)
    if (known !== undefined) return known
    if (kept.size < MOST_KEPT) kept.set(words, words)
    return words
  }
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

interface Lines {
  readonly before: number
  readonly lines: number
  readonly delimiter: string
  readonly width: number
}

/** So many lines of a cell that have as many separators as a row are rows that a stray quotation mark took in. */
const SWALLOWED = 2

/** A cell may have several lines, as an address has; one that has whole rows in it has swallowed them. */
function refuseSwallowed(cells: readonly string[], { before, lines, delimiter, width }: Lines, name: string): void {
  if (width < 2) return
  const isRow = (line: string): boolean => line.split(delimiter).length >= width
  const swallowed = cells.some((cell) => cell.includes('\n') && cell.split(/\r?\n/u).filter(isRow).length >= SWALLOWED)
  if (swallowed)
    throw new RollRefused(
      `${name} is no table that can be read near line ${figure(before + 1)}: a quotation mark opens a cell there and nothing closes it before line ${figure(lines)}, so that whole rows lie in one cell; take it out, or close the cell`,
    )
}

function refusalFor(error: unknown, name: string): unknown {
  if (!(error instanceof CsvError)) return error
  const where = 'lines' in error ? ` near line ${String(error.lines)}` : ''
  return error.code === 'CSV_MAX_RECORD_SIZE'
    ? new RollRefused(
        `${name} is no table that can be read${where}: a row has more than ${figure(LONGEST_ROW)} characters; perhaps a quotation mark opens a cell and nothing closes it`,
      )
    : new RollRefused(
        `${name} is no table that can be read${where}: a quotation mark opens a cell and nothing closes it`,
      )
}
