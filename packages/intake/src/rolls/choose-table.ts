import { counted, type Grid, RollRefused } from './roll.ts'
import { listLikeness, type Table, tableOf } from './table-of.ts'

/** A table of several, with what is to be told of the others. */
export interface Chosen {
  readonly name: string | null
  readonly table: Table
  readonly notes: readonly string[]
}

interface Tried {
  readonly grid: Grid
  readonly table: Table | null
  readonly why: string
}

function tryTable(grid: Grid, name: string): Tried {
  try {
    return { grid, table: tableOf(grid, name), why: '' }
  } catch (error) {
    if (error instanceof RollRefused) return { grid, table: null, why: error.message }
    throw error
  }
}

const nameOf = ({ name }: Grid): string => name ?? 'table'

function tell({ grid, table }: Tried): string {
  const rows = table === null ? 'no list' : counted(table.rows.length, 'row')
  return `'${nameOf(grid)}' (${grid.hidden ? `hidden, ${rows}` : rows})`
}

const MOST_TOLD = 12

/** The other tables; of a page laid out in tables, those that hold a list come first, and the rest is counted. */
function othersInWords(others: readonly Tried[]): string {
  if (others.length <= MOST_TOLD) return others.map(tell).join(', ')
  const first = [...others].sort((a, b) => Number(b.table !== null) - Number(a.table !== null)).slice(0, MOST_TOLD)
  return `${first.map(tell).join(', ')} and ${others.length - MOST_TOLD} more`
}

/** The table asked for by name or by number from 1; throws `RollRefused` where there is none, with the names of those there are. */
function asked(grids: readonly Grid[], wanted: string, file: string): Grid {
  const fold = (text: string): string => text.trim().toLowerCase()
  const found =
    grids.find((grid) => fold(nameOf(grid)) === fold(wanted)) ?? grids[/^\d+$/u.test(wanted) ? Number(wanted) - 1 : -1]
  if (found !== undefined) return found
  throw new RollRefused(
    `${file} has no sheet '${wanted}'; it has ${grids.map((grid) => `'${nameOf(grid)}'`).join(', ')}`,
  )
}

/**
 * Takes the table that was asked for, else the shown one that looks most like a list of people. What else there is, hidden
 * sheets too, is told.
 */
export function chooseTable(grids: readonly Grid[], wanted: string | null, file: string): Chosen {
  if (grids.length === 0)
    throw new RollRefused(`${file} holds no table: a list has a row of column names and a row for each person`)
  // A file that is one table has no sheets to choose from.
  if (wanted !== null && grids[0]?.name !== null) {
    const grid = asked(grids, wanted, file)
    return {
      name: grid.name,
      table: tableOf(grid, grids.length === 1 ? file : `${file}, '${nameOf(grid)}'`),
      notes: [],
    }
  }
  const tried = grids.map((grid) => tryTable(grid, file))
  const likeness = ({ grid, table }: Tried): number =>
    table === null ? -1 : listLikeness(table) / (grid.hidden ? 1e12 : 1)
  const best = tried.reduce((one, other) => (likeness(other) > likeness(one) ? other : one))
  if (best.table === null) throw new RollRefused(best.why)
  const others = tried.filter((one) => one !== best && (one.grid.rows.length > 0 || one.grid.hidden))
  const notes =
    others.length === 0
      ? []
      : [
          `'${nameOf(best.grid)}' was read, since it looks most like a list; there are also ${othersInWords(others)}: name another with --sheet.`,
        ]
  return { name: best.grid.name, table: best.table, notes }
}
