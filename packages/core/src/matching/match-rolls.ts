import { type BlockIndex, blockFinder, indexBlocks, type MakeRoom, NARROW, WIDE } from './blocking/block-index.ts'
import { chooseLeaders } from './blocking/leaders.ts'
import { joinSounds, openSounds, type PartSounds, type PartSpan } from './blocking/part-sounds.ts'
import { candidateFinder } from './candidates.ts'
import { type ComparedRows, compareRows, joinCompared, PairReader, type RowSpan } from './compare-rows.ts'
import { conclude, scaleFor } from './conclude.ts'
import type { FieldKind, NameScale } from './fields/field-levels.ts'
import { areManyPairs } from './many-pairs.ts'
import { TokenBook } from './names/token-book.ts'
import { openTokens, type TokenTable } from './names/token-table.ts'
import { type Column, type ColumnData, openColumn, type RollRow, readyColumn } from './roll-columns.ts'
import type { Pattern, Weights } from './weights.ts'

export type { BlockIndex } from './blocking/block-index.ts'
export type { PartSounds, PartSpan } from './blocking/part-sounds.ts'
export type { ComparedRows, RowSpan } from './compare-rows.ts'
export type { TokenTable } from './names/token-table.ts'
export type { RollRow } from './roll-columns.ts'

/** A column of both lists that is compared. */
export interface MatchField {
  readonly label: string
  readonly kind: FieldKind
}

/** A pair of rows worth showing. */
export interface ScoredPair {
  readonly left: number
  readonly right: number
  /** The chance that both rows are one person, given that at most one row of the other list is. */
  readonly probability: number
  readonly weight: number
  readonly pattern: Pattern
  /** Parts of the shorter name that have no partner in the other: 'twins' differ in one. */
  readonly partsApart: number
  /** What the names say by themselves, whatever else is known: a natural logarithm, as `weight`. */
  readonly named: number
  /** The shorter name has two parts at most: it may as well fit a father's name. */
  readonly isShort: boolean
}

export interface MatchedRolls {
  readonly fields: readonly MatchField[]
  readonly weights: Weights
  /** The chance that any two rows are one person, before anything of them is compared. */
  readonly share: number
  /** Whether the names' own evidence counts, there being nothing else to learn from. */
  readonly alone: boolean
  /** The likeliest first, for each left row those that could be the person. */
  readonly pairs: readonly (readonly ScoredPair[])[]
  /** For each left row, the chance that the person is one of many as likely as the pairs, which were not compared. */
  readonly beyond?: ArrayLike<number>
  /** How names were sorted into levels; without it as in lists that are not long. */
  readonly scale?: NameScale
  /** For each row of both lists, 1: its name has one part twice, as that of a son who is called after his father. */
  readonly twice?: { readonly left: ArrayLike<number>; readonly right: ArrayLike<number> }
}

export interface MatchOptions {
  /** Both lists are one: pairs of a row with itself or told already are left out. */
  readonly within?: boolean
  /** Whether rows are found by keys that they share, instead of by all parts of all names; else lists of more than MOST_PAIRS pairs are. */
  readonly blocked?: boolean
}

/** Two lists as numbers: plain data, which another thread can be handed. */
export interface ReadyRolls {
  readonly columns: readonly ColumnData[]
  readonly tokens: TokenTable
  readonly left: number
  readonly right: number
  readonly within: boolean
}

/** Makes two lists ready for comparison. */
export function readyRolls(
  fields: readonly MatchField[],
  left: readonly RollRow[],
  right: readonly RollRow[],
  { within = false }: MatchOptions = {},
): ReadyRolls {
  const book = new TokenBook()
  book.countPeople(left.length, within ? 0 : right.length)
  const others = within ? left : right
  const columns = fields.map(({ kind }, field) => readyColumn(kind, { left, right: others, field }, book))
  return { columns, tokens: book.table(), left: left.length, right: others.length, within }
}

/**
 * Compares two lists row by row (MT6). Pure: the same lists give the same answer, in whatever order their rows stand.
 * Nothing is merged: what comes out is pairs with a probability, for a person to judge.
 */
export function matchRolls(
  fields: readonly MatchField[],
  left: readonly RollRow[],
  right: readonly RollRow[],
  options: MatchOptions = {},
): MatchedRolls {
  const ready = readyRolls(fields, left, right, options)
  const spans = { from: 0, to: ready.tokens.letters.length }
  const isLong = areLong(ready, options)
  const index = isLong ? indexRolls(ready, [openParts(ready.tokens, leadersOf(ready))(spans)]) : null
  return concludeMatch(fields, ready, [openRolls(ready, index)({ from: 0, to: ready.left })], index)
}

/** Whether lists are too long to hold each name part of one against each of the other. */
export const areLong = ({ left, right }: ReadyRolls, { blocked }: MatchOptions = {}): boolean =>
  blocked ?? areManyPairs(left, right)

/** Long lists, first step: the commonest spellings of names, which lead the others. */
export const leadersOf = ({ tokens }: ReadyRolls): Int32Array => chooseLeaders(openTokens(tokens, false))

/** Long lists, second step: opened, gives what the name parts of a span can be found by. Spans do not hang on one another. */
export const openParts = (tokens: TokenTable, leaders: Int32Array): ((span: PartSpan) => PartSounds) =>
  openSounds(openTokens(tokens, false), leaders)

/** Long lists, third step: the rows of the second list under their keys, in the memory that `makeRoom` gives. `sounds`: those of all name parts, span by span. */
export const indexRolls = (
  { columns }: ReadyRolls,
  sounds: readonly PartSounds[],
  makeRoom: MakeRoom = (bytes) => new ArrayBuffer(bytes),
): BlockIndex => indexBlocks(columns, joinSounds(sounds), makeRoom)

const openColumns = ({ columns, tokens }: ReadyRolls, isLong: boolean): readonly Column[] => {
  const opened = openTokens(tokens, !isLong)
  return columns.map((data) => openColumn(data, opened))
}

/** Of one list a person may have many rows, and names alone tell less apart: then more are compared. */
const breadthFor = ({ columns, within }: ReadyRolls) =>
  within || columns.every(({ kind }) => kind === 'name') ? WIDE : NARROW

/**
 * Opened, compares the rows of a span of the first list, of long lists in the order that their index gives, with their candidates. Spans do not
 * hang on one another. `index`: that of long lists, else null.
 */
export function openRolls(ready: ReadyRolls, index: BlockIndex | null): (span: RowSpan) => ComparedRows {
  const find =
    index === null
      ? candidateFinder(ready.columns, openTokens(ready.tokens, false))
      : blockFinder(ready.columns, index, breadthFor(ready))
  const reader = new PairReader(openColumns(ready, index !== null), scaleFor(index !== null))
  return (span) => compareRows(reader, find, span, { within: ready.within, order: index?.firsts ?? null })
}

/** The answer from all spans, one after another: the same however they were parted. `index`: that of long lists, else null. */
export function concludeMatch(
  fields: readonly MatchField[],
  ready: ReadyRolls,
  spans: readonly ComparedRows[],
  index: BlockIndex | null,
): MatchedRolls {
  const columns = openColumns(ready, index !== null)
  return conclude(fields, ready, columns, joinCompared(columns, spans, index?.firsts ?? null), index !== null)
}
