export * from './act-refused.ts'
export * from './add-page.ts'
export * from './ask-register.ts'
export * from './back-up-case.ts'
export { CaseSession, type CaseStore } from './case-session.ts'
export * from './change-setting.ts'
export * from './compose.ts'
export * from './date-source.ts'
export { readDecoded } from './decoded-page.ts'
export * from './estimate-total.ts'
export * from './export-obligations.ts'
export * from './judge-relation.ts'
export * from './keep-proofs.ts'
export * from './load-sample.ts'
export { type MatchRun, matchLists } from './match-lists.ts'
export { PageReaders, readAhead } from './page-readers.ts'
export * from './people/add-roll.ts'
export * from './people/estimate-rolls.ts'
export * from './people/explain-pair.ts'
export * from './people/judge-pair.ts'
export * from './people/judge-roll-count.ts'
export { rollNamed } from './people/kept-roll.ts'
export * from './people/match-people.ts'
export * from './people/person-sheets.ts'
export {
  comparedCell,
  comparedRow,
  impossibleBirth,
  type ReadAs,
  type RowField,
  readAs,
  readInPlace,
} from './people/read-as.ts'
export * from './people/reconcile-people.ts'
export * from './read-page.ts'
export { MOST_LIST_BYTES, openRoll, type Roll, type RollLine, readListFile } from './read-roll.ts'
export * from './read-with-model.ts'
export * from './record-term.ts'
export * from './review-claim.ts'
export { rulesCited } from './rules.ts'
export * from './search-case.ts'
export { contextOf } from './sentence-context.ts'
export * from './verify-case.ts'
export { caseNow, type ListAsked, listPages, listSources, summaryOf, viewClaim, viewSource } from './view-sources.ts'
