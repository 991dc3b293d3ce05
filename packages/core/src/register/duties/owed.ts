import type { Agreement, CaseSetting } from '../../claims/case-setting.ts'
import type { Duty } from '../../claims/kinds.ts'
import { isNobodys } from '../../claims/may-be-claimed.ts'
import type { AcceptedClaim } from '../accepted-claims.ts'
import type { PartyNames } from '../party-names.ts'

/** One duty of one party under one agreement, as the case's agreements and accepted undertakings lay it down. */
export interface Owed {
  readonly id: string
  readonly agreement: string
  readonly agreementDate: string | null
  /** EDTF: when it can first bind; null where nothing says so. */
  readonly from: string | null
  readonly duty: Duty
  readonly party: string
  /** Parties it is owed to, as far as the agreement or the undertaking names them. */
  readonly creditors: readonly string[]
  /** Whether the creditors owe the same in return. */
  readonly mutual: boolean
  readonly due: string | null
  /** The clause in the agreement's own words, where the case has them. */
  readonly text: string | null
  readonly undertakings: readonly string[]
  /** Undertakings that say how many people it is about. */
  readonly counted: readonly AcceptedClaim[]
}

export interface OwedQuestion {
  /** Accepted undertakings, in the order of the case. */
  readonly undertakings: readonly AcceptedClaim[]
  readonly setting: CaseSetting
  readonly names: PartyNames
}

/** Every duty that agreements of the case and accepted undertakings lay on a party, each once, in the order of their ids. */
export function dutiesOwed(question: OwedQuestion): readonly Owed[] {
  const owed = new Map<string, Owed>()
  for (const duty of dutiesOfAgreements(question)) owed.set(duty.id, merged(owed.get(duty.id), duty))
  for (const item of question.undertakings)
    for (const duty of dutiesOfClaim(item, question)) owed.set(duty.id, merged(owed.get(duty.id), duty))
  return [...owed.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const merged = (known: Owed | undefined, duty: Owed): Owed =>
  known
    ? {
        ...known,
        due: known.due ?? duty.due,
        text: known.text ?? duty.text,
        creditors: known.creditors.length > 0 ? known.creditors : duty.creditors,
        undertakings: [...known.undertakings, ...duty.undertakings],
        counted: [...known.counted, ...duty.counted],
      }
    : duty

const idOf = (agreement: string, duty: Duty, party: string): string => `obligation/${agreement}/${duty}/${party}`

const dutiesOfAgreements = ({ setting, names }: OwedQuestion): readonly Owed[] =>
  setting.agreements.flatMap((agreement) =>
    agreement.clauses.flatMap((clause) =>
      clause.bound.map((bound): Owed => {
        const party = names.canonical(bound)
        const others = clause.bound.map(names.canonical).filter((other) => !names.sameSide(other, party))
        return {
          id: idOf(agreement.name, clause.duty, party),
          agreement: agreement.name,
          agreementDate: agreement.date,
          from: agreement.date,
          duty: clause.duty,
          party,
          creditors: others,
          mutual: others.length > 0,
          due: clause.due,
          text: clause.text,
          undertakings: [],
          counted: [],
        }
      }),
    ),
  )

/** What an undertaking is under, and when that can first bind. */
function groundOf({ earliest }: AcceptedClaim, claim: Undertaking, setting: CaseSetting) {
  const known = agreementMeant(claim.agreement, claim.agreementDate ?? claim.date, setting)
  return {
    known,
    agreement: known?.name ?? claim.agreement ?? 'undertaking without a name',
    agreementDate: known?.date ?? claim.agreementDate ?? claim.date,
    from: known ? known.date : earliest,
    duty: claim.duty,
  }
}
type Undertaking = Extract<AcceptedClaim['claim'], { kind: 'undertaking' }>

/** Accepted undertakings of which no page says whose they are, with what they are under, each agreement and duty once (OB11). */
export function undertakingsOfNobody(question: Pick<OwedQuestion, 'undertakings' | 'setting'>): readonly OfNobody[] {
  const open = new Map<string, OfNobody>()
  for (const item of question.undertakings) {
    const { claim } = item
    if (claim.kind !== 'undertaking' || !isNobodys(claim)) continue
    const { known: _, ...ground } = groundOf(item, claim, question.setting)
    const id = `undertaking/${ground.agreement}/${ground.duty}`
    open.set(id, { ...ground, id, items: [...(open.get(id)?.items ?? []), item] })
  }
  return [...open.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What was undertaken under one agreement by nobody that is named. */
export interface OfNobody extends Pick<Owed, 'id' | 'agreement' | 'agreementDate' | 'duty'> {
  readonly items: readonly AcceptedClaim[]
}

function dutiesOfClaim(item: AcceptedClaim, question: OwedQuestion): readonly Owed[] {
  const { claim } = item
  if (claim.kind !== 'undertaking' || claim.stance === 'denied' || claim.actor === null || isNobodys(claim)) return []
  const { names } = question
  const { known, ...ground } = groundOf(item, claim, question.setting)
  const parties = bearers(claim.actor, known, names)
  return parties.map((party) => ({
    ...ground,
    id: idOf(ground.agreement, claim.duty, party),
    party,
    creditors:
      claim.recipient !== null && !names.sameSide(claim.recipient, party)
        ? names.several(claim.recipient)
        : parties.filter((other) => !names.sameSide(other, party)),
    mutual: parties.some((other) => !names.sameSide(other, party)),
    due: claim.deadline,
    text: null,
    undertakings: [claim.id],
    counted: claim.count === null || claim.count.min === null ? [] : [item],
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
