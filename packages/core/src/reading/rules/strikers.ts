import { findSubject } from '../grammar/clauses.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isRelative, isWord } from '../grammar/phrase-tests.ts'
import type { Phrase } from '../grammar/phrases.ts'
import type { Scene } from './draft.ts'

/** Nouns for what somebody does to those who are killed or hurt in it. */
const ATTACKS =
  /^(?:attacks?|assaults?|strikes?|airstrikes?|raids?|shellings?|bombardments?|bombings?|ambush(?:es)?|fire|firing|violations?|gunfire|onslaught|barrage|drones?|missiles?|rockets?|shells?|mortars?|invasion|retaliation|response|reprisals?|counter-?strikes?|counter-?attacks?|offensives?|incursions?|actions|provocation|sabotage|gunshots?|sniper)$/u

/** 'killed in an Israeli air strike', 'hurt in firing by the border force': whose attack it was. */
export function strikerInWords(scene: Scene, from: number, end: number): string | null {
  const { phrases, words } = scene.sentence
  for (let at = from + 1; at < end; at++) {
    const np = phrases[at]
    const prep = phrases[at - 1]
    if (np?.type !== 'np' || !(ATTACKS.test(words[np.head]?.lower ?? '') || isFiring(phrases[at + 1]))) continue
    const toIt = isWord(prep, 'to') && (phrases[at - 2] as { lower?: string } | undefined)?.lower === 'lives'
    if (prep?.type !== 'word' || !(toIt || /^(?:in|by|during|from|of|under|and|after|following)$/u.test(prep.lower)))
      continue
    const striker = strikerAt(scene, at)
    if (striker !== null) return striker
  }
  return strikeInWhich(scene, from) ?? breakerBehind(scene, end) ?? strikeAhead(scene, from)
}

/** '… were wounded when the Northland army violated the ceasefire'. */
function breakerBehind({ sentence, story }: Scene, end: number): string | null {
  const [when, who, breaks, truce] = sentence.phrases.slice(end, end + 4)
  const isTruce =
    isWord(when, 'when', 'as', 'after') &&
    who?.type === 'np' &&
    breaks?.type === 'vp' &&
    /^(?:violate|breach|break)$/u.test(breaks.lemma) &&
    !breaks.passive &&
    truce?.type === 'np' &&
    /^(?:cease-?fire|truce|armistice)$/u.test(truce.lower)
  return isTruce ? partyOf(sentence, end + 1, story) : null
}

/** 'in Northland firing', 'by Southland shelling': the noun has the form of a verb. */
const isFiring = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'vp' && phrase.form === 'ing' && !phrase.auxiliary && /^(?:fire|shell|bomb)$/u.test(phrase.lemma)

const DOES =
  /^(?:set|lay|launch|mount|stage|carry|conduct|lead|perpetrate|plan|organi[sz]e|make|commit|plant|execute|prepare|spring)$/u

/** 'an ambush set by the group', 'a raid carried out by it': past the participle that stands before 'by'. */
export function pastParticiple(phrases: readonly Phrase[], at: number): number {
  const verb = phrases[at]
  if (verb?.type !== 'vp' || verb.auxiliary || verb.form === 'ing' || !DOES.test(verb.lemma)) return at
  const out = isWord(phrases[at + 1], 'out') ? at + 2 : at + 1
  // 'carried out on Monday by'.
  const on = isWord(phrases[out], 'on', 'in', 'early', 'late') && phrases[out + 1]?.type === 'date' ? out + 1 : out
  const by = phrases[on]?.type === 'date' ? on + 1 : on
  return isWord(phrases[by], 'by') ? by : at
}

/** Whose attack a noun phrase tells of: by the phrase itself, or by who did it. */
function strikerAt(scene: Scene, at: number): string | null {
  const { phrases } = scene.sentence
  const np = phrases[at]
  const own = np?.type === 'np' ? np.parties.find(({ name }) => name.kind !== 'neutral') : undefined
  if (own !== undefined) return own.name.party
  // 'the attack that the group led'.
  const led = phrases[at + 3]
  const leads = led?.type === 'vp' && /^(?:lead|launch|carry|mount|stage)$/u.test(led.lemma) && !led.passive
  if (leads && isRelative(phrases[at + 1])) return partyOf(scene.sentence, at + 2, scene.story)
  // 'an attack this week by the group', 'an air strike on the town by the army'.
  const on = isWord(phrases[at + 1], 'on', 'against') && isWord(phrases[at + 3], 'by') ? at + 3 : at + 1
  const next = pastParticiple(phrases, phrases[on]?.type === 'date' ? on + 1 : on)
  const actions = np?.type === 'np' && /^(?:actions|provocation)$/u.test(np.lower) && isWord(phrases[next], 'of')
  return actions || isWord(phrases[next], 'by') ? partyOf(scene.sentence, next + 1, scene.story) : null
}

/** 'killed in air strikes on Redvale': whom the attack struck, where the words name a party; null: they do not. */
export function struckInWords({ sentence, story }: Scene, from: number, end: number): string | null {
  const { phrases, words } = sentence
  for (let at = from + 1; at < end; at++) {
    const np = phrases[at]
    const target = isWord(phrases[at + 1], 'on', 'against') ? phrases[at + 2] : undefined
    const struck =
      np?.type === 'np' && ATTACKS.test(words[np.head]?.lower ?? '') && isWord(phrases[at - 1], 'in', 'by', 'during')
    if (struck && target?.type === 'np' && target.parties.length > 0) return partyOf(sentence, at + 2, story)
  }
  return null
}

/** 'retaliation by the other side in which two soldiers were killed': the attack that the clause hangs on. */
function strikeInWhich(scene: Scene, verb: number): string | null {
  const { phrases, words } = scene.sentence
  const which = phrases.findLastIndex((phrase, at) => at < verb && verb - at < 6 && isWord(phrase, 'which'))
  if (which < 2 || !isWord(phrases[which - 1], 'in', 'during')) return null
  for (let at = which - 2; at >= Math.max(0, which - 7); at--) {
    const np = phrases[at]
    if (np?.type === 'np' && ATTACKS.test(words[np.head]?.lower ?? ''))
      return strikerAt(scene, at) ?? raiderBefore(scene, at)
  }
  return null
}

const RAIDS = /^(?:abduct|kidnap|capture|seize|attack|storm|raid|ambush|overrun)$/u

/** 'whom the group abducted in May during a raid in which 16 people were killed': whoever did so. */
function raiderBefore({ sentence, story }: Scene, at: number): string | null {
  const { phrases } = sentence
  const verb = phrases.findLastIndex((phrase, place) => place < at && phrase.type === 'vp')
  const does = phrases[verb]
  if (!isWord(phrases[at - 1], 'during', 'in') || does?.type !== 'vp' || does.passive || !RAIDS.test(does.lemma))
    return null
  const subject = findSubject(phrases, verb)
  return subject === null ? null : partyOf(sentence, subject.at, story)
}

const FIRES = /^(?:shell|bomb|bombard|fire)$/u
const OPENS = ['in', 'as', 'during', 'due', 'because', 'following', 'under']

/** 'As a result of the attack by the army of Northland, 15 civilians were killed': whose attack opens the sentence. Null: it opens with none. */
function strikeAhead(scene: Scene, verb: number): string | null {
  const { phrases, words } = scene.sentence
  if (!isWord(phrases[0], ...OPENS)) return null
  const comma = phrases.findIndex((phrase, at) => at < verb && isWord(phrase, ','))
  const opening = phrases.slice(0, Math.max(0, comma))
  if (opening.some((phrase) => phrase.type === 'vp' && phrase.auxiliary)) return null
  // 'As a result of shelling by the army': the noun has the form of a verb.
  const firing = opening.findIndex(
    (act, at) => act.type === 'vp' && act.form === 'ing' && FIRES.test(act.lemma) && isWord(opening[at + 1], 'by'),
  )
  if (firing >= 0) return partyOf(scene.sentence, firing + 2, scene.story)
  const attack = opening.findIndex((np) => np.type === 'np' && ATTACKS.test(words[np.head]?.lower ?? ''))
  return attack < 0 ? null : strikerAt(scene, attack)
}
