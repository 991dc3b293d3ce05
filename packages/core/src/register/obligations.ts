import type { Agreement, CaseSetting } from '../claims/case-setting.ts'
import type { Duty, Standing } from '../claims/kinds.ts'
import { describeDate } from '../time/edtf.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { ObligationAnswer, ObligationFlag, ObligationState } from './answers.ts'
import type { PartyNames } from './party-names.ts'
import { type Evidence, evidenceFor, type Owed } from './performance.ts'
import { reaches } from './standing.ts'

export interface ObligationQuestion {
  readonly trueAt: string
  readonly standing: Standing
  readonly accepted: readonly AcceptedClaim[]
  readonly setting: CaseSetting
  readonly names: PartyNames
}

/** Duties that are kept up rather than done once. */
const STANDING_DUTIES: ReadonlySet<Duty> = new Set(['hold-positions', 'cease-fire'])

/** The state of every duty of every party bound, at a day, with what speaks for and against it. */
export function deriveObligations(question: ObligationQuestion): readonly ObligationAnswer[] {
  const owed = new Map<string, Owed>()
  for (const duty of dutiesOfAgreements(question)) owed.set(duty.id, duty)
  for (const item of question.accepted)
    for (const duty of dutiesOfClaim(item, question)) owed.set(duty.id, merged(owed.get(duty.id), duty))
  return [...owed.values()]
    .filter((duty) => duty.from === null || duty.from <= question.trueAt)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((duty) => answerFor(duty, question))
}

const merged = (known: Owed | undefined, duty: Owed): Owed =>
  known ? { ...known, due: known.due ?? duty.due, undertakings: [...known.undertakings, ...duty.undertakings] } : duty

const idOf = (agreement: string, duty: Duty, party: string): string => `obligation/${agreement}/${duty}/${party}`

const dutiesOfAgreements = ({ setting, names }: ObligationQuestion): readonly Owed[] =>
  setting.agreements.flatMap((agreement) =>
    agreement.clauses.flatMap((clause) =>
      clause.bound.map((bound): Owed => {
        const party = names.canonical(bound)
        return {
          id: idOf(agreement.name, clause.duty, party),
          agreement: agreement.name,
          agreementDate: agreement.date,
          from: agreement.date,
          duty: clause.duty,
          party,
          due: clause.due,
          undertakings: [],
        }
      }),
    ),
  )

function dutiesOfClaim(item: AcceptedClaim, question: ObligationQuestion): readonly Owed[] {
  const { claim } = item
  if (claim.kind !== 'undertaking' || claim.actor === null || claim.stance === 'denied') return []
  const known = agreementMeant(claim.agreement, claim.agreementDate ?? claim.date, question.setting)
  const agreement = known?.name ?? claim.agreement ?? 'undertaking without a name'
  const date = known?.date ?? claim.agreementDate ?? claim.date
  return bearers(claim.actor, known, question.names).map((party) => ({
    id: idOf(agreement, claim.duty, party),
    agreement,
    agreementDate: date,
    from: known ? known.date : item.earliest,
    duty: claim.duty,
    party,
    due: claim.deadline,
    undertakings: [claim.id],
  }))
}

/** 'both' are the parties that the agreement binds; without an agreement the case knows, they stay 'both'. */
function bearers(actor: string, agreement: Agreement | null, names: PartyNames): readonly string[] {
  if (actor !== 'both') return names.several(actor)
  const bound = new Set(agreement?.clauses.flatMap((clause) => clause.bound.map(names.canonical)))
  return bound.size > 0 ? [...bound] : ['both']
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[-‐–\s]+/gu, ' ')
    .trim()

/** The case's agreement that a text means: by its date first, then by one of its names. */
function agreementMeant(name: string | null, date: string | null, setting: CaseSetting): Agreement | null {
  const dated = setting.agreements.find((agreement) => date !== null && agreement.date === date)
  if (dated) return dated
  if (name === null) return null
  const words = fold(name)
  return (
    setting.agreements.find((agreement) =>
      [agreement.name, ...agreement.aliases].some(
        (alias) => words.includes(fold(alias)) || fold(alias).includes(words),
      ),
    ) ?? null
  )
}

function answerFor(duty: Owed, question: ObligationQuestion): ObligationAnswer {
  const known = question.accepted.filter((item) => item.latest <= question.trueAt || item.claim.kind === 'undertaking')
  const evidence = evidenceFor(duty, known, question.names)
  const counted = evidence.contrary.filter(
    (item) => item.standing !== null && reaches(item.standing, question.standing),
  )
  const flags = [...counted.map(flagOf), ...overdue(duty, evidence, question.trueAt)]
  const { state, since } = stateOf(duty, evidence, counted)
  const against = [...new Set([...counted, ...evidence.replies].map((item) => item.claim.id))]
  const claims = [...new Set([...duty.undertakings, ...evidence.performed.map((item) => item.claim.id), ...against])]
  return {
    id: duty.id,
    agreement: duty.agreement,
    agreementDate: duty.agreementDate,
    duty: duty.duty,
    party: duty.party,
    state,
    since,
    flags,
    disputed: evidence.replies.length > 0,
    reply: repliesInWords(evidence.replies),
    undertakings: duty.undertakings,
    for: evidence.performed.map((item) => item.claim.id),
    against,
    claims,
    rules: ['OB1', ...(flags.length > 0 ? ['OB2'] : []), ...(evidence.replies.length > 0 ? ['OB3'] : [])],
    says: sentenceOf(duty, state, since, flags, evidence.replies.length > 0),
  }
}

/** The other view in one line: each speaker with its own word, as many as a line holds. */
function repliesInWords(replies: readonly AcceptedClaim[]): string | null {
  const words = replies.map(({ claim, source }) => {
    const speaker = claim.speaker === 'article' ? (source.title ?? 'a report') : claim.speaker
    return `${speaker}: “${claim.kind === 'accused' ? claim.charge : claim.quote}”`
  })
  const different = [...new Set(words)]
  return different.length === 0 ? null : different.slice(0, 3).join('; ')
}

const flagOf = (item: AcceptedClaim): ObligationFlag => ({
  flag: item.claim.kind === 'refused' ? 'refused' : 'breached',
  from: item.claim.date ?? item.claim.uttered ?? item.source.published,
  place: item.claim.place,
  standing: item.standing ?? 'alleged',
  claims: [item.claim.id],
})

/** A duty without a day by which it is due is never overdue, however much time goes by (OB4). */
const overdue = (duty: Owed, evidence: Evidence, trueAt: string): readonly ObligationFlag[] =>
  duty.due !== null && duty.due < trueAt && !evidence.whole && !STANDING_DUTIES.has(duty.duty)
    ? [{ flag: 'overdue', from: duty.due, place: null, standing: 'reported', claims: duty.undertakings }]
    : []

function stateOf(
  duty: Owed,
  evidence: Evidence,
  contrary: readonly AcceptedClaim[],
): { state: ObligationState; since: string | null } {
  if (STANDING_DUTIES.has(duty.duty)) {
    const breach = contrary.find((item) => item.claim.kind === 'attacked')
    return breach
      ? { state: 'breached', since: breach.claim.date ?? breach.claim.uttered ?? breach.source.published }
      : { state: 'in-force', since: duty.agreementDate }
  }
  if (evidence.whole) return { state: 'performed', since: evidence.whole.claim.date ?? evidence.whole.latest }
  const first = evidence.performed[0]
  if (first) return { state: 'part-performed', since: first.claim.date ?? first.latest }
  return { state: 'pending', since: duty.agreementDate }
}

function sentenceOf(
  duty: Owed,
  state: ObligationState,
  since: string | null,
  flags: readonly ObligationFlag[],
  disputed: boolean,
): string {
  const words = [
    `${duty.party}, ${duty.duty} under ${duty.agreement}: ${state.replace('-', ' ')}${since ? ` since ${describeDate(since)}` : ''}`,
  ]
  for (const [flag, one, many] of FLAG_WORDS) {
    const count = flags.filter((each) => each.flag === flag).length
    if (count > 0) words.push(count === 1 ? one : `${count} ${many}`)
  }
  if (disputed) words.push('disputed')
  return `${words.join('; ')}.`
}

const FLAG_WORDS: readonly (readonly [ObligationFlag['flag'], string, string])[] = [
  ['refused', '1 refusal', 'refusals'],
  ['breached', '1 breach reported', 'breaches reported'],
  ['overdue', 'overdue', 'overdue'],
]
