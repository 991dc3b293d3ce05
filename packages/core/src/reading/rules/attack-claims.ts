import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd, findObject, sharedObject } from '../grammar/objects.ts'
import { saysNobody } from '../grammar/parts-of-wholes.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isRelative, isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, VerbPhrase } from '../grammar/phrases.ts'
import { BREACH_VERBS } from '../packs/en/deeds.ts'
import { ATTACK_NOUNS, HITS } from '../packs/en/event-nouns.ts'
import { MACHINES, MUNITIONS } from '../packs/en/weapons.ts'
import { type Attack, afterPreposition, inDirectionOf, isOfWords, isTarget, targetWhat } from './attack-targets.ts'
import { BLANK, type Scene } from './draft.ts'
import { castKeptUp, targetOfNoun } from './kept-up-attacks.ts'
import { moodOf } from './mood.ts'
import { castRarer } from './rarer-attacks.ts'
import { castUnderFire } from './under-fire.ts'
import { agentParty } from './verb-words.ts'

const LAUNCH_VERBS = new Set(
  'launch begin start carry conduct mount stage perpetrate commit continue resume renew undertake initiate unleash'.split(
    ' ',
  ),
)
/** 'accused each other of bombing': told of both by the accusation. */
function isEachOther({ sentence }: Scene, at: number | null): boolean {
  const np = at === null ? undefined : sentence.phrases[at]
  const words = np === undefined ? [] : sentence.words.slice(np.from, np.to).map(({ lower }) => lower)
  return words.includes('each') || words.join(' ') === 'the other'
}

function castAttack(scene: Scene, at: number, verb: VerbPhrase): Attack | null {
  const subject = findSubject(scene.sentence.phrases, at)?.at ?? null
  if (verb.form === 'ing' && isEachOther(scene, subject)) return null
  if (LAUNCH_VERBS.has(verb.lemma))
    return castLaunch(scene, at, verb, subject) ?? castLaunched(scene, at, verb, subject)
  if (/^(?:shoot|bring)$/u.test(verb.lemma) && scene.sentence.words[verb.to]?.lower === 'down')
    return castBroughtDown(scene, at, verb, subject)
  const fire = /^(?:open|resort|indulge)$/u.test(verb.lemma) ? castFire(scene, at, verb, subject) : null
  const ongoing = fire ?? castKeptUp(scene, at, verb, subject)
  if (ongoing !== null) return ongoing
  if (/^(?:fall|land|rain|hit|strike)$/u.test(verb.lemma) && isMunition(scene, subject))
    return castFalling(scene, at, verb, subject)
  if (/^(?:come|be|remain)$/u.test(verb.lemma)) return castUnderFire(scene, at, verb, subject)
  if (verb.lemma === 'subject') return castSubjected(scene, at, verb, subject)
  if (REPELS.test(verb.lemma)) return castRepelled(scene, at, subject)
  const hit = HITS.has(verb.lemma) ? castHit(scene, at, verb, subject) : null
  const shots = /^(?:fire|shoot|lob|rain)$/u.test(verb.lemma) ? castShots(scene, at, verb, subject) : null
  return hit ?? shots ?? castRarer(scene, at, verb, subject)
}

/** 'launched rockets at the town'. */
const castLaunched = (scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null =>
  verb.lemma === 'launch' ? castShots(scene, at, verb, subject) : null

/** 'launched an attack on', 'an attack was carried out by'. */
function castLaunch(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const { phrases, words } = scene.sentence
  const end = clauseEnd(phrases, at)
  const object = verb.passive ? null : behindJoined(scene, findObject(phrases, at))
  const attack = object ?? subject
  const np = attack === null ? undefined : phrases[attack]
  if (attack === null || np?.type !== 'np' || !(ATTACK_NOUNS.has(np.lower) || isCampaign(scene, np))) return null
  // 'would carry out no attack'.
  if (words[np.from]?.lower === 'no') return null
  const target = targetOfNoun(scene, attack, end)
  // 'began its offensive in October' tells when, 'began an attack on Northland' whom it struck.
  if (/^(?:begin|start)$/u.test(verb.lemma) && target === null) return null
  if (object === null) {
    const agent = afterPreposition(scene, at, ['by'], end)
    // 'Operations are conducted in the east': by nobody, against nobody.
    if (agent === null && target === null && isCampaign(scene, np)) return null
    // 'The Northland strikes were carried out with missiles': whose they were.
    return { agent: agent ?? (np.parties.length > 0 ? attack : null), target }
  }
  return /^(?:the|its|their)$/u.test(words[np.from]?.lower ?? '') && verb.form === 'ing' && !verb.auxiliary
    ? null
    : { agent: subject, target }
}

/** 'an unprovoked and unjustified attack': the second of two adjectives has the noun. */
function behindJoined({ sentence }: Scene, at: number | null): number | null {
  if (at === null) return null
  const [np, and, other] = sentence.phrases.slice(at, at + 3)
  const adjective = np?.type === 'np' && !ATTACK_NOUNS.has(np.lower) && sentence.words[np.head]?.cls !== 'noun'
  const joins =
    adjective && and?.type === 'word' && and.lower === 'and' && other?.type === 'np' && ATTACK_NOUNS.has(other.lower)
  return joins ? at + 2 : at
}

/** 'an air campaign', 'a bombing campaign'; a campaign of another kind attacks nobody. */
const isCampaign = (scene: Scene, np: NounPhrase): boolean =>
  isWaged(scene, np) ||
  (/^(?:campaigns?|war|operations?)$/u.test(np.lower) &&
    scene.sentence.words
      .slice(np.from, np.head)
      .some(({ lower }) => /^(?:air|aerial|bombing|bombardment|military|ground|drone)$/u.test(lower)))

/** 'unleashed a war on the people of the enclave'. */
const isWaged = ({ sentence: { words } }: Scene, np: NounPhrase): boolean =>
  np.lower === 'war' && words.slice(np.to, np.to + 8).some(({ lower }) => /^(?:on|against)$/u.test(lower))

/** 'opened fire on', 'resorted to unprovoked firing at'. */
function castFire(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const { phrases } = scene.sentence
  const end = clauseEnd(phrases, at)
  const opens = verb.lemma === 'open'
  const object = opens ? openedFire(scene, at, end) : afterPreposition(scene, at, ['to', 'in'], end)
  const np = object === null ? undefined : phrases[object]
  if (np?.type !== 'np' || !FIRE.test(np.lower)) return null
  return { agent: subject, target: afterPreposition(scene, object ?? at, ['on', 'at', 'towards'], end) }
}

const FIRE = /^(?:fire|firing|gunfire|shelling|bombardment)$/u

/** 'opened fire', 'opened "unprovoked" fire': where the fire stands. */
function openedFire({ sentence }: Scene, at: number, end: number): number | null {
  const near = sentence.phrases.slice(at + 1, Math.min(end, at + 6))
  const step = near.findIndex((phrase) => phrase.type === 'np' && FIRE.test(phrase.lower))
  return step < 0 ? findObject(sentence.phrases, at) : at + 1 + step
}

/** 'fired across the border', 'started firing mortars again', 'shot first': an attack on nobody named, by a party that is. */
function castShots(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const { phrases, words } = scene.sentence
  const fired = subject === null ? null : castFiredBy(scene, at, verb, subject)
  if (fired !== null) return fired
  if (subject === null || verb.passive || !isFighting(scene, subject)) return null
  const object = findObject(phrases, at)
  const np = object === null ? undefined : phrases[object]
  const munition = np?.type === 'np' && MUNITIONS.has(np.lower)
  // 'shot first', 'fired unprovoked'.
  const first = /^(?:first|unprovoked|indiscriminately)$/u.test(words[verb.to]?.lower ?? '')
  const across = verb.lemma === 'fire' && /^(?:across|over|towards?)$/u.test(words[verb.to]?.lower ?? '')
  // 'denied having shot at anyone'.
  const at0 = verb.lemma === 'shoot' && words[verb.to]?.lower === 'at'
  if (!(first || across || at0 || (munition && /^(?:fire|launch|lob|rain)$/u.test(verb.lemma)))) return null
  const end = clauseEnd(phrases, at)
  return {
    agent: subject,
    target: afterPreposition(scene, object ?? at, ['on', 'at', 'into', 'towards', 'toward'], end),
  }
}

/** 'Shells fired by the army at villages': who fired them, and at what. */
function castFiredBy(scene: Scene, at: number, verb: VerbPhrase, subject: number): Attack | null {
  const { phrases, words } = scene.sentence
  const np = phrases[subject]
  const bare = !verb.auxiliary && verb.form !== 'ing' && words[verb.to]?.lower === 'by'
  if (!bare || np?.type !== 'np' || !MUNITIONS.has(np.lower)) return null
  const by = at + 2
  const target = afterPreposition(scene, by, ['at', 'on', 'into', 'towards', 'toward'], at + 7)
  return target !== null && isFighting(scene, by) ? { agent: by, target } : null
}

/** Whoever fires is a party, or a party's force; others fire at will and at walls. */
const isFighting = ({ sentence, story }: Scene, at: number): boolean => partyOf(sentence, at, story) !== null

/** 'repulsed an attack by the rebels', 'beat back a fierce attack on Sunday by them'. */
function castRepelled(scene: Scene, at: number, subject: number | null): Attack | null {
  const { phrases } = scene.sentence
  const object = findObject(phrases, at) ?? nearAttack(phrases, at)
  const np = object === null ? undefined : phrases[object]
  if (object === null || np?.type !== 'np' || !ATTACK_NOUNS.has(np.lower)) return null
  const agent = afterPreposition(scene, object, ['by', 'from'], clauseEnd(phrases, at))
  return agent === null && np.parties.length === 0 ? null : { agent: agent ?? object, target: subject }
}

const nearAttack = (phrases: Scene['sentence']['phrases'], at: number): number | null => {
  const step = phrases.slice(at + 1, at + 4).findIndex((phrase) => phrase.type === 'np')
  return step < 0 ? null : at + 1 + step
}

/** 'A warplane was shot down over Redvale', 'brought down a helicopter': what flies is struck. */
function castBroughtDown(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const { phrases } = scene.sentence
  const struck = verb.passive ? subject : findObject(phrases, at)
  const np = struck === null ? undefined : phrases[struck]
  // 'two pilots whose planes had been shot down': who the pilots are.
  if (np?.type !== 'np' || !AIRCRAFT.test(np.lower) || isWord(phrases[(struck ?? 0) - 1], 'whose')) return null
  return { agent: verb.passive ? afterPreposition(scene, at, ['by'], clauseEnd(phrases, at)) : subject, target: struck }
}

const AIRCRAFT = /^(?:warplanes?|planes?|aircraft|jets?|helicopters?|bombers?|gunships?)$/u

const REPELS = /^(?:repel|repulse|thwart|foil|beat|fight|ward)$/u

const isMunition = (scene: Scene, subject: number | null): boolean => {
  const np = subject === null ? undefined : scene.sentence.phrases[subject]
  return np?.type === 'np' && MUNITIONS.has(np.lower)
}

/** 'shells and bombs fell on Khartoum': an attack by nobody named. */
function castFalling(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const direct = /^(?:hit|strike)$/u.test(verb.lemma) ? findObject(scene.sentence.phrases, at) : null
  const target =
    direct ?? afterPreposition(scene, at, ['on', 'in', 'near', 'into'], clauseEnd(scene.sentence.phrases, at))
  // 'Russian missiles struck': whose they are.
  const np = subject === null ? undefined : scene.sentence.phrases[subject]
  const owned = np?.type === 'np' && np.parties.length > 0
  return target === null ? null : { agent: owned ? subject : null, target }
}

/** 'subjected villages to bombardment'. */
function castSubjected(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const { phrases } = scene.sentence
  const end = clauseEnd(phrases, at)
  const to = afterPreposition(scene, at, ['to'], end)
  const np = to === null ? undefined : phrases[to]
  if (np?.type !== 'np' || !(ATTACK_NOUNS.has(np.lower) || /^(?:fire|shellfire)$/u.test(np.lower))) return null
  return verb.passive
    ? { agent: afterPreposition(scene, at, ['by'], end), target: subject }
    : { agent: subject, target: findObject(phrases, at) }
}

/** 'The mission said it was shelled twice': whoever speaks of itself. */
const isShelled = ({ sentence }: Scene, at: number, verb: VerbPhrase): boolean => {
  const np = sentence.phrases[at]
  return (
    np?.type === 'np' &&
    /^(?:it|they|we)$/u.test(np.lower) &&
    /^(?:shell|bomb|bombard|attack|ambush)$/u.test(verb.lemma)
  )
}

/** 'Mutaho and a place called Rusayo were attacked by the rebels': a name alone, where a party is told to have attacked it. */
function isNamedPlace(scene: Scene, at: number, subject: number, end: number): boolean {
  const by = afterPreposition(scene, at, ['by'], end)
  const np = scene.sentence.phrases[subject]
  return np?.type === 'np' && scene.sentence.words[np.head]?.cls === 'name' && by !== null && isFighting(scene, by)
}

/** 'resumed shelling of villages': the participle is a noun. */
const behindOf = ({ sentence: { phrases } }: Scene, at: number, verb: VerbPhrase): number | null =>
  verb.form === 'ing' && isWord(phrases[at + 1], 'of') && phrases[at + 2]?.type === 'np' ? at + 2 : null

/** What a verb of striking strikes: its object, 'fired on a post', 'struck several times at pipelines'. */
function struckThing(scene: Scene, at: number, verb: VerbPhrase, end: number): number | null {
  const { phrases } = scene.sentence
  if (verb.lemma === 'fire') return afterPreposition(scene, at, ['on', 'at', 'into'], end)
  // 'fell upon the village'.
  if (verb.lemma === 'fall') return afterPreposition(scene, at, ['on', 'upon'], end)
  const object = findObject(phrases, at) ?? sharedObject(phrases, at) ?? behindOf(scene, at, verb)
  const np = object === null ? undefined : phrases[object]
  const times = np?.type === 'np' && (np.time || np.lower === 'times')
  return verb.lemma === 'strike' && (object === null || times) ? afterPreposition(scene, at, ['at'], end) : object
}

function castHit(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const end = clauseEnd(scene.sentence.phrases, at)
  // 'two jeeps ambushed by guerrillas'.
  const participle = !verb.auxiliary && verb.form !== 'ing' && scene.sentence.words[verb.to]?.lower === 'by'
  // 'we fled when the base was overrun': by whom, and in what attack, is not told.
  const byNobody = verb.lemma === 'overrun' && afterPreposition(scene, at, ['by'], end) === null
  if (verb.passive || participle)
    return subject !== null &&
      !byNobody &&
      (isTarget(scene, subject) || isShelled(scene, subject, verb) || isNamedPlace(scene, at, subject, end))
      ? { agent: afterPreposition(scene, at, ['by'], end), target: subject }
      : null
  if (verb.lemma === 'attack' && isOfWords(scene, verb)) return null
  const target = struckThing(scene, at, verb, end)
  const towards = target === null && verb.lemma === 'attack' ? inDirectionOf(scene, at, end) : null
  if (towards !== null) return { agent: subject, target: towards }
  // 'when the rebels attacked': whom, is not told.
  if (
    target === null &&
    verb.lemma === 'attack' &&
    verb.form === 'past' &&
    subject !== null &&
    isFighting(scene, subject)
  )
    return { agent: subject, target: null }
  if (target === null || !isTarget(scene, target)) return null
  // Anybody may be fired at some post: only a party fires on something.
  // So do journalists overrun a town.
  const known =
    !/^(?:fire|overrun|fall)$/u.test(verb.lemma) ||
    (subject !== null && partyOf(scene.sentence, subject, scene.story) !== null)
  return known ? { agent: subject, target } : null
}

/** 'have attempted to advance their posts': an attack that was tried (RD38). */
function proposeAdvance(scene: Scene, at: number, verb: VerbPhrase): boolean {
  const { phrases } = scene.sentence
  const next = phrases[at + 1]
  if (
    next?.type !== 'vp' ||
    !next.infinitive ||
    !/^(?:advance|seize|storm|infiltrate|enter|capture|break|attack|penetrate)$/u.test(next.lemma)
  )
    return false
  const subject = findSubject(phrases, at)
  const actor = subject === null ? null : partyOf(scene.sentence, subject.at, scene.story)
  if (subject === null || actor === null || moodOf(scene.sentence, at).mood !== 'stated') return false
  const end = phrases[clauseEnd(phrases, at + 1) - 1]?.to ?? next.to
  scene.propose({
    ...BLANK,
    kind: 'attacked',
    rule: 'RD38',
    at: verb.main,
    from: subject.np.from,
    to: Math.max(next.to, Math.min(end, subject.np.from + 24)),
    actor,
    breaches: ['hold-positions'],
  })
  return true
}

/** 'was hit by a rocket launcher used by the army': whoever used it. */
function usedBy({ sentence, story }: Scene, at: number): string | null {
  const [verb, by] = sentence.phrases.slice(at + 1, at + 3)
  const used = verb?.type === 'vp' && !verb.auxiliary && /^(?:use|fire|launch|operate)$/u.test(verb.lemma)
  return used && by?.type === 'word' && by.lower === 'by' ? partyOf(sentence, at + 3, story) : null
}

/** Who attacked; 'drones hit', 'warplanes dropped': what flew is nobody, unless it is told whose it was. */
function attackerOf(scene: Scene, at: number | null): string | null {
  const np = at === null ? undefined : scene.sentence.phrases[at]
  if (at === null || np?.type !== 'np') return null
  const used = usedBy(scene, at)
  const plain = scene.sentence.words
    .slice(np.from, np.head)
    .every(({ cls, lower }) => /^(?:det|number|adj)$/u.test(cls) && !/^(?:its|their|his|our)$/u.test(lower))
  const machine =
    plain && MACHINES.has(np.lower) && np.parties.length === 0 && !isWord(scene.sentence.phrases[at + 1], 'of')
  const party = partyOf(scene.sentence, at, scene.story)
  // 'French and Malian troops stormed': neither alone.
  const together = np.force && party !== 'both' && agentParty(scene, at) === 'both'
  return used ?? (machine || together ? null : party)
}

/** 'would not launch raids': nobody says that there were any. */
const isSpared = (verb: VerbPhrase): boolean => verb.negated && /^(?:will|would|['’]ll|['’]d)$/u.test(verb.modal ?? '')

/** 'Not one of the 12 villages was attacked', 'no villages were attacked'. */
function noneStruck({ sentence }: Scene, target: number | null): boolean {
  const np = target === null ? undefined : sentence.phrases[target]
  if (target === null || np?.type !== 'np') return false
  return saysNobody(sentence, target) || /^(?:no|none|neither)$/u.test(sentence.words[np.from]?.lower ?? '')
}

/** Attacks said with a verb (RD33): true when the verb was one, whether a claim came of it or not. */
/** 'detained two men who planned to bomb a market': what somebody is said to have been up to. */
const isOnlyPlotted = ({ sentence: { phrases } }: Scene, at: number, verb: VerbPhrase): boolean => {
  const plans = phrases[at - 1]
  const plots = plans?.type === 'vp' && /^(?:plan|plot|intend|prepare|conspire|mean)$/u.test(plans.lemma)
  return verb.infinitive && plots && isRelative(phrases[at - 2])
}

export function proposeAttack(scene: Scene, at: number, verb: VerbPhrase): boolean {
  // 'broke the truce'; 'broke into a hospital' attacks it.
  if (BREACH_VERBS.has(verb.lemma) && scene.sentence.words[verb.to]?.lower !== 'into') return false
  if (/^(?:attempt|try)$/u.test(verb.lemma) && verb.form !== 'ing') return proposeAdvance(scene, at, verb)
  const attack = castAttack(scene, at, verb)
  if (attack === null) return false
  const mood = moodOf(scene.sentence, at)
  if (mood.mood !== 'stated' || isOnlyPlotted(scene, at, verb) || isSpared(verb) || noneStruck(scene, attack.target)) {
    scene.drop('RD33', verb.from, verb.to, mood.mood === 'stated' ? 'said not to come' : mood.why)
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
    actor: attackerOf(scene, attack.agent),
    recipient: attack.target === null ? null : partyOf(scene.sentence, attack.target, scene.story),
    stance: verb.negated && attack.goesOn !== true ? 'denied' : mood.stance,
    breaches: [],
  })
  return true
}
