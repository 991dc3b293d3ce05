import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { madePdf } from './pdf/made-pdf.ts'
import { readRoll } from './read-roll.ts'
import { madeOds, madeXlsx } from './workbook/made-workbook.ts'

/** Everybody in these lists is made up. */
const PEOPLE = [
  ['Name', 'Date of birth', 'Camp'],
  ['Samplov Ivan', '1980-05-04', 'North'],
  ['Testov Aram', '1981-02-03', 'South'],
  ['Probnikov Gor', '1979-11-12', 'North'],
] as const
const NAMES = PEOPLE.slice(1).map(([name]) => name)
const cell = (place: string, words: string, type = 'str'): string => `<c r="${place}" t="${type}"><v>${words}</v></c>`
const xlsx = (rows: string | readonly (readonly string[])[], merges: readonly string[] = []) =>
  madeXlsx([{ name: 'S', rows, merges }])
const lines = (rows: readonly (readonly string[])[] = PEOPLE): string => rows.map((row) => row.join(',')).join('\n')
const htmlRow = (cells: readonly string[]): string => `<tr>${cells.map((words) => `<td>${words}</td>`).join('')}</tr>`
const TABLE = `<table>${PEOPLE.map(htmlRow).join('')}</table>`
const odsCell = (words: string, more = ''): string =>
  `<table:table-cell ${more}>${words === '' ? '' : `<text:p>${words}</text:p>`}</table:table-cell>`
const SHARED = {
  rows: PEOPLE.map(
    (row, at) =>
      `<row r="${at + 1}">${row.map((_, column) => cell(`${'ABC'[column]}${at + 1}`, String(3 * at + column), 's')).join('')}</row>`,
  ).join(''),
  words: (many: number) =>
    `<sst>${PEOPLE.flat()
      .slice(0, many)
      .map((words) => `<si><t>${words}</t></si>`)
      .join('')}</sst>`,
}
const read = (bytes: Uint8Array | string, name = 'list.csv') =>
  readRoll(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name)
const namesIn = async (bytes: Uint8Array | string, column = 0) =>
  (await read(bytes)).rows.map(({ cells }) => cells[column])

describe('MT7: the names of the columns', () => {
  const LETTER = Array.from({ length: 40 }, (_, at) => [`Line ${at} of a letter that stands above the list`])
  const BLOCK = [['Office of Samples'], ['List of those held'], ['as of', '2024-01-05'], ['Prepared by:', 'Office 4']]
  for (const [what, above] of [
    ['a letter', LETTER],
    ['what the list is of', BLOCK],
  ] as const)
    it(`are found far below ${what}`, async () => {
      const roll = await read(xlsx([...above, ...PEOPLE]))
      assert.deepEqual(roll.headers, PEOPLE[0])
      assert.deepEqual(roll.notes, [`Rows 1 to ${above.length} above the column names: a title, not a person.`])
      assert.deepEqual(
        roll.rows.map(({ cells }) => cells[0]),
        NAMES,
      )
    })
  it('stand in three rows, groups above two languages', async () => {
    const bytes = xlsx([['Person', '', 'Place'], ['Имя', 'Дата рождения', 'Лагерь'], ...PEOPLE], ['A1:B1'])
    const roll = await read(bytes)
    assert.equal(roll.headers[0], 'Person / Имя / Name')
    assert.deepEqual(
      roll.rows.map(({ cells }) => cells[0]),
      NAMES,
    )
  })
  it('leave those above them who are people', async () => {
    const rows = [['Primerov Levon', '1975-01-02', 'East'], ...PEOPLE]
    assert.deepEqual(await namesIn(lines(rows)), ['Primerov Levon', ...NAMES])
  })
  for (const total of ['Total: 3', 'Всего:,3', 'المجموع,3', 'ԸՆԴԱՄԵՆԸ 3'])
    it(`have nobody of ‘${total}’ below them, and it is told`, async () => {
      const roll = await read(`${lines()}\n${total}\n`)
      assert.deepEqual(
        roll.rows.map(({ cells }) => cells[0]),
        NAMES,
      )
      assert.deepEqual(roll.notes, ['1 row with a total left out: row 5.'])
    })
})

describe('MT7: a workbook that somebody else wrote', () => {
  it('loses nobody where rows have one number, none, or one that is none', async () => {
    const rows = (numbers: readonly string[]) =>
      xlsx(PEOPLE.map(([name], at) => `<row r="${numbers[at]}">${cell(`A${numbers[at]}`, name)}</row>`).join(''), [
        'C1:D2',
      ])
    for (const numbers of [
      ['1', '2', '2', '2'],
      ['1', '', '', ''],
      ['x', '-5', '0', '7'],
    ])
      assert.deepEqual(await namesIn(rows(numbers)), NAMES, numbers.join())
  })
  it('has its words where another program keeps them, and is refused where they are gone', async () => {
    for (const part of ['xl/SharedStrings.xml', 'xl\\sharedStrings.xml'])
      assert.deepEqual(await namesIn(madeXlsx([{ name: 'S', rows: SHARED.rows }], { [part]: SHARED.words(12) })), NAMES)
    await assert.rejects(
      read(madeXlsx([{ name: 'S', rows: SHARED.rows }], { 'xl/sharedStrings.xml': SHARED.words(8) }), 'list.xlsx'),
      /^RollRefused: list\.xlsx, sheet 'S': 4 cells have words that are missing from the workbook/u,
    )
  })
  it('has hidden columns told, as far as there are words in them', async () => {
    const rows = PEOPLE.map(
      (row) => `<table:table-row>${row.map((words) => odsCell(words)).join('')}</table:table-row>`,
    )
    const ods = madeOds(
      `<table:table table:name="S"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="16000"/>${rows.join('')}</table:table>`,
    )
    assert.deepEqual((await read(ods)).notes, ['1 column of the table is hidden and read like the others: column 2.'])
  })
  it('of OpenDocument has formulas without words and errors told', async () => {
    const row = (name: string, born: string) =>
      `<table:table-row>${odsCell(name)}${odsCell(born, 'table:formula="of:=[.C1]"')}</table:table-row>`
    const ods = madeOds(
      `<table:table table:name="S"><table:table-row>${odsCell('Name')}${odsCell('Born')}</table:table-row>${row('Samplov Ivan', '')}${row('Testov Aram', '#REF!')}${row('Probnikov Gor', 'Err:502')}</table:table>`,
    )
    const { notes } = await read(ods)
    assert.match(notes[0] ?? '', /^1 cell holds a formula without a saved value and is empty here/u)
    assert.match(notes[1] ?? '', /^2 cells of the sheet show an error of the workbook/u)
  })
  it('packed under a password is told from a damaged one', async () => {
    const bytes = Buffer.from(xlsx(PEOPLE))
    for (let at = 0; at < bytes.length - 4; at++) {
      if (bytes.readUInt32LE(at) === 0x04034b50) bytes[at + 6] = 1
      if (bytes.readUInt32LE(at) === 0x02014b50) bytes[at + 8] = 1
    }
    await assert.rejects(read(bytes, 'list.xlsx'), /list\.xlsx is protected by a password/u)
  })
  it('with a cell that unpacks to megabytes is refused before it fills the memory', async () => {
    const rows = `<row r="1">${cell('A1', 'Name')}</row><row r="2">${cell('A2', 'x'.repeat(4 << 20))}</row>`
    await assert.rejects(
      read(xlsx(rows), 'list.xlsx'),
      /list\.xlsx: sheet 'S' has a cell of more than 524,288 characters/u,
    )
  })
})

describe('MT7: a page', () => {
  for (const [what, html] of [
    ['a part of one', `<div class="x"><p>List</p>${TABLE}</div>`],
    ['one that begins with its styles', `<style>td { color: red }</style>${TABLE}`],
    ['a table of a letter', `<p>Dear all</p>\n${TABLE}`],
  ] as const)
    it(`is ${what}`, async () => assert.deepEqual(await namesIn(html), NAMES))
  it('has a cell that goes on to the end of its table', async () => {
    const rows = PEOPLE.slice(1).map(
      ([name], at) => `<tr>${at === 0 ? '<td rowspan="0">North</td>' : ''}<td>${name}</td></tr>`,
    )
    const roll = await read(`<table>${htmlRow(['Camp', 'Name'])}${rows.join('')}</table>`)
    assert.deepEqual(
      roll.rows.map(({ cells }) => cells),
      NAMES.map((name) => ['North', name]),
    )
  })
})

describe('MT7: a PDF', () => {
  const words = (rows: readonly (readonly string[])[]) =>
    rows.flatMap((row, at) => row.map((text, column) => [50 + 150 * column, 750 - 20 * at, text] as const))
  it('of which some pages are scans names them; an empty page is none', async () => {
    const { notes } = await read(madePdf([words(PEOPLE), [], [], words(PEOPLE)], [], false, [1]))
    assert.match(notes.at(-1) ?? '', /^Page 2 has a picture and no text: nobody on it was read/u)
  })
})

describe('MT7: a damaged PDF', () => {
  const words = (from: number) =>
    PEOPLE.slice(from).flatMap((row, at) =>
      row.map((text, column) => [50 + 150 * column, 700 - 20 * at, text] as const),
    )
  it('is read where PDF.js can mend it, else refused, and ends no program', async () => {
    const text = madePdf([words(0), words(1)]).toString('latin1')
    const damage = (place: number, kid: number) =>
      Buffer.from(
        text
          .replace(new RegExp(`(xref\\n0 \\d+\\n(?:\\d{10} \\d{5} [nf] \\n){${place}})\\d{10}`, 'u'), '$10600001160')
          .replace('Kids[4 0 R', `Kids[${kid} 0 R`),
        'latin1',
      )
    assert.equal((await readRoll(damage(6, 4), 'list.pdf')).rows.length, 2 * NAMES.length)
    // Where its first page is none and where its second lies is told wrong, PDF.js fails at them where nobody waits: in a
    // program of its own, since the tests take every such failure for their own.
    const program = `import { readFileSync } from 'node:fs'
      import { readRoll } from ${JSON.stringify(new URL('./read-roll.ts', import.meta.url).href)}
      await readRoll(readFileSync(0), 'list.pdf').catch((error) => process.stdout.write(error.message))
      setTimeout(() => process.stdout.write('; goes on'), 10)`
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      input: damage(6, 5),
      encoding: 'utf8',
    })
    assert.deepEqual(
      [stdout, stderr, status],
      ['list.pdf is a PDF that is damaged or cut short: get it again, or save its list as CSV; goes on', '', 0],
    )
  })
})

describe('MT7 MT9: plain text', () => {
  const RUSSIAN = 'ФИО;Год рождения\nСамплов Иван Петрович;1980\nТестов Арам;1981\n'
  it('of four bytes a letter is read', async () => {
    for (const isLittle of [true, false]) {
      const codes = [...`\ufeff${RUSSIAN}`].map((letter) => letter.codePointAt(0) ?? 0)
      const bytes = Buffer.alloc(4 * codes.length)
      for (const [at, code] of codes.entries())
        isLittle ? bytes.writeUInt32LE(code, 4 * at) : bytes.writeUInt32BE(code, 4 * at)
      assert.deepEqual(await namesIn(bytes), ['Самплов Иван Петрович', 'Тестов Арам'])
    }
  })
  for (const taken of ['latin1', 'windows-1252', 'windows-1251'] as const)
    it(`that was once taken for ${taken} is kept as printed, and it is told`, async () => {
      const wrong =
        taken === 'latin1'
          ? Buffer.from(RUSSIAN).toString('latin1')
          : new TextDecoder(taken).decode(Buffer.from(RUSSIAN))
      const roll = await read(wrong)
      assert.equal(roll.rows[1]?.cells[0], wrong.split('\n')[2]?.split(';')[0])
      assert.match(roll.notes.join(' '), /once decoded wrong/u)
    })
  for (const [text, kind] of [
    ['{\\rtf1\\ansi Samplov Ivan\\par}', 'a text document (.rtf)'],
    ['[{"name":"Samplov Ivan"},\n{"name":"Testov Aram"}]', 'data in JSON'],
    ['{"name":"Samplov Ivan"}\n{"name":"Testov Aram"}', 'data in JSON'],
    [
      '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      'a workbook as XML of 2003',
    ],
    ['<?xml version="1.0"?><office:document xmlns:office="o">', 'an OpenDocument sheet as plain XML (.fods)'],
    ['<?xml version="1.0"?><people><person/></people>', 'a document in XML'],
    ['BEGIN:VCARD\nFN:Samplov Ivan\nEND:VCARD', 'a file of addresses or dates (.vcf, .ics)'],
    [
      'From: a@example.org\nSubject: list,\n folded\nMIME-Version: 1.0\n\nName,Born',
      'a saved letter or page (.eml, .mhtml)',
    ],
  ] as const)
    it(`is refused as what it is: ${kind}`, () =>
      assert.rejects(read(text, 'list.csv'), {
        message: `list.csv is ${kind}, not a table: save the list as CSV or as a workbook`,
      }))
})
