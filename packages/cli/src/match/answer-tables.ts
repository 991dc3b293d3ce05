import { ActRefused } from '@muster/app'
import writeExcelFile from 'write-excel-file/node'
import type { Place, Told } from './tell-rows.ts'
import type { FieldEvidence } from './tell-why.ts'

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
  'evidence',
  'why',
] as const

const readingOf = (place: Place | undefined): string =>
  (place?.readAs ?? []).map(({ printed, as, why }) => `${printed} → ${as} (${why})`).join('; ')

/** '+11.20', '−1.30': a minus that is no sign of a formula. */
const signed = (weight: number): string =>
  weight === 0 ? '0' : `${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)}`

/** 'name +11.20 (3 of 3 words of the shorter name are answered, …); born −1.30 (apart, …)': the numbers add up to the weight. */
const evidenceIn = (evidence: readonly FieldEvidence[]): string =>
  evidence.map(({ field, weight, says }) => `${field} ${signed(weight)} (${says})`).join('; ')

/** A line for each pair, and one for a row that has none. */
const linesOf = (row: Told): readonly (readonly (string | number)[])[] =>
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
    evidenceIn(other?.evidence ?? []),
    (other ?? row).why ?? '',
  ])

/** The answer as a table in plain text, piece by piece. */
export function* asCsv(rows: Iterable<Told>): Generator<string> {
  yield `${ANSWER_COLUMNS.join(',')}\n`
  for (const row of rows)
    yield linesOf(row)
      .map((cells) => `${cells.map(cellOf).join(',')}\n`)
      .join('')
}

/** The answer as JSON, piece by piece: that of long lists is longer than one text can be. `head`: what is said of all rows. */
export function* asJson(head: Readonly<Record<string, unknown>>, rows: Iterable<Told>): Generator<string> {
  const start = JSON.stringify(head, null, 1)
  yield `${start.slice(0, -2)},\n "rows": [`
  let between = '\n'
  for (const row of rows) {
    yield `${between}${JSON.stringify(row, null, 1).replace(/^/gmu, '  ')}`
    between = ',\n'
  }
  yield '\n ]\n}\n'
}

/** A sheet of a workbook has no more rows than this (ECMA-376). */
const MOST_SHEET_ROWS = 1_048_576

/** The answer as a workbook: words as words, so that no cell is a formula. */
export async function asXlsx(rows: Iterable<Told>): Promise<Uint8Array> {
  const lines = [...rows].flatMap(linesOf)
  if (lines.length >= MOST_SHEET_ROWS)
    throw new ActRefused(
      'bad-input',
      `the answer has ${lines.length.toLocaleString('en')} lines, more than a sheet can hold: write it as .csv`,
    )
  const header = ANSWER_COLUMNS.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const cells = lines.map((row) =>
    row.map((value) =>
      typeof value === 'number'
        ? { value, type: Number }
        : value === ''
          ? null
          : { value: fitCell(value), type: String },
    ),
  )
  const widths = ANSWER_COLUMNS.map((name) => ({
    width: name === 'evidence' || name === 'why' ? 60 : name.startsWith('left') || name.startsWith('right') ? 24 : 12,
  }))
  return writeExcelFile([header, ...cells], { columns: widths, stickyRowsCount: 1, sheet: 'answer' }).toBuffer()
}

/** A cell of a workbook holds 32,767 signs and none of those below the space. */
const fitCell = (text: string): string => (NO_SIGN.test(text) ? text.replaceAll(NO_SIGNS, '') : text).slice(0, 32_767)
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_SIGN = /[\u0000-\u0008\u000b-\u001f]/u
const NO_SIGNS = new RegExp(NO_SIGN, 'gu')
