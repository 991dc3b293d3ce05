import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'

/** Documents for tests, written out by hand. Everybody in them is made up. */
const crlf = (lines: readonly string[]): string => lines.join('\r\n')

export const madeMail = (fields: readonly string[], body: readonly string[]): Uint8Array =>
  Buffer.from(crlf([...fields, '', ...body]), 'latin1')

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

export const madeDocx = (body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`,
    ),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  })

export const madeParagraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** Lines of one page: each with its height above the foot of the page, in points. */
export type MadeLine = readonly [y: number, text: string]

/** A PDF of the plainest kind; a page without lines stands for a scan. */
export const madePdf = (pages: readonly (readonly MadeLine[])[], trailer = ''): Uint8Array => {
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((lines, at) => {
      const shown = lines.map(([y, text]) => `BT /F1 11 Tf 50 ${y} Td (${text}) Tj ET`).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
        `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** One record of a web archive; its HTTP fields and status are those of a page unless given. */
export interface MadeRecord {
  readonly url: string
  readonly body: string | Uint8Array
  readonly type?: string
  readonly status?: string
  readonly fields?: readonly string[]
}

const madeRecord = ({ url, body, type = 'response', status = '200 OK', fields }: MadeRecord): Buffer => {
  const http = crlf([`HTTP/1.1 ${status}`, ...(fields ?? ['Content-Type: text/html; charset=utf-8']), '', ''])
  const block = Buffer.concat([Buffer.from(http), Buffer.from(body)])
  const head = crlf([
    'WARC/1.1',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2020-12-14T10:00:00Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
    'Content-Type: application/http',
    `Content-Length: ${block.length}`,
    '',
    '',
  ])
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

export const madeWarc = (records: readonly MadeRecord[]): Uint8Array => Buffer.concat(records.map(madeRecord))

/** Each record packed by itself, as crawlers do. */
export const madeWarcGz = (records: readonly MadeRecord[]): Uint8Array =>
  Buffer.concat(records.map((record) => gzipSync(madeRecord(record))))
