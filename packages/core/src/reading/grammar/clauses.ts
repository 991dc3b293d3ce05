import type { NounPhrase, Phrase, VerbPhrase } from './phrases.ts'

/** Verbs whose object does what the infinitive after it says: 'urged Baku to free them'. */
const OBJECT_CONTROL = new Set(
  'urge ask tell order force allow call expect want require commit oblige bind permit enable help persuade press invite instruct request warn lead cause see let make leave'.split(
    ' ',
  ),
)
const SAYING = new Set('say tell add announce report state declare claim note write warn confirm'.split(' '))
const isWord = (phrase: Phrase | undefined, ...lowers: string[]) =>
  phrase?.type === 'word' && lowers.includes(phrase.lower)
const isPrep = (phrase: Phrase | undefined) => phrase?.type === 'word' && phrase.cls === 'prep'
const isAdverb = (phrase: Phrase | undefined) =>
  phrase?.type === 'word' && (phrase.cls === 'adv' || phrase.cls === 'neg')
const isQuote = (phrase: Phrase | undefined) => phrase?.type === 'word' && /^["“”‘’«»']$/u.test(phrase.lower)
const isComma = (phrase: Phrase | undefined) => isWord(phrase, ',', '—', '–', '(', ')')
export const isRelative = (phrase: Phrase | undefined) => isWord(phrase, 'who', 'which', 'that', 'whom', 'whose')

export interface Subject {
  readonly at: number
  readonly np: NounPhrase
  /** Found through a preceding verb: its voice carries over to a bare participle. */
  readonly sharedWith: number | null
}

/** Joins 'A and B' and 'A of B' on the left of a position: the noun phrase a reader takes as the subject. */
export function leadingNoun(phrases: readonly Phrase[], at: number): number {
  let head = at
  for (let guard = 0; guard < 12; guard++) {
    if (!isPrep(phrases[head - 1])) return head
    let before = head - 2
    while (phrases[before]?.type === 'date' || isAdverb(phrases[before])) before--
    if (phrases[before]?.type === 'word' && isPrep(phrases[before]) && phrases[before - 1]?.type === 'np') before--
    const verb = phrases[before]
    if (verb?.type === 'vp') return participleHost(phrases, before) ?? head
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

/** 'the men captured in May': walking back over a bare participle leads to what it describes. */
function participleHost(phrases: readonly Phrase[], at: number): number | null {
  const verb = phrases[at]
  if (verb?.type !== 'vp' || verb.infinitive) return null
  if (verb.auxiliary || (verb.form !== 'past' && verb.form !== 'part' && verb.form !== 'ing')) {
    return isRelative(phrases[at - 1]) ? relativeHost(phrases, at - 1) : null
  }
  const np = phrases[at - 1]
  // 'he added in a statement': a verb with a subject of its own is no participle.
  if (np?.type === 'np' && (np.pronoun || SAYING.has(verb.lemma) || np.what === null)) return null
  if (np?.type === 'np') return leadingNoun(phrases, at - 1)
  return isRelative(phrases[at - 1]) ? relativeHost(phrases, at - 1) : null
}

function relativeHost(phrases: readonly Phrase[], at: number): number | null {
  let before = at - 1
  while (
    isComma(phrases[before]) ||
    isPrep(phrases[before]) ||
    phrases[before]?.type === 'date' ||
    isAdverb(phrases[before])
  )
    before--
  const host = phrases[before]
  if (host?.type !== 'np') return null
  // 'members of the army, who': the people are meant, not the army.
  const lead = leadingNoun(phrases, before)
  const leader = phrases[lead]
  return leader?.type === 'np' && host.what === null && (leader.what !== null || leader.count !== null) ? lead : before
}

/** The comma that opens the aside which the comma at `at` closes, or null. */
function asideStart(phrases: readonly Phrase[], at: number): number | null {
  for (let before = at - 1; before > 0; before--) {
    if (isWord(phrases[before], ';', ':', '.')) return null
    if (!isComma(phrases[before])) continue
    return before
  }
  return null
}

function finiteBefore(phrases: readonly Phrase[], at: number): number | null {
  for (let before = at - 1; before >= 0; before--) {
    const phrase = phrases[before]
    if (phrase?.type === 'vp' && !phrase.infinitive && (phrase.form !== 'ing' || isPrep(phrases[before - 1])))
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
  const governor = governorOf(phrases, at)
  if (governor === null) return null
  const verb = phrases[governor.verb]
  if (verb?.type !== 'vp') return null
  const between = governor.between === null ? undefined : phrases[governor.between]
  if (between?.type === 'np' && OBJECT_CONTROL.has(verb.lemma))
    return { at: governor.between ?? 0, np: between, sharedWith: null }
  return findSubject(phrases, governor.verb)
}

function npSubject(phrases: readonly Phrase[], at: number): Subject | null {
  const lead = leadingNoun(phrases, at)
  const np = phrases[lead]
  if (np?.type !== 'np') return null
  if (!isPrep(phrases[lead - 1])) return { at: lead, np, sharedWith: null }
  return null
}

function stepBack(phrases: readonly Phrase[], at: number): number {
  let before = at
  while (
    before >= 0 &&
    (isAdverb(phrases[before]) ||
      isQuote(phrases[before]) ||
      phrases[before]?.type === 'date' ||
      (isPrep(phrases[before]) && phrases[before + 1]?.type === 'date'))
  )
    before--
  return before
}

/** Who does, or undergoes, what the verb at `at` says; null when the sentence leaves it out. */
export function findSubject(phrases: readonly Phrase[], at: number, depth = 0): Subject | null {
  const verb = phrases[at]
  if (verb?.type !== 'vp' || depth > 6) return null
  if (verb.infinitive) return subjectOfInfinitive(phrases, at)
  const before = stepBack(phrases, at - 1)
  const phrase = phrases[before]
  if (phrase === undefined) return null
  if (phrase.type === 'np') return nounBefore(phrases, at, before, verb)
  if (phrase.type === 'vp') return subjectAt(phrases, participleHost(phrases, before))
  if (isRelative(phrase)) return subjectAt(phrases, relativeHost(phrases, before))
  if (isWord(phrase, 'and', 'but', 'or', 'then', 'nor', 'yet'))
    return sharedOrNull(phrases, isComma(phrases[before - 1]) ? before - 1 : before)
  if (isComma(phrase)) return afterComma(phrases, at, before, depth)
  return isPrep(phrase) && verb.form === 'ing'
    ? (accusedBefore(phrases, before) ?? sharedOrNull(phrases, before))
    : null
}

const subjectAt = (phrases: readonly Phrase[], at: number | null): Subject | null =>
  at === null ? null : npAsIs(phrases, at)

/** The subject when a noun phrase stands right before the verb, with or without phrases hanging on it. */
function nounBefore(phrases: readonly Phrase[], at: number, before: number, verb: VerbPhrase): Subject | null {
  const near = npAsIs(phrases, before)
  if (near === null) return null
  // A bare participle describes the people right before it.
  if (isBare(verb) && near.np.what !== null && isPrep(phrases[before - 1]) && findObject(phrases, at) === null)
    return near
  const found = npSubject(phrases, before)
  if (found === null) return verb.form === 'ing' && !verb.auxiliary ? sharedOrNull(phrases, at) : near
  // 'in a statement released on Monday': what is described stands right there.
  const thing = found.at !== before && found.np.what === null && found.np.count === null
  return isBare(verb) && thing ? near : found
}

/** 'accused the army of shelling': the accused does it. */
function accusedBefore(phrases: readonly Phrase[], prep: number): Subject | null {
  const verb = phrases[prep - 2]
  return verb?.type === 'vp' &&
    /^(?:accuse|blame|suspect|convict|charge|sentence|stop|prevent|criticise|criticize|condemn)$/u.test(verb.lemma) &&
    !verb.passive
    ? npAsIs(phrases, prep - 1)
    : null
}

const isBare = (verb: VerbPhrase) => !verb.auxiliary && (verb.form === 'past' || verb.form === 'part')

function npAsIs(phrases: readonly Phrase[], at: number): Subject | null {
  const np = phrases[at]
  return np?.type === 'np' ? { at, np, sharedWith: null } : null
}

function sharedOrNull(phrases: readonly Phrase[], at: number): Subject | null {
  const previous = finiteBefore(phrases, at)
  return previous === null ? null : shared(phrases, previous)
}

/** ', most of them civilians,' and ', including 186 children,' never hold the subject. */
const tellsParts = (phrases: readonly Phrase[], opening: number) =>
  isWord(phrases[opening + 1], 'including', 'among') ||
  (phrases[opening + 1]?.type === 'np' && isWord(phrases[opening + 2], 'of'))

function afterComma(phrases: readonly Phrase[], at: number, comma: number, depth: number): Subject | null {
  const verb = phrases[at] as VerbPhrase
  const opening = asideStart(phrases, comma)
  const finite = /^(?:die|perish|say|tell)$/u.test(verb.lemma) || (opening !== null && tellsParts(phrases, opening))
  const bare = !finite && (isBare(verb) || (!verb.auxiliary && verb.form === 'ing'))
  if (opening !== null && !bare) {
    const host = stepBack(phrases, opening - 1)
    if (phrases[host]?.type === 'np') return npSubject(phrases, host) ?? npAsIs(phrases, host)
  }
  const described = bare && verb.form !== 'ing' ? describedBefore(phrases, at, comma) : null
  if (described !== null) return described
  const previous = finiteBefore(phrases, comma)
  if (previous !== null) return shared(phrases, previous)
  const host = stepBack(phrases, comma - 1)
  return depth < 6 && phrases[host]?.type === 'np' ? (npSubject(phrases, host) ?? npAsIs(phrases, host)) : null
}

/** ', captured in May,' after a noun phrase describes it; with an object of its own it goes on with the clause. */
function describedBefore(phrases: readonly Phrase[], at: number, comma: number): Subject | null {
  const host = stepBack(phrases, comma - 1)
  if (phrases[host]?.type !== 'np') return null
  const previous = finiteBefore(phrases, comma)
  const next = phrases[at + 1]
  if (previous !== null && next?.type === 'np' && !next.time) return shared(phrases, previous)
  return npAsIs(phrases, leadingNoun(phrases, host))
}

const PARTICLES = new Set(
  'over back up out off away free home down apart alive prisoner captive hostage dead go'.split(' '),
)

/** Where the object of the verb at `at` begins, past particles, adverbs, dates and an inner recipient; null: it has none. */
export function findObject(phrases: readonly Phrase[], at: number): number | null {
  let next = at + 1
  for (let guard = 0; guard < 12; guard++) {
    const phrase = phrases[next]
    if (phrase === undefined) return null
    if (phrase.type === 'np') {
      if (!completesVerb(phrase, phrases[next + 1])) return next
      next++
      continue
    }
    const step = stepToObject(phrases, next, phrase)
    if (step === 0) return null
    next += step
  }
  return null
}

/** 'took prisoner 20 men': a bare noun before the counted object completes the verb. */
function completesVerb(phrase: NounPhrase, next: Phrase | undefined): boolean {
  if (phrase.to - phrase.from !== 1) return false
  if (/^(?:prisoner|captive|hostage)$/u.test(phrase.lower)) return true
  return (
    phrase.count === null &&
    next?.type === 'np' &&
    next.count !== null &&
    !phrase.pronoun &&
    phrase.parties.length === 0
  )
}

/** How many phrases between verb and object may be passed over here. */
function stepToObject(phrases: readonly Phrase[], at: number, phrase: Phrase): number {
  if (phrase.type === 'date') return 1
  if (phrase.type !== 'word') return 0
  if (PARTICLES.has(phrase.lower) || isAdverb(phrase) || isQuote(phrase)) return 1
  const next = phrases[at + 1]
  if (isWord(phrase, ',')) return next?.type === 'date' ? 1 : 0
  if (!isWord(phrase, 'to', 'on', 'in', 'from')) return 0
  const after = phrases[at + 2]
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
  let next = skipModifiers(phrases, at)
  for (let guard = 0; guard < 30; guard++) {
    const step = pastJoiners(phrases, next)
    const np = phrases[step]
    if (step === next || np?.type !== 'np' || !fits(np) || (last !== null && step > last)) break
    const onlyComma = phrases.slice(next, step).every((phrase) => isComma(phrase))
    if (onlyComma && np.count === null) break
    const after = skipModifiers(phrases, step)
    if (step !== last && startsClause(phrases, after, isComma(phrases[step - 1]) || np.quantity)) break
    list.push(step)
    next = after
  }
  return list
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
    else return step
  }
}

const isOtherVerb = (phrase: Phrase | undefined) => phrase?.type === 'vp' && phrase.lemma !== 'be'

/** Where a list of joined noun phrases begins whose last is at `at`: 'an officer and two soldiers were killed'. */
export function firstJoined(phrases: readonly Phrase[], at: number, fits: (np: NounPhrase) => boolean): number {
  let first = at
  for (let guard = 0; guard < 8; guard++) {
    let before = first - 1
    if (!isWord(phrases[before], 'and', ',')) return first
    if (isWord(phrases[before], 'and') && isComma(phrases[before - 1])) before--
    if (isWord(phrases[before], ',') && first === at) return first
    const lead = leadingNoun(phrases, before - 1)
    const np = phrases[lead]
    if (
      np?.type !== 'np' ||
      !fits(np) ||
      (np.count === null && isWord(phrases[first - 1], ',')) ||
      isPrep(phrases[lead - 1]) ||
      isOtherVerb(phrases[lead - 1])
    )
      return first
    first = lead
  }
  return first
}

/** Whether the verb at a position has the noun phrase before it for its own subject. */
function startsClause(phrases: readonly Phrase[], at: number, afterComma: boolean): boolean {
  const verb = phrases[at]
  if (verb?.type !== 'vp' || isRelative(phrases[at - 1])) return false
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

/** Where the clause of the verb ends: the next semicolon, subordinator or verb with a subject of its own. */
export function clauseEnd(phrases: readonly Phrase[], at: number): number {
  for (let next = at + 1; next < phrases.length; next++) {
    const phrase = phrases[next]
    if (phrase?.type === 'word' && (phrase.cls === 'sub' || isWord(phrase, ';', ':', '.'))) return next
    if (phrase?.type === 'vp' && phrase.auxiliary && !phrase.infinitive && !isRelative(phrases[next - 1])) {
      let start = next
      if (phrases[start - 1]?.type === 'np') start--
      if (isWord(phrases[start - 1], 'and', 'but', ',')) start--
      return Math.max(start, at + 1)
    }
  }
  return phrases.length
}
