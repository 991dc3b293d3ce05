import { readBorn } from './fields/compare-born.ts'
import type { FieldKind } from './fields/field-levels.ts'

/** What a column's name says in languages that lists are written in. A person confirms or corrects it with `--columns`. */
const NAMES: readonly (readonly [FieldKind, RegExp])[] = [
  ['born', /birth|born|dob|рожден|народж|doğum|doğulmuş|ծննդ|ծնված|تاريخ|ميلاد|تولد|לידה|nacim/iu],
  ['sex', /^(?:sex|gender|пол|стать|cins|cinsiyet|սեռ|الجنس|جنس|מין|sexo)$/iu],
  [
    'name',
    /name|фио|піб|surname|family|father|patronymic|фамил|имя|отчеств|прізвищ|ім.я|по.батьк|ad[ıi]?$|^ad|soyad|ata ad|անուն|ազգանուն|հայրանուն|الاسم|اسم|الاب|نام|خانوادگی|שם|nombre|apellido/iu,
  ],
  ['number', /^(?:id|no|number|passport|ssn|soc_sec_id|postcode|zip|phone|номер|паспорт)|_id$|number/iu],
]

const isNumberish = (cell: string): boolean => /^[\d\s-]+$/u.test(cell)

/** The kind of a column by its name, else by what most of its cells look like; null: an empty column tells nothing. */
export function guessKind(header: string, cells: readonly string[]): FieldKind | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length === 0) return null
  const named = NAMES.find(([, words]) => words.test(header.trim()))
  if (named !== undefined) return named[0]
  const share = (fits: (cell: string) => boolean): number => filled.filter(fits).length / filled.length
  if (share((cell) => readBorn(cell) !== null && /\d{4}/u.test(cell) && cell.length >= 8) > 0.8) return 'born'
  return share(isNumberish) > 0.8 ? 'number' : 'text'
}
