import { clauseEnd } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { ATTACK_NOUNS } from '../packs/en/event-nouns.ts'
import { type Attack, afterPreposition } from './attack-targets.ts'
import type { Scene } from './draft.ts'

/** 'was the target of an attack by gunmen', 'has been the scene of several raids'. */
function castTargeted(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const { phrases } = scene.sentence
  const target = phrases[at + 1]
  if (verb.lemma !== 'be' || verb.modal !== null || verb.negated || subject === null) return null
  if (target?.type !== 'np' || !/^(?:target|targets|scene|object|victim)$/u.test(target.lower)) return null
  const attack = ofPhrase(scene.sentence, at + 1)
  if (attack === null || !ATTACK_NOUNS.has(attack.lower)) return null
  return { agent: afterPreposition(scene, at + 3, ['by', 'from'], clauseEnd(phrases, at)), target: subject }
}

/** 'came under attack from', 'was the target of an attack by'. */
export function castUnderFire(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const { words, phrases } = scene.sentence
  const to = phrases[at]?.to ?? 0
  const targeted = castTargeted(scene, at, verb, subject)
  if (targeted !== null) return targeted
  if (
    words[to]?.lower !== 'under' ||
    !words.slice(to + 1, to + 6).some((word) => /^(?:attack|fire|shelling|bombardment)$/u.test(word.lower))
  )
    return null
  // 'came under Northland fire'.
  const fire = at + 2
  const own = phrases[fire]
  const whose = own?.type === 'np' && own.parties.length > 0 ? fire : null
  const agent = afterPreposition(scene, at, ['from', 'by'], clauseEnd(phrases, at)) ?? whose
  // 'was under attack': a figure of speech, unless it is told by whom.
  return agent === null && verb.lemma !== 'come' ? null : { agent, target: subject }
}
