import type { Count } from '../../claims/count.ts'
import type { Scene } from './draft.ts'
import type { Found } from './journeys.ts'

const HARMED: Readonly<Record<string, string>> = {
  killed: 'killed|dead|slain|executed|martyred',
  wounded: 'wounded|injured|hurt|maimed',
  captured: 'captured|detained|arrested|kidnapped|abducted|seized',
  missing: 'missing|disappeared',
}
const ANY = Object.values(HARMED).join('|')
const EITHER = new Map(
  Object.entries(HARMED).map(([kind, words]) => [
    kind,
    new RegExp(`(?:^| )(?:(?:${words}) or (?:${ANY})|(?:${ANY}) or (?:${words}))(?: |$)`, 'u'),
  ]),
)

/** Words before and behind a verb within which its 'or' stands. */
const NEAR = 3

/** 'Hundreds were killed or wounded': how many of either is not said, only that no more were, and perhaps none (RD28). */
export function countOfEither(
  { sentence: { words } }: Scene,
  { verb, sense }: Found,
  count: Count | null,
): Count | null {
  const told = words
    .slice(Math.max(0, verb.from - NEAR), verb.to + NEAR)
    .map(({ lower }) => lower)
    .join(' ')
  return count !== null && EITHER.get(sense.kind)?.test(told) === true ? { ...count, min: 0 } : count
}
