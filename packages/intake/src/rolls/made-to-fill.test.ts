import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { madePdf } from './pdf/made-pdf.ts'
import { readRoll } from './read-roll.ts'
import { madeOds, madeXlsx } from './workbook/made-workbook.ts'

/** Made-up people. */
const PEOPLE = [
  ['Name', 'Born'],
  ['Samplov Ivan', '1980'],
  ['Testov Aram', '1981'],
] as const
const odsRow = (cells: readonly string[]): string =>
  `<table:table-row>${cells.map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`
const ods = (more: string, sheets = 1): Uint8Array =>
  madeOds(
    Array.from(
      { length: sheets },
      (_, at) => `<table:table table:name="S${at}">${PEOPLE.map(odsRow).join('')}${more}</table:table>`,
    ).join(''),
  )
const html = (rows: string): Buffer =>
  Buffer.from(`<table>${PEOPLE.map(([a, b]) => `<tr><td>${a}</td><td>${b}</td></tr>`).join('')}${rows}</table>`)
const xlsx = (rows: string, merges: readonly string[] = []): Uint8Array => madeXlsx([{ name: 'S', rows, merges }])
const cell = (at: string, words: string): string => `<c r="${at}" t="str"><v>${words}</v></c>`

/** A PDF whose one page is listed many times, or has another stream. */
function pdfWith(kids: number, stream: Buffer | null): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${kids}/Kids[${'3 0 R '.repeat(kids)}]>>`,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>',
  ].map((object) => Buffer.from(object))
  const packed = stream ?? Buffer.from('')
  const filter = stream === null ? '' : '/Filter/FlateDecode'
  objects.push(
    Buffer.concat([Buffer.from(`<<${filter}/Length ${packed.length}>>stream\n`), packed, Buffer.from('\nendstream')]),
  )
  let file = Buffer.from('%PDF-1.4\n')
  const places = objects.map((object, at) => {
    const place = file.length
    file = Buffer.concat([file, Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 5\n0000000000 65535 f \n${table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`
  return Buffer.concat([file, Buffer.from(end)])
}

const tall = (cells: number): string =>
  Array.from(
    { length: cells },
    () =>
      '<table:table-row><table:table-cell table:number-rows-spanned="2000000000"><text:p>x</text:p></table:table-cell></table:table-row>',
  ).join('')
const FAR =
  '<table:table-row><table:table-cell table:number-columns-repeated="16000"/><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>'
const LONG =
  '<table:table-row table:number-rows-repeated="1900000"><table:table-cell><text:p>Samplov Ivan</text:p></table:table-cell><table:table-cell><text:p>1980</text:p></table:table-cell></table:table-row>'

/** Small files that say that they are enormous. */
const FILLED: readonly (readonly [string, string, () => Uint8Array, RegExp])[] = [
  [
    'merged cells over one another',
    'a.xlsx',
    () =>
      xlsx(
        `<row r="1">${cell('A1', 'Name')}</row><row r="2">${cell('A2', 'Samplov Ivan')}</row><row r="3">${cell('A3', 'Testov Aram')}</row>`,
        Array.from({ length: 5000 }, () => 'A2:A99999999'),
      ),
    /^a\.xlsx has merged cells that lie over one another: undo merging/u,
  ],
  [
    'merged cells over one another',
    'a.ods',
    () => ods(tall(2000)),
    /^a\.ods has merged cells that lie over one another/u,
  ],
  [
    'cells that reach over ten thousand rows',
    'a.html',
    () => html('<tr><td rowspan=10000 colspan=1000>x</td></tr>'.repeat(2000)),
    /^a\.html has 1000 columns; a list may have 500/u,
  ],
  [
    'a cell in the last column there is',
    'a.xlsx',
    () =>
      xlsx(`<row r="1">${cell('A1', 'Name')}${cell('XFD1', 'x')}</row><row r="2">${cell('A2', 'Samplov Ivan')}</row>`),
    /^a\.xlsx has 16384 columns; a list may have 500/u,
  ],
  ['cells far to the right', 'a.ods', () => ods(FAR.repeat(1000)), /^a\.ods has 16001 columns; a list may have 500/u],
  [
    'a cell that goes on for ever',
    'a.ods',
    () => ods(FAR.replace('16000', 'Infinity')),
    /^a\.ods has \d+ columns; a list may have 500/u,
  ],
  [
    'a row that is there five million times',
    'a.ods',
    () => ods(LONG.replace('1900000', '5000000')),
    /^sheet 'S0' has more than 2,000,000 rows: split it/u,
  ],
  ['sheets that are too large together', 'a.ods', () => ods(LONG, 12), /^a\.ods has more than 100,000,000 cells/u],
  [
    'elements within elements',
    'a.html',
    () => html(`<tr><td>${'<div>'.repeat(50_000)}x</td></tr>`),
    /^a\.html nests its elements more than 1,000 deep/u,
  ],
  [
    'tables within tables',
    'a.html',
    () => html('<tr><td><table>'.repeat(5000)),
    /^a\.html nests its elements more than 1,000 deep/u,
  ],
  [
    'too many tags',
    'a.html',
    () => html('<b>x</b>'.repeat(12_100_000)),
    /^a\.html has 24,\d+,\d+ tags; a page may have 24,000,000/u,
  ],
  [
    'too many rows for a page',
    'a.html',
    () => html('<tr><td>x'.repeat(2_100_000)),
    /^a\.html has more than 1,200,000 rows and other elements: split it/u,
  ],
  [
    'too many elements in one row',
    'a.html',
    () => html(`<tr><td>${'<b>x</b>'.repeat(2_100_000)}`),
    /^a\.html has more than 1,200,000 rows and other elements: split it/u,
  ],
  [
    'columns of nothing',
    'a.csv',
    () => Buffer.from(`${PEOPLE.join('\n')}\n${`${','.repeat(999)}\n`.repeat(110_000)}`),
    /^a\.csv has 1000 columns; a list may have 500/u,
  ],
  [
    'one page a hundred thousand times',
    'a.pdf',
    () => pdfWith(100_000, null),
    /^a\.pdf has 100,000 pages; a list may have 10,000: split it/u,
  ],
  [
    'a stream that unpacks to hundreds of megabytes',
    'a.pdf',
    () => pdfWith(1, deflateSync(Buffer.alloc(300 << 20, 32))),
    /^a\.pdf unpacks to more than a list may be/u,
  ],
]

describe('a list made to fill the machine', () => {
  for (const [what, name, make, told] of FILLED)
    it(`is refused in one sentence: ${what}, ${name}`, async () => {
      await assert.rejects(readRoll(make(), name), (error: Error) => {
        assert.match(error.message, told)
        return error.name === 'RollRefused' && !error.message.includes('\n')
      })
    })
  it('reads a part once that many sheets say is theirs, and names them all', async () => {
    const sheets = Array.from({ length: 300 }, (_, at) => `<sheet name="s${at}" sheetId="${at + 1}" r:id="r1"/>`).join(
      '',
    )
    const rows = PEOPLE.map(
      ([a, b], at) => `<row r="${at + 1}">${cell(`A${at + 1}`, a)}${cell(`B${at + 1}`, b)}</row>`,
    ).join('')
    const part = (text: string) => strToU8(text)
    const bytes = zipSync({
      'xl/workbook.xml': part(`<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`),
      'xl/_rels/workbook.xml.rels': part(
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': part(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    })
    const { rows: people, notes } = await readRoll(bytes, 'a.xlsx')
    assert.equal(people.length, 2)
    assert.match(notes.join(' '), /there are also 's1' \(2 rows\)/u)
  })
  it('keeps merged cells that reach beyond the last row', async () => {
    const rows = `<row r="1">${cell('A1', 'Unit')}${cell('B1', 'Name')}</row><row r="2">${cell('A2', 'First')}${cell('B2', 'Samplov Ivan')}</row><row r="3">${cell('B3', 'Testov Aram')}</row>`
    const { rows: people } = await readRoll(xlsx(rows, ['A2:A1048576']), 'a.xlsx')
    assert.deepEqual(
      people.map(({ cells }) => cells),
      [
        ['First', 'Samplov Ivan'],
        ['First', 'Testov Aram'],
      ],
    )
  })
  it('reads a PDF without pages as what it is', () =>
    assert.rejects(
      readRoll(madePdf([]), 'a.pdf'),
      /^RollRefused: a\.pdf has pages but no text|^RollRefused: a\.pdf has no pages/u,
    ))
})
