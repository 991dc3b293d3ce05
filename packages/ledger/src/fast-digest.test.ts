import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sha256OfBytes, sha256OfText } from '@muster/core'
import fc from 'fast-check'
import { fastDigest } from './fast-digest.ts'

it('the fast digest is the core’s own, of any text and any bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(fastDigest(text), sha256OfText(text))
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      assert.equal(fastDigest(bytes), sha256OfBytes(bytes))
      assert.equal(fastDigest(bytes.subarray(3)), sha256OfBytes(bytes.subarray(3)))
    }),
  )
})
