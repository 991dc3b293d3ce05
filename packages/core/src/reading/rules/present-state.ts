import type { VerbPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { Draft } from './draft.ts'

const NOW = /^(?:is|are|['’]s|['’]re|holds?|keeps?|detains?|remains?|stays?|has|have|languish(?:es)?)$/u

const STATES: ReadonlySet<string> = new Set(['held', 'missing'])

/** The verb that tells of a state, where it is no wish and has no end of its own; null: none does. */
function verbOfState({ phrases }: Sentence, { kind, at, stance }: Draft): VerbPhrase | null {
  if (!STATES.has(kind) || stance === 'planned') return null
  const verb = phrases.find((phrase) => phrase.type === 'vp' && phrase.from <= at && at < phrase.to)
  return verb?.type !== 'vp' || verb.infinitive || verb.perfect || verb.modal !== null ? null : verb
}

/**
 * Whether a claim tells of people held or missing in the present: 'holds 12', 'are being held', 'remain in captivity'. What has lasted
 * or was is dated by its own words alone.
 */
export function isPresentState(sentence: Sentence, draft: Draft): boolean {
  const verb = verbOfState(sentence, draft)
  return verb !== null && sentence.words.slice(verb.from, verb.to).some(({ lower }) => NOW.test(lower))
}

/** 'said that it held 12', 'said that 12 were being held': a state by the time of saying. */
export const isReportedState = (sentence: Sentence, draft: Draft): boolean =>
  verbOfState(sentence, draft)?.auxiliary !== undefined

/** 'have been missing since', 'has since killed seven': from the day just told of on; 'since May' names its own. */
export function isSince({ phrases, words, dates }: Sentence, { at }: Draft): boolean {
  const verb = phrases.find((phrase) => phrase.type === 'vp' && phrase.from <= at && at < phrase.to)
  if (verb?.type !== 'vp' || !verb.perfect) return false
  const since = words.findIndex(({ lower }, place) => place >= verb.from && place < verb.to + 4 && lower === 'since')
  const next = words[since + 1]
  const dated = dates.some(({ from }) => from === since + 1)
  return since >= 0 && !dated && (since < verb.to || next === undefined || next.cls === 'mark' || next.cls === 'conj')
}
