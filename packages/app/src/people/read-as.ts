import {
  type Born,
  type BornContext,
  bornText,
  type FieldKind,
  type FieldWords,
  readBorn,
  repairLetters,
  spanOf,
  unswapped,
} from '@muster/core'

/** A cell that is compared as something else than it is printed, and why. */
export interface ReadAs {
  readonly printed: string
  readonly as: string
  readonly why: string
}

/** What a cell is compared as: names with known damage undone, days of birth in our calendar; null where that is as printed. */
export function readAs(kind: FieldKind, printed: string, context: BornContext): ReadAs | null {
  if (kind === 'name') {
    const { text, found } = repairLetters(printed)
    return text === printed ? null : { printed, as: text, why: found.join(', ') }
  }
  if (kind !== 'born') return null
  const born = readBorn(printed, context)
  const impossible = impossibleAs(printed, born, context)
  if (impossible !== null || born === null) return impossible
  if (born.span === undefined && born.or === undefined) return null
  const as = bornText(born)
  return { printed, as, why: whyBorn(printed, as, context) }
}

const OLDEST = 120

/** A birth that cannot be as printed: a day that there is not, an age nobody has, a day after that of the list (MT8); null for any other. */
export const impossibleBirth = (printed: string, context: BornContext): ReadAs | null =>
  impossibleAs(printed, readBorn(printed, context), context)

function impossibleAs(printed: string, born: Born | null, context: BornContext): ReadAs | null {
  if (born === null) {
    const age = Number(/^\D*(\d{3,})\D*$/u.exec(printed)?.[1] ?? 0)
    return context.areAges === true && age > OLDEST ? { printed, as: '', why: 'nobody is so old' } : null
  }
  if (isAfterList(born, context)) return { printed, as: '', why: 'this is after the day of the list' }
  return born.noDay === true ? { printed, as: bornText(born), why: 'there is no such day' } : null
}

const isAfterList = (born: Born, { listed }: BornContext): boolean =>
  listed !== undefined && born.or === undefined && spanOf(born).first > listed.last

function whyBorn(printed: string, as: string, { areAges }: BornContext): string {
  if (areAges === true) return 'an age on the day of the list'
  if (as.includes(' or ')) return printed.includes(' or ') ? 'one day or the other' : 'either of two calendars'
  return as.endsWith('~') ? 'a guess' : as.includes('/') ? 'days that it can have been' : 'another calendar'
}

/** The words that go into the comparison: as printed, unless only the list's date tells what they mean. */
export function comparedCell(kind: FieldKind, printed: string, context: BornContext): string {
  if (kind !== 'born' || (context.listed === undefined && context.areAges !== true)) return printed
  const born = readBorn(printed, context)
  if (born === null || isAfterList(born, context)) return ''
  const as = bornText(born)
  const plain = readBorn(printed)
  return plain !== null && bornText(plain) === as ? printed : as
}

/** A row's words in a field, and what is known of the days in it. */
export interface RowField extends FieldWords {
  readonly context: BornContext
}

/** What a row is compared as, field by field: a name and a birth that changed places are read in their own. */
export function comparedRow(fields: readonly RowField[]): readonly string[] {
  const words = unswapped(fields)
  return fields.map(({ kind, words: own, context }, at) => comparedCell(kind, words?.[at] ?? own, context))
}

/** What is told of cells that changed places; null: none did. */
export function readInPlace(fields: readonly FieldWords[]): ReadAs | null {
  const words = unswapped(fields)
  const told = (all: readonly string[]) =>
    all.filter((text, at) => text !== '' && words?.[at] !== fields[at]?.words).join(' | ')
  return words === null
    ? null
    : { printed: told(fields.map((field) => field.words)), as: told(words), why: 'cells that changed places' }
}
