import type { Standing } from '../claims/kinds.ts'
import { profileLabel } from '../claims/numerals.ts'
import type { CaseState } from '../ledger/replay.ts'
import { acceptedClaims, asRead, type RereadCount } from './accepted-claims.ts'
import type { Register } from './answers.ts'
import { deriveCustody } from './custody.ts'
import { deriveDiscrepancies } from './discrepancies.ts'
import { groupRelations } from './groups.ts'
import { deriveObligations } from './obligations.ts'
import { partyNames } from './party-names.ts'
import { deriveToll } from './toll.ts'

export interface RegisterQuestion {
  /** ISO day: what was so then. */
  readonly trueAt: string
  /** ISO day: judging by what was public then. */
  readonly knownBy: string
  /** Weakest standing that toll and obligations count. Custody is always given for each. */
  readonly standing: Standing
}

/** What a register is derived with. `reread`: a reader's way to read a count again under the case's profile. */
export interface RegisterTools {
  readonly reread?: RereadCount
}

/**
 * Everything that follows from the accepted claims of a ledger for a pair of days. A fold: the same entries give the
 * same register, and nothing but entries goes in (LG5).
 */
export function deriveRegister(
  state: CaseState,
  question: RegisterQuestion,
  { reread = asRead }: RegisterTools = {},
): Register {
  const names = partyNames(state.setting)
  const accepted = acceptedClaims(state, names, question.knownBy, reread)
  const relations = groupRelations(state, accepted)
  const asked = {
    ...question,
    accepted,
    relations,
    setting: state.setting,
    names,
    numerals: profileLabel(state.setting.numerals),
  }
  const custody = deriveCustody(asked)
  const toll = deriveToll({ ...asked, places: state.setting.places })
  const happened = accepted.filter((item) => item.latest <= question.trueAt)
  return {
    ...question,
    head: state.head,
    numerals: asked.numerals,
    custody,
    obligations: deriveObligations({ ...asked, terms: state.terms }),
    toll,
    discrepancies: deriveDiscrepancies({ accepted: happened, relations, custody, toll, names }),
    accepted: accepted.length,
    waiting: waitingIn(state),
  }
}

const waiting = new WeakMap<CaseState, number>()

/** Proposals without a verdict. Counted from the verdicts, which spares a look at each proposal, and once for a state. */
function waitingIn(state: CaseState): number {
  const known = waiting.get(state)
  if (known !== undefined) return known
  let judged = 0
  for (const [claim, standing] of state.verdicts) if (standing.length > 0 && state.proposals.has(claim)) judged++
  const count = state.proposals.size - judged
  waiting.set(state, count)
  return count
}
