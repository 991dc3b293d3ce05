import type { RecordedRoll } from '../ledger/people/people-state.ts'
import type { Mention, RollField } from '../ledger/people/roll.ts'
import { readBorn } from '../matching/fields/compare-born.ts'
import { SHEET_FIELDS, type SheetField } from './sheet-fields.ts'

/** A row of a roll with its cells as printed. */
export interface RowOfPerson {
  readonly roll: RecordedRoll
  readonly row: number
  readonly cells: readonly string[]
}

/** What one source says for a field: a cell, or what a roll as a whole says of everybody on it. */
export interface SheetAnswer {
  readonly words: string
  readonly at: Mention
  /** The column's name; null: the roll as a whole says so. */
  readonly column: string | null
  /** The words may hold the answer among others, or a part of it: a person must look. */
  readonly perhaps: boolean
}

export interface FilledField {
  readonly field: SheetField
  readonly answers: readonly SheetAnswer[]
  /** Sources that do not print the same words; the same name in two scripts is printed differently too. */
  readonly differ: boolean
  /** `gap`: no source answers it, and it is asked of this person. */
  readonly state: 'answered' | 'perhaps' | 'gap' | 'not-asked'
}

/** One person's sheet: each field with the sources behind it, and what none answers (MT25). */
export interface PersonSheet {
  readonly rows: readonly Mention[]
  readonly fields: readonly FilledField[]
  readonly gaps: number
}

/** Fills the fields of both instruments from the rows that judgements make one person. Nothing is chosen between sources. */
export function personSheet(rows: readonly RowOfPerson[]): PersonSheet {
  const fields = SHEET_FIELDS.map((field) => fillField(field, rows))
  return {
    rows: rows.map(mentionOf),
    fields,
    gaps: fields.filter(({ state }) => state === 'gap').length,
  }
}

const mentionOf = ({ roll, row }: RowOfPerson): Mention => ({ roll: roll.id, row })

function fillField(field: SheetField, rows: readonly RowOfPerson[]): FilledField {
  const told = rows.flatMap((row) => [...cellsOf(row, field), ...rollSays(row, field)])
  const sure = told.filter(({ perhaps }) => !perhaps)
  const answers = told.length > 0 ? told : rows.flatMap((row) => cellsOf(row, field, field.perhapsIn))
  const asked = field.onlyIf === null || rows.some(({ roll }) => roll.description.says === field.onlyIf)
  const distinct = new Set(told.map(({ words }) => words.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')))
  return { field, answers, differ: distinct.size > 1, state: stateOf(sure.length > 0, answers.length > 0, asked) }
}

function stateOf(sure: boolean, some: boolean, asked: boolean): FilledField['state'] {
  if (sure) return 'answered'
  if (!asked) return 'not-asked'
  return some ? 'perhaps' : 'gap'
}

function cellsOf(row: RowOfPerson, field: SheetField, perhapsIn?: readonly RollField[]): readonly SheetAnswer[] {
  return row.roll.description.columns.flatMap(({ column, holds }) => {
    const words = (row.cells[column] ?? '').trim()
    if (!(perhapsIn ?? field.from).includes(holds) || words === '') return []
    const inPart = field.wholeDay && (readBorn(words)?.day ?? null) === null
    const perhaps = perhapsIn !== undefined || inPart
    return [{ words, at: mentionOf(row), column: (row.roll.headers[column] ?? '').trim() || null, perhaps }]
  })
}

/** What being on the roll says by itself: the holder of a list of those held, the Power of a list of its people. */
function rollSays(row: RowOfPerson, { byRoll }: SheetField): readonly SheetAnswer[] {
  const { says, by, peopleOf, asOf } = row.roll.description
  const answer = (words: string): readonly SheetAnswer[] => [
    { words, at: mentionOf(row), column: null, perhaps: false },
  ]
  switch (byRoll) {
    case 'people-of':
      return answer(peopleOf)
    case 'holder':
      return says === 'held' && by !== null ? answer(by) : []
    case 'state':
      return says === 'released' || says === 'dead' ? answer(asOf === null ? says : `${says}, as of ${asOf}`) : []
    case null:
      return []
  }
}

/** A field that no source answers, with the people for whom it is asked. */
export interface Gap {
  readonly field: SheetField
  readonly people: readonly (readonly Mention[])[]
  /** Of so many of whom it is asked. */
  readonly of: number
}

/** What no source answers, field by field: the questions of the next letter (MT26). Perhaps-answers are asked too. */
export function gapsOf(sheets: readonly PersonSheet[]): readonly Gap[] {
  return SHEET_FIELDS.flatMap((field) => {
    const filled = sheets.flatMap((sheet) => {
      const found = sheet.fields.find((each) => each.field === field)
      return found && found.state !== 'not-asked' ? [{ rows: sheet.rows, state: found.state }] : []
    })
    const people = filled.filter(({ state }) => state === 'gap' || state === 'perhaps').map(({ rows }) => rows)
    return people.length === 0 ? [] : [{ field, people, of: filled.length }]
  })
}

/** People of whom a letter names the rows; of more it says only how many. */
const MOST_ROWS = 20

/** The questions as a letter has them: a sentence for each field, the one that most people lack first. `roll`: whose rows are named. */
export const letterOf = (gaps: readonly Gap[], roll: string): readonly string[] =>
  [...gaps]
    .sort((a, b) => b.people.length - a.people.length)
    .map((gap) => `Please state, ${whomIn(gap, roll)}, ${gap.field.question} (${gap.field.article}).`)

function whomIn({ people, of }: Gap, roll: string): string {
  if (people.length === of && of > 1) return `for each of the ${of} people`
  const rows = people.map((mentions) => mentions.find((each) => each.roll === roll)?.row ?? mentions[0]?.row)
  if (people.length > MOST_ROWS) return `for ${people.length} of the ${of} people`
  return people.length === 1
    ? `for the person in row ${rows.join('')} of the list`
    : `for the ${people.length} people in rows ${rows.join(', ')} of the list`
}
