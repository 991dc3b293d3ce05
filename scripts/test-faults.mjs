// `npm run test:faults`: the store's fault tests at full size. A seed that fails is run again with MUSTER_SEED.
import { spawnSync } from 'node:child_process'
import { chooseNode, install, ROOT, say } from './prepare.mjs'

install()
const SIZES = {
  MUSTER_KILLS: '1000',
  MUSTER_CUTS: '1000',
  MUSTER_LIMITS: '200',
  MUSTER_FILLS: '400',
  // 0: every call of every kind, in each way.
  MUSTER_REFUSALS: '0',
  MUSTER_REFUSED_SESSIONS: '300',
  MUSTER_ACT_KILLS: '40',
}
const tests = process.argv.slice(2)
say(
  `· ${Object.entries(SIZES)
    .map(([name, size]) => `${name}=${process.env[name] ?? size}`)
    .join(' ')}`,
)
const done = spawnSync(
  chooseNode(),
  [
    '--test',
    '--test-isolation=none',
    '--test-reporter=spec',
    ...(tests.length > 0
      ? tests
      : [
          ...['disk', 'power', 'killed', 'refused'].map((name) => `packages/ledger/src/faults/${name}.test.ts`),
          'packages/app/src/killed-acts.test.ts',
          'packages/app/src/refused-session.test.ts',
        ]),
  ],
  { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...SIZES, ...process.env } },
)
process.exit(done.status ?? 1)
