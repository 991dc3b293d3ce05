import type { DateWords } from './date-words.ts'
import type { Scan } from './scan.ts'

const known = new WeakMap<DateWords, ReadonlySet<string>>()

/** First words of everything that can begin a time expression in a language. */
function startersOf(words: DateWords): ReadonlySet<string> {
  const before = known.get(words)
  if (before !== undefined) return before
  const tables = [
    words.months,
    words.weekdays,
    words.shortWeekdays,
    words.seasons,
    words.parts,
    words.shifts,
    words.units,
    words.numbers,
    words.ordinals,
    words.days,
    words.namedDays,
    words.anaphors,
    words.cues,
    words.ends,
    words.decades,
  ]
  const sets = [
    words.articles,
    words.rangeFrom,
    words.rangeBetween,
    words.ages,
    words.earlier,
    words.laterIn,
    words.fewOf,
    words.inside,
  ]
  const starters = new Set([
    '[',
    ...tables.flatMap((table) => [...table.keys()].map((phrase) => phrase.split(' ')[0] ?? '')),
    ...sets.flatMap((set) => [...set]),
  ])
  known.set(words, starters)
  return starters
}

/** Whether a time expression can begin at a token: most words of a text begin none, and need no grammar to say so. */
export function canStart(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token === undefined || token.kind === 'number') return token !== undefined
  return startersOf(scan.words).has(token.lower) || /[-‑\d]/u.test(token.lower)
}
