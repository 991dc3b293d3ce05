import type { Mention } from '../ledger/people/roll.ts'
import { everybody, type NamedPeople } from '../register/named/named-people.ts'
import { type CaptureTable, captureTable } from './capture-table.ts'

/** The people of overlapping rolls by which of them they are on, counted two ways (ES6). */
export interface RollCaptures {
  /** As judged: rows are one person only where people say so. */
  readonly judged: CaptureTable
  /** Every pair that nobody settled and the comparison does not rule out taken for one person. */
  readonly loose: CaptureTable
  /** How many such pairs there are. */
  readonly open: number
}

/** The capture histories of persons over some rolls, each list named by `labels` in the order of the rolls. */
export function capturesOfRolls(people: NamedPeople, labels: readonly string[], open: number): RollCaptures {
  const table = (groups: NamedPeople['judged']): CaptureTable => captureTable(labels, historiesOf(people, groups))
  return { judged: table(people.judged), loose: table(people.fewest), open }
}

function* historiesOf(people: NamedPeople, groups: readonly (readonly Mention[])[]) {
  for (const rows of everybody(people, groups))
    yield { on: people.rolls.map(({ id }) => rows.some(({ roll }) => roll === id)), people: 1 }
}
