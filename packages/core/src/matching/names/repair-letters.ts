import { decodeAgain } from './decode-again.ts'
import { plainWords } from './plain-words.ts'

/** Damage of a kind that is known, found in a text, and what the text was before. */
export type Damage =
  | 'letters decoded wrong'
  | 'zero-width marks'
  | 'presentation forms'
  | 'letters in reverse'
  | 'look-alike letters'
  | 'reversed lam-alef'

export interface Repaired {
  readonly text: string
  readonly found: readonly Damage[]
}

/** Marks without width and marks of direction, which no reader sees; the joiners that Persian needs (U+200C) are among them. */
const ZERO_WIDTH = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const FORMS = /[\ufb00-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]/u
/** Anything that could need repair: most names have only plain letters of one script. */
const SUSPECT =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufb00-\ufdff\ufe70-\ufeff]|\p{Script=Latin}.*[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}].*\p{Script=Latin}|\p{Script=Cyrillic}.*\p{Script=Greek}|\p{Script=Greek}.*\p{Script=Cyrillic}|هللا|اهلل|(?<!\p{L})(?:و|ب)?اال|(?<!\p{L})(?:[ةى]\p{L}|(?:دمحم|دمحا|دمحأ|دومحم|نسح|نيسح|ميهاربا|ميهاربإ|دبع)(?!\p{L}))/u

/** Letters that look alike, row by row: Latin, Cyrillic, Greek, Armenian; a dot where a script has none. */
const ALIKE = [
  'AАΑ.',
  'BВΒ.',
  'CС..',
  'EЕΕ.',
  'HНΗ.',
  'IІΙ.',
  'JЈ..',
  'KКΚ.',
  'MМΜ.',
  'NͿΝ.',
  'OОΟՕ',
  'PРΡ.',
  'SЅ.Տ',
  'TТΤ.',
  'UՍ.Ս',
  'XХΧ.',
  'YУΥ.',
  'ZΖΖ.',
  'LԼ.Լ',
  'aаα.',
  'cс..',
  'eе..',
  'iіι.',
  'jј.յ',
  'oоοօ',
  'pрρ.',
  'sѕ..',
  'uս.ս',
  'xхχ.',
  'yуγ.',
  'hһ.հ',
  'nո.ո',
  'gց.ց',
  'qզ.զ',
  'kкκ.',
  'vν.ν',
  'mм..',
  'tт..',
  'bЬ..',
] as const
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u] as const

const scriptPlace = (letter: string): number => SCRIPTS.findIndex((script) => script.test(letter))

/** For each letter, what it looks like in each script. */
const LOOKS: ReadonlyMap<string, readonly string[]> = new Map(
  ALIKE.flatMap((row) => {
    const own = [...row].map((letter, place) => (scriptPlace(letter) === place ? letter : ''))
    return own.filter((letter) => letter !== '').map((letter) => [letter, own] as const)
  }),
)

/** A word of two scripts whose fewer letters all look like ones of the other script was typed or scanned wrong. */
function oneScript(word: string): string {
  const letters = [...word]
  const places = letters.map(scriptPlace)
  const counts = SCRIPTS.map((_, place) => places.filter((one) => one === place).length)
  if (counts.filter((count) => count > 0).length < 2) return word
  const tries = SCRIPTS.map((_, place) => place)
    .filter((place) => (counts[place] ?? 0) > 0)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
  for (const place of tries) {
    const turned = letters.map((letter, at) =>
      places[at] === place || (places[at] ?? -1) < 0 ? letter : (LOOKS.get(letter)?.[place] ?? ''),
    )
    if (turned.every((letter) => letter !== '')) return turned.join('')
  }
  return word
}

/** First letter of each row of four forms in Unicode's block (alone, at the end, at the start, in the middle). */
const FOUR_FORMS = 'ﺉﺏﺕﺙﺝﺡﺥﺱﺵﺹﺽﻁﻅﻉﻍﻑﻕﻙﻝﻡﻥﻩﻱ'
const isForm = (letter: string | undefined, form: number): boolean =>
  letter !== undefined && FOUR_FORMS.includes(String.fromCodePoint((letter.codePointAt(0) ?? 0) - form))

/** The commonest of Arabic names, letter by letter from the wrong end: no word is spelled so. */
const TURNED: ReadonlySet<string> = new Set('دمحم دمحا دمحأ دومحم نسح نيسح ميهاربا ميهاربإ دبع'.split(' '))
const STRAIGHT: ReadonlySet<string> = new Set([...TURNED].map((word) => [...word].reverse().join('')))

/** Plain letters in reverse: words that begin as no word does (ة, ى), or that are a common name from its end, are more than those that are not. */
function isTurned(text: string): boolean {
  let votes = 0
  for (const word of text.split(/\s+/u)) {
    if (/^[ةى]\p{L}/u.test(word) || TURNED.has(word)) votes++
    if (/\p{L}[ةى]$/u.test(word) || STRAIGHT.has(word)) votes--
  }
  return votes > 0
}

/** Words whose first letter has the form of a word's end, or whose last has that of its start, stand in reverse. */
function isReversed(text: string): boolean {
  const words = text.split(/\s+/u).filter((word) => FORMS.test(word) && word.length > 1)
  const votes = words.map((word) => {
    const against = Number(isForm(word[0], 1)) + Number(isForm(word.at(-1), 2))
    const along = Number(isForm(word[0], 2)) + Number(isForm(word.at(-1), 1))
    return against - along
  })
  return votes.reduce((sum, vote) => sum + vote, 0) > 0
}

/**
 * MT9: undoes damage that extraction from documents is known to do to names: UTF-8 taken for another encoding, marks without width, Arabic letters as shapes and in
 * reverse, letters of another script that look alike, and a lam-alef turned round where no Arabic word can be spelled so
 * ('هللا' and 'اهلل', and 'اال' at a word's start). For comparison, and to be shown beside what is printed; never in its place.
 */
export function repairLetters(printed: string): Repaired {
  if (plainWords(printed) !== null) return { text: printed, found: [] }
  const decoded = decodeAgain(printed)
  if (decoded === null && !SUSPECT.test(printed)) return { text: printed, found: [] }
  const found: Damage[] = []
  const step = (text: string, damage: Damage, repaired: string): string => {
    if (repaired !== text) found.push(damage)
    return repaired
  }
  let text = step(printed, 'letters decoded wrong', decoded ?? printed)
  text = step(text, 'zero-width marks', text.replace(ZERO_WIDTH, ''))
  if (isReversed(text) || isTurned(text)) text = step(text, 'letters in reverse', [...text].reverse().join(''))
  if (FORMS.test(text)) text = step(text, 'presentation forms', text.normalize('NFKC'))
  text = step(text, 'look-alike letters', text.replace(/[\p{L}\p{M}]+/gu, oneScript))
  text = step(
    text,
    'reversed lam-alef',
    text
      .replace(/هللا|(?<!\p{L})اهلل(?!\p{L})/gu, 'الله')
      .replace(/(?<![\p{L}\p{M}])((?:و|ب)?)اال(?=\p{L})/gu, '$1الا'),
  )
  return { text, found }
}
