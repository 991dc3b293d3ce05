import { createHash } from 'node:crypto'
import { readCharset } from '../charset/read-charset.ts'
import { chooseTable } from './choose-table.ts'
import { listText } from './list-text.ts'
import { isPdf, readPdf } from './pdf/read-pdf.ts'
import { readDelimited } from './read-delimited.ts'
import { isMarkup, readHtmlTables } from './read-html-tables.ts'
import { isSpaced, readSpacedText } from './read-spaced-text.ts'
import { figure, type Grid, MOST_BYTES, type Roll, RollRefused } from './roll.ts'
import { isArchive, isCompound, readWorkbook, refuseCompound } from './workbook/read-workbook.ts'

export { type CellFormula, MOST_BYTES as MOST_LIST_BYTES, type Roll, type RollLine, RollRefused } from './roll.ts'

export interface RollOptions {
  /** The sheet or table to read, by its name or its number from 1; null: the one that looks most like a list. */
  readonly sheet?: string | null
}

interface Read {
  readonly grids: readonly Grid[]
  readonly notes: readonly string[]
}

/**
 * Reads a name list: a table in plain text in any encoding, a workbook (XLSX, ODS), the tables of an HTML page or
 * the text of a PDF. Titles above
 * the list, two rows of column names, merged cells and formulas are told apart and told of in `notes`.
 * Throws `RollRefused` with one sentence for what is no such list. `name`: the file's name, for that sentence.
 */
export async function readRoll(bytes: Uint8Array, name: string, options: RollOptions = {}): Promise<Roll> {
  if (bytes.length > MOST_BYTES)
    throw new RollRefused(
      `${name} has ${figure(Math.round(bytes.length / 2 ** 20))} MB; a list may have ${figure(MOST_BYTES / 2 ** 20)} MB: split it`,
    )
  const { grids, notes } = await readGrids(bytes, name)
  const chosen = chooseTable(grids, options.sheet ?? null, name)
  return {
    headers: chosen.table.headers,
    rows: chosen.table.rows,
    sheet: chosen.name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    notes: [...notes, ...chosen.notes, ...chosen.table.notes],
  }
}

async function readGrids(bytes: Uint8Array, name: string): Promise<Read> {
  if (isArchive(bytes)) return readWorkbook(bytes, name)
  if (isCompound(bytes)) throw refuseCompound(bytes, name)
  if (isPdf(bytes)) return { grids: await readPdf(bytes, name), notes: [] }
  const text = listText(bytes, name)
  if (text.head.trim() === '')
    throw new RollRefused(`${name} is empty: a list has a row of column names and a row for each person`)
  if (isMarkup(text.head)) return { grids: readHtmlTables(pageText(bytes, name), name), notes: [] }
  const spaced = isSpaced(text) ? readSpacedText(text) : null
  return { grids: [spaced ?? (await readDelimited(text, name))], notes: [] }
}

/** A page says its encoding itself. */
const pageText = (bytes: Uint8Array, name: string): string =>
  readCharset(bytes, { mediaType: null, charset: null, url: null, name }).decoded.text
