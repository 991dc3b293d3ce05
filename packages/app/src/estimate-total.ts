import {
  type CaptureTable,
  captureTable,
  type Estimate,
  type EstimateOptions,
  estimateTotal,
  MOST_LISTS,
} from '@muster/core'
import { ActRefused } from './act-refused.ts'
import { openRoll, type Roll } from './read-roll.ts'

/** Which columns of a table are lists, and which counts people; without them, all columns of yes and no, and 'count'. */
export interface Columns {
  readonly lists: readonly string[] | null
  readonly count: string | null
}

const ON: ReadonlySet<string> = new Set(['1', 'x', 'yes', 'true'])
const OFF: ReadonlySet<string> = new Set(['0', '', '-', 'no', 'false'])
const COUNT_NAMES: ReadonlySet<string> = new Set(['count', 'people', 'n', 'freq'])

/**
 * Estimates how many there are from a table of overlapping lists: a row for each person or for each capture history
 * with its count, a column of 1 and 0 for each list. Stores nothing, and no register can see it (ES1).
 */
export async function estimateFrom(
  bytes: Uint8Array,
  name: string,
  columns: Columns,
  options: EstimateOptions,
): Promise<Estimate> {
  const table = tableFrom(await openRoll(bytes, name), name, columns)
  for (const list of (options.declared.madeFrom ?? []).flat())
    if (!table.lists.includes(list))
      throw new ActRefused('bad-input', `${name} has no list '${list}'; its lists are ${table.lists.join(', ')}`)
  return estimateTotal(table, options)
}

function tableFrom(roll: Roll, name: string, columns: Columns): CaptureTable {
  const headers = roll.headers.map((header) => header.trim())
  const countColumn = columns.count === null ? countIn(headers) : placeOf(headers, columns.count, name)
  const listColumns = columns.lists?.map((list) => placeOf(headers, list, name)) ?? listsIn(roll, countColumn)
  if (listColumns.length === 0)
    throw new ActRefused('bad-input', `${name} has no column of 1 and 0: say which columns are lists with --lists`)
  if (listColumns.length > MOST_LISTS)
    throw new ActRefused(
      'bad-input',
      `${name} has ${listColumns.length} lists; at most ${MOST_LISTS} can be compared: take some together as one`,
    )
  refuseUnclear(roll, name, { lists: columns.lists === null ? listColumns : null, countColumn })
  const rows = roll.rows.map(({ line, cells }) => ({
    on: listColumns.map((column) => memberAt(cells[column], `${name}, line ${line}, ${headers[column]}`)),
    people: countColumn < 0 ? 1 : peopleAt(cells[countColumn], `${name}, line ${line}, ${headers[countColumn]}`),
  }))
  // Of some lists of a table people may be on the others alone; of all lists together nobody counts who is on none.
  const onNone = rows.findIndex(({ on, people }) => people > 0 && !on.includes(true))
  if (columns.lists === null && countColumn >= 0 && onNone >= 0)
    throw new ActRefused(
      'bad-input',
      `${name}, line ${roll.rows[onNone]?.line}: ${rows[onNone]?.people} people on none of the lists, whom no list counts: leave the line out`,
    )
  return captureTable(
    listColumns.map((column) => headers[column] ?? ''),
    rows,
  )
}

/** What can be read in two ways is refused: one name for two columns, cells beside the columns, and figures that are no marks. */
function refuseUnclear(
  roll: Roll,
  name: string,
  { lists, countColumn }: { lists: readonly number[] | null; countColumn: number },
): void {
  const headers = roll.headers.map((header) => header.trim())
  const twice = headers.find((header, at) => header !== '' && headers.indexOf(header) !== at)
  if (twice !== undefined)
    throw new ActRefused('bad-input', `${name} has two columns '${twice}': give each list a name of its own`)
  for (const { line, cells } of roll.rows) {
    const stray = cells.findIndex((cell, column) => cell.trim() !== '' && (headers[column] ?? '') === '')
    if (stray >= 0)
      throw new ActRefused('bad-input', `${name}, line ${line}: '${cells[stray]}' stands under no column's name`)
  }
  // Where combinations are counted, a figure in another column is a mark that went wrong: the list would be passed over.
  if (lists === null || countColumn < 0) return
  const wrong = headers.findIndex(
    (_, column) =>
      column !== countColumn && !lists.includes(column) && roll.rows.every(({ cells }) => isFigure(cells[column])),
  )
  const row = wrong < 0 ? undefined : roll.rows.find(({ cells }) => !isMark(cells[wrong]))
  if (row) memberAt(row.cells[wrong], `${name}, line ${row.line}, ${headers[wrong]}`)
}

const isFigure = (cell: string | undefined): boolean => isMark(cell) || /^\d+$/u.test(folded(cell))

const countIn = (headers: readonly string[]): number =>
  headers.findIndex((header) => COUNT_NAMES.has(header.toLowerCase()))

function placeOf(headers: readonly string[], wanted: string, name: string): number {
  const found = headers.findIndex((header) => header.toLowerCase() === wanted.trim().toLowerCase())
  if (found < 0) throw new ActRefused('bad-input', `${name} has no column '${wanted}'; it has ${headers.join(', ')}`)
  return found
}

/** Columns in which every cell is a yes or a no. */
const listsIn = (roll: Roll, countColumn: number): readonly number[] =>
  roll.headers.flatMap((_, column) =>
    column !== countColumn && roll.rows.every(({ cells }) => isMark(cells[column])) ? [column] : [],
  )

const folded = (cell: string | undefined): string => (cell ?? '').trim().toLowerCase()
const isMark = (cell: string | undefined): boolean => ON.has(folded(cell)) || OFF.has(folded(cell))

function memberAt(cell: string | undefined, where: string): boolean {
  if (ON.has(folded(cell))) return true
  if (OFF.has(folded(cell))) return false
  throw new ActRefused('bad-input', `${where}: '${cell}' is neither 1 (on the list) nor 0 (not on it)`)
}

/** More people than any list counts is a slip of the pen. */
const MOST_PEOPLE = 999_999_999

function peopleAt(cell: string | undefined, where: string): number {
  const people = Number(folded(cell) || 'nothing')
  if (Number.isSafeInteger(people) && people >= 0 && people <= MOST_PEOPLE) return people
  if (people > MOST_PEOPLE)
    throw new ActRefused('bad-input', `${where}: '${cell}' is more people than a list counts: correct the count`)
  throw new ActRefused('bad-input', `${where}: '${cell}' is no count of people: write a whole number, as 31`)
}
