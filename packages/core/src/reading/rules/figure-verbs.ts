import { clauseEnd } from '../grammar/objects.ts'
import type { NounPhrase, Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'

/** To put a number at something, to raise a toll: who does so vouches for the figure. */
const SETS = new Set(['put', 'place', 'raise', 'lower', 'revise', 'give', 'correct'])
/** To count people is to say how many there are. */
const COUNTS = new Set(['count', 'record', 'tally', 'log', 'verify', 'tabulate', 'list'])
/** To publish a list is to say what it says. */
const RELEASES = new Set(['release', 'publish', 'issue', 'disclose', 'post'])
/** Nouns for how many there are. */
export const FIGURE =
  /\b(?:number|toll|total|tally|count|figure|figures|losses|dead|wounded|missing|casualties|fatalities)$/u

/** Whether a verb that is none of saying gives a figure, so that its subject is who says it: 'the ministry put the toll at 40', 'the mission has recorded 300 detainees' (RD11). */
export function givesFigure(sentence: Sentence, at: number): boolean {
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.passive || verb.negated || verb.infinitive || verb.form === 'ing') return false
  const end = Math.min(clauseEnd(sentence.phrases, at), at + 10)
  const after = sentence.phrases.slice(at + 1, end)
  if (!after.some(isCounted)) return false
  const object = after.find((phrase) => phrase.type === 'np')
  if (SETS.has(verb.lemma)) return object !== undefined && FIGURE.test(object.lower)
  // 'released the names of 50 prisoners killed'.
  if (RELEASES.has(verb.lemma)) return object !== undefined && /^(?:names?|lists?|identities)$/u.test(object.lower)
  if (COUNTS.has(verb.lemma)) return object !== undefined && isCounted(object)
  // 'expected 200 people to be freed': a forecast is somebody's.
  return verb.lemma === 'expect' && after.some((phrase) => phrase.type === 'vp' && phrase.infinitive)
}

const isCounted = (phrase: Phrase): phrase is NounPhrase =>
  phrase.type === 'np' && phrase.count !== null && !phrase.time
