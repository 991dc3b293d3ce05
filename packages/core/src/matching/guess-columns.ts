import { readBorn } from './fields/compare-born.ts'
import type { FieldKind } from './fields/field-levels.ts'
import { repairLetters } from './names/repair-letters.ts'

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

/** A column's name with the damage of extraction undone: its letters may be shapes. */
const wordsOf = (header: string): string => repairLetters(header).text.replace(/\s+/gu, ' ').trim()

const isNumberish = (cell: string): boolean => /^[\d\s-]+$/u.test(cell)

const looksLikeName = (cell: string): boolean =>
  cell.length <= 80 && /^[\p{L}\p{M}'’.-]+(?:[\s,]+[\p{L}\p{M}'’.-]+){1,6}$/u.test(cell)

/** 1, 2, 3 … down the list: the place of a row, which is no number of the person's own. */
const countsRows = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.every((cell, at) => cell.replace(/[.)]$/u, '') === String(at + 1))

/** The kind of a column by its name, else by what most of its cells look like; null: an empty column tells nothing, nor does one that counts the rows. */
export function guessKind(header: string, cells: readonly string[]): FieldKind | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length === 0 || countsRows(filled)) return null
  const named = NAMES.find(([, words]) => words.test(wordsOf(header)))
  if (named !== undefined) return named[0]
  const share = (fits: (cell: string) => boolean): number => filled.filter(fits).length / filled.length
  if (share((cell) => readBorn(cell) !== null && /\d{4}/u.test(cell) && cell.length >= 8) > 0.8) return 'born'
  if (share(isNumberish) > 0.8) return 'number'
  // A column without a name of its own: most people's names are unlike each other, two words or more, and have no figures.
  const isUnnamed = /^(?:column \d+)?$/u.test(header.trim())
  return isUnnamed && share(looksLikeName) > 0.8 && new Set(filled).size > 0.7 * filled.length ? 'name' : 'text'
}

const WORDS_FOR_COLUMNS =
  /^(?:(?:full |first |last |middle |given |family |father'?s |mother'?s )?names?|surname|date of birth|birth date|year of birth|born|dob|age|sex|gender|rank|unit|place|no|№|n|id|number|nr|фио|піб|фамилия|имя|отчество|прізвище|ім.я|по батькові|(?:дата|год|місце|место|рік) (?:рождения|народження)|пол|стать|возраст|вік|звание|звання|номер|ad|adı|soyad|soyadı|ata adı|ad soyad|doğum (?:tarihi|tarixi)|doğum tarixi|təvəllüd|cins|cinsiyet|yaş|անուն|ազգանուն|հայրանուն|ծննդյան (?:ամսաթիվ|տարեթիվ|օր)|սեռ|տարիք|الاسم|اسم|الاسم الكامل|اسم الأب|تاريخ الميلاد|الجنس|العمر|رقم|نام|نام خانوادگی|نام پدر|تاریخ تولد|سن|جنسیت|שם|שם פרטי|שם משפחה|תאריך לידה|מין|גיל|nombres?|apellidos?|fecha de nacimiento|sexo|edad)[.:]?$/iu

/** Whether a cell says what a column holds and could hardly be anybody's name: stricter than a guess at a column's kind. */
export const isColumnName = (cell: string): boolean => WORDS_FOR_COLUMNS.test(wordsOf(cell))

const AGES = /^(?:age|возраст|вік|yaş|yaşı|տարիք|العمر|عمر|السن|سن|גיל|ასაკი|edad)[.:]?$/iu

/** Whether a column holds ages by its name: they tell of a birth only together with the list's date. */
export const holdsAges = (header: string): boolean => AGES.test(wordsOf(header))
