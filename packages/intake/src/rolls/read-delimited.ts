import { parse } from 'csv-parse/sync'
import { readCharset } from '../charset/read-charset.ts'
import { figure, type Grid, MOST_ROWS, type RollLine, RollRefused } from './roll.ts'

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

/** Lines are counted before anything is decoded: a list too long takes no more memory than its bytes. */
function refuseTooLong(bytes: Uint8Array, name: string): void {
  let lines = 1
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines++
  if (lines > MOST_ROWS + 100)
    throw new RollRefused(
      `${name} has ${figure(lines)} lines; a list may have ${figure(MOST_ROWS)} rows: split it, for example by first letter`,
    )
}

/** The text of a list in any encoding. */
export function textOf(bytes: Uint8Array, name: string): string {
  refuseTooLong(bytes, name)
  return readCharset(bytes, { mediaType: null, charset: null, url: null, name }).decoded.text.replace(/^\ufeff/u, '')
}

/** Reads a table in plain text: comma, semicolon, tab or bar between cells. */
export function readDelimited(text: string, name: string): Grid {
  const sep = /^sep=(.)\r?\n/u.exec(text)
  return { name: null, hidden: false, rows: recordsOf(text, sep, name), merges: [], notes: [] }
}

function recordsOf(text: string, sep: RegExpExecArray | null, name: string): readonly RollLine[] {
  try {
    const parsed = parse(text, {
      delimiter: sep?.[1] ?? separatorOf(text),
      from: sep === null ? 1 : 2,
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
