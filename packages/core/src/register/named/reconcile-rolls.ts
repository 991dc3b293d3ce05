import type { ClaimKind } from '../../claims/kinds.ts'
import type { RecordedRoll } from '../../ledger/people/people-state.ts'
import type { Mention, RollState } from '../../ledger/people/roll.ts'
import type { AcceptedClaim } from '../accepted-claims.ts'
import { distinctOn, type NamedPeople, onBoth } from './named-people.ts'

/** People of one roll who are on another too, with the rows of each. */
export interface AlsoOn {
  readonly roll: string
  readonly says: RollState
  readonly persons: readonly (readonly Mention[])[]
}

/** A claim that counts people of whom the roll names some. Whether they are the same group nobody has said. */
export interface CountedBeside {
  readonly claim: string
  readonly min: number
  readonly max: number | null
  /** Its page says that these are a part of others it counts: shown, and not taken for the whole. */
  readonly isPart: boolean
}

/** A roll against the counts: how many are claimed, named, distinct, and on other rolls too (MT24). */
export interface RollCount {
  readonly roll: string
  readonly named: number
  readonly distinct: { readonly min: number; readonly max: number }
  /** Persons with several rows on this roll, as judged. */
  readonly twice: readonly (readonly Mention[])[]
  readonly alsoOn: readonly AlsoOn[]
  readonly counts: readonly CountedBeside[]
  readonly says: string
}

/** Kinds of claims that count people as a roll names them. */
const COUNTED_AS: Readonly<Record<RollState, readonly ClaimKind[]>> = {
  held: ['held', 'captured'],
  released: ['released'],
  missing: ['missing'],
  dead: ['killed'],
}

/** Sets each roll against the accepted claims that count people of its kind, and against the other rolls. */
export const reconcileRolls = (people: NamedPeople, accepted: readonly AcceptedClaim[]): readonly RollCount[] =>
  people.rolls.map((roll) => reconcileRoll(people, roll, accepted))

function reconcileRoll(people: NamedPeople, roll: RecordedRoll, accepted: readonly AcceptedClaim[]): RollCount {
  const counts = accepted.flatMap(({ claim, standing }): CountedBeside[] => {
    const { id, count, kind, actor, peopleOf } = claim
    const { says, by, peopleOf: whose } = roll.description
    const fits = COUNTED_AS[says].includes(kind) && peopleOf === whose && (by === null || actor === by)
    if (!fits || standing === null || count === null || count.min === null) return []
    return [{ claim: id, min: count.min, max: count.max, isPart: claim.partOf !== null }]
  })
  const alsoOn = people.rolls
    .filter((other) => other.id !== roll.id)
    .map(({ id, description }) => ({ roll: id, says: description.says, persons: onBoth(people, roll.id, id) }))
    .filter(({ persons }) => persons.length > 0)
  const distinct = distinctOn(people, roll)
  return {
    roll: roll.id,
    named: roll.rows,
    distinct,
    twice: people.judged.map((rows) => rows.filter((row) => row.roll === roll.id)).filter((rows) => rows.length > 1),
    alsoOn,
    counts,
    says: sentence(roll, { counts, distinct, alsoOn }),
  }
}

/** '62 claimed, 58 named, 57 distinct, 1 also on a list of those released'. */
function sentence(
  roll: RecordedRoll,
  { counts, distinct, alsoOn }: Pick<RollCount, 'counts' | 'distinct' | 'alsoOn'>,
): string {
  const figures = [...new Set(counts.filter(({ isPart }) => !isPart).map(({ min }) => min))].sort((a, b) => a - b)
  const [low, high] = [figures[0], figures.at(-1)]
  const claimed =
    low === undefined || high === undefined ? 'no count claimed' : `${low === high ? low : `${low} to ${high}`} claimed`
  const people = distinct.min === distinct.max ? `${distinct.max}` : `${distinct.min} to ${distinct.max}`
  const also = alsoOn.map(({ says, persons }) => `, ${persons.length} also on a list of those ${says}`).join('')
  return `${claimed}, ${roll.rows} named, ${people} distinct${also}`
}
