import { countsColumns, isStrokes } from './head-rows.ts'
import { counted, type RollLine } from './roll.ts'

/** Rows of a table that are of nobody: its heads printed again, numbers of the columns, strokes between rows. */
export interface LeftOut {
  readonly rows: readonly RollLine[]
  readonly notes: readonly string[]
}

const keyOf = ({ cells }: RollLine): string =>
  JSON.stringify(cells.slice(0, 1 + cells.findLastIndex((cell) => cell.trim() !== '')).map((cell) => cell.trim()))

const MOST_TOLD = 10
const told = (rows: readonly RollLine[]): string =>
  rows
    .slice(0, MOST_TOLD)
    .map(({ line }) => `row ${line}`)
    .join(', ')

/** How a row begins that says how many people a list or a part of it has. */
const TOTAL =
  /^(?:(?:grand |sub)?-?total(?: general)?|in total|sum|итого|всего|всього|разом|усього|cəmi|cəmisi|yekun|toplam|ընդամենը|المجموع|مجموع|الإجمالي|الاجمالي|العدد الكلي|جمع کل|סה["״]כ|სულ|σύνολο|razem|ukupno|insgesamt|gesamt|totale)(?![\p{L}\p{M}])[\s:.=–-]*[\p{Nd}\s.,]*(?:\p{L}+\.?)?$/iu

/** A row with a total: nothing else in it than figures. */
function isTotal({ cells }: RollLine): boolean {
  const [first = '', ...more] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return TOTAL.test(first) && more.every((cell) => /^[\p{Nd}\s.,]+$/u.test(cell)) && [first, ...more].some(hasFigures)
}
const hasFigures = (cell: string): boolean => /\p{Nd}/u.test(cell)

/** Takes out what is of nobody, and tells it. `heads`: the rows that name the columns. */
export function withoutHeadsAgain(rows: readonly RollLine[], heads: readonly RollLine[]): LeftOut {
  const keys = new Set(heads.map(keyOf))
  const again = rows.filter((row) => keys.has(keyOf(row)))
  const marks = rows.filter((row, at) => isStrokes(row) || (at === 0 && countsColumns(row)))
  const totals = rows.filter((row) => isTotal(row))
  const out = new Set([...again, ...marks, ...totals])
  const tell = (found: readonly RollLine[], what: string): readonly string[] =>
    found.length === 0 ? [] : [`${counted(found.length, 'row')} with ${what} left out: ${told(found)}.`]
  return {
    rows: rows.filter((row) => !out.has(row)),
    notes: [
      ...tell(again, 'the column names printed again'),
      ...tell(marks, 'numbers of the columns or strokes alone'),
      ...tell(totals, 'a total'),
    ],
  }
}
