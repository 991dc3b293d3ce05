import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')

interface Scores {
  readonly detection: number
  readonly strict: number
}
interface Floor {
  readonly folder: string
  readonly case?: string
  readonly all: Scores
  readonly core: Scores
}
interface Measured {
  readonly grounded: number
  readonly all: { readonly detection: { readonly f1: number }; readonly strict: { readonly f1: number } }
  readonly core: { readonly detection: { readonly f1: number }; readonly strict: { readonly f1: number } }
}

function run(args: readonly string[]): string {
  const done = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  assert.equal(done.status, 0, done.stderr)
  return done.stdout
}

function measure(floor: Floor): Measured {
  const out = mkdtempSync(join(tmpdir(), 'muster-claims-'))
  const setting = floor.case === undefined ? [] : [`--case=${floor.case}`]
  run(['evaluation/read-pages.ts', floor.folder, out, ...setting])
  return JSON.parse(run(['evaluation/score-claims.mjs', floor.folder, out, '--json'])) as Measured
}

const floors = JSON.parse(readFileSync(join(ROOT, 'evaluation/floors.json'), 'utf8')) as Record<string, Floor | string>

for (const [name, floor] of Object.entries(floors)) {
  if (typeof floor === 'string') continue
  const missing = !existsSync(join(ROOT, floor.folder))
  test(`claims of ${name} score no less than their floor`, { skip: missing && `${floor.folder} is not here` }, () => {
    const measured = measure(floor)
    assert.equal(measured.grounded, 1, 'every quote must stand in its page')
    for (const scope of ['all', 'core'] as const)
      for (const kind of ['detection', 'strict'] as const) {
        const { f1 } = measured[scope][kind]
        assert.ok(f1 >= floor[scope][kind], `${scope} ${kind} F1 ${f1} is below ${floor[scope][kind]}`)
      }
  })
}
