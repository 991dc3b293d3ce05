/** A day, month or year of the Hebrew calendar as a list writes it. */
export interface HebrewDay {
  readonly year: number
  /** From 1, Tishri, to 13, Elul: 6 is Adar, or the first Adar of a leap year, 7 its second. */
  readonly month: number | null
  readonly day: number | null
}

/** Values of letters: alef is 1, tav 400; final forms as their letters. */
const VALUES: ReadonlyMap<string, number> = new Map(
  'א1 ב2 ג3 ד4 ה5 ו6 ז7 ח8 ט9 י10 כ20 ך20 ל30 מ40 ם40 נ50 ן50 ס60 ע70 פ80 ף80 צ90 ץ90 ק100 ר200 ש300 ת400'
    .split(' ')
    .map((pair) => [pair.charAt(0), Number(pair.slice(1))]),
)
const sumOf = (word: string): number => [...word].reduce((sum, letter) => sum + (VALUES.get(letter) ?? 0), 0)

const MONTHS =
  'תשרי|tishri|tishrei,חשוון|חשון|מרחשוון|מרחשון|heshvan|cheshvan|marheshvan,כסלו|כסליו|kislev,טבת|tevet|teveth,שבט|shevat|shvat,אדר|אדר א|אדר ראשון|adar|adar i,אדר ב|אדר שני|ואדר|adar ii|adar sheni,ניסן|nisan,אייר|איר|iyar|iyyar,סיוון|סיון|sivan,תמוז|tammuz|tamuz,אב|מנחם אב|av,אלול|elul'
const BY_WORD: ReadonlyMap<string, number> = new Map(
  MONTHS.split(',').flatMap((forms, at) => forms.split('|').map((form) => [form, at + 1] as const)),
)

/** Years from here to there can be those of somebody's birth: 1890 to 2040. */
const isYear = (year: number): boolean => year >= 5650 && year <= 5800
const YEAR = /(?<!\d)5[678]\d\d(?!\d)/u
/** A year in letters, the thousands left out or written before: 'תש"ן', 'התשל"ה', "ה'תשל"ה". */
const LETTERED_YEAR = /^ה?'?(ת[א-ת]{0,4}"[א-ת])$/u
/** Most dates are told by this to be none. */
const MAY_BE = /[\u0590-\u05ff]|5[678]\d\d/u
const DAYS_A_MONTH = 30

/** Marks of vowels left out, signs for numbers made plain. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u0591-\u05bd\u05bf-\u05c7\u200b-\u200f]/gu, '')
    .replace(/''|[״“”„]/gu, '"')
    .replace(/[׳’‘`]/gu, "'")

/** The month that stands at a word, alone or with the next; a word may have 'in' grown onto it. */
function monthAt(words: readonly string[], at: number): number | null {
  const bare = (word: string): string => word.replace(/['"]/gu, '')
  const word = bare(words[at] ?? '')
  for (const form of [word, word.replace(/^ב/u, '')]) {
    const found = BY_WORD.get(`${form} ${bare(words[at + 1] ?? '')}`) ?? BY_WORD.get(form)
    if (found !== undefined) return found
  }
  return null
}

function yearIn(text: string, words: readonly string[]): number | null {
  const figures = Number(YEAR.exec(text)?.[0] ?? Number.NaN)
  if (isYear(figures)) return figures
  for (const word of words) {
    const lettered = LETTERED_YEAR.exec(word)?.[1]
    const year = 5000 + sumOf(lettered ?? '')
    if (lettered !== undefined && isYear(year)) return year
  }
  return null
}

/** Reads a date of the Hebrew calendar, in figures or letters: 'ט׳ באייר תש״ן', '14 Iyar 5750'; null: it names no year of it. */
export function readHebrewDay(text: string): HebrewDay | null {
  if (!MAY_BE.test(text)) return null
  const plain = folded(text)
  const words = plain.match(/[\p{L}'"]+|\d+/gu) ?? []
  const year = yearIn(plain, words)
  if (year === null) return null
  const at = words.findIndex((_, place) => monthAt(words, place) !== null)
  if (at < 0) return { year, month: null, day: null }
  const before = (words[at - 1] ?? '').replace(/['"]/gu, '')
  const day = /^\d+$/u.test(before) ? Number(before) : /^[א-ת]{1,3}$/u.test(before) ? sumOf(before) : 0
  return { year, month: monthAt(words, at), day: day >= 1 && day <= DAYS_A_MONTH ? day : null }
}
