import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { ActRefused, comparedRow, matchLists, ofOneList, openRoll, type Roll, readListFile } from '@muster/app'
import { type BornContext, decideRows, holdsAges, type RowOutcome } from '@muster/core'
import type { Command } from 'commander'
import { asCsv, asJson, asXlsx } from '../match/answer-tables.ts'
import { impossibleBirths } from '../match/impossible-days.ts'
import { emptyNames, guessPairings, hasNames, namedPairings, type Pairing } from '../match/pair-columns.ts'
import { fieldsIn, hasName, type List, summary, type Told, tellRow } from '../match/tell-rows.ts'
import { type WhyTeller, whyTeller } from '../match/tell-why.ts'
import { writeWhole } from '../match/write-whole.ts'
import { BadUsage } from '../outcomes-to-exit.ts'
import { shareDone } from '../progress.ts'

interface Options {
  readonly precision: string
  readonly columns?: string
  readonly sheet?: string
  readonly listDate?: string
  readonly out?: string
  readonly workers?: string
  readonly json?: boolean
}

export function matchCommand(program: Command): void {
  program
    .command('match')
    .summary('reconcile two name lists, row by row; stores nothing')
    .description(
      'Compares two lists of people in any scripts and says for each row of the first: on the other list, not on it, or look at these two. One list twice is compared with itself, for people whom it names twice. Nothing is merged and nothing is stored.',
    )
    .argument('<left>', 'a list: a table in plain text, a workbook (XLSX, ODS), a page with tables or a PDF with text')
    .argument('<right>', 'the other list')
    .option('--precision <share>', "the share of 'same' that must be right", '0.99')
    .option(
      '--columns <list>',
      "what the columns hold, as 'LEFT=RIGHT:kind,…'; kinds: name, born, sex, number, text; columns of one name joined by +",
    )
    .option('--sheet <names>', "the sheet or table of each list, by name or number: 'LEFT=RIGHT', or one for both")
    .option(
      '--list-date <dates>',
      "the day or year each list is of, for ages and years of two figures: 'LEFT=RIGHT', or one for both",
    )
    .option('--workers <number>', 'threads that compare long lists; the answer is the same whatever their number')
    .option(
      '--out <file>',
      'write the answer there, with what speaks for and against each pair and why it is to be looked at: .csv, .xlsx or .json',
    )
    .option('--json', 'print JSON')
    .action(run)
}

async function run(left: string, right: string, options: Options): Promise<void> {
  const precision = Number(options.precision)
  if (!(precision >= 0.5 && precision < 1)) throw new BadUsage('--precision is a share from 0.5 to below 1, as 0.99')
  const [sheet = '', otherSheet = sheet] = options.sheet?.split('=') ?? []
  const [dated = '', otherDated = dated] = options.listDate?.split('=') ?? []
  const days = [listed(dated), listed(otherDated)] as const
  checkAnswerFile(options.out)
  const opened = [await open(left, sheet, days[0]), await open(right, otherSheet, days[1])] as const
  const rolls = [opened[0].roll, opened[1].roll] as const
  const areDated = [days[0].listed !== undefined, days[1].listed !== undefined] as const
  const pairings =
    options.columns === undefined ? guessPairings(...rolls, areDated) : namedPairings(options.columns, ...rolls)
  if (!pairings.some(({ field }) => field.kind === 'name')) throw new ActRefused('bad-input', noNames(opened))
  const lists = [
    noted(opened[0], impossibleBirths(opened[0], pairings, 'left')),
    noted(opened[1], impossibleBirths(opened[1], pairings, 'right')),
  ] as const
  const comparedIn = (side: 'left' | 'right', list: List) => (row: number) =>
    comparedRow(fieldsIn(list, list.roll.rows[row]?.cells ?? [], pairings, side))
  const fields = pairings.map(({ field }) => field)
  const shown = shareDone()
  // One list twice is compared with itself, else everybody on it were on 'the other list'.
  const isOne = areOne(rolls, pairings)
  const cells = [comparedIn('left', lists[0]), comparedIn('right', lists[1])] as const
  const ones = lists[0].roll.rows.map((_, row) => cells[0](row))
  const found = await matchLists(fields, ones, isOne ? ones : lists[1].roll.rows.map((_, row) => cells[1](row)), {
    within: isOne,
    ...threads(options.workers),
    progress: (what, done, of) => shown.tell(what === 'names' ? 'names sorted by sound' : 'rows compared', done, of),
  })
  shown.end()
  // Of a row without a name nobody can say that its person is not on the other list.
  const matched = isOne ? ofOneList(found) : found
  const isNamed = (row: number): boolean => hasName(lists[0].roll.rows[row], pairings, 'left')
  const rows = decideRows(matched, precision).map(
    (row): RowOutcome => (isNamed(row.left) ? row : { ...row, outcome: 'look' }),
  )
  const lineOf = (row: number): number => lists[0].roll.rows[row]?.line ?? 0
  const why = whyTeller({ matched, precision, uses: found.uses, isOne, cells, lineOf, isNamed })
  const told = () => tellRows(rows, lists, pairings, why)
  const json = () => asJson({ precision, columns: fields, lists: lists.map(describe) }, told())
  if (options.out !== undefined) await writeAnswer(options.out, told, json)
  if (options.json === true && options.out === undefined) for (const piece of json()) await print(piece)
  else process.stdout.write(summary(rows, lists, pairings, isOne))
}

/** Whether both lists are one, compared by the same columns of it. */
const areOne = ([one, other]: readonly [Roll, Roll], pairings: readonly Pairing[]): boolean =>
  one.sha256 === other.sha256 &&
  one.sheet === other.sheet &&
  pairings.every(({ left, right }) => left.join() === right.join())

/** One row after another, so that the words of long lists are not all there at once. */
function* tellRows(
  rows: readonly RowOutcome[],
  lists: readonly [List, List],
  pairings: readonly Pairing[],
  why: WhyTeller,
): Generator<Told> {
  for (const row of rows) yield tellRow(row, lists, pairings, why)
}

/** Waits where whoever reads is slower than we are. */
async function print(piece: string): Promise<void> {
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}

const MOST_THREADS = 64
function threads(given: string | undefined): { readonly workers?: number } {
  if (given === undefined) return {}
  const workers = Number(given)
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST_THREADS)
    throw new BadUsage(`--workers is a whole number from 1 to ${MOST_THREADS}`)
  return { workers }
}

/** '2024-05-10', '2024-05' or '2024' as the days that it can be; nothing told, nothing known. */
function listed(text: string): BornContext {
  const [, year, month, day] = /^\s*(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\s*$/u.exec(text) ?? []
  if (text.trim() === '') return {}
  if (year === undefined)
    throw new BadUsage(`--list-date: '${text.trim()}' is no day, month or year, as 2024-05-10 or 2024`)
  const first = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)) / A_DAY
  const next =
    day !== undefined
      ? first + 1
      : Date.UTC(Number(year) + (month === undefined ? 1 : 0), Number(month ?? 0), 1) / A_DAY
  return { listed: { first, last: next - 1 } }
}
const A_DAY = 86_400_000

function checkAnswerFile(path: string | undefined): void {
  if (path !== undefined && !/\.(?:csv|xlsx|json)$/u.test(path))
    throw new BadUsage(`--out ends in .csv, .xlsx or .json, which '${basename(path)}' does not`)
  // Before the lists are compared, which may take minutes.
  if (path !== undefined && !existsSync(dirname(path)))
    throw new BadUsage(`the folder of --out, '${dirname(path)}', is not there: make it first`)
}

async function writeAnswer(path: string, told: () => Iterable<Told>, json: () => Iterable<string>): Promise<void> {
  if (path.endsWith('.xlsx')) await writeWhole(path, [await asXlsx(told())])
  else await writeWhole(path, path.endsWith('.csv') ? asCsv(told()) : json())
}

/** Which of the two lists has no column of names, with the columns that it has. */
function noNames(lists: readonly [List, List]): string {
  const without = lists.filter(({ roll }) => !hasNames(roll))
  const told = without.length === 0 ? lists : without
  for (const { file, roll } of told) {
    const empty = emptyNames(roll)
    if (empty !== null)
      return `${file}: no row has a word in the column '${empty.header}'${empty.isFormula ? ', since its formulas were saved without their values: open the workbook, save it,' : ': fill it in, or say with --columns where the names are,'} and match it again`
  }
  const columns = told.map(({ file, roll }) => `${file} has ${columnsOf(roll.headers)}`).join('; ')
  const which = told.map(({ file }) => file).join(' and ')
  return `no column of names was found in ${which} (${columns}): say which with --columns, as 'NAME=NOM:name'`
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

async function open(path: string, sheet: string, context: BornContext): Promise<List> {
  const file = basename(path)
  const roll = await openRoll(readListFile(path), file, { sheet: sheet.trim() === '' ? null : sheet.trim() })
  const undated = context.listed === undefined ? roll.headers.filter(holdsAges) : []
  const notes = undated.map(
    (header) =>
      `'${header.trim()}' holds ages: they are compared only with --list-date, the day of the list, or as they stand with other ages.`,
  )
  return noted({ file, roll, context }, notes)
}

const noted = (list: List, notes: readonly string[]): List => ({
  ...list,
  roll: { ...list.roll, notes: [...list.roll.notes, ...notes] },
})
