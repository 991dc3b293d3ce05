import {
  askCustodySeries,
  askTollCuts,
  askTollSeries,
  type CaseSession,
  claimWordsIn,
  explainAnswer,
  exportObligations,
  obligationsAsCsv,
  questionOf,
  registerOf,
} from '@muster/app'
import { isAskedDay, TOLL_CUTS } from '@muster/contract'
import { type Register, STANDINGS, type Standing } from '@muster/core'
import { Argument, type Command, Option } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'
import { custodySeriesAsText } from '../show-custody.ts'
import { PARTS, type Part, registerAsText, whyAsText } from '../show-register.ts'
import { tollCutsAsText, tollSeriesAsText } from '../show-toll.ts'

interface Options {
  readonly case?: string
  readonly trueAt?: string
  readonly knownBy?: string
  readonly standing?: Standing
  readonly json?: boolean
  readonly series?: boolean
  readonly by?: (typeof TOLL_CUTS)[number]
  readonly export?: 'obligations'
  readonly as?: 'csv' | 'json'
}

const asking = (command: Command): Command =>
  command
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option('--true-at <day>', 'what was so on this day; without it today')
    .option('--known-by <day>', 'judging by what was public on this day; without it today')
    .addOption(new Option('--standing <s>', 'weakest standing that counts').choices([...STANDINGS]))
    .option('--json', 'print JSON')

export function registerCommand(program: Command): void {
  asking(
    program
      .command('register')
      .summary('who is held, what was promised and done, the toll, and what does not fit')
      .description('Answers from the accepted claims: custody, obligations, toll and discrepancies.')
      .addArgument(new Argument('[part]', 'only this part').choices([...PARTS])),
  )
    .option('--series', 'with toll or custody: through time; the toll tells news from what became known later')
    .addOption(new Option('--by <cut>', 'with toll: cut by place or period').choices([...TOLL_CUTS]))
    .addOption(
      new Option('--export <part>', 'write obligations as a table, with levels on scales of the field').choices([
        'obligations',
      ]),
    )
    .addOption(new Option('--as <format>', 'with --export').choices(['csv', 'json']))
    .action(run)
}

async function run(part: Part | undefined, options: Options): Promise<void> {
  if (options.by && part !== 'toll') throw new BadUsage("--by is for the toll: 'muster register toll --by place'")
  if (options.series && part !== 'toll' && part !== 'custody')
    throw new BadUsage("--series is for the toll and for custody: 'muster register custody --series'")
  if (options.series && options.by) throw new BadUsage('--series and --by are two tables: ask for one of them')
  if (options.as && !options.export)
    throw new BadUsage("--as goes with --export: 'muster register --export obligations --as csv'")
  if (options.export && ((part ?? 'obligations') !== 'obligations' || options.series || options.by))
    throw new BadUsage("--export is a table of its own: 'muster register --export obligations'")
  const question = asked(options)
  const session = await openNamedCase(options.case)
  try {
    process.stdout.write(await answerFor(session, part, { options, question }))
  } finally {
    await session.close()
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

interface Asking {
  readonly options: Options
  readonly question: ReturnType<typeof asked>
}

async function answerFor(session: CaseSession, part: Part | undefined, { options, question }: Asking): Promise<string> {
  if (options.export) {
    const exported = await exportObligations(session, question)
    return options.as === 'json' || (options.json && options.as === undefined)
      ? json({ $schema: 'urn:muster:obligations:1', ...exported })
      : obligationsAsCsv(exported)
  }
  if (options.series && part === 'custody') {
    const series = askCustodySeries(session, question)
    return options.json
      ? json({ $schema: 'urn:muster:custody-series:1', series })
      : underAsked(question, series) + custodySeriesAsText(series)
  }
  if (options.series) {
    const series = askTollSeries(session, question)
    return options.json ? json(series) : underAsked(question, series) + tollSeriesAsText(series)
  }
  if (options.by) {
    const cuts = askTollCuts(session, question, options.by)
    return options.json ? json(cuts) : underAsked(question, cuts) + tollCutsAsText(cuts)
  }
  const register = await registerOf(session, question)
  if (!options.json)
    return registerAsText(register, { name: session.state.setting.name, claim: claimWordsIn(session), only: part })
  return part === undefined
    ? json({ $schema: 'urn:muster:register:1', ...register })
    : json({ $schema: 'urn:muster:register-part:1', ...onlyPart(register, part) })
}

/** What a table was asked for, over it: its days, its standing, and how its numerals were read. */
function underAsked(
  { trueAt, knownBy, standing }: ReturnType<typeof asked>,
  rows: readonly { readonly numerals: string }[],
): string {
  const [first] = rows
  const numerals = first ? ` · numerals ${first.numerals}` : ''
  return `true at ${trueAt} · known by ${knownBy} · standing ${standing}${numerals}\n\n`
}

/** What a register says of itself, with one of its parts. */
function onlyPart(register: Register, part: Part): Partial<Register> {
  const others: readonly string[] = [
    ...PARTS.filter((other) => other !== part),
    // They stand among the obligations.
    ...(part === 'obligations' ? [] : ['openUndertakings']),
  ]
  return Object.fromEntries(Object.entries(register).filter(([key]) => !others.some((other) => other === key)))
}

export function whyCommand(program: Command): void {
  asking(
    program
      .command('why')
      .summary('the derivation of one answer, down to the sentences')
      .description('Prints what one answer rests on: its rules, its claims, each sentence with its page and hash.')
      .argument('<answer>', "an answer's id, as 'muster register' prints it"),
  ).action(async (answer: string, options: Options) => {
    if (answer.trim() === '') throw new BadUsage("name an answer by its id, as 'muster register' prints it")
    const session = await openNamedCase(options.case)
    try {
      const why = await explainAnswer(session, answer, asked(options))
      process.stdout.write(
        options.json ? `${JSON.stringify({ $schema: 'urn:muster:why:1', ...why }, null, 1)}\n` : whyAsText(why),
      )
    } finally {
      await session.close()
    }
  })
}

function asked(options: Options) {
  for (const day of [options.trueAt, options.knownBy])
    if (day !== undefined && !isAskedDay(day))
      throw new BadUsage(`“${day}” is no day of the calendar from year 1 on: write it as 2021-01-05`)
  return questionOf(
    { trueAt: options.trueAt, knownBy: options.knownBy, standing: options.standing },
    new Date().toISOString().slice(0, 10),
  )
}
