import { basename } from 'node:path'
import { estimateFrom, estimateFromRolls, readListFile } from '@muster/app'
import type { Declared, Estimate, EstimateOptions, ModelEstimate } from '@muster/core'
import type { Command } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'

interface Options {
  readonly lists?: string
  readonly count?: string
  readonly closed?: boolean
  readonly open?: boolean
  readonly missed?: string
  readonly separate?: boolean
  readonly madeFrom?: string
  readonly seed: string
  readonly resamples: string
  readonly rounds: string
  readonly json?: boolean
  readonly rolls?: readonly string[]
  readonly case?: string
}

export function estimateCommand(program: Command): void {
  program
    .command('estimate')
    .summary('how many there may be beyond those on any list; stores nothing')
    .description(
      'Multiple systems estimation from three or more overlapping lists, by several models side by side, or the reasons why there is none. It stands apart from the register: no bound uses it.',
    )
    .argument(
      '[table]',
      'a table (plain text, workbook or page): a row for each person, or for each combination of lists with its count',
    )
    .argument('[other]', 'the same lists matched more loosely or more strictly: both answers are shown')
    .option('--rolls <ids...>', 'in place of a table: rolls of a case, by who is on which of them as judged')
    .option('--case <dir>', "with --rolls: the case's folder, or 'sample'; without it the current folder")
    .option('--lists <names>', 'the columns that are lists, as A,B,C; without it all columns of 1 and 0')
    .option(
      '--count <column>',
      "the column that counts people; without it one named 'count', or each row is one person",
    )
    .option('--closed', 'nobody joined or left the population while the lists were made')
    .option('--open', 'people joined or left meanwhile')
    .option('--missed <share>', 'the share of true matches between the lists that was missed, as 0.05')
    .option('--separate', 'no list was made from another')
    .option('--made-from <pairs>', "lists made from others, as 'B=A,C=A'")
    .option('--seed <number>', 'seed of what is drawn by chance', '1')
    .option('--resamples <number>', 'resample people for the interval of the stepwise model; 1000 takes a minute', '0')
    .option('--rounds <number>', 'rounds of the latent-class chain that are kept', '20000')
    .option('--json', 'print JSON')
    .action(run)
}

async function run(table: string | undefined, other: string | undefined, options: Options): Promise<void> {
  const answers =
    options.rolls === undefined
      ? await fromTables(table, other, options)
      : await fromRolls(table, options.rolls, options)
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ $schema: 'urn:muster:estimate:1', answers }, null, 1)}\n`
      : answers.map(({ file, estimate }) => asText(file, estimate)).join('\n'),
  )
  if (answers.some(({ estimate }) => !estimate.shown)) process.exitCode = 1
}

interface Answer {
  readonly file: string
  readonly estimate: Estimate
}

async function fromTables(
  table: string | undefined,
  other: string | undefined,
  options: Options,
): Promise<readonly Answer[]> {
  if (table === undefined) throw new BadUsage('name a table, or rolls of a case with --rolls')
  const columns = { lists: options.lists?.split(',').map((name) => name.trim()) ?? null, count: options.count ?? null }
  const files = other === undefined ? [table] : [table, other]
  const answers: Answer[] = []
  for (const path of files)
    answers.push({
      file: basename(path),
      estimate: await estimateFrom(readListFile(path), basename(path), columns, optionsOf(options)),
    })
  return answers
}

/** The answer as judged, and beside it the one with every open pair taken for one person. */
async function fromRolls(
  table: string | undefined,
  rolls: readonly string[],
  options: Options,
): Promise<readonly Answer[]> {
  if (table !== undefined) throw new BadUsage('name a table or --rolls, not both')
  const session = await openNamedCase(options.case)
  try {
    const { judged, loose, open } = await estimateFromRolls(session, rolls, optionsOf(options))
    const pairs = open === 1 ? '1 open pair' : `${open} open pairs`
    return [
      { file: 'as judged', estimate: judged },
      ...(loose === null ? [] : [{ file: `with ${pairs} taken for one person each`, estimate: loose }]),
    ]
  } finally {
    await session.close()
  }
}

const optionsOf = (options: Options): EstimateOptions => ({
  declared: declaredBy(options),
  seed: wholeNumber(options.seed, '--seed'),
  resamples: wholeNumber(options.resamples, '--resamples'),
  rounds: Math.max(100, wholeNumber(options.rounds, '--rounds')),
})

function declaredBy({ closed, open, missed, separate, madeFrom }: Options): Declared {
  if (closed && open) throw new BadUsage('--closed and --open cannot both be: say one')
  if (separate && madeFrom !== undefined) throw new BadUsage('--separate and --made-from cannot both be: say one')
  const share = missed === undefined ? null : Number(missed)
  if (share !== null && !(share >= 0 && share < 1)) throw new BadUsage('--missed is a share from 0 to below 1, as 0.05')
  const pairs = madeFrom?.split(',').map((pair): readonly [string, string] => {
    const [made = '', from = ''] = pair.split('=').map((name) => name.trim())
    if (made === '' || from === '') throw new BadUsage(`--made-from: '${pair}' is not MADE=FROM, as B=A`)
    return [made, from]
  })
  return {
    closed: closed ? true : open ? false : null,
    missedMatches: share,
    madeFrom: separate ? [] : (pairs ?? null),
  }
}

function wholeNumber(text: string, option: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0 || number > 1_000_000)
    throw new BadUsage(`${option} is a whole number from 0 to 1000000`)
  return number
}

const people = (count: number): string => Math.round(count).toLocaleString('en')

function asText(file: string, { says, chao, models }: Estimate): string {
  const floor = chao
    ? [`At least about ${people(chao.corrected)}, if lists are independent for each person (Chao).`]
    : []
  return [`${file}: ${says}`, ...floor, ...models.flatMap(modelAsText), ''].join('\n')
}

const modelAsText = (model: ModelEstimate): readonly string[] => [
  '',
  `${model.name}: ${people(model.total)} (${people(model.low)} to ${people(model.high)}; ${model.interval})`,
  `  ${model.assumes}`,
  ...(model.fit
    ? [
        `  Deviance ${model.fit.deviance.toFixed(1)} on ${model.fit.freedom} degrees of freedom (p = ${model.fit.p.toPrecision(2)}).`,
      ]
    : []),
  ...(model.resampled
    ? [
        `  With the choosing counted in: ${people(model.resampled.low)} to ${people(model.resampled.high)} (${model.resampled.resamples} resamples, seed ${model.resampled.seed}).`,
      ]
    : []),
  ...(model.note ? [`  ${model.note}`] : []),
]
