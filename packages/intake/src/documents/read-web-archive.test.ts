import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { type ArchivedPage, type BadArchivedPage, pagesOfArchive } from '../index.ts'
import { type MadeRecord, madeWarc, madeWarcGz } from './made-documents.ts'

const scratch = mkdtempSync(join(tmpdir(), 'muster-warc-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
let made = 0

const read = async (bytes: Uint8Array, maxBytes = 1_000_000) => {
  const path = join(scratch, `${++made}.warc`)
  writeFileSync(path, bytes)
  const found: (ArchivedPage | BadArchivedPage)[] = []
  for await (const page of pagesOfArchive(path, { maxBytes })) found.push(page)
  return found
}
const told = (found: readonly (ArchivedPage | BadArchivedPage)[]) =>
  found.map((page) => [page.url, page.ok ? Buffer.from(page.bytes).toString() : page.says])

const ONE: MadeRecord = { url: 'https://news.example/one', body: '<p>Ten were handed over.</p>' }
const TWO: MadeRecord = { url: 'https://news.example/two', body: '<p>Twenty are missing.</p>' }
const BOTH = [
  [ONE.url, ONE.body],
  [TWO.url, TWO.body],
]

describe('RD119: pages of a web archive', () => {
  it('come one by one with their address and the moment of capture, packed or not', async () => {
    for (const bytes of [madeWarc([ONE, TWO]), madeWarcGz([ONE, TWO])]) {
      const found = await read(bytes)
      assert.deepEqual(told(found), BOTH)
      assert.ok(found[0]?.ok)
      assert.equal(found[0].captured, '2020-12-14T10:00:00Z')
      assert.deepEqual(found[0].hint, { mediaType: 'text/html; charset=utf-8', url: ONE.url })
    }
  })

  it('are those of every WARC in a WACZ', async () => {
    const wacz = zipSync({
      'archive/a.warc.gz': madeWarcGz([ONE]),
      'archive/b.warc': madeWarc([TWO]),
      'indexes/index.cdx': new Uint8Array(3),
      '../archive/c.warc': madeWarc([ONE]),
    })
    assert.deepEqual(told(await read(wacz)), BOTH)
  })

  it('are what was answered with a page: no pictures, requests, redirects or errors', async () => {
    const others: readonly MadeRecord[] = [
      { ...ONE, type: 'request' },
      { ...ONE, status: '404 Not Found' },
      { ...ONE, status: '301 Moved' },
      { ...ONE, fields: ['Content-Type: image/png'] },
    ]
    assert.deepEqual(told(await read(madeWarc([...others, TWO]))), [[TWO.url, TWO.body]])
  })

  it('are unpacked from their way through the network', async () => {
    const body = Buffer.from(ONE.body as string)
    const html = 'Content-Type: text/html'
    const half = body.length >> 1
    const chunked = Buffer.concat([
      Buffer.from(`${half.toString(16)}\r\n`),
      body.subarray(0, half),
      Buffer.from(`\r\n${(body.length - half).toString(16)}\r\n`),
      body.subarray(half),
      Buffer.from('\r\n0\r\n\r\n'),
    ])
    const packed: readonly MadeRecord[] = [
      { ...ONE, body: gzipSync(body), fields: [html, 'Content-Encoding: gzip'] },
      { ...ONE, body: brotliCompressSync(body), fields: [html, 'Content-Encoding: br'] },
      { ...ONE, fields: [html, 'Content-Encoding: br'] },
      { ...ONE, body: chunked, fields: [html, 'Transfer-Encoding: chunked'] },
    ]
    assert.deepEqual(
      told(await read(madeWarc(packed))),
      packed.map(() => [ONE.url, ONE.body]),
    )
  })

  it('that are too large name themselves, and the rest goes on', async () => {
    const found = await read(madeWarc([{ ...ONE, body: 'x'.repeat(5000) }, TWO]), 1000)
    assert.match(String(told(found)[0]), /news\.example\/one,.*more than/)
    assert.deepEqual(told(found)[1], BOTH[1])
  })

  it('made to fill the machine end the archive in one sentence', async () => {
    const bomb = {
      ...ONE,
      body: gzipSync(Buffer.alloc(2_000_000)),
      fields: ['Content-Type: text/html', 'Content-Encoding: gzip'],
    }
    assert.match(String(told(await read(madeWarcGz([bomb, TWO]), 1000))), /made to fill the machine/)
  })

  it('before the place where an archive is cut short are given, then one sentence', async () => {
    for (const whole of [madeWarc([ONE, TWO]), madeWarcGz([ONE, TWO])]) {
      const found = told(await read(whole.subarray(0, whole.length - 20)))
      assert.deepEqual(found[0], BOTH[0])
      assert.match(String(found.at(-1)), /cut short here/)
    }
  })

  it('are missed aloud where there are none, or where the file ends within the head of a record', async () => {
    assert.match(String(told(await read(madeWarc([{ ...ONE, type: 'request' }])))), /holds no HTML page/)
    const cut = Buffer.concat([madeWarc([ONE]), Buffer.from('WARC/1.1\r\nWARC-Type: resp')])
    assert.match(String(told(await read(cut))[1]), /cut short here/)
    assert.match(String(told(await read(Buffer.from('WARC/1.1\r\nWARC-Type: resp')))), /damaged from its start/)
  })

  it('are not looked for in what is no web archive', async () => {
    assert.match(String(told(await read(Buffer.from('<p>a page</p>')))), /no web archive/)
    assert.match(String(told(await read(new Uint8Array()))), /no web archive/)
    assert.match(String(told(await read(zipSync({ a: new Uint8Array(1) })))), /without a web archive/)
  })
})
