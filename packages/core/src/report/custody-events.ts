import type { Mention, RollField } from '../ledger/people/roll.ts'
import { type BornContext, readBorn, spanOf } from '../matching/fields/compare-born.ts'
import type { AcceptedClaim } from '../register/accepted-claims.ts'
import { rollKnownSince } from '../register/named/named-custody.ts'
import { dayNumberOf, isoOfDayNumber } from '../time/calendar.ts'
import { firstDay, lastDay } from '../time/edtf.ts'
import type { RowOfPerson } from './person-sheet.ts'

/** What a source tells of one person's custody. `left`: no longer there, and how is not told. */
export type CustodyEventKind = 'taken' | 'held' | 'transferred' | 'left' | 'released' | 'escaped' | 'died'

/** Where it stands: a cell or a whole roll, or an accepted claim and why it is about this person. */
export type EventSource =
  | { readonly kind: 'cell'; readonly at: Mention; readonly column: string | null }
  | { readonly kind: 'roll'; readonly at: Mention }
  | { readonly kind: 'claim'; readonly claim: string; readonly because: 'group' | 'name' }

/** One thing told, with the days that it can mean: an end that nobody tells is null. */
export interface CustodyEvent {
  readonly what: CustodyEventKind
  /** Who held them then. */
  readonly by: string | null
  readonly place: string | null
  /** To whom they went, where they left. */
  readonly to: string | null
  readonly first: string | null
  readonly last: string | null
  readonly words: string
  readonly source: EventSource
}

/** What the rows of a person tell by themselves: the lists' own days, and the cells that give one (MT28). */
export const eventsOfRows = (rows: readonly RowOfPerson[]): readonly CustodyEvent[] =>
  rows.flatMap((row) => [...rollEvents(row), ...cellEvents(row)])

function rollEvents({ roll, row }: RowOfPerson): readonly CustodyEvent[] {
  const { says, by, asOf } = roll.description
  if (says === 'missing') return []
  const days =
    asOf === null ? { first: null, last: rollKnownSince(roll) } : { first: firstDay(asOf), last: lastDay(asOf) }
  const what = says === 'dead' ? 'died' : says
  // A list of the dead or released of a day says that it had happened by then.
  const first = says === 'held' ? days.first : null
  const source = { kind: 'roll', at: { roll: roll.id, row } } as const
  return [{ what, by, place: null, to: null, first, last: days.last, words: asOf ?? '', source }]
}

const DATED: Readonly<Partial<Record<RollField, CustodyEventKind>>> = {
  'taken-on': 'taken',
  'admitted-on': 'held',
  'left-on': 'left',
  'died-on': 'died',
}

function cellEvents(row: RowOfPerson): readonly CustodyEvent[] {
  const { roll, cells } = row
  const cell = (holds: RollField): string | null => {
    const column = roll.description.columns.find((each) => each.holds === holds)?.column
    return (column === undefined ? '' : (cells[column] ?? '')).trim() || null
  }
  return roll.description.columns.flatMap(({ column, holds }): CustodyEvent[] => {
    const dated = DATED[holds]
    const words = (cells[column] ?? '').trim()
    if (dated === undefined || words === '') return []
    const what = dated === 'left' ? howLeft(row, cell('left-to')) : dated
    return [
      {
        what,
        by: what === 'taken' ? (cell('taken-by') ?? roll.description.by) : roll.description.by,
        place: cell(what === 'taken' ? 'taken-at' : 'held-at'),
        to: what === 'taken' || what === 'held' ? null : cell('left-to'),
        ...daysIn(words, row),
        words,
        source: {
          kind: 'cell',
          at: { roll: roll.id, row: row.row },
          column: (roll.headers[column] ?? '').trim() || null,
        },
      },
    ]
  })
}

const howLeft = ({ roll }: RowOfPerson, to: string | null): CustodyEventKind =>
  roll.description.says === 'released' ? 'released' : to === null ? 'left' : 'transferred'

/** The days that a cell can mean, in any of the calendars that days of birth are read in. */
function daysIn(words: string, { roll }: RowOfPerson): Pick<CustodyEvent, 'first' | 'last'> {
  const known = dayNumberOf(rollKnownSince(roll))
  const context: BornContext = known === null ? {} : { listed: { first: known, last: known } }
  const read = readBorn(words, context)
  if (read === null) return { first: null, last: null }
  const spans = read.or === undefined ? [spanOf(read)] : [spanOf(read), spanOf(read.or)]
  const first = Math.min(...spans.map((span) => span.first))
  const last = Math.max(...spans.map((span) => span.last))
  return { first: isoOfDayNumber(first), last: isoOfDayNumber(last) }
}

const TOLD: Readonly<Record<string, CustodyEventKind>> = {
  captured: 'taken',
  held: 'held',
  released: 'released',
  transferred: 'transferred',
  escaped: 'escaped',
  killed: 'died',
  died: 'died',
}

/** What an accepted claim tells of a person whom it covers or names; null when it tells nothing of custody. */
export function eventOfClaim(item: AcceptedClaim, because: 'group' | 'name'): CustodyEvent | null {
  const { claim, earliest, latest, standing } = item
  const what = TOLD[claim.kind]
  if (what === undefined || standing === null) return null
  return {
    what,
    by: claim.actor,
    place: claim.place,
    to: claim.recipient,
    first: claim.date === null ? null : earliest,
    last: latest,
    words: claim.quote,
    source: { kind: 'claim', claim: claim.id, because },
  }
}
