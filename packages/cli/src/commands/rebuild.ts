import { rebuildSaved } from '@muster/app'
import type { Command } from 'commander'
import { hand, placeOfNamed } from '../open-case.ts'
import { askPassphrase } from '../passphrase.ts'

interface Options {
  readonly case?: string
  readonly json?: boolean
}

export function rebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .summary('throw away what is derived from the ledger, and make it again')
    .description(
      'Throws away what is kept beside the ledger so that the case opens and is searched sooner, proves every entry and makes it\nagain. Changes nothing of the ledger; also needed by nobody: what is stale is made again by itself.',
    )
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option('--json', 'print JSON')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const head = await rebuildSaved(await placeOfNamed(options.case), askPassphrase, hand())
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ $schema: 'urn:muster:rebuild:1', head })}\n`
      : `made again from ${head.seq} entries\n`,
  )
}
