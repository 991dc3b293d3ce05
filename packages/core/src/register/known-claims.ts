import type { Claim } from '../claims/claim.ts'
import type { Count } from '../claims/count.ts'
import type { Standing } from '../claims/kinds.ts'
import type { SourceRecord } from '../ledger/entry.ts'
import { type CaseState, type StandingVerdict, verdictOn } from '../ledger/replay.ts'
import { type Days, daysOf } from '../time/edtf.ts'
import type { FromOrigin, Origin } from './origins.ts'
import type { PartyNames } from './party-names.ts'
import { standingOf } from './standing.ts'
import type { Knot } from './ties.ts'

/** A claim that a person accepted, with all that an answer needs to weigh it. Its parties are the case's. */
export interface AcceptedClaim extends FromOrigin {
  /** The claim's id, at hand without a look at the claim: of a million claims only some are looked at. */
  readonly id: string
  readonly claim: Claim
  readonly source: SourceRecord
  /** Its place in the order of the case: page after page, on a page in the order proposed. */
  readonly at: number
  /** Null: a denial or a plan. It is shown, and counts for no figure. */
  readonly standing: Standing | null
  /** The days that its date can mean; the same object for the same date, null when it has none. */
  readonly days: Days | null
  /** First and last day it may have happened; `latest` is never after the day it was known. */
  readonly earliest: string | null
  readonly latest: string
  /** The first day on which it may have been so. */
  readonly begins: string
  readonly knownSince: string
  /** How many it counts at least: people with no number are at least one (CU7). */
  readonly least: number
  /** The ends of its number, beside the claim so that going through a million of them stays in one place; −1: open above. */
  readonly fewest: number
  readonly most: number
  /** All that is said of it in the register that it is filed in; null: surely nothing, so that of a million claims few are looked up. */
  readonly knot: Knot | null | undefined
  /** How it is tied to others, as bits, in the register that it is filed in; the relations of that register keep it up. */
  readonly tiedAs: number
}

/** A count read again from its own words, under the numeral profile that the case has chosen since (CU9). */
export type RereadCount = (count: Count) => Count
export const asRead: RereadCount = (count) => count

/** How a case reads the parties and the counts of its claims. */
export interface CaseWords {
  readonly names: PartyNames
  readonly reread: RereadCount
}

/** Places kept for the claims of a page, of which so many are proposed by now: a better reader may propose more of them. */
export const roomFor = (proposed: number): number => Math.max(64, 2 ** Math.ceil(Math.log2(4 * proposed + 1)))

/** The accepted claims of a page as they were amended, with their places on it; `judged`: how many have a verdict. */
export interface ClaimsOnPage {
  readonly claims: Claim[]
  readonly places: number[]
  judged: number
  /** How many claims were proposed on it. */
  proposed: number
}

const noClaims = (): ClaimsOnPage => ({ claims: [], places: [], judged: 0, proposed: 0 })

export function acceptedOn(state: CaseState, source: string): ClaimsOnPage {
  const page = noClaims()
  for (const id of state.claimsOf.get(source) ?? []) note(page, state.proposals.get(id)?.claim, verdictOn(state, id))
  return page
}

/**
 * The same for page after page, which looks nothing up that comes in order: a page's claims are proposed one after another, and
 * mostly judged so too.
 */
export function acceptedInTurn({ claimsOf, proposals, verdicts }: CaseState): (source: string) => ClaimsOnPage {
  const [idsOn, proposalOf, verdictsOn] = [inTurn(claimsOf), inTurn(proposals), inTurn(verdicts)]
  return (source) => {
    const page = noClaims()
    for (const id of idsOn(source) ?? []) note(page, proposalOf(id)?.claim, verdictsOn(id)?.at(-1) ?? null)
    return page
  }
}

/** Looks keys up in a map, those that come in the map's order without a search for them. */
function inTurn<K, V>(map: ReadonlyMap<K, V>): (key: K) => V | undefined {
  const entries = map.entries()
  let [nextKey, nextValue]: [K | undefined, V | undefined] = [undefined, undefined]
  // Key and value by themselves: of millions of pairs none is then put together.
  const goOn = () => {
    const step = entries.next()
    nextKey = step.done ? undefined : step.value[0]
    nextValue = step.done ? undefined : step.value[1]
  }
  goOn()
  return (key) => {
    if (nextKey !== key) return map.get(key)
    const value = nextValue
    goOn()
    return value
  }
}

function note(page: ClaimsOnPage, proposed: Claim | undefined, verdict: StandingVerdict | null): void {
  const place = page.proposed++
  if (verdict === null || !proposed) return
  page.judged++
  const claim = acceptedForm(proposed, verdict)
  if (!claim) return
  page.claims.push(claim)
  page.places.push(place)
}

/** An amended claim under the id of the proposal. Made once, so that it is the same object whenever it is looked at. */
const amendedForms = new WeakMap<StandingVerdict, Claim>()

function acceptedForm(claim: Claim, verdict: StandingVerdict): Claim | null {
  if (verdict.verdict === 'accepted') return claim
  if (verdict.verdict !== 'amended' || !verdict.amended) return null
  const known = amendedForms.get(verdict) ?? { ...verdict.amended, id: claim.id }
  amendedForms.set(verdict, known)
  return known
}

/** The claim with its parties and its count as the case has them; most need no other object. */
export function inCaseWords(claim: Claim, { names, reread }: CaseWords): Claim {
  const named = (party: string | null) => (party === null ? null : names.canonical(party))
  const count = claim.count === null ? null : reread(claim.count)
  const [actor, peopleOf, recipient] = [named(claim.actor), named(claim.peopleOf), named(claim.recipient)]
  const same =
    count === claim.count && actor === claim.actor && peopleOf === claim.peopleOf && recipient === claim.recipient
  return same ? claim : { ...claim, count, actor, peopleOf, recipient }
}

/**
 * Since when a page is known (LG5). A page without a date is known since the last day it speaks of itself, or a page that
 * it copies was published, since it cannot be older; one that settles nothing is known since it was captured.
 */
export function knownSinceOf(source: SourceRecord, claims: readonly Claim[], copied: () => string | null): string {
  const published = source.published === null ? null : daysOf(source.published).latest
  if (published !== null) return published
  const captured = source.capturedAt.slice(0, 10)
  const spokenOf = claims
    .flatMap((claim) => [claim.uttered, claim.stance === 'planned' ? null : claim.date])
    .flatMap((date) => (date === null ? [] : [lastCertainDay(date)]))
    .filter((day) => day !== null && day <= captured)
  const days = [source.publishedNoEarlierThan, copied(), ...spokenOf].filter((day) => day !== null)
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null) ?? captured
}

const lastCertainDay = (date: string): string | null => {
  const days = daysOf(date)
  return days.latest ?? days.earliest
}

const NO_DAYS = { earliest: null, latest: null }
/** A claim weighed by itself. `from`: its page as an origin; where it comes from else is noted with `comesFrom`. */
export function weighed(
  { claim, source, at, knownSince, knot }: Pick<AcceptedClaim, 'claim' | 'source' | 'at' | 'knownSince' | 'knot'>,
  from: Origin,
  names: PartyNames,
): AcceptedClaim {
  const days = claim.date === null ? null : daysOf(claim.date)
  const { earliest, latest } = days ?? NO_DAYS
  const inTime = latest !== null && (latest < knownSince || claim.stance === 'planned') ? latest : knownSince
  const last = earliest !== null && earliest > inTime ? earliest : inTime
  // What answers look at comes first, side by side: of a million claims each look is a look into far memory.
  return {
    id: claim.id,
    standing: standingOf(claim, names),
    latest: last,
    least: claim.count?.min ?? 1,
    tiedAs: 0,
    tally: from.tally,
    fewest: claim.count?.min ?? 0,
    most: claim.count?.max ?? -1,
    begins: beginsOn(claim, { earliest, latest: last }),
    claim,
    source,
    at,
    days,
    earliest,
    knownSince,
    from,
    knot,
  }
}

/** The first day from which on it may have been so, for a claim that counts from `latest` on. */
export function beginsOn({ kind }: Claim, { earliest, latest }: Pick<AcceptedClaim, 'earliest' | 'latest'>): string {
  if (kind === 'captured' || kind === 'transferred') return earliest ?? ''
  // Who is said to be held on some day of several may have left from the first of them on.
  return kind === 'held' ? (earliest ?? latest) : latest
}

/** Notes what is said of how the group of a claim lies to others, and how it is tied, in the register that it is filed in. */
export function noteTies(item: AcceptedClaim, knot: Knot | null, tiedAs: number): void {
  const open = item as { -readonly [K in keyof AcceptedClaim]: AcceptedClaim[K] }
  open.knot = knot
  open.tiedAs = tiedAs
}

/** Notes where a claim that nobody else has seen yet comes from. */
export function comesFrom(item: AcceptedClaim, from: Origin): void {
  const open = item as { -readonly [K in keyof FromOrigin]: FromOrigin[K] }
  open.from = from
  open.tally = from.tally
}

/** Whether where a claim comes from is where it came from before. */
export const comesFromStill = (a: Origin, b: Origin): boolean =>
  a.origin === b.origin &&
  a.attribution === b.attribution &&
  a.independentOf.length === b.independentOf.length &&
  a.independentOf.every((each, at) => each === b.independentOf[at])

/** Whether two weighings of a claim say the same, wherever it comes from. */
export const weighedAlike = (a: AcceptedClaim, b: AcceptedClaim): boolean =>
  a.claim === b.claim && a.source === b.source && a.at === b.at && a.knownSince === b.knownSince
