import type { Duty } from '../../claims/kinds.ts'
import { findSubject, type Subject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, Phrase, VerbPhrase } from '../grammar/phrases.ts'
import { AGREEMENT_NOUNS, DUTY_NOUNS } from '../packs/en/deeds.ts'
import { BLANK, type Scene } from './draft.ts'
import { dutyAt, objectPeople } from './duty-claims.ts'
import { agreementName, SIGN_VERBS } from './duty-nouns.ts'
import { moodOf } from './mood.ts'
import { agentParty } from './verb-words.ts'

/** 'had come to an agreement with': where the agreement stands. */
const comeTo = ({ sentence }: Scene, at: number): number | null => {
  const to = sentence.phrases[at + 1]
  return to?.type === 'word' && to.lower === 'to' && sentence.phrases[at + 2]?.type === 'np' ? at + 2 : null
}

/** 'after the truce reached late on Tuesday between the army and the rebels': what both bound themselves to (RD41). */
export function readReachedBetween(scene: Scene, at: number): void {
  const { phrases, words } = scene.sentence
  const np = phrases[at]
  const verb = phrases[at + 1]
  if (np?.type !== 'np' || !AGREEMENT_NOUNS.has(np.lower) || verb?.type !== 'vp' || verb.auxiliary) return
  if (!/^(?:reach|sign|conclude|broker)$/u.test(verb.lemma) || verb.negated) return
  const between = words.slice(verb.to, verb.to + 7).findIndex(({ lower }) => lower === 'between')
  if (between < 0 || scene.drafts.some((draft) => draft.kind === 'undertaking')) return
  const duty = dutyOfAgreement(scene, at, np, verb.to)
  if (duty === null) return
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD41',
    at: verb.main,
    from: np.from,
    to: verb.to + between + 1,
    actor: 'both',
    duty,
    agreement: agreementName(scene, at),
  })
}

/** 'an agreement between the rebels and the army to free 750 detainees': both are bound (RD42). True: told so. */
function readBetween(scene: Scene, at: number): boolean {
  const { phrases } = scene.sentence
  const next = phrases.findIndex((phrase, place) => place > at && place < at + 9 && phrase.type === 'vp')
  const verb = phrases[next]
  if (!isWord(phrases[at + 1], 'between') || verb?.type !== 'vp' || !verb.infinitive) return false
  const duty = dutyAt(scene, next)
  if (duty === 'other' || scene.drafts.some((draft) => draft.kind === 'undertaking')) return false
  const people = objectPeople(scene, next)
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD42',
    at: verb.main,
    from: phrases[at]?.from ?? verb.from,
    to: Math.max(verb.to, people?.to ?? 0),
    count: people?.count ?? null,
    what: people?.what ?? null,
    actor: 'both',
    duty,
    agreement: agreementName(scene, at),
  })
  return true
}

/** 'under a 2008 agreement to repatriate remains': an agreement told by what it binds to (RD42). */
export function readAgreementTo(scene: Scene, at: number): void {
  const { phrases, words } = scene.sentence
  const np = phrases[at]
  if (np?.type !== 'np' || !/^(?:agreements?|deal|accord|pact|treaty)$/u.test(np.lower)) return
  if (readBetween(scene, at)) return
  const verb = phrases[at + 1]
  const before = words.slice(Math.max(0, np.from - 4), np.from)
  if (verb?.type !== 'vp' || !verb.infinitive || !before.some(({ lower }) => /^(?:under|following)$/u.test(lower)))
    return
  const duty = dutyAt(scene, at + 1)
  const later = phrases.findIndex((phrase, place) => place > at + 1 && place < at + 5 && phrase.type === 'vp')
  const told = duty !== 'other' ? duty : later < 0 ? duty : dutyAt(scene, later)
  if (told === 'other' || scene.drafts.some((draft) => draft.kind === 'undertaking')) return
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD42',
    at: verb.main,
    from: np.from,
    to: verb.to,
    actor: 'both',
    duty: told,
    agreement: agreementName(scene, at),
  })
}

/** 'signed a cease-fire', 'reached a deal on the exchange of prisoners' (RD41). */
export function readAgreement(scene: Scene, at: number): void {
  const { phrases } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || !SIGN_VERBS.has(verb.lemma) || verb.negated) return
  const subject = findSubject(phrases, at)
  const named = signedAt(scene, at, verb, subject)
  const object = named === null ? null : agreementBegun(scene, named)
  const np = object === null ? undefined : phrases[object]
  const terms = np?.type === 'np' && np.lower === 'terms' && verb.lemma === 'come'
  if (
    np?.type !== 'np' ||
    !(AGREEMENT_NOUNS.has(np.lower) || terms) ||
    /^(?:statement|document|resolution)$/u.test(np.lower)
  )
    return
  if (moodOf(scene.sentence, at).mood !== 'stated' || (verb.passive && opensTime(phrases[(object ?? at) - 1]))) return
  const end = phrases[clauseEnd(phrases, at) - 1]?.to ?? np.to
  const duty = dutyOfAgreement(scene, object ?? at, np, end)
  if (duty === null) return
  const actor = whoSigns(scene, object ?? at, verb, subject)
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

/** Who is bound by what is signed or announced: one side, both, or one that the page does not name (null). */
function whoSigns(scene: Scene, agreement: number, verb: VerbPhrase, subject: Subject | null): string | null {
  if (verb.passive || subject === null) return 'both'
  const signs = agentParty(scene, subject.at)
  // 'The army announced a truce', whoever that is: one side alone.
  if (signs === null) return /^(?:announce|declare|proclaim)$/u.test(verb.lemma) ? null : 'both'
  // Who takes no side announces what the sides agreed.
  return scene.story.neutral.has(signs) || isWithOther(scene, agreement, signs) ? 'both' : signs
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
  // 'an agreement on freeing the detainees'.
  const on = verb?.type === 'vp' && verb.form === 'ing' && isWord(phrases[next - 1], 'on', 'for', 'about')
  if (verb?.type !== 'vp' || !(verb.infinitive || on)) return null
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
