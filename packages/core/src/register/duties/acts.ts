import type { Duty } from '../../claims/kinds.ts'
import type { DutyAct } from '../../ledger/term.ts'
import { daysOf } from '../../time/edtf.ts'
import type { AcceptedClaim, ClaimLookup } from '../accepted-claims.ts'
import type { PartyNames } from '../party-names.ts'
import type { Clause } from './clause.ts'
import type { Moment } from './moment.ts'
import type { Owed } from './owed.ts'

/** A claim that bears on a duty, and how: what is said to have been done, or that it is denied to have been done. */
export interface Act extends Moment {
  readonly act: Exclude<DutyAct, 'no-bearing'>
  readonly item: AcceptedClaim
  /** The claim denies the act, or speaks against it. */
  readonly denies: boolean
}

/** What accepted claims say of a duty. `replies`: the other view of the same matter (OB3). */
export interface ActsOfDuty {
  readonly acts: readonly Act[]
  readonly replies: readonly AcceptedClaim[]
}

/** Duties that one act performs or refuses alike. */
const RELEASING: ReadonlySet<Duty> = new Set(['release', 'exchange-all'])
const related = (owed: Duty, named: Duty): boolean => owed === named || (RELEASING.has(owed) && RELEASING.has(named))

/** Finds the claims about what a party did, without a look at those about others. */
export interface ActIndex {
  readonly by: (party: string) => readonly AcceptedClaim[]
  readonly claim: ClaimLookup
}

/** Whether a claim's words for who did it mean a party, or a party of its side. */
export const isBy = (actor: string, party: string, names: PartyNames): boolean =>
  actor === 'both' || names.several(actor).some((each) => names.sameSide(each, party))

/**
 * The claims that bear on a duty, as their kinds tell and as people recorded, which goes before it. What certainly
 * happened before the duty began bears on nothing.
 */
export function actsOf(owed: Owed, clause: Clause, index: ActIndex, names: PartyNames): ActsOfDuty {
  const from = owed.from === null ? null : (daysOf(owed.from).earliest ?? owed.from)
  const since = index.by(owed.party).filter((item) => from === null || item.latest >= from)
  const ruled = new Map(clause.acts.map((each) => [each.claim, each]))
  const read = since.flatMap((item): readonly Act[] => {
    if (ruled.has(item.claim.id)) return []
    const found = actOf(item, owed)
    return found ? [{ ...momentOf(item, null), item, ...found }] : []
  })
  const said = [...ruled.values()].flatMap((each): readonly Act[] => {
    const item = index.claim.get(each.claim)
    if (!item || each.act === 'no-bearing') return []
    return [{ ...momentOf(item, each.day), item, act: each.act, denies: item.claim.stance === 'denied' }]
  })
  const acts = [...read, ...said].sort((a, b) => ((a.latest ?? '') < (b.latest ?? '') ? -1 : 1))
  const contrary = acts.filter((each) => !each.denies && (each.act === 'refused' || each.act === 'breached'))
  const replies = since.filter((item) => !ruled.has(item.claim.id) && isReply(item, owed, contrary, names))
  return { acts: [...acts, ...stillHeldAfter(acts, since, ruled)], replies: contrary.length > 0 ? replies : [] }
}

const momentOf = (item: AcceptedClaim, day: string | null): Moment =>
  day === null ? { date: item.claim.date, earliest: item.earliest, latest: item.latest } : { date: day, ...daysOf(day) }

/** How a claim bears on a duty by its kind alone; null when it does not. */
function actOf(item: AcceptedClaim, owed: Owed): Pick<Act, 'act' | 'denies'> | null {
  const { claim } = item
  const denies = claim.stance === 'denied'
  if (!denies && item.standing === null) return null
  const performs = RELEASING.has(owed.duty)
    ? claim.kind === 'released' && claim.peopleOf !== owed.party
    : owed.duty === 'return-bodies' && claim.kind === 'bodies-returned'
  if (performs) return { act: claim.count?.text.toLowerCase() === 'all' ? 'performed' : 'part-performed', denies }
  if (claim.kind === 'refused' && related(owed.duty, claim.duty)) return { act: 'refused', denies }
  if (claim.kind === 'attacked' && claim.breaches.some((duty) => related(owed.duty, duty)))
    return { act: 'breached', denies }
  return null
}

/** People said to be held after all were let go speak against that. */
function stillHeldAfter(
  acts: readonly Act[],
  since: readonly AcceptedClaim[],
  ruled: ReadonlyMap<string, unknown>,
): readonly Act[] {
  const whole = acts.find((each) => each.act === 'performed' && !each.denies && each.item.claim.kind === 'released')
  const { latest } = whole ?? {}
  if (!whole || !latest) return []
  return since
    .filter(
      (item) =>
        item.claim.kind === 'held' &&
        item.standing !== null &&
        !ruled.has(item.claim.id) &&
        item.claim.peopleOf === whole.item.claim.peopleOf &&
        // A page that tells of both says who is held once the others are home (CU8).
        (item.claim.date === null ? item.knownSince >= latest : item.earliest !== null && item.earliest > latest),
    )
    .map((item) => ({ ...momentOf(item, null), item, act: 'performed', denies: true }))
}

/**
 * The other view (OB3): a denial of what is laid to the party, or the party's own word for the people it was to let go,
 * which says that they are none of those it owes.
 */
function isReply(item: AcceptedClaim, owed: Owed, contrary: readonly Act[], names: PartyNames): boolean {
  const { claim } = item
  if (claim.stance === 'denied') return contrary.some((other) => other.item.claim.kind === claim.kind)
  if (
    claim.kind !== 'accused' ||
    claim.stance !== 'asserted' ||
    !RELEASING.has(owed.duty) ||
    claim.peopleOf === owed.party
  )
    return false
  const speaker = names.speaksFor(claim.speaker)
  return speaker !== null && names.sameSide(speaker, owed.party)
}
