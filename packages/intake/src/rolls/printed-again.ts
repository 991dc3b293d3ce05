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

/** The number of a page, where a list was printed and saved again: 'Page 2 of 5', 'стр. 3', '- 4 -'. */
const PAGE =
  /^(?:(?:page|pg\.?|p\.|стр(?:аница|\.)|с\.|лист|сторінка|стор\.|səhifə|sayfa|էջ|صفحة|صفحه|עמוד|გვერდი|seite|página|strona|strana)\s*№?\s*\p{Nd}{1,4}(?:\s*(?:of|\/|из|від|з|dən|من|از|מתוך|von|de)\s*\p{Nd}{1,4})?|[-–—]\s*\p{Nd}{1,4}\s*[-–—])$/iu
/** A note below a list: by a mark before words written small, as no name is, or by the word for one. */
const MARKED_NOTE = /^(?:\*{1,3}|[†‡¹²³⁴])\s*\p{Ll}/u
const NOTE =
  /^(?:notes?|n\.b\.|примечани[ея]|прим\.|примітк[аи]|qeyd|ծանոթ(?:ություն|\.)|ملاحظ(?:ة|ات)|توضیح|הערה|შენიშვნა)\s*[:.]/iu
/** Who made or signs a list. */
const SIGNED =
  /^(?:signature|signed(?: by)?|prepared by|approved(?: by)?|compiled by|stamp|подпись|подписал|составил[аи]?|утверждаю|утвердил|исполнитель|м\.\s?п\.|підпис|склав|imza|tərtib edən|ստորագրություն|կազմեց|التوقيع|توقيع|امضا|חתימה)(?![\p{L}\p{M}])/iu

/** A row with one cell alone, or a signature and who signs: it is told, so that nobody is left out in silence. */
function isAside({ cells }: RollLine): boolean {
  const [first = '', ...more] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return SIGNED.test(first)
    ? more.length <= 2
    : more.length === 0 && [PAGE, MARKED_NOTE, NOTE].some((mark) => mark.test(first))
}

/** Takes out what is of nobody, and tells it. `heads`: the rows that name the columns. */
export function withoutHeadsAgain(rows: readonly RollLine[], heads: readonly RollLine[]): LeftOut {
  const keys = new Set(heads.map(keyOf))
  const again = rows.filter((row) => keys.has(keyOf(row)))
  const marks = rows.filter((row, at) => isStrokes(row) || (at === 0 && countsColumns(row)))
  const totals = rows.filter((row) => isTotal(row))
  // In a list of one column a person is one cell too, and every row would be.
  const asides = rows.filter((row) => row.cells.length > 1 && isAside(row))
  const out = new Set([...again, ...marks, ...totals, ...asides])
  const tell = (found: readonly RollLine[], what: string): readonly string[] =>
    found.length === 0 ? [] : [`${counted(found.length, 'row')} with ${what} left out: ${told(found)}.`]
  return {
    rows: rows.filter((row) => !out.has(row)),
    notes: [
      ...tell(again, 'the column names printed again'),
      ...tell(marks, 'numbers of the columns or strokes alone'),
      ...tell(totals, 'a total'),
      ...tell(asides, 'the number of a page, a note or a signature'),
    ],
  }
}
