import { resolve } from 'node:path'
import { backUpCase, isDatabaseUrl, restoreCase } from '@muster/app'
import type { Command } from 'commander'
import { openNamedStore } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'
import { askPassphrase } from '../passphrase.ts'

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .summary('write the case to one encrypted file, proved by restoring it')
    .description(
      'Writes the case as it is at this moment to one encrypted file, also while a server or others work on it, and\nrestores it beside that file to prove it before it gets its name. It opens with the passphrase that the case has now.',
    )
    .argument('<file>', 'a new file')
    .option('--case <dir>', "the case's folder; without it the current folder")
    .action(async (file: string, options: { readonly case?: string }) => {
      if (isDatabaseUrl(file)) throw new BadUsage('a backup is one file on this machine: name a new one')
      const store = await openNamedStore(options.case)
      try {
        if (store.sealed === 'open')
          process.stderr.write('this case has no passphrase: whoever has the backup can read everything in it\n')
        const head = await backUpCase(store, resolve(file))
        process.stdout.write(`${file} holds the case up to entry ${head.seq}, and was proved by restoring it\n`)
      } finally {
        await store.close()
      }
    })
}

export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .summary('make a case from a backup')
    .description(
      'Proves a backup from its first byte to its last passage and makes a case of it in a new or empty folder. One that is\ndamaged, cut short, changed or newer than this program is refused, and nothing is touched.',
    )
    .argument('<file>', 'the backup')
    .argument('<dir>', 'a folder that is new or empty')
    .action(async (file: string, dir: string) => {
      if (isDatabaseUrl(dir))
        throw new BadUsage(
          "a backup is restored to a folder on this machine: 'muster migrate' copies the case from there to a database",
        )
      const head = await restoreCase(file, resolve(dir), () => askPassphrase('Passphrase of the backup: '))
      process.stdout.write(`case restored in ${resolve(dir)}, up to entry ${head.seq} ${head.hash}\n`)
    })
}
