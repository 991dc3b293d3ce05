import type { Claim } from '../claims/claim.ts'
import { STANDINGS, type Standing } from '../claims/kinds.ts'
import type { PartyNames } from './party-names.ts'

/** Kinds that speak against the party that does them: its own word for it is an admission. */
const AGAINST_ACTOR: ReadonlySet<Claim['kind']> = new Set([
  'held',
  'captured',
  'refused',
  'attacked',
  'accused',
  'died',
])
/** Kinds that speak for the party that does them: there the receiving side's word is the admission. */
const FOR_ACTOR: ReadonlySet<Claim['kind']> = new Set(['released', 'bodies-returned', 'escaped'])

/**
 * How a claim's speaker stands to the matter (CU2). Null: it counts for nothing, since it denies or plans.
 * A speaker whom the case cannot place stands as `alleged`, never higher: what is unknown is not neutral.
 */
export function standingOf(claim: Claim, names: PartyNames): Standing | null {
  if (claim.stance === 'denied' || claim.stance === 'planned') return null
  if (claim.stance === 'believed' || claim.stance === 'speculated') return 'believed'
  if (claim.admission) return 'admitted'
  if (claim.speaker === 'article') return 'reported'
  const party = names.speaksFor(claim.speaker)
  if (party === null) return 'alleged'
  if (names.partyOf(party)?.kind === 'neutral') return 'third-party'
  if (speaksAgainstItself(claim, party, names)) return 'admitted'
  return isOutsider(claim, party, names) ? 'third-party' : 'alleged'
}

function speaksAgainstItself(claim: Claim, party: string, names: PartyNames): boolean {
  const isSide = (name: string | null) => name !== null && names.sameSide(party, name)
  if (AGAINST_ACTOR.has(claim.kind)) return isSide(claim.actor)
  if (FOR_ACTOR.has(claim.kind)) return isSide(claim.recipient ?? claim.peopleOf) && !isSide(claim.actor)
  // Whoever received people owns up to holding them; whoever handed them on says that it does not.
  if (claim.kind === 'transferred') return isSide(claim.recipient) && !isSide(claim.actor)
  return (
    (claim.kind === 'killed' || claim.kind === 'wounded' || claim.kind === 'missing') &&
    isSide(claim.actor ?? claim.peopleOf)
  )
}

const isOutsider = (claim: Claim, party: string, names: PartyNames): boolean => {
  const concerned = [claim.actor, claim.peopleOf, claim.recipient].filter((name) => name !== null)
  return concerned.length > 0 && concerned.every((name) => name !== 'both' && !names.sameSide(party, name))
}

/** Whether a claim of one standing counts where answers of another are asked for. */
export const reaches = (standing: Standing, asked: Standing): boolean => RANK[standing] <= RANK[asked]

/** From the strongest to the weakest. */
const RANK = Object.fromEntries(STANDINGS.map((standing, at) => [standing, at])) as Readonly<Record<Standing, number>>
