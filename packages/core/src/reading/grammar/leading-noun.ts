import { ATTACK_NOUNS } from '../packs/en/event-nouns.ts'
import { overAges } from './ages.ts'
import { countedBeforeNames } from './counted-before-names.ts'
import { isAdverb, isCaptive, isComma, isPrep, isRelative, isWord } from './phrase-tests.ts'
import type { NounPhrase, Phrase, VerbPhrase } from './phrases.ts'
import { remembered } from './remembered.ts'

export const SAYING = new Set('say tell add announce report state declare claim note write warn confirm'.split(' '))

/** Before a noun phrase with a verb of its own these open a clause: 'hours after the forces had attacked'. */
const CLAUSE_PREPOSITIONS = ['after', 'before', 'since', 'until', 'till', 'as', 'than', 'like']

/** 'as a result of the war', 'as part of an exchange': no clause of its own. */
const isAsPart = (phrases: readonly Phrase[], at: number): boolean => {
  const np = phrases[at]
  return isWord(phrases[at - 1], 'as') && np?.type === 'np' && /^(?:result|part|consequence)$/u.test(np.lower)
}

/** Joins 'A and B' and 'A of B' on the left of a position: the noun phrase a reader takes as the subject. */
export const leadingNoun = remembered(walkToLeader)

function walkToLeader(phrases: readonly Phrase[], at: number): number {
  let head = at
  for (let guard = 0; guard < 12; guard++) {
    const earlier =
      relativeObject(phrases, head) ??
      participleObject(phrases, head) ??
      joinedName(phrases, head) ??
      bearerOf(phrases, head) ??
      gerundTopic(phrases, head) ??
      infinitiveTopic(phrases, head)
    if (earlier !== null) {
      head = earlier
      continue
    }
    // 'captured during last year’s fighting': what is of a day hangs on what stands before the day.
    const ofDay = isWord(phrases[head - 1], '’s', "'s") && phrases[head - 2]?.type === 'date'
    if (!ofDay && !isPrep(phrases[head - 1])) return head
    if (isWord(phrases[head - 1], ...CLAUSE_PREPOSITIONS) && !isAsPart(phrases, head)) return head
    const before = beforePreposition(phrases, head - 2)
    const verb = phrases[before]
    if (verb?.type === 'vp') {
      const host = participleHost(phrases, before)
      if (host === null) return head
      head = host
      continue
    }
    const lead = phrases[before]
    if (
      lead?.type !== 'np' ||
      (lead.quantity && phrases[before + 1]?.type === 'word' && isWord(phrases[head - 1], 'of'))
    )
      return head
    head = before
  }
  return head
}

const isPeopleNoun = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' && (phrase.what !== null || phrase.count !== null || phrase.pronoun)

/** 'The coalition fighting the rebels launched': what the participle takes is not what acts. */
function participleObject(phrases: readonly Phrase[], at: number): number | null {
  const [host, verb] = phrases.slice(Math.max(0, at - 2), at)
  // 'six of its soldiers manning an outpost had been wounded'.
  const counted = phrases[at - 4]
  const ofCount = isWord(phrases[at - 3], 'of') && counted?.type === 'np' && counted.count !== null
  const people = host?.type === 'np' && host.what !== null && (host.count !== null || ofCount)
  const does = verb?.type === 'vp' && verb.form === 'ing' && !verb.auxiliary && !SAYING.has(verb.lemma)
  // 'six soldiers manning an outpost had been wounded': whoever is counted, whatever they were doing.
  if (at >= 2 && people && does && !isPeopleNoun(phrases[at])) return at - 2
  const fights =
    verb?.type === 'vp' &&
    verb.form === 'ing' &&
    !verb.auxiliary &&
    /^(?:fight|back|support|oppose|lead|control|represent|command|defend|battle|cross|enter|guard|patrol|man|wear)$/u.test(
      verb.lemma,
    )
  return at >= 2 && fights && host?.type === 'np' ? at - 2 : null
}

/** 'An agreement on freeing the detainees was reached': what the gerund takes hangs on the agreement. */
function gerundTopic(phrases: readonly Phrase[], at: number): number | null {
  const [topic, prep, verb] = phrases.slice(Math.max(0, at - 3), at)
  const gerund = verb?.type === 'vp' && verb.form === 'ing' && !verb.auxiliary
  return at >= 3 && gerund && isWord(prep, 'on', 'about') && topic?.type === 'np' ? at - 3 : null
}

/** 'men who fought in his attempt to take Redvale were freed': what the infinitive takes hangs on the attempt. */
function infinitiveTopic(phrases: readonly Phrase[], at: number): number | null {
  const [topic, verb] = phrases.slice(Math.max(0, at - 2), at)
  const open = at >= 2 && verb?.type === 'vp' && verb.infinitive && !verb.passive
  return open && topic?.type === 'np' && ATTEMPTS.test(topic.lower) ? at - 2 : null
}

const ATTEMPTS =
  /^(?:attempts?|bids?|efforts?|fight|campaigns?|plans?|missions?|push|plots?|drive|struggle|operations?|offensive)$/u

/** 'Insurgents who seized 39 villagers have released': the object of a relative clause leads back to its host. */
function relativeObject(phrases: readonly Phrase[], at: number): number | null {
  // 'soldiers whom the front had held hostage were freed'.
  const marker =
    phrases[at - 1]?.type === 'vp' ? (isCaptive(phrases[at]) ? relativeBefore(phrases, at - 1) : at - 2) : -1
  const host = isRelative(phrases[marker]) ? relativeHost(phrases, marker) : null
  return host !== null && host < at ? host : null
}

const isName = (phrase: Phrase | undefined): boolean => phrase?.type === 'np' && phrase.named && phrase.count === null

/** 'a soldier named Juan Reyes', 'a man identified as Reyes': whoever bears the name. */
function bearerOf(phrases: readonly Phrase[], given: number): number | null {
  // 'identified as Anna Berg, Juan Reyes, Ivan Horvat'.
  let at = given
  while (isComma(phrases[at - 1]) && isName(phrases[at]) && isName(phrases[at - 2])) at -= 2
  const before = isWord(phrases[at - 1], 'as') ? at - 2 : at - 1
  const verb = phrases[before]
  const bearer = phrases[before - 1]
  const named = verb?.type === 'vp' && !verb.auxiliary && /^(?:name|call|identify)$/u.test(verb.lemma)
  return named && bearer?.type === 'np' && (bearer.what !== null || bearer.count !== null) ? before - 1 : null
}

/** 'personnel from the army and the border force': both names hang on the one preposition. */
function joinedName(phrases: readonly Phrase[], at: number): number | null {
  const own = phrases[at]
  const name = own?.type === 'np' && own.what === null && own.count === null && !own.pronoun
  return name && isWord(phrases[at - 1], 'and') && phrases[at - 2]?.type === 'np' && isPrep(phrases[at - 3])
    ? at - 2
    : null
}

/** From before a preposition back to the word it hangs on. */
function beforePreposition(phrases: readonly Phrase[], from: number): number {
  // 'the Government of National Accord (GNA) of Northland': the short name in brackets hangs on the long one.
  const short = isWord(phrases[from], ')') && isWord(phrases[from - 2], '(') && phrases[from - 1]?.type === 'np'
  let before = short ? from - 3 : from
  while (phrases[before]?.type === 'date' || isAdverb(phrases[before])) before--
  // 'detained on August 9 in the town'.
  if (isPrep(phrases[before]) && phrases[before + 1]?.type === 'date' && phrases[before - 1]?.type === 'vp') before--
  if (phrases[before]?.type === 'word' && isPrep(phrases[before]) && phrases[before - 1]?.type === 'np') before--
  // 'soldiers holed up in the plant'.
  if (isWord(phrases[before], 'up', 'out', 'down', 'off') && phrases[before - 1]?.type === 'vp') before--
  // 'held captive for months'.
  return isCaptive(phrases[before]) && phrases[before - 1]?.type === 'vp' ? before - 1 : before
}

/** 'men who were captured in May and held for months': the second participle of a relative clause. */
function joinedRelative(phrases: readonly Phrase[], and: number): number | null {
  for (let before = and - 1; before >= Math.max(0, and - 12); before--) {
    const verb = phrases[before]
    if (verb?.type !== 'vp' || verb.form === 'ing') continue
    // 'prisoners registered and visited by delegates': two bare participles of one noun.
    if (before === and - 1 && !verb.auxiliary && !verb.infinitive) return participleHost(phrases, before)
    // 'who had been detained, tried, and imprisoned'.
    if (!verb.auxiliary && verb.form !== 's' && isComma(phrases[before - 1])) continue
    return verb.passive && isRelative(phrases[before - 1]) ? relativeHost(phrases, before - 1) : null
  }
  return null
}

/** What is done to agreements: 'the cease-fire signed in Geneva obliges'. */
const SETTLES = /^(?:sign|reach|broker|conclude|negotiate|mediate|ratify|base|station|deploy|affiliate|link|locate)$/u

/** 'he added in a statement': a verb with a subject of its own is no participle. */
const hasOwnSubject = (np: NounPhrase, verb: VerbPhrase): boolean =>
  (np.pronoun && np.lower !== 'those') ||
  SAYING.has(verb.lemma) ||
  // 'those released included 12 women'.
  (np.what === null && np.count === null && np.lower !== 'those' && !isNation(np) && !SETTLES.test(verb.lemma))

/** 'the Northlanders seen in the footage': people called after where they come from. */
const isNation = (np: NounPhrase): boolean =>
  np.parties.some(({ to, name }) => to === np.head + 1 && name.form === 'demonym') && /(?:s|ese)$/u.test(np.lower)

const THOUGHT = /^(?:presume|believe|think|suppose|allege|suspect|report|say|fear|know)$/u

/** 'most of those to be released were captured': whom a passive infinitive describes. */
function toBeHost(phrases: readonly Phrase[], at: number, verb: VerbPhrase): number | null {
  // 'hostages presumed to have been kidnapped'.
  const thought = phrases[at - 1]
  const bare = thought?.type === 'vp' && !thought.auxiliary && THOUGHT.test(thought.lemma)
  const place = bare ? at - 2 : at - 1
  const those = phrases[place]
  // 'the 96 prisoners who were to be freed by the front have been flown home'.
  const were = phrases[at - 1]
  if (verb.passive && were?.type === 'vp' && were.lemma === 'be' && isRelative(phrases[at - 2]))
    return relativeHost(phrases, at - 2)
  const described = verb.passive && those?.type === 'np' && (those.lower === 'those' || those.what !== null)
  return described ? leadingNoun(phrases, place) : null
}

/** Where the relative word stands whose clause a verb is of: 'whom the delegates had visited', 'whom the Army, or its wing, had held'. */
function relativeBefore(phrases: readonly Phrase[], at: number): number {
  if (phrases[at - 1]?.type === 'np' && isRelative(phrases[at - 2])) return at - 2
  // 'whom a group in the north was holding', 'whom members of the front had held'.
  const owned = isWord(phrases[at - 2], 'of', 'in', 'from') && phrases[at - 1]?.type === 'np'
  if (owned && phrases[at - 3]?.type === 'np' && isRelative(phrases[at - 4])) return at - 4
  // ', or the Front,' names the one before once more.
  const aside = isComma(phrases[at - 1]) && phrases[at - 2]?.type === 'np' && isWord(phrases[at - 3], 'or')
  const name = isComma(phrases[at - 4]) ? at - 5 : at - 4
  return aside && phrases[name]?.type === 'np' && isRelative(phrases[name - 1]) ? name - 1 : at - 1
}

/** 'the men captured in May': walking back over a bare participle leads to what it describes. */
export const participleHost = remembered(walkToDescribed)

/** 'Five civilians died on the road and 27 were hurt': nobody is 'died'. */
const describesNobody = (phrases: readonly Phrase[], at: number, verb: VerbPhrase): boolean =>
  !verb.auxiliary &&
  verb.form !== 'ing' &&
  !isRelative(phrases[at - 1]) &&
  !isWord(phrases[at - 1], 'and') &&
  /^(?:die|perish|arrive|happen|occur|remain|succumb|vanish)$/u.test(verb.lemma)

function walkToDescribed(phrases: readonly Phrase[], at: number): number | null {
  const verb = phrases[at]
  if (verb?.type !== 'vp' || describesNobody(phrases, at, verb)) return null
  if (verb.infinitive) return toBeHost(phrases, at, verb)
  // 'soldiers being held by the front were killed'.
  if (verb.gerund && phrases[at - 1]?.type === 'np') return leadingNoun(phrases, at - 1)
  if (verb.auxiliary || (verb.form !== 'past' && verb.form !== 'part' && verb.form !== 'ing')) {
    // 'members of the force whom the delegates had visited'.
    const own = relativeBefore(phrases, at)
    return isRelative(phrases[own]) ? relativeHost(phrases, own) : null
  }
  if (isWord(phrases[at - 1], 'and')) return joinedRelative(phrases, at - 1)
  const np = phrases[at - 1]
  // 'fighters of the faction headed by him': 'by' leaves no doubt.
  if (np?.type === 'np' && (!np.pronoun || np.lower === 'those') && isWord(phrases[at + 1], 'by'))
    return leadingNoun(phrases, at - 1)
  // 'Thousands of Tigrayans detained in the capital were freed'.
  const many = phrases[at - 3]
  const counted = isWord(phrases[at - 2], 'of') && many?.type === 'np' && many.quantity && many.count !== null
  if (np?.type === 'np') return hasOwnSubject(np, verb) && !counted ? null : leadingNoun(phrases, at - 1)
  return isRelative(phrases[at - 1]) ? relativeHost(phrases, at - 1) : null
}

/** 'the attack on Southland that killed 12': the attack did. */
function isAttackThatKills(phrases: readonly Phrase[], leader: Phrase, relative: number): boolean {
  const verb = phrases[relative + 1]
  return (
    leader.type === 'np' &&
    ATTACK_NOUNS.has(leader.lower) &&
    verb?.type === 'vp' &&
    /^(?:kill|wound|injure|claim|leave|displace|destroy)$/u.test(verb.lemma)
  )
}

/** 'Three hostages—Anna Berg and her two sons—who': what stands between dashes only names the three. */
export function beforeDashes(phrases: readonly Phrase[], at: number): number {
  if (!isWord(phrases[at], '—', '–', '-')) return at
  for (let opening = at - 1; opening > Math.max(0, at - 12); opening--)
    if (isWord(phrases[opening], '—', '–', '-')) return opening - 1
  return at
}

export const isAge = (phrases: readonly Phrase[], at: number): boolean => {
  const np = phrases[at]
  return (
    np?.type === 'np' &&
    np.count === null &&
    np.what === null &&
    /^[1-9]\d$/u.test(np.lower) &&
    isComma(phrases[at - 1]) &&
    phrases[at - 2]?.type === 'np'
  )
}

/** 'five prisoners, including Juan Reyes, convicted of murder', '…, among them Reyes, who was': one of them, and not all. */
export function isOneAmong(phrases: readonly Phrase[], at: number): boolean {
  const np = phrases[at]
  const among = isWord(phrases[at - 1], 'including') || isWord(phrases[at - 2], 'among')
  return among && np?.type === 'np' && !np.time && np.count === null && np.what === null
}

/** 'the men who were captured': whom the clause that opens at `at` tells of; null: nobody. */
export const relativeHost = remembered(walkToHost)

/** 'five people, two of them journalists, whom': the aside tells what some of the five are; null: no aside of the kind. */
export function wholeOfAside(phrases: readonly Phrase[], at: number): number | null {
  const [whole, comma, part, of, them] = phrases.slice(Math.max(0, at - 5), at)
  const some =
    part?.type === 'np' && part.count !== null && isWord(of, 'of') && them?.type === 'np' && them.lower === 'them'
  return at >= 5 && some && isComma(comma) && whole?.type === 'np' && whole.count !== null
    ? at - 5
    : countedBeforeNames(phrases, at)
}

function walkToHost(phrases: readonly Phrase[], at: number): number | null {
  let before = beforeDashes(phrases, at - 1)
  while (
    isComma(phrases[before]) ||
    isPrep(phrases[before]) ||
    phrases[before]?.type === 'date' ||
    isAdverb(phrases[before])
  )
    before--
  // 'Anna Berg, 32, who': the age is no host.
  if (isAge(phrases, before)) before -= 2
  before = overAges(phrases, before)
  const host = phrases[before]
  if (host?.type !== 'np') return null
  // 'freed 18 hostages, including 12 tourists, who had been seized': all of them.
  const whole = phrases[before - 3]
  if (isOneAmong(phrases, before)) return before
  if (isComma(phrases[at - 1]) && isWord(phrases[before - 1], 'including') && isComma(phrases[before - 2]))
    if (whole?.type === 'np' && whole.count !== null) return before - 3
  const counted = wholeOfAside(phrases, before)
  if (isComma(phrases[at - 1]) && counted !== null) return counted
  // 'members of the army, who': the people are meant, not the army.
  const lead = leadingNoun(phrases, before)
  const leader = phrases[lead]
  // 'five members of one family, who'.
  const ofOne =
    leader?.type === 'np' && leader.count !== null && /^(?:family|household|crew|unit|village|group)$/u.test(host.lower)
  if (leader?.type !== 'np' || (!ofOne && (host.what !== null || host.count !== null))) return before
  return leader.what !== null || leader.count !== null || isAttackThatKills(phrases, leader, at) ? lead : before
}

/** 'men who were taken when the town fell were freed': whom the relative clause is about that holds the one with 'when'; null: none. */
export function hostBeforeWhen(phrases: readonly Phrase[], inner: number): number | null {
  const when = phrases.findLastIndex(
    (phrase, place) => place < inner && place > inner - 7 && isWord(phrase, 'when', 'after', 'as', 'while'),
  )
  const verb = phrases[when - 1]
  return when > 2 && verb?.type === 'vp' && isRelative(phrases[when - 2]) ? relativeHost(phrases, when - 2) : null
}

/** 'has freed 20 men, who were ill, and has handed them over': where the aside before the comma begins; null: none does. */
export function asideBefore(phrases: readonly Phrase[], comma: number): number | null {
  const from = Math.max(0, comma - 12)
  const who = phrases.findLastIndex((phrase, place) => place > from && place < comma && isRelative(phrase))
  const between = phrases.slice(who, comma)
  const aside = who > 1 && isComma(phrases[who - 1]) && phrases[who - 2]?.type === 'np'
  return aside && between.some((phrase) => phrase.type === 'vp') && !between.some((phrase) => isComma(phrase))
    ? who
    : null
}

const WHOSE_REACH = 18
/** 'A leader whose arrest sparked clashes that killed 55 people has been freed': whom the clauses between take up. */
export function whoseBefore(phrases: readonly Phrase[], at: number, verb: VerbPhrase): number | null {
  if (!verb.auxiliary || verb.form === 'ing') return null
  const from = Math.max(0, at - WHOSE_REACH)
  const whose = phrases.findLastIndex((phrase, place) => place < at && place >= from && isWord(phrase, 'whose'))
  if (whose < 1 || phrases[whose - 1]?.type !== 'np') return null
  const between = phrases.slice(whose, at)
  const told = between.filter((phrase) => phrase.type === 'vp' && !phrase.infinitive).length
  const open = between.some((phrase) => isWord(phrase, ',', ';', ':', 'and', 'but', '—', '–'))
  return told > 0 && !open && !isWord(phrases[at - 1], 'whose', 'that', 'which', 'who')
    ? relativeHost(phrases, whose)
    : null
}
