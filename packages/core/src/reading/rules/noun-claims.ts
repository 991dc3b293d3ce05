import { findSubject } from '../grammar/clauses.ts'
import { findObject, joinedNouns } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { TOPIC_NOUNS } from '../packs/en/cues.ts'
import { NOMINALS, STATE_NOUNS } from '../packs/en/event-nouns.ts'
import { isCountedDead, isFatal, isFoundSo } from './counted-dead.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { isFreedWounded } from './freed-wounded.ts'
import { hasBodies } from './has-bodies.ts'
import { isOnlyAgreed, type NominalStance, nominalStance } from './nominal-stance.ts'
import { isOnlyMeant } from './only-meant.ts'
import { pastParticiple } from './strikers.ts'
import { readToll, tallyKind } from './tally-claims.ts'
import { agentParty, holderInWords } from './verb-words.ts'

export const headLower = (scene: Scene, np: NounPhrase) => scene.sentence.words[np.head]?.lower ?? ''

/** Whether the nominal is only talked about: 'talks on the release of', 'demanded the release of'. */
export function isTopic(scene: Scene, at: number): string | null {
  const { phrases, words } = scene.sentence
  if (isWord(phrases[at - 1], 'towards', 'toward', 'pending')) return 'not yet done'
  for (let before = at - 1; before >= Math.max(0, at - 7); before--) {
    const phrase = phrases[before]
    if (phrase?.type === 'vp')
      return isOnlyMeant(scene, phrase, before === at - 1) ? `only ${words[phrase.main]?.lower ?? ''} …` : null
    // 'in exchange for the release of 600': what is given in return is given.
    const inReturn = isWord(phrases[before - 1], 'in') && isWord(phrases[before + 1], 'for')
    if (inReturn && phrase?.type === 'np' && /^(?:exchange|return)$/u.test(phrase.lower)) continue
    // 'conducted an exchange, including the release of a pilot': what was exchanged is no topic.
    const aside = isWord(phrases[before + 1], ',') && phrase?.type === 'np' && /^(?:exchange|swap)$/u.test(phrase.lower)
    if (
      phrase?.type === 'np' &&
      TOPIC_NOUNS.has(headLower(scene, phrase)) &&
      !aside &&
      phrases[before + 1]?.type === 'word'
    )
      return `a topic of ${headLower(scene, phrase)}`
    if (phrase?.type === 'word' && (phrase.lower === ';' || phrase.lower === ':')) return null
  }
  return null
}

export function agentAfter(scene: Scene, at: number): string | null {
  const { phrases } = scene.sentence
  for (let next = at + 1; next < Math.min(phrases.length, at + 8); next++) {
    const phrase = phrases[pastParticiple(phrases, next)]
    if (phrase !== phrases[next]) return partyOf(scene.sentence, pastParticiple(phrases, next) + 1, scene.story)
    if (phrase?.type === 'word' && phrase.lower === 'by' && phrases[next + 1]?.type === 'np')
      return partyOf(scene.sentence, next + 1, scene.story)
    if (phrase?.type === 'vp' || (phrase?.type === 'word' && phrase.lower === ';')) return null
  }
  return null
}

/** 'Hamas staged the handover of', 'Israel completed the release of': who did it. */
export function doerBefore(scene: Scene, at: number): string | null {
  const { phrases } = scene.sentence
  const verb = phrases[at - 1]
  if (verb?.type !== 'vp' || verb.passive) return null
  if (
    !/^(?:stage|carry|complete|conduct|perform|make|begin|start|effect|finish|resume|order|authori[sz]e)$/u.test(
      verb.lemma,
    )
  )
    return null
  const subject = findSubject(phrases, at - 1)
  return subject === null ? null : agentParty(scene, subject.at)
}

/** 'violations by the forces of the north, resulting in the death of four': whose they were. */
function causedBy(scene: Scene, at: number): string | null {
  const { phrases } = scene.sentence
  const result = phrases.slice(Math.max(0, at - 8), at).findLastIndex((phrase) => phrase.type === 'vp')
  const place = result < 0 ? -1 : Math.max(0, at - 8) + result
  const verb = phrases[place]
  if (verb?.type !== 'vp' || !/^(?:result|lead|cause)$/u.test(verb.lemma)) return null
  for (let before = place - 1; before >= Math.max(0, place - 16); before--) {
    const by = phrases[before]
    if (by?.type === 'word' && by.lower === 'by') return partyOf(scene.sentence, before + 1, scene.story)
    if (by?.type === 'vp' && by.form !== 'ing') {
      const subject = findSubject(phrases, before)
      return subject?.np.force === true ? partyOf(scene.sentence, subject.at, scene.story) : null
    }
  }
  return null
}

/** 'The group announced the release of 739 soldiers': it let them go, when they are not its own. */
function announcer(scene: Scene, at: number, people: People): string | null {
  const verb = scene.sentence.phrases[at - 1]
  if (verb?.type !== 'vp' || verb.passive || verb.lemma !== 'announce' || people.party === null) return null
  const subject = findSubject(scene.sentence.phrases, at - 1)
  const party = subject === null ? null : partyOf(scene.sentence, subject.at, scene.story)
  return party === people.party || (party !== null && scene.story.neutral.has(party)) ? null : party
}

/** 'Northland confirms the captivity of 46 people': it holds them. */
function confirmer({ sentence, story }: Scene, at: number, people: People): string | null {
  const verb = sentence.phrases[at - 1]
  if (verb?.type !== 'vp' || verb.passive || !/^(?:confirm|acknowledge|admit|deny)$/u.test(verb.lemma)) return null
  const subject = findSubject(sentence.phrases, at - 1)
  const party = subject === null ? null : partyOf(sentence, subject.at, story)
  return party === people.party || (party !== null && story.neutral.has(party)) ? null : party
}

export function possessor(scene: Scene, np: NounPhrase): string | null {
  const words = scene.sentence.words.slice(np.from, np.head)
  if (!words.some((word) => word.cls === 'possessive')) return null
  return np.parties[0]?.name.party ?? null
}

/** 'the last exchange, involving around 1,000 detainees'. */
function involvedIn(scene: Scene, at: number): number | null {
  const { phrases } = scene.sentence
  const np = phrases[at]
  const step =
    phrases[at + 1]?.type === 'word' && (phrases[at + 1] as { lower: string }).lower === ',' ? at + 2 : at + 1
  const verb = phrases[step]
  if (np?.type !== 'np' || !/^(?:exchange|swap|operation|release)$/u.test(np.lower)) return null
  return verb?.type === 'vp' && /^(?:involv|involve|cover)$/u.test(verb.lemma) && verb.form === 'ing'
    ? findObject(phrases, step)
    : null
}

const ASKED =
  /^(?:conditions?|preconditions?|priority|priorities|demands?|requirements?|goals?|aims?|issues?|prerequisites?)$/u

/** 'has made the release of all hostages a condition for talks', 'the release of the men was a key demand of the front'. */
function isMadeCondition({ sentence: { phrases } }: Scene, at: number, place: number): boolean {
  const verb = phrases[at - 1]
  const next = phrases[place + 1]
  const made = verb?.type === 'vp' && /^(?:make|consider|call|set|name|keep)$/u.test(verb.lemma)
  if (made && next?.type === 'np' && ASKED.test(next.lower)) return true
  const named = phrases[place + 2]
  const one = named?.type === 'np' && /^(?:one|part)$/u.test(named.lower) ? phrases[place + 4] : named
  const is = next?.type === 'vp' && /^(?:be|remain|become|stay)$/u.test(next.lemma)
  return is && one?.type === 'np' && ASKED.test(one.lower)
}

/** 'the return of refugees', 'the repatriation of the displaced': nobody held them. */
const COMES_HOME =
  /^(?:refugees?|displaced|expellees?|idps?|exiles?|migrants?|returnees?|evacuees?|settlers?|emigrants?|inhabitants?|residents?)$/u

function isOfRefugees({ sentence }: Scene, place: number): boolean {
  const np = sentence.phrases[place]
  if (np?.type !== 'np') return false
  return COMES_HOME.test(np.lower) || sentence.words.slice(np.from, np.to).some(({ lower }) => lower === 'displaced')
}

/** Why an event told by a noun has not happened: a topic, a plan, a condition. Null: it has. */
export function whyNotDone(
  scene: Scene,
  at: number,
  np: NounPhrase,
  place: number,
  kind: Draft['kind'] | null = null,
): string | null {
  if (kind === 'released' && isOfRefugees(scene, place)) return 'a return of refugees'
  const meant = scene.sentence.words.slice(np.from, np.head).some(({ lower }) => MEANT.test(lower))
  const topic = isTopic(scene, at) ?? (meant ? 'a release that is only meant' : null)
  return topic ?? (isMadeCondition(scene, at, place) ? 'only a condition' : null)
}

/** 'the planned release of 900 people'. */
const MEANT = /^(?:planned|proposed|possible|potential|promised|expected|eventual|future)$/u

/** 'The release of 32 Armenians by Azerbaijan', 'the death of two soldiers' (RD34-RD36). */
export function readNominal(scene: Scene, at: number): void {
  const { sentence } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return
  const nominal = NOMINALS[headLower(scene, np)]
  if (nominal === undefined) return
  // 'freed in exchange of 15 prisoners': the verb tells what was exchanged.
  if (np.lower === 'exchange' && isWord(sentence.phrases[at - 1], 'in')) return
  const given = givenBy(scene, at)
  const place = given ?? patientOf(scene, at, nominal.kind)
  if (place === null || !(isLives(scene, place, nominal.kind) || isPeople(sentence, place))) return
  const topic = isOnlyAgreed(scene, at) ? 'only agreed' : whyNotDone(scene, at, np, place, nominal.kind)
  if (topic !== null) {
    scene.drop(nominal.rule, np.from, np.to, topic)
    return
  }
  const fit = (part: NounPhrase) => isPeople(sentence, sentence.phrases.indexOf(part))
  const patients = [
    ...joinedNouns(sentence.phrases, place, fit),
    ...joinedOf(scene, place),
    ...includedIn(scene, place, fit),
  ]
  const told = nominal.kind === 'released' ? nominalStance(scene, at) : null
  const involved = given === null && involvedIn(scene, at) === place
  for (const patient of patients) proposeNominal(scene, { at, np, patient, involved }, nominal, told)
}

interface NamedAct {
  readonly at: number
  readonly np: NounPhrase
  readonly patient: number
  readonly involved: boolean
}

function proposeNominal(
  scene: Scene,
  { at, np, patient, involved }: NamedAct,
  nominal: { readonly kind: Draft['kind']; readonly rule: string },
  told: NominalStance | null,
): void {
  const people = readPeople(scene.sentence, patient, scene.story)
  if (people === null || (people.count === null && people.np.parties.length === 0)) return
  // 'the latest release of the inmates': told already, with its number.
  if (people.anaphor && people.np.count === null && nominal.kind === 'released' && people.what !== 'bodies') return
  // 'the return of fallen soldiers'.
  const bodies = people.what === 'bodies' || (nominal.kind === 'released' && hasBodies(scene, patient))
  scene.propose({
    ...BLANK,
    kind: bodies ? 'bodies-returned' : nominal.kind,
    rule: nominal.rule,
    at: np.head,
    from: np.from,
    to: Math.max(people.to, told?.to ?? 0),
    count: people.count,
    what: bodies ? 'bodies' : people.what,
    head: people.np.lower,
    stance: told?.stance ?? null,
    ...sidesOfNominal(scene, { at, np, patient, people, kind: nominal.kind, involved }),
  })
}

/** 'the loss of 12 lives', 'at the cost of thousands of lives'. */
function isLives({ sentence }: Scene, at: number, kind: Draft['kind']): boolean {
  if (kind !== 'killed') return false
  const np = sentence.phrases[at]
  const of = ofPhrase(sentence, at)
  return np?.type === 'np' && (np.lower === 'lives' ? np.count !== null : np.quantity && of?.lower === 'lives')
}

/** 'the release in December of 344 boys', 'the killing on Monday of two men': past the day. */
function datedOf(phrases: Scene['sentence']['phrases'], at: number): number | null {
  // 'the liberation, in a rural zone of Redvale, of two soldiers': past the aside.
  const closing = isWord(phrases[at + 1], ',')
    ? phrases.findIndex((phrase, place) => place > at + 1 && place < at + 9 && isWord(phrase, ','))
    : -1
  const aside = closing > 0 && !phrases.slice(at + 1, closing).some(({ type }) => type === 'vp')
  if (aside && isWord(phrases[closing + 1], 'of') && phrases[closing + 2]?.type === 'np') return closing + 2
  const date = isWord(phrases[at + 1], 'in', 'on') ? at + 2 : at + 1
  return phrases[date]?.type === 'date' && isWord(phrases[date + 1], 'of') && phrases[date + 2]?.type === 'np'
    ? date + 2
    : null
}

/** Whom a nominal befalls: after 'of', or whom it involves. */
function patientOf(scene: Scene, at: number, kind: Draft['kind']): number | null {
  // 'injuries to ten others'.
  const of = kind === 'wounded' ? ['of', 'to'] : ['of']
  if (ofPhrase(scene.sentence, at, of) !== null) return at + 2
  return datedOf(scene.sentence.phrases, at) ?? involvedIn(scene, at)
}

/** 'the release by the front of 30 soldiers': who does it stands before whom it befalls. */
function givenBy({ sentence }: Scene, at: number): number | null {
  const { phrases } = sentence
  return isWord(phrases[at + 1], 'by') && phrases[at + 2]?.type === 'np' && isWord(phrases[at + 3], 'of')
    ? at + 4
    : null
}

/** 'the release of 32 Armenians by Azerbaijan and of two Azerbaijanis by Armenia': the second of those released. */
function joinedOf(scene: Scene, first: number): readonly number[] {
  const { phrases } = scene.sentence
  const lower = (at: number) => (phrases[at]?.type === 'word' ? (phrases[at] as { lower: string }).lower : '')
  for (let at = first + 1; at < Math.min(phrases.length, first + 6); at++)
    if (lower(at) === 'and' && lower(at + 1) === 'of' && isPeople(scene.sentence, at + 2)) return [at + 2]
  return []
}

/** 'the release of the hostages on Sunday, including two officers and four civilians': the parts told in the aside. */
function includedIn(scene: Scene, place: number, fit: (np: NounPhrase) => boolean): readonly number[] {
  const { phrases } = scene.sentence
  const at = phrases.findIndex(
    (phrase, next) => next > place && next < place + 6 && isWord(phrase, 'including') && isWord(phrases[next - 1], ','),
  )
  const np = phrases[at + 1]
  const between = phrases.slice(place + 1, at)
  if (at < 0 || np?.type !== 'np' || !fit(np) || between.some((phrase) => phrase.type === 'vp')) return []
  return joinedNouns(phrases, at + 1, fit)
}

interface Nominal {
  readonly at: number
  readonly np: NounPhrase
  readonly patient: number
  readonly people: People
  readonly kind: Draft['kind']
  /** 'an exchange involving 1,000 detainees': people of both sides, unless it says whose. */
  readonly involved: boolean
}

function sidesOfNominal(scene: Scene, nominal: Nominal): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> {
  const { at, np, patient, people, kind } = nominal
  if (people.party === null && (nominal.involved || isWithOther(scene, np, patient)))
    return { actor: 'both', peopleOf: 'both', recipient: 'both' }
  const by = givenBy(scene, at) === null ? null : partyOf(scene.sentence, at + 2, scene.story)
  const named = by ?? agentAfter(scene, patient) ?? possessor(scene, np)
  const left = kind === 'released' ? leftFrom(scene, patient) : null
  // 'from Northland' tells where they leave, not whose they are.
  const own = people.np.parties.length === 0 && people.party === left ? null : people.party
  if (left !== null && left !== own)
    return { actor: left, peopleOf: own ?? opponentOf(scene.story, left), recipient: own }
  if (kind === 'killed' || kind === 'wounded' || kind === 'attacked') {
    const actor = named ?? causedBy(scene, at)
    return { actor, peopleOf: people.party ?? opponentOf(scene.story, actor), recipient: null }
  }
  return {
    actor:
      takerOf(scene, patient) ??
      named ??
      doerBefore(scene, at) ??
      announcer(scene, at, people) ??
      (kind === 'held' ? confirmer(scene, at, people) : null) ??
      holderInWords(scene, patient, patient + 6),
    peopleOf: people.party,
    recipient: kind === 'released' ? people.party : null,
  }
}

/** 'the exchange of 206 prisoners with the front': each side's, by the other. */
function isWithOther({ sentence, story }: Scene, { lower }: NounPhrase, patient: number): boolean {
  const { phrases } = sentence
  const near = phrases.findIndex((phrase, at) => at > patient && at < patient + 4 && isWord(phrase, 'with'))
  const other = near < 0 ? null : partyOf(sentence, near + 1, story)
  return /^(?:exchange|swap)$/u.test(lower) && other !== null && !story.neutral.has(other)
}

/** 'the release of 340 hostages abducted by the front': whoever had taken them let them go. */
export function takerOf(scene: Scene, patient: number): string | null {
  const [verb, by] = scene.sentence.phrases.slice(patient + 1, patient + 3)
  const taken =
    verb?.type === 'vp' && !verb.auxiliary && /^(?:abduct|kidnap|capture|seize|hold|detain)$/u.test(verb.lemma)
  return taken && isWord(by, 'by') ? partyOf(scene.sentence, patient + 3, scene.story) : null
}

/** 'the repatriation of 20 fishermen and two others from Northland': who let them go. */
function leftFrom(scene: Scene, patient: number): string | null {
  const { phrases } = scene.sentence
  for (let at = patient + 1; at < Math.min(phrases.length, patient + 6); at++) {
    const from = phrases[at]
    if (from?.type === 'vp') return null
    if (from?.type === 'word' && from.lower === 'from') {
      const np = phrases[at + 1]
      const name = np?.type === 'np' ? np.parties.at(-1)?.name : undefined
      return name !== undefined && name.form === 'name' && name.kind !== 'neutral' ? name.party : null
    }
  }
  return null
}

/** '40 dead and 75 wounded', '12 soldiers dead', 'the death toll rose to 53' (RD37). */
export function readState(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return
  const head = headLower(scene, np)
  const tally = tallyKind(scene, at)
  if (tally !== null) {
    readToll(scene, at, tally)
    return
  }
  const kind = STATE_NOUNS[head] ?? (isCountedDead(scene, np) || isFatal(scene, np) ? 'killed' : undefined)
  // 'All the dead were taken away': so many as were told of.
  const many = np.count?.count.min != null || np.count?.count.max != null
  if (kind === undefined || np.count === null || !many || np.count.to > np.head || isFoundSo(scene, np)) return
  if (isFreedWounded(scene, at) && /^(?:wounded|injured)$/u.test(np.lower)) return
  // 'the remains of four dead'.
  const [bodies, of] = sentence.phrases.slice(Math.max(0, at - 2), at)
  if (isWord(of, 'of') && bodies?.type === 'np' && bodies.what === 'bodies') return
  const people = readPeople(sentence, at, story)
  if (people === null) return
  scene.propose({
    ...BLANK,
    kind,
    rule: 'RD37',
    at: np.head,
    from: np.from,
    to: np.to,
    count: people.count,
    what: people.what === 'bodies' ? 'people' : people.what,
    peopleOf: people.party,
  })
}
