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

/** 'are holding a soldier captured in May, and have said': a verb with an auxiliary of its own goes on with a finite one, past a participle that only describes. */
export function overParticiple(
  phrases: readonly Phrase[],
  previous: number | null,
  verb: VerbPhrase,
  finiteBefore: (phrases: readonly Phrase[], at: number) => number | null,
): number | null {
  const host = previous === null ? undefined : phrases[previous]
  if (previous === null || host?.type !== 'vp' || !verb.auxiliary || host.auxiliary || host.form === 'ing')
    return previous
  const describes = phrases[previous - 1]?.type === 'np' && phrases[previous - 2]?.type === 'vp'
  return describes ? (finiteBefore(phrases, previous) ?? previous) : previous
}
