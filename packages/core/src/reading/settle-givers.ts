import type { Draft } from './rules/draft.ts'

/** 'The bodies were taken home to Northland': who gets people or bodies, as the words say, is not who gave them. */
export const notByRecipient = (given: Draft, settled: Draft): Draft =>
  given.actor === null &&
  // 'Local farmers had detained them': they did, and no party.
  (given.bystander === true ||
    (given.recipient !== null && given.recipient !== 'both' && settled.actor === given.recipient))
    ? { ...settled, actor: null }
    : settled
