import type { Story } from './grammar/story.ts'
import { isFightersName, isPeoplesName, onOneSide } from './names/sides.ts'
import type { Draft } from './rules/draft.ts'

/** 'carried off nine girls': civilians are no armed group's, whom else the page tells of. */
export function noFighters(
  { kind, what, takesUp }: Draft,
  actor: string | null,
  people: string | null,
  { mentioned }: Story,
): string | null {
  if (people === null || !isFightersName(people) || !NOT_FIGHTING.test(what ?? '')) return people
  // 'let 39 women and children out of its prisons': of the people among whom those fight, where the page names it.
  if (kind === 'released') return [...mentioned].find((one) => isPeoplesName(one) && onOneSide(one, people)) ?? people
  const taken = kind === 'captured' || kind === 'held'
  return actor !== null && isFightersName(actor) && taken && takesUp !== true ? null : people
}

const NOT_FIGHTING = /^(?:civilians|children|journalists|fishermen|foreigners)$/u

const SERVES =
  /^(?:soldiers?|policem[ae]n|policewom[ae]n|police|officers?|troops|servicem[ae]n|marines?|constables?|gendarmes?|recruits?|conscripts?|officials?|mayors?|judges?|prosecutors?|governors?|ministers?)$/u

/** 'Rebels seized five policemen', where the rebels have no name: those who serve are the state's that the page is about. */
export const servingHome = ({ head }: Draft, actor: string | null, story: Story): string | null =>
  actor !== null && actor === story.rebels && SERVES.test(head ?? '') ? story.home : null

const NO_FIGHTERS =
  /^(?:girls?|schoolgirls?|boys?|schoolboys?|schoolchildren|children|students?|pupils?|villagers?|teachers?|nuns?|worshippers?|passengers?|motorists?|farmers?|fishermen)$/u

/** 'A first group of 21 girls was released': by the armed group that the page tells of, whatever it let go of its own fighters for. */
export function ofTheState(
  draft: Draft,
  filled: Pick<Draft, 'actor' | 'peopleOf'>,
  story: Story,
): Pick<Draft, 'actor' | 'peopleOf'> {
  const open = draft.actor === null && draft.peopleOf === null
  const turned = filled.peopleOf !== null && filled.peopleOf === story.group && filled.actor === story.home
  return open && turned && NO_FIGHTERS.test(draft.head ?? '')
    ? { actor: filled.peopleOf, peopleOf: filled.actor }
    : filled
}
