import type { CountMention, DateMention } from '../mentions.ts'
import { TIME_NOUNS } from '../packs/en/function-words.ts'
import { FORCE_NOUNS, QUANTITY_NOUNS } from '../packs/en/person-nouns.ts'
import { pastAge } from './ages.ts'
import type { PartyMention } from './find-parties.ts'
import { personWhat } from './lexicon.ts'
import { isNameOnly, isShortName, namesApposed, pastShortName } from './names-apposed.ts'
import { nationalsWhat, rankWhat } from './nationals.ts'
import { isHelp, isNominal } from './tag-words.ts'
import { isAgency, type VerbForm, type Word } from './word.ts'

export interface NounPhrase {
  readonly type: 'np'
  readonly from: number
  readonly to: number
  /** Index of the head word; the last nominal of the phrase. */
  readonly head: number
  /** The head word in lower case. */
  readonly lower: string
  readonly count: CountMention | null
  /** People category of the head, or null. */
  readonly what: string | null
  readonly pronoun: boolean
  readonly parties: readonly PartyMention[]
  readonly force: boolean
  /** A person's name: only capitalised words of no known party. */
  readonly named: boolean
  readonly time: boolean
  /** 'a total of', 'a group of': what it counts stands after 'of'. */
  readonly quantity: boolean
}

export interface VerbPhrase {
  readonly type: 'vp'
  readonly from: number
  readonly to: number
  readonly main: number
  readonly lemma: string
  readonly form: VerbForm
  /** Whether an auxiliary shows tense or voice; without one a form in -ed may be a participle. */
  readonly auxiliary: boolean
  readonly passive: boolean
  readonly perfect: boolean
  readonly progressive: boolean
  readonly negated: boolean
  readonly infinitive: boolean
  /** 'being freed', 'having held': a gerund by its auxiliary. */
  readonly gerund: boolean
  readonly modal: string | null
}

export interface DatePhrase {
  readonly type: 'date'
  readonly from: number
  readonly to: number
  readonly date: DateMention
}

export interface LooseWord {
  readonly type: 'word'
  readonly from: number
  readonly to: number
  readonly lower: string
  readonly cls: Word['cls']
}

export type Phrase = NounPhrase | VerbPhrase | DatePhrase | LooseWord

export interface Marked {
  readonly words: readonly Word[]
  readonly counts: readonly CountMention[]
  readonly dates: readonly DateMention[]
  readonly parties: readonly PartyMention[]
}

const IN_PHRASE = new Set(['det', 'adj', 'number', 'noun', 'name', 'participle', 'possessive'])
/** States that follow the people they are said of: '40 soldiers dead'. */
const STATE_WORDS = new Set(['dead', 'alive', 'missing', 'wounded', 'injured', 'prisoner', 'captive', 'hostage'])
const RELATIVES = new Set(['who', 'whom', 'which', 'whose'])

const countAt = (marked: Marked, at: number) =>
  marked.counts.find((count) => count.from === at && !count.countsNothing) ?? null
const dateAt = (marked: Marked, at: number) => marked.dates.find((date) => date.from === at) ?? null

function isRelative(marked: Marked, at: number): boolean {
  const word = marked.words[at]
  if (word === undefined) return false
  // 'the WHO said'.
  if (RELATIVES.has(word.lower)) return word.cls !== 'name'
  if (word.lower !== 'that') return false
  const next = marked.words[at + 1]
  const before = marked.words[at - 1]
  return (
    next !== undefined &&
    before !== undefined &&
    (before.cls === 'noun' || next.cls === 'verb' || next.cls === 'have' || next.cls === 'be' || next.cls === 'modal')
  )
}

/** Whether the date is part of a larger name: 'the October 7 attack', and not 'during overnight raids'. */
function dateInside(marked: Marked, date: DateMention, from: number): boolean {
  const next = date.from > from && marked.words[date.from]?.cls !== 'prep' ? marked.words[date.to] : undefined
  // 'a three-month unilateral truce'.
  const described = date.relation === 'span' && next?.cls === 'adj' && marked.words[date.to + 1]?.cls === 'noun'
  return next?.cls === 'noun' || next?.lower === 'cease-fire' || described
}

/** 'prisoners of war' is one word in three. */
const isOfWar = ({ words }: Marked, at: number): boolean =>
  /^prisoners?$/u.test(words[at]?.lower ?? '') && words[at + 1]?.lower === 'of' && words[at + 2]?.lower === 'war'

/** 'the 1998-2000 war': a dash with no space around it joins. */
function isInnerDash(marked: Marked, at: number): boolean {
  const word = marked.words[at]
  const next = marked.words[at + 1]
  if (word?.text === '/') return marked.words[at - 1]?.cls === 'name' && next?.cls === 'name'
  return (
    word !== undefined &&
    next !== undefined &&
    /^[-–/]$/u.test(word.text) &&
    marked.words[at - 1]?.end === word.start &&
    next.start === word.end
  )
}

/** 'a nationwide, UN-brokered truce': a comma between two words that describe the same noun. */
function isBetweenAdjectives({ words }: Marked, at: number, nominal: boolean): boolean {
  const [before, after, noun] = [words[at - 1], words[at + 1], words[at + 2]]
  return (
    !nominal &&
    words[at]?.text === ',' &&
    before?.cls === 'adj' &&
    ((after?.cls === 'name' && words[at + 2]?.text === '-') ||
      after?.cls === 'adj' ||
      after?.cls === 'participle' ||
      /-\p{L}+ed$/u.test(after?.lower ?? '')) &&
    (noun?.text === '-' || /^(?:noun|adj|name)$/u.test(noun?.cls ?? ''))
  )
}

/** 'one captured and wounded soldier', '139 wounded or sick Northland soldiers': both describe the people behind them. */
const joinsAdjectives = ({ words }: Marked, at: number): boolean =>
  /^(?:and|or)$/u.test(words[at]?.lower ?? '') &&
  words[at - 1]?.cls === 'participle' &&
  /^(?:participle|adj)$/u.test(words[at + 1]?.cls ?? '') &&
  personWhat(words[words[at + 2]?.cls === 'name' ? at + 3 : at + 2]?.lower ?? '') !== null

/** Where a step through a noun phrase leads, and whether a noun has been seen; null: the phrase ends here. */
interface Step {
  readonly at: number
  readonly nominal: boolean
}

/** A name keeps together, whatever small words are in it: 'International Committee of the Red Cross'. */
function overName(marked: Marked, at: number, nominal: boolean, from: number): Step | null {
  const party = marked.parties.find((mention) => mention.from === at && mention.to > at + 1)
  const before = at > from ? (marked.words[at - 1]?.cls ?? 'mark') : 'det'
  if (party === undefined || (nominal && !['possessive', 'name', 'noun', 'det'].includes(before))) return null
  return { at: party.to, nominal: true }
}

const STRETCH = /^(?:hours|days|weeks|months|years)$/u

/** A stretch of time right behind people, with 'after' or its like behind it, is no part of them. */
const isAfterPeople = ({ words }: Marked, at: number): boolean =>
  personWhat(words[at - 1]?.lower ?? '') !== null &&
  /^(?:after|before|later|earlier|ago)$/u.test(words[at + 1]?.lower ?? '')

/** 'released ten soldiers days after freeing two others', 'violated the truce 29 times'. */
function beginsMeasure(marked: Marked, at: number): boolean {
  const word = marked.words[at]
  if (STRETCH.test(word?.lower ?? '') && isAfterPeople(marked, at)) return true
  return word?.cls === 'number' && MEASURES.test(marked.words[at + 1]?.lower ?? '')
}

function overWord(marked: Marked, at: number, nominal: boolean, from: number): Step | null {
  const word = marked.words[at]
  if (word === undefined) return null
  if (!IN_PHRASE.has(word.cls)) {
    const adverb = word.cls === 'adv' && at > from && !nominal && IN_PHRASE.has(marked.words[at + 1]?.cls ?? 'mark')
    // '28 “South Ossetian citizens” remain'.
    const opens =
      /^[“"‘«]$/u.test(word.text) && at > from && !nominal && IN_PHRASE.has(marked.words[at + 1]?.cls ?? 'mark')
    return adverb ||
      opens ||
      isInnerDash(marked, at) ||
      isBetweenAdjectives(marked, at, nominal) ||
      joinsAdjectives(marked, at)
      ? { at: at + 1, nominal }
      : null
  }
  if (nominal && beginsMeasure(marked, at)) return null
  if (word.cls === 'det' && nominal && marked.words[at - 1]?.cls !== 'possessive') return null
  // 'thirteen some hours later': the number stands by itself.
  if (/^(?:some|a|the|each)$/u.test(word.lower) && at > from && marked.words[at - 1]?.cls === 'number') return null
  if (isRelative(marked, at)) return null
  const noun = word.cls === 'noun' || word.cls === 'name' || (nominal && word.cls !== 'possessive')
  return { at: at + (isOfWar(marked, at) ? 3 : 1), nominal: noun }
}

/** 'Two Border Security Force (BSF) personnel': a short name in brackets, and the phrase goes on. */
function overShortName({ words }: Marked, at: number, nominal: boolean): Step | null {
  if (!nominal || words[at]?.text !== '(' || words[at + 2]?.text !== ')' || words[at + 3]?.cls !== 'noun') return null
  return isShortName(words[at + 1]) ? { at: at + 3, nominal } : null
}

function nextStep(marked: Marked, at: number, nominal: boolean, from: number): Step | null {
  const short = overShortName(marked, at, nominal)
  if (short !== null) return short
  const name = overName(marked, at, nominal, from)
  if (name !== null) return name
  const word = marked.words[at]
  if (nominal && STATE_WORDS.has(word?.lower ?? '') && personWhat(marked.words[at - 1]?.lower ?? '') !== null)
    return null
  const count = countAt(marked, at)
  if (count !== null)
    return nominal && marked.words[at - 1]?.cls !== 'possessive' ? null : { at: count.to, nominal: false }
  const date = dateAt(marked, at)
  if (date !== null) return dateInside(marked, date, from) ? { at: date.to, nominal } : null
  return overWord(marked, at, nominal, from)
}

function phraseEnd(marked: Marked, from: number): number {
  let step: Step = { at: from, nominal: false }
  while (step.at < marked.words.length) {
    const next = nextStep(marked, step.at, step.nominal, from)
    if (next === null) break
    step = next
  }
  return step.at
}

function nounPhrase(marked: Marked, from: number, to: number): NounPhrase {
  let head = to - 1
  if (to - from >= 3 && isOfWar(marked, to - 3)) head = to - 3
  while (
    head > from &&
    !['noun', 'name', 'number', 'pronoun', 'adj', 'participle'].includes(marked.words[head]?.cls ?? 'mark')
  )
    head--
  const word = marked.words[head]
  // A leader is a person, whose party the page's story knows: 'Haftar' is nobody's force, 'Haftar's men' are.
  const parties = marked.parties.filter(
    (party) => party.from >= from && party.to <= to && !(party.name.form === 'leader' && party.to > head),
  )
  const lower = word?.lower ?? ''
  const plainName = word?.cls === 'name' && !parties.some((party) => party.to > head)
  const count =
    marked.counts.find((mention) => mention.from >= from && mention.to <= to && !mention.countsNothing) ?? null
  return {
    type: 'np',
    from,
    to,
    head,
    lower,
    count,
    what:
      nationalsWhat(marked.words[from], parties, head, count) ??
      rankWhat(marked.words[from], word) ??
      ((isNameOnly(word, parties, { from, head }) && count === null) || isAgency(marked.words.slice(from, to))
        ? null
        : personWhat(lower, marked.words[head - 1]?.lower)),
    pronoun: word?.cls === 'pronoun',
    parties,
    force: FORCE_NOUNS.has(lower),
    named:
      plainName &&
      marked.words
        .slice(pastAge(marked.words, from), to)
        .every(
          (part) =>
            part.cls === 'name' ||
            part.cls === 'possessive' ||
            part.cls === 'adj' ||
            personWhat(part.lower) !== null ||
            part.cls === 'noun',
        ),
    time: TIME_NOUNS.has(lower),
    quantity: QUANTITY_NOUNS.has(lower) || count?.to === to,
  }
}

const AUXILIARY = new Set(['be', 'have', 'do', 'modal', 'neg', 'adv'])
interface VerbRun {
  readonly to: number
  readonly main: number
}

/** The run of auxiliaries and adverbs up to the main verb. */
function verbRun(words: readonly Word[], from: number): VerbRun {
  let main = from
  let at = from
  for (; at < words.length; at++) {
    const word = words[at]
    if (word === undefined) break
    // 'was holding talks' ends at its first full verb.
    if (word.cls === 'verb') return { to: at + 1, main: at }
    // 'had “surrendered”': a mark of doubt breaks no verb.
    if (at > from && /^[“"‘]$/u.test(word.text) && words[at + 1]?.cls === 'verb') continue
    if (!AUXILIARY.has(word.cls)) break
    if (word.cls === 'be' || word.cls === 'have' || word.cls === 'do') main = at
  }
  while (at > main + 1 && words[at - 1]?.cls === 'adv') at--
  return { to: at, main }
}

const isVerbal = (word: Word) => /^(?:verb|be|have|do)$/u.test(word.cls)

function formOf(head: Word, afterAuxiliary: boolean, bare: boolean): VerbForm {
  if (head.cls !== 'verb' || (bare && head.forms[0] === 'base' && head.forms.includes('past'))) return 'past'
  return afterAuxiliary && head.forms.includes('part') ? 'part' : (head.forms[0] ?? 'past')
}

function verbPhrase(words: readonly Word[], from: number): VerbPhrase | null {
  const marked = words[from]?.lower === 'to'
  const infinitive = marked || isHelp(words[from - 1])
  const start = marked ? from + 1 : from
  const { to, main } = verbRun(words, start)
  const head = words[main]
  if (head === undefined || !isVerbal(head)) return null
  const be = words.slice(start, to).some((word) => word.lower === 'be' || word.lower === 'have')
  if (infinitive && !head.forms.includes('base') && !be) return null
  const before = words.slice(start, main)
  const has = (cls: Word['cls']) => before.some((word) => word.cls === cls)
  const beVerb = has('be') || (head.cls === 'verb' && before.some((word) => word.lower === 'got'))
  const lemma = head.cls === 'verb' ? head.lemma : head.cls
  const form = formOf(head, beVerb || has('have'), !infinitive && before.length === 0)
  return {
    type: 'vp',
    from,
    to,
    main,
    lemma,
    form,
    auxiliary: has('be') || has('have') || has('do') || has('modal'),
    passive: beVerb && head.forms.includes('part') && !head.forms.includes('ing'),
    perfect: has('have'),
    progressive: beVerb && head.forms.includes('ing'),
    negated: words.slice(start, to).some((word) => word.cls === 'neg' || word.lower.endsWith('n’t')),
    infinitive,
    gerund: /^(?:being|having)$/u.test(words[start]?.lower ?? ''),
    modal: before.find((word) => word.cls === 'modal')?.lower ?? null,
  }
}

const MEASURES = /^(?:times|km|kilomet(?:re|er)s|miles|met(?:re|er)s|days|weeks|months|years|hours|minutes|percent)$/u

const STARTS_VERB = new Set(['verb', 'be', 'have', 'do', 'modal', 'neg'])

/** 'seven early in the morning': the word of time is none of the number's. */
const withoutTimeOfDay = (marked: Marked, end: number): number =>
  /^(?:early|late)$/u.test(marked.words[end - 1]?.lower ?? '') && isNominal(marked.words[end - 2]) ? end - 1 : end

function withNames(marked: Marked, at: number, end: number): NounPhrase {
  const apposed = namesApposed(marked, at, end)
  if (apposed !== null) return { ...nounPhrase(marked, at, apposed.noun + 1), to: apposed.to }
  return { ...nounPhrase(marked, at, end), to: pastShortName(marked, end) }
}

/** 'during the 1980-1988 war': the date is part of a noun's name. */
function datesNoun(marked: Marked, at: number): boolean {
  const date = dateAt(marked, at)
  if (date === null) return false
  const next = marked.words[date.to]
  const the = marked.words.slice(date.from, date.to).findIndex((word) => word.lower === 'the')
  return the >= 0 && date.from + the + 1 < date.to && (next?.cls === 'noun' || next?.cls === 'name')
}

function phraseAt(marked: Marked, at: number): Phrase {
  const word = marked.words[at]
  if (word === undefined) throw new RangeError(`no word at ${at}`)
  const date = datesNoun(marked, at) ? null : dateAt(marked, at)
  if (date !== null && !(countAt(marked, at) !== null && date.relation === 'span'))
    return { type: 'date', from: at, to: date.to, date }
  const loose: LooseWord = { type: 'word', from: at, to: at + 1, lower: word.lower, cls: word.cls }
  if (isRelative(marked, at)) return loose
  const adverbLeads = word.cls === 'adv' && ['verb', 'be', 'have'].includes(marked.words[at + 1]?.cls ?? '')
  if (STARTS_VERB.has(word.cls) || word.lower === 'to' || adverbLeads) {
    const verb = countAt(marked, at) === null ? verbPhrase(marked.words, at) : null
    if (verb !== null) return verb
  }
  if (word.cls === 'pronoun') return nounPhrase(marked, at, at + 1)
  if (countAt(marked, at) !== null || (IN_PHRASE.has(word.cls) && word.cls !== 'possessive')) {
    const end = withoutTimeOfDay(marked, phraseEnd(marked, at))
    if (end > at) return withNames(marked, at, end)
  }
  return loose
}

/** Cuts a sentence into noun phrases, verb phrases, dates and the words between them. */
export function cutPhrases(marked: Marked): readonly Phrase[] {
  const phrases: Phrase[] = []
  for (let at = 0; at < marked.words.length; ) {
    const phrase = phraseAt(marked, at)
    phrases.push(phrase)
    at = phrase.to
  }
  return phrases
}
