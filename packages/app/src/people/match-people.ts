import {
  decideRows,
  type JudgedPair,
  type Mention,
  mentionKey,
  ONE_REVIEWER,
  type Outcome,
  type PairAnswer,
  type PairStanding,
  Persons,
  type RowOutcome,
  type ScoredPair,
} from '@muster/core'
import { ActRefused } from '../act-refused.ts'
import type { CaseSession } from '../case-session.ts'
import { type Comparison, compareRolls, nameIn } from './compare-rolls.ts'
import { judgeUnread, viewPair } from './judge-pair.ts'

/** Which rolls to compare, and the share of 'same' that must be right (MT5). */
export interface MatchAsk {
  readonly left: string
  readonly right: string
  readonly precision: number
  /** How many lines of each pile to give at most. */
  readonly most?: number | undefined
}

/** One line of a pile: a row, or two rows beside each other. */
export interface PileLine {
  readonly one: Mention
  readonly other: Mention | null
  readonly name: string
  readonly otherName: string | null
  /** The chance that both are one person; null where nothing was compared. */
  readonly chance: number | null
  /** Whether a person's judgement put it here, or the comparison alone. */
  readonly by: 'person' | 'comparison'
  readonly state: PairStanding['state']
  readonly answer: PairAnswer | null
}

export interface Pile {
  /** Rows of the first roll; of the last pile rows of the second. */
  readonly rows: number
  /** How many of them a person settled. */
  readonly judged: number
  /** The first lines, the likeliest first. */
  readonly lines: readonly PileLine[]
}

export type PileName = 'same' | 'look' | 'onlyLeft' | 'onlyRight'

/** Two rolls as they stand: what the comparison says, and before it what people judged. */
export interface PeopleMatch {
  readonly left: string
  readonly right: string
  readonly within: boolean
  readonly precision: number
  readonly comparedBy: readonly string[]
  readonly piles: Readonly<Record<PileName, Pile>>
  /** Rows that the comparison leaves to people, and how many of those are settled. */
  readonly toLook: number
  readonly looked: number
  /** How many rows would be left to people for other precisions. */
  readonly shares: readonly { readonly precision: number; readonly look: number }[]
  /** Pairs told to be two people whom others make one, with the entries behind both. */
  readonly conflicts: number
}

const PRECISIONS = [0.9, 0.95, 0.99, 0.995, 0.999]
const MOST_LINES = 200

/** A row of the first roll with where it lies. */
interface Placed {
  readonly pile: Exclude<PileName, 'onlyRight'>
  readonly byPerson: boolean
  readonly machine: Outcome
  readonly lines: readonly PileLine[]
}

/** Sorts the rows of two rolls into same, to be looked at, and on one list only (MT5, MT22). Nothing is recorded. */
export async function matchPeople(session: CaseSession, ask: MatchAsk): Promise<PeopleMatch> {
  const { comparison, placed, persons } = await placeRows(session, ask)
  const spoken = new Set(placed.flatMap(({ pile, lines }) => (pile === 'onlyLeft' ? [] : lines)).flatMap(otherOf))
  const right = comparison.within ? [] : rowsAlone(comparison, spoken)
  const most = ask.most ?? MOST_LINES
  const look = placed.filter(({ machine }) => machine === 'look')
  return {
    left: comparison.left.roll.id,
    right: comparison.right.roll.id,
    within: comparison.within,
    precision: ask.precision,
    comparedBy: comparison.pairings.map(({ field }) => field.label),
    piles: {
      same: pileOf(placed, 'same', most),
      look: pileOf(placed, 'look', most),
      onlyLeft: pileOf(placed, 'onlyLeft', most),
      onlyRight: { rows: right.length, judged: 0, lines: right.slice(0, most) },
    },
    toLook: look.length,
    looked: look.filter(({ byPerson, lines }) => byPerson || lines.every(isAnswered)).length,
    shares: PRECISIONS.map((precision) => ({
      precision,
      look: decideRows(comparison.matched, precision).filter(({ outcome }) => outcome === 'look').length,
    })),
    conflicts: persons.conflicts().length,
  }
}

const otherOf = ({ other }: PileLine): readonly string[] => (other === null ? [] : [mentionKey(other)])

/** Records every pair that the comparison calls the same and nobody judged, as one act, and says that they were not looked at. */
export async function acceptSame(session: CaseSession, ask: MatchAsk, by: string | null): Promise<number> {
  const { placed } = await placeRows(session, ask)
  const pairs = placed
    .filter(({ pile, byPerson }) => pile === 'same' && !byPerson)
    .flatMap(({ lines }) => lines.slice(0, 1))
    .flatMap(({ one, other, chance, state }): JudgedPair[] =>
      other === null || state !== 'open' ? [] : [{ one, other, answer: 'same', chance }],
    )
  const why = `called the same at a precision of ${ask.precision}, not looked at one by one`
  return judgeUnread(session, pairs, why, by)
}

async function placeRows(session: CaseSession, ask: MatchAsk) {
  if (!(ask.precision >= 0.5 && ask.precision < 1))
    throw new ActRefused('bad-input', 'the precision is a share from 0.5 to below 1, as 0.99')
  const comparison = await compareRolls(session, ask.left, ask.right)
  const { people, setting } = session.state
  const persons = Persons.from(people.pairs.values(), setting.people ?? ONE_REVIEWER)
  const placed = decideRows(comparison.matched, ask.precision).map((row) => placeRow(session, comparison, persons, row))
  return { comparison, persons, placed }
}

function placeRow(session: CaseSession, comparison: Comparison, persons: Persons, row: RowOutcome): Placed {
  const { id } = comparison.left.roll
  const one: Mention = { roll: id, row: row.left + 1 }
  const chanceOf = new Map(row.pairs.map((pair) => [pair.right, pair.probability]))
  const lineTo = (right: number, by: PileLine['by']) =>
    lineOf(session, comparison, one, { right, by, chance: chanceOf.get(right) ?? null })
  const partners = persons
    .rowsOf(one)
    .filter((other) => other.roll === comparison.right.roll.id && mentionKey(other) !== mentionKey(one))
  const machine = row.outcome
  // Of one roll with itself each pair is shown once, at its first row.
  const shown = comparison.within ? partners.filter((other) => other.row > one.row) : partners
  if (partners.length > 0)
    return { pile: 'same', byPerson: true, machine, lines: shown.map((other) => lineTo(other.row - 1, 'person')) }
  const open = row.pairs.filter(({ right }) =>
    mayBeOne(persons, one, { roll: comparison.right.roll.id, row: right + 1 }),
  )
  const alone = aloneLine(comparison, 'left', row.left, open.length < row.pairs.length ? 'person' : 'comparison')
  if (machine === 'absent' || open.length === 0)
    return { pile: 'onlyLeft', byPerson: open.length === 0 && row.pairs.length > 0, machine, lines: [alone] }
  const lines = open.map((pair: ScoredPair) => lineTo(pair.right, 'comparison'))
  const begun = lines.some(({ state }) => state !== 'open')
  return {
    pile: machine === 'same' && open[0] === row.pairs[0] && !begun ? 'same' : 'look',
    byPerson: false,
    machine,
    lines,
  }
}

/** Whether judgements leave it open that two rows are one person. */
const mayBeOne = (persons: Persons, one: Mention, other: Mention): boolean =>
  persons.implied(one, other)?.answer !== 'different'

interface Towards {
  readonly right: number
  readonly chance: number | null
  readonly by: PileLine['by']
}

function lineOf(session: CaseSession, comparison: Comparison, one: Mention, { right, chance, by }: Towards): PileLine {
  const other: Mention = { roll: comparison.right.roll.id, row: right + 1 }
  const { standing } = viewPair(session, one, other)
  return {
    one,
    other,
    name: nameIn(comparison, 'left', one.row - 1),
    otherName: nameIn(comparison, 'right', right),
    chance: chance === null ? null : rounded(chance),
    by,
    state: standing.state,
    answer: 'answer' in standing ? standing.answer : null,
  }
}

/** Four places: what is recorded with a judgement and shown is the same number. */
const rounded = (chance: number): number => Math.round(chance * 10_000) / 10_000

const aloneLine = (comparison: Comparison, side: 'left' | 'right', row: number, by: PileLine['by']): PileLine => ({
  one: { roll: comparison[side].roll.id, row: row + 1 },
  other: null,
  name: nameIn(comparison, side, row),
  otherName: null,
  chance: null,
  by,
  state: 'open',
  answer: null,
})

const rowsAlone = (comparison: Comparison, spoken: ReadonlySet<string>): readonly PileLine[] =>
  comparison.right.rows.flatMap((_, row) => {
    const line = aloneLine(comparison, 'right', row, 'comparison')
    return spoken.has(mentionKey(line.one)) ? [] : [line]
  })

/** Whether nothing more is asked of reviewers: they answered, if only that it cannot be told. */
const isAnswered = ({ state }: PileLine): boolean => state === 'settled' || state === 'signature'

function pileOf(placed: readonly Placed[], pile: PileName, most: number): Pile {
  const rows = placed.filter((row) => row.pile === pile)
  const lines = rows.flatMap((row) => row.lines)
  // What is answered goes below what waits for a person.
  const likeliest = [...lines].sort(
    (a, b) =>
      Number(pile === 'look' && isAnswered(a)) - Number(pile === 'look' && isAnswered(b)) ||
      (b.chance ?? 0) - (a.chance ?? 0),
  )
  return {
    rows: rows.length,
    judged: rows.filter(({ byPerson }) => byPerson).length,
    lines: likeliest.slice(0, most),
  }
}
