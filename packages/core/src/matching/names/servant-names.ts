import type { NameWord } from './name-words.ts'

/** 'Servant of', the first half of names that lists write as one word, as two, or with the article between: 'Abd al-Karim', 'Abdulkarim', 'عبد الكريم'. */
const SERVANT = /^(?:abd(?:[aeou][lrsdtnz]?)?|абд(?:[уеэ][лр]ь?)?|عبد|աբդ(?:ուլ)?)$/iu
/** The longest way to write it, and the letters that it begins with: most words are told by these. */
const LONGEST = 6
const BEGINS = 'aAаАعաԱ'
/** The article where it stands alone, its l as it sounds before the next letter. */
const ARTICLE = /^(?:[aeu][lrsdtnz]|ash|ال|[аэу]ль?|[аэу][рсдтнзш])$/iu
/** Words that can follow it and are no half of it. */
const NO_HALF = /^(?:o[gğ]l[uy]|ogly|q[iı]z[iı]|k[iı]z[iı]|оглы|кызы|гызы|оглу|bin|ibn|ben|بن|ابن)$/iu

/** Whether a word is the first half of such a name. */
export const mayBeServant = (word: string): boolean =>
  word.length <= LONGEST && BEGINS.includes(word.charAt(0)) && SERVANT.test(word)

/** The words of a name with both halves of such names as one word, unless nothing else of the name were left. */
export function joinServants(words: readonly NameWord[]): readonly NameWord[] {
  const first = words.findIndex(({ text }) => mayBeServant(text))
  if (first < 0) return words
  let last = first + 1
  while (last < words.length - 1 && ARTICLE.test((words[last] as NameWord).text)) last++
  const half = words[last]?.text
  const left = words.length - (last - first + 1)
  if (half === undefined || half.length < 2 || left === 0 || NO_HALF.test(half)) return words
  const text = words
    .slice(first, last + 1)
    .map((word) => word.text)
    .join(' ')
  return [...words.slice(0, first), { text, isAside: false }, ...joinServants(words.slice(last + 1))]
}

/** The article within such a name, as it sounds before the next letter. */
const WITHIN: readonly (readonly [RegExp, string])[] = [
  [/^(abd)[aeou](?:l+(?=.{3})|([rsdtnz])\2?(?=..))/u, '$1$2'],
  [/^(абд)[уеэа](?:л+ь?(?=.{3})|([рсдтнз])\2?(?=..))/u, '$1$2'],
  [/^(عبد)ال(?=..)/u, '$1'],
  [/^(աբդ)ու(?:լ+(?=...)|([րռսդտնզ])\2?(?=..))/u, '$1$2'],
]

/** The letters of such a name without the article, so that all ways to write it are one. */
export function withoutServantsArticle(letters: string): string {
  if (!BEGINS.includes(letters.charAt(0))) return letters
  return WITHIN.reduce((text, [article, rest]) => text.replace(article, rest), letters)
}
