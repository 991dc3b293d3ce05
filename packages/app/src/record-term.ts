import { type DutyTerm, type Term, termInWords } from '@muster/core'
import { ActRefused } from './act-refused.ts'
import { askRegister } from './ask-register.ts'
import type { CaseSession } from './case-session.ts'

/** A term to record of a duty that the register has. `everyParty`: of all parties whom the clause binds. */
export interface TermToRecord {
  readonly obligation: string
  readonly everyParty: boolean
  readonly term: Term
  readonly claim: string | null
  readonly why: string | null
}

/** The widest question: every duty that the case knows, whenever it began and however it is known. */
const EVERYTHING = { trueAt: '9999-12-31', knownBy: '9999-12-31', standing: 'believed' } as const

/** Records what a person says of a clause, or of what became of it. Returns the ledger entry, by which it can be taken back. */
export async function recordTerm(session: CaseSession, given: TermToRecord): Promise<number> {
  const { obligations } = askRegister(session, EVERYTHING)
  const answer = obligations.find((each) => each.id === given.obligation)
  if (!answer)
    throw new ActRefused(
      'not-found',
      `the register has no duty ${given.obligation}: 'muster register obligations' lists them with their ids`,
    )
  const body: DutyTerm = {
    agreement: answer.agreement,
    duty: answer.duty,
    party: given.everyParty ? null : answer.party,
    term: given.term,
    claim: given.claim,
    why: given.why,
  }
  const [entry] = await session.record(() => [{ kind: 'term-recorded', ...body }])
  if (!entry) throw new ActRefused('damaged', 'the term was not recorded: try again')
  return entry.seq
}

/** Takes back a term by its entry. */
export async function undoTerm(session: CaseSession, entry: number): Promise<void> {
  await session.record(() => [{ kind: 'term-undone', entry }])
}

/** The terms that stand, oldest first, in words. */
export const listTerms = (session: CaseSession) =>
  session.state.terms.map(({ entry, by, agreement, duty, party, term, claim, why }) => ({
    entry,
    by,
    agreement,
    duty,
    party,
    word: term.word,
    says: termInWords(term),
    claim,
    why,
  }))
