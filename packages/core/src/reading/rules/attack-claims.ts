import { clauseEnd, findObject, findSubject } from '../grammar/clauses.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isPeople, partyOf } from '../grammar/who.ts'
import { BREACH_VERBS } from '../packs/en/deeds.ts'
import { TARGET_NOUNS } from '../packs/en/person-nouns.ts'
import { ATTACK_NOUNS } from '../packs/en/triggers.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

const ATTACK_VERBS = new Set('attack shell bomb bombard ambush assault raid storm invade pound torch'.split(' '))
const HIT_VERBS = new Set('strike hit target fire'.split(' '))
const LAUNCH_VERBS = new Set('launch carry conduct mount stage perpetrate'.split(' '))
const TARGETS = new Map(
  Object.entries(TARGET_NOUNS).flatMap(([what, words]) => words.map((word) => [word, what] as const)),
)

interface Attack {
  readonly agent: number | null
  readonly target: number | null
}

function targetWhat(scene: Scene, at: number | null): string | null {
  const np = at === null ? undefined : scene.sentence.phrases[at]
  if (np?.type !== 'np') return null
  return TARGETS.get(scene.sentence.words[np.head]?.lower ?? '') ?? np.what
}

const isTarget = (scene: Scene, at: number): boolean => {
  const np = scene.sentence.phrases[at]
  if (np?.type !== 'np' || np.time) return false
  return targetWhat(scene, at) !== null || np.parties.length > 0 || np.named || np.force || isPeople(scene.sentence, at)
}

function afterPreposition(scene: Scene, at: number, preps: readonly string[], end: number): number | null {
  for (let next = at + 1; next < Math.min(end, at + 10); next++) {
    const phrase = scene.sentence.phrases[next]
    if (phrase?.type === 'word' && preps.includes(phrase.lower) && scene.sentence.phrases[next + 1]?.type === 'np')
      return next + 1
  }
  return null
}

function castAttack(scene: Scene, at: number, verb: VerbPhrase): Attack | null {
  const { phrases, words } = scene.sentence
  const end = clauseEnd(phrases, at)
  const subject = findSubject(phrases, at)?.at ?? null
  const object = findObject(phrases, at)
  if (LAUNCH_VERBS.has(verb.lemma)) {
    const np = object === null ? undefined : phrases[object]
    if (verb.passive || object === null) {
      const own = subject === null ? undefined : phrases[subject]
      if (own?.type !== 'np' || !ATTACK_NOUNS.has(words[own.head]?.lower ?? '')) return null
      return {
        agent: afterPreposition(scene, at, ['by'], end),
        target: afterPreposition(scene, subject ?? at, ['on', 'against'], end),
      }
    }
    if (np?.type !== 'np' || !ATTACK_NOUNS.has(words[np.head]?.lower ?? '')) return null
    if (words[np.from]?.lower === 'the' && verb.form === 'ing') return null
    return { agent: subject, target: afterPreposition(scene, object, ['on', 'against', 'at'], end) }
  }
  if (verb.lemma === 'open') {
    const np = object === null ? undefined : phrases[object]
    return np?.type === 'np' && words[np.head]?.lower === 'fire'
      ? { agent: subject, target: afterPreposition(scene, at, ['on', 'at'], end) }
      : null
  }
  if (!ATTACK_VERBS.has(verb.lemma) && !HIT_VERBS.has(verb.lemma)) return null
  if (verb.passive)
    return subject !== null && isTarget(scene, subject)
      ? { agent: afterPreposition(scene, at, ['by'], end), target: subject }
      : null
  if (verb.lemma === 'fire') {
    const target = afterPreposition(scene, at, ['on', 'at', 'into'], end)
    return target !== null &&
      subject !== null &&
      isTarget(scene, target) &&
      partyOf(scene.sentence, subject, scene.story) !== null
      ? { agent: subject, target }
      : null
  }
  if (object === null || !isTarget(scene, object)) return null
  return { agent: subject, target: object }
}

/** 'have attempted to advance their posts': an attack that was tried (RD38). */
function proposeAdvance(scene: Scene, at: number, verb: VerbPhrase): boolean {
  const { phrases } = scene.sentence
  const next = phrases[at + 1]
  if (next?.type !== 'vp' || !next.infinitive || !/^(?:advance|seize|storm|infiltrate|enter|capture|break|attack|penetrate)$/u.test(next.lemma)) return false
  const subject = findSubject(phrases, at)
  const actor = subject === null ? null : partyOf(scene.sentence, subject.at, scene.story)
  if (subject === null || actor === null || moodOf(scene.sentence, at).mood !== 'stated') return false
  const end = phrases[clauseEnd(phrases, at + 1) - 1]?.to ?? next.to
  scene.propose({ ...BLANK, kind: 'attacked', rule: 'RD38', at: verb.main, from: subject.np.from, to: Math.max(next.to, Math.min(end, subject.np.from + 24)), actor, breaches: ['hold-positions'] })
  return true
}

/** Attacks said with a verb (RD33): true when the verb was one, whether a claim came of it or not. */
export function proposeAttack(scene: Scene, at: number, verb: VerbPhrase): boolean {
  if (BREACH_VERBS.has(verb.lemma)) return false
  if (/^(?:attempt|try)$/u.test(verb.lemma) && verb.form !== 'ing') return proposeAdvance(scene, at, verb)
  const attack = castAttack(scene, at, verb)
  if (attack === null) return false
  const mood = moodOf(scene.sentence, at)
  if (mood.mood !== 'stated') {
    scene.drop('RD33', verb.from, verb.to, mood.why)
    return true
  }
  const { phrases } = scene.sentence
  const agent = attack.agent === null ? undefined : phrases[attack.agent]
  const target = attack.target === null ? undefined : phrases[attack.target]
  const end = phrases[clauseEnd(phrases, at) - 1]?.to ?? verb.to
  const from = Math.min(verb.from, agent?.from ?? verb.from, target?.from ?? verb.from)
  scene.propose({
    ...BLANK,
    kind: 'attacked',
    rule: 'RD33',
    at: verb.main,
    from,
    to: Math.max(verb.to, target?.to ?? 0, agent?.to ?? 0, Math.min(end, from + 24)),
    what: targetWhat(scene, attack.target),
    actor: attack.agent === null ? null : partyOf(scene.sentence, attack.agent, scene.story),
    recipient: attack.target === null ? null : partyOf(scene.sentence, attack.target, scene.story),
    stance: verb.negated ? 'denied' : mood.stance,
    breaches: [],
  })
  return true
}
