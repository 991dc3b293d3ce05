import assert from 'node:assert/strict'
import { createDecipheriv } from 'node:crypto'
import { describe, it } from 'node:test'
import { argon2id } from '@noble/hashes/argon2.js'
import { makeKey, openKey } from './key-file.ts'

const bytes = (text: string) => Buffer.from(text, 'base64')
const CHEAP = { memoryKiB: 1024, passes: 3 }

describe('the key of a case', () => {
  it('is wrapped by what Argon2id draws from the passphrase, in another program too (RFC 9106)', async () => {
    const { key, file } = await makeKey('Ångström long enough', CHEAP)
    assert.ok(file.kind === 'passphrase')
    const { kdf, wrapped } = file
    const drawn = argon2id(Buffer.from('Ångström long enough'.normalize('NFKC')), bytes(kdf.salt), {
      t: kdf.passes,
      m: kdf.memoryKiB,
      p: 1,
      dkLen: 32,
    })
    const opener = createDecipheriv('aes-256-gcm', drawn, bytes(wrapped.nonce))
    opener.setAuthTag(bytes(wrapped.tag))
    assert.deepEqual(Buffer.concat([opener.update(bytes(wrapped.sealed)), opener.final()]), Buffer.from(key))
  })

  it('asks 64 MiB and three passes of whoever guesses, and each case has a salt of its own', async () => {
    const files = await Promise.all(['one', 'two'].map(async () => (await makeKey('the same for both')).file))
    const kdfs = files.map((file) => (file.kind === 'passphrase' ? file.kdf : assert.fail('not wrapped')))
    for (const kdf of kdfs) assert.ok(kdf.memoryKiB >= 64 * 1024 && kdf.passes >= 3)
    assert.notEqual(kdfs[0]?.salt, kdfs[1]?.salt)
  })

  it('does not open with another passphrase, nor without one', async () => {
    const { file } = await makeKey('the right one', CHEAP)
    await assert.rejects(
      openKey(file, () => Promise.resolve('the wrong one')),
      { fault: 'wrong-key' },
    )
    await assert.rejects(
      openKey(file, () => Promise.resolve(null)),
      { fault: 'wrong-key' },
    )
    assert.equal((await openKey(file, () => Promise.resolve('the right one'))).length, 32)
  })
})
