import { asciiDigits, columnSays, guessKind, isColumnName, readBorn } from '@muster/core'
import type { Grid, RollLine } from './roll.ts'

export const LOOKED_AT = 500

export const filledIn = ({ cells }: RollLine): number => cells.filter((cell) => cell.trim() !== '').length
const hasFigure = (cell: string | undefined): boolean => /\p{Nd}/u.test(cell ?? '')

/** How many cells most rows have filled. */
export function usualWidth(rows: readonly RollLine[]): number {
  const widths = rows.slice(0, LOOKED_AT).map(filledIn)
  const sorted = widths.sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export const isTitle = (row: RollLine, usual: number): boolean =>
  usual >= 2 && filledIn(row) <= Math.max(1, usual / 3) && !row.cells.some(isColumnName)

/** Whether most of a row's words are names of columns, and none has figures. */
export const isHeadAlone = ({ cells }: RollLine): boolean => {
  const words = cells.filter((cell) => cell.trim() !== '')
  const names = words.filter(isColumnName).length
  return names >= 2 && 3 * names >= 2 * words.length && !words.some(hasFigure)
}

/** A letter or a page of explanations may stand above a list. */
const FARTHEST_HEAD = 200

/**
 * Where the names of the columns stand below rows that are of nobody: the first row with several of them, if all above it have a word
 * or two and fewer than it. 0: there is no such row. A row of groups right above it is its own.
 */
export function headBelow(grid: Grid, rows: readonly RollLine[]): number {
  const at = rows.slice(0, FARTHEST_HEAD).findIndex(({ cells }) => {
    const [words, names] = [cells.filter((cell) => cell.trim() !== ''), cells.filter(isColumnName)]
    return names.length >= 2 && 2 * names.length >= words.length
  })
  const head = rows[at]
  if (at <= 0 || head === undefined) return 0
  const most = Math.min(2, filledIn(head) - 1)
  if (rows.slice(0, at).some((row) => filledIn(row) > most)) return 0
  const above = rows[at - 1] as RollLine
  return isSecondHeader(grid, above, head, rows.slice(at + 1)) && !above.cells.some(isLabel) ? at - 1 : at
}

/** 'Prepared by:' stands before what it names. */
const isLabel = (cell: string): boolean => /:\s*$/u.test(cell) || hasFigure(cell)

/** Columns most of whose cells below hold figures: dates, numbers, ages. */
function figureColumns(rows: readonly RollLine[], width: number): readonly number[] {
  const below = rows.slice(0, LOOKED_AT)
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const filled = below.map(({ cells }) => cells[column] ?? '').filter((cell) => cell.trim() !== '')
    return filled.length > 0 && filled.filter(hasFigure).length >= 0.8 * filled.length
  })
}

/**
 * Whether a second row names the columns too: below cells that are merged across, or in another language. It has no figures,
 * and where the rows below have figures it has a word that names a column: nobody's row is taken for it.
 */
export function isSecondHeader(
  grid: Grid,
  first: RollLine,
  second: RollLine | undefined,
  below: readonly RollLine[],
): boolean {
  if (second === undefined || below.length === 0 || second.cells.some(hasFigure)) return false
  if (grid.merges.some(({ row, width, height }) => row === first.line && width > 1 && height === 1)) return true
  if (isBelowGroups(first, second, below) || isBelowRepeated(first, second)) return true
  const words = second.cells.filter((cell) => cell.trim() !== '')
  if (words.length >= 2 && words.every(isColumnName)) return true
  const namesFigures = figureColumns(below, first.cells.length).some((column) =>
    isColumnName(second.cells[column] ?? ''),
  )
  return namesFigures && second.cells.filter(isColumnName).length >= 2
}

/**
 * Columns grouped as a printed table does when it is saved as plain text: the upper row has blanks beside its words, the row below fills
 * them, names a column, and is not of the shape of the people that follow: where each of those has a figure it has none.
 */
export function isBelowGroups(first: RollLine, second: RollLine, below: readonly RollLine[]): boolean {
  const width = Math.max(first.cells.length, second.cells.length)
  const blank = Array.from({ length: width }, (_, at) => at).filter((at) => (first.cells[at] ?? '').trim() === '')
  const fills = blank.length > 0 && blank.every((at) => (second.cells[at] ?? '').trim() !== '')
  const groups = (first.cells[0] ?? '').trim() !== '' && filledIn(first) >= 2
  return (
    fills &&
    groups &&
    filledIn(second) > filledIn(first) &&
    second.cells.some(isColumnName) &&
    figureColumns(below, width).length > 0
  )
}

/** Whether a row names columns below words that are said again over each of several columns, as merged cells are when they are saved as plain text. */
function isBelowRepeated(first: RollLine, second: RollLine): boolean {
  const words = first.cells.map((cell) => cell.trim())
  const isRepeated = words.some((word, at) => word !== '' && word === words[at + 1])
  return isRepeated && second.cells.filter(isColumnName).length >= 2
}

/** What a cell is counted in or written as: 'years', 'cm', 'dd.mm.yyyy', 'text'. */
const UNITS =
  /^(?:#|№|years?|yrs?|months?|days?|cm|mm|m|kg|text|string|date|number|integer|numeric|day|month|year|(?:day|month|year)(?:[\s./-]+(?:day|month|year)){1,2}|лет|год|года|годы|полных лет|см|м|кг|дата|текст|число|років|рік|yaş|il|yıl|ədəd|tarix|mətn|տարի|տարեկան|սմ|կգ|ամսաթիվ|տեքստ|سنة|سنوات|سم|كغ|تاريخ|نص|سال|تاریخ|متن|שנים|שנה|ס["״]מ|ק["״]ג|תאריך|años|fecha|texto|ans|année|jahre|datum|lat|godina|(?:d{1,2}|m{1,3}|y{2,4}|j{4}|a{4}|g{1,2}|i{4}|д{1,2}|м{1,2}|г{2,4}|р{4})(?:[\s./-]+(?:d{1,2}|m{1,3}|y{2,4}|j{4}|a{4}|g{1,2}|i{4}|д{1,2}|м{1,2}|г{2,4}|р{4})){1,2})[.:]?$/iu
const BRACKETED = /^[([{](.*)[)\]}]$/u
const isUnit = (cell: string): boolean => UNITS.test((BRACKETED.exec(cell.trim())?.[1] ?? cell).trim())

/**
 * Whether a row below the column names says what cells are counted in or how they are written: it does so where people have figures, and
 * nowhere has it words that could be of a person. Where that is in doubt the row is a person.
 */
export function isRowOfUnits(row: RollLine | undefined, below: readonly RollLine[]): boolean {
  if (row === undefined || below.length === 0 || row.cells.some(hasFigure)) return false
  const figures = figureColumns(below, row.cells.length)
  if (!figures.some((column) => isUnit(row.cells[column] ?? ''))) return false
  return row.cells.every(
    (cell, column) =>
      cell.trim() === '' ||
      isUnit(cell) ||
      isColumnName(cell) ||
      BRACKETED.test(cell.trim()) ||
      (isLowered(cell) && hasCapitals(below, column)),
  )
}

/** Whether most cells of a column begin with a capital letter. */
function hasCapitals(rows: readonly RollLine[], column: number): boolean {
  const cells = rows
    .slice(0, LOOKED_AT)
    .map(({ cells: all }) => all[column] ?? '')
    .filter((cell) => cell.trim() !== '')
  return 2 * cells.filter((cell) => /^\P{L}*\p{Lu}/u.test(cell)).length > cells.length
}

/** Whether the first row is a person already: nothing in it names a column, and it has a day where the rows below have days. */
export function isPerson(first: RollLine, below: readonly RollLine[]): boolean {
  // '1980 г.р.' is a birth, and names no column.
  if (first.cells.some((cell) => isColumnName(cell) && !(hasFigure(cell) && readBorn(cell) !== null))) return false
  if (beginsTheCount(first, below)) return true
  // A word for births or numbers where everybody has figures is nobody's.
  if (figureColumns(below, first.cells.length).some((column) => namesFigures(first.cells[column] ?? ''))) return false
  const isDay = (cell: string | undefined): boolean => /\p{Nd}{4}/u.test(cell ?? '') && readBorn(cell ?? '') !== null
  if (isNameAmongNames(first, below) || isLikeOthers(first, below)) return true
  return first.cells.some(
    (cell, column) =>
      isDay(cell) &&
      below.length > 0 &&
      below.slice(0, LOOKED_AT).every(({ cells }) => (cells[column] ?? '') === '' || isDay(cells[column])),
  )
}

/** Whether the first row is number 1 and those below it go on from there. */
function beginsTheCount(first: RollLine, below: readonly RollLine[]): boolean {
  const numberOf = ({ cells }: RollLine): number =>
    Number.parseInt(asciiDigits(/^\s*(\p{Nd}+)[.)]?\s*$/u.exec(cells[0] ?? '')?.[1] ?? ''), 10)
  return (
    !countsColumns(first) &&
    below.length >= 2 &&
    [first, ...below.slice(0, 2)].every((row, at) => numberOf(row) === at + 1)
  )
}

/** Whether a row above the names of the columns is a person: it has figures wherever those below have them. */
export function isPersonAbove(row: RollLine, below: readonly RollLine[]): boolean {
  const figures = figureColumns(below, row.cells.length)
  return figures.length > 0 && figures.every((column) => hasFigure(row.cells[column])) && isPerson(row, below)
}

const namesFigures = (cell: string): boolean => !hasFigure(cell) && ['born', 'number'].includes(columnSays(cell) ?? '')

/** A name of a column in words of a program: 'family_name', 'givenName'. */
const isIdentifier = (cell: string): boolean => /_|^\p{Ll}+\p{Lu}/u.test(cell)
const isLowered = (cell: string): boolean => /^\p{Ll}/u.test(cell.trim())

/**
 * Whether the first row is of the shape of those below and says nothing that names a column. What names columns has words where people
 * have figures, or is written small where they have capitals; where neither tells, the row is a person: nobody is lost for a doubt.
 */
function isLikeOthers(first: RollLine, below: readonly RollLine[]): boolean {
  const looked = below.slice(0, LOOKED_AT)
  if (first.cells.length < 3 || looked.length < 2 || first.cells.some(isIdentifier)) return false
  if (first.cells.filter((cell) => columnSays(cell) !== null).length >= 2) return false
  const figures = figureColumns(below, first.cells.length)
  if (figures.some((column) => !hasFigure(first.cells[column]) && (first.cells[column] ?? '').trim() !== ''))
    return false
  const words = first.cells.flatMap((cell, column) =>
    /\p{L}/u.test(cell) && !figures.includes(column) ? [column] : [],
  )
  return (
    words.length >= 2 && !words.some((column) => isLowered(first.cells[column] ?? '') && hasCapitals(looked, column))
  )
}

/** Whether a row counts the columns, 1 2 3 and so on, as printed forms do below their heads. */
export const countsColumns = ({ cells }: RollLine): boolean =>
  cells.length > 2 && cells.every((cell, at) => cell.trim().replace(/[.)]$/u, '') === String(at + 1))

/** Whether a row is strokes alone, as tables typed in plain letters have between their rows. */
export const isStrokes = ({ cells }: RollLine): boolean => cells.every((cell) => /^[\s\-–—=_+|:]*$/u.test(cell))

/** Whether a list is of names and numbers alone, and its first row has a name like the others. */
function isNameAmongNames(first: RollLine, below: readonly RollLine[]): boolean {
  if (first.cells.length > 2 || below.length < 2) return false
  const cells = [first, ...below.slice(0, LOOKED_AT)].map(
    (row) => row.cells.find((cell) => !/^\p{Nd}*$/u.test(cell)) ?? '',
  )
  return guessKind('', cells) === 'name' && guessKind('', cells.slice(0, 1)) === 'name'
}
