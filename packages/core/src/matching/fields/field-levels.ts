import { type Born, compareBorn } from './compare-born.ts'
import { jaroWinkler } from './jaro-winkler.ts'

/** What a column tells of a person. */
export type FieldKind = 'name' | 'born' | 'sex' | 'number' | 'text'

/** How many levels of agreement each kind of field has, 0 being disagreement. */
export const LEVELS: Readonly<Record<FieldKind, number>> = { name: 7, born: 5, sex: 2, number: 3, text: 4 }

/** From here on names have the highest level. */
export const TOP_NAME = 17
const NAME_STEPS = [-3, 1.5, 4.5, 8, 12, TOP_NAME]

/** The level of a names' comparison: by the evidence its parts add up to. */
export function nameLevel(weight: number): number {
  let level = 0
  while (level < NAME_STEPS.length && weight >= (NAME_STEPS[level] ?? 0)) level++
  return level
}

/** The level at which two cells of text agree, both of them filled. */
export function textLevel(kind: 'sex' | 'number' | 'text', one: string, other: string): number {
  if (one === other) return LEVELS[kind] - 1
  if (kind === 'sex') return 0
  const likeness = jaroWinkler(one, other)
  if (kind === 'number') return likeness >= 0.85 ? 1 : 0
  return likeness >= 0.92 ? 2 : likeness >= 0.8 ? 1 : 0
}

/** The level at which two days of birth agree. */
export const bornLevel = (one: Born, other: Born): number => compareBorn(one, other)
