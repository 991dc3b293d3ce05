import stored from '../../../../../vocabularies/name-ends.json' with { type: 'json' }
import { lettersOf } from './letters-of.ts'

/**
 * How much likelier a beginning or an end of names is than its letters are one by one (natural logarithm), script by script: 'енко' ends
 * one Cyrillic name in so many, where its letters would come together by chance in one of many thousand.
 */
export interface StoredEnds {
  readonly begins: Readonly<Record<string, number>>
  readonly ends: Readonly<Record<string, number>>
}

/** So few and so many letters a beginning or an end has, and so many are left of the name beside it. */
export const SHORTEST_END = 2
export const LONGEST_END = 7
export const LEAST_BESIDE = 2

/** What the beginning and the end of a name are commoner by than their letters; 0: they are not. */
export interface Commonness {
  readonly begin: number
  readonly end: number
}

const NONE: Commonness = { begin: 0, end: 0 }
const BY_SCRIPT: Readonly<Record<string, StoredEnds>> = stored

/** The beginning and the end of a name that are commonest together for their letters; they do not lie over one another. */
export function commonnessOf(name: string, script: string): Commonness {
  const known = BY_SCRIPT[script]
  if (known === undefined) return NONE
  const letters = lettersOf(name)
  // `ends[from]`: the most that an end says that begins there or later.
  const ends = new Float64Array(letters.length + 1)
  const most = Math.max(0, Math.min(LONGEST_END, letters.length - LEAST_BESIDE))
  for (let length = SHORTEST_END; length <= most; length++) {
    const from = letters.length - length
    ends[from] = Math.max(ends[from + 1] as number, known.ends[letters.slice(from).join('')] ?? 0)
  }
  const longest = Math.max(0, letters.length - most)
  let best: Commonness = { begin: 0, end: ends[longest] as number }
  for (let length = SHORTEST_END; length <= most; length++) {
    const begin = known.begins[letters.slice(0, length).join('')] ?? 0
    const end = ends[Math.max(length, longest)] as number
    if (begin + end > best.begin + best.end) best = { begin, end }
  }
  return best
}

/** What two names have in common that many names have: it speaks for one name by so much less than its letters do. */
export const sharedByMany = (one: Commonness, other: Commonness): number =>
  Math.min(one.begin, other.begin) + Math.min(one.end, other.end)
