import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { VerbSense } from '../grammar/senses.ts'
import type { Scene } from './draft.ts'
import { hasBodies } from './has-bodies.ts'
import type { Found } from './journeys.ts'

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

const RECEIVED: VerbSense = { rule: 'RD32', kind: 'released', frame: 'receive', patient: 'people', verbs: [] }

/** 'Northland has been given the body of its pilot': who receives it stands before the verb (RD32). */
export function matchGivenBodies(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const { phrases } = scene.sentence
  if (!verb.passive || !/^(?:give|hand)$/u.test(verb.lemma) || verb.negated) return null
  const [object, subject] = [findObject(phrases, at), findSubject(phrases, at)]
  if (object === null || subject === null || !hasBodies(scene, object)) return null
  const cast = { agent: subject.at, patients: [object], end: clauseEnd(phrases, at) }
  return { sense: RECEIVED, cast, verb, at, stance: null }
}
