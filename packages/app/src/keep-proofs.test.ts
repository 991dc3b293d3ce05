import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sha256OfText } from '@muster/core'
import {
  ActRefused,
  addPage,
  addRoll,
  type CaseSession,
  checkProofs,
  keepProof,
  makeSigningKey,
  memoryCase,
  readSignedHead,
  recordTry,
  requestTimestamp,
  reviewClaim,
  sampleSetting,
  signatureHolds,
  signHead,
  summaryOf,
  takeAnswer,
  verifyCase,
} from './index.ts'

const scratch = mkdtempSync(join(tmpdir(), 'muster-proofs-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
const inScratch = (name: string) => join(scratch, name)
const NOW = '2026-01-01T00:00:00.000Z'
const hand = { now: () => NOW, by: 'tester' }

const openssl = (line: string, ...more: readonly string[]) =>
  spawnSync('openssl', [...line.split(' '), ...more], { cwd: scratch, encoding: 'utf8' })
const skip = openssl('version').status === 0 ? false : 'needs openssl'

async function caseWith(text: string): Promise<CaseSession> {
  const session = await memoryCase(sampleSetting(), hand)
  await addText(session, text)
  return session
}

const addText = (session: CaseSession, text: string) =>
  addPage(session, {
    bytes: new TextEncoder().encode(text),
    hint: { mediaType: 'text/plain', charset: 'utf-8', url: null, name: 'page' },
    from: { how: 'pasted', name: null },
    coded: null,
    referenceDate: null,
  })

const PAGE = 'Armenia handed over 12 Azerbaijani prisoners on 14 December 2020.'

describe('LG7: a head that was sent out', () => {
  it('is shown later to have been extended; a chain that was rewritten or cut is found, and where', async () => {
    const session = await caseWith(PAGE)
    const sent = session.state.head
    await addText(session, 'Azerbaijan released 5 Armenian servicemen on 3 February 2021.')
    const check = async (of: CaseSession) => (await verifyCase(of.store, undefined, sent)).wrong
    assert.equal(await check(session), null)
    const cut = await memoryCase(sampleSetting(), hand)
    assert.match((await check(cut)) ?? '', /ends at entry 1, before the head of entry \d+ that was sent out/u)
    const other = await caseWith('Azerbaijan released 6 Armenian servicemen on 4 February 2021.')
    await addText(other, PAGE)
    assert.match((await check(other)) ?? '', /entry \d+ is not the head that was sent out: .*rewritten/u)
  })

  it('is signed by a key of its own, locked or not, and one changed field breaks it', async () => {
    const { head } = (await caseWith(PAGE)).state
    for (const passphrase of [null, 'long enough']) {
      const pem = makeSigningKey(passphrase)
      const signed = signHead(head, NOW, pem, passphrase) ?? assert.fail('not signed')
      assert.deepEqual(readSignedHead(JSON.stringify(signed)), signed)
      assert.ok(signatureHolds(signed))
      for (const change of [{ seq: 1 }, { hash: 'ab'.repeat(32) }, { at: '2020-01-01T00:00:00.000Z' }])
        assert.equal(signatureHolds({ ...signed, ...change }), false)
    }
    assert.equal(signHead(head, NOW, makeSigningKey('locked'), 'another'), null)
    assert.equal(readSignedHead('{"muster":"head"}'), null)
  })

  it('is checked by other tools too', { skip }, async () => {
    const pem = makeSigningKey(null)
    const signed = signHead((await caseWith(PAGE)).state.head, NOW, pem, null) ?? assert.fail('not signed')
    writeFileSync(inScratch('signer.pem'), pem)
    writeFileSync(inScratch('text'), `muster head 1\n${signed.seq}\n${signed.hash}\n${signed.at}\n`)
    writeFileSync(inScratch('sig'), Buffer.from(signed.signature, 'base64'))
    openssl('pkey -in signer.pem -pubout -out signer.pub')
    assert.equal(openssl('pkeyutl -verify -pubin -inkey signer.pub -rawin -in text -sigfile sig').status, 0)
  })
})

/** openssl stands for the authority, so that tokens are made by a program that shares no code with ours. */
function makeStamper(): void {
  const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
  openssl(`req -x509 ${key} -keyout ca.key -out ca.pem`, '-subj', '/CN=Test root')
  openssl(`req -x509 ${key} -keyout other.key -out other.pem`, '-subj', '/CN=Other root')
  openssl(`req ${key} -keyout tsa.key -out tsa.csr`, '-subj', '/CN=Test stamper')
  writeFileSync(inScratch('ext'), 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n')
  openssl('x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -extfile ext')
  writeFileSync(inScratch('serial'), '01')
  writeFileSync(
    inScratch('tsa.cnf'),
    '[t]\nserial=serial\nsigner_cert=tsa.pem\ncerts=ca.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\n',
  )
}

async function stamped(session: CaseSession, page: string | null): Promise<Buffer> {
  writeFileSync(inScratch('query.tsq'), (await requestTimestamp(session, page)).bytes)
  const done = openssl('ts -reply -config tsa.cnf -section t -queryfile query.tsq -out answer.tsr')
  assert.equal(done.status, 0, done.stderr)
  return readFileSync(inScratch('answer.tsr'))
}

const refusal = (says: RegExp) => (error: unknown) => error instanceof ActRefused && says.test(error.message)

describe('LG7: timestamps (RFC 3161)', { skip }, () => {
  before(makeStamper)
  const roots = (name: string) => readFileSync(inScratch(name), 'utf8')

  it('of the ledger and of a page are asked for, kept with what they are of, and checked offline', async () => {
    const session = await caseWith(PAGE)
    const page = sha256OfText(PAGE)
    const { head } = session.state
    const tokens = [await stamped(session, null), await stamped(session, page.slice(0, 12))]
    const kept = []
    for (const token of tokens) kept.push((await keepProof(session, token)).of)
    assert.deepEqual(kept, [{ head: { seq: head.seq, hash: head.hash } }, { page }])
    const states = async (pem: string | null) => (await checkProofs(session, pem)).map(({ state }) => state)
    assert.deepEqual(await states(null), ['unchecked', 'unchecked'])
    assert.deepEqual(await states(roots('other.pem')), ['unchecked', 'unchecked'])
    assert.deepEqual(await states(roots('ca.pem')), ['holds', 'holds'])
    assert.match(
      (await checkProofs(session, null))[0]?.says ?? '',
      /^stamped \S+Z by Test stamper; .*no root was given/u,
    )
    assert.equal((await verifyCase(session.store)).wrong, null)
    await assert.rejects(keepProof(session, tokens[0] ?? Buffer.of()), refusal(/in the case already/u))
  })

  it('of a name list are kept with its file', async () => {
    const session = await caseWith(PAGE)
    // Made-up people.
    const bytes = new TextEncoder().encode('Name\nTest Nobody\nSecond Nobody\n')
    const roll = await addRoll(
      session,
      { bytes, name: 'list.csv', sheet: null },
      {
        publisher: 'a made-up office',
        published: null,
        peopleOf: 'Armenia',
        says: 'missing',
        by: null,
        asOf: null,
        columns: [{ column: 0, holds: 'name' }],
      },
    )
    const { of } = await keepProof(session, await stamped(session, roll.sha256.slice(0, 12)))
    assert.deepEqual(of, { page: roll.sha256 })
    assert.deepEqual(
      (await checkProofs(session, roots('ca.pem'))).map(({ state }) => state),
      ['holds'],
    )
    assert.equal((await verifyCase(session.store)).wrong, null)
  })

  it('that were changed, are of something else, or are no timestamps are not kept', async () => {
    const session = await caseWith(PAGE)
    const token = await stamped(session, null)
    await assert.rejects(
      keepProof(await caseWith('Other words of a page.'), token),
      refusal(/of nothing in this case/u),
    )
    // One bit of the signature, which lies at the end.
    token[token.length - 5] = (token[token.length - 5] ?? 0) ^ 1
    await assert.rejects(keepProof(session, token), refusal(/does not hold/u))
    await assert.rejects(keepProof(session, Buffer.from(roots('ca.pem'))), refusal(/neither a timestamp token/u))
    assert.equal(session.state.proofs.length, 0)
  })
})

describe('LG7: OpenTimestamps', () => {
  it('proofs are kept with their page and named as unchecked; verify finds one that is gone', async () => {
    const session = await caseWith(PAGE)
    const magic = '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108'
    const proof = Buffer.from(`${magic}${sha256OfText(PAGE)}f010aabbccdd`, 'hex')
    assert.equal((await keepProof(session, proof)).form, 'opentimestamps')
    const [checked] = await checkProofs(session, null)
    assert.equal(checked?.state, 'unchecked')
    assert.match(checked?.says ?? '', /block chain, which is not looked at/u)
  })
})

describe('LG11: a page that nobody could be had to keep or stamp', () => {
  const digest = sha256OfText(PAGE)
  const kept = async (session: CaseSession) => {
    const { isWeaker, failed, archived, proofs } = (await summaryOf(session, digest)).preservation
    return { isWeaker, failed: failed.map(({ step }) => step), archived: archived.length, proofs }
  }

  it('is weaker until an archive holds it; its claims are judged and counted as before', async () => {
    const session = await caseWith(PAGE)
    assert.deepEqual(await kept(session), { isWeaker: false, failed: [], archived: 0, proofs: 0 })
    const told = { page: digest.slice(0, 10), step: 'archive', asked: 'archive.example' } as const
    await recordTry(session, { ...told, address: null, failed: 'answered 503' })
    assert.deepEqual(await kept(session), { isWeaker: true, failed: ['archive'], archived: 0, proofs: 0 })
    const [claim = ''] = session.state.claimsOf.get(digest) ?? []
    await reviewClaim(session, claim, { verdict: 'accepted', amended: null, why: null })
    assert.equal(session.state.verdicts.get(claim)?.at(-1)?.verdict, 'accepted')
    await recordTry(session, { ...told, address: 'https://archive.example/1', failed: null })
    assert.deepEqual(await kept(session), { isWeaker: false, failed: [], archived: 1, proofs: 0 })
    assert.equal((await verifyCase(session.store)).wrong, null)
  })

  it('is not told of pages that the case has not, nor without who was asked and why', async () => {
    const session = await caseWith(PAGE)
    const told = {
      page: digest,
      step: 'archive',
      asked: 'archive.example',
      address: null,
      failed: 'no answer',
    } as const
    await assert.rejects(recordTry(session, { ...told, page: 'ff00' }), refusal(/no page and no list ff00/u))
    await assert.rejects(recordTry(session, { ...told, asked: ' ' }), refusal(/who was asked/u))
    await assert.rejects(recordTry(session, { ...told, failed: '' }), refusal(/why it failed/u))
    await assert.rejects(recordTry(session, { ...told, step: 'timestamp', failed: null }), refusal(/timestamp import/u))
    assert.equal(session.state.tries.length, 0)
  })

  it('of a stamper that refuses, or answers with something else, keeps its answer; a proof that comes later mends it', {
    skip,
  }, async () => {
    makeStamper()
    const session = await caseWith(PAGE)
    // A query on a digest that this stamper does not take.
    writeFileSync(inScratch('data'), PAGE)
    openssl('ts -query -data data -sha512 -out other.tsq')
    openssl('ts -reply -config tsa.cnf -section t -queryfile other.tsq -out refused.tsr')
    const refused = await takeAnswer(session, readFileSync(inScratch('refused.tsr')), digest)
    assert.match('failed' in refused ? (refused.failed ?? '') : '', /^rejected: ./u)
    const page = new TextEncoder().encode('<html><body>502 Bad Gateway</body></html>')
    const other = await takeAnswer(session, page, digest)
    assert.match('failed' in other ? (other.failed ?? '') : '', /neither a token nor a refusal/u)
    assert.deepEqual(await kept(session), {
      isWeaker: true,
      failed: ['timestamp', 'timestamp'],
      archived: 0,
      proofs: 0,
    })
    await takeAnswer(session, await stamped(session, digest), digest)
    assert.deepEqual(await kept(session), { isWeaker: false, failed: [], archived: 0, proofs: 1 })
    const ofLedger = await stamped(session, null)
    await assert.rejects(takeAnswer(session, ofLedger, digest), refusal(/is not of page/u))
  })

  it('is told by the report that it came in, and is added all the same', async () => {
    const session = await memoryCase(sampleSetting(), hand)
    const html = `<html><body><h2>metadata</h2><table class="metadata"><tr><td>url</td><td>https://posts.example/1</td></tr>
<tr><td>content</td><td>${PAGE}</td></tr><tr><td>wayback</td><td>Internet archive failed with status of 429</td></tr></table>
<p>Made with <a href="https://github.com/bellingcat/auto-archiver">auto-archiver</a></p></body></html>`
    const added = await addPage(session, {
      bytes: new TextEncoder().encode(html),
      hint: { mediaType: 'text/html', charset: 'utf-8', url: null, name: 'report.html' },
      from: { how: 'file', name: 'report.html' },
      coded: null,
      referenceDate: null,
    })
    assert.ok(added.proposed > 0)
    assert.match(added.notes.join(), /Archiving it had failed .*429.*weaker/u)
    assert.equal((await summaryOf(session, added.sha256)).preservation.isWeaker, true)
  })
})
