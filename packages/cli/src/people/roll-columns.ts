import type { RollPreview } from '@muster/app'
import { ROLL_FIELDS, type RollColumn, type RollField } from '@muster/core'
import { BadUsage } from '../outcomes-to-exit.ts'

/** What `--columns` says: 'COLUMN:what,…', a column by its name or its number from 1. */
export function columnsTyped(typed: string, headers: readonly string[]): readonly RollColumn[] {
  return typed.split(',').map((part) => {
    const cut = part.lastIndexOf(':')
    const [named, what] = [part.slice(0, cut).trim(), part.slice(cut + 1).trim()]
    const holds = ROLL_FIELDS.find((field) => field === what)
    if (cut < 0 || holds === undefined)
      throw new BadUsage(`--columns: '${part.trim()}' is not COLUMN:what, with one of ${ROLL_FIELDS.join(', ')}`)
    return { column: columnNamed(named, headers), holds }
  })
}

function columnNamed(named: string, headers: readonly string[]): number {
  const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
  const byName = headers.findIndex((header) => fold(header) === fold(named))
  if (byName >= 0) return byName
  const number = /^\d+$/u.test(named) ? Number(named) - 1 : -1
  if (number >= 0 && number < headers.length) return number
  const shown = headers.map((header, at) => header.trim() || `column ${at + 1}`).slice(0, 20)
  throw new BadUsage(`--columns: the list has no column '${named}'; it has ${shown.join(', ')}`)
}

/** The guess in the form that `--columns` takes, columns by number, so that any name of a column can be typed. */
export const asColumns = ({ columns }: RollPreview): string =>
  columns
    .filter(({ holds }) => holds !== 'skip')
    .map(({ column, holds }) => `${column + 1}:${holds}`)
    .join(',')

export const guessedColumns = ({ columns }: RollPreview): readonly RollColumn[] =>
  columns.flatMap(({ column, holds }): RollColumn[] => (holds === 'skip' ? [] : [{ column, holds }]))

/** What the columns may hold, a line each, for a person to confirm. Examples are cells of the list: for the terminal alone. */
export function previewInWords(preview: RollPreview): string {
  const lines = preview.columns.map(
    ({ column, header, holds, examples }) =>
      `  ${column + 1}  ${header.trim() || '(no name)'}: ${LABELS[holds] ?? holds}, as in ${examples.map((cell) => `‘${cell.trim()}’`).join(', ') || 'no cell'}\n`,
  )
  return `${preview.rows} rows${preview.sheet === null ? '' : ` on '${preview.sheet}'`}. The columns may hold:\n${lines.join('')}${preview.notes.map((note) => `  ${note}\n`).join('')}`
}

const LABELS: Readonly<Partial<Record<RollField, string>>> = {
  skip: 'nothing that is looked at',
  born: 'day or year of birth, or age',
  text: 'words to compare',
  number: 'a number to compare',
}
