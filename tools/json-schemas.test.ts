import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { staleFiles } from './json-schemas.ts'

describe('the documented JSON', () => {
  it('is what the code prints: run node scripts/run.mjs tools/json-schemas.ts after a change', () => {
    assert.deepEqual(staleFiles(), [])
  })
})
