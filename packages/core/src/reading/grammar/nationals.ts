import type { NounPhrase } from './phrases.ts'
import type { Word } from './word.ts'

/** 'two Chinese', 'a Japanese': people whom the name of their nation counts; null: it does not. */
export const nationalsWhat = (
  first: Word | undefined,
  parties: NounPhrase['parties'],
  head: number,
  count: NounPhrase['count'],
): string | null =>
  parties.some(({ to, name }) => to === head + 1 && name.form === 'demonym') &&
  (count !== null || /^an?$/u.test(first?.lower ?? ''))
    ? 'people'
    : null

/** 'an Army Major', 'a Captain': somebody of that rank, whose name is not told; null: no rank. */
export const rankWhat = (first: Word | undefined, head: Word | undefined): string | null =>
  /^an?$/u.test(first?.lower ?? '') && head?.cls === 'name' && RANKS.test(head.lower) ? 'servicemen' : null

const RANKS =
  /^(?:major|captain|colonel|lieutenant|sergeant|corporal|brigadier|general|lance|subedar|havildar|naik|constable|private|commander)$/u
