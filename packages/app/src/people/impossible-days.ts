import {
  type BornContext,
  dayNumberOf,
  firstDay,
  holdsAges,
  lastDay,
  type RollColumn,
  type RollField,
} from '@muster/core'
import type { Roll } from '../read-roll.ts'
import { impossibleBirth } from './read-as.ts'

/** A cell that is to hold a day, with where it stands. */
export interface DayCell {
  /** The row, counted from 1, and its line in the file. */
  readonly row: number
  readonly line: number
  readonly column: string
  readonly words: string
  readonly context: BornContext
  /** Whether people are compared by it. */
  readonly isBirth: boolean
}

const MOST_TOLD = 10

/** Days that cannot be as printed, a sentence each with row and column: the cell stays as it is (MT8). */
export function impossibleDays(cells: Iterable<DayCell>): readonly string[] {
  const told: string[] = []
  let found = 0
  for (const cell of cells) {
    const impossible = impossibleBirth(cell.words, cell.context)
    if (impossible === null || found++ >= MOST_TOLD) continue
    const as = impossible.as === '' ? 'is not compared' : `is compared as ${impossible.as}`
    const says = cell.isBirth ? `${as}, since ${impossible.why}` : 'is no day of the calendar'
    told.push(`Row ${cell.row} (line ${cell.line}), column '${cell.column}': '${cell.words}' ${says}.`)
  }
  const more = found - told.length
  if (more === 0) return told
  return [...told, more === 1 ? 'So is 1 more cell of that kind.' : `So are ${more} more cells of that kind.`]
}

const DAYS: ReadonlySet<RollField> = new Set(['born', 'taken-on', 'admitted-on', 'died-on', 'left-on'])

/** The days of a roll that cannot be as printed, in the columns that hold days. `asOf`: as of which day the roll is; null: nobody said. */
export function impossibleInRoll(
  { headers, rows }: Pick<Roll, 'headers' | 'rows'>,
  columns: readonly RollColumn[],
  asOf: string | null,
): readonly string[] {
  const listed = listedOn(asOf)
  const days = columns
    .filter(({ holds }) => DAYS.has(holds))
    .map(({ column, holds }) => ({ column, isBirth: holds === 'born', context: contextOf(headers[column], listed) }))
  function* cells(): Generator<DayCell> {
    for (const [at, row] of rows.entries())
      for (const { column, isBirth, context } of days) {
        const words = row.cells[column] ?? ''
        if (words.trim() === '') continue
        const name = headers[column]?.trim() || `column ${column + 1}`
        yield { row: at + 1, line: row.line, column: name, words, isBirth, context: isBirth ? context : {} }
      }
  }
  return impossibleDays(cells())
}

/** What is known of days where a list is of a day, or of one that is not known whole. */
export function listedOn(asOf: string | null): BornContext {
  const [from, to] = asOf === null ? [null, null] : [firstDay(asOf), lastDay(asOf)]
  const [first, last] = [from && dayNumberOf(from), to && dayNumberOf(to)]
  return typeof first === 'number' && typeof last === 'number' ? { listed: { first, last } } : {}
}

const contextOf = (header: string | undefined, listed: BornContext): BornContext =>
  holdsAges(header ?? '') ? { ...listed, areAges: true } : listed
