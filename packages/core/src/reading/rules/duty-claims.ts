import type { Duty } from '../../claims/kinds.ts'
import { findSubject, type Subject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { AGREEMENT_NOUNS, BINDING_VERBS, DUTY_NOUNS, DUTY_WORDS, PROMISE_VERBS } from '../packs/en/deeds.ts'
import { BLANK, type Scene } from './draft.ts'
import { agreementName, bindByNoun, dutyNounAfter, peopleOfDuty, promiseByNoun, SIGN_VERBS } from './duty-nouns.ts'
import { moodOf } from './mood.ts'
import { dealAbove } from './under-deal.ts'
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

/** Who binds himself; 'it was agreed to make further exchanges': both. */
function promiser(scene: Scene, governor: Phrase, subject: Subject | null, { at, people }: Duties): string | null {
  if (subject === null) return null
  // 'The deal, by which 125 soldiers are to be freed': whoever has them.
  const verb = scene.sentence.phrases[at]
  if (governor.type === 'vp' && governor.lemma === 'be' && verb?.type === 'vp' && verb.passive)
    return opponentOf(scene.story, people?.party ?? null) ?? 'both'
  const agreed = governor.type === 'vp' && governor.passive && governor.lemma === 'agree'
  // 'The accord required that all prisoners be released'.
  const binds = governor.type === 'vp' && BINDING_VERBS.has(governor.lemma) && agreementName(scene, subject.at) !== null
  if (binds) return 'both'
  return agreed && subject.np.lower === 'it' ? 'both' : agentParty(scene, subject.at)
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
  const actor = promiser(scene, governor, subject, duties)
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
    ...(duties.people === null ? {} : { patientTo: duties.people.to }),
    actor,
    duty: dutyAt(scene, duties.at),
    agreement: governor.type === 'vp' && governor.lemma === 'be' ? dealName(scene, duties.governor) : null,
  })
}

/** What the agreement is called by which something is to be done. */
function dealName(scene: Scene, at: number): string | null {
  const deal = dealAbove(scene.sentence, at)
  return deal === null ? null : agreementName(scene, deal)
}

/** 'Another 11 prisoners declined to be taken home': how many decline, where captives do. */
function decliners({ sentence, story }: Scene, subject: Subject | null): People | null {
  const captives = subject?.np.what === 'prisoners' || subject?.np.what === 'hostages'
  return captives && subject !== null && subject.np.count !== null ? readPeople(sentence, subject.at, story) : null
}

const TAKES_IN = /^(?:accept|collect|fetch|receive|retrieve|take)$/u

/** Those whom a party refuses to give up or to take in: another's, or its own. */
function whoseAre(told: People | null, actor: string | null, { lemma }: VerbPhrase): People | null {
  if (told === null || actor === null) return told
  // 'failed to collect the bodies': its own, however many the other side was just told to have got.
  if (TAKES_IN.test(lemma))
    return told.anaphor || told.party === null
      ? { ...told, count: told.anaphor ? null : told.count, party: actor }
      : told
  // 'The army refuses to give the soldiers up': not its own.
  return told.party === actor && told.np.parties.length === 0 ? { ...told, party: null } : told
}

/** 'is refusing to hand over dozens' (RD43). */
export function proposeRefusal(scene: Scene, duties: Duties): void {
  const { phrases } = scene.sentence
  const governor = phrases[duties.governor]
  const verb = phrases[duties.at]
  if (governor?.type !== 'vp' || verb?.type !== 'vp') return
  const subject = findSubject(phrases, duties.governor)
  const actor = subject === null ? null : agentParty(scene, subject.at)
  const end = phrases[clauseEnd(phrases, duties.at) - 1]?.to ?? verb.to
  const from = subject === null || governor.from - subject.np.from > 12 ? governor.from : subject.np.from
  const duty = dutyAt(scene, duties.at)
  const people = whoseAre(duties.people ?? decliners(scene, subject), actor, verb)
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
    // 'do not refuse to grant refuge'.
    stance: governor.negated ? 'denied' : governor.modal === 'will' || governor.modal === 'would' ? 'planned' : null,
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
    // 'agreed to stop using heavy weapons, keep their forces in place': what they stop doing is part of the duty.
    if (
      found.length > 0 &&
      phrase.form === 'ing' &&
      !phrase.auxiliary &&
      scene.sentence.phrases[next - 1] === scene.sentence.phrases[found.at(-1) ?? -1]
    )
      continue
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

/** 'to bring any of their prisoners': those after 'of'. */
function anyOf({ sentence }: Scene, object: number | null): number | null {
  const np = object === null ? undefined : sentence.phrases[object]
  const any = np?.type === 'np' && /^(?:any|none|some|many|most)$/u.test(np.lower)
  return any && object !== null && ofPhrase(sentence, object) !== null ? object + 2 : null
}

export function objectPeople(scene: Scene, at: number): People | null {
  const direct = findObject(scene.sentence.phrases, at)
  const object = givesFreedom(scene, direct) ?? anyOf(scene, direct) ?? direct
  const np = object === null ? undefined : scene.sentence.phrases[object]
  if (
    object === null ||
    np?.type !== 'np' ||
    (np.what === null && !np.quantity && !((np.named || np.count !== null) && isPeople(scene.sentence, object)))
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

/** The agreement that binds by this verb; null: it binds nobody. */
function bindingText(scene: Scene, at: number, verb: VerbPhrase, subject: Subject | null): string | null {
  const crime = verb.lemma === 'commit' && CRIMES.test(scene.sentence.words[verb.to]?.lower ?? '')
  const told = scene.drafts.some(({ kind }) => kind === 'undertaking')
  const contains =
    !told && /^(?:include|contain|foresee|outline|prescribe)$/u.test(verb.lemma) && dutyNounAfter(scene, at) !== null
  const binding = (BINDING_VERBS.has(verb.lemma) || contains) && !verb.passive && !crime
  return subject === null || !binding ? null : agreementOf(scene, subject, verb)
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
  const agreement = bindingText(scene, at, verb, subject)
  if (agreement !== null) {
    readBinding(scene, at, verb, agreement)
    return
  }
  const bound = verb.passive && /^(?:oblige|bind|require|commit)$/u.test(verb.lemma)
  if ((!PROMISE_VERBS.has(verb.lemma) && !bound) || verb.negated) return
  if (verb.passive && verb.lemma === 'agree' && DUTY_NOUNS[subject?.np.lower ?? ''] !== undefined) {
    agreedThing(scene, at, verb, subject)
    return
  }
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

/** 'The exchange of bodies had been agreed': what both sides bound themselves to. */
function agreedThing(scene: Scene, at: number, verb: VerbPhrase, subject: Subject | null): void {
  const duty = subject === null ? undefined : DUTY_NOUNS[subject.np.lower]
  if (subject === null || duty === undefined) return
  const end = scene.sentence.phrases[clauseEnd(scene.sentence.phrases, at) - 1]?.to ?? verb.to
  const counted = peopleOfDuty(scene, subject.at)
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD41',
    at: verb.main,
    from: subject.np.from,
    to: Math.max(verb.to, Math.min(end, subject.np.from + 24)),
    count: counted?.count ?? null,
    what: counted?.what ?? null,
    actor: 'both',
    duty,
    agreement: null,
  })
}

/** '104 whom Israel has agreed to let go'. */
function whomPromised(scene: Scene, subject: number | null): People | null {
  const whom = subject === null ? undefined : scene.sentence.phrases[subject - 1]
  if (subject === null || whom?.type !== 'word' || whom.lower !== 'whom') return null
  return isPeople(scene.sentence, subject - 2)
    ? readPeople(scene.sentence, subject - 2, scene.story, { relative: true })
    : null
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
    /^(?:oblige|require|stipulate|envisage|envision|include|contain|foresee)$/u.test(verb.lemma) ||
    (/^(?:call|provide)$/u.test(verb.lemma) && !verb.progressive && /^(?:for|that)$/u.test(next))
  return binds ? story.lastAgreement : null
}

/** 'commits the army and the rebels to': both of them. */
function boundBy(scene: Scene, at: number): string {
  const { phrases } = scene.sentence
  const joined = isWord(phrases[at + 1], 'and') && phrases[at + 2]?.type === 'np'
  return (joined ? agentParty(scene, at + 2) : partyOf(scene.sentence, at, scene.story)) ?? 'both'
}

function readBinding(scene: Scene, at: number, verb: VerbPhrase, agreement: string): void {
  const { phrases } = scene.sentence
  scene.story.lastAgreement = agreement
  const subject = findSubject(phrases, at)
  const object = findObject(phrases, at)
  // 'stipulates that the army', 'calls for the army to withdraw'.
  const leads = /^(?:that|for)$/u.test(scene.sentence.words[verb.to]?.lower ?? '')
  const named = leads ? at + 2 : object
  const bound = named === null ? 'both' : boundBy(scene, named)
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
  scene.sentence.phrases
    .slice(at + 1)
    .some(
      (phrase) => phrase.type === 'vp' && (phrase.modal !== null || scene.sentence.words[phrase.from]?.lower === 'be'),
    )
