import { openStore, type Verification, verifyCase } from '@muster/app'
import type { Command } from 'commander'
import { casePlaceOf } from '../open-case.ts'
import { EXIT } from '../outcomes-to-exit.ts'
import { askPassphrase } from '../passphrase.ts'
import { progress } from '../progress.ts'

interface Options {
  readonly case?: string
  readonly json?: boolean
}

export function verifyCommand(program: Command): void {
  program
    .command('verify')
    .summary('prove that nothing in the case was changed')
    .description(
      'Reads the whole case again: every entry of the chain, every page and its text, the words of every claim.\nNames the first thing wrong and where, and ends with 1; changes nothing.',
    )
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option('--json', 'print JSON')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const store = await openStore(casePlaceOf(options.case), askPassphrase)
  const meter = progress(
    await store.head().then(
      ({ seq }) => seq,
      () => 0,
    ),
    'proving entry',
  )
  const proved = await verifyCase(store, meter.step).finally(async () => {
    meter.end()
    await store.close()
  })
  if (proved.wrong !== null) process.exitCode = EXIT.no
  if (options.json) process.stdout.write(`${JSON.stringify({ $schema: 'urn:muster:verify:1', ...proved })}\n`)
  else if (proved.wrong === null) process.stdout.write(holds(proved))
  else process.stderr.write(`${proved.wrong}; ${proved.entries} entries before it hold: restore a backup\n`)
}

const holds = ({ entries, pages, passages, head }: Verification): string =>
  `${entries} entries, ${pages} pages and ${passages} passages hold\nhead ${head.seq} ${head.hash}\n`
