import { Command } from 'commander'
import { addCommand } from './commands/add.ts'
import { backupCommand, restoreCommand } from './commands/backup.ts'
import { estimateCommand } from './commands/estimate.ts'
import { headCommand } from './commands/head.ts'
import { initCommand } from './commands/init.ts'
import { matchCommand } from './commands/match.ts'
import { migrateCommand } from './commands/migrate.ts'
import { passphraseCommand } from './commands/passphrase.ts'
import { peopleCommand } from './commands/people.ts'
import { preserveCommand } from './commands/preserve.ts'
import { readCommand } from './commands/read.ts'
import { rebuildCommand } from './commands/rebuild.ts'
import { registerCommand, whyCommand } from './commands/register.ts'
import { relateCommand } from './commands/relate.ts'
import { reviewCommand } from './commands/review.ts'
import { rollCommand } from './commands/roll.ts'
import { searchCommand } from './commands/search.ts'
import { serveCommand } from './commands/serve.ts'
import { settingCommand } from './commands/setting.ts'
import { sheetsCommand } from './commands/sheets.ts'
import { termCommand } from './commands/term.ts'
import { timestampCommand } from './commands/timestamp.ts'
import { verifyCommand } from './commands/verify.ts'
import { keepMemoryOutOfDumps } from './memory-dumps.ts'
import { exitFor } from './outcomes-to-exit.ts'

const program = new Command('muster')
  .description('The record of who is held, what was promised and what was done: every figure with its sentence.')
  .version('0.1.0')
  .exitOverride()
  .showHelpAfterError()
for (const add of [
  serveCommand,
  initCommand,
  readCommand,
  addCommand,
  reviewCommand,
  relateCommand,
  registerCommand,
  whyCommand,
  termCommand,
  matchCommand,
  rollCommand,
  peopleCommand,
  sheetsCommand,
  settingCommand,
  verifyCommand,
  passphraseCommand,
  estimateCommand,
  backupCommand,
  restoreCommand,
  migrateCommand,
  headCommand,
  timestampCommand,
  preserveCommand,
  searchCommand,
  rebuildCommand,
])
  add(program)
// Commands made before `exitOverride` was copied would exit by themselves, past the one table of exit codes.
for (const command of program.commands.flatMap((each) => [each, ...each.commands])) command.exitOverride()

// A reader that closes the pipe early ('muster register | head') has all it wants: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3))

function end(error: unknown): void {
  const { code, says } = exitFor(error)
  if (says) process.stderr.write(`${says}\n`)
  process.exitCode = code
}

// What fails where nobody waits for it would be printed whole by Node, with the words of a page or a name in it.
process.on('uncaughtException', (error) => {
  end(error)
  process.exit()
})
keepMemoryOutOfDumps()
// A report of a crash, where somebody asked Node for one, lists the environment: the passphrase may be in it.
if (process.report) process.report.excludeEnv = true

try {
  await program.parseAsync()
} catch (error) {
  end(error)
}
