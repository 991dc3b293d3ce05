import type { CaseSetting } from '../../claims/case-setting.ts'
import { STANDINGS, type Standing } from '../../claims/kinds.ts'
import type { RecordedRoll } from '../../ledger/people/people-state.ts'
import type { Mention } from '../../ledger/people/roll.ts'
import { describeDate, firstDay, lastDay } from '../../time/edtf.ts'
import type { AcceptedClaim } from '../accepted-claims.ts'
import type { CountFact, SetRelation } from '../bounds/system.ts'
import { ASKED, type Proof, provenBounds } from '../bounds.ts'
import { flowsOf, tellingOf, withElsewhere } from '../custody-flow.ts'
import { listed } from '../group.ts'
import type { GroupRelations } from '../groups.ts'
import { partyNames } from '../party-names.ts'
import { reaches } from '../standing.ts'
import { everybody, type NamedPeople } from './named-people.ts'

/** How many people named on rolls are surely held by one party: a floor, and never more than the rolls name (CU12). */
export interface NamedCustody {
  readonly id: string
  readonly holder: string
  readonly peopleOf: string
  /** The floor for each standing: a roll stands as its publisher stands to the holder. */
  readonly floors: Readonly<Record<Standing, number>>
  /** As judged at the standing asked for, were every open pair two people. */
  readonly asJudged: number
  /** People of these rolls who are, or while a pair is open may be, on a list of those released or dead too: not counted until somebody says which is right. */
  readonly leftOut: number
  readonly rolls: readonly string[]
  /** Releases since, which may have been theirs. */
  readonly releases: readonly string[]
  readonly proof: Proof | null
  readonly says: string
}

export interface NamedCustodyQuestion {
  readonly trueAt: string
  readonly knownBy: string
  readonly standing: Standing
  readonly setting: CaseSetting
  readonly accepted: readonly AcceptedClaim[]
  readonly relations: GroupRelations
}

/** The last day on which a roll can have become public. */
export const rollKnownSince = ({ description, capturedAt }: RecordedRoll): string =>
  (description.published === null ? null : lastDay(description.published)) ?? capturedAt.slice(0, 10)

/** The last day that a roll can be of: what it says, else the day on which it was known. */
export const rollDay = (roll: RecordedRoll): string =>
  (roll.description.asOf === null ? null : lastDay(roll.description.asOf)) ?? rollKnownSince(roll)

/** Whether a roll counts on a day: one of people held once its day is surely there, one of people gone once it may be. */
export const rollCounts = (roll: RecordedRoll, trueAt: string): boolean =>
  (roll.description.says === 'held' ? rollDay(roll) : rollBegins(roll)) <= trueAt

/** The first day that a roll can be of: from then on those on it may have left, and those on one of people gone may be gone. */
export const rollBegins = (roll: RecordedRoll): string =>
  (roll.description.asOf === null ? null : firstDay(roll.description.asOf)) ?? rollDay(roll)

/** One answer for each holder and people that a roll of those held speaks of. */
export function deriveNamedCustody(people: NamedPeople, question: NamedCustodyQuestion): readonly NamedCustody[] {
  const counted = people.rolls.filter(
    (roll) => rollKnownSince(roll) <= question.knownBy && rollCounts(roll, question.trueAt),
  )
  const pairs = new Map<string, readonly [string, string]>()
  for (const { description } of counted)
    if (description.says === 'held' && description.by !== null)
      pairs.set(JSON.stringify([description.by, description.peopleOf]), [description.by, description.peopleOf])
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, pair]) => answerFor(pair, { ...people, rolls: counted }, question))
}

function answerFor(
  [holder, peopleOf]: readonly [string, string],
  people: NamedPeople,
  question: NamedCustodyQuestion,
): NamedCustody {
  const held = people.rolls.filter(
    ({ description }) => description.says === 'held' && description.by === holder && description.peopleOf === peopleOf,
  )
  const at = (standing: Standing) =>
    floorOf(
      people,
      held.filter((roll) => reaches(standingOfRoll(roll, question.setting), standing)),
      question,
    )
  const asked = at(question.standing)
  const floors = Object.fromEntries(STANDINGS.map((standing) => [standing, at(standing).min])) as Record<
    Standing,
    number
  >
  return {
    id: `named/${holder}/${peopleOf}`,
    holder,
    peopleOf,
    floors,
    asJudged: asked.asJudged,
    leftOut: asked.leftOut,
    rolls: asked.rolls,
    releases: asked.releases,
    proof: asked.proof,
    says: sentence(holder, peopleOf, question, asked),
  }
}

/** How a roll stands: its publisher's word of the holder, as a claim of holding would (CU2). */
export function standingOfRoll({ description }: RecordedRoll, setting: CaseSetting): Standing {
  const names = partyNames(setting)
  const party = names.speaksFor(description.publisher)
  if (party === null) return 'alleged'
  if (names.partyOf(party)?.kind === 'neutral') return 'third-party'
  if (description.by !== null && names.sameSide(party, description.by)) return 'admitted'
  return names.sameSide(party, description.peopleOf) ? 'alleged' : 'third-party'
}

interface Floor {
  readonly min: number
  readonly asJudged: number
  readonly leftOut: number
  readonly rolls: readonly string[]
  readonly releases: readonly string[]
  /** Those told of some days, of which it is open how much was before the list. */
  readonly straddling: readonly AcceptedClaim[]
  readonly proof: Proof | null
}

const LAST_DAY = '9999-12-31'

/** Whether a release may have been before a day and after it, and nothing recorded says of parts of it that they left. */
const straddles = ({ id, earliest, latest }: AcceptedClaim, day: string, { partOf }: GroupRelations): boolean =>
  earliest !== null && earliest < day && day <= latest && partOf.before(id).length === 0

/** Rolls after which nobody on them is held any more. */
const GONE: ReadonlySet<string> = new Set(['released', 'dead'])

function floorOf(people: NamedPeople, held: readonly RecordedRoll[], question: NamedCustodyQuestion): Floor {
  const ids = new Set(held.map(({ id }) => id))
  const gone = new Set(people.rolls.filter(({ description }) => GONE.has(description.says)).map(({ id }) => id))
  const named = (groups: NamedPeople['fewest']) =>
    everybody(people, groups).filter((rows) => rows.some(({ roll }) => ids.has(roll)))
  const isGone = (rows: readonly Mention[]): boolean => rows.some(({ roll }) => gone.has(roll))
  const fewest = named(people.fewest)
  const releases = releasesSince(held, question)
  const proven = provenBounds(
    systemOf(
      fewest.filter((rows) => !isGone(rows)),
      held,
      releases,
    ),
  )
  const first = held.map(rollBegins).reduce((earliest, day) => (day < earliest ? day : earliest), LAST_DAY)
  return {
    min: proven.min,
    straddling: releases.filter((item) => straddles(item, first, question.relations)),
    asJudged: named(people.judged).filter((rows) => !isGone(rows)).length,
    leftOut: fewest.filter(isGone).length,
    rolls: held.map(({ id }) => id),
    releases: releases.map(({ claim }) => claim.id),
    proof: proven.proof,
  }
}

/**
 * People named together on the same rolls are a set of so many; nobody is in two of these sets. All are held, or left in a release
 * since the day of the roll that may have been theirs.
 */
function systemOf(
  persons: readonly (readonly Mention[])[],
  held: readonly RecordedRoll[],
  releases: readonly AcceptedClaim[],
) {
  const days = new Map(held.map((roll) => [roll.id, rollBegins(roll)]))
  const sets = new Map<string, { count: number; since: string }>()
  for (const rows of persons) {
    const on = [...new Set(rows.map(({ roll }) => roll).filter((roll) => days.has(roll)))].sort()
    const since = on.map((roll) => days.get(roll) ?? '').reduce((last, day) => (day > last ? day : last), '')
    const set = `named on ${on.join(' and ')}`
    sets.set(set, { count: (sets.get(set)?.count ?? 0) + 1, since })
  }
  const left = (claim: AcceptedClaim): string => `left ${claim.claim.id}`
  const facts: CountFact[] = [
    ...[...sets].map(([set, { count }]) => ({ id: set, set, min: count, max: null })),
    ...releases.map((release) => ({
      id: release.claim.id,
      set: left(release),
      min: null,
      max: release.claim.count?.max ?? null,
    })),
  ]
  const relations: SetRelation[] = [...sets].map(([set, { since }]) => {
    const later = releases.filter(({ latest }) => latest >= since)
    return later.length === 0
      ? { id: `held ${set}`, kind: 'part-of', part: set, whole: ASKED }
      : { id: `held ${set}`, kind: 'exhausts', whole: set, parts: [ASKED, ...later.map(left)] }
  })
  if (sets.size > 1) relations.push({ id: 'nobody is in two sets', kind: 'disjoint', sets: [...sets.keys()] })
  return { facts, relations }
}

/** Releases, deaths and other leavings that are told of since the earliest day of the rolls, each once, as custody counts them (CU4, CU6, CU13). */
function releasesSince(held: readonly RecordedRoll[], question: NamedCustodyQuestion): readonly AcceptedClaim[] {
  const [first] = held
  if (!first) return []
  const { by, peopleOf } = first.description
  const since = held.map(rollBegins).reduce((earliest, day) => (day < earliest ? day : earliest))
  const told = new Map<string, AcceptedClaim>()
  for (const item of by === null ? [] : leaversOf({ holder: by, peopleOf }, question)) {
    const { kind, date, count } = item.claim
    if (item.latest < since || (item.earliest ?? item.latest) > question.trueAt) continue
    // A holder's own word that it let people go lowers no floor.
    if (item.standing === null || !reaches(item.standing, 'third-party')) continue
    const key = JSON.stringify([kind, date ?? item.latest, count?.min ?? null, count?.max ?? null, tellingOf(item)])
    if (!told.has(key)) told.set(key, item)
  }
  return [...told.values()]
}

function leaversOf(
  { holder, peopleOf }: Pick<NamedCustody, 'holder' | 'peopleOf'>,
  { accepted, relations }: NamedCustodyQuestion,
): readonly AcceptedClaim[] {
  const going = (way: 'in' | 'out') =>
    listed(
      accepted.filter(({ claim }) =>
        flowsOf(claim).some((flow) => flow.way === way && flow.holder === holder && flow.peopleOf === peopleOf),
      ),
    )
  const find = (id: string) => accepted.find(({ claim }) => claim.id === id)
  const pair = { holder, peopleOf, inward: going('in'), outward: going('out') }
  return withElsewhere(pair, { relations, find }).outward.items
}

function sentence(holder: string, peopleOf: string, { trueAt }: NamedCustodyQuestion, floor: Floor): string {
  const { min, asJudged, leftOut, releases } = floor
  const how = min === 0 ? 'nobody surely' : `at least ${min} people`
  const left = `may have left in ${releases.length === 1 ? 'a release' : `${releases.length} releases`} since the list`
  const since = releases.length === 0 ? '' : min === 0 ? `: all of them ${left}` : `, less those who ${left}`
  const most =
    asJudged > min
      ? `${min === 0 ? ';' : ','} ${asJudged} if no pair still open is one person and nobody left since`
      : ''
  const are = leftOut === 1 ? 'is' : 'are'
  const others = min === 0 ? `${leftOut}` : `${leftOut} more`
  const also =
    leftOut === 0 ? '' : `; ${others} ${are}, or may be, on a list of those released or dead too and ${are} not counted`
  return `By name ${holder} held ${how} of ${peopleOf} on ${describeDate(trueAt)}${since}${most}${also}.${daysOpen(floor)}`
}

/** Why a release of some days lowers the floor by all who left in it: on which day how many of them left nobody recorded. */
function daysOpen({ straddling }: Floor): string {
  const [first] = straddling
  if (!first) return ''
  const told =
    straddling.length === 1
      ? `A release told of ${describeDate(first.claim.date ?? '')}`
      : `${straddling.length} releases told of some days`
  return ` ${told} may have been before the list, in whole or in part: no parts are recorded.`
}
