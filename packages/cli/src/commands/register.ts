import { askRegister, explainAnswer, questionOf } from '@muster/app'
import { STANDINGS, type Standing } from '@muster/core'
import { type Command, Option } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'
import { registerAsText, whyAsText } from '../show-register.ts'

interface Options {
  readonly case?: string
  readonly trueAt?: string
  readonly knownBy?: string
  readonly standing?: Standing
  readonly json?: boolean
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
      .description('Answers from the accepted claims: custody, obligations, toll and discrepancies.'),
  ).action(async (options: Options) => {
    const session = await openNamedCase(options.case)
    await session.close()
    const register = askRegister(session, asked(options))
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ $schema: 'urn:muster:register:1', ...register }, null, 1)}\n`
        : registerAsText(register, session.state.setting.name),
    )
  })
}

export function whyCommand(program: Command): void {
  asking(
    program
      .command('why')
      .summary('the derivation of one answer, down to the sentences')
      .description('Prints what one answer rests on: its rules, its claims, each sentence with its page and hash.')
      .argument('<answer>', "an answer's id, as 'muster register' prints it"),
  ).action(async (answer: string, options: Options) => {
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

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u

function asked(options: Options) {
  for (const day of [options.trueAt, options.knownBy])
    if (day !== undefined && !DAY.test(day)) throw new BadUsage(`“${day}” is not a day: write it as 2021-01-05`)
  return questionOf(
    { trueAt: options.trueAt, knownBy: options.knownBy, standing: options.standing },
    new Date().toISOString().slice(0, 10),
  )
}
