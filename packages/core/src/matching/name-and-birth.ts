import { readBorn } from './fields/compare-born.ts'
import { foldMonth, monthIn } from './fields/month-words.ts'

/** A cell that has a person's name and, behind it, figures of a birth: 'Petrosyan Aram (1990)', 'Петросян Арам, 1990 г.р.'. */
export interface NameAndBirth {
  readonly name: string
  /** The words from the birth on, as printed. */
  readonly born: string
}

const WORD = "\\p{L}[\\p{L}\\p{M}'’ʼ`.\\-]*"
const MARKED = new RegExp(
  `^(?<name>${WORD}(?:[\\s,]+${WORD}){0,7})[\\s,;:–\\-]*(?:[(\\[]\\s*(?<within>[^()\\[\\]]*\\p{Nd}[^()\\[\\]]*)[)\\]]|(?<after>(?<=[\\s,;:–\\-])\\p{Nd}[\\p{Nd}.,/\\-\\s]*(?:\\s*[\\p{L}.]{1,6}){0,2}))\\s*[.,;]?$`,
  'u',
)

/** Tells a name from the birth behind it; null: the cell is something else, as '4 May 1990' and 'about 1975' are. */
export function nameAndBirth(cell: string): NameAndBirth | null {
  const { name, within, after } = MARKED.exec(cell.trim())?.groups ?? {}
  const born = (within ?? after)?.trim()
  if (name === undefined || born === undefined || !/\p{Nd}{2}/u.test(born) || readBorn(born) === null) return null
  // A word before figures may be a month or say that they are a guess.
  if (monthIn(foldMonth(name)) !== null || (readBorn(`${name} 1975`)?.span?.slack ?? 0) > 0) return null
  return { name: name.trim(), born }
}
