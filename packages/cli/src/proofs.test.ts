import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const PAGE = fileURLToPath(new URL('../../../cases/sample/pages/05-forty-four-come-home.html', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-proofs-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

function muster(...args: readonly string[]) {
  const env = { ...process.env, MUSTER_HOME: join(scratch, 'home'), MUSTER_PASSPHRASE: '' }
  const done = spawnSync(process.execPath, [MAIN, ...args], { input: '', encoding: 'utf8', cwd: scratch, env })
  return { code: done.status, out: done.stdout, err: done.stderr }
}
function done(...args: readonly string[]): string {
  const { code, out, err } = muster(...args)
  assert.equal(code, 0, err)
  return out
}
const inScratch = (name: string) => join(scratch, name)

/** A stamper of our own: openssl stands for the authority, so that the token is made by a program that shares no code with ours. */
const openssl = (...args: readonly string[]) => spawnSync('openssl', args, { cwd: scratch, encoding: 'utf8' })
const hasOpenssl = openssl('version').status === 0

function makeStamper(): void {
  const subject = (name: string) => ['-subj', `/CN=${name}`]
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    ...subject('Test root'),
  )
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'x.key',
    '-out',
    'other.pem',
    ...subject('Other root'),
  )
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr', ...subject('Test stamper'))
  writeFileSync(inScratch('ext'), 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n')
  openssl(...'x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -extfile ext'.split(' '))
  writeFileSync(inScratch('serial'), '01')
  writeFileSync(
    inScratch('tsa.cnf'),
    '[t]\nserial=serial\nsigner_cert=tsa.pem\ncerts=ca.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\n',
  )
}

describe('heads and proofs', () => {
  it('a signed head is shown later to have been extended, and a chain that was rewritten or cut is found', () => {
    done('init', 'one', '--like', 'sample', '--no-passphrase')
    cpSync(inScratch('one'), inScratch('other'), { recursive: true })
    done('add', PAGE, '--case', 'one')
    done('head', '--make-key', 'signer.pem')
    const short = done('head', '--case', 'one', '--sign', 'signer.pem', '--out', 'head.json')
    assert.match(short, /^entry 3, signed \S+\n(?:[0-9a-f]{8} ?){8}\nkey (?:[0-9a-f]{8} ?){8}\n$/u)
    done('review', '--accept-all', '--case', 'one')
    assert.match(
      done('verify', '--case', 'one', '--head', 'head.json'),
      /entry 3, signed .* none before was rewritten/u,
    )
    // A case with the same beginning in which other things were recorded since.
    const cut = muster('verify', '--case', 'other', '--head', 'head.json')
    assert.deepEqual([cut.code, /ends at entry 1, before the head of entry 3/u.test(cut.err)], [1, true], cut.err)
    done('add', fileURLToPath(new URL('../../../cases/sample/pages/', import.meta.url)), '--case', 'other')
    const rewritten = muster('verify', '--case', 'other', '--head', 'head.json')
    assert.deepEqual([rewritten.code, /rewritten at it or before it/u.test(rewritten.err)], [1, true], rewritten.err)
    const head = JSON.parse(readFileSync(inScratch('head.json'), 'utf8'))
    writeFileSync(inScratch('forged.json'), JSON.stringify({ ...head, seq: 1 }))
    assert.match(muster('verify', '--case', 'one', '--head', 'forged.json').err, /signature does not hold/u)
  })

  it('a head that is signed can be checked with other tools', { skip: !hasOpenssl }, () => {
    const head = JSON.parse(readFileSync(inScratch('head.json'), 'utf8'))
    writeFileSync(inScratch('text'), `muster head 1\n${head.seq}\n${head.hash}\n${head.at}\n`)
    writeFileSync(inScratch('sig'), Buffer.from(head.signature, 'base64'))
    openssl('pkey', '-in', 'signer.pem', '-pubout', '-out', 'signer.pub')
    assert.equal(
      openssl(...'pkeyutl -verify -pubin -inkey signer.pub -rawin -in text -sigfile sig'.split(' ')).status,
      0,
    )
  })

  it('timestamps of the ledger and of a page are asked for, kept and checked offline', { skip: !hasOpenssl }, () => {
    makeStamper()
    const stamp = (name: string) =>
      assert.equal(
        openssl(
          'ts',
          '-reply',
          '-config',
          'tsa.cnf',
          '-section',
          't',
          '-queryfile',
          `${name}.tsq`,
          '-out',
          `${name}.tsr`,
        ).status,
        0,
      )
    const page = openssl('dgst', '-sha256', '-r', PAGE).stdout.slice(0, 64)
    done('timestamp', 'request', '--case', 'one', '--out', 'head.tsq')
    done('timestamp', 'request', '--case', 'one', '--out', 'page.tsq', '--page', page.slice(0, 12))
    stamp('head')
    stamp('page')
    assert.match(
      done('timestamp', 'import', 'head.tsr', 'page.tsr', '--case', 'one'),
      /ledger up to entry \d+\n.*page/u,
    )
    assert.match(muster('timestamp', 'import', 'page.tsr', '--case', 'one').err, /in the case already/u)
    const check = (...roots: readonly string[]) => done('timestamp', 'check', '--case', 'one', ...roots)
    assert.equal(
      check().match(/^unchecked: .*stamped \S+ by Test stamper; its signature holds, and no root/gmu)?.length,
      2,
    )
    assert.equal(check('--roots', 'ca.pem').match(/^holds: /gmu)?.length, 2)
    assert.equal(check('--roots', 'other.pem').match(/^unchecked: .*no chain leads to the roots/gmu)?.length, 2)
    assert.match(done('verify', '--case', 'one', '--head', 'head.json'), /hold/u)
  })

  it('a token that was changed, or is of something else, is not kept', { skip: !hasOpenssl }, () => {
    const token = readFileSync(inScratch('page.tsr'))
    // One bit of the signature, which lies at the end.
    token[token.length - 5] = (token[token.length - 5] ?? 0) ^ 1
    writeFileSync(inScratch('changed.tsr'), token)
    assert.match(muster('timestamp', 'import', 'changed.tsr', '--case', 'one').err, /does not hold/u)
    done('init', 'empty', '--no-passphrase')
    assert.match(muster('timestamp', 'import', 'page.tsr', '--case', 'empty').err, /of nothing in this case/u)
    assert.match(muster('timestamp', 'import', 'ca.pem', '--case', 'one').err, /neither a timestamp token/u)
  })

  it('an OpenTimestamps proof is kept with its page, and named as unchecked', () => {
    const page = /[0-9a-f]{12}(?=\)\n)/u.exec(done('add', PAGE, '--case', 'one'))?.[0] ?? ''
    const sha256 = JSON.parse(done('add', PAGE, '--case', 'one', '--json')).sha256
    const magic = '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108'
    writeFileSync(inScratch('page.ots'), Buffer.from(`${magic}${sha256}f010aabbccdd`, 'hex'))
    assert.match(
      done('timestamp', 'import', 'page.ots', '--case', 'one'),
      new RegExp(`opentimestamps.*page ${page}`, 'u'),
    )
    assert.match(
      done('timestamp', 'check', '--case', 'one'),
      /^unchecked: page .*block chain, which is not looked at/mu,
    )
  })
})
