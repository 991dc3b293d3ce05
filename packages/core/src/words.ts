/**
 * The words of the core without its engines: what a browser needs to name things, and nothing that reads or derives.
 */
export * from './claims/case-setting.ts'
export * from './claims/claim.ts'
export * from './claims/count.ts'
export * from './claims/kinds.ts'
export { isNobodys } from './claims/may-be-claimed.ts'
export * from './claims/source.ts'
export { VERDICTS, type VerdictWord } from './ledger/entry.ts'
export * from './ledger/people/judgement.ts'
export * from './ledger/people/roll.ts'
export { ROLL_COUNT_WORDS, type RollCountWord } from './ledger/people/roll-count.ts'
export { failures } from './ledger/preservation.ts'
export * from './ledger/term.ts'
export * from './matching/people/evidence-phrases.ts'
export { EVIDENCE_EN } from './matching/people/evidence-words-en.ts'
export {
  CLAIM_FIELDS,
  type ClaimField,
  type Dropped,
  type FieldBasis,
  INFERENCES,
  type Inference,
} from './reading/reader.ts'
export { describeDate, firstDay, isEdtf, parseTypedDate } from './time/edtf.ts'
