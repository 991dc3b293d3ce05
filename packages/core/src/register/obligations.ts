import type { Standing } from '../claims/kinds.ts'
import type { RecordedTerm } from '../ledger/replay.ts'
import { daysOf } from '../time/edtf.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { ObligationAnswer, ObligationReading, OpenUndertaking, PartDone } from './answers.ts'
import { type Act, type ActIndex, type ActsOfDuty, actsOf } from './duties/acts.ts'
import { type Clause, clauseOf } from './duties/clause.ts'
import { termInWords } from './duties/describe-term.ts'
import { propositionsOf } from './duties/evidence.ts'
import { smallestFlip } from './duties/flips.ts'
import { counting, type DutyAsked, type Judged, judge, partOf, type Scope, spansUntil } from './duties/judge.ts'
import type { OfNobody, Owed } from './duties/owed.ts'
import { obligationSentence } from './duties/sentence.ts'
import type { GroupRelations } from './groups.ts'
import type { PartyNames } from './party-names.ts'

export interface ObligationQuestion {
  readonly trueAt: string
  readonly standing: Standing
  /** The duties that are laid on somebody at all, and the claims that may bear on them. */
  readonly owed: readonly Owed[]
  readonly acts: ActIndex
  readonly relations: GroupRelations
  readonly names: PartyNames
  /** What people recorded of clauses and of what became of them. */
  readonly terms: readonly RecordedTerm[]
  /** Gives the answer for a duty that was worked out before and still holds, or makes it. */
  readonly kept?: (owed: Owed, make: () => ObligationAnswer) => ObligationAnswer
}

/**
 * Every duty of every party bound, at a day: its clause, its states through time, its dated flags, what speaks for and
 * against each thing said of it, and what would change the answer. Who is responsible in law is never computed (OB1).
 */
export function deriveObligations(question: ObligationQuestion): readonly ObligationAnswer[] {
  const { acts, names, kept = (_, make) => make() } = question
  const known = question.owed.filter(({ from }) => from === null || firstDay(from) <= question.trueAt)
  const ids = new Set(known.map((owed) => owed.id))
  return known.map((owed) => {
    const answer = kept(owed, () => {
      const clause = clauseOf(owed, question.terms, acts.claim)
      const { trueAt, standing, relations } = question
      const asked: DutyAsked = { owed, clause, trueAt, standing, relations, claim: acts.claim }
      const found = actsOf(owed, clause, acts, names)
      return answerFor(asked, { ...found, acts: counting(found.acts, standing) }, names)
    })
    const mirror = answer.clause.mutual ? counterpartOf(owed, answer.clause) : null
    return { ...answer, counterpart: mirror !== null && ids.has(mirror) ? mirror : null }
  })
}

const firstDay = (date: string): string => daysOf(date).earliest ?? date

/** What was undertaken by a day of which no page says by whom (OB11). */
export function openUndertakings(ofNobody: readonly OfNobody[], trueAt: string): readonly OpenUndertaking[] {
  return ofNobody.flatMap(({ id, agreement, agreementDate, duty, items }) => {
    const claims = items.filter(({ earliest, latest }) => (earliest ?? latest) <= trueAt).map((item) => item.id)
    if (claims.length === 0) return []
    const says = `Of whom is not said: ${duty} under ${agreement}. It is nobody’s duty until a claim names as its actor the party that undertook it.`
    return [{ id, agreement, agreementDate, duty, claims, rules: ['OB11'], says }]
  })
}

/** The same duty of the other side, which a mutual clause lays on it. */
const counterpartOf = (owed: Owed, clause: ObligationAnswer['clause']): string | null =>
  clause.creditors[0] === undefined ? null : `obligation/${owed.agreement}/${owed.duty}/${clause.creditors[0]}`

function answerFor(asked: DutyAsked, found: ActsOfDuty, names: PartyNames): ObligationAnswer {
  const { owed, clause, trueAt } = asked
  const { replies } = found
  const happened = found.acts.filter((each) => (each.latest ?? '9999') <= trueAt)
  const plain = scopeOf(asked, clause.readings.length === 1 ? (clause.readings[0] ?? null) : null)
  const judged = judge(asked, plain, found.acts)
  const part = partOf(asked, plain, found.acts)
  const readings = readingsOf(asked, found.acts)
  const evidence = propositionsOf(
    owed,
    clause,
    { acts: happened, replies: replies.filter((item) => item.latest <= trueAt) },
    names,
  )
  const known = replies.filter((item) => item.latest <= trueAt)
  const rival = new Set(readings.map((reading) => reading.state)).size > 1
  const contested = evidence.some((each) => each.value === 'both')
  const disputed = known.length > 0 || rival || contested
  const flip = disputed ? smallestFlip(happened, (acts) => outcomeOf(judge(asked, plain, acts))) : null
  const after = flip && judge(asked, plain, flip.without)
  const claimsOf = (acts: readonly Act[]) => [...new Set(acts.map((each) => each.item.claim.id))]
  const performed = claimsOf(
    happened.filter((each) => !each.denies && (each.act === 'performed' || each.act === 'part-performed')),
  )
  const contrary = claimsOf(happened.filter((each) => each.denies || each.act === 'refused' || each.act === 'breached'))
  const against = [...new Set([...contrary, ...known.map((item) => item.claim.id)])]
  const terms = clause.recorded.flatMap((each) => each.claim ?? [])
  const claims = [
    ...new Set([
      ...owed.undertakings,
      ...performed,
      ...against,
      ...terms,
      ...readings.flatMap((each) => each.part?.owedClaims ?? []),
    ]),
  ]
  return {
    id: owed.id,
    agreement: owed.agreement,
    agreementDate: owed.agreementDate,
    duty: owed.duty,
    party: owed.party,
    clause: clauseView(owed, clause),
    counterpart: null,
    state: judged.state,
    since: judged.since,
    possibly: judged.possibly,
    timeline: spansUntil(judged, trueAt),
    flags: judged.flags,
    part,
    readings,
    evidence,
    disputed,
    flip: flip && after ? { claims: [...new Set(flip.claims)], state: after.state, flags: kindsOf(after) } : null,
    reply: repliesInWords(known),
    undertakings: owed.undertakings,
    for: performed,
    against,
    terms: clause.recorded.map((each) => ({
      entry: each.entry,
      word: each.term.word,
      says: termInWords(each.term),
      claim: each.claim,
      why: each.why,
    })),
    claims,
    rules: rulesOf(judged, { disputed, known, readings, clause, part }),
    says: obligationSentence(owed, judged, { part, disputed }),
  }
}

const clauseView = (owed: Owed, clause: Clause): ObligationAnswer['clause'] => ({
  kind: clause.kind,
  creditors: clause.creditors,
  mutual: clause.mutual,
  due: clause.due,
  benchmark: clause.benchmark,
  until: clause.until,
  trigger: clause.trigger && { says: clause.trigger.says, day: clause.trigger.day },
  condition: clause.condition && { says: clause.condition.says, day: clause.condition.day },
  powers: clause.powers.map(({ to, says }) => ({ to, says })),
  unratable: clause.unratable,
  text: owed.text,
})

/** Whom the duty covers: under a reading those it names, otherwise those whom the undertaking counts. */
function scopeOf(asked: DutyAsked, reading: Clause['readings'][number] | null): Scope {
  if (reading === null) return { owed: asked.owed.counted, leavesOut: new Set() }
  return {
    owed: reading.owed.flatMap((claim) => asked.claim.get(claim) ?? []),
    leavesOut: new Set(reading.leavesOut),
  }
}

const readingsOf = (asked: DutyAsked, acts: readonly Act[]): readonly ObligationReading[] =>
  asked.clause.readings.map((reading) => {
    const scope = scopeOf(asked, reading)
    const { state } = judge(asked, scope, acts)
    const part = partOf(asked, scope, acts)
    return { name: reading.name, party: reading.party, entry: reading.entry, state, part }
  })

const kindsOf = (judged: Judged): readonly ObligationAnswer['flags'][number]['flag'][] =>
  [...new Set(judged.flags.filter((each) => each.certain).map((each) => each.flag))].sort()

const outcomeOf = (judged: Judged): string => `${judged.state} ${kindsOf(judged).join(' ')}`

/** The other view in one line: each speaker with its own word, as many as a line holds. */
function repliesInWords(replies: readonly AcceptedClaim[]): string | null {
  const words = replies.map(({ claim, source }) => {
    const speaker = claim.speaker === 'article' ? (source.title ?? 'a report') : claim.speaker
    return `${speaker}: “${claim.kind === 'accused' ? claim.charge : claim.quote}”`
  })
  const different = [...new Set(words)]
  return different.length === 0 ? null : different.slice(0, 3).join('; ')
}

interface RuleGrounds {
  readonly disputed: boolean
  readonly known: readonly AcceptedClaim[]
  readonly readings: readonly ObligationReading[]
  readonly clause: Clause
  readonly part: PartDone | null
}

const rulesOf = (judged: Judged, { disputed, known, readings, clause, part }: RuleGrounds): readonly string[] => [
  'OB1',
  ...(judged.flags.length > 0 ? ['OB2'] : []),
  ...(known.length > 0 ? ['OB3'] : []),
  ...(clause.recorded.length > 0 ? ['OB5'] : []),
  ...(['suspended', 'terminated', 'lapsed', 'not-yet-triggered', 'unratable'].includes(judged.state) ? ['OB6'] : []),
  ...(judged.possibly.length > 0 || judged.flags.some((each) => !each.certain) ? ['OB7'] : []),
  ...(part?.percent || readings.length > 0 ? ['OB8'] : []),
  ...(disputed ? ['OB9', 'OB10'] : []),
]
