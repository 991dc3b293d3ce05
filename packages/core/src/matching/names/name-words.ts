import { plainWords } from './plain-words.ts'
import { repairLetters } from './repair-letters.ts'
import { joinServants } from './servant-names.ts'
import { joinEnds } from './word-ends.ts'

/** A word of a name. */
export interface NameWord {
  readonly text: string
  /** An article or 'son of' by the sign that it is written with: shown and not compared. */
  readonly isAside: boolean
}

/** Figures that stand as a word, with the bracket that they are in: '(1990)', ', 1990 г.р.', '12.' before a name. */
const NUMBER_BEFORE = /^[\s(]*\p{Nd}+[.)\s]+(?=\p{L})/u
const FIGURES =
  /[([][^()[\]]*\p{Nd}[^()[\]]*[)\]]|(?<=^|[\s,;:–-])\p{Nd}[\p{Nd}.,/-]*(?:\s*(?:г\.?\s?р?\.?|р\.?\s?н\.?|թ\.?))?(?!\p{L})/gu

/** A name without a year beside it: no name is written in figures. */
const withoutFigures = (name: string): string =>
  /\p{Nd}/u.test(name) ? name.replace(NUMBER_BEFORE, '').replace(FIGURES, ' ') : name

/** 'Son, daughter, wife of' as lists in English of South Asia write it. */
const OF = /(?<![\p{L}\p{M}])[sdwh]\/o\.?(?![\p{L}\p{M}])/giu
/** Abbreviations with a mark between their letters that are no initials: 'Dr.', 'of blessed memory'. */
const HEBREW_ABBREVIATIONS = /(?<!\p{L})(?:ד["״]ר|ז["״]ל|הי["״]ד|עו["״]ד|רס["״]ן|סא["״]ל|רב["״]ט|סמ["״]ר)(?!\p{L})/gu
const BETWEEN_WORDS = /[\s,;/()"“”«»״·]+/u
/** Hyphens of any script within a word, and the full stop between initials: 'А.Б.' is two of them. */
const WITHIN_WORD = /(?<=\p{L})[-‐‑–־](?=\p{L})|(?<=\p{L})\.(?=\p{L})/u
/** The article before a hyphen, its l as it sounds before the next letter: 'ash-Shami', 'аз-Зубейди'. */
const ARTICLE = /^(?:[aeu][lrsdtnz]|[ae](?:sh|th|dh|ş)|[аэу]ль?|[аэу][рсдтнзш]|אל|ալ|էլ)$/iu

const splitWords = (name: string): readonly NameWord[] =>
  repairLetters(withoutFigures(name))
    .text.normalize('NFKC')
    .replace(OF, ' ')
    .replace(HEBREW_ABBREVIATIONS, ' ')
    .split(BETWEEN_WORDS)
    .filter((text) => text !== '')
    .flatMap((text) => {
      const pieces = text.split(WITHIN_WORD)
      return pieces.map((piece, at) => ({
        text: piece,
        isAside: at < pieces.length - 1 && !piece.endsWith('.') && ARTICLE.test(piece),
      }))
    })

const compared = (text: string): NameWord => ({ text, isAside: false })

/** A name's words, known damage undone, particles and titles among them: what a comparison begins with. */
export const nameWords = (name: string): readonly NameWord[] =>
  joinEnds(joinServants(plainWords(name)?.map(compared) ?? splitWords(name)))
