import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { digestInOpenTimestamps } from './opentimestamps.ts'
import { checkToken, readToken, timestampRequest } from './timestamp-token.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const CHANGES = Number(process.env.MUSTER_CHANGES ?? 150)
const scratch = mkdtempSync(join(tmpdir(), 'muster-tokens-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
const openssl = (line: string, ...more: readonly string[]) =>
  spawnSync('openssl', [...line.split(' '), ...more], { cwd: scratch, encoding: 'utf8' })
const skip = openssl('version').status === 0 ? false : 'needs openssl'
const write = (name: string, text: string | Uint8Array) => writeFileSync(join(scratch, name), text)

const DATA = Buffer.from('what was stamped')
const DIGEST = createHash('sha256').update(DATA).digest('hex')

/** A token of a stamper that openssl plays, and the root to trust it by. */
function stamped(): { token: Buffer; roots: string } {
  const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
  openssl(`req -x509 ${key} -keyout ca.key -out ca.pem`, '-subj', '/CN=Test root')
  openssl(`req ${key} -keyout tsa.key -out tsa.csr`, '-subj', '/CN=Test stamper')
  write('ext', 'extendedKeyUsage=critical,timeStamping\n')
  openssl('x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -extfile ext')
  write('serial', '01')
  write(
    'tsa.cnf',
    '[t]\nserial=serial\nsigner_cert=tsa.pem\ncerts=ca.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\n',
  )
  write('query', timestampRequest(DIGEST))
  assert.equal(openssl('ts -reply -config tsa.cnf -section t -queryfile query -out token').status, 0)
  return { token: readFileSync(join(scratch, 'token')), roots: readFileSync(join(scratch, 'ca.pem'), 'utf8') }
}

function draws(from: number): (below: number) => number {
  let state = from
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe(`a timestamp token that was changed (seed ${seed})`, { skip }, () => {
  it('never holds for another time or digest, and never ends the program, wherever its bytes were changed', async () => {
    const { token, roots } = stamped()
    const whole = readToken(token)
    assert.equal(whole?.sha256, DIGEST)
    assert.equal((await checkToken(token, DATA, roots)).state, 'holds')
    const draw = draws(seed)
    for (let change = 0; change < CHANGES; change++) {
      const bytes = Buffer.from(token)
      for (let times = draw(3); times >= 0; times--) bytes[draw(bytes.length)] = draw(256)
      const some = draw(4) === 0 ? bytes.subarray(0, draw(bytes.length)) : bytes
      const read = readToken(some)
      const { state } = await checkToken(some, DATA, roots)
      if (state === 'holds') assert.deepEqual(read, whole)
      if (read?.sha256 !== DIGEST) assert.notEqual(state, 'holds')
    }
  })

  it('is none, whatever else is given for one', async () => {
    for (const bytes of [Buffer.of(), Buffer.of(0x30), Buffer.alloc(5_000, 0x30), randomBytes(4_000), DATA]) {
      assert.equal(readToken(bytes), null)
      assert.equal((await checkToken(bytes, DATA, null)).state, 'broken')
      assert.equal(digestInOpenTimestamps(bytes), null)
    }
  })
})
