import type { MonthPart } from '../../time/month-names.ts'

export type Unit = 'hour' | 'day' | 'week' | 'month' | 'year' | 'decade' | 'century' | 'weekend' | 'quarter'
/** Which of several: the one before, this one, the next one. */
export type Shift = -1 | 0 | 1

/**
 * What the grammar of dates needs to know of a language: words, lower case, without a point. Phrases of several words
 * are parted by one space. A language that lacks a form leaves its set empty; the grammar then never finds it.
 */
export interface DateWords {
  readonly lang: string
  readonly months: ReadonlyMap<string, number>
  /** Month names that are also other words: believed only beside a day, a year or one of `monthCues`. */
  readonly doubtfulMonths: ReadonlySet<string>
  readonly monthCues: ReadonlySet<string>
  /** 0 Monday to 6 Sunday. */
  readonly weekdays: ReadonlyMap<string, number>
  /** Short weekday names: believed only before a date. */
  readonly shortWeekdays: ReadonlyMap<string, number>
  /** 1 spring, 2 summer, 3 autumn, 4 winter. */
  readonly seasons: ReadonlyMap<string, number>
  readonly doubtfulSeasons: ReadonlySet<string>
  readonly parts: ReadonlyMap<string, MonthPart>
  /** Parts that stand before a month in one hyphenated word: 'mid-December'. */
  readonly joinedParts: ReadonlyMap<string, MonthPart>
  readonly shifts: ReadonlyMap<string, Shift>
  readonly units: ReadonlyMap<string, Unit>
  /** Two weeks in one word. */
  readonly fortnights: ReadonlySet<string>
  readonly numbers: ReadonlyMap<string, number>
  readonly ordinals: ReadonlyMap<string, number>
  /** Endings of ordinals in digits: '28th'. */
  readonly ordinalEndings: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly of: ReadonlySet<string>
  readonly dayParts: ReadonlySet<string>
  /** Whole days counted from the reference date. */
  readonly days: ReadonlyMap<string, readonly [first: number, last: number]>
  /** Feasts that fall on one day of every year. Movable ones are left to the reviewer. */
  readonly namedDays: ReadonlyMap<string, readonly [month: number, day: number]>
  /** Days counted from the date mentioned before. */
  readonly anaphors: ReadonlyMap<string, number>
  /** After a word of 'since': the date mentioned before, 'since then'. */
  readonly thatTime?: ReadonlySet<string>
  /** Between a word of 'since' and a date: what began then, 'since the start of the truce on 3 May'. */
  readonly startings?: ReadonlySet<string>
  readonly rangeFrom: ReadonlySet<string>
  readonly rangeBetween: ReadonlySet<string>
  readonly rangeTo: ReadonlySet<string>
  readonly and: ReadonlySet<string>
  /** Before a number of days: how far ahead, where the sentence looks ahead. */
  readonly inside: ReadonlySet<string>
  /** Between 'the week' and its day. */
  readonly weekOf: ReadonlySet<string>
  /** Parts that take 'of' before their month or year: 'the end of June'; 'beginning in June' is since June. */
  readonly partNouns: ReadonlySet<string>
  readonly ago: ReadonlySet<string>
  readonly later: ReadonlySet<string>
  readonly before: ReadonlySet<string>
  readonly cues: ReadonlyMap<string, Cue>
  /** Words after a date that leave it open to the right: 'November 10 onwards'. */
  readonly onwards: ReadonlySet<string>
  /** Words by which a sentence looks ahead; a bare weekday or month-day then is the next one. */
  readonly ahead: ReadonlySet<string>
  /** Words after which a day is that of a text signed already: 'under a February deal'. */
  readonly signed?: ReadonlySet<string>
  /** Words of `ahead` that look back at the day right behind them: 'pledged Thursday to free them'. */
  readonly gaveWord?: ReadonlySet<string>
  /** Words that end the reach of `ahead`: 'will be freed, he said on Monday'. */
  readonly saying: ReadonlySet<string>
  /** Words before a bare four-digit number that let it be a year. */
  readonly yearCues: ReadonlySet<string>
  /** Words before a number that make it a name or an amount: 'Resolution 1701'. */
  readonly notYearAfter: ReadonlySet<string>
  /** Nouns that a four-digit number before them counts: '2000 prisoners'. */
  readonly counted: ReadonlySet<string>
  readonly countedEndings: RegExp
  /** How names of peoples end in the plural: '2005 Ukrainians' is no year. */
  readonly peoplesEndings: RegExp
  readonly ages: ReadonlySet<string>
  readonly earlier: ReadonlySet<string>
  readonly laterIn: ReadonlySet<string>
  readonly past: ReadonlySet<string>
  readonly fewOf: ReadonlySet<string>
  readonly ends: ReadonlyMap<string, 'end' | 'start'>
  readonly centuries: ReadonlySet<string>
  readonly decades: ReadonlyMap<string, number>
}

/** What a word before a date makes of it. */
export type Cue = 'since' | 'after' | 'by' | 'before' | 'until' | 'during'
