import { addDays } from '../../time/calendar.ts'
import { clausesAround, type Inner } from '../grammar/inner-clauses.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { DateMention } from '../mentions.ts'
import { AGREEMENT_NOUNS } from '../packs/en/deeds.ts'
import { INCIDENT_NOUNS, STRIKE_VERBS } from '../packs/en/event-nouns.ts'
import type { Draft } from './draft.ts'

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
function isLaunched({ words }: Sentence, { from, main }: Inner, told: number): boolean {
  // 'the Oct. 7 attack in which': the attack's own day.
  if (told < from && from - told < 6 && !words.slice(told, from).some(({ lower }) => lower === ',')) return true
  return main === null || STRIKE_VERBS.has(main.lemma) || LAUNCHES.test(main.lemma)
}

const LAUNCHES =
  /^(?:carry|take|occur|happen|stage|mount|conduct|begin|start|follow|be|come|kill|die|wound|claim|condemn)$/u

const inside = (inner: Inner, word: number): boolean => inner.from <= word && word < inner.to

/**
 * Whether a day or place of a sentence, by its first word, stands in another clause than what a draft tells, and in one
 * of another happening: 'freed men who fought at Redvale in May' (RD63).
 */
export function isInOtherClause(sentence: Sentence, draft: Draft, from: number, place = false): boolean {
  const clauses = clausesAround(sentence, from, draft.at).filter(
    // 'in Redvale, where dozens were killed': the clause tells what happened there.
    (inner) => !(place && from < inner.from && /^(?:where|which)$/u.test(sentence.words[inner.from]?.lower ?? '')),
  )
  return clauses.some(
    (inner) =>
      inside(inner, from) !== inside(inner, draft.at) &&
      !(draft.from <= from && from < inner.from) &&
      // What stands before a clause may be of it: 'on Friday, when …'; the sentence's own words behind it are not.
      (inside(inner, from) || from >= inner.to || inner.opener === 'relative') &&
      !isOneHappening(sentence, inner, draft, from),
  )
}

/** 'Since the war began in 2015, they have taken 300': the clause goes before or behind. */
const isOfSinceClause = (sentence: Sentence, draft: Draft, from: number): boolean =>
  clausesAround(sentence, from, draft.at).some(
    (inner) => inner.opener === 'since' && inside(inner, from) && !inside(inner, draft.at),
  )

const outsideOf = (sentence: Sentence, draft: Draft, from: number): Inner | undefined =>
  clausesAround(sentence, from, draft.at).find(
    (inner) => inside(inner, from) && !inside(inner, draft.at) && draft.at < inner.from,
  )

/**
 * What the day of a clause says of the happening before it: 'killed since the truce began on 7 October' has lasted since,
 * 'freed a day after the others came home on Sunday' was on Monday. Null: nothing that can be reckoned.
 */
export function dayBeside(sentence: Sentence, draft: Draft, date: DateMention): string | null {
  if (date.relation === 'since' && isOfSinceClause(sentence, draft, date.from)) return date.edtf
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
  const days = numberOf(amount?.lower ?? '')
  return days === null ? null : opener === 'after' ? days : -days
}

/** A small number as a word or in figures; null: none. */
export const numberOf = (word: string): number | null => {
  if (/^an?$/u.test(word)) return 1
  const named = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].indexOf(word) + 1
  return named > 0 ? named : /^\d{1,3}$/u.test(word) ? Number(word) : null
}

/** 'a day after the talks', 'two weeks before capturing him': no day of its own, whatever day was told of last. */
export const opensDay = ({ words }: Sentence, date: DateMention): boolean =>
  /^(?:after|before)$/u.test(words[date.to - 1]?.lower ?? '') &&
  words[date.to] !== undefined &&
  words[date.to]?.cls !== 'mark'

const STATES: ReadonlySet<string> = new Set(['held', 'missing', 'killed', 'wounded'])
