import {
  acceptedClaims,
  asListedBy,
  decideRows,
  deriveNamedCustody,
  groupRelations,
  knownTo,
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
import type { RollLine } from '../read-roll.ts'
import { viewClaim } from '../view-sources.ts'
import { type Comparison, compareRolls, printedWords } from './compare-rolls.ts'

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
      relations: groupRelations(state, accepted, knownTo(state, partyNames(state.setting), question.knownBy)),
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
  const comparison = await compareRolls(session, left.id, right.id)
  const { matched } = comparison
  const open = decideRows(matched, PRECISION)
    // A row is absent too when its partner is told to be another's; a list may name a person twice, so that this rules out nothing.
    .filter(
      ({ outcome, pairs }) => outcome !== 'absent' || pairs.some(({ probability }) => probability >= 1 - PRECISION),
    )
    .flatMap(({ pairs }) => pairs)
    .map((pair) => ({
      one: { roll: left.id, row: pair.left + 1 },
      other: { roll: right.id, row: pair.right + 1 },
    }))
  return [...open, ...namelessPairs(comparison, open)]
}

/**
 * A row without a name may be anybody, so that no floor of named people counts it: it is left open with another row of its list. And on a list
 * that says something else of its people, of those released beside those held, it may be any of them: there it is left open with a different
 * row for each as far as there are any, best one that nothing else leaves open.
 */
function namelessPairs(comparison: Comparison, open: readonly OpenPair[]): readonly OpenPair[] {
  const { left, right, within } = comparison
  const rowsOf = (side: 'left' | 'right', named: boolean): readonly number[] =>
    comparison[side].rows.flatMap((row, at) => (hasName(comparison, side, row) === named ? [at + 1] : []))
  const pair = (one: number, other: number): OpenPair => ({
    one: { roll: left.roll.id, row: one },
    other: { roll: right.roll.id, row: other },
  })
  if (within) {
    const nameless = rowsOf('left', false)
    const anybody = rowsOf('left', true)[0] ?? nameless[0]
    return nameless.flatMap((row) =>
      anybody === undefined || row === anybody ? [] : [pair(Math.min(row, anybody), Math.max(row, anybody))],
    )
  }
  if (left.roll.description.says === right.roll.description.says) return []
  const [ones, others] = [new Set(open.map(({ one }) => one.row)), new Set(open.map(({ other }) => other.row))]
  const freeFirst = (rows: readonly number[], taken: ReadonlySet<number>): readonly number[] => [
    ...rows.filter((row) => !taken.has(row)),
    ...rows.filter((row) => taken.has(row)),
  ]
  const [oneNamed, otherNamed] = [freeFirst(rowsOf('left', true), ones), freeFirst(rowsOf('right', true), others)]
  return [
    ...rowsOf('left', false).flatMap((row, at) => otherNamed.slice(at, at + 1).map((other) => pair(row, other))),
    ...rowsOf('right', false).flatMap((row, at) => oneNamed.slice(at, at + 1).map((one) => pair(one, row))),
  ]
}

const hasName = ({ pairings }: Comparison, side: 'left' | 'right', row: RollLine): boolean =>
  pairings.some((pairing) => pairing.field.kind === 'name' && /\p{L}/u.test(printedWords(row, pairing[side])))
