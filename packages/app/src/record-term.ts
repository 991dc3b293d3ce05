import { type CaseState, type DutyTerm, partyNames, type Term, termInWords } from '@muster/core'
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
    term: withKnownParty(session.state, given.term),
    claim: given.claim,
    why: given.why,
  }
  const [entry] = await session.record(() => [{ kind: 'term-recorded', ...body }])
  if (!entry) throw new ActRefused('damaged', 'the term was not recorded: try again')
  return entry.seq
}

/** Parties named in a refusal; of more it is said how many they are. */
const MOST_NAMED = 12

/** The term with its party by the name that the case has for it; one that the case does not know is a slip of the pen. */
function withKnownParty(state: CaseState, term: Term): Term {
  if ((term.word !== 'creditor' && term.word !== 'reading') || term.party === null) return term
  const { canonical, partyOf } = partyNames(state.setting)
  const party = canonical(term.party.trim())
  if (partyOf(party)) return { ...term, party }
  const known = partiesKnown(state)
  if (known.includes(party)) return { ...term, party }
  const named = known.slice(0, MOST_NAMED).join(', ')
  const more = known.length - MOST_NAMED
  throw new ActRefused(
    'bad-input',
    `“${term.party}” is no party that the case knows: ${known.length === 0 ? 'it knows none yet' : `it knows ${named}${more > 0 ? ` and ${more} more` : ''}`}`,
  )
}

/** Parties that the case names, and those that its agreements and claims speak of. */
function partiesKnown({ setting, proposals }: CaseState): readonly string[] {
  const { canonical, several } = partyNames(setting)
  const spokenOf = new Set<string>()
  for (const { claim } of proposals.values())
    for (const party of [claim.actor, claim.peopleOf, claim.recipient])
      if (party !== null && party !== 'both') spokenOf.add(party)
  const bound = setting.agreements.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.bound))
  const claimed = [...spokenOf].flatMap(several).sort()
  return [...new Set([...setting.parties.map(({ name }) => name), ...[...bound, ...claimed].map(canonical)])]
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
