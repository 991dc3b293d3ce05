import type { CountWords } from './count-words.ts'
import type { Reader } from './quantity.ts'

const known = new WeakMap<CountWords, ReadonlySet<string>>()

/** First words of everything that can begin a number phrase in a language. */
function startersOf(words: CountWords): ReadonlySet<string> {
  const before = known.get(words)
  if (before !== undefined) return before
  const tables = [words.small, words.units, words.pluralUnits, words.vague, words.fixed, words.modifiers]
  const sets = [words.article, words.between, words.both, words.all, words.nearlyAll, words.definite, words.another]
  const phrases = [...tables.flatMap((table) => [...table.keys()]), ...sets.flatMap((set) => [...set])]
  const starters = new Set(phrases.map((phrase) => phrase.split(' ')[0] ?? ''))
  known.set(words, starters)
  return starters
}

/** Whether a number phrase can begin at a token: most words of a text begin none. */
export function canStart({ tokens, words }: Reader, at: number): boolean {
  const token = tokens[at]
  return token !== undefined && (token.kind === 'number' || startersOf(words).has(token.lower))
}
