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
