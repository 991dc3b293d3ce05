import type { Claim } from '../claims/claim.ts'
import type { Standing } from '../claims/kinds.ts'
import { type Listed, listed } from './group.ts'
import { once } from './grouped.ts'
import type { GroupRelations } from './groups.ts'
import type { AcceptedClaim } from './known-claims.ts'
import type { PartyNames } from './party-names.ts'
import { reaches } from './standing.ts'

/** In whose hands a claim tells people of a party to come or be, or from whose hands it tells them to go. */
export interface Flow {
  readonly holder: string
  readonly peopleOf: string
  readonly way: 'in' | 'out'
}

type Kind = Claim['kind']
const IN: ReadonlySet<Kind> = new Set(['held', 'captured'])
const OUT: ReadonlySet<Kind> = new Set(['released', 'died', 'escaped', 'transferred'])
/** Kinds that tell of the dead: of one holder's captives they may be told several times over. */
const DEAD: ReadonlySet<Kind> = new Set(['died', 'killed', 'bodies-returned'])

export const leavesCustody = (kind: Kind): boolean => OUT.has(kind)
export const isDeath = (kind: Kind): boolean => DEAD.has(kind)

/** Whether a kind tells of one day on which people came into somebody's hands, and not of a state. */
export const isArrival = (kind: Kind): boolean => kind === 'captured' || kind === 'transferred'

const NO_FLOWS: readonly Flow[] = []
export const isOneParty = (party: string | null): party is string => party !== null && party !== 'both'

/** A transfer leaves one holder and reaches another (CU13); any other claim moves people in or out of one holder's hands. */
export function flowsOf(claim: Pick<Claim, 'kind' | 'actor' | 'peopleOf' | 'recipient'>): readonly Flow[] {
  const { kind, actor, peopleOf } = claim
  if (!isOneParty(peopleOf) || !(IN.has(kind) || OUT.has(kind))) return NO_FLOWS
  const receiver = receiverOf(claim)
  return [
    ...(isOneParty(actor) ? [{ holder: actor, peopleOf, way: IN.has(kind) ? ('in' as const) : ('out' as const) }] : []),
    ...(receiver === null ? [] : [{ holder: receiver, peopleOf, way: 'in' as const }]),
  ]
}

/** Who holds people after a transfer; null for any other claim. Who goes to their own side is nobody's captive. */
export const receiverOf = ({
  kind,
  actor,
  peopleOf,
  recipient,
}: Pick<Claim, 'kind' | 'actor' | 'peopleOf' | 'recipient'>): string | null =>
  kind === 'transferred' && isOneParty(recipient) && recipient !== actor && recipient !== peopleOf ? recipient : null

/** All claims about a holder and a people, in the order of the case. */
export interface PairOfLists {
  readonly holder: string
  readonly peopleOf: string
  readonly inward: Listed
  readonly outward: Listed
  /** Surely nothing but people taken, held and let go, told of this holder: there is no need to look. */
  readonly plain?: boolean
  /** The lists without what is told elsewhere, where these have some of that. */
  readonly told?: Pick<PairOfLists, 'inward' | 'outward'>
}

/** Whether a claim is of all there were. Its number tells of most that they are not, without a look at the claim. */
export function isOfAll(item: AcceptedClaim): boolean {
  if (item.most >= 0 || item.fewest !== 0) return false
  const { count } = item.claim
  return count?.min === null && count.text.toLowerCase() === 'all'
}

/**
 * What keeps tellings of one date and number apart (CU6): nothing where that is one day. Some days can be those of several leavings, so
 * that only copies of one sentence are one.
 */
export const tellingOf = ({ days, from, claim }: AcceptedClaim): string | null =>
  days === null || days.earliest === days.latest ? null : `${from.origin} ${claim.quote}`

/** What claims of elsewhere are tied by. */
interface Elsewhere {
  readonly relations: GroupRelations
  readonly find: (claim: string) => AcceptedClaim | undefined
}

/**
 * The claims of a pair with those told elsewhere that somebody says are of its people (CU14): the dead among those taken or
 * held, those who came from another holder, and those who are in another holder's hands now.
 */
export function withElsewhere(pair: PairOfLists, elsewhere: Elsewhere): PairOfLists {
  const { relations } = elsewhere
  if (relations.partOf.size + relations.same.size === 0) return pair
  const [came, left] = [new Map<string, AcceptedClaim>(), new Map<string, AcceptedClaim>()]
  const own = once(() => new Set(pair.outward.items.map(({ id }) => id)))
  for (const item of pair.inward.items) {
    if (!relations.isTied(item)) continue
    for (const dead of deadAmong(item, relations)) if (!own().has(dead.id)) left.set(dead.id, dead)
    for (const { left: one, arrived } of movesOf(item, pair, elsewhere))
      if (one === item) left.set(arrived.id, arrived)
      else {
        const latest = laterOf(one, item)
        // All of them were in these hands once they had arrived.
        const begins = item.begins > one.begins ? item.begins : one.begins
        came.set(one.id, { ...one, standing: weaker(one, item), latest, begins })
      }
  }
  if (came.size + left.size === 0) return pair
  const { inward, outward } = pair
  const told = { inward, outward }
  return { ...pair, plain: false, inward: withMore(inward, came), outward: withMore(outward, left), told }
}

const withMore = (list: Listed, more: ReadonlyMap<string, AcceptedClaim>): Listed =>
  more.size === 0 ? list : listed([...list.items, ...more.values()].sort((a, b) => a.at - b.at))

/** The dead among the people of a claim, as somebody ties them to it: by claims that are part of it, or the same people. */
function deadAmong(whole: AcceptedClaim, { partOf, same, mayLeadOn }: GroupRelations): readonly AcceptedClaim[] {
  if (!mayLeadOn(whole)) return NOBODY
  const reached = new Map([[whole.id, whole]])
  const dead: AcceptedClaim[] = []
  for (const one of reached.values()) {
    const look = (item: AcceptedClaim) => {
      if (reached.has(item.id)) return
      reached.set(item.id, item)
      if (item.standing !== null && isDeath(item.claim.kind)) dead.push(item)
    }
    for (const { item } of partOf.before(one)) look(item)
    for (const item of same.beside(one)) look(item)
  }
  return dead
}

/** Of two claims about one move, which tells of leaving and which of arriving: their kinds tell, else the one ruled first left. */
function movedBetween(first: string, second: string, find: Elsewhere['find']): Move | null {
  const [one, other] = [find(first), find(second)]
  if (!one || !other || one.standing === null || other.standing === null) return null
  const turned = !leavesCustody(one.claim.kind) && leavesCustody(other.claim.kind)
  return turned ? { left: other, arrived: one } : { left: one, arrived: other }
}

/** The moves that a claim of a pair is one end of while the other is another holder's. */
function movesOf(item: AcceptedClaim, pair: PairOfLists, { relations, find }: Elsewhere): readonly Move[] {
  if (relations.transfers.size === 0) return NO_MOVES
  const moves = relations.transfers.of(item).flatMap(([one, other]) => movedBetween(one, other, find) ?? [])
  return moves.filter(({ left, arrived }) => isOf(pair, arrived) !== isOf(pair, left))
}

const NOBODY: readonly AcceptedClaim[] = []
const NO_MOVES: readonly Move[] = []

interface Move {
  readonly left: AcceptedClaim
  readonly arrived: AcceptedClaim
}

const isOf = ({ holder, peopleOf }: PairOfLists, { claim }: AcceptedClaim): boolean =>
  flowsOf(claim).some((flow) => flow.way === 'in' && flow.holder === holder && flow.peopleOf === peopleOf)

/** Who moved is in these hands from the day of arriving on. */
const laterOf = (a: AcceptedClaim, b: AcceptedClaim): string => (a.latest < b.latest ? b.latest : a.latest)

const weaker = (a: AcceptedClaim, b: AcceptedClaim): Standing | null =>
  a.standing !== null && b.standing !== null && reaches(a.standing, b.standing) ? b.standing : a.standing

/**
 * Whether a claim of weaker standing than a third party's lowers the floors that count it: of deaths, escapes and transfers it
 * does, unless the holder tells it, or somebody who may speak for the holder (CU13).
 */
export function lowersWhereCounted(
  { claim, standing }: AcceptedClaim,
  holder: string,
  names: Pick<PartyNames, 'speaksFor' | 'sameSide'>,
): boolean {
  if (claim.kind === 'released' || standing === null) return false
  if (claim.speaker === 'article') return true
  const party = names.speaksFor(claim.speaker)
  return party !== null && !names.sameSide(party, holder)
}
