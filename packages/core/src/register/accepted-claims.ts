import type { Claim } from '../claims/claim.ts'
import type { Count } from '../claims/count.ts'
import type { Standing } from '../claims/kinds.ts'
import type { SourceRecord } from '../ledger/entry.ts'
import { type CaseState, type StandingVerdict, verdictOn } from '../ledger/replay.ts'
import { type Days, daysOf } from '../time/edtf.ts'
import { once } from './grouped.ts'
import { type Origin, originsOfClaims, pageOriginsOf } from './origins.ts'
import type { PartyNames } from './party-names.ts'
import { standingOf } from './standing.ts'

/** A claim that a person accepted, with all that an answer needs to weigh it. Its parties are the case's. */
export interface AcceptedClaim extends Origin {
  readonly claim: Claim
  readonly source: SourceRecord
  /** Null: a denial or a plan. It is shown, and counts for no figure. */
  readonly standing: Standing | null
  /** First and last day it may have happened; `latest` is never after the day it was known. */
  readonly earliest: string | null
  readonly latest: string
  readonly knownSince: string
}

/** Accepted claims by id. */
export type ClaimLookup = Pick<ReadonlyMap<string, AcceptedClaim>, 'get'>

/** A count read again from its own words, under the numeral profile that the case has chosen since (CU9). */
export type RereadCount = (count: Count) => Count
export const asRead: RereadCount = (count) => count

/**
 * The accepted claims that were known by a day (LG5). A page without a date is known since the last day it speaks
 * of itself, since it cannot be older; one that settles nothing is known since it was captured.
 */
export function acceptedClaims(
  state: CaseState,
  names: PartyNames,
  knownBy: string,
  reread: RereadCount = asRead,
): readonly AcceptedClaim[] {
  const known = allKnown.get(state)
  if (known && known.since <= knownBy && known.names === names && known.reread === reread) return known.accepted
  const { pages, origins, waitFor } = pagesKnown(state, knownBy)
  const accepted = acceptedOf(pages, origins, { names, reread, relations: state.relations })
  if (!waitFor) {
    const since = pages.reduce((last, page) => (page.knownSince > last ? page.knownSince : last), '')
    allKnown.set(state, { accepted, since, names, reread })
  }
  return accepted
}

/** The claims of a state of which every page is known, from a day on: all later days known by have the same. */
interface AllKnown {
  readonly accepted: readonly AcceptedClaim[]
  readonly since: string
  readonly names: PartyNames
  readonly reread: RereadCount
}

const allKnown = new WeakMap<CaseState, AllKnown>()

/** The pages known by a day with their accepted claims and origins; `waitFor`: others become known later. */
function pagesKnown(state: CaseState, knownBy: string) {
  const origins = pageOriginsOf(state.sources.values())
  const firstOf = once(() => firstPublished(state, origins))
  const pages: KnownPage[] = []
  let waitFor = false
  for (const [sourceId, ids] of state.claimsOf) {
    const source = state.sources.get(sourceId)
    if (!source) continue
    const claims = acceptedOn(state, ids)
    const knownSince = knownSinceOf(source, claims, () => firstOf().get(origins.get(sourceId) ?? sourceId) ?? null)
    if (knownSince <= knownBy) pages.push({ source, claims, knownSince })
    else waitFor = true
  }
  return { pages, origins: pages.length === state.sources.size ? origins : originsAmong(pages), waitFor }
}

function acceptedOf(
  pages: readonly KnownPage[],
  origins: ReadonlyMap<string, string>,
  { names, reread, relations }: Pick<AllKnown, 'names' | 'reread'> & Pick<CaseState, 'relations'>,
): readonly AcceptedClaim[] {
  const onPages: KnownClaim[] = []
  for (const { source, claims, knownSince } of pages)
    for (const claim of claims) onPages.push({ claim: inCaseWords(claim, names, reread), source, knownSince })
  const originOf = originsOfClaims(onPages, origins, relations, names)
  const days = remembered(daysOf)
  return onPages.map((item) => weighed(item, originOf(item), { names, days }))
}

/** A function of texts that recur, worked out once for each of them. */
function remembered<T>(of: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const found = of(text)
    kept.set(text, found)
    return found
  }
}

interface KnownClaim {
  readonly claim: Claim
  readonly source: SourceRecord
  readonly knownSince: string
}

/** The claim with its parties and its count as the case has them; most need no other object. */
function inCaseWords(claim: Claim, names: PartyNames, reread: RereadCount): Claim {
  const named = (party: string | null) => (party === null ? null : names.canonical(party))
  const count = claim.count === null ? null : reread(claim.count)
  const [actor, peopleOf, recipient] = [named(claim.actor), named(claim.peopleOf), named(claim.recipient)]
  const same =
    count === claim.count && actor === claim.actor && peopleOf === claim.peopleOf && recipient === claim.recipient
  return same ? claim : { ...claim, count, actor, peopleOf, recipient }
}

interface KnownPage {
  readonly source: SourceRecord
  readonly claims: readonly Claim[]
  readonly knownSince: string
}

/** A page that nobody knew yet cannot tie two others together as copies: what was known on a day replays exactly (LG5). */
const originsAmong = (pages: readonly KnownPage[]): ReadonlyMap<string, string> =>
  pageOriginsOf(pages.map(({ source }) => source))

/** The accepted claims of a page, in the order proposed, as they were amended. */
function acceptedOn(state: CaseState, ids: readonly string[]): readonly Claim[] {
  const claims: Claim[] = []
  for (const id of ids) {
    const proposal = state.proposals.get(id)
    const claim = proposal ? acceptedForm(proposal.claim, verdictOn(state, proposal.claim.id)) : null
    if (claim) claims.push(claim)
  }
  return claims
}

function acceptedForm(claim: Claim, verdict: StandingVerdict | null): Claim | null {
  if (verdict?.verdict === 'accepted') return claim
  return verdict?.verdict === 'amended' && verdict.amended ? { ...verdict.amended, id: claim.id } : null
}

/** The first dated page of each origin: a copy without a date cannot be older than what it copies. */
function firstPublished(state: CaseState, origins: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  for (const source of state.sources.values()) {
    const day = source.published === null ? null : daysOf(source.published).latest
    const origin = origins.get(source.sha256) ?? source.sha256
    const known = first.get(origin)
    if (day !== null && (known === undefined || day < known)) first.set(origin, day)
  }
  return first
}

function knownSinceOf(source: SourceRecord, claims: readonly Claim[], copied: () => string | null): string {
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

interface Weighing {
  readonly names: PartyNames
  readonly days: (date: string) => Days
}

function weighed(
  { claim, source, knownSince }: KnownClaim,
  origin: Origin,
  { names, days: daysOfDate }: Weighing,
): AcceptedClaim {
  const days = claim.date === null ? NO_DAYS : daysOfDate(claim.date)
  const inTime =
    days.latest !== null && (days.latest < knownSince || claim.stance === 'planned') ? days.latest : knownSince
  return {
    claim,
    source,
    origin: origin.origin,
    attribution: origin.attribution,
    independentOf: origin.independentOf,
    standing: standingOf(claim, names),
    earliest: days.earliest,
    latest: days.earliest !== null && days.earliest > inTime ? days.earliest : inTime,
    knownSince,
  }
}

const NO_DAYS = { earliest: null, latest: null }

/** In how many independent origins a set of claims stands. */
export const originCount = (claims: readonly AcceptedClaim[]): number => new Set(claims.map((item) => item.origin)).size
