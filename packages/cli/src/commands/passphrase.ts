import { changePassphrase, isDatabaseUrl } from '@muster/app'
import type { Command } from 'commander'
import { casePlaceOf } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'
import { askPassphrase, chooseNewPassphrase, warnOfNone } from '../passphrase.ts'

interface Options {
  readonly case?: string
  readonly passphrase: boolean
}

export function passphraseCommand(program: Command): void {
  program
    .command('passphrase')
    .summary('change the passphrase of the case, and its key with it')
    .description(
      'Writes the store anew under a new key that only the new passphrase opens (MUSTER_NEW_PASSPHRASE, or typed at the\nterminal). Nothing else may have the case open. Copies and backups made before still open with the old passphrase.',
    )
    .option('--case <dir>', "the case's folder; without it the current folder")
    .option('--no-passphrase', 'go without a passphrase from now on')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const folder = casePlaceOf(options.case)
  if (isDatabaseUrl(folder))
    throw new BadUsage(
      "the passphrase of a case in a database is changed in a folder: 'muster migrate' it there, change it, and migrate it to a new name",
    )
  await changePassphrase(folder, {
    from: () => askPassphrase('Passphrase of today: '),
    to: async () => {
      if (options.passphrase) return chooseNewPassphrase('MUSTER_NEW_PASSPHRASE')
      warnOfNone()
      return null
    },
  })
  process.stdout.write(
    !options.passphrase
      ? `${folder} goes without a passphrase now: its key lies beside its store\n`
      : `the passphrase of ${folder} was changed, and its store written anew under a new key; copies made before open with the old one\n`,
  )
}
