import type { NameWord } from './name-words.ts'

/**
 * Ends of names that one list writes as a word of their own and another joined to the word before: 'حسن زاده' is Hasanzadeh, 'نور الدين'
 * Nureddin, 'نصر الله' Nasrallah.
 */
const END =
  /^(?:zad[ae]h?|заде|زاده|zadə|զադե|pou?r|пур|پور|ne(?:j|zh)ad|нежад|نژاد|نیا|allah|ullah|аллах|الله|اللہ|الدين|الدین|eddine?|uddin|ուդդին)$/iu
const LONGEST = 8
/** The faith of names, where the article stands as a word of its own: 'Nur al-Din'. */
const DIN = /^(?:di+n|deen|дин)$/iu
const ARTICLE = /^(?:[aeou][ld]|[аэу]ль?|[аэу]д)$/iu

const isEnd = (text: string): boolean => text.length <= LONGEST && text.length > 2 && END.test(text)

/** Whether a word can be such an end, or the first of two that are one. */
export const mayBeEnd = (text: string): boolean => isEnd(text) || (text.length <= 3 && ARTICLE.test(text))

/** How many words an end takes up that begins at a place; 0: none does. */
function endAt(words: readonly NameWord[], at: number): number {
  const [word, next] = [words[at]?.text ?? '', words[at + 1]?.text ?? '']
  if (isEnd(word)) return 1
  return word.length <= 3 && ARTICLE.test(word) && DIN.test(next) ? 2 : 0
}

/** The words of a name with such ends as one word with what they end. */
export function joinEnds(words: readonly NameWord[]): readonly NameWord[] {
  if (!words.some((_, at) => at > 0 && endAt(words, at) > 0)) return words
  const joined: NameWord[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as NameWord
    const taken = at + 1 < words.length && word.text.length > 1 ? endAt(words, at + 1) : 0
    const text = words.slice(at, at + 1 + taken).map((each) => each.text)
    joined.push(taken === 0 ? word : { text: text.join(' '), isAside: false })
    at += taken
  }
  return joined
}

/** The faith at the end of a word with the article as it sounds: 'Nuruddin', 'Noureddine', 'Нураддин', 'نورالدين'. */
const WITHIN: readonly (readonly [RegExp, string])[] = [
  [/(?<=.{2})(?:[aeou](?:dd|ld)|dd)(?:i|ee)ne?$/u, 'din'],
  [/(?<=.{2})[аеуэ](?:дд|льд|лд)ин$/u, 'дин'],
  [/(?<=.{2})الدين$/u, 'دين'],
]

/** The letters of a word that ends so without the article, so that all ways to write it are one. */
export function withoutEndsArticle(letters: string): string {
  const last = letters.charAt(letters.length - 1)
  if (last !== 'n' && last !== 'e' && last !== 'н' && last !== 'ن') return letters
  return WITHIN.reduce((text, [end, rest]) => text.replace(end, rest), letters)
}
