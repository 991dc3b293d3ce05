/**
 * Which old encoding a list of names is in. Statistics of running text are misled by lists: few words, each with a capital, many
 * of them repeated. So each encoding is tried, and its words are asked whether they can be names: one script to a word, capitals where
 * capitals stand, vowels, and no signs that no word has.
 */
const TRIED = [
  'windows-1252',
  'windows-1251',
  'windows-1256',
  'windows-1254',
  'windows-1250',
  'windows-1253',
  'windows-1255',
  'koi8-r',
  'koi8-u',
  'ibm866',
  'x-mac-cyrillic',
  'iso-8859-5',
  'iso-8859-6',
] as const

/** What letter statistics say weighs so much: it decides between encodings whose words look alike, as 1250 and 1252. */
const TOLD = 0.03
const MOST_WORDS = 4_000

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
]
const VOWELS = /[aeiouyæœøаеёиоуыэюяіїєαεηιουωάέήίόύώϊϋəı]/giu
/** Letters of Icelandic at the places where Turkish has ğ, ı and ş, which are far likelier on a list. */
const ICELANDIC = /[ÐðÝýÞþ]/u
/** Caseless letters of Arabic or Hebrew, of which no word of a cased script has any. */
const CASELESS = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{M}ـ'’]+$/u
const LETTERS = /\p{L}/gu

/** The encoding whose words look most like names; `told`: what letter statistics say, or null. */
export function listEncoding(sample: Uint8Array, told: string | null): string {
  const scored = [...new Set([...TRIED, ...(told === null ? [] : [told])])].map((charset) => ({
    charset,
    score: likenessIn(new TextDecoder(charset).decode(sample)) + (charset === told ? TOLD : 0),
  }))
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).charset
}

/** How much the words beyond ASCII are like names, from 0 to 1; each once, as a name that repeats tells nothing more. */
function likenessIn(text: string): number {
  const words = new Set<string>()
  for (const word of text.split(/[\s,;|"()/.:\d-]+/u)) {
    if (/[^\p{ASCII}]/u.test(word)) words.add(word)
    if (words.size >= MOST_WORDS) break
  }
  let sum = 0
  for (const word of words) sum += likeness(word)
  return words.size === 0 ? 0 : sum / words.size
}

function likeness(word: string): number {
  const letters = word.match(LETTERS)?.length ?? 0
  const marks = word.match(/\p{M}/gu)?.length ?? 0
  const signs = [...word].length - letters - marks - (word.match(/['’‘]/gu)?.length ?? 0)
  if (letters === 0 || signs > 0 || /^\p{M}/u.test(word)) return 0
  if (SCRIPTS.filter((script) => script.test(word)).length !== 1) return 0
  if (CASELESS.test(word)) return 1
  return casing(word) * sounding(word, letters) * (ICELANDIC.test(word) ? 0.8 : 1)
}

/** Names begin with a capital and go on without, or are in capitals whole. */
function casing(word: string): number {
  if (/^\p{Lu}[\p{Ll}\p{M}'’]*$/u.test(word) || /^[\p{Lu}\p{M}'’]+$/u.test(word)) return 1
  if (/^[\p{Ll}\p{M}'’]+$/u.test(word)) return 0.7
  return /^(?:\p{Lu}\p{Ll}+){2,}$/u.test(word) ? 0.5 : 0.1
}

/** Words have vowels, though not alone; and Latin ones few letters beyond ASCII in a row. */
function sounding(word: string, letters: number): number {
  const share = (word.match(VOWELS)?.length ?? 0) / letters
  const crowded = /\p{Script=Latin}/u.test(word) && /[^\p{ASCII}]{3}/u.test(word)
  const mute = letters > 2 && (share < 0.15 || share > 0.8)
  return (crowded ? 0.2 : 1) * (mute ? 0.4 : 1)
}
