import { foldLetters } from './fold-letters.ts'
import { plainWords } from './plain-words.ts'
import { repairLetters } from './repair-letters.ts'
import { type NameScript, scriptOf } from './script-of.ts'
import { joinServants, withoutServantsArticle } from './servant-names.ts'
import { skeletonOf } from './sound-skeleton.ts'

/** One part of a name as comparison sees it. */
export interface NameToken {
  readonly text: string
  readonly letters: string
  readonly script: NameScript
  /** A single letter that stands for a name. */
  readonly isInitial: boolean
  /** Its consonants, a figure for each one's class. */
  readonly skeleton: string
}

/** Words between names that one list writes and the other does not: 'son of', 'daughter of', articles, titles. */
const PARTICLES: ReadonlySet<string> = new Set(
  'bin ibn ben bint binti al el as ul von van de da dos oglu ogly oghlu gizi gyzy kizi kyzy qizi uulu mr mrs ms dr mullah haji hajji sheikh shaikh sayyid بن ابن بنت ال الحاج الشيخ оглы кызы гызы оглу улы угли углу בן בת'.split(
    ' ',
  ),
)
/** The article grown onto an Arabic name, in its own letters. */
const ARTICLE = /^ال(?=.{3})/u

/** The end of a patronymic, so that 'Гасанович' is the father's name Гасан that another list writes; of many family names too. */
const PATRONYMIC: Readonly<Partial<Record<NameScript, RegExp>>> = {
  latin: /(?<=.{3})(?:[oe]v[iy](?:ch|c|cs|ts|tz)|[oei]vna)$/u,
  cyrillic: /(?<=.{3})(?:ович|евич|овна|евна|івна|ївна)$/u,
  armenian: /(?<=.{3})(?:ո[վւ]իչ|[եէ][վւ]իչ|ո[վւ]նա|[եէ][վւ]նա)$/u,
  arabic: /(?<=.{2})(?:و[وف]يتش|ي?يفيتش|ووي[چتج]ش?|اويچ|ي?ويچ|[وي]فنا|وونا)$/u,
  hebrew: /(?<=.{2})(?:וביץ|בי[ץצ]|ובנה|יבנה)$/u,
}

/** Tokens met before: name parts repeat, and each is prepared once. */
const before = new Map<string, NameToken | null>()
const MOST_REMEMBERED = 400_000

/** Georgian and Greek are compared by their Latin letters. */
const comparedIn = (script: NameScript): NameScript => (script === 'georgian' || script === 'greek' ? 'latin' : script)

function withoutEnd(letters: string, script: NameScript): string {
  const end = PATRONYMIC[comparedIn(script)]
  return end === undefined ? letters : letters.replace(end, '')
}

function makeToken(text: string): NameToken | null {
  const written = scriptOf(text)
  const folded = foldLetters(text, written)
  const letters = withoutServantsArticle(
    withoutEnd(written === 'arabic' ? folded.replace(ARTICLE, '') : folded, written),
  )
  if (letters === '' || PARTICLES.has(letters)) return null
  const script = comparedIn(written)
  return { text, letters, script, isInitial: [...letters].length === 1, skeleton: skeletonOf({ letters, script }) }
}

/** Figures that stand as a word, with the bracket that they are in: '(1990)', ', 1990 г.р.', '12.' before a name. */
const NUMBER_BEFORE = /^[\s(]*\p{Nd}+[.)\s]+(?=\p{L})/u
const FIGURES =
  /[([][^()[\]]*\p{Nd}[^()[\]]*[)\]]|(?<=^|[\s,;:–-])\p{Nd}[\p{Nd}.,/-]*(?:\s*(?:г\.?\s?р?\.?|р\.?\s?н\.?|թ\.?))?(?!\p{L})/gu

/** A name without a year beside it: no name is written in figures. */
const withoutFigures = (name: string): string =>
  /\p{Nd}/u.test(name) ? name.replace(NUMBER_BEFORE, '').replace(FIGURES, ' ') : name

/** A name's words, known damage undone, particles and titles among them: what a comparison begins with. */
export const nameWords = (name: string): readonly string[] => joinServants(plainWords(name) ?? wordsOf(name))

const wordsOf = (name: string): readonly string[] =>
  repairLetters(withoutFigures(name))
    .text.normalize('NFKC')
    .split(/[\s,;/()"“”«»·]+|(?<=\p{L})[-‐‑–](?=\p{L})/u)
    .filter((text) => text !== '')

/**
 * MT1: the parts of a name in any script, particles and titles left out ('Məmmədov Əli Həsən oğlu' has three). What is compared;
 * what is shown stays as the list printed it.
 */
export function nameTokens(name: string): readonly NameToken[] {
  const tokens: NameToken[] = []
  for (const text of nameWords(name)) {
    const known = before.get(text)
    const token = known === undefined ? makeToken(text) : known
    if (known === undefined && before.size < MOST_REMEMBERED) before.set(text, token)
    if (token !== null) tokens.push(token)
  }
  return tokens
}
