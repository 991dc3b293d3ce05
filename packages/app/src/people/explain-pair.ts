import {
  alignNames,
  explainPair,
  type Implied,
  type Mention,
  type NameAlignment,
  ONE_REVIEWER,
  type PairReasons,
  Persons,
  type ScoredPair,
  unswapped,
} from '@muster/core'
import { ActRefused } from '../act-refused.ts'
import type { CaseSession } from '../case-session.ts'
import { type PrintedRow, printedRow } from './add-roll.ts'
import { type Comparison, compareRolls, fieldsOf, printedWords } from './compare-rolls.ts'
import { type PairView, viewPair } from './judge-pair.ts'
import type { MatchAsk } from './match-people.ts'
import { type ReadAs, readAs, readInPlace } from './read-as.ts'

/** A field of a pair with both cells, and what was read into them where that is not what is printed. */
export interface ComparedField {
  readonly label: string
  readonly left: string
  readonly right: string
  /** False: both lists have it, and it is only shown. */
  readonly compared: boolean
  readonly readAs: readonly ReadAs[]
}

/** Two rows beside each other, with all the comparison says of them and all that people said. */
export interface PairDetail {
  readonly left: PrintedRow
  readonly right: PrintedRow
  readonly fields: readonly ComparedField[]
  /** Null: the comparison found nothing alike and never looked at these two closely. */
  readonly reasons: PairReasons | null
  readonly names: NameAlignment
  readonly judged: PairView
  /** What other pairs say of this one. */
  readonly implied: Implied | null
}

/** Takes a pair of rows apart (MT23). */
export async function explainMatch(
  session: CaseSession,
  ask: MatchAsk,
  one: Mention,
  other: Mention,
): Promise<PairDetail> {
  const comparison = await compareRolls(session, ask.left, ask.right)
  if (one.roll !== comparison.left.roll.id || other.roll !== comparison.right.roll.id)
    throw new ActRefused('bad-input', 'a pair has a row of the first roll and one of the second')
  const [left, right] = [one.row - 1, other.row - 1]
  const pair = scored(comparison, left, right)
  const inRows = {
    left: fieldsOf(comparison.left, comparison.left.rows[left], comparison.pairings, 'left'),
    right: fieldsOf(comparison.right, comparison.right.rows[right], comparison.pairings, 'right'),
  }
  const sides = ['left', 'right'] as const
  const fields = comparison.pairings.map(({ field }, at): ComparedField => {
    const read = sides.flatMap((side) => {
      const inPlace = field.kind === 'name' ? readInPlace(inRows[side]) : null
      const { words = '', context = {} } = inRows[side][at] ?? {}
      return inPlace ?? readAs(field.kind, words, context) ?? []
    })
    const [one = '', other = ''] = sides.map((side) => inRows[side][at]?.words)
    return { label: field.label, left: one, right: other, compared: true, readAs: read }
  })
  const nameOf = (side: 'left' | 'right'): string => unswapped(inRows[side])?.[0] ?? inRows[side][0]?.words ?? ''
  const shown = comparison.shown.map(
    ({ holds, ...columns }): ComparedField => ({
      label: holds,
      left: printedWords(comparison.left.rows[left], columns.left),
      right: printedWords(comparison.right.rows[right], columns.right),
      compared: false,
      readAs: [],
    }),
  )
  const persons = Persons.from(session.state.people.pairs.values(), session.state.setting.people ?? ONE_REVIEWER)
  return {
    left: await printedRow(session, comparison.left.roll, one.row),
    right: await printedRow(session, comparison.right.roll, other.row),
    fields: [...fields, ...shown],
    reasons: pair && explainPair(comparison.matched, pair, ask.precision),
    names: alignNames(nameOf('left'), nameOf('right'), comparison.uses()),
    judged: viewPair(session, one, other),
    implied: persons.implied(one, other),
  }
}

function scored({ matched, within }: Comparison, left: number, right: number): ScoredPair | null {
  const [row, partner] = within && left > right ? [right, left] : [left, right]
  return matched.pairs[row]?.find((pair) => pair.right === partner) ?? null
}
