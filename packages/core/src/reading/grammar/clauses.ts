import { SPEECH_CUES } from '../packs/en/cues.ts'
import { STRONG_PASTS } from '../packs/en/verbs.ts'
import { asideStart, goesOnBehind, isDash, takesInfinitive } from './asides.ts'
import { beforeHavingDone } from './having-done.ts'
import {
  asideBefore,
  beforeDashes,
  hostBeforeWhen,
  isOneAmong,
  leadingNoun,
  participleHost,
  relativeHost,
  SAYING,
  wholeOfAside,
  whoseBefore,
} from './leading-noun.ts'
import { findObject } from './objects.ts'
import { overParticiple, overRelative } from './over-relative.ts'
import { isAdverb, isComma, isPrep, isQuote, isRelative, isWord } from './phrase-tests.ts'
import type { NounPhrase, Phrase, VerbPhrase } from './phrases.ts'
import { remembered } from './remembered.ts'
import { saysItself } from './says-itself.ts'
import { beforeBrackets, stepBack } from './step-back.ts'

/** Verbs whose object does what the infinitive after it says: 'urged Baku to free them'. */
const OBJECT_CONTROL = new Set(
  'urge ask tell order force allow call expect want require commit oblige bind permit enable help persuade press invite instruct request warn lead cause see let make leave'.split(
    ' ',
  ),
)
const SPEAKS = new Set([...Object.values(SPEECH_CUES).flatMap((cues) => [...cues]), ...SAYING])

export interface Subject {
  readonly at: number
  readonly np: NounPhrase
  /** Found through a preceding verb: its voice carries over to a bare participle. */
  readonly sharedWith: number | null
}

const describes = (phrases: readonly Phrase[], at: number): boolean => {
  const verb = phrases[at]
  const next = phrases[at + 1]
  return (
    verb?.type === 'vp' &&
    isBare(verb) &&
    phrases[at - 1]?.type === 'np' &&
    (isWord(next, 'by') ||
      (next?.type === 'vp' && next.infinitive && /^(?:expect|suppose|believe|say|slate|schedule)$/u.test(verb.lemma)))
  )
}

function finiteBefore(phrases: readonly Phrase[], at: number, gerunds = true, active = false): number | null {
  for (let before = at - 1; before >= 0; before--) {
    const phrase = phrases[before]
    const gerund = phrase?.type === 'vp' && phrase.form === 'ing' && !phrase.auxiliary
    // 'fighters expected to be released … and said': the participle describes.
    // 'freed 20 hostages held by the rebels and killed 50': what has an object goes on with the verb before the participle.
    if (phrase?.type === 'vp' && (!gerunds || active) && describes(phrases, before)) continue
    // 'held by men affiliated with the front and were freed': the participle only tells which men.
    const inside = phrases[before - 1]?.type === 'np' && isPrep(phrases[before - 2])
    if (phrase?.type === 'vp' && isBare(phrase) && inside && findObject(phrases, before) === null) continue
    if (phrase?.type === 'vp' && !phrase.infinitive && (!gerund || (gerunds && isPrep(phrases[before - 1]))))
      return before
    if (isWord(phrase, ';', ':')) return null
  }
  return null
}

function shared(phrases: readonly Phrase[], verb: number): Subject | null {
  const subject = findSubject(phrases, verb)
  return subject === null ? null : { ...subject, sharedWith: verb }
}

function controller(phrases: readonly Phrase[], at: number): number | null {
  let before = at - 1
  while (
    phrases[before]?.type === 'date' ||
    isAdverb(phrases[before]) ||
    (isPrep(phrases[before]) && phrases[before + 1]?.type === 'date')
  )
    before--
  return phrases[before]?.type === 'vp' ? before : null
}

/** The verb that an infinitive hangs on, with the noun phrase between them, if any: 'agreed to free', 'urged Baku to free'. */
export function governorOf(
  phrases: readonly Phrase[],
  at: number,
): { readonly verb: number; readonly between: number | null } | null {
  const direct = controller(phrases, at)
  if (direct !== null) return { verb: direct, between: null }
  let before = at - 1
  let noun: number | null = null
  for (let step = 0; step < 6 && before >= 0; step++, before--) {
    const phrase = phrases[before]
    if (phrase?.type === 'np') noun = before
    else if (phrase?.type === 'vp') return { verb: before, between: noun }
    else if (phrase?.type !== 'date' && !isPrep(phrase) && !isAdverb(phrase) && !isQuote(phrase)) {
      if (isWord(phrase, 'and', ',') && phrases[before - 1]?.type !== 'word') continue
      return null
    }
  }
  return null
}

function subjectOfInfinitive(phrases: readonly Phrase[], at: number): Subject | null {
  // 'said that ten prisoners due to be freed were women'.
  if (isWord(phrases[at - 1], 'due', 'eligible', 'ready') && phrases[at - 2]?.type === 'np')
    return npSubject(phrases, at - 2) ?? npAsIs(phrases, at - 2)
  const governor = governorOf(phrases, at)
  if (governor === null) return null
  const verb = phrases[governor.verb]
  if (verb?.type !== 'vp') return null
  // 'It was possible to return them': nobody acts.
  if (verb.lemma === 'be' && (phrases[governor.verb - 1] as { lower?: string } | undefined)?.lower === 'it') return null
  const between = governor.between === null ? undefined : phrases[governor.between]
  if (between?.type === 'np' && OBJECT_CONTROL.has(verb.lemma))
    return { at: governor.between ?? 0, np: between, sharedWith: null }
  return findSubject(phrases, governor.verb)
}

function npSubject(phrases: readonly Phrase[], at: number): Subject | null {
  const whole = isComma(phrases[at + 1]) ? wholeOfAside(phrases, at) : null
  if (whole !== null) return npAsIs(phrases, whole)
  const lead = leadingNoun(phrases, at)
  const np = phrases[lead]
  if (np?.type !== 'np') return null
  if (!isPrep(phrases[lead - 1]) || opensClause(phrases, lead, at)) return { at: lead, np, sharedWith: null }
  // 'Five of the prisoners taken to Baku': the number leads.
  const part = phrases[lead - 2]
  return isWord(phrases[lead - 1], 'of') && part?.type === 'np' && part.quantity && lead !== at
    ? { at: lead, np, sharedWith: null }
    : null
}

/** 'after communication with him was lost': what stands behind 'after' leads its own clause. */
const opensClause = (phrases: readonly Phrase[], lead: number, at: number): boolean =>
  lead !== at && isWord(phrases[lead - 1], 'after', 'before', 'since', 'until', 'among')

const GOES_ON = /^(?:continue|begin|start|resume|keep|stop|cease|deny|admit|acknowledge)$/u

const RELATIVE_REACH = 14
/** 'The 276 girls whom the front abducted from Redvale in April have been freed': whom the clause between takes up. */
function objectRelativeBefore(phrases: readonly Phrase[], at: number, verb: VerbPhrase): number | null {
  if (!verb.auxiliary || verb.form === 'ing') return null
  for (let before = at - 1; before > Math.max(2, at - RELATIVE_REACH); before--) {
    const phrase = phrases[before]
    if (isWord(phrase, 'and', 'but', ',', ';', ':', '—', '–')) return null
    // 'the 56 whom the sides agreed to free have been released'.
    if (phrase?.type !== 'vp' || (phrase.infinitive && phrases[before - 1]?.type === 'vp')) continue
    // 'whom militants of the front kidnapped'.
    const doer = isWord(phrases[before - 2], 'of', 'from', 'in') ? before - 3 : before - 1
    const takesUp = phrases[doer]?.type === 'np' && isWord(phrases[doer - 1], 'whom', 'who')
    return takesUp && phrases[doer - 2]?.type === 'np' && !phrase.infinitive ? relativeHost(phrases, doer - 1) : null
  }
  return null
}

/** Who does, or undergoes, what the verb at `at` says; null when the sentence leaves it out. */
export const findSubject = remembered(walkToSubject)

function walkToSubject(phrases: readonly Phrase[], at: number): Subject | null {
  const verb = phrases[at]
  if (verb?.type !== 'vp') return null
  if (verb.infinitive) return subjectOfInfinitive(phrases, at)
  const host = whoseBefore(phrases, at, verb) ?? objectRelativeBefore(phrases, at, verb)
  return host === null ? subjectBefore(phrases, at, verb) : subjectAt(phrases, host)
}

/** 'The rebels freed two after the army had left, and said …': the verb before the clause that only tells when; null: none. */
function mainBefore(phrases: readonly Phrase[], comma: number): number | null {
  const when = phrases.findLastIndex(
    (phrase, place) =>
      place < comma && isWord(phrase, 'after', 'before', 'when', 'while', 'once', 'because', 'as', 'since'),
  )
  if (when < 0 || !phrases.slice(when, comma).some((phrase) => phrase.type === 'vp')) return null
  return finiteBefore(phrases, when)
}

function behindAnd(phrases: readonly Phrase[], at: number, and: number, verb: VerbPhrase): Subject | null {
  const comma = isComma(phrases[and - 1])
  // 'said that it regarded them as spies, as the mission did not employ them, and charged them'.
  const goesBack = SAYING.has(verb.lemma) || /^(?:charge|accuse|blame|denounce|condemn)$/u.test(verb.lemma)
  const told = comma && goesBack ? mainBefore(phrases, and - 1) : null
  const aside = comma ? asideBefore(phrases, and - 1) : null
  const over = told ?? (aside === null ? null : finiteBefore(phrases, aside))
  if (over !== null) return shared(phrases, over)
  const previous = finiteBefore(phrases, comma ? and - 1 : and, verb.form === 'ing', takesObject(phrases, at, verb))
  const main = overParticiple(phrases, overRelative(phrases, previous, verb, finiteBefore), verb, finiteBefore)
  return main === null ? null : shared(phrases, main)
}

/** By what stands right before a verb that is no infinitive. */
function subjectBefore(phrases: readonly Phrase[], at: number, verb: VerbPhrase): Subject | null {
  const gerund = verb.form === 'ing' && !verb.auxiliary
  const before = stepBack(phrases, gerund ? at - 1 : beforeBrackets(phrases, at - 1))
  const phrase = phrases[before]
  if (phrase === undefined) return null
  if (phrase.type === 'np') return nounBefore(phrases, at, before, verb)
  // 'quoted the ministry as confirming': the ministry confirms.
  const quotes = phrases[before - 2]
  if (
    gerund &&
    isWord(phrase, 'as') &&
    quotes?.type === 'vp' &&
    /^(?:quote|cite)$/u.test(quotes.lemma) &&
    !quotes.passive
  )
    return npAsIs(phrases, before - 1)
  if (phrase.type === 'vp') return behindVerb(phrases, before, phrase, verb)
  if (isRelative(phrase)) return subjectAt(phrases, relativeHost(phrases, before))
  if (isWord(phrase, 'and', 'but', 'or', 'then', 'nor', 'yet')) return behindAnd(phrases, at, before, verb)
  const listed = verb.auxiliary && isComma(phrase) ? wholeOfAside(phrases, before - 1) : null
  if (listed !== null) return npAsIs(phrases, listed)
  if (isComma(phrase) || isDash(phrase)) return afterComma(phrases, at, before)
  return isPrep(phrase) && (verb.form === 'ing' || verb.gerund)
    ? (accusedBefore(phrases, before) ?? sharedOrNull(phrases, before) ?? subjectAhead(phrases, at, before))
    : null
}

/** The subject where another verb stands right before: 'continues shelling', 'the men captured in May were freed'. */
function behindVerb(phrases: readonly Phrase[], before: number, other: VerbPhrase, verb: VerbPhrase): Subject | null {
  if ((verb.form === 'ing' || verb.gerund) && GOES_ON.test(other.lemma)) return shared(phrases, before)
  // 'remains committed to': what somebody is.
  if (/^(?:remain|stay)$/u.test(other.lemma) && isBare(verb)) return shared(phrases, before)
  return subjectAt(
    phrases,
    toldOf(phrases, before) ?? hostBeforeWhen(phrases, before) ?? participleHost(phrases, before),
  )
}

/** 'the soldiers whom it said were captured': what somebody says of those before 'whom'. Null: nothing of the kind. */
function toldOf(phrases: readonly Phrase[], saying: number): number | null {
  const verb = phrases[saying]
  const relative = phrases[saying - 2]
  const says = verb?.type === 'vp' && /^(?:say|believe|claim|allege|insist)$/u.test(verb.lemma) && !verb.passive
  return says && phrases[saying - 1]?.type === 'np' && relative !== undefined && isRelative(relative)
    ? relativeHost(phrases, saying - 2)
    : null
}

/** 'In return for releasing five men, Northland received': a gerund that opens the sentence shares the subject to come. */
function subjectAhead(phrases: readonly Phrase[], at: number, prep: number): Subject | null {
  if (phrases.slice(0, prep).some((phrase) => phrase.type === 'vp')) return null
  const comma = phrases.findIndex((phrase, place) => place > at && isComma(phrase))
  return comma > at && comma - at < 10 && phrases[comma + 2]?.type === 'vp' ? npAsIs(phrases, comma + 1) : null
}

const subjectAt = (phrases: readonly Phrase[], at: number | null): Subject | null =>
  at === null ? null : npAsIs(phrases, at)

const DEALS = /^(?:release|free|return|hand|transfer|swap|exchange|repatriate|hold|capture|detain|refuse|keep)$/u

/** Whose a gerund right behind a noun phrase is, where its own word decides; null: it does not. */
function gerundSubject(phrases: readonly Phrase[], at: number, before: number, verb: VerbPhrase): Subject | null {
  const near = npAsIs(phrases, before)
  if (near === null) return null
  // 'are held, with others missing'.
  if (isWord(phrases[before - 1], 'with')) return near
  // 'in exchange for Northland releasing 20 men': a party that lets go or takes, right before its verb.
  const acts = near.np.parties.some(
    ({ from, to, name }) => from === near.np.from && to === near.np.to && name.form === 'name',
  )
  if (
    acts &&
    DEALS.test(verb.lemma) &&
    isWord(phrases[before - 1], 'for', 'of', 'after', 'before', 'despite', 'by', 'about')
  )
    return near
  // 'the release of other Northlanders remaining in captivity'.
  const someone = near.np.what !== null || near.np.parties.length > 0
  if (verb.lemma === 'remain' && someone) return near
  // 'hit an army post killing three': whoever hit it killed.
  const thing = near.np.what === null && !near.np.force && !near.np.named && near.np.count === null
  return thing && /^(?:kill|wound|injure|hurt)$/u.test(verb.lemma) ? sharedOrNull(phrases, at) : null
}

/** The subject when a noun phrase stands right before the verb, with or without phrases hanging on it. */
function nounBefore(phrases: readonly Phrase[], at: number, before: number, verb: VerbPhrase): Subject | null {
  const near = npAsIs(phrases, before)
  if (near === null) return null
  const gerund = verb.form === 'ing' && !verb.auxiliary ? gerundSubject(phrases, at, before, verb) : null
  if (gerund !== null) return gerund
  // A bare participle describes the people right before it.
  const member = isWord(phrases[before - 1], 'including')
  // 'in exchange for 74 held by the other side'.
  const alone = near.np.count?.to === near.np.to && isWord(phrases[before - 1], 'for')
  const people = alone || near.np.what !== null || (near.np.count !== null && near.np.parties.length > 0)
  if (isBare(verb) && people && isPrep(phrases[before - 1]) && !member && findObject(phrases, at) === null) return near
  const whole = verb.auxiliary ? wholeBefore(phrases, before) : null
  const found = whole ?? npSubject(phrases, before)
  if (found === null) return verb.form === 'ing' && !verb.auxiliary ? sharedOrNull(phrases, at) : near
  // 'in a statement released on Monday': what is described stands right there.
  const thing = found.at !== before && found.np.what === null && found.np.count === null
  return isBare(verb) && thing && !saysItself(phrases, found, verb) && findObject(phrases, at) === null ? near : found
}

/** 'At least 20 people, including six children were killed', 'Thousands – if not more – including children': the whole. */
function wholeBefore(phrases: readonly Phrase[], at: number): Subject | null {
  const member = leadingNoun(phrases, at)
  if (!isWord(phrases[member - 1], 'including')) return null
  const mark = member - 2
  const host = beforeBrackets(phrases, isComma(phrases[mark]) ? mark - 1 : beforeDashes(phrases, mark))
  return host === mark ? null : (npSubject(phrases, host) ?? npAsIs(phrases, host))
}

/** 'accused the army of shelling': the accused does it. */
function accusedBefore(phrases: readonly Phrase[], prep: number): Subject | null {
  const verb = phrases[prep - 2]
  // 'following the group's announcement of freeing captives': whose announcement it is.
  const noun = phrases[prep - 1]
  if (
    isWord(phrases[prep], 'of') &&
    noun?.type === 'np' &&
    noun.parties.length > 0 &&
    noun.parties.every((party) => party.to < noun.head)
  )
    return npAsIs(phrases, prep - 1)
  return verb?.type === 'vp' &&
    /^(?:accuse|blame|suspect|convict|charge|sentence|stop|prevent|criticise|criticize|condemn|trick|force|coerce|deceive|persuade|pressure|talk|lure|push|bully|dupe)$/u.test(
      verb.lemma,
    ) &&
    !verb.passive
    ? npAsIs(phrases, prep - 1)
    : null
}

const isBare = (verb: VerbPhrase) =>
  !verb.auxiliary && (verb.form === 'part' || (verb.form === 'past' && !STRONG_PASTS.has(verb.lemma)))

function npAsIs(phrases: readonly Phrase[], at: number): Subject | null {
  const np = phrases[at]
  return np?.type === 'np' ? { at, np, sharedWith: null } : null
}

const takesObject = (phrases: readonly Phrase[], at: number, verb: VerbPhrase): boolean =>
  isBare(verb) && findObject(phrases, at) !== null

function sharedOrNull(phrases: readonly Phrase[], at: number, gerunds = true, active = false): Subject | null {
  const previous = finiteBefore(phrases, at, gerunds, active)
  return previous === null ? null : shared(phrases, previous)
}

/** 'children who, it says, were taken', 'Kyiv, it added, had put off': the subject stands before who says it. */
function beforeSaying(phrases: readonly Phrase[], opening: number, comma: number): Subject | null {
  const aside = phrases.slice(opening + 1, comma)
  const verb = aside.find((phrase) => phrase.type === 'vp')
  if (verb?.type !== 'vp' || !SPEAKS.has(verb.lemma) || aside.length > 5 || aside[0]?.type !== 'np') return null
  const before = stepBack(phrases, opening - 1)
  if (isRelative(phrases[before])) return subjectAt(phrases, relativeHost(phrases, before))
  return phrases[before]?.type === 'np' ? (npSubject(phrases, before) ?? npAsIs(phrases, before)) : null
}

/** Whether a verb in -ed is finite for its own sake. */
const isFiniteAnyway = (phrases: readonly Phrase[], at: number, verb: VerbPhrase): boolean =>
  /^(?:die|perish)$/u.test(verb.lemma) || SAYING.has(verb.lemma) || takesInfinitive(phrases[at + 1])

/** Whether the clause goes on behind an aside; 'five prisoners, including Juan Reyes, convicted of murder' says what one was. */
function goesOn(phrases: readonly Phrase[], at: number, comma: number, opening: number | null): boolean {
  const verb = phrases[at] as VerbPhrase
  const ofOne = isBare(verb) && isOneAmong(phrases, comma - 1) && findObject(phrases, at) === null
  return !ofOne && goesOnBehind(phrases, opening, comma)
}

function afterComma(phrases: readonly Phrase[], at: number, comma: number): Subject | null {
  const verb = phrases[at] as VerbPhrase
  const opening = asideStart(phrases, comma)
  const interrupted = opening === null ? null : beforeSaying(phrases, opening, comma)
  if (interrupted !== null) return interrupted
  const host = beforeHavingDone(phrases, at, comma)
  if (host !== null) return npSubject(phrases, host) ?? npAsIs(phrases, host)
  const finite = isFiniteAnyway(phrases, at, verb) || goesOn(phrases, at, comma, opening)
  const bare = !finite && (isBare(verb) || (!verb.auxiliary && verb.form === 'ing'))
  if (opening !== null && !bare) {
    const before = beforeBrackets(phrases, stepBack(phrases, opening - 1))
    if (phrases[before]?.type === 'np') return npSubject(phrases, before) ?? npAsIs(phrases, before)
  }
  const described = bare && verb.form !== 'ing' ? describedBefore(phrases, at, comma) : null
  if (described !== null) return described
  const previous = overRelative(phrases, finiteBefore(phrases, comma), verb, finiteBefore)
  if (previous !== null) return shared(phrases, previous)
  const last = stepBack(phrases, comma - 1)
  return phrases[last]?.type === 'np' ? (npSubject(phrases, last) ?? npAsIs(phrases, last)) : null
}

/** ', captured in May,' after a noun phrase describes it; with an object of its own it goes on with the clause. */
function describedBefore(phrases: readonly Phrase[], at: number, comma: number): Subject | null {
  // 'A group of 21 (15 women and six children), kidnapped by the front'.
  const host = beforeBrackets(phrases, stepBack(phrases, comma - 1))
  if (phrases[host]?.type !== 'np') return null
  const previous = finiteBefore(phrases, comma)
  const next = phrases[at + 1]
  // 'freed 125 soldiers, held captive since May'.
  const state = next?.type === 'np' && /^(?:captive|hostage|prisoner)$/u.test(next.lower)
  if (previous !== null && next?.type === 'np' && !next.time && !state) return shared(phrases, previous)
  return npAsIs(phrases, isOneAmong(phrases, host) ? host : leadingNoun(phrases, host))
}
