import { type ReadAs, type Roll, type RollLine, type RowField, readAs, readInPlace } from '@muster/app'
import { type BornContext, holdsAges, type RowOutcome, type ScoredPair } from '@muster/core'
import { type Pairing, wordsIn } from './pair-columns.ts'
import type { PairWhy, WhyTeller } from './tell-why.ts'

/** A list that was compared, with what shows which one it was. */
export interface List {
  readonly file: string
  readonly roll: Roll
  /** What the list's date tells of the days in it. */
  readonly context: BornContext
}

/** Where a row stands in its file, and what of it a reader must know. */
export interface Place {
  readonly line: number
  readonly page?: number
  readonly formulas?: RollLine['formulas']
  /** Cells that are compared as something else than they are printed. */
  readonly readAs?: readonly ReadAs[]
}

export interface Told {
  readonly outcome: RowOutcome['outcome']
  readonly leftLine: number
  readonly left: string
  readonly leftPlace?: Place
  readonly others: readonly ToldOther[]
  /** Of a row that has no other: why. */
  readonly why?: string
}

export interface ToldOther extends PairWhy {
  readonly rightLine: number
  readonly right: string
  readonly rightPlace?: Place
  readonly probability: number
  readonly weight: number
}

/** Null: the line says it all. */
function placeOf(list: List, row: number, pairings: readonly Pairing[], side: 'left' | 'right'): Place | null {
  const found = list.roll.rows[row]
  if (found === undefined) return null
  const { line, page, formulas } = found
  const read = pairings.flatMap((pairing) => {
    const context = contextOf(list, pairing[side])
    return pairing[side].flatMap((column) => readAs(pairing.field.kind, found.cells[column] ?? '', context) ?? [])
  })
  const inPlace = readInPlace(fieldsIn(list, found.cells, pairings, side))
  if (inPlace !== null) read.unshift(inPlace)
  if (page === undefined && formulas === undefined && read.length === 0) return null
  return {
    line,
    ...(page === undefined ? {} : { page }),
    ...(formulas === undefined ? {} : { formulas }),
    ...(read.length === 0 ? {} : { readAs: read }),
  }
}

/** A row's words field by field, with what is known of the days in them. */
export const fieldsIn = (
  list: List,
  cells: readonly string[],
  pairings: readonly Pairing[],
  side: 'left' | 'right',
): readonly RowField[] =>
  pairings.map((pairing) => ({
    kind: pairing.field.kind,
    words: wordsIn(cells, pairing[side]),
    context: contextOf(list, pairing[side]),
  }))

/** Asked for each row: what columns are called is looked at once. */
const contexts = new WeakMap<List, Map<readonly number[], BornContext>>()

/** What is known of the days in a list's columns: its date, and whether they are ages. */
export function contextOf(list: List, columns: readonly number[]): BornContext {
  const known = contexts.get(list) ?? new Map<readonly number[], BornContext>()
  contexts.set(list, known)
  const found = known.get(columns)
  if (found !== undefined) return found
  const { roll, context } = list
  const areAges = columns.some((column) => holdsAges(roll.headers[column] ?? ''))
  const made = areAges ? { ...context, areAges: true } : context
  known.set(columns, made)
  return made
}

const namesOf = (row: RollLine | undefined, pairings: readonly Pairing[], side: 'left' | 'right'): string =>
  wordsIn(
    row?.cells ?? [],
    pairings.filter(({ field }) => field.kind === 'name').flatMap((pairing) => pairing[side]),
  )

/** Whether a row has a word in any column of names. */
export const hasName = (row: RollLine | undefined, pairings: readonly Pairing[], side: 'left' | 'right'): boolean =>
  /\p{L}/u.test(namesOf(row, pairings, side))

/** The rows of a list that have no name, by their places. */
function nameless({ file, roll }: List, pairings: readonly Pairing[], side: 'left' | 'right'): readonly string[] {
  const lines = roll.rows.filter((row) => !hasName(row, pairings, side)).map(({ line }) => `${line}`)
  if (lines.length === 0) return []
  const which = `${lines.length === 1 ? 'line' : 'lines'} ${firstOf(lines, 'lines')}`
  return [`${file}, ${which}: no name is there, so nothing tells who it is.`]
}

const rounded = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places

/** A row of the first list with those of the second that may be the person, each with the words and the line of its list. */
export function tellRow(
  row: RowOutcome,
  lists: readonly [List, List],
  pairings: readonly Pairing[],
  why: WhyTeller,
): Told {
  const [ones, others] = [lists[0].roll.rows, lists[1].roll.rows]
  const leftPlace = placeOf(lists[0], row.left, pairings, 'left')
  const other = (pair: ScoredPair): ToldOther => {
    const rightPlace = placeOf(lists[1], pair.right, pairings, 'right')
    return {
      rightLine: others[pair.right]?.line ?? 0,
      right: namesOf(others[pair.right], pairings, 'right'),
      ...(rightPlace === null ? {} : { rightPlace }),
      probability: rounded(pair.probability, 4),
      weight: rounded(pair.weight, 2),
      ...why.pair(row, pair),
    }
  }
  return {
    outcome: row.outcome,
    leftLine: ones[row.left]?.line ?? 0,
    left: namesOf(ones[row.left], pairings, 'left'),
    ...(leftPlace === null ? {} : { leftPlace }),
    others: row.pairs.map(other),
    ...(row.pairs.length === 0 ? { why: why.alone(row) } : {}),
  }
}

const rowsOf = ({ rows }: Roll): string => (rows.length === 1 ? '1 row' : `${rows.length} rows`)

/** As many columns as can be read aloud; a list may have hundreds. */
const MOST_TOLD = 20
const firstOf = (all: readonly string[], what = 'columns'): string =>
  all.length <= MOST_TOLD
    ? all.join(', ')
    : `${all.slice(0, MOST_TOLD).join(', ')} and ${all.length - MOST_TOLD} more ${what}`

/** Columns with a name that are compared with nothing. */
function leftOut({ file, roll }: List, pairings: readonly Pairing[], side: 'left' | 'right'): readonly string[] {
  const compared = new Set(pairings.flatMap((pairing) => pairing[side]))
  const named = roll.headers.filter((header, column) => header.trim() !== '' && !compared.has(column))
  return named.length === 0 ? [] : [`${firstOf(named.map((header) => header.trim()))} of ${file}`]
}

/** From this chance on a row's likeliest partner is taken to be meant by it. */
const MEANT = 0.5
/** So many rows that fit one are told line by line; the answer has the rest. */
const MOST_GROUPS = 3

const linesAt = (rows: readonly number[], { roll }: List): string => {
  const lines = rows.map((row) => `${roll.rows[row]?.line ?? 0}`)
  const told = lines.length > MOST_TOLD ? [firstOf(lines, 'lines')] : [lines.slice(0, -1).join(', '), lines.at(-1)]
  return `Lines ${told.join(' and ')} of`
}

/** Rows of the first list that have the same likeliest partner on the second, told by their lines. */
function sharing(rows: readonly RowOutcome[], [one, other]: readonly [List, List]): readonly string[] {
  const meant = new Map<number, number[]>()
  for (const { left, pairs } of rows) {
    const [best] = pairs
    if (best !== undefined && best.probability >= MEANT) meant.set(best.right, [...(meant.get(best.right) ?? []), left])
  }
  const groups = [...meant].filter(([, lefts]) => lefts.length > 1)
  if (groups.length === 0) return []
  const told = groups
    .slice(0, MOST_GROUPS)
    .map(
      ([right, lefts]) =>
        `${linesAt(lefts, one)} ${one.file} fit line ${other.roll.rows[right]?.line} of ${other.file}.`,
    )
  const more = groups.length - told.length
  return [
    ...told,
    ...(more === 0 ? [] : [`So do the rows of ${more} more ${more === 1 ? 'group' : 'groups'}.`]),
    `${one.file} may name somebody several times, or only one of them is there: which, is for a person to see.`,
  ]
}

/** A row fits several of the other list where the next is no more than so much less likely. */
const NEARLY = 0.1

/** How many rows of the first list fit several of the second. */
function fitSeveral(rows: readonly RowOutcome[], [one, other]: readonly [List, List]): readonly string[] {
  const many = rows.filter(({ pairs: [best, next] }) => {
    if (best === undefined || next === undefined) return false
    return best.probability + next.probability >= MEANT && next.probability >= best.probability * NEARLY
  })
  const [first] = many
  if (first === undefined) return []
  const near = first.pairs.filter(({ probability }) => probability >= (first.pairs[0]?.probability ?? 1) * NEARLY)
  const lines = near.map(({ right }) => other.roll.rows[right]?.line ?? 0).sort((x, y) => x - y)
  const told = `Line ${one.roll.rows[first.left]?.line} of ${one.file} fits lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)} of ${other.file}`
  const more = many.length - 1
  return [
    `${told}${more === 0 ? '' : `, and ${more} more ${more === 1 ? 'row fits' : 'rows fit'} several there`}: ${other.file} may name somebody several times.`,
  ]
}

/** The answer in sentences that can be read aloud. `isOne`: whether one list was compared with itself. */
export function summary(
  rows: readonly RowOutcome[],
  lists: readonly [List, List],
  pairings: readonly Pairing[],
  isOne = false,
): string {
  const count = (outcome: RowOutcome['outcome']): number => rows.filter((row) => row.outcome === outcome).length
  const are = (outcome: RowOutcome['outcome']): string => `${count(outcome)} ${count(outcome) === 1 ? 'is' : 'are'}`
  const columns = firstOf(pairings.map(({ field }) => `${field.label} (${field.kind})`))
  const [one, other] = lists
  const out = [...leftOut(one, pairings, 'left'), ...(isOne ? [] : leftOut(other, pairings, 'right'))]
  return [
    isOne
      ? `${one.file} has ${rowsOf(one.roll)}, each held against those below it; compared by ${columns}.`
      : `${one.file} has ${rowsOf(one.roll)}, ${other.file} has ${rowsOf(other.roll)}; compared by ${columns}.`,
    `${are('same')} on ${isOne ? 'it again further down' : 'the other list'}.`,
    `${are('absent')} not.`,
    `${are('look')} to be looked at.`,
    ...(isOne ? [] : [...sharing(rows, lists), ...fitSeveral(rows, lists)]),
    ...nameless(one, pairings, 'left'),
    ...(isOne ? [] : nameless(other, pairings, 'right')),
    'Nothing was merged: each answer is for a person to judge.',
    ...(out.length === 0 ? [] : [`Compared with nothing: ${out.join('; ')}. --columns says what to compare.`]),
    '',
    ...(isOne ? [one] : lists).flatMap(({ file, roll }) => [
      `${file}${roll.sheet === null ? '' : `, '${roll.sheet}'`}: SHA-256 ${roll.sha256}`,
      ...roll.notes.map((note) => `  ${note}`),
    ]),
    '',
  ].join('\n')
}
