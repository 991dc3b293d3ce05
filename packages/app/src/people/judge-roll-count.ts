import { acceptedClaims, type ComparedWith, partyNames, type RecordedRoll, type RollCountWord } from '@muster/core'
import { ActRefused } from '../act-refused.ts'
import type { CaseSession } from '../case-session.ts'
import { rollNamed } from './kept-roll.ts'
import { notRuledOut, RULED_OUT_BELOW } from './reconcile-people.ts'

/** A ruling to record. `by`: the name that the person chose, else that of this door's hand. */
export interface RollCountGiven {
  readonly roll: string
  readonly claim: string
  readonly word: RollCountWord
  readonly why: string | null
  readonly by: string | null
}

/**
 * Records how a roll and a count lie to one another (MT27), with what the comparison of the roll leaves open today: the floor
 * follows from entries alone (CU16). 'unsure' takes back what was said before.
 */
export async function judgeRollCount(session: CaseSession, given: RollCountGiven): Promise<RollCountGiven> {
  const roll = rollNamed(session, given.roll)
  const { claim, word, why } = given
  if (word !== 'unsure') mustCountSame(session, roll, claim)
  const compared = word === 'unsure' ? [] : await comparedWith(session, roll)
  const by = given.by?.trim() || undefined
  await session.record(
    () => [{ kind: 'roll-counted', roll: roll.id, claim, word, compared, ruledOutBelow: RULED_OUT_BELOW, why }],
    by,
  )
  return { ...given, roll: roll.id }
}

/** The claim is accepted, and counts people of the same party in the same hands. */
function mustCountSame({ state }: CaseSession, { description }: RecordedRoll, id: string): void {
  const accepted = acceptedClaims(state, partyNames(state.setting), '9999-12-31').find(({ claim }) => claim.id === id)
  if (!accepted) throw new ActRefused('bad-input', `no accepted claim ${id} in this case: accept it first`)
  const { actor, peopleOf } = accepted.claim
  if (peopleOf !== description.peopleOf)
    throw new ActRefused(
      'bad-input',
      `the list is of people of ${description.peopleOf}, the claim of people of ${peopleOf ?? 'nobody named'}`,
    )
  if (description.by !== null && actor !== description.by)
    throw new ActRefused(
      'bad-input',
      `the list is of people in the hands of ${description.by}, the claim of people in the hands of ${actor ?? 'nobody named'}`,
    )
}

/** Every roll of the same people, itself too, with the pairs of rows that the comparison does not rule out. */
async function comparedWith(session: CaseSession, roll: RecordedRoll): Promise<readonly ComparedWith[]> {
  const compared: ComparedWith[] = []
  for (const other of session.state.people.rolls.values())
    if (other.description.peopleOf === roll.description.peopleOf) {
      const pairs = await notRuledOut(session, roll, other)
      compared.push({ roll: other.id, open: pairs.map(({ one, other: there }) => [one.row, there.row] as const) })
    }
  return compared
}
