// `npm run test:postgres`: the store's suite on a private PostgreSQL, started in a folder of its own and removed again.
import { spawnSync } from 'node:child_process'
import { startPostgres } from './postgres.mjs'
import { chooseNode, install, ROOT, say } from './prepare.mjs'

install()
const server = startPostgres()
let status = 1
try {
  say(`· ${server.version}, in ${server.folder}`)
  const tests = process.argv.slice(2)
  const done = spawnSync(
    chooseNode(),
    [
      '--test',
      '--test-isolation=none',
      '--test-reporter=spec',
      ...(tests.length > 0
        ? tests
        : [
            'packages/ledger/src/postgres/postgres.test.ts',
            'packages/ledger/src/postgres/server-faults.test.ts',
            'packages/app/src/near-state.test.ts',
          ]),
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, MUSTER_TEST_DATABASE_URL: server.url },
    },
  )
  status = done.status ?? 1
} finally {
  server.stop()
}
process.exit(status)
