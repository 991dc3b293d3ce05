import type { LanguagePack } from '../pack.ts'
import { AZERBAIJANI } from './az.ts'
import { SPANISH } from './es.ts'
import { ARMENIAN } from './hy.ts'
import { RUSSIAN } from './ru.ts'
import { TURKISH } from './tr.ts'
import { UKRAINIAN } from './uk.ts'

/** The packs by language, ISO 639-1. A new language is a new file and one name here. */
export const LANGUAGE_PACKS: ReadonlyMap<string, LanguagePack> = new Map(
  [RUSSIAN, UKRAINIAN, TURKISH, AZERBAIJANI, ARMENIAN, SPANISH].map((pack) => [pack.lang, pack]),
)
