import { basename } from 'node:path'
import { addRoll, describeRoll, listRolls, previewRoll, readListFile, rollNamed } from '@muster/app'
import { parseTypedDate, type RecordedRoll, ROLL_FIELDS, ROLL_STATES, type RollDescription } from '@muster/core'
import type { Command } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'
import { json } from '../people/documented-json.ts'
import { asColumns, columnsTyped, guessedColumns, previewInWords } from '../people/roll-columns.ts'

interface Described {
  readonly case?: string
  readonly publisher?: string
  readonly published?: string
  readonly peopleOf?: string
  readonly says?: string
  readonly by?: string
  readonly asOf?: string
  readonly columns?: string
}

interface AddOptions extends Described {
  readonly sheet?: string
  readonly asGuessed?: boolean
}

const FIELDS = `\nWhat a column can hold: ${ROLL_FIELDS.join(', ')}.`

/** `muster roll`: name lists in a case, kept encrypted with their bytes. */
export function rollCommand(program: Command): void {
  const roll = program.command('roll').summary('name lists in a case: add, describe, list')
  describing(
    roll
      .command('add')
      .summary('add a name list to the case')
      .description(
        'Keeps a list with its bytes, encrypted like a page, and records who published it and what being on it says. Without --columns it shows what the columns may hold and adds nothing.',
      )
      .argument('<file>', 'a table in plain text, a workbook (XLSX, ODS), a page with tables or a PDF with text')
      .option('--sheet <name>', 'the sheet or table, by name or number')
      .option('--as-guessed', 'take the columns as they are guessed'),
  ).action(add)
  describing(
    roll
      .command('describe')
      .summary('say anew what a roll is; what was said before stays in the ledger')
      .argument('<roll>', "a roll's id, or how it begins")
      .option('--why <text>', 'the reason, kept with it'),
  ).action(describe)
  roll
    .command('list')
    .summary('the rolls of the case')
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option('--json', 'print JSON')
    .action(list)
}

const describing = (command: Command): Command =>
  command
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option('--publisher <name>', 'who published the list')
    .option('--published <day>', 'the day it became public or came in')
    .option('--people-of <party>', 'the party whose people are on it')
    .option('--says <word>', `what being on it says: ${ROLL_STATES.join(', ')}`)
    .option('--by <party>', 'the party that holds or released them, as the list has it')
    .option('--as-of <day>', 'as of which day it says so')
    .option('--columns <list>', "what the columns hold, as 'COLUMN:what,…', a column by name or number")
    .addHelpText('after', FIELDS)

async function add(path: string, options: AddOptions): Promise<void> {
  const file = { bytes: readListFile(path), name: basename(path), sheet: options.sheet?.trim() || null }
  const preview = await previewRoll(file)
  if (options.columns === undefined && !options.asGuessed) {
    process.stdout.write(
      `${previewInWords(preview)}Nothing was added: confirm with --as-guessed, or correct with --columns '${asColumns(preview)}'.\n`,
    )
    process.exitCode = 1
    return
  }
  const headers = preview.columns.map(({ header }) => header)
  const columns = options.columns === undefined ? guessedColumns(preview) : columnsTyped(options.columns, headers)
  const description = { ...described(options, null), columns }
  const session = await openNamedCase(options.case)
  try {
    const roll = await addRoll(session, file, description)
    process.stdout.write(`added: ${inWords(roll)}\n${roll.notes.map((note) => `  ${note}\n`).join('')}`)
  } finally {
    await session.close()
  }
}

async function describe(id: string, options: Described & { readonly why?: string }): Promise<void> {
  const session = await openNamedCase(options.case)
  try {
    const roll = rollNamed(session, id)
    const columns =
      options.columns === undefined ? roll.description.columns : columnsTyped(options.columns, roll.headers)
    const description = { ...described(options, roll.description), columns }
    process.stdout.write(
      `described anew: ${inWords(await describeRoll(session, roll.id, description, options.why ?? null))}\n`,
    )
  } finally {
    await session.close()
  }
}

/** What was typed of a roll, over what was said of it before. */
function described(options: Described, before: RollDescription | null): Omit<RollDescription, 'columns'> {
  const says = ROLL_STATES.find((word) => word === (options.says ?? before?.says))
  if (says === undefined) throw new BadUsage(`--says is one of ${ROLL_STATES.join(', ')}`)
  const publisher = options.publisher ?? before?.publisher
  const peopleOf = options.peopleOf ?? before?.peopleOf
  if (!publisher) throw new BadUsage('--publisher is missing: who published the list?')
  if (!peopleOf) throw new BadUsage('--people-of is missing: whose people are on the list?')
  return {
    publisher,
    published: dayOf(options.published, before?.published),
    peopleOf,
    says,
    by: options.by ?? before?.by ?? null,
    asOf: dayOf(options.asOf, before?.asOf),
  }
}

function dayOf(typed: string | undefined, before: string | null | undefined): string | null {
  if (typed === undefined) return before ?? null
  const read = parseTypedDate(typed)
  if (read === null) throw new BadUsage(`“${typed}” is not a day: write it as 2021-03-31 or 31 March 2021`)
  return read
}

async function list(options: { readonly case?: string; readonly json?: boolean }): Promise<void> {
  const session = await openNamedCase(options.case)
  try {
    const rolls = listRolls(session)
    if (options.json) process.stdout.write(json('rolls', { rolls }))
    else
      process.stdout.write(
        rolls.length === 0 ? 'No rolls in this case.\n' : rolls.map((roll) => `${inWords(roll)}\n`).join(''),
      )
  } finally {
    await session.close()
  }
}

/** A roll in one line. */
export function inWords({ id, rows, sheet, from, description }: RecordedRoll): string {
  const { publisher, peopleOf, says, by, asOf } = description
  const state = `${says}${by === null ? '' : ` by ${by}`}${asOf === null ? '' : `, as of ${asOf}`}`
  return `${id}  ${rows} rows of ${peopleOf}, ${state}; published by ${publisher} (${from.name ?? 'no file'}${sheet === null ? '' : `, '${sheet}'`})`
}
