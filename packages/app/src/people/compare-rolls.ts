import {
  type BornContext,
  countNames,
  type FieldPairing,
  holdsAges,
  type MatchedRolls,
  NAME_FIELDS,
  type NameUses,
  pairFields,
  type RecordedRoll,
  ROLL_FIELDS,
  type RollField,
  type RollRow,
  shareScript,
} from '@muster/core'
import { ActRefused } from '../act-refused.ts'
import type { CaseSession } from '../case-session.ts'
import type { RollLine } from '../read-roll.ts'
import { listedOn } from './impossible-days.ts'
import { rollNamed, rowsOfRoll } from './kept-roll.ts'
import { matchApart } from './match-apart.ts'
import { comparedRow, type RowField } from './read-as.ts'

/** A roll as a comparison sees it. */
export interface ComparedRoll {
  readonly roll: RecordedRoll
  readonly rows: readonly RollLine[]
  /** What the day that the roll is of tells of the days in it. */
  readonly context: BornContext
}

/** Two rolls compared, with all that is needed to take a pair apart. */
export interface Comparison {
  readonly left: ComparedRoll
  readonly right: ComparedRoll
  /** One roll with itself: people who are on it twice. */
  readonly within: boolean
  readonly pairings: readonly FieldPairing[]
  /** Fields that both rolls have and that are not compared: ranks in two scripts, days of a handover. */
  readonly shown: readonly Omit<FieldPairing, 'field'>[]
  readonly matched: MatchedRolls
  readonly uses: () => NameUses
}

/** Comparisons last asked for, by what they rest on: a judgement changes none of them. */
const remembered = new Map<string, Promise<Comparison>>()
const MOST_REMEMBERED = 12

/** Compares two rolls of a case, or one with itself. Stores nothing; the same rolls as described give the same answer. */
export async function compareRolls(session: CaseSession, left: string, right: string): Promise<Comparison> {
  const rolls = [rollNamed(session, left), rollNamed(session, right)] as const
  const key = rolls.map(({ lines, description }) => `${lines} ${JSON.stringify(description)}`).join(' ')
  const known = remembered.get(key)
  if (known) return known
  // Kept while it is being made: a scene asks for one comparison twice at once.
  const made = makeComparison(session, ...rolls)
  if (remembered.size >= MOST_REMEMBERED) remembered.delete([...remembered.keys()][0] ?? '')
  remembered.set(key, made)
  made.catch(() => remembered.delete(key))
  return made
}

const makeComparison = async (session: CaseSession, left: RecordedRoll, right: RecordedRoll): Promise<Comparison> =>
  compared(await sideOf(session, left), await sideOf(session, right))

async function sideOf(session: CaseSession, roll: RecordedRoll): Promise<ComparedRoll> {
  return { roll, rows: await rowsOfRoll(session, roll), context: listedOn(roll.description.asOf) }
}

async function compared(left: ComparedRoll, right: ComparedRoll): Promise<Comparison> {
  const within = left.roll.id === right.roll.id
  const all = pairFields(sideFor(left), sideFor(right))
  const pairings = all.filter((pairing) => pairing.field.kind !== 'text' || inOneScript(left, right, pairing))
  if (pairings.some((pairing) => pairing.left.length === 0 || pairing.right.length === 0))
    throw new ActRefused('bad-input', 'one of these rolls has no column of names: describe it anew')
  const cells = (side: 'left' | 'right', list: ComparedRoll): readonly RollRow[] =>
    list.rows.map((row) => comparedRow(fieldsOf(list, row, pairings, side)))
  const [ones, others] = [cells('left', left), cells('right', right)]
  const fields = pairings.map(({ field }) => field)
  const matched = await matchApart({ fields, left: ones, right: others, within })
  let uses: NameUses | null = null
  const names = fields.flatMap(({ kind }, at) => (kind === 'name' ? [at] : []))
  return {
    left,
    right,
    within,
    pairings,
    shown: shownFields(left, right, pairings),
    matched: within ? ofOneList(matched) : matched,
    uses: () => {
      const lists = within ? [ones] : [ones, others]
      uses ??= countNames(
        lists.map((rows) => rows.length),
        lists.map((rows) => rows.flatMap((row) => names.map((at) => row[at] ?? ''))),
      )
      return uses
    },
  }
}

/**
 * Of one list with itself. Brothers and comrades are many on a list and people named twice are few, so that weights learned from
 * short lists take the most alike for the same: rows with a name part that nothing answers are left aside.
 */
export function ofOneList(matched: MatchedRolls): MatchedRolls {
  const odds = matched.share / (1 - matched.share)
  const pairs = matched.pairs.map((row) => {
    const kept = row.filter(({ partsApart }) => partsApart === 0)
    const weighed = kept.map((pair) => ({ pair, odds: odds * Math.exp(Math.min(60, pair.weight)) }))
    const sum = weighed.reduce((total, one) => total + one.odds, 1)
    return weighed.map((one) => ({ ...one.pair, probability: one.odds / sum }))
  })
  return { ...matched, pairs }
}

const SCRIPT_LOOKED_AT = 500

function inOneScript(left: ComparedRoll, right: ComparedRoll, pairing: FieldPairing): boolean {
  const cells = ({ rows }: ComparedRoll, columns: readonly number[]) =>
    rows.slice(0, SCRIPT_LOOKED_AT).map((row) => printedWords(row, columns))
  return shareScript(cells(left, pairing.left), cells(right, pairing.right))
}

function shownFields(left: ComparedRoll, right: ComparedRoll, pairings: readonly FieldPairing[]) {
  const compared = new Set<string>(pairings.map(({ holds }) => holds))
  const columnOf = ({ roll }: ComparedRoll, holds: RollField): number | undefined =>
    roll.description.columns.find((each) => each.holds === holds)?.column
  return ROLL_FIELDS.filter((holds) => !compared.has(holds) && !NAME_FIELDS.has(holds) && !UNNAMED.has(holds)).flatMap(
    (holds) => {
      const [one, other] = [columnOf(left, holds), columnOf(right, holds)]
      return one === undefined || other === undefined ? [] : [{ holds, left: [one], right: [other] }]
    },
  )
}

/** Fields that say nothing by themselves of what is in them. */
const UNNAMED: ReadonlySet<RollField> = new Set(['number', 'text', 'skip'])

const sideFor = ({ roll, context }: ComparedRoll) => ({
  headers: roll.headers,
  columns: roll.description.columns,
  isDated: context.listed !== undefined,
})

/** A row's words in the columns of a field, as printed. */
export const printedWords = (row: RollLine | undefined, columns: readonly number[]): string =>
  columns
    .map((column) => row?.cells[column] ?? '')
    .join(' ')
    .trim()

/** A row's name as printed, by what a person confirmed of the roll's columns. */
export const nameWordsOf = ({ description }: RecordedRoll, cells: readonly string[]): string =>
  description.columns
    .filter(({ holds }) => NAME_FIELDS.has(holds))
    .map(({ column }) => cells[column] ?? '')
    .join(' ')
    .trim()

/** A row's words field by field, with what is known of the days in them. */
export const fieldsOf = (
  list: ComparedRoll,
  row: RollLine | undefined,
  pairings: readonly FieldPairing[],
  side: 'left' | 'right',
): readonly RowField[] =>
  pairings.map((pairing) => ({
    kind: pairing.field.kind,
    words: printedWords(row, pairing[side]),
    context: contextFor(list, pairing[side]),
  }))

/** What is known of the days in columns: the list's own day, and whether they are ages. */
export const contextFor = ({ roll, context }: ComparedRoll, columns: readonly number[]): BornContext =>
  columns.some((column) => holdsAges(roll.headers[column] ?? '')) ? { ...context, areAges: true } : context

/** A row's name as printed. */
export function nameIn(comparison: Comparison, side: 'left' | 'right', row: number): string {
  const columns = comparison.pairings[0]?.[side] ?? []
  return printedWords(comparison[side].rows[row], columns)
}
