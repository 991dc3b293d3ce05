import { isAdverb, isCaptive, isPrep, isQuote, isWord } from './phrase-tests.ts'
import type { Phrase } from './phrases.ts'

const isThisTime = (phrase: Phrase | undefined) => phrase?.type === 'np' && phrase.time && phrase.lower === 'time'

/** '159 prisoners (139 men and 20 women) held by': from the closing bracket to before the opening one. */
export function beforeBrackets(phrases: readonly Phrase[], at: number): number {
  if (!isWord(phrases[at], ')')) return at
  const opening = phrases.findLastIndex((phrase, place) => place < at && at - place < 12 && isWord(phrase, '('))
  return opening > 0 ? opening - 1 : at
}

/** From a place back past adverbs, quotation marks and days. */
export function stepBack(phrases: readonly Phrase[], at: number): number {
  let before = at
  while (
    before >= 0 &&
    (isAdverb(phrases[before]) ||
      isQuote(phrases[before]) ||
      isThisTime(phrases[before]) ||
      // 'whom the group was holding hostage died': what somebody is held as belongs to the verb before it.
      (isCaptive(phrases[before]) && phrases[before - 1]?.type === 'vp') ||
      phrases[before]?.type === 'date' ||
      // 'in May and July'.
      (isWord(phrases[before], 'and') &&
        phrases[before - 1]?.type === 'date' &&
        phrases[before + 1]?.type === 'date') ||
      (isPrep(phrases[before]) && (phrases[before + 1]?.type === 'date' || isThisTime(phrases[before + 1]))))
  )
    before--
  return before
}
