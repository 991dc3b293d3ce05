import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { readRoll } from './read-roll.ts'

/** Bytes as chance gives them, the same each time. */
function noise(length: number): readonly number[] {
  let state = 7
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return (state >> 16) & 255
  })
}

const LIST = 'ФИО;Дата\r\nПетросян Арам;1990\r\n"Оганесян; Карен";1991\r\n'

describe('a name list in plain text', () => {
  it('is read with any separator and keeps each cell as printed, with its line', async () => {
    const { headers, rows } = await readRoll(Buffer.from(LIST), 'list.csv')
    assert.deepEqual(headers, ['ФИО', 'Дата'])
    assert.deepEqual(rows, [
      { line: 2, cells: ['Петросян Арам', '1990'] },
      { line: 3, cells: ['Оганесян; Карен', '1991'] },
    ])
  })
  it('is read in an old encoding', async () => {
    const bytes = iconv.encode(LIST + 'Григорян Самвел;1992\r\nКарапетян Тигран;1993\r\n'.repeat(20), 'windows-1251')
    assert.equal((await readRoll(bytes, 'list.csv')).rows[0]?.cells[0], 'Петросян Арам')
  })
  it('tells a title and a second row of column names from people, and keeps a first person with an unknown day', async () => {
    const two =
      'List of the held (made up)\nФИО,Дата рождения\nName,Date of birth\nПетросян Арам,1990\nАвакян Айк,1991\n'
    const roll = await readRoll(Buffer.from(two), 'list.csv')
    assert.deepEqual(roll.headers, ['ФИО / Name', 'Дата рождения / Date of birth'])
    assert.equal(roll.rows.length, 2)
    const unknown = await readRoll(Buffer.from('name,born\nАвакян Айк,unknown\nПетросян Арам,1990\n'), 'list.csv')
    assert.equal(unknown.rows.length, 2)
    const unnamed = await readRoll(Buffer.from('name,\nАвакян Айк,1st\nПетросян Арам,2nd\n'), 'list.csv')
    assert.equal(unnamed.rows.length, 2, 'a row that names one of two columns is no title')
  })
  it('tells groups over the column names, blanks beside them, from people (made up)', async () => {
    const grouped =
      'Name,,Birth,\nFamily,Given,Date,Place\nSamplov,Ivan,1960-01-01,Testtown\nTestov,Aram,1961-01-01,Testtown\n'
    const roll = await readRoll(Buffer.from(grouped), 'list.csv')
    assert.deepEqual(roll.headers, ['Name / Family', 'Name / Given', 'Birth / Date', 'Birth / Place'])
    assert.equal(roll.rows.length, 2)
    const people = 'Name,,Born,\nSamplov,Ivan,unknown,Testtown\nTestov,Aram,1961-01-01,Testtown\n'
    assert.equal((await readRoll(Buffer.from(people), 'list.csv')).rows.length, 2, 'in doubt a row is a person')
  })
  it('tells by which encoding it was read where the file does not say', async () => {
    const bytes = iconv.encode(`${LIST}${'Григорян Самвел;1992\r\n'.repeat(20)}`, 'windows-1251')
    assert.match((await readRoll(bytes, 'list.csv')).notes.join(' '), /read as windows-1251: look at a few names/u)
  })
  it('is told by its letters however far down they stand', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`name,born\n${'Samplov Ivan,1990\n'.repeat(20_000)}`),
      iconv.encode('Оганесян Карен,1991\nГригорян Самвел,1992\nМкртчян Армен,1993\n'.repeat(5), 'windows-1251'),
    ])
    const { rows } = await readRoll(bytes, 'list.csv')
    assert.equal(rows.at(-1)?.cells[0], 'Мкртчян Армен')
  })
  it('keeps a letter whole that lies across two pieces of the file', async () => {
    const bytes = Buffer.from(`name,born\n${'Оганесян Карен,1991\n'.repeat(60_000)}`)
    const { rows } = await readRoll(bytes, 'list.csv')
    assert.ok(rows.every(({ cells }) => cells[0] === 'Оганесян Карен'))
    const wide = await readRoll(iconv.encode(bytes.toString(), 'utf-16le', { addBOM: true }), 'list.csv')
    assert.ok(wide.rows.every(({ cells }) => cells[0] === 'Оганесян Карен'))
  })
  it('is read with one column', async () => {
    assert.equal((await readRoll(Buffer.from('name\nАвакян Айк\nПетросян Арам\n'), 'list.csv')).rows.length, 2)
  })
  for (const [what, bytes, says] of [
    ['an empty file', Buffer.from(''), /list\.csv is empty/u],
    ['column names alone', Buffer.from('name,born\n'), /one row only/u],
    ['an archive', Buffer.from('PK\u0003\u0004'), /damaged or cut short/u],
    [
      'bytes that are no text',
      Buffer.from(noise(3000)),
      /list\.csv is no table in plain text: of its first [\d,]+ characters [\d,]+ are none/u,
    ],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /list\.csv is a PNG picture, not a table/u],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0, 1]), /list\.csv is packed with gzip, not a table/u],
    ['zeros', Buffer.alloc(5000), /no table in plain text/u],
    [
      'a cell of millions of letters',
      Buffer.from(`name\n${'x'.repeat(3_000_000)}\n`),
      /a row has more than 1,000,000 characters/u,
    ],
    ['501 columns', Buffer.from(`${'a,'.repeat(500)}b\n${'1,'.repeat(500)}2\n`), /501 columns/u],
    ['millions of rows', Buffer.alloc(5_000_001, 'n\n'), /2,500,001 lines; a list may have 2,000,000 rows: split it/u],
  ] as const)
    it(`is refused in one sentence: ${what}`, () => assert.rejects(readRoll(bytes, 'list.csv'), says))
})
