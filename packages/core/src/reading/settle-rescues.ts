import { isFightersName } from './names/sides.ts'
import type { Draft } from './rules/draft.ts'
import type { Memory } from './settle-casualties.ts'

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
  { taken, justSettled }: Pick<Memory, 'taken' | 'justSettled'>,
): Pick<Draft, 'actor' | 'peopleOf'> | null {
  const { kind, actor, peopleOf, takesUp, patientTo } = draft
  if (kind !== 'released' || actor === null || peopleOf !== null || taken === null) return null
  const same = takesUp === true || (patientTo !== undefined && patientTo === taken.patientTo)
  const other = taken.actor !== null && taken.actor !== actor && taken.peopleOf !== taken.actor
  // Whose the page has found the captives to be.
  const found = justSettled?.patientTo === taken.patientTo ? justSettled?.peopleOf : null
  return same && other ? { actor, peopleOf: taken.peopleOf ?? found ?? null } : null
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
