import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { readRoll } from './read-roll.ts'

const LIST = 'ФИО;Дата\r\nПетросян Арам;1990\r\n"Оганесян; Карен";1991\r\n'

describe('a name list in plain text', () => {
  it('is read with any separator and keeps each cell as printed, with its line', () => {
    const { headers, rows } = readRoll(Buffer.from(LIST), 'list.csv')
    assert.deepEqual(headers, ['ФИО', 'Дата'])
    assert.deepEqual(rows, [
      { line: 2, cells: ['Петросян Арам', '1990'] },
      { line: 3, cells: ['Оганесян; Карен', '1991'] },
    ])
  })
  it('is read in an old encoding', () => {
    assert.equal(
      readRoll(
        iconv.encode(LIST + 'Григорян Самвел;1992\r\nКарапетян Тигран;1993\r\n'.repeat(20), 'windows-1251'),
        'list.csv',
      ).rows[0]?.cells[0],
      'Петросян Арам',
    )
  })
  for (const [what, bytes, says] of [
    ['an empty file', Buffer.from(''), /list\.csv is empty/u],
    ['column names alone', Buffer.from('name,born\n'), /one row only/u],
    ['a workbook', Buffer.from('PK\u0003\u0004'), /workbook or an archive; save its sheet as CSV/u],
    ['501 columns', Buffer.from(`${'a,'.repeat(500)}b\n${'1,'.repeat(500)}2\n`), /501 columns/u],
  ] as const)
    it(`is refused in one sentence: ${what}`, () => {
      assert.throws(() => readRoll(bytes, 'list.csv'), says)
    })
})
