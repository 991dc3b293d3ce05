import type { Claim } from '../claims/claim.ts'
import type { Duty } from '../claims/kinds.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { PartyNames } from './party-names.ts'

/** One duty of one party under one agreement. `from`: the first day it can bind. */
export interface Owed {
  readonly id: string
  readonly agreement: string
  readonly agreementDate: string | null
  readonly from: string | null
  readonly duty: Duty
  readonly party: string
  readonly due: string | null
  readonly undertakings: readonly string[]
}

/** What accepted claims say of a duty. `whole`: the act that completed it. `replies`: the other view of the same matter. */
export interface Evidence {
  readonly performed: readonly AcceptedClaim[]
  readonly whole: AcceptedClaim | null
  readonly contrary: readonly AcceptedClaim[]
  readonly replies: readonly AcceptedClaim[]
}

/** Duties that one act performs or refuses alike. */
const RELEASING: ReadonlySet<Duty> = new Set(['release', 'exchange-all'])

const related = (owed: Duty, named: Duty): boolean => owed === named || (RELEASING.has(owed) && RELEASING.has(named))

const acts = (claim: Claim, party: string, names: PartyNames): boolean =>
  claim.actor !== null &&
  (claim.actor === 'both' || names.several(claim.actor).some((actor) => names.sameSide(actor, party)))

/** Sorts what is known into acts of performance, acts against, and replies. An act before the duty began is neither. */
export function evidenceFor(owed: Owed, known: readonly AcceptedClaim[], names: PartyNames): Evidence {
  const since = known.filter((item) => owed.from === null || item.latest >= owed.from)
  const performed = since.filter((item) => performs(item, owed, names)).sort((a, b) => (a.latest < b.latest ? -1 : 1))
  const contrary = since.filter((item) => speaksAgainst(item.claim, owed, names))
  return {
    performed,
    whole: performed.find((item) => item.claim.count?.text.toLowerCase() === 'all') ?? null,
    contrary,
    replies: contrary.length > 0 ? since.filter((item) => replies(item, owed, contrary, names)) : [],
  }
}

function performs(item: AcceptedClaim, owed: Owed, names: PartyNames): boolean {
  const { claim, standing } = item
  if (standing === null || !acts(claim, owed.party, names)) return false
  if (RELEASING.has(owed.duty)) return claim.kind === 'released' && claim.peopleOf !== owed.party
  return owed.duty === 'return-bodies' && claim.kind === 'bodies-returned'
}

function speaksAgainst(claim: Claim, owed: Owed, names: PartyNames): boolean {
  if (claim.stance === 'denied' || claim.stance === 'planned' || !acts(claim, owed.party, names)) return false
  if (claim.kind === 'refused') return related(owed.duty, claim.duty)
  return claim.kind === 'attacked' && claim.breaches.some((duty) => related(owed.duty, duty))
}

/**
 * The other view (OB3): a denial of what is laid to the party, or the party's own word for the people it was to let go,
 * which says that they are none of those it owes.
 */
function replies(item: AcceptedClaim, owed: Owed, contrary: readonly AcceptedClaim[], names: PartyNames): boolean {
  const { claim } = item
  if (claim.stance === 'denied')
    return contrary.some((other) => other.claim.kind === claim.kind) && acts(claim, owed.party, names)
  if (
    claim.kind !== 'accused' ||
    claim.stance !== 'asserted' ||
    !RELEASING.has(owed.duty) ||
    claim.peopleOf === owed.party
  )
    return false
  const speaker = names.speaksFor(claim.speaker)
  return speaker !== null && names.sameSide(speaker, owed.party) && acts(claim, owed.party, names)
}
