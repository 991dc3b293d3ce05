import type { Told } from './tell-rows.ts'

/** A cell that a spreadsheet takes for a formula is made harmless, as OWASP advises. */
const cellOf = (value: string | number): string => {
  const text = String(value)
  const safe = /^[=+\-@\t]/u.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const ANSWER_COLUMNS = ['outcome', 'left line', 'left', 'right line', 'right', 'probability', 'weight'] as const

/** A line for each pair, and one for a row that has none. */
export const answerRows = (rows: readonly Told[]): readonly (readonly (string | number)[])[] =>
  rows.flatMap((row) =>
    (row.others.length === 0 ? [null] : row.others).map((other) => [
      row.outcome,
      row.leftLine,
      row.left,
      other?.rightLine ?? '',
      other?.right ?? '',
      other?.probability ?? '',
      other?.weight ?? '',
    ]),
  )

export function asCsv(rows: readonly Told[]): string {
  const lines = answerRows(rows).map((cells) => cells.map(cellOf).join(','))
  return `${ANSWER_COLUMNS.join(',')}\n${lines.join('\n')}\n`
}
