import { asciiDigits, columnSays } from '@muster/core'
import { LOOKED_AT } from './head-rows.ts'
import { type RollLine, RollRefused } from './roll.ts'

/** Names of so many columns at least, said again in their order, head a second table. */
const FEWEST_AGAIN = 2

/** The column with which a second table begins whose columns are named like those of the first; -1: there is none. */
function namedAgain(headers: readonly string[]): number {
  const named = headers.flatMap((header, column) =>
    header.trim() === '' ? [] : [{ header: header.trim().toLowerCase(), column }],
  )
  const half = named.length / 2
  if (!Number.isInteger(half) || half < FEWEST_AGAIN) return -1
  const isTwice = named.slice(0, half).every(({ header }, at) => header === named[half + at]?.header)
  const hasNames = named.slice(0, half).some(({ header }) => columnSays(header) === 'name')
  return isTwice && hasNames ? (named[half]?.column ?? -1) : -1
}

/** The number of a row, alone in a cell or before a name. */
const numberIn = (cell: string | undefined): number =>
  Number.parseInt(asciiDigits(/^\s*(\p{Nd}{1,6})[.)]?(?:\s+\p{L}|\s*$)/u.exec(cell ?? '')?.[1] ?? ''), 10)

/** The column that numbers rows on from where the first one ends, each of both counting down the list; -1: none does. */
function numberedOn(rows: readonly RollLine[]): number {
  const looked = rows.slice(0, LOOKED_AT)
  const counts = (column: number, from: number): boolean =>
    looked.every(({ cells }, at) => (cells[column] ?? '').trim() === '' || numberIn(cells[column]) === from + at)
  if (looked.length < 3 || looked.length < rows.length || !counts(0, 1)) return -1
  const width = looked.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const last = looked.findLast(({ cells }) => (cells[0] ?? '').trim() !== '')
  const next = numberIn(last?.cells[0]) + 1
  for (let column = 1; column < width; column++) if (looked[0]?.cells[column] && counts(column, next)) return column
  return -1
}

/** Refuses two tables beside each other: two people would stand in each row. */
export function refuseSideBySide(headers: readonly string[], rows: readonly RollLine[], name: string): void {
  const named = namedAgain(headers)
  const column = named < 0 ? numberedOn(rows) : named
  if (column < 0) return
  const why = named < 0 ? 'its numbers go on from theirs' : 'its columns are named like theirs'
  throw new RollRefused(
    `${name} has two lists side by side: the second begins in column ${column + 1}, for ${why}; put it below the first`,
  )
}
