import type { Claim } from '../claims/claim.ts'
import { claimIdOf } from './claim-id.ts'
import type { EntryDraft } from './entry.ts'
import type { CaseState } from './replay.ts'

/**
 * Whether an entry may follow what the ledger says so far (LG4). The core decides, storage only obeys.
 * Returns one sentence that says why not, or null when it may.
 */
export function whyNotAppend(state: CaseState, draft: EntryDraft): string | null {
  const { body } = draft
  switch (body.kind) {
    case 'case-opened':
      return state.head.seq === 0 ? null : 'the case is open already'
    case 'setting-changed':
      return null
    case 'source-recorded':
      return state.sources.has(body.source.sha256) ? 'this page is in the case already' : null
    case 'claims-proposed':
      return state.sources.has(body.source)
        ? misplaced(body.source, body.claims)
        : 'the page of these claims is not in the case'
    case 'claim-judged':
      if (!state.proposals.has(body.claim)) return 'this claim was never proposed'
      return (body.verdict === 'amended') === (body.amended !== null)
        ? null
        : 'an amended claim, and only an amended one, carries what it was amended to'
    case 'verdict-undone':
      return state.verdicts.get(body.claim)?.some((verdict) => verdict.entry === body.entry)
        ? null
        : 'there is no such verdict to undo'
    case 'source-dated':
      return state.sources.has(body.source) ? null : 'this page is not in the case'
    case 'relation-judged':
      if (body.claim === body.other) return 'a claim has no relation to itself'
      return state.proposals.has(body.claim) && state.proposals.has(body.other)
        ? null
        : 'both claims of a relation must have been proposed'
  }
}

const misplaced = (source: string, claims: readonly Claim[]): string | null =>
  claims.every((claim) => claim.id === claimIdOf(source, claim)) ? null : 'a claim carries an id that is not its own'
