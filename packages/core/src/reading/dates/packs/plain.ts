import type { Cue, DateWords, Shift, Unit } from '../date-words.ts'

/** The tables that a language needs for plain dates; a linguist adds the rest by spreading over the result. */
export interface PlainDateWords {
  readonly lang: string
  /** January first; several forms of one month parted by '|'. */
  readonly months: readonly string[]
  /** Monday first. */
  readonly weekdays: readonly string[]
  readonly days: ReadonlyMap<string, readonly [first: number, last: number]>
  readonly shifts: Readonly<Record<'last' | 'current' | 'next', string>>
  readonly units: Readonly<Partial<Record<Unit, string>>>
  readonly cues: ReadonlyMap<string, Cue>
  readonly of?: string
  readonly articles?: string
  readonly and: string
  readonly rangeFrom: string
  readonly rangeBetween: string
  readonly rangeTo: string
  readonly ago: string
  readonly ahead: string
  readonly parts?: DateWords['parts']
}

const forms = (words: string): readonly string[] => words.split('|').filter((word) => word !== '')
const set = (words: string): ReadonlySet<string> => new Set(forms(words))
const numbered = (rows: readonly string[], first: number): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((row, at) => forms(row).map((form) => [form, at + first] as const)))
const named = <T>(rows: readonly (readonly [T, string])[]): ReadonlyMap<string, T> =>
  new Map(rows.flatMap(([value, row]) => forms(row).map((form) => [form, value] as const)))

const NONE: ReadonlySet<string> = new Set()

/** A language's words for plain dates, ranges, weekdays and 'last month'; what it lacks is never found. */
export function plainDateWords(given: PlainDateWords): DateWords {
  const shifts: readonly (readonly [Shift, string])[] = [
    [-1, given.shifts.last],
    [0, given.shifts.current],
    [1, given.shifts.next],
  ]
  return {
    lang: given.lang,
    months: numbered(given.months, 1),
    doubtfulMonths: NONE,
    monthCues: NONE,
    weekdays: numbered(given.weekdays, 0),
    shortWeekdays: new Map(),
    seasons: new Map(),
    doubtfulSeasons: NONE,
    parts: given.parts ?? new Map(),
    joinedParts: new Map(),
    shifts: named(shifts),
    // The engine of the packs writes 'at the weekend' so, however the language says it.
    units: named(
      Object.entries({ weekend: 'weekend', ...given.units }).map(([unit, row]) => [unit as Unit, row] as const),
    ),
    fortnights: NONE,
    numbers: new Map(),
    ordinals: new Map(),
    ordinalEndings: NONE,
    articles: set(given.articles ?? ''),
    of: set(given.of ?? ''),
    dayParts: NONE,
    days: given.days,
    namedDays: new Map(),
    anaphors: new Map(),
    rangeFrom: set(given.rangeFrom),
    rangeBetween: set(given.rangeBetween),
    rangeTo: new Set([...forms(given.rangeTo), '-', '–', '—', '‑']),
    and: set(given.and),
    inside: NONE,
    weekOf: NONE,
    partNouns: NONE,
    ago: set(given.ago),
    later: NONE,
    before: NONE,
    cues: given.cues,
    onwards: NONE,
    ahead: set(given.ahead),
    saying: NONE,
    yearCues: NONE,
    notYearAfter: new Set(['№', '#', '$', '€', '₽', '₺']),
    counted: NONE,
    countedEndings: /(?!)/u,
    peoplesEndings: /(?!)/u,
    ages: NONE,
    earlier: NONE,
    laterIn: NONE,
    past: NONE,
    fewOf: NONE,
    ends: new Map(),
    centuries: NONE,
    decades: new Map(),
  }
}
