import type { Draft } from './rules/draft.ts'
import type { Memory } from './settle-casualties.ts'

/** 'The bodies were taken home to Northland': who gets people or bodies, as the words say, is not who gave them. */
export const notByRecipient = (given: Draft, settled: Draft): Draft =>
  given.actor === null &&
  // 'Local farmers had detained them': they did, and no party.
  (given.bystander === true ||
    (given.recipient !== null && given.recipient !== 'both' && settled.actor === given.recipient))
    ? { ...settled, actor: null }
    : settled

/** '18 bodies came from the rebels, and 13 were given to them': by those whose the 18 were, and not by those of a part of them. */
export function giverOf(
  { recipient }: Draft,
  { justSettled, wholeSettled }: Pick<Memory, 'justSettled' | 'wholeSettled'>,
): string | null {
  const given = justSettled?.part === true ? wholeSettled : justSettled
  return recipient !== null && recipient === given?.actor ? given.peopleOf : null
}
