import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { decodeFile } from './decode-file.ts'
import { pagesOfArchive } from './read-web-archive.ts'

const scratch = mkdtempSync(join(tmpdir(), 'muster-bombs-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

interface Part {
  readonly name: string
  readonly text: string
}

/** A zip archive with the parts as they are given: also several of one name, or so many that no program writes them. */
function zip(parts: readonly Part[]): Buffer {
  const [files, contents]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const { name, text } of parts) {
    const packed = deflateRawSync(text)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(Buffer.byteLength(text), 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    local.copy(central, 6, 4, 30)
    central.writeUInt32LE(at, 42)
    files.push(local, Buffer.from(name), packed)
    contents.push(central, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const list = Buffer.concat(contents)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, list, end])
}

const word = (text: string): string =>
  `<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`

/** The text of a file, or why it was refused. */
async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const decoded = await decodeFile(bytes, { name })
  return 'reason' in decoded ? `refused: ${decoded.says}` : decoded.page.text
}

async function archived(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const path = join(scratch, name)
  writeFileSync(path, bytes)
  const pages = []
  for await (const page of pagesOfArchive(path)) pages.push(page.ok ? page.url : page.says)
  return pages
}

const record = (url: string, html: string): string => {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${html}`
  const head = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http`
  return `${head}\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`
}

describe('a document made to fill the machine', () => {
  it('of Word with one packed text under its name hundreds of times: the first is read, once', async () => {
    const bytes = zip([
      { name: 'word/document.xml', text: word('The first text is read.') },
      ...Array.from({ length: 300 }, () => ({
        name: 'word/document.xml',
        text: `${word('Another text is not read.')}${' '.repeat(1_000_000)}`,
      })),
    ])
    assert.equal(await textOf(bytes, 'a.docx'), 'The first text is read.')
  })

  it('of Word with thousands of heads and feet: all are read in one go through the archive', async () => {
    const heads = Array.from({ length: 9_900 }, (_, at) => ({ name: `word/header${at}.xml`, text: word(`Head ${at}`) }))
    const text = await textOf(
      zip([{ name: 'word/document.xml', text: word('A text of its own.') }, ...heads]),
      'a.docx',
    )
    assert.match(text, /^A text of its own\.\s+Head 0\b/u)
    assert.match(text, /Head 9899\b/u)
  })

  it('of Word that nests without end', async () => {
    const bytes = zip([{ name: 'word/document.xml', text: '<w:p>'.repeat(300_000) }])
    assert.match(await textOf(bytes, 'a.docx'), /^refused: the document nests its parts too deep/u)
  })

  it('of Word with names that lead out of its folder: nothing is written under any name', async () => {
    const parts = ['../../evil', '/tmp/evil', 'word/../../evil'].map((name) => ({ name, text: 'evil' }))
    const bytes = zip([...parts, { name: 'word/document.xml', text: word('Only this text is read.') }])
    assert.equal(await textOf(bytes, 'a.docx'), 'Only this text is read.')
  })

  it('as PDF: a stream that unpacks to hundreds of megabytes, or is packed twice', async () => {
    const pdf = (filter: string, packed: Uint8Array) =>
      Buffer.concat([
        Buffer.from(
          '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
        ),
        Buffer.from('3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n'),
        Buffer.from(`4 0 obj<</Length ${packed.length}/Filter${filter}>>stream\n`),
        packed,
        Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>'),
      ])
    const packed = deflateSync(Buffer.alloc(300 * 1024 * 1024, 32))
    assert.match(
      await textOf(pdf('/FlateDecode', packed), 'a.pdf'),
      /^refused: the PDF unpacks to more than a page may/u,
    )
    const twice = pdf('[/FlateDecode /FlateDecode]', deflateSync(packed))
    assert.match(await textOf(twice, 'a.pdf'), /^refused: the PDF unpacks to more than a page may/u)
  })
})

describe('a web archive made to fill the machine', () => {
  const good = record('https://news.example/one', '<p>Words of a page.</p>')
  const says = /headers have no end; the pages before were read/u

  it('with a line, or headers of a page, that never end: what came before is read', async () => {
    const endless = Buffer.alloc(30_000_000, 65)
    const many = 'X-More: of them\r\n'.repeat(1_000_000)
    const half = good.slice(0, good.indexOf('\r\n\r\nHTTP')).replace(/Length: \d+/u, 'Length: 90000000')
    for (const rest of [
      endless,
      Buffer.concat([Buffer.from('WARC/1.1\r\nWARC-Type: '), endless]),
      Buffer.from(`WARC/1.1\r\n${many}`),
      Buffer.concat([Buffer.from(`${half}\r\n\r\nHTTP/1.1 200 OK\r\nX: `), endless]),
      Buffer.from(`${half}\r\n\r\nHTTP/1.1 200 OK\r\n${many}`),
    ]) {
      const pages = await archived('a.warc.gz', gzipSync(Buffer.concat([Buffer.from(good), rest])))
      assert.equal(pages[0], 'https://news.example/one')
      assert.match(pages[1] ?? '', says)
      assert.equal(pages.length, 2)
    }
  })

  it('is no archive with a long record that is no page, which goes by unkept', async () => {
    const video = Buffer.alloc(40_000_000, 7)
    const head = `WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://news.example/v\r\nContent-Type: video/mp4`
    const bytes = Buffer.concat([
      Buffer.from(good),
      Buffer.from(`${head}\r\nContent-Length: ${video.length}\r\n\r\n`),
      video,
      Buffer.from(`\r\n\r\n${record('https://news.example/two', '<p>Words of another.</p>')}`),
    ])
    const urls = ['https://news.example/one', 'https://news.example/two']
    assert.deepEqual(await archived('b.warc', bytes), urls)
    assert.deepEqual(await archived('b.warc.gz', gzipSync(bytes)), urls)
  })
})
