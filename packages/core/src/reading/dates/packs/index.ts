import type { DateWords } from '../date-words.ts'
import { AZERBAIJANI_DATES } from './az.ts'
import { ENGLISH_DATES } from './en.ts'
import { SPANISH_DATES } from './es.ts'
import { ARMENIAN_DATES } from './hy.ts'
import { RUSSIAN_DATES } from './ru.ts'
import { TURKISH_DATES } from './tr.ts'
import { UKRAINIAN_DATES } from './uk.ts'

/** The words of dates by language, ISO 639-1. English in full, the others for plain dates. */
export const DATE_WORDS: ReadonlyMap<string, DateWords> = new Map(
  [ENGLISH_DATES, RUSSIAN_DATES, UKRAINIAN_DATES, TURKISH_DATES, AZERBAIJANI_DATES, ARMENIAN_DATES, SPANISH_DATES].map(
    (words) => [words.lang, words],
  ),
)
