import { EMPTY_CASE, isDatabaseUrl, makeCase, refuseTakenFolder, sampleSetting } from '@muster/app'
import type { Command } from 'commander'
import { hand, openNamedCase, placeOf } from '../open-case.ts'
import { chooseNewPassphrase, warnOfNone } from '../passphrase.ts'

interface Options {
  readonly like?: string
  readonly name?: string
  readonly passphrase: boolean
}

export function initCommand(program: Command): void {
  program
    .command('init')
    .summary('make a new case in a folder')
    .description(
      'Makes a new, empty case. Its store is encrypted; the key is wrapped by the passphrase in MUSTER_PASSPHRASE or typed at\nthe terminal. A forgotten passphrase cannot be recovered. With --no-passphrase the key lies beside the store, and\nwhoever copies the folder can read it.',
    )
    .argument(
      '<dir>',
      'a folder that is new or empty, or the address of a database (postgres://user@host/database?case=name)',
    )
    .option(
      '--like <case>',
      "take over parties, places, agreements and offices of a case's folder or of 'sample'; no sources",
    )
    .option('--name <name>', 'what the case is called')
    .option('--no-passphrase', 'go without a passphrase')
    .action(run)
}

async function run(dir: string, options: Options): Promise<void> {
  const folder = placeOf(dir)
  if (!isDatabaseUrl(folder)) refuseTakenFolder(folder)
  const like = await settingLike(options.like)
  const setting = { ...like, name: options.name ?? (options.like ? like.name : 'untitled case') }
  if (!options.passphrase) warnOfNone()
  const passphrase = options.passphrase ? await chooseNewPassphrase() : null
  await makeCase(folder, { setting, passphrase, hand: hand() })
  process.stdout.write(isDatabaseUrl(folder) ? 'case made in the database\n' : `case made in ${folder}\n`)
}

async function settingLike(named: string | undefined) {
  if (named === undefined) return EMPTY_CASE
  if (named === 'sample') return sampleSetting()
  const session = await openNamedCase(named)
  await session.close()
  return session.state.setting
}
