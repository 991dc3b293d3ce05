import { guessKind, nameAndBirth } from '@muster/core'
import { LOOKED_AT } from './head-rows.ts'
import type { Table } from './table-of.ts'

/** In so many of a column's cells a birth must stand behind a name. */
const MOSTLY = 0.6

function columnWithBirths({ headers, rows }: Table): number {
  const looked = rows.slice(0, LOOKED_AT)
  const cellsOf = (column: number) => looked.map(({ cells }) => cells[column] ?? '')
  if (headers.some((header, column) => guessKind(header, cellsOf(column)) === 'born')) return -1
  return headers.findIndex((_, column) => {
    const filled = cellsOf(column).filter((cell) => cell.trim() !== '')
    const names = filled.flatMap((cell) => nameAndBirth(cell)?.name ?? [])
    return names.length >= 2 && names.length >= MOSTLY * filled.length && new Set(names).size > 0.7 * names.length
  })
}

/** Where births stand behind the names in one column, they are shown as a column of their own too; the cells stay as printed. */
export function splitBirths(table: Table): Table {
  const column = columnWithBirths(table)
  if (column < 0) return table
  const { headers, rows, notes } = table
  const added = `${headers[column] ?? ''}: born`
  const words = (row: Table['rows'][number]): string => nameAndBirth(row.cells[column] ?? '')?.born ?? ''
  return {
    headers: [...headers, added],
    rows: rows.map((row) => ({
      ...row,
      cells: [...headers.map((_, at) => row.cells[at] ?? ''), words(row)],
    })),
    notes: [
      ...notes,
      `'${headers[column] ?? ''}' has a year or day behind the names: it stands in a column of its own too, '${added}', for a person to confirm; no cell was changed.`,
    ],
  }
}
