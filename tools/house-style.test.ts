import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sourcesBelow } from './arrows.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const sources = ['packages', 'tools', 'evaluation'].flatMap((folder) => sourcesBelow(ROOT, folder))
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** Word lists are data in a TypeScript coat; their length says nothing. */
const isData = (path: string) => /\/packs?\//u.test(path) || /lexicon|vocabular|messages/u.test(path)

describe('house style', () => {
  it('keeps files small: none over 400 lines, data and tests apart', () => {
    const long = sources.filter(
      (path) => !isData(path) && !path.endsWith('.test.ts') && textOf(path).split('\n').length > 400,
    )
    assert.deepEqual(long, [])
  })

  it('has no file or folder named for what it is not', () => {
    const vague = /^(?:utils?|common|helpers?|misc|manager|base|shared)$/u
    const named = sources.filter((path) =>
      [...dirname(path).split('/'), basename(path).replace(/\..*$/u, '')].some((part) => vague.test(part)),
    )
    assert.deepEqual(named, [])
  })

  it('asks for the clock and for chance only outside the core', () => {
    const impure = sources.filter(
      (path) =>
        path.startsWith('packages/core/') &&
        !path.endsWith('.test.ts') &&
        /Date\.now|new Date\(\)|Math\.random/u.test(textOf(path)),
    )
    assert.deepEqual(impure, [])
  })

  it('installs nothing that runs a script of its own: a fresh machine has no compiler', () => {
    const { packages } = JSON.parse(textOf('package-lock.json')) as {
      packages: Record<string, Record<string, unknown>>
    }
    assert.deepEqual(
      Object.keys(packages).filter((name) => packages[name]?.hasInstallScript === true),
      [],
    )
  })
})

describe('numbered rules', () => {
  const folder = join(ROOT, 'docs', 'rules')
  const written = new Map(
    readdirSync(folder)
      .filter((name) => name !== 'README.md')
      .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/^- \*\*([A-Z]{2}\d+)\*\* (.*)$/gmu)])
      .map((match): [string, string] => [match[1] ?? '', match[2] ?? '']),
  )
  const cited = new Set(sources.flatMap((path) => textOf(path).match(/\b(?:RD|MT|LG|CU|OB|TL|DX|ES|OR)\d+\b/gu) ?? []))

  it('are all written down where the code cites them', () => {
    assert.deepEqual([...cited].filter((number) => !written.has(number)).sort(), [])
  })

  it('are all cited by code or a test', () => {
    assert.deepEqual([...written.keys()].filter((number) => !cited.has(number)).sort(), [])
  })

  it('are shown to people in the words of docs/rules', async () => {
    const { ruleText } = await import('../packages/app/src/rules.ts')
    const shown = [...written].filter(([number]) => /^(?:CU|OB|TL|DX)/u.test(number))
    assert.ok(shown.length >= 15)
    for (const [number, words] of shown) assert.equal(ruleText(number), words)
    const { expectedRules, keptRules } = await import('./reading-rules.ts')
    assert.equal(keptRules(), expectedRules(), 'run: node scripts/run.mjs tools/reading-rules.ts')
  })
})
