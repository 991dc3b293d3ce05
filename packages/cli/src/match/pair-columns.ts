import type { Roll } from '@muster/app'
import {
  birthsOrAges,
  columnSays,
  type FieldKind,
  guessKind,
  holdsAges,
  isOtherDay,
  type MatchField,
  namesByCells,
} from '@muster/core'
import { BadUsage } from '../outcomes-to-exit.ts'

/** Columns of the left list, those of the right list that they are compared with, and what they hold. Names may lie in several. */
export interface Pairing {
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly field: MatchField
}

const KINDS: ReadonlySet<string> = new Set(['name', 'born', 'sex', 'number', 'text', 'skip'])
const LOOKED_AT = 500

const columnCells = (roll: Roll, column: number): readonly string[] =>
  roll.rows.slice(0, LOOKED_AT).map((row) => row.cells[column] ?? '')

/** What the columns of a list hold: by their names and cells, and that of names by its cells alone where no name says so. */
function kindsOf(roll: Roll): readonly (FieldKind | null)[] {
  const kinds = roll.headers.map((header, column) =>
    holdsAges(header) ? 'born' : guessKind(header, columnCells(roll, column)),
  )
  const named = kinds.includes('name') ? -1 : namesByCells(roll.headers, (column) => columnCells(roll, column))
  return kinds.map((kind, column) => (column === named ? 'name' : kind))
}

/** Whether a list has a column of names. */
export const hasNames = (roll: Roll): boolean => kindsOf(roll).includes('name')

/** A column that is called one of names and has no words in any row. */
export function emptyNames(roll: Roll): { readonly header: string; readonly isFormula: boolean } | null {
  const column = roll.headers.findIndex(
    (header, at) => columnSays(header) === 'name' && roll.rows.every(({ cells }) => (cells[at] ?? '').trim() === ''),
  )
  if (column < 0) return null
  const isFormula = roll.rows.some(({ formulas = [] }) => formulas.some((one) => one.column === column))
  return { header: (roll.headers[column] ?? '').trim(), isFormula }
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** A row's words in the columns of a pairing, as printed. */
export const wordsIn = (cells: readonly string[], columns: readonly number[]): string =>
  columns
    .map((column) => cells[column] ?? '')
    .join(' ')
    .trim()

/**
 * What two lists are compared by. All columns of names are one name, since lists part names differently and swap the parts;
 * other columns of one kind are compared in their order; plain text, numbers and days of other happenings than a birth only where
 * they have the same name. Births are held against births before ages are against anything. `dated`: whether the day of each list is
 * known, so that its ages tell of births.
 */
export function guessPairings(left: Roll, right: Roll, dated: readonly [boolean, boolean]): readonly Pairing[] {
  const [ones, others] = [kindsOf(left), kindsOf(right)]
  const names = (all: readonly (FieldKind | null)[]): number[] =>
    all.flatMap((kind, column) => (kind === 'name' ? [column] : []))
  const named = { left: names(ones), right: names(others) }
  const pairings: Pairing[] = []
  if (named.left.length > 0 && named.right.length > 0)
    pairings.push({ ...named, field: { label: labelOf(left, named.left), kind: 'name' } })
  const [paired, taken] = [new Set<number>(), new Set<number>()]
  for (const withAges of [false, true])
    for (const [column, kind] of ones.entries()) {
      const label = left.headers[column] ?? ''
      if (kind === null || kind === 'name' || paired.has(column) || (holdsAges(label) && !withAges)) continue
      const comparedAs = (header: string): FieldKind | null =>
        kind === 'born' ? birthsOrAges({ header: label, isDated: dated[0] }, { header, isDated: dated[1] }) : kind
      const fits = others.map((other, at) => {
        const header = right.headers[at] ?? ''
        return other === kind && !taken.has(at) && (withAges || !holdsAges(header)) && comparedAs(header) !== null
      })
      const place = partnerOf(label, kind, right.headers, fits)
      const as = comparedAs(right.headers[place] ?? '')
      if (place < 0 || as === null) continue
      paired.add(column)
      taken.add(place)
      pairings.push({ left: [column], right: [place], field: { label: labelOf(left, [column]), kind: as } })
    }
  return pairings
}

/** The column that fits one best: of the same name, or for what is one of its kind the first; -1: none. */
function partnerOf(label: string, kind: FieldKind, headers: readonly string[], fits: readonly boolean[]): number {
  const same = headers.findIndex((header, at) => fits[at] === true && sameName(label, header))
  const byNameAlone = kind === 'text' || kind === 'number' || isOtherDay(label)
  return same >= 0 || byNameAlone ? same : headers.findIndex((header, at) => fits[at] === true && !isOtherDay(header))
}

/** Columns by their names; one that has none by its place. */
const labelOf = (roll: Roll, columns: readonly number[]): string =>
  columns.map((column) => (roll.headers[column] ?? '').trim() || `column ${column + 1}`).join(' + ')

/** What `--columns` says: 'LEFT=RIGHT:kind,…', columns that make up one name joined by '+'. */
export function namedPairings(list: string, left: Roll, right: Roll): readonly Pairing[] {
  return list.split(',').flatMap((part) => {
    const [, one = '', other = one, kind = ''] = /^\s*([^=:]+?)\s*(?:=\s*([^:]+?)\s*)?:\s*(\w+)\s*$/u.exec(part) ?? []
    if (!KINDS.has(kind))
      throw new BadUsage(
        `--columns: '${part.trim()}' is not LEFT=RIGHT:kind with a kind of name, born, sex, number or text`,
      )
    if (kind === 'skip') return []
    return [
      {
        left: placesOf(left, one, 'first'),
        right: placesOf(right, other, 'second'),
        field: { label: one, kind: kind as FieldKind },
      },
    ]
  })
}

function placesOf(roll: Roll, names: string, which: string): readonly number[] {
  const find = (name: string): number => roll.headers.findIndex((header) => sameName(header, name))
  const whole = find(names)
  if (whole >= 0) return [whole]
  return names.split('+').map((name) => {
    const found = find(name)
    if (found < 0)
      throw new BadUsage(
        `--columns: the ${which} list has no column '${name.trim()}'; it has ${roll.headers.filter((header) => header !== '').join(', ')}`,
      )
    return found
  })
}
