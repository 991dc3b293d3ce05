import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { isDatabaseUrl, lockForServer } from '@muster/app'
import type { Command } from 'commander'
import { casePlaceOf, openNamedCase, sampleFolder } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'

const PORT = 4310
const READ_AHEAD_AFTER = 5_000
const WEB = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

interface Options {
  readonly case?: string
  readonly port?: string
}

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .summary('the workspace in the browser, on this machine only')
    .description('Serves the workspace on this machine and prints one address to open. Ctrl-C stops it.')
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option('--port <n>', `the first port to try; without it PORT, or ${PORT}`)
    .action(run)
}

async function run(options: Options): Promise<void> {
  const port = Number(options.port ?? process.env.PORT ?? PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new BadUsage('a port is a number from 1 to 65535')
  // Loaded only here: the other commands start in half the time without it.
  const { listenFrom, makeServer } = await import('@muster/server')
  const session = await openNamedCase(options.case)
  const folder = casePlaceOf(options.case)
  // A database is there for many servers; a folder is served by one.
  const lock = isDatabaseUrl(folder) ? null : lockForServer(folder)
  const token = randomBytes(24).toString('base64url')
  const server = await makeServer(session, {
    token,
    facts: {
      sample: folder === sampleFolder(),
      sealed: session.sealed,
      today: () => new Date().toISOString().slice(0, 10),
    },
    webFolder: WEB,
    loopbackOnly: true,
  })
  const bound = await listenFrom(server, '127.0.0.1', port, (taken) =>
    process.stderr.write(`port ${taken} is taken, trying the next\n`),
  )
  const stop = async (): Promise<void> => {
    await server.close()
    await session.close()
    lock?.release()
    process.exit(0)
  }
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
  // Once the first page is out: what the first register after a change goes through.
  setTimeout(() => void session.readAhead().catch(() => undefined), READ_AHEAD_AFTER).unref()
  process.stdout.write(`Muster is ready: http://127.0.0.1:${bound}/#key=${token}\n`)
}
