import { type Born, compareBorn } from './compare-born.ts'
import { jaroWinkler } from './jaro-winkler.ts'

/** What a column tells of a person. */
export type FieldKind = 'name' | 'born' | 'sex' | 'number' | 'text'

/** How many levels of agreement each kind of field has, 0 being disagreement; of names in lists that are not long. */
export const LEVELS: Readonly<Record<FieldKind, number>> = { name: 7, born: 5, sex: 2, number: 3, text: 4 }

/** The evidence of a names' parts from which on it has the next level. */
export interface NameScale {
  readonly steps: readonly number[]
  /** The same for names of two parts at most, in a run of levels of their own; null: they share those of all. */
  readonly short: readonly number[] | null
}

/** Few pairs teach few levels. */
export const COARSE: NameScale = { steps: [-3, 1.5, 4.5, 8, 12, 17], short: null }

/**
 * Of long lists. Finer where a name is common or lacks a part: there most of what tells two people apart lies within a step or two. And a
 * name of two parts can say two thirds of what three can: the highest agreement that it can have would be a low one of whole names, where
 * mostly two people agree so.
 */
export const FINE: NameScale = {
  steps: [-3, 1.5, 4.5, 6.5, 8, 10, 12, 14.5, 17],
  short: [-3, 1.5, 3, 4.5, 6, 7.5, 9, 10.5, 12],
}

/** How many levels of agreement a field has, in how many runs: which run a pair falls in says nothing of whether it is one person. */
export interface FieldSteps {
  readonly levels: number
  readonly runs: number
}

export const fieldSteps = (kind: FieldKind, scale: NameScale): FieldSteps =>
  kind === 'name'
    ? { levels: scale.steps.length + 1, runs: scale.short === null ? 1 : 2 }
    : { levels: LEVELS[kind], runs: 1 }

/** The level of a names' comparison: by the evidence its parts add up to. */
export function nameLevel(weight: number, isShort: boolean, scale: NameScale): number {
  const steps = isShort ? (scale.short ?? scale.steps) : scale.steps
  let level = isShort && scale.short !== null ? scale.steps.length + 1 : 0
  for (let step = 0; step < steps.length && weight >= (steps[step] ?? 0); step++) level++
  return level
}

/** The evidence from which on names have the highest level of their run; infinite for a level that is not the highest. */
export function fullFrom(level: number, { steps, short }: NameScale): number {
  const top = level === steps.length ? steps : level === 2 * steps.length + 1 ? short : null
  return top?.at(-1) ?? Number.POSITIVE_INFINITY
}

/** An age or the like, whose figures say nothing by themselves: 39 and 40 are neighbours. */
const isSmall = (text: string): boolean => /^[0-9]{1,3}$/u.test(text)

/** The level at which two cells of text agree, both of them filled. */
export function textLevel(kind: 'sex' | 'number' | 'text', one: string, other: string): number {
  if (one === other) return LEVELS[kind] - 1
  if (kind === 'sex') return 0
  if (kind === 'number' && isSmall(one) && isSmall(other)) return Math.abs(Number(one) - Number(other)) === 1 ? 1 : 0
  const likeness = jaroWinkler(one, other)
  if (kind === 'number') return likeness >= 0.85 ? 1 : 0
  return likeness >= 0.92 ? 2 : likeness >= 0.8 ? 1 : 0
}

/** The level at which two days of birth agree. */
export const bornLevel = (one: Born, other: Born): number => compareBorn(one, other)
