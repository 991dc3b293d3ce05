import type { NumeralProfileName } from '../../claims/case-setting.ts'
import {
  boundsOf,
  type CountBounds,
  type Modifier,
  NUMERAL_PROFILE,
  type NumeralProfile,
  type Quantity,
} from '../../claims/numerals.ts'
import type { CountMention } from '../mentions.ts'
import type { Token } from '../tokens.ts'
import type { CountWords } from './count-words.ts'
import { countsNothing } from './not-people.ts'
import { ENGLISH_COUNTS } from './packs/en.ts'
import { type Got, isGlued, numberAt, phraseAt, phraseEnd, quantityAt, type Reader, wordAt } from './quantity.ts'
import { canStart } from './starters.ts'

/** What stands before a number. */
interface Before {
  readonly modifier: Modifier
  readonly definite: boolean
  readonly additive: boolean
  readonly to: number
}

const APPROXIMATE: ReadonlySet<Modifier> = new Set(['about', 'nearly'])

function modifierAt(reader: Reader, at: number): Got<Modifier> | null {
  const found = phraseAt(reader, at, reader.words.modifiers)
  const verbs = reader.words.particles.get(wordAt(reader, at))
  return verbs?.has(wordAt(reader, at - 1)) ? null : found
}

/** 'at least', 'another', 'the remaining', in any order; what bounds most wins: 'at least some 20' is at least 20. */
function readBefore(reader: Reader, at: number): Before {
  const { words } = reader
  let before: Before = { modifier: 'exactly', definite: false, additive: false, to: at }
  for (let steps = 0; steps < 4; steps++) {
    const { to } = before
    const another = phraseEnd(reader, to, words.another)
    const modifier = modifierAt(reader, to)
    if (another !== null && !(modifier !== null && modifier.to > another))
      before = { ...before, additive: true, to: another }
    else if (modifier !== null)
      before = { ...before, modifier: stronger(before.modifier, modifier.value), to: modifier.to }
    else if (
      words.all.has(wordAt(reader, to)) ||
      words.definite.has(wordAt(reader, to)) ||
      (before.definite && words.betweenDefinite.has(wordAt(reader, to)))
    )
      before = { ...before, definite: true, to: to + 1 }
    else break
  }
  return before
}

const stronger = (first: Modifier, second: Modifier): Modifier =>
  first === 'exactly' || (APPROXIMATE.has(first) && second !== 'exactly') ? second : first

/** 'between 20 and 30', '20 to 30', '20-30', '27 or 20'. 'From 105 to 135' is a figure that changed, not a range. */
function readRange(reader: Reader, at: number, first: Got<Quantity>): Got<Quantity> | null {
  const { words } = reader
  if (first.value.kind !== 'number') return null
  const joiner = wordAt(reader, first.to)
  const between = words.between.has(wordAt(reader, at - 1)) && words.and.has(joiner)
  if (!between && !words.rangeJoiners.has(joiner)) return null
  if (joiner === 'to' && wordAt(reader, at - 1) === 'from') return null
  const dashed = /^\p{Pd}$/u.test(joiner)
  if (dashed && isGlued(reader, first.to) !== isGlued(reader, first.to + 1)) return null
  const second = numberAt(reader, first.to + 1)
  if (second === null || second.value === first.value.value) return null
  if (joiner !== 'or' && second.value < first.value.value) return null
  const [low, high] = [first.value.value, second.value].sort((a, b) => a - b)
  return low === undefined || high === undefined ? null : { value: { kind: 'range', low, high }, to: second.to }
}

/** 'thousands, if not tens of thousands', 'dozens, perhaps hundreds': the lower is what is said. */
function skipRaised(reader: Reader, at: number): number {
  const start = wordAt(reader, at) === ',' ? at + 1 : at
  const raiser = phraseEnd(reader, start, reader.words.raisers)
  if (raiser === null) return at
  const greater = quantityAt(reader, raiser)
  if (greater === null || (greater.value.kind !== 'plural' && greater.value.kind !== 'vague')) return at
  // 'dozens, if not scores, of civilians'.
  const closed = wordAt(reader, greater.to) === ',' && reader.words.of.has(wordAt(reader, greater.to + 1))
  return closed ? greater.to + 1 : greater.to
}

/** 'Fifty-five (55)', '12 (twelve)': past the brackets in which a number stands once more. */
function skipRepeated(reader: Reader, at: number, first: Quantity): number {
  const again = wordAt(reader, at) === '(' && first.kind === 'number' ? numberAt(reader, at + 1) : null
  return again !== null && first.kind === 'number' && again.value === first.value && wordAt(reader, again.to) === ')'
    ? again.to + 1
    : at
}

/** The words from one token to another, spaced as in the text. */
function wordsOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token, i) => (i > 0 && (tokens[from + i - 1]?.end ?? 0) < token.start ? ` ${token.text}` : token.text))
    .join('')
}

const EACH_REACH = 4

/** 'each' right after a number or after the noun it counts: '95 prisoners each'. */
function isDistributive(reader: Reader, to: number): boolean {
  for (let at = to; at < to + EACH_REACH; at++) {
    const token = reader.tokens[at]
    if (token === undefined || token.kind !== 'word') return false
    if (reader.words.each.has(token.lower)) {
      const next = reader.tokens[at + 1]
      // 'freed 95 prisoners, each side …' looks forward, not back.
      return (
        next === undefined ||
        next.kind !== 'word' ||
        reader.words.prepositions.has(next.lower) ||
        reader.words.and.has(next.lower)
      )
    }
  }
  return false
}

interface Parts {
  readonly from: number
  readonly to: number
  readonly bounds: CountBounds
  readonly before: Pick<Before, 'definite' | 'additive'>
  readonly approximate: boolean
  readonly countsNothing: boolean
  readonly rule: string
}

function mention(reader: Reader, parts: Parts): CountMention {
  const { tokens } = reader
  const start = tokens[parts.from]?.start ?? 0
  return {
    start,
    end: tokens[parts.to - 1]?.end ?? start,
    from: parts.from,
    to: parts.to,
    count: { ...parts.bounds, text: wordsOf(tokens, parts.from, parts.to) },
    approximate: parts.approximate,
    additive: parts.before.additive,
    distributive: isDistributive(reader, parts.to),
    definite: parts.before.definite,
    countsNothing: parts.countsNothing,
    rule: parts.rule,
  }
}

/** 'one' as a pronoun ('no one', 'one another', 'the one') is no count; in 'said that one of the men', 'only one of them' it is. */
function isPronoun(reader: Reader, at: number, to: number): boolean {
  const { words } = reader
  if (to !== at + 1 || wordAt(reader, at) !== words.one) return false
  if (/^(?:that|only)$/u.test(wordAt(reader, at - 1)) && wordAt(reader, to) === 'of')
    return wordAt(reader, at - 2) === 'the'
  return words.notOneAfter.has(wordAt(reader, at - 1)) || words.notOneBefore.has(wordAt(reader, to))
}

function readNumber(reader: Reader, from: number, profile: NumeralProfile): CountMention | null {
  const between = reader.words.between.has(wordAt(reader, from)) ? from + 1 : from
  const before = readBefore(reader, between)
  const first = quantityAt(reader, before.to)
  if (first === null || isPronoun(reader, before.to, first.to)) return null
  const range = readRange(reader, before.to, first)
  if (between > from && range === null) return null
  const quantity = range ?? first
  const end = skipRepeated(reader, quantity.to, quantity.value)
  const after = phraseAt(reader, end, reader.words.modifiersAfter)
  const modifier = after === null ? before.modifier : stronger(before.modifier, after.value)
  const bounded = skipRaised(reader, after?.to ?? end)
  // 'Since 2008 more than 30' begins the next number.
  const more = reader.words.more.has(wordAt(reader, bounded)) && (modifierAt(reader, bounded)?.to ?? 0) <= bounded + 1
  const nothing =
    countsNothing(reader, { at: before.to, to: first.to, start: from, isRange: range !== null }) ||
    countsNothing(reader, {
      at: range === null ? before.to : range.to - 1,
      to: bounded,
      start: from,
      isRange: range !== null,
    })
  return mention(reader, {
    from,
    to: more && !nothing && wordAt(reader, bounded) !== 'other' ? bounded + 1 : bounded,
    bounds: boundsOf(quantity.value, modifier, profile),
    before: { definite: before.definite, additive: before.additive || more },
    approximate: APPROXIMATE.has(modifier) || quantity.value.kind === 'vague' || quantity.value.kind === 'plural',
    countsNothing: nothing,
    rule: range === null ? 'RD251' : 'RD252',
  })
}

/** 'another soldier': one more. */
function readAnother(reader: Reader, at: number): CountMention | null {
  const next = reader.tokens[at + 1]
  if (!reader.words.another.has(wordAt(reader, at)) || next?.kind !== 'word' || wordAt(reader, at - 1) === 'one')
    return null
  if (wordAt(reader, at) !== 'another') return null
  const nothing = countsNothing(reader, { at, to: at + 1, start: at, isRange: false })
  return mention(reader, {
    from: at,
    to: at + 1,
    bounds: { min: 1, max: 1 },
    before: { definite: false, additive: true },
    approximate: false,
    countsNothing: nothing,
    rule: 'RD254',
  })
}

/** 'both men'; not 'both Armenia and Azerbaijan', 'both in the north and in the south', 'both civilians and soldiers'. */
function readBoth(reader: Reader, at: number): CountMention | null {
  const { words } = reader
  if (!words.both.has(wordAt(reader, at))) return null
  const next = reader.tokens[at + 1]
  const joins = [2, 3, 4, 5, 6].some((ahead) => words.and.has(wordAt(reader, at + ahead)))
  const names =
    next !== undefined && (/^\p{Lu}/u.test(next.text) || words.prepositions.has(next.lower)) && next.lower !== 'of'
  if ((joins && names) || words.and.has(wordAt(reader, at + 2))) return null
  return mention(reader, {
    from: at,
    to: at + 1,
    bounds: { min: 2, max: 2 },
    before: { definite: true, additive: false },
    approximate: false,
    countsNothing: false,
    rule: 'RD255',
  })
}

/** 'all the prisoners', 'nearly all of them': a whole without a number. */
function readAll(reader: Reader, at: number): CountMention | null {
  const { words } = reader
  const nearly = words.nearlyAll.has(wordAt(reader, at)) ? at + 1 : at
  if (!words.all.has(wordAt(reader, nearly))) return null
  const next = reader.tokens[nearly + 1]
  if (next?.kind !== 'word' || words.notAllBefore.has(next.lower) || words.notAllAfter.has(wordAt(reader, at - 1)))
    return null
  if (words.measures.has(next.lower)) return null
  return mention(reader, {
    from: at,
    to: nearly + 1,
    bounds: { min: null, max: null },
    before: { definite: true, additive: false },
    approximate: nearly > at,
    countsNothing: false,
    rule: 'RD256',
  })
}

/**
 * The number phrases of an English text, in text order, with the bounds that the numeral profile gives them (guideline,
 * paragraph Count; research on UCDP and ACLED conventions). What they count is the caller's to find; 'a' and 'an' are
 * the caller's too. Numbers that can never count people are returned with `countsNothing`.
 */
export function findCounts(
  tokens: readonly Token[],
  profile: NumeralProfile | NumeralProfileName,
): readonly CountMention[] {
  return findCountsIn(ENGLISH_COUNTS, tokens, typeof profile === 'string' ? NUMERAL_PROFILE[profile] : profile)
}

/** The same grammar with the words of another language. */
export function findCountsIn(
  words: CountWords,
  tokens: readonly Token[],
  profile: NumeralProfile,
): readonly CountMention[] {
  const reader: Reader = { tokens, words }
  const mentions: CountMention[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (!canStart(reader, at)) continue
    const found =
      readNumber(reader, at, profile) ??
      readAnother(reader, at) ??
      readBoth(reader, at) ??
      readAll(reader, at) ??
      unreadable(reader, at)
    if (found === null) continue
    mentions.push(found)
    at = found.to - 1
  }
  return mentions
}

/** Digits that are no whole number ('10:30', '3.5'): reported, so that nobody takes them for people. */
function unreadable(reader: Reader, at: number): CountMention | null {
  if (reader.tokens[at]?.kind !== 'number') return null
  return mention(reader, {
    from: at,
    to: at + 1,
    bounds: { min: null, max: null },
    before: { definite: false, additive: false },
    approximate: false,
    countsNothing: true,
    rule: 'RD253',
  })
}
