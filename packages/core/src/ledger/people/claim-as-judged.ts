import type { Claim } from '../../claims/claim.ts'
import type { CaseState } from '../replay.ts'

/** A claim as it was last amended, else as it was proposed; null when it was never proposed. */
export const proposalAsJudged = (state: CaseState, claim: string): Claim | null =>
  state.verdicts.get(claim)?.at(-1)?.amended ?? state.proposals.get(claim)?.claim ?? null
