import type { Phrase } from './phrases.ts'

export const isWord = (phrase: Phrase | undefined, ...lowers: string[]) =>
  phrase?.type === 'word' && lowers.includes(phrase.lower)
export const isPrep = (phrase: Phrase | undefined) => phrase?.type === 'word' && phrase.cls === 'prep'
export const isAdverb = (phrase: Phrase | undefined) =>
  phrase?.type === 'word' && (phrase.cls === 'adv' || phrase.cls === 'neg')
export const isQuote = (phrase: Phrase | undefined) => phrase?.type === 'word' && /^["“”‘’«»']$/u.test(phrase.lower)
export const isComma = (phrase: Phrase | undefined) => isWord(phrase, ',', '—', '–', '(', ')')
/** 'held captive', 'taken hostage': what somebody is held or taken as, in one word. */
export const isCaptive = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' && phrase.to - phrase.from === 1 && /^(?:captive|hostage|prisoner)$/u.test(phrase.lower)
export const isRelative = (phrase: Phrase | undefined) => isWord(phrase, 'who', 'which', 'that', 'whom', 'whose')
/** 'among them': 'two women among them', 'among them 12 women'. */
export const isAmongThem = (phrases: readonly Phrase[], among: number): boolean => {
  const them = phrases[among + 1]
  return isWord(phrases[among], 'among') && them?.type === 'np' && them.lower === 'them'
}
