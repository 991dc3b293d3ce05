import type { Story } from './grammar/story.ts'
import { isFightersName, isPeoplesName, onOneSide } from './names/sides.ts'
import type { Draft } from './rules/draft.ts'
import type { Memory } from './settle-casualties.ts'

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

/** 'Five soldiers who had been held in Southland's prisons were freed': by whoever held them, whoever the soldiers are. */
export function asJustHeld(draft: Draft, { justSettled }: Pick<Memory, 'justSettled'>): Draft {
  const same = justSettled !== null && justSettled.patientTo !== undefined && justSettled.patientTo === draft.patientTo
  return same && draft.actor === null && draft.peopleOf !== null && draft.peopleOf === justSettled.actor
    ? { ...draft, actor: justSettled.actor, peopleOf: justSettled.peopleOf }
    : draft
}

/** Who took or held the very people of a draft, as its own sentence tells: 'freed 300 whom the front had held'. */
export const takenOf = ({ kind, patientTo }: Draft, drafts: readonly Draft[]): Draft | undefined =>
  kind !== 'released' || patientTo === undefined
    ? undefined
    : drafts.find((one) => isTaking(one.kind) && one.actor !== null && one.patientTo === patientTo)

export const isTaking = (kind: Draft['kind']): boolean => kind === 'captured' || kind === 'held'

/** 'The rebels took 20 soldiers. The army freed ten of them': they stay whose they were, whoever got them out. */
export function rescueOfTaken(
  draft: Draft,
  { taken }: Pick<Memory, 'taken'>,
): Pick<Draft, 'actor' | 'peopleOf'> | null {
  const { kind, actor, peopleOf, takesUp, patientTo } = draft
  if (kind !== 'released' || actor === null || peopleOf !== null || taken === null) return null
  const same = takesUp === true || (patientTo !== undefined && patientTo === taken.patientTo)
  const other = taken.actor !== null && taken.actor !== actor && taken.peopleOf !== taken.actor
  return same && other ? { actor, peopleOf: taken.peopleOf } : null
}

/** 'The army freed 30 hostages': whom an armed group holds hostage are not its own, and who frees them by force had not held them. */
export function freedHostages(
  { kind, actor, peopleOf, what, head }: Draft,
  enemy: string | null,
): Pick<Draft, 'actor' | 'peopleOf'> | null {
  const hostages = what === 'hostages' && head !== 'captives'
  const open = kind === 'released' && actor !== null && peopleOf === null && !isFightersName(actor)
  return open && hostages && enemy !== null && isFightersName(enemy) ? { actor, peopleOf: actor } : null
}

/** 'The bodies were taken home to Northland': who gets people or bodies, as the words say, is not who gave them. */
export const notByRecipient = (given: Draft, settled: Draft): Draft =>
  given.actor === null &&
  // 'Local farmers had detained them': they did, and no party.
  (given.bystander === true ||
    (given.recipient !== null && given.recipient !== 'both' && settled.actor === given.recipient))
    ? { ...settled, actor: null }
    : settled

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
