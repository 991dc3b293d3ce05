import { isBeforeCommonEra, isCertainlyBefore, isEdtf } from '../time/edtf.ts'
import type { CaseState } from './replay.ts'
import { ACTS_OF_TERMS, type DutyTerm, type Term } from './term.ts'

/** Why a term may not be recorded, in one sentence that says what to do; null when it may (LG4, OB5). */
export function whyNotTerm(state: CaseState, body: DutyTerm): string | null {
  return whyNotSourced(state, body) ?? whyNotDated(state, body) ?? whyNotItself(state, body)
}

function whyNotSourced(state: CaseState, { term, claim, why }: DutyTerm): string | null {
  if (claim !== null && !state.proposals.has(claim)) return `there is no claim ${claim} in this case`
  if (ACTS_OF_TERMS.has(term.word) && claim === null)
    return `'${term.word}' tells what became of a duty and needs the claim whose sentence says so: name it with --claim`
  return claim === null && !why?.trim()
    ? `'${term.word}' needs the claim it rests on, or a reason: name it with --claim or --why`
    : null
}

/** The days that a term names, in the order in which they must come. */
const daysOfTerm = (term: Term): readonly string[] => {
  if (term.word === 'suspended') return term.to === null ? [term.day] : [term.day, term.to]
  return 'day' in term && term.day !== null ? [term.day] : []
}

function whyNotDated(state: CaseState, { agreement, duty, term }: DutyTerm): string | null {
  const days = daysOfTerm(term)
  for (const day of days) {
    if (isBeforeCommonEra(day)) return `the date ${day} lies before the Common Era: a term needs a date from year 1 on`
    if (!isEdtf(day))
      return `“${day}” is not a date that a term can have: write it as 2021-01-05, or 2021-01 for a month`
  }
  const [from, to] = days
  if (from && to && isCertainlyBefore(to, from)) return `a suspension from ${from} cannot end on ${to}: swap its ends`
  const known = state.setting.agreements.find((each) => each.name === agreement)
  const first = known?.date
  const early = first === undefined ? undefined : days.find((day) => isCertainlyBefore(day, first))
  if (early && term.word !== 'trigger' && term.word !== 'condition')
    return `${early} is before ${agreement} of ${first}: correct the day, or the agreement's in the case`
  const due = known?.clauses.find((clause) => clause.duty === duty)?.due
  return term.word === 'until' && due && isCertainlyBefore(term.day, due)
    ? `the duty cannot end on ${term.day}, before the day ${due} by which it is due: correct one of them`
    : null
}

function whyNotItself(state: CaseState, { term, party }: DutyTerm): string | null {
  switch (term.word) {
    case 'creditor':
      return term.party === party ? `${term.party} owes nothing to itself: name the other party` : null
    case 'suspended':
      return term.power.trim() === ''
        ? 'a suspension must name the words of the agreement that allow it: without them, record the claim as a refusal'
        : null
    case 'trigger':
    case 'condition':
    case 'unratable':
    case 'power':
      return term.says.trim() === '' ? `'${term.word}' needs words: say what it is` : null
    case 'reading':
      return whyNotReading(state, term)
    default:
      return null
  }
}

function whyNotReading(state: CaseState, term: Extract<Term, { word: 'reading' }>): string | null {
  if (term.name.trim() === '') return 'a reading needs a name, by which it is told from its rivals'
  if (term.owed.length + term.leavesOut.length === 0)
    return `the reading “${term.name}” covers and leaves out nobody: name claims that count people`
  for (const claim of [...term.owed, ...term.leavesOut])
    if (!state.proposals.has(claim)) return `there is no claim ${claim} in this case`
  const both = term.owed.find((claim) => term.leavesOut.includes(claim))
  return both ? `claim ${both} is both covered and left out by the reading “${term.name}”: keep one of them` : null
}
