import { clauseEnd, findObject } from '../grammar/objects.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { ATTACK_NOUNS } from '../packs/en/event-nouns.ts'
import { type Attack, afterPreposition } from './attack-targets.ts'
import type { Scene } from './draft.ts'

const RAISES =
  /^(?:step|intensify|escalate|multiply|increase|keep|pursue|wage|repeat|extend|expand|widen|deliver|open|sustain|maintain)$/u
const ENDS = /^(?:stop|cease|halt|end|suspend|abandon)$/u

/** Nouns whose 'of' tells what was struck: 'their shelling of villages'. */
export const STRUCK_BY_OF = /^(?:shelling|bombing|bombings|bombardments?|invasion|strafing|pounding)$/u

/** Where what an attack strikes stands, behind its noun. */
export function targetOfNoun(scene: Scene, at: number, end: number): number | null {
  const np = scene.sentence.phrases[at]
  const of = np?.type === 'np' && STRUCK_BY_OF.test(np.lower) ? ['of'] : []
  return afterPreposition(scene, at, ['on', 'against', 'at', ...of], end)
}

/** 'stepped up their attacks on ships', 'has not stopped its attacks on towns': attacks that went on, by whoever keeps them up. */
export function castKeptUp(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const goesOn = verb.negated ? ENDS.test(verb.lemma) : RAISES.test(verb.lemma)
  if (!goesOn || verb.passive || subject === null) return null
  const object = findObject(scene.sentence.phrases, at)
  const np = object === null ? undefined : scene.sentence.phrases[object]
  if (object === null || np?.type !== 'np' || !ATTACK_NOUNS.has(np.lower)) return null
  const target = targetOfNoun(scene, object, clauseEnd(scene.sentence.phrases, at))
  return target === null ? null : { agent: subject, target, goesOn: verb.negated }
}
