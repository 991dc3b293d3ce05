import { joinedNouns } from '../grammar/objects.ts'
import { isAdverb, isComma, isQuote } from '../grammar/phrase-tests.ts'
import type { NounPhrase, Phrase } from '../grammar/phrases.ts'

const LONGEST = 9

/** Whether nothing of the sentence stands before a place. */
const opens = (phrases: readonly Phrase[], at: number): boolean =>
  phrases.slice(0, at).every((phrase) => isQuote(phrase) || isAdverb(phrase))

/**
 * 'Captured in May, the two men were freed': whom a participle that opens a sentence befell stands behind its comma, before
 * the verb of the sentence. Empty: it opens none, or nobody stands there.
 */
export function openedBy(
  phrases: readonly Phrase[],
  at: number,
  fit: (np: NounPhrase) => boolean,
): { readonly patients: readonly number[]; readonly end: number } | null {
  if (!opens(phrases, at)) return null
  const comma = phrases.findIndex((phrase, place) => place > at && place < at + LONGEST && isComma(phrase))
  const np = phrases[comma + 1]
  if (comma < 0 || np?.type !== 'np' || !fit(np)) return null
  const patients = joinedNouns(phrases, comma + 1, fit)
  const next = phrases[(patients.at(-1) ?? comma + 1) + 1]
  return next?.type === 'vp' && !next.infinitive ? { patients, end: comma } : null
}
