// `npm test`: every check. Types, lint, arrows, rule numbers, sizes, unit, golden, property and browser tests.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from './chromium.mjs'
import { buildWeb, chooseNode, install, ROOT, say } from './prepare.mjs'

const withBrowser = !process.argv.includes('--no-browser')
install()
const node = chooseNode()
const bin = (name) => join(ROOT, 'node_modules', name)
const run = (what, args, env = {}) => {
  say(`· ${what}`)
  const done = spawnSync(node, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  if (done.status !== 0) {
    say(`${what}: failed`)
    process.exit(done.status ?? 1)
  }
}

const testsBelow = (folder) =>
  readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name)
    if (name === 'node_modules' || name === 'dist') return []
    if (statSync(join(ROOT, path)).isDirectory()) return testsBelow(path)
    return name.endsWith('.test.ts') ? [path] : []
  })

for (const name of ['core', 'contract', 'intake', 'ledger', 'app', 'server', 'cli', 'web'])
  run(`types: ${name}`, [bin('typescript/bin/tsc'), '-p', `packages/${name}`])
run('types: tests and tools', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json'])
run('lint', [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.'])

const tests = ['packages', 'tools', 'evaluation'].flatMap(testsBelow)
const browser = (path) => path.endsWith('.browser.test.ts')
run('tests', ['--test', '--test-isolation=none', '--test-reporter=spec', ...tests.filter((path) => !browser(path))])
if (withBrowser) {
  const path = chromium()
  buildWeb(node)
  run('browser tests', ['--test', '--test-isolation=none', '--test-reporter=spec', ...tests.filter(browser)], {
    MUSTER_CHROMIUM: path,
  })
}
