import type { Token } from '../tokens.ts'
import type { Word } from './word.ts'

/** A capital first, if an Arabic or Romance article is written on before it: 'al-Muradi', 'd’Ivoire'. */
export const capital = (token: Token) =>
  /^(?:(?:al|el|ul|ad|adh|an|ar|as|ash|at|ath|az|ed|en|er|es|esh|et|ez|ud|ur|us)-|[dl][’'])?\p{Lu}/u.test(token.text)

/** Numbers in words. */
export const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen dozens scores hundreds thousands'.split(
    ' ',
  ),
)

/** Adverbs that open a sentence; 'Italy', 'Sicily' do so as names. */
export const SENTENCE_ADVERBS =
  /^(?:un)?(?:fortunate|sad|current|recent|previous|final|similar|reported|alleged|separate|additional|initial|clear|apparent|eventual|sudden|regrettab|subsequent|simultaneous|according|consequent|alarming|tragical|hopeful|former)ly$/u

/** A sentence while its words are told apart, from left to right. */
export interface Tagging {
  readonly tokens: readonly Token[]
  readonly words: Word[]
  /** Positions that a count or a date covers. */
  readonly counted: ReadonlySet<number>
  /** Positions inside dates. */
  readonly dated: ReadonlySet<number>
  readonly quoted: boolean
}

/** The word before the one at hand; `skipAdverbs`: past adverbs and negations. */
export const previous = (tagging: Tagging, skipAdverbs = false): Word | null => {
  let at = tagging.words.length - 1
  while (skipAdverbs && at >= 0 && (tagging.words[at]?.cls === 'adv' || tagging.words[at]?.cls === 'neg')) at--
  return tagging.words[at] ?? null
}
