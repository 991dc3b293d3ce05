import { isRelative } from './phrase-tests.ts'
import type { Phrase, VerbPhrase } from './phrases.ts'

const STRIKES = /^(?:attack|ambush|hit|shell|bomb|strike|raid|storm|shoot|target|fire)$/u

/**
 * 'attacked the troops who were on their way, killing one and wounding four': whoever attacked, and not those whom the clause between
 * tells of.
 *
 * @param previous the finite verb before, as `finiteBefore` finds it
 */
export function overRelative(
  phrases: readonly Phrase[],
  previous: number | null,
  { form, lemma }: VerbPhrase,
  finiteBefore: (phrases: readonly Phrase[], at: number) => number | null,
): number | null {
  if (previous === null || form !== 'ing' || !/^(?:kill|wound|injure|capture|seize)$/u.test(lemma)) return previous
  if (!isRelative(phrases[previous - 1])) return previous
  const main = finiteBefore(phrases, previous - 1)
  const strike = main === null ? undefined : phrases[main]
  return strike?.type === 'vp' && STRIKES.test(strike.lemma) ? main : previous
}
