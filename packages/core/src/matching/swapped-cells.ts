import { readBorn } from './fields/compare-born.ts'
import type { FieldKind } from './fields/field-levels.ts'
import { isBareDay, isNameOfPerson } from './guess-columns.ts'

/** A row's words in a field. */
export interface FieldWords {
  readonly kind: FieldKind
  readonly words: string
}

/**
 * The words of a row's fields where a name and a birth stand in each other's place (MT9): a day where names stand, and a name of two words
 * where days do. Null: they stand in their own.
 */
export function unswapped(fields: readonly FieldWords[]): readonly string[] | null {
  const named = fields.findIndex(({ kind }) => kind === 'name')
  const born = fields.findIndex(({ kind }) => kind === 'born')
  const [name, day] = [fields[named]?.words ?? '', fields[born]?.words ?? '']
  if (name === '' || day === '' || !isBareDay(name) || readBorn(day) !== null || !isNameOfPerson(day)) return null
  return fields.map(({ words }, at) => (at === named ? day : at === born ? name : words))
}
