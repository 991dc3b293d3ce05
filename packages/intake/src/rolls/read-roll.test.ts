import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { readRoll } from './read-roll.ts'

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
  it('is read with one column', async () => {
    assert.equal((await readRoll(Buffer.from('name\nАвакян Айк\nПетросян Арам\n'), 'list.csv')).rows.length, 2)
  })
  for (const [what, bytes, says] of [
    ['an empty file', Buffer.from(''), /list\.csv is empty/u],
    ['column names alone', Buffer.from('name,born\n'), /one row only/u],
    ['an archive', Buffer.from('PK\u0003\u0004'), /damaged or cut short/u],
    ['501 columns', Buffer.from(`${'a,'.repeat(500)}b\n${'1,'.repeat(500)}2\n`), /501 columns/u],
    ['millions of rows', Buffer.alloc(5_000_001, 'n\n'), /2,500,001 lines; a list may have 2,000,000 rows: split it/u],
  ] as const)
    it(`is refused in one sentence: ${what}`, () => assert.rejects(readRoll(bytes, 'list.csv'), says))
})
