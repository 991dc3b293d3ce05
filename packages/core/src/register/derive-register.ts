import type { Standing } from '../claims/kinds.ts'
import type { CaseState } from '../ledger/replay.ts'
import { answersFor, keepBook } from './accepted-claims.ts'
import type { Register } from './answers.ts'
import type { RereadCount } from './known-claims.ts'
import { asRead } from './known-claims.ts'
import { partyNames } from './party-names.ts'
import { RegisterIndex } from './register-index.ts'

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

const indexes = new WeakMap<CaseState, RegisterIndex>()

/**
 * Everything that follows from the accepted claims of a ledger for a pair of days. A fold: the same entries give the
 * same register, and nothing but entries goes in (LG5). Of a state that is asked again, the claims are filed once.
 */
export function deriveRegister(
  state: CaseState,
  question: RegisterQuestion,
  { reread = asRead }: RegisterTools = {},
): Register {
  const words = { names: partyNames(state.setting), reread }
  const kept = indexes.get(state)
  if (kept && answersFor(kept.claims, question.knownBy, words)) return kept.answer(question)
  const index = new RegisterIndex(state, question.knownBy, words)
  indexes.set(state, index)
  keepBook(state, index.claims)
  return index.answer(question)
}
