import { isComma } from './phrase-tests.ts'
import type { Phrase } from './phrases.ts'

/** 'having agreed to free them': what somebody did before what the clause tells. */
export const isHavingDone = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'vp' && phrase.gerund && phrase.perfect && !phrase.negated

/** 'claimed that Southland, having agreed to free them, refused': whoever stands before such an aside; null: no aside. */
export function beforeHavingDone(phrases: readonly Phrase[], at: number, comma: number): number | null {
  if (!isHavingDone(phrases[at]) || phrases[comma - 1]?.type !== 'np') return null
  const close = phrases.findIndex((phrase, place) => place > at && isComma(phrase))
  const next = phrases[close + 1]
  return close > at && next?.type === 'vp' && !next.infinitive && next.form !== 'ing' ? comma - 1 : null
}
