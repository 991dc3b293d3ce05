import type { Duty } from '../../claims/kinds.ts'
import { findSubject, type Subject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { NounPhrase, Phrase, VerbPhrase } from '../grammar/phrases.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import {
  AGREEMENT_NOUNS,
  BINDING_VERBS,
  CEASE_FIRE_NOUNS,
  DUTY_NOUNS,
  DUTY_WORDS,
  PROMISE_VERBS,
} from '../packs/en/deeds.ts'
import { BLANK, type Scene } from './draft.ts'
import { bindByNoun, dutyNounAfter, promiseByNoun } from './duty-nouns.ts'
import { moodOf } from './mood.ts'
import { agentParty } from './verb-words.ts'

interface Duties {
  /** The verb that tells what is to be done. */
  readonly at: number
  /** The verb of promising or refusing. */
  readonly governor: number
  readonly people: People | null
  /** Joined to a duty told before it: its own words tell it. */
  readonly joined?: boolean
}

/** What the verb at `at` and the words after it oblige to. */
export function dutyAt(scene: Scene, at: number): Duty {
  const { phrases, words } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp') return 'other'
  const to = phrases[clauseEnd(phrases, at) - 1]?.to ?? verb.to
  const after = new Set(words.slice(verb.main, Math.min(to, verb.to + 12)).map((word) => word.lower))
  for (const { duty, verbs, objects } of DUTY_WORDS) {
    if (verbs.has(verb.lemma) && (objects === null || [...objects].some((word) => after.has(word)))) {
      if (
        duty === 'release' &&
        (after.has('everyone') || after.has('mutual') || (after.has('all') && after.has('prisoners')))
      )
        return 'exchange-all'
      return duty
    }
  }
  return 'other'
}

function agreementName(scene: Scene, at: number): string | null {
  const np = scene.sentence.phrases[at]
  if (np?.type !== 'np' || !AGREEMENT_NOUNS.has(scene.sentence.words[np.head]?.lower ?? '')) return null
  return wordingOf(scene.sentence.words.slice(np.from, np.to))
}

/** 'agreed to free 887 people' (RD40): an undertaking of the party that agreed. */
export function proposePromise(scene: Scene, duties: Duties): void {
  const { phrases } = scene.sentence
  const governor = phrases[duties.governor]
  const verb = phrases[duties.at]
  if (governor === undefined || verb?.type !== 'vp') return
  // What a text stipulates binds the one who is to do it.
  const bound = governor.type === 'vp' && BINDING_VERBS.has(governor.lemma) && verb.modal !== null
  const subject = findSubject(phrases, bound ? duties.at : duties.governor)
  const actor = subject === null ? null : agentParty(scene, subject.at)
  const end = phrases[clauseEnd(phrases, duties.at) - 1]?.to ?? verb.to
  const start = subject === null || governor.from - subject.np.from > 12 ? governor.from : subject.np.from
  const from = duties.joined === true || bound ? (bound ? (subject?.np.from ?? verb.from) : verb.from) : start
  if (actor !== null && actor !== 'both') scene.story.lastActor = actor
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD40',
    at: governor.from,
    from,
    to: Math.max(duties.people?.to ?? 0, Math.min(end, from + 24), verb.to),
    count: duties.people?.count ?? null,
    what: duties.people?.what ?? null,
    actor,
    duty: dutyAt(scene, duties.at),
    agreement: null,
  })
}

/** 'is refusing to hand over dozens' (RD43). */
export function proposeRefusal(scene: Scene, duties: Duties): void {
  const { phrases } = scene.sentence
  const governor = phrases[duties.governor]
  const verb = phrases[duties.at]
  if (governor?.type !== 'vp' || verb?.type !== 'vp') return
  const subject = findSubject(phrases, duties.governor)
  const actor = subject === null ? null : partyOf(scene.sentence, subject.at, scene.story)
  const end = phrases[clauseEnd(phrases, duties.at) - 1]?.to ?? verb.to
  const from = subject === null || governor.from - subject.np.from > 12 ? governor.from : subject.np.from
  const duty = dutyAt(scene, duties.at)
  const people = duties.people
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD43',
    at: governor.from,
    from,
    to: Math.max(people?.to ?? 0, Math.min(end, from + 24), verb.to),
    count: people?.count ?? null,
    what: people?.what ?? null,
    actor,
    peopleOf: people?.party ?? null,
    duty,
    stance: governor.modal === 'will' || governor.modal === 'would' ? 'planned' : null,
  })
}

/** 'has committed itself to widening the exchange'. */
function commitsTo(scene: Scene, at: number, next: number): boolean {
  const verb = scene.sentence.phrases[at]
  const to = scene.sentence.phrases[next - 1]
  const own = scene.sentence.phrases[next]
  return (
    verb?.type === 'vp' &&
    verb.lemma === 'commit' &&
    own?.type === 'vp' &&
    own.form === 'ing' &&
    to?.type === 'word' &&
    to.lower === 'to'
  )
}

function infinitivesAfter(scene: Scene, at: number): readonly number[] {
  const { phrases } = scene.sentence
  const found: number[] = []
  for (let next = at + 1; next < phrases.length; next++) {
    const phrase = phrases[next]
    if (phrase?.type === 'word' && (phrase.lower === ';' || phrase.cls === 'sub' || phrase.lower === 'who')) break
    if (phrase?.type !== 'vp') continue
    // 'all those aged 18 to 25, and to return': the participle describes.
    if (found.length > 0 && !phrase.auxiliary && !phrase.infinitive && /^(?:past|part)$/u.test(phrase.form)) continue
    const joined = found.length > 0 && phrase.form === 'base' && !phrase.auxiliary
    if (phrase.infinitive || joined || commitsTo(scene, at, next)) found.push(next)
    else break
  }
  return found.filter((place) => isDutyOf(scene, place, at))
}

/** Only the infinitives joined by 'and' hang on the promise; the others say what for. */
function isDutyOf(scene: Scene, place: number, promise: number): boolean {
  const between = scene.sentence.phrases.slice(promise + 1, place)
  if (!between.some((phrase) => phrase.type === 'vp')) return true
  const before = scene.sentence.phrases[place - 1]
  return before?.type === 'word' && (before.lower === 'and' || before.lower === ',' || before.lower === 'or')
}

/** 'to grant freedom to 1,027 prisoners': to whom it is granted. */
function givesFreedom({ sentence }: Scene, object: number | null): number | null {
  const np = object === null ? undefined : sentence.phrases[object]
  const to = object === null ? undefined : sentence.phrases[object + 1]
  const freedom = np?.type === 'np' && /^(?:freedom|liberty|amnesty|pardons?)$/u.test(np.lower)
  return freedom && object !== null && to?.type === 'word' && to.lower === 'to' ? object + 2 : null
}

export function objectPeople(scene: Scene, at: number): People | null {
  const direct = findObject(scene.sentence.phrases, at)
  const object = givesFreedom(scene, direct) ?? direct
  const np = object === null ? undefined : scene.sentence.phrases[object]
  if (
    object === null ||
    np?.type !== 'np' ||
    (np.what === null && np.count === null && !np.quantity && !(np.named && isPeople(scene.sentence, object)))
  )
    return null
  return readPeople(scene.sentence, object, scene.story)
}

/** 'committed crimes': no agreement commits itself to these. */
const CRIMES = /^(?:crimes?|atrocit(?:y|ies)|abuses?|offences?|offenses?|violations?|acts?|murders?|war|massacres?)$/u

/** 'Under the Redvale deal, both agreed to a truce': the agreement that the next sentence's 'it' goes on with. */
function rememberAgreement(scene: Scene, at: number): void {
  const verb = scene.sentence.phrases[at]
  if (verb?.type !== 'vp' || !(PROMISE_VERBS.has(verb.lemma) || SIGN_VERBS.has(verb.lemma))) return
  const np = scene.sentence.phrases.find(
    (phrase) =>
      phrase.type === 'np' && AGREEMENT_NOUNS.has(phrase.lower) && !/^(?:statement|understanding)$/u.test(phrase.lower),
  )
  if (np !== undefined) scene.story.lastAgreement = wordingOf(scene.sentence.words.slice(np.from, np.to))
}

/** The claims of a verb of promising or binding, one for each duty (RD40-RD42). */
export function readPromise(scene: Scene, at: number): void {
  const { phrases } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp') return
  const mood = moodOf(scene.sentence, at)
  if (mood.mood !== 'stated') return
  rememberAgreement(scene, at)
  const subject = findSubject(phrases, at)
  const crime = verb.lemma === 'commit' && CRIMES.test(scene.sentence.words[verb.to]?.lower ?? '')
  const told = scene.drafts.some(({ kind }) => kind === 'undertaking')
  const contains =
    !told && /^(?:include|contain|foresee|outline|prescribe)$/u.test(verb.lemma) && dutyNounAfter(scene, at) !== null
  const binding = (BINDING_VERBS.has(verb.lemma) || contains) && !verb.passive && !crime
  const agreement = subject === null || !binding ? null : agreementOf(scene, subject, verb)
  if (agreement !== null) {
    readBinding(scene, at, verb, agreement)
    return
  }
  const bound = verb.passive && /^(?:oblige|bind|require|commit)$/u.test(verb.lemma)
  if ((!PROMISE_VERBS.has(verb.lemma) && !bound) || verb.negated) return
  const duties = infinitivesAfter(scene, at)
  if (duties.length > 0) {
    for (const duty of duties)
      proposePromise(scene, {
        at: duty,
        governor: at,
        people: objectPeople(scene, duty) ?? whomPromised(scene, subject?.at ?? null),
        joined: duty !== duties[0],
      })
    return
  }
  promiseByNoun(scene, at, verb, subject)
}

/** '104 whom Israel has agreed to let go'. */
function whomPromised(scene: Scene, subject: number | null): People | null {
  const whom = subject === null ? undefined : scene.sentence.phrases[subject - 1]
  if (subject === null || whom?.type !== 'word' || whom.lower !== 'whom') return null
  return isPeople(scene.sentence, subject - 2) ? readPeople(scene.sentence, subject - 2, scene.story) : null
}

/** The agreement that a subject names; 'It also provides for' goes on with the one that the sentence before told of. */
function agreementOf(scene: Scene, { at, np }: Subject, verb: VerbPhrase): string | null {
  const { story } = scene
  const named = agreementName(scene, at)
  if (named !== null) return named
  if (np.lower !== 'it') return null
  // 'It calls for', 'It provides that': a call of another kind binds nobody.
  const next = scene.sentence.words[verb.to]?.lower ?? ''
  const binds =
    /^(?:oblige|require|stipulate|envisage|include|contain|foresee)$/u.test(verb.lemma) ||
    (/^(?:call|provide)$/u.test(verb.lemma) && !verb.progressive && /^(?:for|that)$/u.test(next))
  return binds ? story.lastAgreement : null
}

function readBinding(scene: Scene, at: number, verb: VerbPhrase, agreement: string): void {
  const { phrases } = scene.sentence
  scene.story.lastAgreement = agreement
  const subject = findSubject(phrases, at)
  const object = findObject(phrases, at)
  const named = scene.sentence.words[verb.to]?.lower === 'that' ? at + 2 : object
  const bound = named === null ? 'both' : (partyOf(scene.sentence, named, scene.story) ?? 'both')
  const duties = infinitivesAfter(scene, at)
  for (const duty of duties) {
    const people = objectPeople(scene, duty)
    const own = phrases[duty]
    scene.propose({
      ...BLANK,
      kind: 'undertaking',
      rule: 'RD42',
      at: verb.main,
      from: duty === duties[0] ? (subject?.np.from ?? verb.from) : (own?.from ?? verb.from),
      to: Math.max(own?.to ?? verb.to, people?.to ?? 0),
      count: people?.count ?? null,
      what: people?.what ?? null,
      actor: bound,
      duty: dutyAt(scene, duty),
      agreement,
    })
  }
  if (duties.length > 0 || stipulatesClauses(scene, at)) return
  bindByNoun(scene, at, verb, { agreement, subject })
}

/** 'stipulates that the government will free 5,000': each clause tells its own duty. */
const stipulatesClauses = (scene: Scene, at: number): boolean =>
  scene.sentence.phrases.slice(at + 1).some((phrase) => phrase.type === 'vp' && phrase.modal !== null)

/** 'had come to an agreement with': where the agreement stands. */
const comeTo = ({ sentence }: Scene, at: number): number | null => {
  const to = sentence.phrases[at + 1]
  return to?.type === 'word' && to.lower === 'to' && sentence.phrases[at + 2]?.type === 'np' ? at + 2 : null
}

const SIGN_VERBS = new Set(['come', 'sign', 'reach', 'conclude', 'declare', 'announce', 'brokered'])

/** 'signed a cease-fire', 'reached a deal on the exchange of prisoners' (RD41). */
export function readAgreement(scene: Scene, at: number): void {
  const { phrases } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || !SIGN_VERBS.has(verb.lemma) || verb.negated) return
  const subject = findSubject(phrases, at)
  const named = signedAt(scene, at, verb, subject)
  const object = named === null ? null : agreementBegun(scene, named)
  const np = object === null ? undefined : phrases[object]
  if (np?.type !== 'np' || !AGREEMENT_NOUNS.has(np.lower) || /^(?:statement|document|resolution)$/u.test(np.lower))
    return
  if (moodOf(scene.sentence, at).mood !== 'stated' || (verb.passive && opensTime(phrases[(object ?? at) - 1]))) return
  const end = phrases[clauseEnd(phrases, at) - 1]?.to ?? np.to
  const duty = dutyOfAgreement(scene, object ?? at, np, end)
  if (duty === null) return
  const signs = verb.passive || subject === null ? null : agentParty(scene, subject.at)
  // Who takes no side announces what the sides agreed.
  const actor =
    signs === null || scene.story.neutral.has(signs) || isWithOther(scene, object ?? at, signs) ? 'both' : signs
  const from = Math.min(subject?.np.from ?? verb.from, verb.from)
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD41',
    at: verb.main,
    from,
    to: Math.max(np.to, verb.to, Math.min(end, from + 24)),
    actor,
    duty,
    agreement: agreementName(scene, object ?? at),
  })
}

/** The duty that the words of an agreement name, or a verb after it; null: none that is known. */
function dutyOfAgreement(scene: Scene, at: number, np: NounPhrase, end: number): Duty | null {
  const noun = scene.sentence.words
    .slice(np.from, Math.min(end, np.to + 10))
    .map((word) => DUTY_NOUNS[word.lower])
    .find((other) => other !== undefined)
  return noun ?? dutyAgreed(scene, at)
}

/** 'signed a truce with the front': the one on the other side is bound as well. */
function isWithOther({ sentence, story }: Scene, agreement: number, own: string): boolean {
  for (let next = agreement + 1; next < Math.min(sentence.phrases.length, agreement + 4); next++) {
    const word = sentence.phrases[next]
    if (word?.type !== 'word' || word.lower !== 'with') continue
    const other = partyOf(sentence, next + 1, story)
    return other !== null && other !== own && !story.neutral.has(other)
  }
  return false
}

/** What is signed or reached: the object, or what stands behind 'come to'. */
const signedAt = (scene: Scene, at: number, verb: VerbPhrase, subject: Subject | null): number | null =>
  verb.passive
    ? (subject?.at ?? null)
    : verb.lemma === 'come'
      ? comeTo(scene, at)
      : findObject(scene.sentence.phrases, at)

/** 'reached an agreement with the front to cease fire': the duty told by a verb; null: none that is known. */
function dutyAgreed(scene: Scene, agreement: number): Duty | null {
  const { phrases } = scene.sentence
  const next = phrases.findIndex((phrase, place) => place > agreement && place < agreement + 8 && phrase.type === 'vp')
  const verb = phrases[next]
  if (verb?.type !== 'vp' || !verb.infinitive) return null
  const duty = dutyAt(scene, next)
  return duty === 'other' ? null : duty
}

/** 'after the cease-fire was declared' dates something else. */
const opensTime = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'word' && /^(?:after|before|since|when|until|once)$/u.test(phrase.lower)

/** 'announced the start of a truce': what is begun or prolonged. */
function agreementBegun({ sentence }: Scene, at: number): number {
  const np = sentence.phrases[at]
  const begins =
    np?.type === 'np' && /^(?:start|beginning|launch|extension|prolongation|renewal|resumption)$/u.test(np.lower)
  return begins && ofPhrase(sentence, at) !== null ? at + 2 : at
}

export const isCeaseFire = (lower: string): boolean => CEASE_FIRE_NOUNS.has(lower)
