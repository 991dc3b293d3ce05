import {
  digestOfFields,
  guessField,
  holdsAges,
  NAME_FIELDS,
  namesByCells,
  type RecordedRoll,
  type RollColumn,
  type RollDescription,
  type RollField,
  type RollRecord,
  sha256OfBytes,
} from '@muster/core'
import { ActRefused } from '../act-refused.ts'
import type { CaseSession } from '../case-session.ts'
import { openRoll, type Roll, type RollLine } from '../read-roll.ts'
import { impossibleInRoll } from './impossible-days.ts'
import { encodeRoll, rollNamed, rowsOfRoll } from './kept-roll.ts'

/** A file to be added as a roll. */
export interface RollFile {
  readonly bytes: Uint8Array
  /** The file's name, without its folder. */
  readonly name: string
  /** The sheet or table to read; null: the one that looks most like a list. */
  readonly sheet: string | null
}

/** A column of a list that nobody confirmed yet: its name, what it may hold, and some of its cells as printed. */
export interface ColumnGuess {
  readonly column: number
  readonly header: string
  readonly holds: RollField
  readonly examples: readonly string[]
}

/** What a file would be as a roll. Nothing is kept of it. */
export interface RollPreview {
  readonly sheet: string | null
  readonly sha256: string
  readonly rows: number
  readonly columns: readonly ColumnGuess[]
  readonly notes: readonly string[]
}

const LOOKED_AT = 500
const EXAMPLES = 3

/** Reads a list and guesses what its columns hold, for a person to confirm (MT20). Stores nothing. */
export async function previewRoll(file: RollFile): Promise<RollPreview> {
  const roll = await openRoll(file.bytes, file.name, { sheet: file.sheet })
  const columns = guessColumns(roll)
  return {
    sheet: roll.sheet,
    sha256: roll.sha256,
    rows: roll.rows.length,
    columns,
    notes: [...roll.notes, ...roll.headers.filter(holdsAges).map(noteOnAges), ...impossibleInRoll(roll, columns, null)],
  }
}

const noteOnAges = (header: string): string =>
  `'${header.trim()}' holds ages: say as of which day the list is; without it they are compared with ages alone.`

/** What each column holds; that of names by its cells alone where no column's name says so. */
function guessColumns(roll: Roll): readonly ColumnGuess[] {
  const cellsOf = (column: number) => roll.rows.slice(0, LOOKED_AT).map((row) => row.cells[column] ?? '')
  const guesses = roll.headers.map((header, column): ColumnGuess => {
    const cells = cellsOf(column)
    const examples = cells.filter((cell) => cell.trim() !== '').slice(0, EXAMPLES)
    return { column, header, holds: guessField(header, cells), examples }
  })
  if (guesses.some(({ holds }) => NAME_FIELDS.has(holds))) return guesses
  const named = namesByCells(roll.headers, cellsOf)
  return guesses.map((guess) =>
    guess.column === named && guess.holds === 'text' ? { ...guess, holds: 'name' } : guess,
  )
}

/** Keeps a list's bytes and rows and records it with what a person says of it. Returns the roll. */
export async function addRoll(
  session: CaseSession,
  file: RollFile,
  description: RollDescription,
): Promise<RecordedRoll> {
  const roll = await openRoll(file.bytes, file.name, { sheet: file.sheet })
  const record: RollRecord = {
    id: digestOfFields([roll.sha256, roll.sheet]).slice(0, 12),
    sha256: roll.sha256,
    byteLength: file.bytes.length,
    sheet: roll.sheet,
    from: { how: 'file', name: file.name },
    capturedAt: session.hand.now(),
    lines: sha256OfBytes(encodeRoll(roll)),
    rows: roll.rows.length,
    headers: roll.headers,
    notes: [...roll.notes, ...impossibleInRoll(roll, description.columns, description.asOf)],
    description,
  }
  await session.store.put(file.bytes)
  await session.store.put(encodeRoll(roll))
  await session.record(() => [{ kind: 'roll-recorded', roll: record }])
  return rollNamed(session, record.id)
}

/** Says anew what a roll is; what was said before stays in the ledger, and judgements of its rows stand. */
export async function describeRoll(
  session: CaseSession,
  roll: string,
  description: RollDescription,
  why: string | null,
): Promise<RecordedRoll> {
  const { id } = rollNamed(session, roll)
  await session.record(() => [{ kind: 'roll-described', roll: id, description, why }])
  return rollNamed(session, id)
}

/** The rolls of a case, oldest first. */
export const listRolls = (session: CaseSession): readonly RecordedRoll[] => [...session.state.people.rolls.values()]

/** A row as it was printed, with where it stands: the file, its hash, the sheet and the row. */
export interface PrintedRow {
  readonly roll: string
  readonly row: number
  readonly file: string | null
  readonly sha256: string
  readonly sheet: string | null
  /** The line of the file, row of the sheet or line of the page's table. */
  readonly line: number
  readonly page: number | null
  readonly cells: readonly PrintedCell[]
}

export interface PrintedCell {
  readonly header: string
  readonly holds: RollField
  readonly words: string
}

/** A row with every cell as printed. */
export async function printedRow(session: CaseSession, roll: RecordedRoll, row: number): Promise<PrintedRow> {
  const found = (await rowsOfRoll(session, roll))[row - 1]
  if (!found) throw new ActRefused('not-found', `roll ${roll.id} has no row ${row}: it has ${roll.rows}`)
  return {
    roll: roll.id,
    row,
    file: roll.from.name,
    sha256: roll.sha256,
    sheet: roll.sheet,
    line: found.line,
    page: found.page ?? null,
    cells: cellsOf(roll, found),
  }
}

function cellsOf(roll: RecordedRoll, { cells }: RollLine): readonly PrintedCell[] {
  const holds = new Map(roll.description.columns.map(({ column, holds: field }: RollColumn) => [column, field]))
  return roll.headers.flatMap((header, column) => {
    const words = cells[column] ?? ''
    return words.trim() === '' ? [] : [{ header, holds: holds.get(column) ?? ('skip' as const), words }]
  })
}
