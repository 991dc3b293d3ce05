import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const README = readFileSync(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8')

describe('the README', () => {
  it('names every command that the program has', () => {
    const { stdout } = spawnSync(process.execPath, [MAIN, '--help'], { encoding: 'utf8' })
    const commands = [...(stdout.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z]+)/gmu)].map(([, name]) => name)
    assert.ok(commands.length > 20, stdout)
    assert.deepEqual(
      commands.filter((name) => name !== 'help' && !new RegExp(`muster ${name}\\b`, 'u').test(README)),
      [],
    )
  })
})
