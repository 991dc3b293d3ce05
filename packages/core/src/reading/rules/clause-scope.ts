import { addDays } from '../../time/calendar.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { DateMention } from '../mentions.ts'
import { AGREEMENT_NOUNS } from '../packs/en/deeds.ts'
import { INCIDENT_NOUNS, STRIKE_VERBS } from '../packs/en/event-nouns.ts'
import type { Draft } from './draft.ts'

/** A clause inside a sentence that tells of something else: who people are, since when, before or after what. */
interface Inner {
  /** Words from its opening one to the one behind its last. */
  readonly from: number
  readonly to: number
  readonly opener: 'relative' | 'since' | 'before' | 'after'
  readonly verb: VerbPhrase
  /** The noun that a relative clause is about; null: none stands before it. */
  readonly about: string | null
}

const RELATIVES = /^(?:who|whom|whose|which|that|where)$/u

/** 'soldiers who …', 'an attack that …', 'since …', 'a day before …'. Null: this phrase opens no such clause. */
function openerAt({ phrases, words }: Sentence, at: number): Inner['opener'] | null {
  const phrase = phrases[at]
  if (phrase === undefined) return null
  if (phrase.type === 'date') {
    const last = words[phrase.to - 1]?.lower
    return last === 'after' || last === 'before' ? last : null
  }
  if (phrase.type !== 'word') return null
  if (RELATIVES.test(phrase.lower) && phrase.cls === 'pronoun') return 'relative'
  if (phrase.lower === 'where') return 'relative'
  if (phrase.lower === 'until') return 'before'
  return /^(?:since|before|after)$/u.test(phrase.lower) ? (phrase.lower as Inner['opener']) : null
}

const isFiniteVerb = (phrase: Phrase | undefined): phrase is VerbPhrase =>
  phrase?.type === 'vp' && !phrase.infinitive && !phrase.gerund && (phrase.auxiliary || phrase.form !== 'ing')

/** The verb of the clause that a phrase opens: the first finite one, before the sentence or another clause begins. */
function verbFrom({ phrases }: Sentence, opener: number): number {
  // 'who, it said, had crossed the border'.
  const aside = isWord(phrases[opener + 1], ',')
    ? phrases.findIndex((phrase, at) => at > opener + 2 && isWord(phrase, ','))
    : -1
  for (let at = Math.max(opener, aside) + 1; at < phrases.length; at++) {
    const phrase = phrases[at]
    if (isFiniteVerb(phrase)) return at
    if (phrase?.type === 'word' && /^(?:\.|;|:)$/u.test(phrase.lower)) return -1
  }
  return -1
}

/** Where the clause ends: a comma, a stop, or the verb of the sentence that goes on ('Men who fled in May were freed'). */
function endOf({ phrases, words }: Sentence, opener: number, verb: number): number {
  const relative = openerAt({ phrases, words } as Sentence, opener) === 'relative'
  for (let at = verb + 1; at < phrases.length; at++) {
    const phrase = phrases[at]
    if (phrase?.type === 'word' && /^[,.;:]$/u.test(phrase.lower)) return phrase.from
    if (!relative || !isFiniteVerb(phrase) || isWord(phrases[at - 1], 'and', 'or', 'but')) continue
    const before = phrases[at - 1]
    // 'where dozens were killed and scores were hurt': the clause goes on.
    if (before?.type === 'np' && isWord(phrases[at - 2], 'and', 'or', 'but')) continue
    // A verb right behind a noun or a day is that of the sentence.
    if (before?.type === 'np' || before?.type === 'date') return phrase.from
  }
  return words.length
}

function nounBefore({ phrases }: Sentence, opener: number): string | null {
  for (let at = opener - 1; at >= Math.max(0, opener - 5); at--) {
    const phrase = phrases[at]
    if (phrase?.type === 'np') return phrase.lower
    if (phrase?.type === 'vp') return null
  }
  return null
}

function innerClauses(sentence: Sentence): readonly Inner[] {
  return sentence.phrases.flatMap((phrase, at) => {
    const opener = openerAt(sentence, at)
    const verbAt = opener === null ? -1 : verbFrom(sentence, at)
    const verb = sentence.phrases[verbAt]
    if (opener === null || verb?.type !== 'vp') return []
    // 'after talks on Monday the men were freed': a noun and a day come before any verb of its own.
    if (opener !== 'relative' && !opensClause(sentence, at, verbAt)) return []
    const about = opener === 'relative' ? nounBefore(sentence, at) : null
    return [{ from: phrase.from, to: endOf(sentence, at, verbAt), opener, verb, about }]
  })
}

/** 'after the talks ended', not 'after the talks, he was freed' or 'after talks in May he was freed'. */
function opensClause({ phrases }: Sentence, opener: number, verb: number): boolean {
  const between = phrases.slice(opener + 1, verb)
  return between.every(
    (phrase) => phrase.type !== 'date' && !(phrase.type === 'word' && /^[,—–-]$/u.test(phrase.lower)),
  )
}

const BEFELL: ReadonlySet<string> = new Set(['killed', 'wounded', 'captured', 'attacked', 'missing'])

/** 'killed in an attack that took place on Friday', 'hurt after a shell hit the school on Friday': one happening told in two clauses. */
function isOneHappening(sentence: Sentence, inner: Inner, draft: Draft, from: number): boolean {
  if (draft.kind === 'undertaking') return inner.about !== null && AGREEMENT_NOUNS.has(inner.about)
  if (!BEFELL.has(draft.kind))
    return inner.about !== null && /^(?:exchange|swap|handover|release|transfer|operation)s?$/u.test(inner.about)
  if (inner.opener === 'since' || inner.opener === 'before') return false
  if (inner.opener === 'relative')
    return (
      inner.about !== null &&
      INCIDENT_NOUNS.has(inner.about) &&
      (!inside(inner, draft.at) || isLaunched(sentence, inner, from))
    )
  return STRIKE_VERBS.has(inner.verb.lemma)
}

/** 'On Friday rebels launched an attack in which 26 were killed', not 'freed a day after the attack in which 26 were killed'. */
function isLaunched({ phrases, words }: Sentence, { from }: Inner, told: number): boolean {
  // 'the Oct. 7 attack in which': the attack's own day.
  if (told < from && from - told < 6 && !words.slice(told, from).some(({ lower }) => lower === ',')) return true
  const verb = phrases.findLast((phrase) => phrase.to <= from && isFiniteVerb(phrase))
  return verb?.type !== 'vp' || STRIKE_VERBS.has(verb.lemma) || LAUNCHES.test(verb.lemma)
}

const LAUNCHES =
  /^(?:carry|take|occur|happen|stage|mount|conduct|begin|start|follow|be|come|kill|die|wound|claim|condemn)$/u

const inside = (inner: Inner, word: number): boolean => inner.from <= word && word < inner.to

/**
 * Whether a day or place of a sentence, by its first word, stands in another clause than what a draft tells, and in one
 * of another happening: 'freed men who fought at Redvale in May' (RD63).
 */
export function isInOtherClause(sentence: Sentence, draft: Draft, from: number, place = false): boolean {
  const clauses = innerClauses(sentence).filter(
    // 'in Redvale, where dozens were killed': the clause tells what happened there.
    (inner) => !(place && from < inner.from && /^(?:where|which)$/u.test(sentence.words[inner.from]?.lower ?? '')),
  )
  const apart = clauses.some(
    (inner) =>
      inside(inner, from) !== inside(inner, draft.at) &&
      !(draft.from <= from && from < inner.from) &&
      // What stands before a clause may be of it: 'on Friday, when …'; the sentence's own words behind it are not.
      (inside(inner, from) || from >= inner.to || inner.opener === 'relative') &&
      !isOneHappening(sentence, inner, draft, from),
  )
  return apart || isBeyondMainVerb(sentence, draft, from)
}

/** 'Soldiers captured at Redvale were paraded on Friday': the day is that of the parade. */
function isBeyondMainVerb({ phrases }: Sentence, draft: Draft, from: number): boolean {
  const at = phrases.findIndex((phrase) => phrase.type === 'vp' && phrase.from <= draft.at && draft.at < phrase.to)
  const verb = phrases[at]
  if (
    verb?.type !== 'vp' ||
    verb.auxiliary ||
    (verb.form !== 'part' && verb.form !== 'past') ||
    phrases[at - 1]?.type !== 'np'
  )
    return false
  const main = phrases.findIndex((phrase, next) => next > at && isFiniteVerb(phrase))
  const next = phrases[main]
  if (next?.type !== 'vp' || !next.auxiliary || next.from >= from) return false
  return !phrases
    .slice(at, main)
    .some((phrase) => phrase.type === 'word' && /^(?:,|and|who|which|that|;|when|after|as|but)$/u.test(phrase.lower))
}

const outsideOf = (sentence: Sentence, draft: Draft, from: number): Inner | undefined =>
  innerClauses(sentence).find((inner) => inside(inner, from) && !inside(inner, draft.at) && draft.at < inner.from)

/**
 * What the day of a clause says of the happening before it: 'killed since the truce began on 7 October' has lasted since,
 * 'freed a day after the others came home on Sunday' was on Monday. Null: nothing that can be reckoned.
 */
export function dayBeside(sentence: Sentence, draft: Draft, date: DateMention): string | null {
  const inner = outsideOf(sentence, draft, date.from)
  if (inner === undefined || date.edtf === null || date.relation !== 'on') return null
  if (inner.opener === 'since') return STATES.has(draft.kind) ? `${date.edtf}/..` : null
  const away = daysAway(sentence, inner)
  return away === null ? null : addDays(date.edtf, away)
}

/** 'a day after', 'two days before', as days; null: no clause opens so, or by a longer measure. */
function daysAway({ words }: Sentence, { from, opener }: Inner): number | null {
  if (opener !== 'after' && opener !== 'before') return null
  const [amount, unit, link] = words.slice(from, from + 3)
  if (unit === undefined || link?.lower !== opener || !/^days?$/u.test(unit.lower)) return null
  const days = /^an?$/u.test(amount?.lower ?? '') ? 1 : numberOf(amount?.lower ?? '')
  return days === null ? null : opener === 'after' ? days : -days
}

const numberOf = (word: string): number | null => {
  const named = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].indexOf(word) + 1
  return named > 0 ? named : /^\d{1,3}$/u.test(word) ? Number(word) : null
}

/** 'a day after the talks', 'two days before he died': no day of its own, whatever day was told of last. */
export const opensDay = ({ words, phrases }: Sentence, date: DateMention): boolean =>
  /^(?:after|before)$/u.test(words[date.to - 1]?.lower ?? '') &&
  phrases.find(({ from }) => from === date.to)?.type === 'np'

const STATES: ReadonlySet<string> = new Set(['held', 'missing', 'killed', 'wounded'])
