import type { Count } from '../../claims/count.ts'
import { REBEL_NOUNS } from '../packs/en/person-nouns.ts'
import { leadingNoun } from './leading-noun.ts'
import { isAdverb, isAmongThem, isComma, isPrep, isQuote, isRelative, isWord } from './phrase-tests.ts'
import type { NounPhrase, Phrase } from './phrases.ts'

const PARTICLES = new Set(
  'over back up out off onto away free home down apart alive prisoner captive hostage dead go'.split(' '),
)

/** Where the object of the verb at `at` begins, past particles, adverbs, dates and an inner recipient; null: it has none. */
export function findObject(phrases: readonly Phrase[], at: number): number | null {
  let next = at + 1
  for (let guard = 0; guard < 12; guard++) {
    const phrase = phrases[next]
    if (phrase === undefined) return null
    if (isSoCalled(phrases, next)) return phrases[next + 4]?.type === 'np' ? next + 4 : null
    if (phrase.type === 'np') {
      if (!completesVerb(phrase, phrases[next + 1]) && !isGivenTo(phrases, at, next)) return next
      next++
      continue
    }
    const step = stepToObject(phrases, next, phrase)
    if (step === 0) return null
    next += step
  }
  return null
}

/** 'ambushed and killed four men', 'detained and later freed a soldier': the object stands after the second verb. */
export function sharedObject(phrases: readonly Phrase[], at: number): number | null {
  const and = phrases[at + 1]
  const next = isAdverb(phrases[at + 2]) ? at + 3 : at + 2
  const verb = phrases[next]
  const joins = isWord(and, 'and') && verb?.type === 'vp' && !verb.auxiliary && !verb.infinitive
  const object = joins ? findObject(phrases, next) : null
  const np = object === null ? undefined : phrases[object]
  // 'killing and taking captives': what is only named in the plural belongs to its own verb.
  return np?.type === 'np' && (np.count !== null || !/^(?:captives|prisoners|hostages)$/u.test(np.lower))
    ? object
    : null
}

/** 'took prisoner 20 men': a bare noun before the counted object completes the verb. */
function completesVerb(phrase: NounPhrase, next: Phrase | undefined): boolean {
  if (phrase.to - phrase.from !== 1) return false
  if (/^(?:prisoner|captive|hostage|go)$/u.test(phrase.lower)) return true
  return (
    phrase.count === null &&
    next?.type === 'np' &&
    next.count !== null &&
    !phrase.pronoun &&
    phrase.parties.length === 0
  )
}

/** 'gave Israel the bodies', 'handed the Red Cross 12 men': the first noun phrase receives. */
export function isGivenTo(phrases: readonly Phrase[], at: number, next: number): boolean {
  const verb = phrases[at]
  const given = phrases[next + 1]
  const to = phrases[next]
  if (verb?.type !== 'vp' || verb.passive || !/^(?:give|hand|send|return|offer|bring)$/u.test(verb.lemma)) return false
  // 'brings them parcels from home'.
  if (to?.type === 'np' && /^(?:them|him|her|us|me|it)$/u.test(to.lower) && given?.type === 'np') return true
  const receives =
    to?.type === 'np' &&
    to.count === null &&
    (to.what === null || REBEL_NOUNS.has(to.lower)) &&
    (to.parties.length > 0 || to.force || to.named)
  return receives && given?.type === 'np' && given.what !== null && (to.parties.length > 0 || given.count !== null)
}

/** ', “for health reasons”, ': a short aside of circumstance between the verb and its object; 0: there is none. */
function asideLength(phrases: readonly Phrase[], comma: number): number {
  const first = isQuote(phrases[comma + 1]) ? comma + 2 : comma + 1
  if (
    !isWord(
      phrases[first],
      'for',
      'in',
      'as',
      'at',
      'on',
      'without',
      'after',
      'out',
      'because',
      'due',
      'by',
      'with',
      'under',
      'through',
      'upon',
      'following',
      'despite',
    )
  )
    return 0
  for (let next = first + 1; next < Math.min(phrases.length, comma + 8); next++) {
    if (phrases[next]?.type === 'vp') return 0
    if (isComma(phrases[next])) return next + 1 - comma
  }
  return 0
}

/** 'freed what it says were its last ten captives': what somebody says they were. */
function isSoCalled(phrases: readonly Phrase[], at: number): boolean {
  const [who, says, were] = phrases.slice(at + 1, at + 4)
  return (
    (phrases[at] as { lower?: string } | undefined)?.lower === 'what' &&
    who?.type === 'np' &&
    says?.type === 'vp' &&
    /^(?:say|call|claim|describe|believe)$/u.test(says.lemma) &&
    were?.type === 'vp' &&
    were.lemma === 'be'
  )
}

/** How many phrases between verb and object may be passed over here. */
function stepToObject(phrases: readonly Phrase[], at: number, phrase: Phrase): number {
  if (phrase.type === 'date') return 1
  if (phrase.type !== 'word') return 0
  if (PARTICLES.has(phrase.lower) || isAdverb(phrase) || isQuote(phrase)) return 1
  const next = phrases[at + 1]
  if (isWord(phrase, ',')) return next?.type === 'date' ? 1 : asideLength(phrases, at)
  if (!isWord(phrase, 'to', 'on', 'in', 'from')) return 0
  // 'handed over to Southland on Monday seven soldiers'.
  const dated = isWord(phrases[at + 2], 'on', 'in') && phrases[at + 3]?.type === 'date' && isWord(phrase, 'to')
  const after = dated ? phrases[at + 4] : phrases[at + 2]
  return next?.type === 'date' || (next?.type === 'np' && (after?.type === 'np' || after?.type === 'date')) ? 2 : 0
}

/** The noun phrases that the one at `at` is joined with: 'thirteen soldiers and two civilians, including a child'. */
export function joinedNouns(
  phrases: readonly Phrase[],
  at: number,
  fits: (np: NounPhrase) => boolean,
  last: number | null = null,
): readonly number[] {
  const list = [at]
  let next = skipHeldThere(phrases, skipModifiers(phrases, at))
  for (let guard = 0; guard < 30; guard++) {
    const step = pastJoiners(phrases, closingOfWhom(phrases, next))
    const np = phrases[step]
    if (step === next || np?.type !== 'np' || !fits(np) || (last !== null && step > last)) break
    const onlyComma = phrases.slice(next, step).every((phrase) => isComma(phrase))
    if (onlyComma && countedAt(phrases, step)?.min == null && !isOneOfList(phrases, { at, step }, fits)) break
    const after = skipHeldThere(phrases, skipModifiers(phrases, step))
    const ends = last !== null && (step === last || step === withQuantity(phrases, last))
    if (!ends && startsClause(phrases, after, isComma(phrases[step - 1]) || np.quantity)) break
    list.push(step)
    next = after
  }
  return list
}

/** 'six soldiers, a policeman and an official': one of a list that goes on with 'and'; 'two women, a mother and her daughter' are the two. */
function isOneOfList(
  phrases: readonly Phrase[],
  { at, step }: { readonly at: number; readonly step: number },
  fits: (np: NounPhrase) => boolean,
): boolean {
  const [np, and, last] = phrases.slice(step, step + 3)
  const first = countedAt(phrases, at)?.min ?? 2
  const one = np?.type === 'np' && np.what !== null && np.count === null && !np.lower.endsWith('s')
  return first > 2 && one && isWord(and, 'and') && last?.type === 'np' && last.what !== null && fits(last)
}

/** The number of a noun phrase, or of those whose remains it tells of: 'the remains of one captive'. */
function countedAt(phrases: readonly Phrase[], at: number): Count | null {
  const np = phrases[at]
  if (np?.type !== 'np') return null
  const owners = isWord(phrases[at + 1], 'of') && np.what === 'bodies' ? phrases[at + 2] : undefined
  return np.count?.count ?? (owners?.type === 'np' ? (owners.count?.count ?? null) : null)
}

/** '449 Northlanders held in Southland and 53 Southlanders held in Northland were freed': past where the first were held. */
function skipHeldThere(phrases: readonly Phrase[], at: number): number {
  const [verb, place, , and, more] = phrases.slice(at, at + 5)
  const held =
    verb?.type === 'vp' && !verb.auxiliary && /^(?:hold|capture|detain|imprison|jail|intern)$/u.test(verb.lemma)
  const there = held && isWord(place, 'in', 'by') && isWord(and, 'and') && more?.type === 'np' && more.count !== null
  return there ? at + 3 : at
}

function pastJoiners(phrases: readonly Phrase[], at: number): number {
  let step = at
  for (;;) {
    if (isWord(phrases[step], 'as') && isWord(phrases[step + 1], 'well')) step += 3
    else if (
      isComma(phrases[step]) ||
      isWord(phrases[step], 'and', 'or', 'plus', 'including', 'with', 'along', 'among', 'them')
    )
      step++
    // 'the remains of 41 soldiers and of 200 others'.
    else if (isWord(phrases[step], 'of') && isWord(phrases[step - 1], 'and')) step++
    else return step
  }
}

const isOtherVerb = (phrase: Phrase | undefined) =>
  phrase?.type === 'vp' && phrase.lemma !== 'be' && !/^(?:say|report|claim|announce|add)$/u.test(phrase.lemma)

const isHeldBy = (phrases: readonly Phrase[], at: number): boolean => {
  const verb = phrases[at]
  return verb?.type === 'vp' && !verb.auxiliary && verb.lemma === 'hold' && isWord(phrases[at + 1], 'by')
}

/** 'Hundreds of soldiers': the number that counts the noun at a position. */
function withQuantity(phrases: readonly Phrase[], at: number): number {
  const number = phrases[at - 2]
  return isWord(phrases[at - 1], 'of') && number?.type === 'np' && number.quantity ? at - 2 : at
}

/** ', 10 of whom are identified, and': from the comma that opens what is told of some of them to the one that closes it. */
function closingOfWhom(phrases: readonly Phrase[], comma: number): number {
  const [open, some, of, whom] = phrases.slice(comma, comma + 4)
  if (!isComma(open) || some?.type !== 'np' || !isWord(of, 'of') || !isWord(whom, 'whom')) return comma
  const close = phrases.findIndex((phrase, place) => place > comma + 3 && place < comma + 8 && isComma(phrase))
  return close > 0 && (isWord(phrases[close + 1], 'and') || countedAt(phrases, close + 1) !== null) ? close : comma
}

/** ', 10 of whom are identified,': from the comma that closes what is told of some of them to the one that opens it. */
export function openingOfWhom(phrases: readonly Phrase[], comma: number): number {
  const whom = phrases.findLastIndex(
    (phrase, place) => place < comma && place > comma - 6 && isWord(phrase, 'whom') && isWord(phrases[place - 1], 'of'),
  )
  return whom > 3 && phrases[whom - 2]?.type === 'np' && isComma(phrases[whom - 3]) ? whom - 3 : comma
}

/** 'killing two soldiers and a porter, and three more were hurt': the porter ends what the verb before killed. */
function endsObjects(phrases: readonly Phrase[], last: number): boolean {
  let first = last
  while (isWord(phrases[first - 1], 'and', ',') && phrases[first - 2]?.type === 'np') first -= 2
  return first !== last && isOtherVerb(phrases[first - 1])
}

const isOfOtherVerb = (phrases: readonly Phrase[], lead: number, first: number): boolean =>
  // 'Six died, a baby among them, and eleven were hurt': the aside is of the six.
  isAmongThem(phrases, lead + 1) ||
  isOtherVerb(phrases[lead - 1]) ||
  (isWord(phrases[first - 1], 'and') && isComma(phrases[first - 2]) && endsObjects(phrases, lead))

/** 'Thousands of soldiers and hundreds of civilians': the last of them begins with its number. */
const startOfLast = (phrases: readonly Phrase[], at: number): number => {
  const counted = withQuantity(phrases, at)
  return isWord(phrases[counted - 1], 'and') ? counted : at
}

/** Where a list of joined noun phrases begins whose last is at `at`: 'an officer and two soldiers were killed'. */
export function firstJoined(
  phrases: readonly Phrase[],
  at: number,
  fits: (np: NounPhrase) => boolean,
  antecedent = false,
): number {
  let first = startOfLast(phrases, at)
  for (let guard = 0; guard < 8; guard++) {
    // 'the remains of 41 soldiers and of 200 others'.
    let before = isWord(phrases[first - 1], 'of') && isWord(phrases[first - 2], 'and') ? first - 2 : first - 1
    if (!isWord(phrases[before], 'and', ',')) return first
    if (isWord(phrases[before], ',') && first === at) return first
    if (isWord(phrases[before], 'and') && isComma(phrases[before - 1])) before = openingOfWhom(phrases, before - 1)
    const lead = withQuantity(phrases, leadingNoun(phrases, before - 1))
    const np = phrases[lead]
    if (
      np?.type !== 'np' ||
      !fits(np) ||
      // 'The prisoners were in poor health, and 550 had died': a clause of its own.
      phrases.slice(lead, first).some((phrase) => phrase.type === 'vp' && phrase.lemma === 'be') ||
      // 'two who were held by the army, and one who was held by the front': each has a clause of its own.
      (isRelative(phrases[at + 1]) && phrases.slice(lead + 1, before).some((phrase) => isRelative(phrase))) ||
      // '181 held by the government and 706 held by the front'.
      (isHeldBy(phrases, at + 1) && isHeldBy(phrases, lead + 1)) ||
      (countedAt(phrases, lead) === null && isWord(phrases[first - 1], ',')) ||
      (isPrep(phrases[lead - 1]) && !isWord(phrases[lead - 1], 'after', 'before', 'since', 'until')) ||
      (!antecedent && isOfOtherVerb(phrases, lead, first))
    )
      return first
    first = lead
  }
  return first
}

/** Whether the verb at a position has the noun phrase before it for its own subject. */
function startsClause(phrases: readonly Phrase[], at: number, afterComma: boolean): boolean {
  // ', 17 of whom were captured': they have the verb for their own.
  if (isWord(phrases[at], 'of') && isRelative(phrases[at + 1])) return phrases[at + 2]?.type === 'vp'
  const verb = phrases[at]
  if (verb?.type !== 'vp' || isRelative(phrases[at - 1])) return false
  // 'let 40 women and 12 children go'.
  if (verb.lemma === 'go' && verb.form === 'base' && verb.modal === null) return false
  return (
    verb.auxiliary ||
    verb.lemma === 'be' ||
    verb.form === 's' ||
    verb.form === 'base' ||
    afterComma ||
    findObject(phrases, at) !== null
  )
}

/** Past the prepositional phrases, dates and bracketed words that hang on a noun phrase. */
function skipModifiers(phrases: readonly Phrase[], at: number): number {
  let next = at + 1
  for (let guard = 0; guard < 12; guard++) {
    if (
      isWord(phrases[next], 'of', 'from', 'in', 'at', 'near') &&
      (phrases[next + 1]?.type === 'np' || phrases[next + 1]?.type === 'date')
    )
      next += 2
    else if (phrases[next]?.type === 'date' || isAdverb(phrases[next])) next++
    else break
  }
  return next
}

/** 'who had been held in a camp in Southland | were freed': the words before the next verb hang on this one by their prepositions. */
function hangsOn(phrases: readonly Phrase[], at: number, last: number): boolean {
  let np = last
  while (phrases[np]?.type === 'np' && isPrep(phrases[np - 1])) {
    if (isWord(phrases[np - 1], 'after', 'before', 'since', 'until', 'till', 'as', 'than', 'like')) return false
    const before = beforeDay(phrases, np - 2)
    if (before === at) return true
    np = before
  }
  return false
}

/** 'detained on May 5 near the town': from the day to what it is the day of. */
function beforeDay(phrases: readonly Phrase[], at: number): number {
  if (phrases[at]?.type !== 'date') return at
  return isPrep(phrases[at - 1]) ? at - 2 : at - 1
}

/** Where the clause of the verb ends: the next semicolon, subordinator or verb with a subject of its own. */
export function clauseEnd(phrases: readonly Phrase[], at: number): number {
  for (let next = at + 1; next < phrases.length; next++) {
    const phrase = phrases[next]
    if (phrase?.type === 'word' && (phrase.cls === 'sub' || isWord(phrase, ';', ':', '.'))) return next
    if (phrase?.type === 'vp' && phrase.auxiliary && !phrase.infinitive && !isRelative(phrases[next - 1])) {
      if (hangsOn(phrases, at, next - 1)) return next
      let start = next
      if (phrases[start - 1]?.type === 'np') start--
      if (isWord(phrases[start - 1], 'and', 'but', ',')) start--
      return Math.max(start, at + 1)
    }
  }
  return phrases.length
}
