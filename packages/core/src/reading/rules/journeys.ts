import type { Count } from '../../claims/count.ts'
import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { VerbSense } from '../grammar/senses.ts'
import { type People, readPeople } from '../grammar/who.ts'
import { CASTS, type Cast } from './cast.ts'
import type { Draft, Scene } from './draft.ts'

export function followingWords(scene: Scene, at: number, end: number, reach = 14): ReadonlySet<string> {
  const from = scene.sentence.phrases[at]?.to ?? 0
  const to = scene.sentence.phrases[end - 1]?.to ?? from
  return new Set(scene.sentence.words.slice(from, Math.min(to, from + reach)).map((word) => word.lower))
}

/** A verb in one of its senses, with the parts it casts. */
export interface Found {
  readonly sense: VerbSense
  readonly cast: Cast
  readonly verb: VerbPhrase
  readonly at: number
  readonly stance: Draft['stance']
}

/** After a release, what a party receives are people too: 'and received 15 of its fighters'. */
export const freedJustNow = (scene: Scene, reach = 1) =>
  scene.story.groups
    .slice(-8)
    .some((group) => group.kind === 'released' && scene.sentence.index - group.sentence <= reach)

/** Who is flown home 'by a Russian plane' was not held by Russia. */
export const isVehicle = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' &&
  /^(?:planes?|aircraft|airplanes?|flights?|bus|buses|convoys?|helicopters?|jets?|airliners?|ferry|train|ambulances?|vehicles?)$/u.test(
    phrase.lower,
  )

/** 'a plane carrying 44 Armenian prisoners landed': who is carried home has been let go. */
function carriesCaptives(scene: Scene, at: number, verb: VerbPhrase): boolean {
  const { phrases } = scene.sentence
  const brings = isCarriedBy(phrases, at, verb)
  if (!(verb.lemma === 'carry' || brings) || verb.passive || verb.negated) return false
  const object = findObject(phrases, at)
  const load = object === null ? null : readPeople(scene.sentence, object, scene.story)
  // 'A plane carrying 65 captives crashed': nobody came home.
  if (
    phrases.some(
      (phrase) =>
        phrase.type === 'vp' &&
        /^(?:crash|explode|down|shoot|attack|ambush|hit|strike|bomb|shell)$/u.test(phrase.lemma),
    )
  )
    return false
  if (load === null || (load.count === null && load.party === null)) return false
  return /^(?:prisoners|hostages|servicemen|bodies)$/u.test(load.what) && setOut(phrases, at, verb)
}

/** 'Another flight took 35 prisoners': what carries people takes nobody captive. */
export const isCarriedBy = (phrases: readonly Phrase[], at: number, { lemma }: VerbPhrase): boolean =>
  /^(?:bring|take|fly|ferry|transport)$/u.test(lemma) && isVehicle(findSubject(phrases, at)?.np)

/** 'The flight from Redvale took off carrying 120': whether a vehicle carries them, right before the verb or as its subject. */
function setOut(phrases: readonly Phrase[], at: number, verb: VerbPhrase): boolean {
  if (isVehicle(phrases[at - 1])) return true
  const gerund = verb.form === 'ing' && !verb.auxiliary
  const subject = findSubject(phrases, at)
  return isVehicle(subject?.np) || (gerund && phrases.slice(0, at).some((phrase) => isVehicle(phrase)))
}

const JOURNEYS = new Set(['fly', 'bring', 'bus', 'land', 'arrive', 'transport', 'ferry', 'take', 'send', 'airlift'])

/** 'As a result of a prisoner exchange 55 servicemen have returned to Northland'. */
const tellsOfSwap = ({ sentence: { words, phrases } }: Scene, at: number): boolean => {
  const to = phrases[at]?.to ?? 0
  const swap = words.slice(0, to).some(({ lower }) => /^(?:exchanges?|swaps?)$/u.test(lower))
  return swap && words[to]?.lower === 'to'
}

/** 'After the exchange 390 Northlanders have returned': to where they are at home. */
const comesBack = (scene: Scene, at: number, verb: VerbPhrase): boolean =>
  verb.lemma === 'return' &&
  !verb.passive &&
  !verb.infinitive &&
  verb.form !== 'ing' &&
  findObject(scene.sentence.phrases, at) === null &&
  (freedJustNow(scene, 3) || tellsOfSwap(scene, at))

/** 'Forty-eight former detainees were on board the flight'. */
const isAboard = (scene: Scene, at: number, verb: VerbPhrase): boolean => {
  if (verb.lemma !== 'be' || verb.negated) return false
  const near = scene.sentence.words.slice(verb.to, verb.to + 3).map(({ lower }) => lower)
  if (!near.includes('aboard') && !near.join(' ').startsWith('on board')) return false
  const before = scene.sentence.phrases[at - 1]
  const on = scene.sentence.phrases.slice(at + 1, at + 6).some((phrase) => isVehicle(phrase))
  return on && before?.type === 'np' && /^(?:prisoners|hostages)$/u.test(before.what ?? '')
}

/** After a release, a further number on its way home tells of a part: 'eighty-eight were taken by bus to Ramallah' (RD49). */
export function matchJourney(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const carries = carriesCaptives(scene, at, verb)
  const travels = comesBack(scene, at, verb) || isAboard(scene, at, verb)
  if (
    !carries &&
    !travels &&
    (!JOURNEYS.has(verb.lemma) ||
      !(freedJustNow(scene, 3) || areFreed(scene, at)) ||
      (/^(?:take|send|bring)$/u.test(verb.lemma) && !verb.passive) ||
      (verb.lemma === 'bring' && !toNamedPlace(scene, verb)))
  )
    return null
  const words = followingWords(scene, at, clauseEnd(scene.sentence.phrases, at))
  if (!carries && !travels && !['to', 'in', 'out', 'between', 'across'].some((word) => words.has(word))) return null
  const frame = verb.passive || carries ? ('act' as const) : ('undergo' as const)
  const sense: VerbSense = { rule: 'RD49', kind: 'released', frame, patient: 'people', verbs: [] }
  const cast = CASTS[frame](scene, at, sense, verb)
  const people = cast === null ? null : readPeople(scene.sentence, cast.patients[0] ?? 0, scene.story)
  if (cast === null || people === null) return null
  if (people.count === null) return carries ? { sense, cast, verb, at, stance: null } : null
  return isVisitor(scene, verb, people) || isToldOf(scene, people.count)
    ? null
    : { sense, cast, verb, at, stance: null }
}

/** 'were brought to Redvale'; 'were brought to the line' tells of no journey home. */
const toNamedPlace = ({ sentence: { words } }: Scene, { to }: VerbPhrase): boolean =>
  words[to]?.lower === 'to' && words.slice(to + 1, to + 4).some(({ cls }) => cls === 'name')

/** 'More than 90 freed detainees were taken to Redvale': their name tells that they have been let go. */
function areFreed({ sentence: { phrases, words } }: Scene, at: number): boolean {
  const np = findSubject(phrases, at)?.np
  return (
    np?.count != null &&
    words.slice(np.from, np.head).some(({ lower }) => /^(?:freed|released|liberated)$/u.test(lower))
  )
}

/** 'The envoy returned', 'Reyes arrived in Redvale': one who comes is not one of those freed for that. */
const isVisitor = ({ sentence }: Scene, verb: VerbPhrase, { count, np }: People): boolean =>
  count?.max === 1 && (verb.lemma === 'return' || (sentence.words[np.head]?.cls === 'name' && !verb.passive))

const isToldOf = ({ story }: Scene, { min, max }: Count): boolean =>
  story.groups.some(({ kind, count }) => kind === 'released' && count?.min === min && count?.max === max)
