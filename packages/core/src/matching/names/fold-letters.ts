import type { NameScript } from './script-of.ts'

/** Spellings of Azerbaijani and Turkish that a plain letter would lose: 'Şahbaz' is Shahbaz, 'Cəfər' is Jafar. */
const TURKIC: readonly (readonly [RegExp, string])[] = [
  [/ə/gu, 'a'],
  [/c/gu, 'j'],
  [/ç/gu, 'ch'],
  [/ş/gu, 'sh'],
  [/ğ/gu, 'gh'],
  [/x/gu, 'kh'],
  [/q/gu, 'g'],
  [/ı/gu, 'y'],
]
const IS_TURKIC = /[əğış]|(?:oğlu|qızı|kızı)$/u

/** German and Polish ways of writing Slavic names, told by endings that no other name has: 'Tschajkowski', 'Iwanowitsch'. */
const WESTERN: readonly (readonly [RegExp, string])[] = [
  [/tsch|cz/gu, 'c#h'],
  [/sch|sz/gu, 's#h'],
  [/(?<!c#)(?<!s#)ch/gu, 'kh'],
  [/#/gu, ''],
  [/w/gu, 'v'],
  [/(?<=[bfgklmptv])j(?=[aeou])/gu, 'y'],
]
const IS_WESTERN = /tsch|(?:[oe]w|[oe]wa|[oe]wna|[oe]wicz|sl[aá]wa?|wski|wska)$/u
/** The French way: 'Iouriï Tchernychevitch'. */
const FRENCH: readonly (readonly [RegExp, string])[] = [
  [/tch/gu, 'c#h'],
  [/ch/gu, 's#h'],
  [/#/gu, ''],
  [/iou/gu, 'yu'],
  [/ou/gu, 'u'],
]
const IS_FRENCH = /vitch$|iou|chvili$/u
/** Letters with a mark that is a sound of its own, as ISO 9 and the Slavic languages with Latin letters write them. */
const HACHEKS: Readonly<Record<string, string>> = { č: 'ch', š: 'sh', ž: 'zh', ŝ: 'shch', ł: 'l', đ: 'dj' }

/** Letters of Cyrillic alphabets that Russian lacks, in the Russian ones nearest to them. */
const CYRILLIC: Readonly<Record<string, string>> = {
  ё: 'е',
  і: 'и',
  ї: 'и',
  є: 'е',
  ґ: 'г',
  ў: 'у',
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ү: 'у',
  ұ: 'у',
  һ: 'х',
  ҹ: 'дж',
  ҝ: 'г',
  ј: 'й',
  ђ: 'дж',
  ћ: 'ч',
  љ: 'ль',
  њ: 'нь',
  џ: 'дж',
  ҳ: 'х',
  ҷ: 'дж',
  җ: 'дж',
  ӣ: 'и',
  ӯ: 'у',
  ҡ: 'к',
  ҙ: 'з',
  ҫ: 'с',
  ӑ: 'а',
  ӗ: 'е',
  ӱ: 'у',
  ӳ: 'у',
  ӧ: 'о',
  ӥ: 'и',
  ӓ: 'а',
  ӛ: 'а',
  ҥ: 'н',
  ӈ: 'н',
  ѓ: 'г',
  ќ: 'к',
  ѕ: 'дз',
  ӡ: 'дз',
  ѣ: 'е',
  ӏ: '',
  ԥ: 'п',
  ҟ: 'к',
  ҭ: 'т',
  ҽ: 'ч',
  ҵ: 'ц',
}

/** Spellings of one Arabic letter: alef with and without hamza, teh marbuta, yeh and alef maksura, Persian kaf and yeh. */
const ARABIC: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ؤ: 'و',
  ئ: 'ي',
  ء: '',
  ھ: 'ه',
  ہ: 'ه',
  ە: 'ه',
}

/** The stroke that makes another sound of a Hebrew letter: 'ג׳' is j, 'צ׳' is ch; typed as a quotation mark as often as not. */
const STROKE = /['׳’‘`´′]/gu
/** Strokes that do no such thing: after a single letter, which is short for a name, and after letters that have one sound. */
const NO_GERESH = /^(\p{L})'$|(?<![גזצץתדטחע])'|(?<![גזצץ])'(?!\p{L})/gu

/** Georgian and Greek letters by sound: the tables of their national romanisations, marks left out. */
const GEORGIAN =
  'აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფph ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh'
const GREEK = 'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χkh ψps ωo'
/** Two Greek letters for one sound, and foreign sounds that Greek writes with two (ELOT 743; names as Greek papers write them). */
const GREEK_SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^γιου/gu, 'yu'],
  [/ου/gu, 'u'],
  [/([αε])υ(?=[κπτχφθσξψ]|$)/gu, '$1f'],
  [/([αεη])υ/gu, '$1v'],
  [/γγ/gu, 'ng'],
  [/γχ/gu, 'nkh'],
  [/γξ/gu, 'nx'],
  [/γκ/gu, 'g'],
  [/^μπ/gu, 'b'],
  [/μπ/gu, 'mb'],
  [/^ντ|(?<=ρ)ντ|ντ$/gu, 'd'],
]
/** The case that Georgian puts behind a family name of another language: 'ალიევი' is Aliyev. */
const GEORGIAN_CASE = /(?<=.(?:ოვ|ევ|იან|ჩუკ|იუკ|იჩ|მან|ბერგ|ტაინ|ტეინ))ი$/u
const table = (pairs: string): ReadonlyMap<string, string> =>
  new Map(pairs.split(' ').map((pair) => [[...pair][0] ?? '', [...pair].slice(1).join('')]))
const LATIN_OF: Readonly<Partial<Record<NameScript, ReadonlyMap<string, string>>>> = {
  georgian: table(GEORGIAN),
  greek: table(GREEK),
}

const replaceEach = (text: string, letters: Readonly<Record<string, string>>): string =>
  [...text].map((letter) => letters[letter] ?? letter).join('')

/** Lower case without marks, presentation forms and zero-width signs; the spelling that comparison works on, never shown. */
export function foldLetters(text: string, script: NameScript): string {
  const lower = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2060\ufeff\u0640]/gu, '')
  switch (script) {
    case 'latin': {
      return plain(spelledOut(lower))
    }
    case 'cyrillic':
      return replaceEach(lower, CYRILLIC).replace(/[^\p{Script=Cyrillic}]/gu, '')
    case 'arabic':
      return replaceEach(
        lower
          .normalize('NFD')
          .replace(/\p{M}+/gu, '')
          .normalize('NFC'),
        ARABIC,
      ).replace(/[^\p{L}]/gu, '')
    case 'hebrew':
      return lower
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace(STROKE, "'")
        .replace(NO_GERESH, '$1')
        .replace(/[^\p{L}']/gu, '')
    case 'georgian':
      return inLatin(lower.replace(GEORGIAN_CASE, ''), script)
    case 'greek':
      return inLatin(respell(GREEK_SOUNDS, lower.normalize('NFD').replace(/\p{M}+/gu, '')), script)
    case 'armenian':
      // Decomposed above, and one letter of the alphabet.
      return lower.replaceAll('եւ', 'և').replace(/[^\p{L}]/gu, '')
    default:
      return lower.replace(/[^\p{L}\p{N}]/gu, '')
  }
}

/** Letters by their sounds; those that are Latin by now stay. */
const inLatin = (letters: string, script: 'georgian' | 'greek'): string =>
  [...letters].map((letter) => (/[a-z]/u.test(letter) ? letter : (LATIN_OF[script]?.get(letter) ?? ''))).join('')

const respell = (rules: readonly (readonly [RegExp, string])[], word: string): string =>
  rules.reduce((spelled, [from, to]) => spelled.replace(from, to), word)

/** Armenian families as French writes them, with an s for each side of it: 'Sarkissian'. */
const FRENCH_ARMENIAN = /(?<=.{3}[aeiou])s(?=s[iy]an$)/u

/** A word of Latin letters as English would write its sounds, where its spelling tells what language it follows. */
function spelledOut(written: string): string {
  const lower = written.replace(FRENCH_ARMENIAN, '')
  if (IS_TURKIC.test(lower)) return respell(TURKIC, lower)
  const word = replaceEach(lower, HACHEKS)
  if (IS_WESTERN.test(word)) return respell(WESTERN, word)
  return IS_FRENCH.test(word) ? respell(FRENCH, word) : word
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}]/gu, '')
