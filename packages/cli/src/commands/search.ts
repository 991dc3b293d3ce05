import { searchCase } from '@muster/app'
import type { Command } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage, EXIT } from '../outcomes-to-exit.ts'

interface Options {
  readonly case?: string
  readonly most: string
  readonly json?: boolean
}

export function searchCommand(program: Command): void {
  program
    .command('search')
    .summary('find pages and claims by words')
    .description(
      'Finds pages and claims that hold every one of the words, or words that these are parts of, in any script.',
    )
    .argument('<word...>', 'words or parts of words')
    .option('--case <dir>', "the case's folder or address, or 'sample'; without it the current folder")
    .option('--most <n>', 'how many to show, the newest first', '50')
    .option('--json', 'print JSON')
    .action(run)
}

async function run(words: readonly string[], options: Options): Promise<void> {
  const most = Number(options.most)
  if (!Number.isInteger(most) || most < 1) throw new BadUsage('--most is a whole number from 1 on')
  const session = await openNamedCase(options.case)
  const result = await searchCase(session, words.join(' '), most).finally(() => session.close())
  if (result.total === 0) process.exitCode = EXIT.no
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ $schema: 'urn:muster:search:1', ...result }, null, 1)}\n`)
    return
  }
  for (const hit of result.hits)
    process.stdout.write(
      hit.kind === 'page'
        ? `page  ${hit.sha256.slice(0, 12)}  ${hit.published ?? 'undated'}  ${hit.title ?? 'without a title'}\n`
        : `claim ${hit.id}  ${hit.verdict ?? 'waiting'}  “${hit.quote}”\n`,
    )
  const rest = result.total - result.hits.length
  process.stdout.write(`${result.total} found${rest > 0 ? `, ${rest} of them not shown` : ''}\n`)
}
