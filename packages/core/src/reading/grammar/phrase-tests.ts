import type { Phrase } from './phrases.ts'

export const isWord = (phrase: Phrase | undefined, ...lowers: string[]) =>
  phrase?.type === 'word' && lowers.includes(phrase.lower)
export const isPrep = (phrase: Phrase | undefined) => phrase?.type === 'word' && phrase.cls === 'prep'
export const isAdverb = (phrase: Phrase | undefined) =>
  phrase?.type === 'word' && (phrase.cls === 'adv' || phrase.cls === 'neg')
export const isQuote = (phrase: Phrase | undefined) => phrase?.type === 'word' && /^["“”‘’«»']$/u.test(phrase.lower)
export const isComma = (phrase: Phrase | undefined) => isWord(phrase, ',', '—', '–', '(', ')')
export const isRelative = (phrase: Phrase | undefined) => isWord(phrase, 'who', 'which', 'that', 'whom', 'whose')
