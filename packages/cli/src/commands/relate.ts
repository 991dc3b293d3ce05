import { askRelations, type CaseSession, judgeRelation, listRelations } from '@muster/app'
import { RELATIONS, type RelationWord } from '@muster/core'
import { type Command, Option } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'

interface Options {
  readonly case?: string
  readonly answer?: 'yes' | 'no' | 'unsure'
  readonly why?: string
  readonly list?: boolean
  readonly json?: boolean
}

const WORDS = `
Words: same-happening, same-group, part-of (the first in the second), disjoint (nobody in both), more (the first beside the
second), exhausts (the first counts everybody), supersedes (the first replaces the second), transfer (who left in the first
arrived in the second), same-origin (both go back to one report).

Without words it suggests pairs, each with a score from 0 to 100 and what it comes from: weights set by hand, no probability.
A later answer takes the place of an earlier one; 'unsure' leaves a pair open.`

export function relateCommand(program: Command): void {
  program
    .command('relate')
    .summary('are two claims about one happening or one group?')
    .description(
      'Suggests pairs of claims with reasons and a score, or records how the groups of two claims lie to one another.',
    )
    .argument('[word]', 'how they lie to one another')
    .argument('[claim]', 'the first claim')
    .argument('[other]', 'the second claim')
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .addOption(new Option('--answer <a>', 'yes if left out').choices(['yes', 'no', 'unsure']))
    .option('--why <text>', 'the reason, kept with it')
    .option('--list', 'list what was answered, the last word on each pair')
    .option('--json', 'as JSON')
    .addHelpText('after', WORDS)
    .action(run)
}

async function run(
  word: string | undefined,
  claim: string | undefined,
  other: string | undefined,
  options: Options,
): Promise<void> {
  const relation = word === undefined ? null : wordOf(word)
  if (relation !== null && (claim === undefined || other === undefined))
    throw new BadUsage(`${relation} is of two claims: name both by their ids`)
  if (relation === null && (options.answer !== undefined || options.why !== undefined))
    throw new BadUsage('--answer and --why go with how two claims lie to one another, and both their ids')
  const session = await openNamedCase(options.case)
  try {
    if (relation !== null && claim !== undefined && other !== undefined) {
      const answer = options.answer ?? 'yes'
      await judgeRelation(session, { relation, claim, other, answer, why: options.why ?? null })
      process.stdout.write(`${relation} ${claim} ${other}: ${answer}; the same words with another --answer change it\n`)
    } else if (options.list) answered(session, options.json ?? false)
    else await suggested(session, options.json ?? false)
  } finally {
    await session.close()
  }
}

function wordOf(word: string): RelationWord {
  const found = RELATIONS.find((each) => each === word)
  if (!found) throw new BadUsage(`“${word}” is not how two claims can lie to one another: ${RELATIONS.join(', ')}`)
  return found
}

async function suggested(session: CaseSession, json: boolean): Promise<void> {
  const questions = await askRelations(session)
  if (json) {
    const plain = questions.map(({ sides: _, ...question }) => question)
    process.stdout.write(`${JSON.stringify(plain, null, 1)}\n`)
    return
  }
  if (questions.length === 0) process.stdout.write('No open questions.\n')
  for (const { relation, claim, other, because, score, reasons, stakes, sides } of questions) {
    process.stdout.write(`${relation} ${claim} ${other}  ${score} of 100${stakes ? ` · ${stakes} people` : ''}\n`)
    for (const { page, context } of sides)
      process.stdout.write(`    “${context.exact}” (${page.title ?? 'untitled'})\n`)
    process.stdout.write(`    ${because}\n`)
    for (const { points, says } of reasons)
      process.stdout.write(`    ${points > 0 ? '+' : '−'}${Math.abs(points)} ${says}\n`)
  }
}

function answered(session: CaseSession, json: boolean): void {
  const relations = listRelations(session)
  if (json) process.stdout.write(`${JSON.stringify(relations, null, 1)}\n`)
  else if (relations.length === 0) process.stdout.write('Nothing was answered.\n')
  else
    for (const { relation, claim, other, answer } of relations)
      process.stdout.write(`${relation} ${claim} ${other}: ${answer}\n`)
}
