import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sha256OfText } from '@muster/core'
import { SavedKeys } from './saved-keys.ts'

it('keys that were saved are never for missing, and hardly any other is taken for one of them', () => {
  const keys = new SavedKeys()
  const named = (what: string) => Array.from({ length: 20_000 }, (_, at) => sha256OfText(`${what} ${at}`))
  const saved = named('saved')
  for (const key of saved) keys.add(key)
  for (const key of saved) assert.equal(keys.mayHave(key), true)
  // Of 20,000 pairs of 20,000 in 2³² a tenth of one is expected; the names are fixed, so this does not vary.
  assert.ok(named('other').filter((key) => keys.mayHave(key)).length < 5)
})
