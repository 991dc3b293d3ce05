import {
  acceptedClaims,
  asListedBy,
  decideRows,
  deriveNamedCustody,
  groupRelations,
  type Listings,
  type NamedCustody,
  namedPeople,
  ONE_REVIEWER,
  type OpenPair,
  Persons,
  pairKey,
  partyNames,
  type RecordedRoll,
  type RegisterQuestion,
  type RollCount,
  type RollCountWord,
  reconcileRolls,
  standingOfPair,
} from '@muster/core'
import type { CaseSession } from '../case-session.ts'
import { viewClaim } from '../view-sources.ts'
import { compareRolls } from './compare-rolls.ts'

/** A count beside a roll, with the sentence it stands in. */
export interface CountWithSentence {
  readonly claim: string
  readonly source: string
  readonly min: number
  readonly max: number | null
  readonly quote: string
  readonly page: string | null
}

/** A count beside a roll, with what a person ruled of both (MT27); null: nobody did. */
export interface CountBesideRoll extends CountWithSentence {
  readonly ruled: RollCountWord | null
}

export interface RollReconciled extends Omit<RollCount, 'counts'> {
  readonly counts: readonly CountBesideRoll[]
  /** Pairs with a row on this roll that nobody judged and the comparison does not rule out. */
  readonly open: number
}

/** A floor of named people with the sentences of the releases that lower it. */
export interface FloorReconciled extends Omit<NamedCustody, 'releases'> {
  readonly releases: readonly CountWithSentence[]
}

/** All rolls of a case against the counts, and the floors of named people that follow. */
export interface Reconciliation {
  readonly trueAt: string
  readonly knownBy: string
  readonly rolls: readonly RollReconciled[]
  readonly custody: readonly FloorReconciled[]
  /** What the floors rest on beside rolls and judgements: pairs less likely than this were taken for two people. */
  readonly ruledOutBelow: number
}

/** A pair is open unless the comparison is this sure that it is of two people. */
const PRECISION = 0.99
export const RULED_OUT_BELOW = 1 - PRECISION

/**
 * Sets every roll against the claims that count its people, and gives the floor of named people that each holder surely holds
 * (MT24, CU12). Rolls of the same people are compared with one another and each with itself; nothing is recorded.
 */
export async function reconcilePeople(session: CaseSession, question: RegisterQuestion): Promise<Reconciliation> {
  const { state } = session
  const rolls = [...state.people.rolls.values()]
  // Without rolls there is nothing to set against the claims, and a large case need not go through them.
  if (rolls.length === 0)
    return { trueAt: question.trueAt, knownBy: question.knownBy, rolls: [], custody: [], ruledOutBelow: 1 - PRECISION }
  const { people, open } = await peopleOn(session, state)
  const listed = asListedBy(state, question.knownBy)
  const isAll = listed.people.rolls.size === rolls.length
  const accepted = acceptedClaims(state, partyNames(state.setting), question.knownBy)
  const counted = reconcileRolls(
    people,
    accepted.filter(({ latest }) => latest <= question.trueAt),
  )
  return {
    trueAt: question.trueAt,
    knownBy: question.knownBy,
    rolls: counted.map((roll) => ({
      ...roll,
      counts: roll.counts.map((count) => ({
        ...withSentence(session, count),
        ruled: ruledOn(session, roll.roll, count.claim),
      })),
      open: open.filter(({ one, other }) => one.roll === roll.roll || other.roll === roll.roll).length,
    })),
    custody: deriveNamedCustody(isAll ? people : (await peopleOn(session, listed)).people, {
      ...question,
      setting: state.setting,
      accepted,
      relations: groupRelations(state, accepted),
    }).map((floor) => ({
      ...floor,
      releases: floor.releases.map((claim) => releaseOf(session, claim)),
    })),
    ruledOutBelow: RULED_OUT_BELOW,
  }
}

/** Everybody on the rolls of a case, and the pairs of rows that are open. */
async function peopleOn(session: CaseSession, { people, setting }: Listings) {
  const rolls = [...people.rolls.values()]
  const persons = Persons.from(people.pairs.values(), setting.people ?? ONE_REVIEWER)
  const open = await openPairs(session, rolls, persons)
  return { people: namedPeople(rolls, persons, open), open }
}

const ruledOn = ({ state }: CaseSession, roll: string, claim: string): RollCountWord | null =>
  state.rollCounts.find((ruling) => ruling.roll === roll && ruling.claim === claim)?.word ?? null

function releaseOf(session: CaseSession, claim: string): CountWithSentence {
  const { proposal, verdict } = viewClaim(session.state, claim)
  const { count } = verdict?.amended ?? proposal
  return withSentence(session, { claim, min: count?.min ?? 0, max: count?.max ?? null })
}

function withSentence(
  session: CaseSession,
  { claim, min, max }: Pick<CountWithSentence, 'claim' | 'min' | 'max'>,
): CountWithSentence {
  const { proposal, verdict, source } = viewClaim(session.state, claim)
  const page = session.state.sources.get(source)?.title ?? null
  return { claim, source, min, max, quote: (verdict?.amended ?? proposal).quote, page }
}

/** Every pair of rows that may be one person and that judgements leave open. */
export async function openPairs(
  session: CaseSession,
  rolls: readonly RecordedRoll[],
  persons: Persons,
): Promise<readonly OpenPair[]> {
  const open: OpenPair[] = []
  for (const [at, left] of rolls.entries())
    for (const right of rolls.slice(at))
      if (left.description.peopleOf === right.description.peopleOf)
        open.push(...(await openBetween(session, left, right, persons)))
  return open
}

async function openBetween(
  session: CaseSession,
  left: RecordedRoll,
  right: RecordedRoll,
  persons: Persons,
): Promise<readonly OpenPair[]> {
  const rule = session.state.setting.people ?? ONE_REVIEWER
  return (await notRuledOut(session, left, right)).filter(({ one, other }) => {
    const standing = standingOfPair(session.state.people.pairs.get(pairKey(one, other))?.opinions ?? [], rule)
    if (standing.state === 'settled' && standing.answer !== 'unsure') return false
    return persons.implied(one, other)?.because !== 'chain'
  })
}

/** Every pair of rows that the comparison alone does not rule out, whatever anybody judged of it. */
export async function notRuledOut(
  session: CaseSession,
  left: RecordedRoll,
  right: RecordedRoll,
): Promise<readonly OpenPair[]> {
  const { matched } = await compareRolls(session, left.id, right.id)
  return (
    decideRows(matched, PRECISION)
      // A row is absent too when its partner is told to be another's; a list may name a person twice, so that this rules out nothing.
      .filter(
        ({ outcome, pairs }) => outcome !== 'absent' || pairs.some(({ probability }) => probability >= 1 - PRECISION),
      )
      .flatMap(({ pairs }) => pairs)
      .map((pair) => ({
        one: { roll: left.id, row: pair.left + 1 },
        other: { roll: right.id, row: pair.right + 1 },
      }))
  )
}
