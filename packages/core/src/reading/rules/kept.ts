import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { CUSTODY_OF_LIVING, type VerbSense } from '../grammar/senses.ts'
import type { Scene } from './draft.ts'
import { hasBodies } from './has-bodies.ts'
import type { Found } from './journeys.ts'

const KEPT: VerbSense = { rule: 'RD26', kind: 'held', frame: 'act', patient: 'people', verbs: [] }

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

const KEPT_WHERE = /^(?:in|at|inside|for|since|until|under|there)$/u

/** 'They had been kept since April', 'we kept them at the base', told of captives just before (RD26). */
export function matchKeptThem(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const { phrases, words, index } = scene.sentence
  if (verb.lemma !== 'keep' || verb.negated || verb.infinitive) return null
  const last = scene.story.groups.at(-1)
  if (last === undefined || !CUSTODY_OF_LIVING.has(last.kind) || index - last.sentence > 1) return null
  const subject = findSubject(phrases, at)
  const object = verb.passive ? (subject?.at ?? null) : findObject(phrases, at)
  const np = object === null ? undefined : phrases[object]
  if (object === null || np?.type !== 'np' || !/^(?:they|them|he|him|she|her)$/u.test(np.lower)) return null
  const behind = verb.passive ? verb.to : np.to
  const dated = phrases.some((phrase) => phrase.type === 'date' && phrase.from === behind)
  if (!dated && !KEPT_WHERE.test(words[behind]?.lower ?? '')) return null
  const agent = verb.passive ? null : (subject?.at ?? null)
  return { sense: KEPT, cast: { agent, patients: [object], end: clauseEnd(phrases, at) }, verb, at, stance: null }
}
