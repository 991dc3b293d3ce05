import type { VerbPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'

const REACH = 9
const ARRIVE = /^(?:arrive|reach|land)$/u
const CARRIED = /^(?:carry|drive|bring|transport|truck|take)$/u
/** Where bodies are handed over, or come home to; 'arrived at the hospital' tells of the newly killed as often. */
const THERE =
  /^(?:crossings?|border|frontier|checkpoint|handover|exchange|airports?|airbase|airfield|capital|home|homeland|soil)$/u

/** 'The remains of four hostages arrived in Redvale', 'had reached the exchange point': bodies on their way home (RD32). */
export function bodiesArrive({ words, parties }: Sentence, verb: VerbPhrase): boolean {
  if (verb.negated || !(verb.passive ? CARRIED : ARRIVE).test(verb.lemma)) return false
  const end = verb.to + REACH
  // 'were carried across the border'.
  if (verb.passive) return words.slice(verb.to, end).some(({ lower }) => /^(?:border|frontier|crossing)$/u.test(lower))
  const named = parties.some(({ from, name }) => from >= verb.to && from < end && name.kind === 'state')
  return named || words.slice(verb.to, end).some(({ lower }) => THERE.test(lower))
}
