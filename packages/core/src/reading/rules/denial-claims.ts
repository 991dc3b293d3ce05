import type { ClaimKind } from '../../claims/kinds.ts'
import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import { SPEECH_CUES } from '../packs/en/cues.ts'
import { BLANK, type Scene } from './draft.ts'
import { denierOf, speakerName } from './speakers.ts'

const DENIABLE: ReadonlySet<string> = new Set(['held', 'captured', 'killed', 'released', 'wounded', 'bodies-returned'])
const CHARGE_NOUNS = /^(?:charges?|accusations?|allegations?|claims?)$/u

/** Where the words for what is denied end, and whether this sentence itself told it: '…, which the army denied'. */
function deniedTo(
  scene: Scene,
  at: number,
): { readonly end: number; readonly here: boolean; readonly only?: boolean } | null {
  const { phrases, words } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || verb.passive || phrases[at + 1]?.type === 'vp') return null
  const object = findObject(phrases, at)
  const np = object === null ? undefined : phrases[object]
  // 'rejected a report that it executed prisoners': the clause itself is what is denied.
  if (np?.type === 'np' && words.slice(np.to, np.to + 8).some((word) => word.lower === 'that')) return null
  // 'denied accusations of killing civilians': it says of what.
  const of = object === null ? undefined : phrases[object + 2]
  if (np?.type === 'np' && words[np.to]?.lower === 'of' && of?.type === 'vp' && of.form === 'ing') return null
  // 'denied it had ever hurt them': a clause of its own.
  if (np?.type === 'np' && np.lower === 'it' && phrases[(object ?? at) + 1]?.type === 'vp') return null
  if (np?.type === 'np')
    return /^(?:claims?|reports?|allegations?|accusations?|charges?|statement|it|this)$/u.test(np.lower)
      ? { end: np.to, here: /^(?:charges?|accusations?)$/u.test(np.lower) }
      : null
  const subject = findSubject(phrases, at)
  // 'a charge Islamabad denies'.
  if (subject !== null && denierOf(scene.sentence, subject.np) !== null) return { end: verb.to, here: true }
  const which = subject === null ? undefined : words[subject.np.from - 1]
  return /^(?:which|that)$/u.test(which?.lower ?? '') ? { end: verb.to, here: true, only: true } : null
}

/** 'a charge that Kyiv denied', 'Pakistan rejects the accusation': the one accused denies what he was accused of just before. */
function deniesAccusation(scene: Scene, at: number, end: number): boolean {
  const { sentence, story } = scene
  const subject = findSubject(sentence.phrases, at)
  const verb = sentence.phrases[at]
  if (subject === null || verb === undefined) return false
  const which = sentence.phrases[subject.at - 1]
  const object = findObject(sentence.phrases, at)
  const told =
    sentence.phrases[which?.type === 'word' && /^(?:which|that)$/u.test(which.lower) ? subject.at - 2 : (object ?? -1)]
  const pronoun = told?.type === 'np' && /^(?:this|it|that)$/u.test(told.lower)
  const charged = told?.type === 'np' && (pronoun || CHARGE_NOUNS.test(told.lower))
  if (!charged && denierOf(sentence, subject.np) === null) return false
  const party = partyOf(sentence, subject.at, story)
  const accusation = story.accusations.findLast((one) => sentence.index - one.sentence <= 1 && one.party === party)
  if (party === null || accusation === undefined) return false
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD48',
    at: at === 0 ? 0 : verb.from,
    from: subject.np.from,
    to: end,
    peopleOf: party,
    speaker: party,
    charge: accusation.charge,
    stance: 'denied',
  })
  return true
}

/** Whether somebody else says something of his own in the same sentence before the denial. */
const saysBefore = ({ sentence: { phrases } }: Scene, at: number): boolean =>
  phrases.slice(0, at).some((phrase) => phrase.type === 'vp' && SPEECH_CUES.asserted.has(phrase.lemma))

/** What is denied by its noun: 'denies the killings', 'denied any abductions'. */
const DENIED_DEEDS: Readonly<Record<string, ClaimKind>> = {
  killing: 'killed',
  killings: 'killed',
  execution: 'killed',
  executions: 'killed',
  massacre: 'killed',
  massacres: 'killed',
  abduction: 'captured',
  abductions: 'captured',
  kidnapping: 'captured',
  kidnappings: 'captured',
}

/** 'The army denies the killings': by it, of those the page tells of (RD48). */
function deniesDeed(scene: Scene, at: number): boolean {
  const { sentence, story } = scene
  // 'denies having carried out the massacre'.
  const done = sentence.phrases[at + 1]
  const did = done?.type === 'vp' && /^(?:carry|commit|perpetrate|conduct|order|perform)$/u.test(done.lemma)
  const object = findObject(sentence.phrases, did ? at + 1 : at)
  const np = object === null ? undefined : sentence.phrases[object]
  const kind = np?.type === 'np' ? DENIED_DEEDS[np.lower] : undefined
  const subject = findSubject(sentence.phrases, at)
  const named = kind === undefined || subject === null ? null : partyOf(sentence, subject.at, story)
  // 'The group denies it', told of the one that it is laid to.
  const party = named ?? (subject?.np.lower === 'group' ? story.group : null)
  if (kind === undefined || np === undefined || subject === null || party === null) return false
  const told = story.groups.findLast((group) => group.kind === kind && (group.actor === null || group.actor === party))
  scene.propose({
    ...BLANK,
    kind,
    rule: 'RD48',
    at: np.from,
    from: subject.np.from,
    to: np.to,
    what: told?.what ?? 'people',
    actor: party,
    peopleOf: told?.party === party ? null : (told?.party ?? null),
    speaker: speakerName(sentence, subject.at, story)?.name ?? party,
    stance: 'denied',
  })
  return true
}

/** 'The army denied the claim' takes back what was said just before, without its number (RD48). */
export function readDenial(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.negated || !SPEECH_CUES.denied.has(verb.lemma)) return
  if (deniesDeed(scene, at)) return
  const to = deniedTo(scene, at)
  if (to === null || deniesAccusation(scene, at, to.end)) return
  const denied = story.groups.findLast(
    (group) =>
      sentence.index - group.sentence <= (to.only === true ? 0 : 1) && (group.sentence < sentence.index || to.here),
  )
  const subject = findSubject(sentence.phrases, at)
  if (denied === undefined || !DENIABLE.has(denied.kind) || subject === null) return
  // 'More than 4,700 have died. Kyiv says that Moscow staged the revolt; Moscow denies it': the deaths are laid to nobody.
  if ((denied.kind === 'killed' || denied.kind === 'wounded') && denied.actor === null && saysBefore(scene, at)) return
  const party = partyOf(sentence, subject.at, story)
  // Only somebody concerned denies it: the one who is said to have done it, or the one it was done to.
  if (
    party === null ||
    (denied.actor !== null && denied.party !== null && party !== denied.actor && party !== denied.party)
  )
    return
  scene.propose({
    ...BLANK,
    kind: denied.kind as ClaimKind,
    rule: 'RD48',
    at: verb.main,
    from: subject.np.from,
    to: to.end,
    what: denied.what,
    // Who denies what nobody was named for denies having done it.
    actor: denied.actor ?? (denied.party === party ? null : party),
    peopleOf: denied.party,
    recipient: denied.recipient,
    speaker: speakerName(sentence, subject.at, story)?.name ?? party,
    stance: 'denied',
  })
}
