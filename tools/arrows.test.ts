import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ARROW_RULES, arrowsOf, brokenArrows, firstCycle, repositoryArrows } from './arrows.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** One planted violation for each rule: a checker that lets these pass checks nothing. */
const PLANTED: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'core-is-pure': ['packages/core/src/claims/claim.ts', "import { readFileSync } from 'node:fs'"],
  'core-goes-one-way': ['packages/core/src/claims/claim.ts', "import { replay } from '../ledger/replay.ts'"],
  'engines-take-values': [
    'packages/core/src/register/custody.ts',
    "import type { PageStore } from '../ports/page-store.ts'",
  ],
  'answers-never-reread': ['packages/core/src/register/custody.ts', "import { tokenize } from '../reading/tokens.ts'"],
  'adapters-point-inward': ['packages/intake/src/index.ts', "import { SqliteStore } from '@muster/ledger'"],
  'one-composition-root': ['packages/app/src/review-claim.ts', "import { MemoryStore } from '@muster/ledger'"],
  'sql-stays-in-storage': ['packages/app/src/compose.ts', "import { Kysely } from 'kysely'"],
  'doors-are-thin': ['packages/cli/src/main.ts', "import { SqliteStore } from '@muster/ledger'"],
  'contract-knows-words-only': ['packages/contract/src/index.ts', "import { addPage } from '@muster/app'"],
  'web-speaks-contract': ['packages/web/src/main.tsx', "import { addPage } from '@muster/app'"],
  'decode-at-the-edge': ['packages/app/src/compose.ts', "import { z } from 'zod'"],
}

describe('dependency arrows', () => {
  it('all point inward in this repository', () => {
    assert.deepEqual(brokenArrows(repositoryArrows(ROOT)), [])
  })

  it('run in no circle', () => {
    assert.equal(firstCycle(repositoryArrows(ROOT)), null)
  })

  it('are really read: the repository has hundreds', () => {
    assert.ok(repositoryArrows(ROOT).length > 200)
  })

  for (const rule of ARROW_RULES)
    it(`finds a planted breach of ${rule.name} and says what to do instead`, () => {
      const [file, text] = PLANTED[rule.name] ?? assert.fail(`no planted breach of ${rule.name}`)
      const broken = brokenArrows(arrowsOf(file, text))
      assert.ok(
        broken.some((line) => line.startsWith(`${rule.name}:`) && line.includes(rule.instead)),
        broken.join('\n'),
      )
    })

  it('finds a planted circle', () => {
    const circle = [
      ...arrowsOf('packages/core/src/claims/a.ts', "import { b } from './b.ts'"),
      ...arrowsOf('packages/core/src/claims/b.ts', "import { a } from './a.ts'"),
    ]
    assert.equal(firstCycle(circle)?.length, 3)
  })
})
