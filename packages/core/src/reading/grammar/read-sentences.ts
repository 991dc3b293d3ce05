import type { NumeralProfileName } from '../../claims/case-setting.ts'
import { findCounts } from '../counts/find-counts.ts'
import { findDates } from '../dates/find-dates.ts'
import type { DateContext } from '../mentions.ts'
import type { NameIndex } from '../names/party-names.ts'
import type { Token } from '../tokens.ts'
import { findParties } from './find-parties.ts'
import { verbOf } from './lexicon.ts'
import { cutPhrases, type Marked, type Phrase } from './phrases.ts'
import type { SentenceSpan } from './sentences.ts'
import { joinSplitVerbs } from './split-verbs.ts'
import { tagWords } from './tag-words.ts'

/** A sentence with everything that the grammars found in it. */
export interface Sentence extends Marked {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly paragraph: number
  readonly phrases: readonly Phrase[]
}

export interface GrammarContext {
  readonly text: string
  readonly names: NameIndex
  readonly numerals: NumeralProfileName
  readonly dates: DateContext
}

/** 'handed over two policemen': the particle belongs to the verb and is no 'more than'. */
function withoutParticle(token: Token, at: number, tokens: readonly Token[]): Token {
  const verb = token.lower === 'over' ? verbOf(tokens[at - 1]?.lower ?? '') : null
  return verb !== null && /^(?:hand|turn|take|give|pass|bring|carry)$/u.test(verb.lemma)
    ? { ...token, lower: 'up' }
    : token
}

const QUOTED_WORDS = 3
const AUXILIARY = /^(?:had|has|have|was|were|been|be|will|would)$/u
const CLOSING: Readonly<Record<string, string>> = { '“': '”', '"': '"', '«': '»', '‘': '’' }

/** 'the release of “292 detainees”', '22 "terrorists"': marks around a few words inside a phrase part nothing. */
function withoutScareQuotes(tokens: readonly Token[]): readonly Token[] {
  const dropped = new Set<number>()
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at]
    const close = token?.kind === 'mark' ? CLOSING[token.text] : undefined
    if (close === undefined || dropped.has(at) || tokens[at - 1]?.kind === 'mark') continue
    const end = tokens.findIndex(({ text }, next) => next > at && text === close)
    const inside = tokens.slice(at + 1, end)
    // 'had “been released in a peaceful manner”': the verb goes on inside the marks.
    const withinVerb = AUXILIARY.test(tokens[at - 1]?.lower ?? '')
    if (
      end < 0 ||
      inside.length === 0 ||
      (inside.length > QUOTED_WORDS && !withinVerb) ||
      inside.some(({ kind }) => kind === 'mark')
    )
      continue
    dropped.add(at).add(end)
  }
  return dropped.size === 0 ? tokens : tokens.filter((_, at) => !dropped.has(at))
}

export function readSentence(given: SentenceSpan, index: number, context: GrammarContext): Sentence {
  const span = { ...given, tokens: withoutScareQuotes(given.tokens) }
  const parties = findParties(span.tokens, context.names)
  const inName = (from: number, to: number) => parties.some((party) => party.from < to && from < party.to)
  // 'the March 23 Movement' is of no day.
  const dates = findDates(span.tokens, context.text, context.dates).filter(({ from, to }) => !inName(from, to))
  // 'October 6 - Seventeen men': what a date covers is no number for the counts.
  const covered = new Set(
    dates.flatMap((date) => Array.from({ length: date.to - date.from }, (_, step) => date.from + step)),
  )
  const inDate = (from: number, to: number) => dates.some((date) => date.from <= from && to <= date.to)
  const counts = findCounts(
    span.tokens.map((token, at) =>
      covered.has(at) ? { ...token, kind: 'mark', text: '·', lower: '·' } : withoutParticle(token, at, span.tokens),
    ),
    context.numerals,
  ).filter((count) => !inDate(count.from, count.to) && !inName(count.from, count.to))
  const counted = new Set([...counts.filter((count) => !count.countsNothing), ...dates].map((mention) => mention.from))

  const words = tagWords(span.tokens, counted, covered)
  const marked: Marked = { words, counts, dates, parties }
  return {
    ...marked,
    index,
    start: span.start,
    end: span.end,
    paragraph: span.paragraph,
    phrases: joinSplitVerbs(cutPhrases(marked), marked.words),
  }
}
