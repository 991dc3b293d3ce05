import { migrateCase } from '@muster/app'
import type { Command } from 'commander'
import { openNamedStore, placeOf } from '../open-case.ts'
import { progress } from '../progress.ts'

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .summary('copy the case to another place: a folder, or PostgreSQL')
    .description(
      'Copies a case to a new folder or database under the same passphrase, and proves that both end in the same head. The\ncase it comes from stays as it is; nobody may record in it meanwhile.',
    )
    .argument('<from>', "the case's folder or address (postgres://user@host/database?case=name)")
    .argument('<to>', 'a new or empty folder, or the address of a case that is not there yet')
    .action(async (from: string, to: string) => {
      const store = await openNamedStore(from)
      try {
        const meter = progress((await store.head()).seq, 'copying entry')
        const head = await migrateCase(store, placeOf(to), meter.step).finally(meter.end)
        process.stdout.write(`the case was copied and proved: both end at entry ${head.seq} ${head.hash}\n`)
      } finally {
        await store.close()
      }
    })
}
