import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { INFERENCES } from '@muster/core'
import { EN } from '../packages/web/src/words/messages-en.ts'

describe('words of the interface', () => {
  for (const how of INFERENCES)
    it(`says in words how a field came about: ${how}`, () => assert.ok(`basis.${how}` in EN, `no words for ${how}`))
})
