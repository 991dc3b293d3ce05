import writeExcelFile from 'write-excel-file/node'
import type { Place, Told } from './tell-rows.ts'

/** A cell that a spreadsheet takes for a formula is made harmless, as OWASP advises. */
const cellOf = (value: string | number): string => {
  const text = String(value)
  const safe = /^[=+\-@\t]/u.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const ANSWER_COLUMNS = [
  'outcome',
  'left line',
  'left',
  'right line',
  'right',
  'probability',
  'weight',
  'left read as',
  'right read as',
] as const

const readingOf = (place: Place | undefined): string =>
  (place?.readAs ?? []).map(({ printed, as, why }) => `${printed} → ${as} (${why})`).join('; ')

/** A line for each pair, and one for a row that has none. */
const answerRows = (rows: readonly Told[]): readonly (readonly (string | number)[])[] =>
  rows.flatMap((row) =>
    (row.others.length === 0 ? [null] : row.others).map((other) => [
      row.outcome,
      row.leftLine,
      row.left,
      other?.rightLine ?? '',
      other?.right ?? '',
      other?.probability ?? '',
      other?.weight ?? '',
      readingOf(row.leftPlace),
      readingOf(other?.rightPlace),
    ]),
  )

export function asCsv(rows: readonly Told[]): string {
  const lines = answerRows(rows).map((cells) => cells.map(cellOf).join(','))
  return `${ANSWER_COLUMNS.join(',')}\n${lines.join('\n')}\n`
}

/** The answer as a workbook: words as words, so that no cell is a formula. */
export async function asXlsx(rows: readonly Told[]): Promise<Uint8Array> {
  const header = ANSWER_COLUMNS.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const cells = answerRows(rows).map((row) =>
    row.map((value) =>
      typeof value === 'number'
        ? { value, type: Number }
        : value === ''
          ? null
          : { value: fitCell(value), type: String },
    ),
  )
  const widths = ANSWER_COLUMNS.map((name) => ({
    width: name.startsWith('left') || name.startsWith('right') ? 24 : 12,
  }))
  return writeExcelFile([header, ...cells], { columns: widths, stickyRowsCount: 1, sheet: 'answer' }).toBuffer()
}

/** A cell of a workbook holds 32,767 signs and none of those below the space. */
const fitCell = (text: string): string =>
  [...text]
    .filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t')
    .join('')
    .slice(0, 32_767)
