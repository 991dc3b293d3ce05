import { readBorn } from './fields/compare-born.ts'
import { foldMonth, monthIn } from './fields/month-words.ts'

/** A cell that has a person's name and, behind it, figures of a birth, and perhaps a place: 'Petrosyan Aram (1990)', 'Петросян Арам, 1990 г.р., Гюмри'. */
export interface NameAndBirth {
  readonly name: string
  /** The words of the birth, as printed. */
  readonly born: string
}

const WORD = "\\p{L}[\\p{L}\\p{M}'’ʼ`.\\-]*"
const MARKED = new RegExp(
  `^(?<name>${WORD}(?:[\\s,]+${WORD}){0,7})[\\s,;:–\\-]*(?:[(\\[]\\s*(?<within>[^()\\[\\]]*\\p{Nd}[^()\\[\\]]*)[)\\]]|(?<after>(?<=[\\s,;:–\\-])\\p{Nd}[\\p{Nd}.,/\\-\\s]*(?:\\s*[\\p{L}.]{1,6}){0,2}))\\s*(?:[.,;]|[,;]\\s*[^\\p{Nd},;]{2,60}(?:[,;][^\\p{Nd},;]{2,60}){0,2})?$`,
  'u',
)

/** Words that say that a birth follows, and are no name: 'born 1984', 'род. 1984'. */
const BIRTH =
  /^(?:born|b|birth|dob|yob|d[.]?o[.]?b|geb(?:oren)?|né|née|nacido|род(?:ился|илась)?|рожд(?:ения)?|р|г\.?р|нар(?:одився|одилася)?|ծնվ(?:ած)?|doğum(?:lu)?|doğ|təvəllüd|متولد|مواليد|ولد|נולד)\.?$/iu
/** The number of a row before a name: '12. Petrosyan Aram'. */
const NUMBERED = /^\p{Nd}{1,6}[.)]\s*(?=\p{L})/u

/** The words of a cell without the number of its row. */
export const withoutNumber = (cell: string): string => cell.trim().replace(NUMBERED, '')

/** Tells a name from the birth behind it; null: the cell is something else, as '4 May 1990' and 'about 1975' are. */
export function nameAndBirth(cell: string): NameAndBirth | null {
  const { name, within, after } = MARKED.exec(withoutNumber(cell))?.groups ?? {}
  const born = (within ?? after)?.trim()
  if (name === undefined || born === undefined || !/\p{Nd}{2}/u.test(born) || readBorn(born) === null) return null
  if (BIRTH.test(name.trim())) return null
  // A word before figures may be a month or say that they are a guess.
  if (monthIn(foldMonth(name)) !== null || (readBorn(`${name} 1975`)?.span?.slack ?? 0) > 0) return null
  return { name: name.trim(), born }
}
