// Runs a TypeScript file of this repository with the right Node: `node scripts/run.mjs evaluation/bench/run.ts`.
import { spawnSync } from 'node:child_process'
import { chooseNode, install } from './prepare.mjs'

install()
const done = spawnSync(chooseNode(), ['--expose-gc', ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(done.status ?? 1)
