import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import type { VerbSense } from '../grammar/senses.ts'
import type { Scene } from './draft.ts'
import { hasBodies } from './has-bodies.ts'
import type { Found } from './journeys.ts'

const KEPT: VerbSense = { rule: 'RD26', kind: 'held', frame: 'act', patient: 'people', verbs: [] }
const RECEIVED: VerbSense = { rule: 'RD32', kind: 'released', frame: 'receive', patient: 'people', verbs: [] }

/** 'still has the body of a soldier', 'whose remains the front had kept': who keeps whose bodies (RD26). */
export function matchKeptBodies(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const { phrases } = scene.sentence
  if (!/^(?:have|keep|retain)$/u.test(verb.lemma) || verb.passive || verb.negated || verb.infinitive) return null
  const subject = findSubject(phrases, at)
  // 'whose remains the front had kept'.
  const fronted = isWord(phrases[at - 3], 'whose') && phrases[at - 1]?.type === 'np' ? at - 2 : null
  const agent = fronted === null ? (subject?.at ?? null) : at - 1
  const object = fronted ?? findObject(phrases, at)
  if (agent === null || object === null || !hasBodies(scene, object)) return null
  // 'has the body now' tells of nobody's.
  if (verb.lemma === 'have' && fronted === null && !isWord(phrases[object + 1], 'of')) return null
  return { sense: KEPT, cast: { agent, patients: [object], end: clauseEnd(phrases, at) }, verb, at, stance: null }
}

/** 'Northland has been given the body of its pilot': who receives it stands before the verb (RD32). */
export function matchGivenBodies(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const { phrases } = scene.sentence
  if (!verb.passive || !/^(?:give|hand)$/u.test(verb.lemma) || verb.negated) return null
  const [object, subject] = [findObject(phrases, at), findSubject(phrases, at)]
  if (object === null || subject === null || !hasBodies(scene, object)) return null
  const cast = { agent: subject.at, patients: [object], end: clauseEnd(phrases, at) }
  return { sense: RECEIVED, cast, verb, at, stance: null }
}
