import { overAges } from '../grammar/ages.ts'
import { findSubject, type Subject } from '../grammar/clauses.ts'
import { isLandBefore } from '../grammar/land.ts'
import { leadingNoun, wholeOfAside } from '../grammar/leading-noun.ts'
import { memberBefore } from '../grammar/member-before.ts'
import { isFullName } from '../grammar/named-list.ts'
import { clauseEnd, findObject, firstJoined, joinedNouns, sharedObject } from '../grammar/objects.ts'
import { isRelative, isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { Frame, VerbSense } from '../grammar/senses.ts'
import { isPeople } from '../grammar/who.ts'
import { byAgent } from './by-agent.ts'
import { companions, SHARED } from './companions.ts'
import { countedBefore } from './counted-before.ts'
import type { Scene } from './draft.ts'
import { isGivenToNeutral } from './given-to-neutral.ts'
import { hasBodies } from './has-bodies.ts'
import { BEFALLS_PEOPLE, isAmongThose, isNamedPerson } from './named-person.ts'
import { openedBy } from './opening-participle.ts'
import { fits } from './sense-fits.ts'

/** The parts that a clause casts: who acts, who is affected, where they go. */
export interface Cast {
  readonly agent: number | null
  readonly patients: readonly number[]
  readonly end: number
  /** Cast by a relative clause, which tells of all whom its noun counts. */
  readonly relative?: boolean
}

/** Whether a verb without an auxiliary is a participle that describes the noun before it. */
export function isBareParticiple(scene: Scene, at: number, verb: VerbPhrase): boolean {
  if (verb.auxiliary || verb.infinitive || verb.form === 'ing' || verb.form === 's' || verb.form === 'base')
    return false
  const word = scene.sentence.words[verb.main]
  if (word === undefined || !word.forms.includes('part')) return false
  const before = scene.sentence.phrases[at - 1]
  if (isRelative(before)) return false
  if (
    before?.type === 'np' &&
    before.pronoun &&
    /^(?:they|he|she|it|we|i)$/u.test(scene.sentence.words[before.head]?.lower ?? '')
  )
    return false
  if (findObject(scene.sentence.phrases, at) !== null) return false
  // 'The rebels killed and maimed 40 civilians'; in 'one captured and wounded soldier' both describe.
  const doer = before?.type === 'np' && before.count?.to !== before.to
  return !doer || sharedObject(scene.sentence.phrases, at) === null
}

const isThem = (phrase: Phrase | undefined): boolean => phrase?.type === 'np' && phrase.lower === 'them'

/** 'Nine hostages, including three Britons, were seized': the parts told in the aside. */
function partsIn(phrases: readonly Phrase[], at: number, fit: (np: NounPhrase) => boolean): readonly number[] {
  // Some write no comma: '17 civilians including five children were killed'.
  const start = isWord(phrases[at + 1], ',') ? at + 2 : at + 1
  const them = phrases[start + 1]
  const among = start === at + 2 && isWord(phrases[start], 'among') && them?.type === 'np' && them.lower === 'them'
  if (!among && !isWord(phrases[start], 'including')) return []
  const first = among ? start + 2 : start + 1
  const np = phrases[first]
  return np?.type === 'np' && fit(np) ? joinedNouns(phrases, first, fit) : []
}

/** 'the bodies of two of its soldiers, captured in a raid': whose bodies they are, they were captured alive. */
function ownersOf({ sentence }: Scene, at: number, verb: number): number | null {
  const { phrases } = sentence
  for (let next = at + 1; next + 1 < verb && isWord(phrases[next], 'of'); next += 2) {
    const np = phrases[next + 1]
    if (np?.type === 'np' && np.what !== 'bodies' && isPeople(sentence, next + 1)) return next + 1
  }
  return null
}

/** Whether the affected stands before the verb: by its auxiliary, or as a bare participle. */
function isPassive(scene: Scene, at: number, verb: VerbPhrase, subject: Subject | null): boolean {
  if (verb.passive || !isBareParticiple(scene, at, verb)) return verb.passive
  const shared = subject?.sharedWith == null ? undefined : scene.sentence.phrases[subject.sharedWith]
  if (shared === undefined) return true
  return (
    shared.type === 'vp' && (shared.passive || findObject(scene.sentence.phrases, subject?.sharedWith ?? at) === null)
  )
}

/** 'Three journalists, two locals and one cameraman, were killed': the list goes on to the verb; null: no end of its own. */
function listEnd(phrases: readonly Phrase[], place: number, at: number): number | null {
  const between = phrases.slice(place + 1, at)
  const counted = between.filter((phrase) => phrase.type === 'np' && phrase.count !== null).length
  const list = isWord(between[0], ',') && counted >= 2 && between.every((phrase) => phrase.type !== 'vp')
  return list ? null : place
}

/** 'six civilians and eight leaders, who were arrested': an aside tells of those named last. */
const isCounted = (phrase: Phrase | undefined): boolean => phrase?.type === 'np' && phrase.count !== null

export function castAct(scene: Scene, at: number, sense: VerbSense, verb: VerbPhrase): Cast | null {
  const { phrases } = scene.sentence
  const end = clauseEnd(phrases, at)
  const subject = findSubject(phrases, at)
  const agent = subject?.at ?? null
  const fit = (np: NounPhrase) => fits(scene, phrases.indexOf(np), sense)
  const before = (place: number, antecedent = false) =>
    [
      ...joinedNouns(phrases, firstJoined(phrases, place, fit, antecedent), fit, listEnd(phrases, place, at)),
      ...partsIn(phrases, place, fit),
    ].filter((patient) => patient < at)
  // 'whom Hamas released', 'the soldier it had held': the antecedent is affected.
  const relative = verb.passive ? null : relativeObject(scene, at, agent)
  if (relative !== null && fits(scene, relative, sense))
    return { agent, patients: before(relative, true), end, relative: true }
  // 'have not been given access': what is given stands after the verb.
  if (verb.passive && /^(?:give|grant|offer|send|hand|pay)$/u.test(verb.lemma) && findObject(phrases, at) !== null)
    return null
  if (isPassive(scene, at, verb, subject))
    return agent === null ? castOpening(scene, at, fit) : castPassive(scene, { at, agent, sense, verb }, end, before)
  const object = findObject(phrases, at) ?? sharedObject(phrases, at)
  if (object === null || !(fits(scene, object, sense) || isNamedObject(scene, object, verb, agent))) return null
  const joined = joinedNouns(phrases, object, fit).filter((place) => place === object || !isThem(phrases[place]))
  const parts = joined.flatMap((place) => partsIn(phrases, place, fit)).filter((place) => !joined.includes(place))
  const patients = [...joined, ...parts]
  const others = SHARED.has(sense.kind) ? companions(scene, patients.at(-1) ?? object, end, fit) : []
  return { agent, patients: [...patients, ...others.filter((place) => !patients.includes(place))], end }
}

/** 'Rebels freed Juan Reyes': whom a side frees or takes is somebody, though the page never calls him anything else. */
function isNamedObject(scene: Scene, at: number, verb: VerbPhrase, agent: number | null): boolean {
  if (agent === null || !isFullName(scene.sentence, scene.sentence.phrases[at])) return false
  if (!BEFALLS_PEOPLE.has(verb.lemma) && !isGivenToNeutral(scene, at, verb)) return false
  const doer = scene.sentence.phrases[agent]
  return doer?.type === 'np' && (doer.force || doer.pronoun || doer.parties.length > 0 || doer.what !== null)
}

interface Passive {
  readonly at: number
  readonly agent: number
  readonly sense: VerbSense
  readonly verb: VerbPhrase
}

/** ', who were freed' behind 'a soldier', the last of those whom the verb before took. */
function isPluralOfOne({ sentence: { phrases, words } }: Scene, at: number, agent: number): boolean {
  const one = phrases[agent]
  const first = words[phrases[at]?.from ?? 0]?.lower ?? ''
  const single = one?.type === 'np' && one.count === null && /^an?$/u.test(words[one.from]?.lower ?? '')
  return (
    single && isRelative(phrases[at - 1]) && /^(?:were|are|have)$/u.test(first) && isWord(phrases[agent - 1], 'and')
  )
}

function castPassive(
  scene: Scene,
  passive: Passive,
  end: number,
  before: (place: number, antecedent: boolean) => readonly number[],
): Cast | null {
  const { at, sense, verb } = passive
  const { phrases } = scene.sentence
  // 'rescued 54 women and children held by': whom the participle tells of may be an object.
  const bare = sense.kind === 'held' && isBareParticiple(scene, at, verb)
  // 'captured two policemen and a soldier, who were freed': all of them were.
  const all = isPluralOfOne(scene, at, passive.agent)
  const patients = befallen(scene, passive, (place) => before(place, bare || all))
  // 'freed men whom they had detained, along with 50 prisoners': those were freed, not detained.
  const own = (verb.auxiliary || verb.gerund) && !isRelative(phrases[at - 1])
  const fit = (np: NounPhrase) => fits(scene, phrases.indexOf(np), sense)
  const taken = own && SHARED.has(sense.kind) ? companions(scene, at, end, fit) : []
  if (patients === null && taken.length === 0) return null
  const agent = byAgent(scene, at, end) ?? (sense.kind === 'killed' ? agentOfNext(scene, at, end) : null)
  return { agent, patients: [...(patients ?? []), ...taken], end }
}

/** 'Captured by the army in May, two rebels died in jail'. */
function castOpening(scene: Scene, at: number, fit: (np: NounPhrase) => boolean): Cast | null {
  const opened = openedBy(scene.sentence.phrases, at, fit)
  return opened === null ? null : { agent: byAgent(scene, at, opened.end), ...opened }
}

/** 'Hundreds were killed and thousands were wounded by the army': whoever did the second did the first. */
function agentOfNext(scene: Scene, at: number, end: number): number | null {
  const { phrases } = scene.sentence
  // '12 were killed and 40 others hurt by the army'.
  const and = isWord(phrases[at + 1], 'and') ? at + 1 : end
  if (!isWord(phrases[and], 'and') || phrases[and + 1]?.type !== 'np') return null
  const next = phrases.findIndex((phrase, place) => place > and + 1 && place < and + 4 && phrase.type === 'vp')
  const verb = phrases[next]
  const bare = verb?.type === 'vp' && !verb.auxiliary && /^(?:past|part)$/u.test(verb.form)
  const harms = verb?.type === 'vp' && (verb.passive || bare) && /^(?:wound|injure|hurt|maim)$/u.test(verb.lemma)
  return harms && isWord(phrases[next + 1], 'by') ? byAgent(scene, next, next + 3) : null
}

/** 'Thousands of troops and hundreds of vehicles had been captured': the people told of beside things; null: no such list. */
function besideThings(scene: Scene, agent: number, sense: VerbSense): number | null {
  const { phrases } = scene.sentence
  const things = phrases[agent]
  if (fits(scene, agent, sense) || things?.type !== 'np' || things.what !== null || things.named) return null
  const of = isWord(phrases[agent - 1], 'of') ? agent - 2 : agent
  const before = isWord(phrases[of - 1], 'and') ? of - 2 : -1
  const people = phrases[before]
  return people?.type === 'np' && people.what !== null && fits(scene, before, sense) ? before : null
}

/** Whom a passive verb or a participle befalls; null: nobody it can befall. */
function befallen(
  scene: Scene,
  { at, agent, sense, verb }: Passive,
  before: (place: number) => readonly number[],
): readonly number[] | null {
  const { phrases } = scene.sentence
  const owners =
    (sense.kind === 'captured' || sense.kind === 'killed') && hasBodies(scene, agent)
      ? ownersOf(scene, agent, at)
      : null
  if (owners !== null) return [owners]
  // '20 fighters of the front and 20 of the militia were freed'.
  const number = isWord(phrases[agent - 1], 'of') ? agent - 2 : agent
  const many = phrases[number]
  if (
    number !== agent &&
    many?.type === 'np' &&
    many.quantity &&
    !fits(scene, agent, sense) &&
    fits(scene, number, sense)
  )
    return before(number)
  const one = isAmongThose(phrases, verb) ? (findSubject(phrases, phrases.indexOf(verb) - 3)?.at ?? agent) : agent
  if (one !== agent && (fits(scene, one, sense) || isNamedPerson(scene, one, verb))) return [one]
  const beside = besideThings(scene, agent, sense)
  if (beside !== null) return [beside]
  if (!(fits(scene, agent, sense) || isNamedPerson(scene, agent, verb))) return null
  const counted = countedBefore(scene, agent)
  if (counted !== null && fits(scene, counted, sense)) return [counted]
  return isRelative(phrases[at - 1]) && isWord(phrases[at - 2], ',') && isCounted(phrases[agent])
    ? [agent]
    : before(agent)
}

function relativeObject(scene: Scene, at: number, subject: number | null): number | null {
  const { phrases } = scene.sentence
  if (subject === null || subject >= at) return null
  // 'whom members of the front took': they are of whoever acts.
  if (isWord(phrases[subject - 1], 'of') && isRelative(phrases[subject - 3]) && phrases[subject - 2]?.type === 'np')
    return relativeObject(scene, at, subject - 2)
  const marker = phrases[subject - 1]
  if (marker?.type === 'word' && /^(?:whom|who|that|which)$/u.test(marker.lower)) {
    // 'of whom it declared 35 dead', 'told reporters that it received a list', 'after which it freed 400': an object of its own.
    const own = phrases[at + 1]
    const filled = own?.type === 'np' && !own.time && !/^(?:captive|hostage|prisoner|home)$/u.test(own.lower)
    const told = phrases[subject - 3]
    // 'an exchange of prisoners in which five men returned': those who return have a clause of their own.
    const inWhich =
      isWord(marker, 'which') &&
      isWord(phrases[subject - 2], 'in', 'during', 'under', 'after', 'before', 'at', 'by', 'through')
    const tells = told?.type === 'vp' && /^(?:tell|inform|assure|warn|notify|remind)$/u.test(told.lemma)
    const land = isWord(marker, 'which') && isLandBefore(phrases, subject - 1)
    return filled || tells || inWhich || land ? null : wholeBefore(phrases, nounBefore(scene, subject - 2), subject - 1)
  }
  return bareRelative(scene, at, subject)
}

/** 'the Northland soldier it had held': without a word of relation. */
function bareRelative({ sentence: { phrases } }: Scene, at: number, subject: number): number | null {
  const marker = phrases[subject - 1]
  // 'the Israeli soldier it had held'
  const np = phrases[subject]
  const own = np?.type === 'np' && (np.pronoun || np.parties.length > 0 || (np.force && np.count === null))
  // 'In Redvale the front shelled a hospital, killing 20': where it was.
  const verb = phrases[at]
  if (
    verb?.type === 'vp' &&
    ((verb.form === 'ing' && !verb.auxiliary) || isWord(phrases[subject - 2], 'in', 'at', 'near', 'on'))
  )
    return null
  // 'For them the front let a leader go'.
  return marker?.type === 'np' && !/^(?:them|him|her)$/u.test(marker.lower) && own
    ? memberBefore(phrases, subject - 1)
    : null
}

/** 'freed 22 men, including an officer, whom they had held': all of them. */
function wholeBefore(phrases: readonly Phrase[], at: number | null, marker: number): number | null {
  if (at === null || !isWord(phrases[marker - 1], ',')) return at
  const counted = wholeOfAside(phrases, at)
  if (counted !== null || !isWord(phrases[at - 1], 'including')) return counted ?? at
  const whole = phrases[at - 3]
  return isWord(phrases[at - 2], ',') && whole?.type === 'np' && whole.count !== null ? at - 3 : at
}

function nounBefore(scene: Scene, at: number): number | null {
  const { phrases } = scene.sentence
  for (let before = at; before >= 0; before--) {
    const phrase = phrases[overAges(phrases, before)]
    if (phrase?.type === 'vp') return null
    if (phrase?.type === 'np') {
      const meant = overAges(phrases, before)
      return phrase.what === null ? leadingNoun(phrases, meant) : memberBefore(phrases, meant)
    }
  }
  return null
}

function castUndergo(scene: Scene, at: number, sense: VerbSense): Cast | null {
  const { phrases } = scene.sentence
  const end = clauseEnd(phrases, at)
  const subject = findSubject(phrases, at)
  const fit = (np: NounPhrase) => fits(scene, phrases.indexOf(np), sense)
  // '122 prisoners and other detained persons have returned': what the first are is told of all.
  const joined = (np: NounPhrase) => isPeople(scene.sentence, phrases.indexOf(np))
  const lead = subject === null ? null : firstJoined(phrases, subject.at, joined)
  if (subject !== null && lead !== null && (fits(scene, subject.at, sense) || fits(scene, lead, sense))) {
    const own = fits(scene, subject.at, sense) ? fit : joined
    const whole = joinedNouns(phrases, firstJoined(phrases, subject.at, own), own, subject.at)
    const parts = whole.flatMap((place) => partsIn(phrases, place, own)).filter((place) => !whole.includes(place))
    const patients = [...whole, ...parts].filter((place) => place < at)
    return { agent: byAgent(scene, at, end), patients, end }
  }
  // 'dead are 12 soldiers', 'there remain 30 captives'
  const object = findObject(phrases, at)
  if (object !== null && sense.kind !== 'released' && fits(scene, object, sense) && saysThere(scene, at))
    return { agent: null, patients: joinedNouns(phrases, object, fit), end }
  return null
}

/** 'There are', 'there still remain': the word opens the verb's own run or stands before it. */
function saysThere({ sentence }: Scene, at: number): boolean {
  const verb = sentence.phrases[at]
  const words = sentence.words.slice(Math.max(0, (verb?.from ?? 0) - 1), verb?.to)
  return words.some(({ lower }) => lower === 'there')
}

/** 'There are still 101 hostages in Gaza'. */
function castExist(scene: Scene, at: number, sense: VerbSense): Cast | null {
  const { phrases } = scene.sentence
  const object = findObject(phrases, at)
  if (!saysThere(scene, at) || object === null || !fits(scene, object, sense)) return null
  const end = clauseEnd(phrases, at)
  return { agent: null, patients: joinedNouns(phrases, object, (np) => fits(scene, phrases.indexOf(np), sense)), end }
}

export const CASTS: Readonly<
  Record<Frame, (scene: Scene, at: number, sense: VerbSense, verb: VerbPhrase) => Cast | null>
> = {
  act: castAct,
  swap: castAct,
  receive: castAct,
  undergo: castUndergo,
  advance: () => null,
  exist: castExist,
}
