import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { readRoll } from './read-roll.ts'
import { madeOds, madeXlsx } from './workbook/made-workbook.ts'

const told = (notes: readonly string[]): string => notes.join('\n')

/** Made-up people. */
const PEOPLE = [
  ['Ad Soyad', 'Doğum tarixi'],
  ['Quliyev Şahbaz', '1975'],
  ['Məmmədov Əli', '1999-05-04'],
] as const

describe('a name list in a workbook', () => {
  it('keeps each cell as it was saved, with its sheet, row and hash', async () => {
    const bytes = madeXlsx([{ name: 'Siyahı', rows: PEOPLE }])
    const roll = await readRoll(bytes, 'list.xlsx')
    assert.deepEqual(roll.headers, PEOPLE[0])
    assert.deepEqual(roll.rows, [
      { line: 2, cells: PEOPLE[1] },
      { line: 3, cells: PEOPLE[2] },
    ])
    assert.equal(roll.sheet, 'Siyahı')
    assert.equal(roll.sha256, createHash('sha256').update(bytes).digest('hex'))
    assert.deepEqual(roll.notes, [])
  })

  it('shows days as days, numbers with their zeros, shared and rich words whole, without how they are read aloud', async () => {
    const bytes = madeXlsx(
      [
        {
          name: 'A',
          rows:
            '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>share</t></is></c></row>' +
            '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>33000</v></c><c r="C2" s="2"><v>7</v></c><c r="D2"><v>37.100000000000001</v></c></row>' +
            '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="3"><v>33000.5</v></c><c r="C3" t="b"><v>1</v></c></row>',
        },
      ],
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>name</t></si><si><t>born</t></si><si><t>no</t></si><si><r><t>Petrosyan </t></r><r><t>Aram</t></r><rPh><t>x</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
      },
    )
    const { rows } = await readRoll(bytes, 'list.xlsx')
    assert.deepEqual(
      rows.map(({ cells }) => cells),
      [
        ['Petrosyan Aram', '1990-05-07', '00007', '37.1'],
        ['Petrosyan Aram', '1990-05-07 12:00', 'TRUE'],
      ],
    )
  })

  it('tells titles, two rows of column names, merged cells and headings from people', async () => {
    const { headers, rows, notes } = await readRoll(
      madeXlsx([
        {
          name: 'A',
          rows: [
            ['List of the held (made up)', '', '', ''],
            ['Name', '', 'Born', 'Unit'],
            ['Family name', 'Given name', '', ''],
            ['Company A', '', '', ''],
            ['Petrosyan', 'Aram', '1990', '1st'],
            ['Sargsyan', 'Gor', '1991', ''],
          ],
          merges: ['A2:B2', 'A4:D4', 'D5:D6', 'A1:D1'],
        },
      ]),
      'list.xlsx',
    )
    assert.deepEqual(headers, ['Name / Family name', 'Name / Given name', 'Born', 'Unit'])
    assert.deepEqual(
      rows.map(({ line, cells }) => [line, ...cells]),
      [
        [5, 'Petrosyan', 'Aram', '1990', '1st'],
        [6, 'Sargsyan', 'Gor', '1991', '1st'],
      ],
    )
    assert.match(told(notes), /Row 1 above the column names: a title/u)
    assert.match(told(notes), /Rows 2 and 3 both name the columns\./u)
    assert.match(told(notes), /1 row merged over the whole width were taken as headings: row 4\./u)
    assert.match(told(notes), /1 merged cell over several rows/u)
  })

  it('notes formulas and never works them out; names macros and never runs them', async () => {
    const { rows, notes } = await readRoll(
      madeXlsx(
        [
          {
            name: 'A',
            rows:
              '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>' +
              '<row r="2"><c r="A2" t="str"><f>B2&amp;" "&amp;C2</f><v>Aram Petrosyan</v></c></row>' +
              '<row r="3"><c r="A3" t="inlineStr"><is><t>Gor Sargsyan</t></is></c><c r="B3"><f>NOW()</f></c></row>',
          },
        ],
        { 'xl/vbaProject.bin': 'macros' },
      ),
      'list.xlsm',
    )
    assert.deepEqual(rows[0], {
      line: 2,
      cells: ['Aram Petrosyan'],
      formulas: [{ column: 0, formula: '=B2&" "&C2' }],
    })
    assert.match(told(notes), /macros; none was run/u)
    assert.match(told(notes), /2 cells hold formulas/u)
    assert.match(told(notes), /without a saved value/u)
  })

  it('takes the sheet that looks like a list, and names the others, hidden ones too', async () => {
    const bytes = madeXlsx([
      { name: 'Notes', rows: Array.from({ length: 9 }, (_, at) => [`remark ${at}`, 'x']) },
      { name: 'Held', rows: PEOPLE },
      { name: 'Old', state: 'hidden', rows: [...PEOPLE, ['Hacıyev Rəşad', '2000']] },
    ])
    const roll = await readRoll(bytes, 'list.xlsx')
    assert.equal(roll.sheet, 'Held')
    assert.match(told(roll.notes), /'Held' was read.*'Notes' \(8 rows\), 'Old' \(hidden, 3 rows\)/u)
    assert.equal((await readRoll(bytes, 'list.xlsx', { sheet: 'old' })).rows.length, 3)
    assert.equal((await readRoll(bytes, 'list.xlsx', { sheet: '3' })).rows.length, 3)
    await assert.rejects(
      readRoll(bytes, 'list.xlsx', { sheet: 'Dead' }),
      /list\.xlsx has no sheet 'Dead'; it has 'Notes', 'Held', 'Old'/u,
    )
  })

  it('loses nobody where no row names the columns', async () => {
    const { headers, rows } = await readRoll(
      madeXlsx([
        {
          name: 'A',
          rows: [
            ['Petrosyan Aram', '1990'],
            ['Sargsyan Gor', '1991'],
            ['Avagyan Hayk', ''],
          ],
        },
      ]),
      'list.xlsx',
    )
    assert.deepEqual(headers, ['column 1', 'column 2'])
    assert.equal(rows.length, 3)
  })

  it('reads an OpenDocument sheet: repeated and merged cells, days, notes left out, hidden sheets', async () => {
    const cell = (text: string, more = '') => `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`
    const bytes = madeOds(
      `<table:table table:name="Held"><table:table-row>${cell('name')}${cell('born')}${cell('unit')}</table:table-row>` +
        `<table:table-row>${cell('Aram<text:s/>Petrosyan<office:annotation><text:p>a note</text:p></office:annotation>')}${cell('07.05.90', 'office:value-type="date" office:date-value="1990-05-07"')}${cell('1st', 'table:number-rows-spanned="2" table:formula="of:=[.Z1]"')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>` +
        `<table:table-row>${cell('Gor Sargsyan')}${cell('1991')}<table:covered-table-cell/></table:table-row>` +
        `<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>` +
        `<table:table table:name="Old" table:style-name="ta2"><table:table-row>${cell('name')}</table:table-row><table:table-row>${cell('x y')}</table:table-row></table:table>`,
    )
    const { rows, notes } = await readRoll(bytes, 'list.ods')
    assert.deepEqual(rows, [
      {
        line: 2,
        cells: ['Aram Petrosyan', '1990-05-07', '1st'],
        formulas: [{ column: 2, formula: '=[.Z1]' }],
      },
      { line: 3, cells: ['Gor Sargsyan', '1991', '1st'] },
    ])
    assert.match(told(notes), /'Old' \(hidden, 1 row\)/u)
  })
})

describe('a workbook that is no list is refused in one sentence', () => {
  const compound = (stream: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])
  for (const [what, bytes, says] of [
    ['with a password', compound('EncryptedPackage'), /list\.xlsx is protected by a password/u],
    ['of before 2007', compound('Workbook'), /format of before 2007 \(\.xls\)/u],
    ['with a password, OpenDocument', madeOds('', '<manifest:encryption-data/>'), /protected by a password/u],
    ['cut short', madeXlsx([{ name: 'A', rows: PEOPLE }]).subarray(0, 300), /damaged or cut short/u],
    ['with damaged XML', madeXlsx([{ name: 'A', rows: '<row><c>' }]), /sheet 'A' is damaged near its line 1/u],
    ['without sheets', madeXlsx([], { 'xl/workbook.xml': '' }), /list\.xlsx/u],
    [
      'a text document',
      zipSync({ 'word/document.xml': strToU8('<x/>') }),
      /list\.xlsx is a text document \(\.docx\), not a table/u,
    ],
    ['an empty sheet', madeXlsx([{ name: 'A', rows: [] }]), /list\.xlsx is empty/u],
  ] as const)
    it(what, async () => {
      await assert.rejects(readRoll(bytes, 'list.xlsx'), (error: Error) => {
        assert.equal(error.name, 'RollRefused')
        assert.match(error.message, says)
        assert.doesNotMatch(error.message, /\n/u)
        return true
      })
    })
})

describe('a name list on a page', () => {
  it('is the table that looks like a list; spans are merges; nothing of the page is run', async () => {
    const page =
      '<!doctype html><html><body><table><tr><td>Menu</td></tr></table><table><caption>Held (made up)</caption>' +
      '<tr><th colspan=2>Name</th><th>Born</th></tr><tr><th>Family name</th><th>Given name</th><th></th></tr>' +
      '<tr><td rowspan=2>Petrosyan</td><td>Aram<script>x</script></td><td>1990</td></tr><tr><td>Gor</td><td>1991</td></tr></table></body></html>'
    const roll = await readRoll(Buffer.from(page), 'list.xls')
    assert.equal(roll.sheet, 'Held (made up)')
    assert.deepEqual(roll.headers, ['Name / Family name', 'Name / Given name', 'Born'])
    assert.deepEqual(
      roll.rows.map(({ cells }) => cells),
      [
        ['Petrosyan', 'Aram', '1990'],
        ['Petrosyan', 'Gor', '1991'],
      ],
    )
  })
  it('is refused where the page has no table', () =>
    assert.rejects(readRoll(Buffer.from('<html><p>none</p></html>'), 'list.html'), /list\.html holds no table/u))
})
