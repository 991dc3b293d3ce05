import { asciiDigits } from '../../claims/ascii-digits.ts'

/**
 * Folds a text the way that readers of its script expect a search to: what they type without thinking of it as another
 * letter is one (LG8). Latin and Greek lose their accents, Arabic and Hebrew their vowel signs and their forms of one
 * letter; letters that are letters stay (й is not и, ї is not і), and the signs of other scripts are never touched.
 */
export function foldForSearch(text: string): string {
  // Of plain ASCII only case and white space are folded.
  if (ASCII.test(text)) return text.toLowerCase().replace(/\s+/gu, ' ').trim()
  let folded = ''
  let base = ''
  for (const char of text.normalize('NFKD').toLowerCase()) {
    if (/\p{M}/u.test(char)) {
      if (isKept(base, char)) folded += char
      continue
    }
    const letter = LETTERS.get(char) ?? (/\s/u.test(char) ? ' ' : asciiDigits(char))
    // A stroke that only lengthens a line is no letter: a sign over it is over the letter before.
    if (letter === '') continue
    base = char
    folded += letter
  }
  return folded.normalize('NFC').replace(/ +/gu, ' ').trim()
}

const ASCII = /^[ -~\s]*$/u

const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    æ: 'ae',
    œ: 'oe',
    ł: 'l',
    ħ: 'h',
    ı: 'i',
    ə: 'e',
    ς: 'σ',
    ى: 'ي',
    ی: 'ي',
    ک: 'ك',
    ة: 'ه',
    ٱ: 'ا',
    ـ: '',
    ך: 'כ',
    ם: 'מ',
    ן: 'נ',
    ף: 'פ',
    ץ: 'צ',
    '‘': "'",
    '’': "'",
    ʼ: "'",
    '“': '"',
    '”': '"',
    '«': '"',
    '»': '"',
    '‐': '-',
    '‑': '-',
    '–': '-',
    '—': '-',
  }),
)

/** Signs over Cyrillic letters that make another letter of them; a stress mark or the dots of ё do not. */
const CYRILLIC_LETTERS: ReadonlySet<string> = new Set(['и\u0306', 'у\u0306', 'і\u0308', 'к\u0301', 'г\u0301'])

function isKept(base: string, mark: string): boolean {
  if (/\p{Script=Cyrillic}/u.test(base)) return CYRILLIC_LETTERS.has(base + mark)
  return !/[\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Armenian}]/u.test(base)
}
