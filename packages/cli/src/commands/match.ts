import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { ActRefused, openRoll, type Roll } from '@muster/app'
import {
  decideRows,
  type FieldKind,
  guessKind,
  type MatchField,
  matchRolls,
  type RowOutcome,
  type ScoredPair,
} from '@muster/core'
import type { Command } from 'commander'
import { BadUsage } from '../outcomes-to-exit.ts'

interface Options {
  readonly precision: string
  readonly columns?: string
  readonly out?: string
  readonly json?: boolean
}

const KINDS: ReadonlySet<string> = new Set(['name', 'born', 'sex', 'number', 'text', 'skip'])

export function matchCommand(program: Command): void {
  program
    .command('match')
    .summary('reconcile two name lists, row by row; stores nothing')
    .description(
      'Compares two lists of people in any scripts and says for each row of the first: on the other list, not on it, or look at these two. Nothing is merged and nothing is stored.',
    )
    .argument('<left>', 'a list: a table in plain text, its first row the names of the columns')
    .argument('<right>', 'the other list')
    .option('--precision <share>', "the share of 'same' that must be right", '0.99')
    .option('--columns <list>', "what the columns hold, as 'LEFT=RIGHT:kind,…'; kinds: name, born, sex, number, text")
    .option('--out <file>', 'write the answer there: .csv or .json')
    .option('--json', 'print JSON')
    .action(run)
}

/** A column of the left list, the one of the right list that it is compared with, and what both hold. */
interface Pairing {
  readonly left: number
  readonly right: number
  readonly field: MatchField
}

function run(left: string, right: string, options: Options): void {
  const precision = Number(options.precision)
  if (!(precision >= 0.5 && precision < 1)) throw new BadUsage('--precision is a share from 0.5 to below 1, as 0.99')
  const lists = [open(left), open(right)] as const
  const pairings = options.columns === undefined ? guessPairings(...lists) : named(options.columns, ...lists)
  if (!pairings.some(({ field }) => field.kind === 'name'))
    throw new ActRefused(
      'bad-input',
      `no column of names was found in both lists; say which with --columns, as 'NAME=NOM:name'`,
    )
  const cells = (roll: Roll, side: 'left' | 'right') =>
    roll.rows.map((row) => pairings.map((pairing) => row.cells[pairing[side]] ?? ''))
  const matched = matchRolls(
    pairings.map(({ field }) => field),
    cells(lists[0], 'left'),
    cells(lists[1], 'right'),
  )
  const rows = decideRows(matched, precision)
  const told = rows.map((row) => tell(row, lists, pairings))
  const text = options.out?.endsWith('.csv')
    ? asCsv(told)
    : `${JSON.stringify({ precision, columns: pairings.map(({ field }) => field), rows: told }, null, 1)}\n`
  if (options.out !== undefined) writeFileSync(options.out, text)
  if (options.json === true && options.out === undefined) process.stdout.write(text)
  else process.stdout.write(summary(rows, lists, [left, right], pairings))
}

const open = (path: string): Roll => openRoll(readFileSync(path), basename(path))

const columnCells = (roll: Roll, column: number): readonly string[] =>
  roll.rows.slice(0, 500).map((row) => row.cells[column] ?? '')

/** Columns of the same kind in the same order are compared; columns of plain text only where they have the same name. */
function guessPairings(left: Roll, right: Roll): readonly Pairing[] {
  const kinds = (roll: Roll) => roll.headers.map((header, column) => guessKind(header, columnCells(roll, column)))
  const ones = kinds(left)
  const others = kinds(right)
  const pairings: Pairing[] = []
  const taken = new Set<number>()
  for (const [column, kind] of ones.entries()) {
    if (kind === null) continue
    const label = left.headers[column] ?? ''
    const same = others.findIndex(
      (other, place) => other === kind && !taken.has(place) && sameName(label, right.headers[place] ?? ''),
    )
    const next =
      kind === 'text' || kind === 'number'
        ? -1
        : others.findIndex((other, place) => other === kind && !taken.has(place))
    const place = same >= 0 ? same : next
    if (place < 0) continue
    taken.add(place)
    pairings.push({ left: column, right: place, field: { label, kind } })
  }
  return pairings
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

function named(list: string, left: Roll, right: Roll): readonly Pairing[] {
  return list.split(',').flatMap((part) => {
    const [, one = '', other = one, kind = ''] = /^\s*([^=:]+?)\s*(?:=\s*([^:]+?)\s*)?:\s*(\w+)\s*$/u.exec(part) ?? []
    if (!KINDS.has(kind))
      throw new BadUsage(
        `--columns: '${part.trim()}' is not LEFT=RIGHT:kind with a kind of name, born, sex, number or text`,
      )
    const place = (roll: Roll, name: string, which: string): number => {
      const found = roll.headers.findIndex((header) => sameName(header, name))
      if (found < 0)
        throw new BadUsage(`--columns: the ${which} list has no column '${name}'; it has ${roll.headers.join(', ')}`)
      return found
    }
    if (kind === 'skip') return []
    return [
      {
        left: place(left, one, 'first'),
        right: place(right, other, 'second'),
        field: { label: one, kind: kind as FieldKind },
      },
    ]
  })
}

interface Told {
  readonly outcome: RowOutcome['outcome']
  readonly leftLine: number
  readonly left: string
  readonly others: readonly {
    readonly rightLine: number
    readonly right: string
    readonly probability: number
    readonly weight: number
  }[]
}

function tell(row: RowOutcome, lists: readonly [Roll, Roll], pairings: readonly Pairing[]): Told {
  const wordsOf = (roll: Roll, at: number, side: 'left' | 'right'): string =>
    pairings
      .filter(({ field }) => field.kind === 'name')
      .map((pairing) => roll.rows[at]?.cells[pairing[side]] ?? '')
      .join(' ')
      .trim()
  const other = (pair: ScoredPair) => ({
    rightLine: lists[1].rows[pair.right]?.line ?? 0,
    right: wordsOf(lists[1], pair.right, 'right'),
    probability: Math.round(pair.probability * 10_000) / 10_000,
    weight: Math.round(pair.weight * 100) / 100,
  })
  return {
    outcome: row.outcome,
    leftLine: lists[0].rows[row.left]?.line ?? 0,
    left: wordsOf(lists[0], row.left, 'left'),
    others: row.pairs.map(other),
  }
}

/** A cell that a spreadsheet takes for a formula is made harmless, as OWASP advises. */
const cellOf = (value: string | number): string => {
  const text = String(value)
  const safe = /^[=+\-@\t]/u.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function asCsv(rows: readonly Told[]): string {
  const lines = rows.flatMap((row) =>
    (row.others.length === 0 ? [null] : row.others).map((other) =>
      [
        row.outcome,
        row.leftLine,
        row.left,
        other?.rightLine ?? '',
        other?.right ?? '',
        other?.probability ?? '',
        other?.weight ?? '',
      ]
        .map(cellOf)
        .join(','),
    ),
  )
  return `outcome,left line,left,right line,right,probability,weight\n${lines.join('\n')}\n`
}

const rowsOf = ({ rows }: Roll): string => (rows.length === 1 ? '1 row' : `${rows.length} rows`)

function summary(
  rows: readonly RowOutcome[],
  lists: readonly [Roll, Roll],
  paths: readonly [string, string],
  pairings: readonly Pairing[],
): string {
  const count = (outcome: RowOutcome['outcome']): number => rows.filter((row) => row.outcome === outcome).length
  const columns = pairings.map(({ field }) => `${field.label} (${field.kind})`).join(', ')
  return [
    `${basename(paths[0])} has ${rowsOf(lists[0])}, ${basename(paths[1])} has ${rowsOf(lists[1])}; compared by ${columns}.`,
    `${count('same')} are on the other list.`,
    `${count('absent')} are not.`,
    `${count('look')} are to be looked at.`,
    'Nothing was merged: each answer is for a person to judge.',
    '',
  ].join('\n')
}
