import type { Duty, Stance } from '../../claims/kinds.ts'
import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { genericParty, partyOf } from '../grammar/party-of.ts'
import { isAdverb, isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, VerbPhrase } from '../grammar/phrases.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { BARRING_VERBS, DUTY_NOUNS, REFUSAL_VERBS, VISITING } from '../packs/en/deeds.ts'
import { BLANK, type Scene } from './draft.ts'
import { dutyAt, objectPeople, proposeRefusal } from './duty-claims.ts'
import { moodOf } from './mood.ts'
import { refusesNothing } from './no-refusal.ts'
import { agentParty } from './verb-words.ts'

/** Refusals said without an infinitive: 'rejected a cease-fire', 'postponed the handover', 'denied access' (RD44). */
export function readRefusal(scene: Scene, at: number): void {
  const { phrases } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp') return
  if (letsNobodyIn(scene, verb)) {
    readNoAccess(scene, at, verb)
    return
  }
  if (agreesToNone(scene, at, verb)) {
    refuseThing(scene, at, verb, null)
    return
  }
  if (!refuses(scene, verb)) return
  const mood = moodOf(scene.sentence, at)
  if (mood.mood !== 'stated' || (mood.stance === 'planned' && !PUTS_OFF.test(verb.lemma))) return
  // 'had refused last week to endorse the plan'.
  const after = pastAside(phrases, at + 1)
  const next = phrases[after]
  const gerund = next?.type === 'vp' && next.form === 'ing' && !next.auxiliary && GIVES.test(next.lemma)
  if (next?.type === 'vp' && (next.infinitive || (gerund && PUTS_OFF.test(verb.lemma)))) {
    const people = objectPeople(scene, after)
    if (!refusesNothing(scene, { at, verb, after, next, people }))
      proposeRefusal(scene, { at: after, governor: at, people })
    return
  }
  const putOff = PUTS_OFF.test(verb.lemma) && mood.stance === 'planned'
  refuseThing(scene, at, verb, verb.negated ? 'denied' : putOff ? null : mood.stance)
}

/** 'would not agree to any release of prisoners', 'will not consent to an exchange': what nobody agrees to is refused. */
function agreesToNone({ sentence: { phrases } }: Scene, at: number, verb: VerbPhrase): boolean {
  const [to, thing] = phrases.slice(at + 1, at + 3)
  return (
    verb.negated &&
    !verb.passive &&
    /^(?:agree|consent|accede)$/u.test(verb.lemma) &&
    isWord(to, 'to') &&
    thing?.type === 'np' &&
    DUTY_NOUNS[thing.lower] !== undefined
  )
}

/** 'has refused, however, to free them', 'had refused last week to endorse it': past what stands between. */
function pastAside(phrases: Scene['sentence']['phrases'], at: number): number {
  if (phrases[at]?.type === 'date') return at + 1
  return isWord(phrases[at], ',') && isAdverb(phrases[at + 1]) && isWord(phrases[at + 2], ',') ? at + 3 : at
}

const letsNobodyIn = (scene: Scene, verb: VerbPhrase): boolean =>
  ((verb.negated || opensNegated(scene)) && /^(?:allow|let|permit|grant|give)$/u.test(verb.lemma)) ||
  keepsAway(scene, verb)

const DETAINS = /^(?:prisons?|camps?|detention|jails?|captives|prisoners|detainees|hostages)$/u

/** 'barred the Red Cross from visiting the prison', 'was denied access to the prisoners'. */
function keepsAway({ sentence }: Scene, verb: VerbPhrase): boolean {
  if (verb.negated) return false
  const after = sentence.words.slice(verb.to, verb.to + 9).map(({ lower }) => lower)
  // 'its doctors were turned away from the detention centre'.
  if (verb.lemma === 'turn' && after[0] === 'away') return after.some((word) => DETAINS.test(word))
  if (/^(?:deny|refuse)$/u.test(verb.lemma) && verb.passive) return after.slice(0, 3).includes('access')
  const from = after.indexOf('from')
  if (!BARRING_VERBS.has(verb.lemma) || from < 0) return false
  // 'barred the Red Cross from the camp'.
  const barred = /^(?:bar|ban)$/u.test(verb.lemma) && after.slice(from + 1, from + 4).some((word) => DETAINS.test(word))
  return barred || VISITING.has(after[from + 1] ?? '')
}

/** 'At no point did his captors allow'. */
const opensNegated = (scene: Scene): boolean =>
  /^(?:at no (?:point|time|stage)|never|nor|under no circumstances)\b/u.test(
    scene.sentence.words
      .slice(0, 3)
      .map((word) => word.lower)
      .join(' '),
  )

/** 'postponed receiving the bodies', 'delayed handing the men over'. */
const GIVES = /^(?:receive|accept|release|free|hand|return|exchange|collect|take)$/u

/** 'would delay the release': what is announced to be put off is put off. */
const PUTS_OFF = /^(?:delay|postpone|suspend|withhold|halt)$/u

const CHANCE =
  /^(?:weather|rains?|snow|storms?|fog|floods?|mud|winds?|sandstorms?|glitch(?:es)?|breakdown|conditions|logistics|problems?|difficulties|technicalities|hitch)$/u

/** 'Bad weather delayed the release': by nobody. */
function isByChance({ sentence: { phrases } }: Scene, verb: VerbPhrase): boolean {
  const at = phrases.indexOf(verb)
  // 'was held up for two hours by rain'.
  const by = phrases.findIndex((phrase, place) => place > at && place < at + 6 && isWord(phrase, 'by'))
  const doer = verb.passive && by > 0 ? phrases[by + 1] : findSubject(phrases, at)?.np
  return doer?.type === 'np' && CHANCE.test(doer.lower)
}

function refuses(scene: Scene, verb: VerbPhrase): boolean {
  if (isByChance(scene, verb)) return false
  const particle = scene.sentence.words[verb.to]?.lower
  // 'stopped the release of prisoners'; who stops the fighting refuses nothing.
  if (verb.lemma === 'stop' && !verb.passive) return stopsRelease(scene, verb)
  // 'called off the release', 'dragged its feet on the return of prisoners'.
  if (verb.lemma === 'call' && particle === 'off' && !verb.passive) return true
  // 'held back the release', 'held up the exchange'.
  if (verb.lemma === 'hold' && verb.form !== 'ing' && /^(?:back|up|off)$/u.test(particle ?? '')) return true
  const hold = particle === 'on' && scene.sentence.words[verb.to + 1]?.lower === 'hold'
  if ((verb.lemma === 'put' && (particle === 'off' || hold)) || (verb.lemma === 'rule' && particle === 'out'))
    return true
  return REFUSAL_VERBS.has(verb.lemma) || verb.lemma === 'fail' || verb.lemma === 'deny'
}

function stopsRelease({ sentence, story }: Scene, verb: VerbPhrase): boolean {
  const { phrases } = sentence
  const at = phrases.indexOf(verb)
  const subject = findSubject(phrases, at)
  if (subject === null || partyOf(sentence, subject.at, story) === null) return false
  const object = findObject(phrases, at)
  const np = object === null ? undefined : phrases[object]
  return np?.type === 'np' && /^(?:release|exchange|swap|handover|repatriation)$/u.test(np.lower)
}

/** The duty that a refused thing stands for: 'the handover', 'a cease-fire', 'the proposal'. */
function refusedDuty(verb: VerbPhrase, { sentence }: Scene, np: NounPhrase): Duty | null {
  const head = np.lower
  const duty = DUTY_NOUNS[head]
  // 'thwarted 30 swaps': so many, and no one duty.
  if (head.endsWith('s') && sentence.words.slice(np.from, np.to).some(({ cls }) => cls === 'number')) return null
  if (duty !== undefined) return verb.lemma === 'deny' && duty !== 'give-access' ? null : duty
  const offer =
    /^(?:proposals?|offers?|calls?|appeals?|demands?|requests?|ultimatum|deal|plan|operation|initiatives?|resolutions?|terms?|conditions?|overtures?)$/u.test(
      head,
    )
  return offer && /^(?:reject|refuse|rebuff|postpone|suspend|ignore)$/u.test(verb.lemma) ? 'other' : null
}

const HINDERS =
  /^(?:postpone|delay|suspend|withhold|block|obstruct|halt|stall|freeze|disrupt|sabotage|derail|hinder|impede)$/u

/** 'stalled the exchange process', 'disrupted the handover operation': of what it is. */
function refusedCourse({ sentence }: Scene, verb: VerbPhrase, np: NounPhrase): Duty | null {
  if (!HINDERS.test(verb.lemma) || !/^(?:process|operation|plan|effort|deal|procedure)$/u.test(np.lower)) return null
  const kinds = sentence.words.slice(np.from, np.head).map(({ lower }) => DUTY_NOUNS[lower])
  return kinds.find((kind) => kind !== undefined) ?? null
}

/** 'blocked the return of 200 bodies'. */
function refusedReturn({ sentence, story }: Scene, verb: VerbPhrase, at: number | null): Duty | null {
  const np = at === null ? undefined : sentence.phrases[at]
  if (at === null || np?.type !== 'np' || np.lower !== 'return' || !HINDERS.test(verb.lemma)) return null
  const people = ofPhrase(sentence, at) === null ? null : readPeople(sentence, at + 2, story)
  return people === null ? null : people.what === 'bodies' ? 'return-bodies' : 'release'
}

/** 'a cease-fire proposed by the mediators, which the army declined': the thing that a duty's noun names before 'which'. */
function whichRefused({ sentence: { phrases } }: Scene, subject: number): number | null {
  if (!isWord(phrases[subject - 1], 'which')) return null
  const thing = phrases.findLastIndex(
    (phrase, place) =>
      place < subject - 1 && place > subject - 9 && phrase.type === 'np' && DUTY_NOUNS[phrase.lower] !== undefined,
  )
  return thing < 0 ? null : thing
}

function refuseThing(scene: Scene, at: number, verb: VerbPhrase, stance: Stance | null): void {
  const { phrases } = scene.sentence
  const subject = findSubject(phrases, at)
  const object = verb.passive
    ? (subject?.at ?? null)
    : (findObject(phrases, at) ?? whichRefused(scene, subject?.at ?? 0) ?? behindTo(phrases, at))
  const np = object === null ? undefined : phrases[object]
  if (np?.type !== 'np') return
  const duty = refusedDuty(verb, scene, np) ?? refusedCourse(scene, verb, np) ?? refusedReturn(scene, verb, object)
  // 'The handover was delayed by a day': put off by nobody whom the words name.
  if (duty === null || (verb.passive && /^(?:delay|postpone|halt|stall)$/u.test(verb.lemma))) return
  const actor = verb.passive ? doneBy(scene, at) : subject === null ? null : agentParty(scene, subject.at)
  // 'suspended the release of 400 inmates': how many, where the words count them.
  const counted = object === null ? null : countedBehind(scene, object, clauseEnd(phrases, at))
  const people = counted === null ? null : readPeople(scene.sentence, counted, scene.story)
  const end = phrases[clauseEnd(phrases, at) - 1]?.to ?? verb.to
  const from = Math.min(subject?.np.from ?? verb.from, verb.from)
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD44',
    at: verb.main,
    from,
    to: Math.max(np.to, verb.to, Math.min(end, from + 24)),
    actor,
    count: people?.count ?? null,
    what: people?.what ?? null,
    peopleOf: people?.party ?? null,
    duty,
    stance,
  })
}

/** 'did not agree to the exchange'. */
const behindTo = (phrases: Scene['sentence']['phrases'], at: number): number | null =>
  isWord(phrases[at + 1], 'to') && phrases[at + 2]?.type === 'np' ? at + 2 : null

/** 'the release of 400 inmates', 'a request for the release of six of their fighters': where those counted stand. */
function countedBehind({ sentence }: Scene, object: number, end: number): number | null {
  if (ofPhrase(sentence, object)?.count) return object + 2
  const { phrases } = sentence
  const release = phrases.findIndex(
    (phrase, place) =>
      place > object &&
      place < end &&
      phrase.type === 'np' &&
      /^(?:release|return|freeing|handover)$/u.test(phrase.lower),
  )
  return release > 0 && ofPhrase(sentence, release)?.count ? release + 2 : null
}

/** 'was disrupted on Tuesday by the Northland side': whoever stands after 'by' in the clause. */
function doneBy({ sentence, story }: Scene, at: number): string | null {
  const { phrases } = sentence
  const by = phrases.findIndex((phrase, next) => next > at && next < clauseEnd(phrases, at) && isWord(phrase, 'by'))
  return by < 0 ? null : partyOf(sentence, by + 1, story)
}

/** 'has not been granted access to prisoners held by the front': who holds them lets nobody see them. */
function holderOfSeen({ sentence, story }: Scene, at: number): string | null {
  const { phrases } = sentence
  for (let next = at + 1; next < Math.min(phrases.length, at + 12); next++) {
    const verb = phrases[next]
    const by = phrases[next + 1]
    if (verb?.type !== 'vp' || !/^(?:hold|intern|detain|imprison|capture)$/u.test(verb.lemma)) continue
    return by?.type === 'word' && by.lower === 'by' ? partyOf(sentence, next + 2, story) : null
  }
  return null
}

/** 'our request for access to the prisoners yesterday was not granted'. */
const isAsked = (lower: string | undefined): boolean => /^(?:requests?|access|permission|visits?)$/u.test(lower ?? '')

/** 'did not allow the Red Cross to see him', 'access has not been granted' (RD45). */
function readNoAccess(scene: Scene, at: number, verb: VerbPhrase): void {
  const { phrases, words } = scene.sentence
  const subject = findSubject(phrases, at)
  const end = phrases[clauseEnd(phrases, at) - 1]?.to ?? verb.to
  const from = subject !== null && verb.from - subject.np.from < 10 ? subject.np.from : verb.from
  if (
    !words
      .slice(Math.max(0, Math.min(from, verb.from - (isAsked(subject?.np.lower) ? 20 : 9))), end)
      .some((word) =>
        /^(?:access|accessing|entering|meeting|reaching|look|investigate|probe|inspecting|visiting|seeing|visits?|see|visited|permission|request|inspect|monitors|observers|away)$/u.test(
          word.lower,
        ),
      )
  )
    return
  if (moodOf(scene.sentence, at).mood !== 'stated') return
  const actor = verb.passive || subject === null ? holderOfSeen(scene, at) : agentParty(scene, subject.at)
  const seen = toWhom(scene, subject?.at ?? at)
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD45',
    at: verb.main,
    from: Math.min(from, seen?.from ?? from),
    to: Math.min(Math.max(end, verb.to), from + 24),
    count: seen?.count ?? null,
    what: seen?.what ?? null,
    actor,
    peopleOf: seen?.party ?? null,
    duty: 'give-access',
  })
}

/** 'access to 26 others, to whom it has not been granted': those before 'whom'. */
function toWhom({ sentence, story }: Scene, at: number): People | null {
  const [comma, to, whom] = sentence.phrases.slice(Math.max(0, at - 3), at)
  if (comma?.type !== 'word' || !isWord(to, 'to') || !isWord(whom, 'whom')) return null
  const host = comma.lower === ',' ? at - 4 : at - 3
  return isPeople(sentence, host) ? readPeople(sentence, host, story) : null
}

/** 'makes the release of the men dependent on': held back until something else happens (RD44). */
export function readMadeDependent(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.lemma !== 'make' || verb.passive || verb.negated || verb.infinitive) return
  const object = findObject(sentence.phrases, at)
  const np = object === null ? undefined : sentence.phrases[object]
  const duty = np?.type === 'np' ? DUTY_NOUNS[np.lower] : undefined
  const words = sentence.words.slice(verb.to, verb.to + 12).map(({ lower }) => lower)
  const on = words.findIndex((lower) => /^(?:dependent|conditional|contingent)$/u.test(lower))
  if (object === null || duty === undefined || on < 0 || !/^(?:on|upon)$/u.test(words[on + 1] ?? '')) return
  const subject = findSubject(sentence.phrases, at)
  const people = ofPhrase(sentence, object) === null ? null : readPeople(sentence, object + 2, story)
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD44',
    at: verb.main,
    from: subject !== null && verb.from - subject.np.from < 12 ? Math.min(subject.np.from, verb.from) : verb.from,
    to: verb.to + on + 2,
    actor: subject === null ? null : partyOf(sentence, subject.at, story),
    count: people?.count ?? null,
    what: people?.what ?? null,
    peopleOf: people?.party ?? null,
    duty,
  })
}

/** 'Northland's refusal', 'the government's refusal': whose it is. */
function ownerOf({ sentence: { words }, story }: Scene, np: NounPhrase): string | null {
  const mark = words.findIndex(({ cls }, at) => at >= np.from && at < np.head && cls === 'possessive')
  const owner = words[mark - 1]?.lower ?? ''
  return np.parties[0]?.name.party ?? (mark < 0 ? null : genericParty(story, owner, ['the', owner]))
}

/** 'Northland's refusal to return the men', 'the refusal of the front to leave': a refusal told by a noun (RD44). */
export function readRefusalNoun(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !/^(?:refusal|failure|unwillingness)$/u.test(np.lower)) return
  const of = ofPhrase(sentence, at)
  const place = of === null ? at + 1 : at + 3
  const next = sentence.phrases[place]
  if (next?.type !== 'vp' || !next.infinitive) return
  const duty = dutyAt(scene, place)
  const actor = of === null ? ownerOf(scene, np) : partyOf(sentence, at + 2, story)
  if (actor === null || duty === 'other') return
  const people = objectPeople(scene, place)
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD44',
    at: np.head,
    from: np.from,
    to: Math.max(next.to, people?.to ?? 0),
    actor,
    count: people?.count ?? null,
    what: people?.what ?? null,
    peopleOf: people?.party ?? null,
    duty,
  })
}
