import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { ActRefused, MOST_LIST_BYTES, openRoll } from '@muster/app'
import { decideRows, matchRolls } from '@muster/core'
import type { Command } from 'commander'
import { asCsv } from '../match/answer-tables.ts'
import { guessPairings, namedPairings, wordsIn } from '../match/pair-columns.ts'
import { type List, summary, type Told, tellRow } from '../match/tell-rows.ts'
import { BadUsage } from '../outcomes-to-exit.ts'

interface Options {
  readonly precision: string
  readonly columns?: string
  readonly sheet?: string
  readonly out?: string
  readonly json?: boolean
}

export function matchCommand(program: Command): void {
  program
    .command('match')
    .summary('reconcile two name lists, row by row; stores nothing')
    .description(
      'Compares two lists of people in any scripts and says for each row of the first: on the other list, not on it, or look at these two. Nothing is merged and nothing is stored.',
    )
    .argument('<left>', 'a list: a table in plain text, a workbook (XLSX, ODS) or a page with tables')
    .argument('<right>', 'the other list')
    .option('--precision <share>', "the share of 'same' that must be right", '0.99')
    .option(
      '--columns <list>',
      "what the columns hold, as 'LEFT=RIGHT:kind,…'; kinds: name, born, sex, number, text; columns of one name joined by +",
    )
    .option('--sheet <names>', "the sheet or table of each list, by name or number: 'LEFT=RIGHT', or one for both")
    .option('--out <file>', 'write the answer there: .csv or .json')
    .option('--json', 'print JSON')
    .action(run)
}

async function run(left: string, right: string, options: Options): Promise<void> {
  const precision = Number(options.precision)
  if (!(precision >= 0.5 && precision < 1)) throw new BadUsage('--precision is a share from 0.5 to below 1, as 0.99')
  const [sheet = '', otherSheet = sheet] = options.sheet?.split('=') ?? []
  const lists = [await open(left, sheet), await open(right, otherSheet)] as const
  const rolls = [lists[0].roll, lists[1].roll] as const
  const pairings = options.columns === undefined ? guessPairings(...rolls) : namedPairings(options.columns, ...rolls)
  if (!pairings.some(({ field }) => field.kind === 'name'))
    throw new ActRefused(
      'bad-input',
      `no column of names was found in both lists (${lists.map(({ file, roll }) => `${file}: ${columnsOf(roll.headers)}`).join('; ')}); say which with --columns, as 'NAME=NOM:name'`,
    )
  const cells = (side: 'left' | 'right', { roll }: List) =>
    roll.rows.map((row) => pairings.map((pairing) => wordsIn(row.cells, pairing[side])))
  const fields = pairings.map(({ field }) => field)
  const rows = decideRows(matchRolls(fields, cells('left', lists[0]), cells('right', lists[1])), precision)
  const told = rows.map((row) => tellRow(row, lists, pairings))
  const answer = { precision, columns: fields, lists: lists.map(describe), rows: told }
  const text = `${JSON.stringify(answer, null, 1)}\n`
  if (options.out !== undefined) writeAnswer(options.out, told, text)
  if (options.json === true && options.out === undefined) process.stdout.write(text)
  else process.stdout.write(summary(rows, lists, pairings))
}

function writeAnswer(path: string, told: readonly Told[], json: string): void {
  writeFileSync(path, path.endsWith('.csv') ? asCsv(told) : json)
}

const MOST_SHOWN = 20
const columnsOf = (headers: readonly string[]): string => {
  const named = headers.filter((header) => header.trim() !== '')
  return named.length > MOST_SHOWN
    ? `${named.slice(0, MOST_SHOWN).join(', ')} and ${named.length - MOST_SHOWN} more columns`
    : named.join(', ')
}

const describe = ({ file, roll }: List) => ({
  file,
  sheet: roll.sheet,
  rows: roll.rows.length,
  sha256: roll.sha256,
  notes: roll.notes,
})

/** The size is asked before the file is read: what is far too large never enters memory. */
async function open(path: string, sheet: string): Promise<List> {
  const file = basename(path)
  const { size } = statSync(path)
  if (size > MOST_LIST_BYTES)
    throw new ActRefused(
      'bad-input',
      `${file} has ${Math.round(size / 2 ** 20)} MB; a list may have ${MOST_LIST_BYTES / 2 ** 20} MB: split it`,
    )
  return { file, roll: await openRoll(readFileSync(path), file, { sheet: sheet.trim() === '' ? null : sheet.trim() }) }
}
