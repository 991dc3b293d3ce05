import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { zipSync } from 'fflate'
import { bytesAt, type DecodedPage, decodeFile } from '../index.ts'
import { madeDocx, madeMail, madeParagraph, madePdf } from './made-documents.ts'

const PROSE =
  'Ten servicemen were handed over on Saturday at the bridge, the ministry said, and twenty are still missing.'

const read = async (bytes: Uint8Array, name: string): Promise<DecodedPage> => {
  const decoded = await decodeFile(bytes, { name })
  assert.ok(decoded.ok, 'says' in decoded ? decoded.says : '')
  // Whatever the file was, every place of the text leads back to the bytes that were given.
  for (const { start, end } of decoded.page.blocks)
    assert.deepEqual(bytesAt(decoded.map, start, end), { start: 0, end: bytes.length })
  return decoded
}
const blocksOf = ({ page }: DecodedPage) =>
  page.blocks.map(({ role, start, end }) => [role, page.text.slice(start, end)])
const refused = async (bytes: Uint8Array, name: string) => {
  const decoded = await decodeFile(bytes, { name })
  assert.ok(!decoded.ok, 'it was read')
  return decoded
}

const HEAD = [
  'Received: from a.example by b.example; Sat, 14 Nov 2020 21:30:00 +0000',
  'From: =?koi8-r?B?4c7OwQ==?= Petrossian <anna@news.example>',
  'Subject: =?utf-8?Q?Ten_servicemen_=E2=80=93_handed_over?=',
  'Date: Sun, 15 Nov 2020 01:30:00 +0400',
  'MIME-Version: 1.0',
]
const parts = (...bodies: readonly (readonly string[])[]) => [
  ...bodies.flatMap((body) => ['--cut', ...body]),
  '--cut--',
  '',
]

describe('RD118: saved mail', () => {
  it('shows subject, sender and day as its first lines, the day as its writer counted it', async () => {
    const bytes = madeMail([...HEAD, 'Content-Type: text/plain; charset=us-ascii'], [PROSE, '', PROSE])
    const decoded = await read(bytes, 'report.eml')
    assert.deepEqual(blocksOf(decoded), [
      ['title', 'Ten servicemen – handed over'],
      ['byline', 'From: Анна Petrossian <anna@news.example>'],
      ['dateline', 'Date: Sun, 15 Nov 2020 01:30:00 +0400'],
      ['article', PROSE],
      ['article', PROSE],
    ])
    assert.equal(decoded.page.title, 'Ten servicemen – handed over')
    assert.equal(decoded.page.byline, 'Анна Petrossian')
    assert.equal(decoded.page.published, '2020-11-15')
    assert.equal(decoded.mediaType, 'message/rfc822')
  })

  it('decodes the charset and the transfer encoding of its text', async () => {
    const type = ['Content-Type: text/plain; charset=windows-1251', 'Content-Transfer-Encoding: quoted-printable']
    const decoded = await read(madeMail([...HEAD, ...type], ['=CF=EB=E5=ED=ED=FB=E5 =E4=EE=EC=E0.']), 'a.eml')
    assert.ok(decoded.page.text.endsWith('Пленные дома.'))
  })

  it('reads the HTML part where there is no other, and names what is attached without opening it', async () => {
    const html = ['Content-Type: text/html; charset=utf-8', '', `<p>${PROSE}</p><script>alert(1)</script>`]
    const list = [
      'Content-Type: application/pdf; name="list.pdf"',
      'Content-Disposition: attachment; filename="list.pdf"',
      '',
      '%PDF',
    ]
    const decoded = await read(
      madeMail([...HEAD, 'Content-Type: multipart/mixed; boundary="cut"'], parts(html, list)),
      'a.eml',
    )
    assert.ok(decoded.page.text.endsWith(PROSE))
    assert.match(decoded.notes.join(' '), /1 attachments, kept with it and not opened: list\.pdf/)
  })

  it('notes that it stops in the middle', async () => {
    const whole = parts(['Content-Type: text/plain', '', PROSE])
    const fields = [...HEAD, 'Content-Type: multipart/mixed; boundary="cut"']
    assert.match((await read(madeMail(fields, whole.slice(0, -2)), 'a.eml')).notes.join(' '), /stops in the middle/)
    assert.deepEqual((await read(madeMail(fields, whole), 'a.eml')).notes, [])
  })

  it('is refused where it is encrypted or holds no text', async () => {
    const sealed = [...HEAD, 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="cut"']
    assert.equal((await refused(madeMail(sealed, parts(['', 'x'])), 'a.eml')).reason, 'encrypted')
    assert.equal((await refused(madeMail([...HEAD, 'Content-Type: text/plain'], ['']), 'a.eml')).reason, 'no-text')
  })

  it('of a browser is the page that it saved: the day of saving is no day of publication', async () => {
    const fields = [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://news.example/ten',
      'Subject: Ten',
      'Date: Sun, 15 Nov 2020 01:30:00 +0400',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="cut"',
    ]
    const html = [
      'Content-Type: text/html',
      '',
      `<html><body><h1>Ten handed over</h1><p>${PROSE}</p><p>${PROSE}</p></body></html>`,
    ]
    const { page } = await read(madeMail(fields, parts(html)), 'page.mhtml')
    assert.deepEqual([page.title, page.byline, page.published], ['Ten handed over', null, null])
  })

  it('is told from a text that only looks like one', async () => {
    const text = Buffer.from(`From: the ministry\nDate: today\nSubject: ten\n\n${PROSE}`)
    assert.equal((await decodeFile(text, { name: 'a.txt' })).ok && 'text', 'text')
    const decoded = await decodeFile(text, { name: 'a.txt' })
    assert.equal(decoded.ok && decoded.mediaType, 'text/plain')
  })
})

describe('RD118: documents of Word', () => {
  const body = ['Ten servicemen handed over', PROSE, PROSE].map(madeParagraph).join('')

  it('has its paragraphs as blocks', async () => {
    const decoded = await read(madeDocx(body), 'report.docx')
    assert.deepEqual(blocksOf(decoded), [
      ['title', 'Ten servicemen handed over'],
      ['article', PROSE],
      ['article', PROSE],
    ])
  })

  it('shows what was put in and not what was taken out, and tells of changes, macros and comments', async () => {
    const changed = `<w:p><w:del><w:r><w:delText>nine</w:delText><w:t>nine</w:t></w:r></w:del><w:ins><w:r><w:t>ten</w:t></w:r></w:ins></w:p>`
    const decoded = await read(
      madeDocx(body + changed, { 'word/vbaProject.bin': 'x', 'word/comments.xml': '<c/>' }),
      'a.docx',
    )
    assert.ok(decoded.page.text.endsWith('\nten'))
    for (const told of [/macros; none was run/, /tracked changes/, /comments/])
      assert.match(decoded.notes.join(' '), told)
  })

  it('keeps its footnotes behind the text', async () => {
    const notes = '<w:footnotes xmlns:w="w"><w:p><w:r><w:t>According to the list.</w:t></w:r></w:p></w:footnotes>'
    assert.ok(
      (await read(madeDocx(body, { 'word/footnotes.xml': notes }), 'a.docx')).page.text.endsWith(
        'According to the list.',
      ),
    )
  })

  it('is refused in one sentence where it is cut short, damaged, no document, a bomb or locked', async () => {
    const whole = madeDocx(body)
    assert.equal((await refused(whole.slice(0, whole.length / 2), 'a.docx')).reason, 'unreadable')
    assert.equal((await refused(madeDocx('<w:p>'), 'a.docx')).reason, 'unreadable')
    assert.match(
      (await refused(zipSync({ '../../etc/passwd': Buffer.from('x') }), 'a.docx')).says,
      /without a text document/,
    )
    const locked = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    assert.equal((await refused(locked, 'a.docx')).reason, 'encrypted')
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(65 * 1024 * 1024) })
    assert.equal((await refused(bomb, 'a.docx')).reason, 'too-large')
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, new Uint8Array()]))
    assert.equal((await refused(zipSync(many, { level: 0 }), 'a.docx')).reason, 'too-large')
  })
})

describe('RD118: PDF with text', () => {
  const lines = [
    [700, 'Ten servicemen were handed over on Saturday at the bridge, the ministry said, and twenty-'],
    [686, 'five are still missing. The ten were cap-'],
    [672, 'tured in the autumn near the river; those who were captured later wait.'],
    [640, 'Their families were told by telephone on the day, the ministry said on Sunday.'],
  ] as const

  it('joins lines to paragraphs and puts together only words that stand whole elsewhere', async () => {
    const decoded = await read(madePdf([lines]), 'report.pdf')
    assert.equal(decoded.page.blocks.length, 2)
    assert.match(decoded.page.text, /twenty-five are still missing\. The ten were captured in the autumn/)
    assert.match(decoded.notes.join(' '), /1 page;/)
  })

  it('names the pages that have no text', async () =>
    assert.match((await read(madePdf([lines, [], lines]), 'a.pdf')).notes.join(' '), /3 pages.*not read: 2\./))

  it('is refused in one sentence where it is a scan, cut short or no PDF', async () => {
    assert.match((await refused(madePdf([[], []]), 'a.pdf')).says, /no text, only pictures.*OCR/)
    assert.equal((await refused(Buffer.from('%PDF-1.7 and nothing'), 'a.pdf')).reason, 'unreadable')
  })

  it('is read where a few bytes of a server or a mail stand before its mark', async () => {
    const led = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), madePdf([lines])])
    assert.equal((await read(led, 'report.pdf')).page.blocks.length, 2)
  })

  it('is refused where only its name says so, as is a document of Word; a page of HTML under such a name is a page', async () => {
    for (const name of ['a.pdf', 'A.PDF', 'a.docx'])
      for (const torn of ['%PD', 'PK', 'abc', PROSE])
        assert.match((await refused(Buffer.from(torn), name)).says, /^this is called a .* does not begin as one/u)
    assert.match((await refused(Buffer.alloc(0), 'a.pdf')).says, /is empty/u)
    const html = `<!doctype html><html><body><h1>Ten</h1><p>${PROSE}</p><p>${PROSE}</p></body></html>`
    for (const bytes of [Buffer.from(html), Buffer.from(`\ufeff${html}`, 'utf16le')])
      assert.equal((await decodeFile(bytes, { name: 'a.pdf' })).ok && 'page', 'page')
    assert.equal((await decodeFile(Buffer.from(PROSE), { name: 'a.txt' })).ok && 'page', 'page')
  })

  it('is refused where it has a password', async () => {
    const hex = '00'.repeat(32)
    const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${hex}> /U <${hex}> /P -4 >> /ID [<00> <00>] `
    assert.equal((await refused(madePdf([lines], lock), 'a.pdf')).reason, 'encrypted')
  })
})
