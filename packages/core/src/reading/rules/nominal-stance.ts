import { findSubject } from '../grammar/clauses.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import type { Draft, Scene } from './draft.ts'

/** What a sentence says of an act that it names: that it is to come, that it may, that it did not. */
export interface NominalStance {
  readonly stance: Draft['stance']
  /** Past the verb that says so. */
  readonly to: number
}

const TO_COME = /^(?:scheduled|due|expected|planned|set|slated|foreseen|awaited|anticipated|envisaged|envisioned)$/u
const REACH = 8

/** The verb of which the act at `at` is the subject; null: none near by. */
function verbOfAct({ sentence }: Scene, at: number): VerbPhrase | null {
  const { phrases } = sentence
  for (let next = at + 1; next < Math.min(phrases.length, at + REACH); next++) {
    const verb = phrases[next]
    if (verb?.type !== 'vp' || verb.infinitive || (!verb.auxiliary && verb.lemma !== 'be')) continue
    return findSubject(phrases, next)?.at === at ? verb : null
  }
  return null
}

/** Words from the verb on that tell what is to come: 'is scheduled', 'was due', 'is to begin'. */
function isToCome({ sentence: { words } }: Scene, verb: VerbPhrase): boolean {
  const near = words.slice(verb.from, verb.to + 2)
  if (near.some(({ lower }) => TO_COME.test(lower))) return true
  return verb.lemma === 'be' && words[verb.to]?.lower === 'to'
}

/** 'The release of 12 captives is scheduled for Friday', '… will take place', '… may follow'; null: the verb leaves it as it is. */
export function nominalStance(scene: Scene, at: number): NominalStance | null {
  const verb = verbOfAct(scene, at)
  if (verb === null) return null
  if (/^(?:may|might|could)$/u.test(verb.modal ?? '')) return { stance: 'speculated', to: verb.to }
  const to = Math.min(verb.to + 1, scene.sentence.words.length)
  if (/^(?:will|would|shall|['’]ll)$/u.test(verb.modal ?? '') && !verb.perfect) return { stance: 'planned', to }
  return isToCome(scene, verb) ? { stance: 'planned', to } : null
}

/** 'The release of 50 captives was agreed on Monday': an undertaking, and nobody is free yet. */
export function isOnlyAgreed(scene: Scene, at: number): boolean {
  const verb = verbOfAct(scene, at)
  return verb?.passive === true && verb.lemma === 'agree'
}
