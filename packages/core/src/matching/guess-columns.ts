import { columnSays, mayCount, tellsOfOthers } from './column-words.ts'
import { readBorn } from './fields/compare-born.ts'
import type { FieldKind } from './fields/field-levels.ts'
import { nameAndBirth, withoutNumber } from './name-and-birth.ts'

export { columnSays, holdsAges, isColumnName, isOtherDay } from './column-words.ts'

const isNumberish = (cell: string): boolean => /^[\d\s-]+$/u.test(cell)

/** Two words or more and no figures: what names of people look like. */
export const isNameOfPerson = (cell: string): boolean =>
  cell.length <= 80 && /^[\p{L}\p{M}'’.-]+(?:[\s,]+[\p{L}\p{M}'’.-]+){1,6}$/u.test(cell)

const looksLikeName = (cell: string): boolean => isNameOfPerson(withoutNumber(cell)) || nameAndBirth(cell) !== null

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const hasFigures = (cell: string): boolean => /\p{Nd}/u.test(cell)
/** Figures that can be a day or year, with hardly a word beside them. */
export const isBareDay = (cell: string): boolean =>
  countOf(cell, /\p{Nd}/gu) > countOf(cell, /\p{L}/gu) && readBorn(cell) !== null

/** So many of the steps from a row to the next must be by one: totals and rows that were left out stand between. */
const MOSTLY = 0.8

/** 1, 2, 3 … down the list: the place of a row, which is no number of the person's own. */
function countsRows(header: string, cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => (/^\p{Nd}+[.)]?$/u.test(cell) ? Number.parseInt(cell, 10) : Number.NaN))
  if (cells.length < 2) return false
  if (numbers.every((number, at) => number === at + 1)) return true
  if (!mayCount(header) || cells.length < 4) return false
  const steps = numbers.slice(1).filter((number, at) => number === (numbers[at] ?? 0) + 1).length
  return steps >= MOSTLY * (numbers.length - 1)
}

/**
 * The kind of a column by its name and by what most of its cells look like, where a name that the cells belie does not count; null: an
 * empty column tells nothing, nor does one that counts the rows.
 */
export function guessKind(header: string, cells: readonly string[]): FieldKind | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length === 0 || countsRows(header, filled)) return null
  const share = (fits: (cell: string) => boolean): number => filled.filter(fits).length / filled.length
  const said = columnSays(header)
  const differ = new Set(filled).size > 0.7 * filled.length
  if (said === 'name') return share(isBareDay) >= MOSTLY ? 'born' : 'name'
  // Columns under each other's names: a list whose heads slipped by one.
  if (said === 'born' && share(hasFigures) < 0.2 && share(readsAsBorn) < 0.2)
    return differ && share(looksLikeName) > MOSTLY ? 'name' : share(hasLetters) > MOSTLY ? 'text' : 'born'
  if (said !== null) return said
  if (share((cell) => /\d{4}/u.test(cell) && cell.length >= 8 && isDay(cell)) > MOSTLY) return 'born'
  const isUnnamed = /^(?:column \d+)?$/u.test(header.trim())
  if (isUnnamed && share((cell) => isYear(cell) || (cell.length >= 8 && isBareDay(cell))) >= MOSTLY) return 'born'
  if (share(isNumberish) > MOSTLY) return 'number'
  // A column without a name of its own: most people's names are unlike each other, two words or more, and have no figures.
  return isUnnamed && differ && share(looksLikeName) > MOSTLY && !tellsOfOthers(header) ? 'name' : 'text'
}

/**
 * The column of names of a list whose columns' names say of none that it holds them: the first of which nearly all cells look like names of
 * people, each of another; -1: none does. A person confirms it.
 */
export function namesByCells(headers: readonly string[], cellsOf: (column: number) => readonly string[]): number {
  return headers.findIndex((header, column) => {
    if (tellsOfOthers(header) || columnSays(header) !== null) return false
    const filled = cellsOf(column)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
    const [named, different] = [filled.filter(looksLikeName).length, new Set(filled).size]
    return filled.length > 1 && named > MOSTLY_NAMES * filled.length && different > MOSTLY_NAMES * filled.length
  })
}
const MOSTLY_NAMES = 0.9

const isYear = (cell: string): boolean => /^(?:19\d\d|20[0-2]\d)$/u.test(cell)
const readsAsBorn = (cell: string): boolean => readBorn(cell) !== null
const hasLetters = (cell: string): boolean => /\p{L}{3}/u.test(cell)
const isDay = (cell: string): boolean => readBorn(cell) !== null && nameAndBirth(cell) === null
