import { findSubject } from '../grammar/clauses.ts'
import { isPeople, quantityBefore } from '../grammar/who.ts'
import type { Scene } from './draft.ts'

/** 'Eight of them are fighters seized in Redvale': where the eight stand, if `fighters` is what they are said to be; else null. */
export function countedBefore({ sentence }: Scene, at: number): number | null {
  const { phrases } = sentence
  const np = phrases[at]
  const be = phrases[at - 1]
  if (np?.type !== 'np' || np.count !== null || sentence.words[np.from]?.cls === 'det') return null
  if (be?.type !== 'vp' || be.lemma !== 'be' || be.negated || be.infinitive) return null
  const subject = findSubject(phrases, at - 1)
  const counted = subject !== null && (subject.np.count !== null || quantityBefore(sentence, subject.at) !== null)
  return counted && isPeople(sentence, subject.at) ? subject.at : null
}
