import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRoll } from './read-roll.ts'
import { madeOds, madeXlsx } from './workbook/made-workbook.ts'

/** Everybody in these lists is made up. */
const csv = (text: string) => readRoll(Buffer.from(text), 'list.csv')
const cellsOf = async (text: string) => (await csv(text)).rows.map(({ cells }) => cells)

describe('MT7: a table in plain text', () => {
  it('with a quotation mark that takes in whole rows is refused with the lines, and one with several lines in a cell is not', async () => {
    const people = Array.from({ length: 20 }, (_, at) => `Probnikov Aram,19${60 + at},1st\n`).join('')
    await assert.rejects(
      csv(`name,born,unit\n"Testyan Karen,1991,2nd\n${people}"Primerov Gor",1993,2nd\n`),
      /list\.csv is no table that can be read near line 2: a quotation mark opens a cell there and nothing closes it before line 23/u,
    )
    assert.deepEqual(
      await cellsOf('name,born,note\nSamplov Ivan,1990,"wounded,\nin hospital"\nTestyan Karen,1991,\n'),
      [
        ['Samplov Ivan', '1990', 'wounded,\nin hospital'],
        ['Testyan Karen', '1991', ''],
      ],
    )
  })
  it('loses nobody where no row names the columns and there are no days', async () => {
    const { headers, rows } = await csv(
      'Samplov,Ivan,Testovich,1st\nTestyan,Karen,Samvelovich,2nd\nProbnikov,Aram,Levonovich,1st\n',
    )
    assert.equal(headers[0], 'column 1')
    assert.equal(rows.length, 3)
  })
  it('takes for names of columns what has words where the rows below have figures, or is written small', async () => {
    assert.equal(
      (await csv('Maakond,Vanus,Arv\nSamplov Ivan,34,1\nTestyan Karen,35,2\nProbnikov Aram,36,3\n')).rows.length,
      3,
    )
    assert.equal((await csv('perenimi,eesnimi,üksus\nSamplov,Ivan,Test\nTestyan,Karen,Test\n')).rows.length, 2)
  })
  it('leaves out heads printed again, numbers of the columns and strokes, and tells it', async () => {
    const { rows, notes } = await csv(
      'Name,Born,Unit\n1,2,3\nSamplov Ivan,1990,1st\nName,Born,Unit\n---,---,---\nTestyan Karen,1991,2nd\n',
    )
    assert.deepEqual(
      rows.map(({ line }) => line),
      [3, 6],
    )
    assert.match(notes.join('\n'), /printed again left out: row 4\.\n.*strokes alone left out: row 2, row 5\./u)
  })
  it('has a year behind each name shown in a column of its own too, the cells as printed', async () => {
    const { headers, rows, notes } = await csv(
      'Full name\nSamplov Ivan (04.05.1990)\n"Testyan Karen, 1991 г.р."\nProbnikov Aram (about 1975)\n',
    )
    assert.deepEqual(headers, ['Full name', 'Full name: born'])
    assert.deepEqual(
      rows.map(({ cells }) => cells),
      [
        ['Samplov Ivan (04.05.1990)', '04.05.1990'],
        ['Testyan Karen, 1991 г.р.', '1991 г.р.'],
        ['Probnikov Aram (about 1975)', 'about 1975'],
      ],
    )
    assert.match(notes.join('\n'), /'Full name' has a year or day behind the names/u)
  })
  it('with columns that white space alone parts is read by where its words stand', async () => {
    const { headers, rows } = await csv(
      'No  Name                 Born        Unit\n1   Samplov Ivan         04.05.1990  1st\n2   Testyan Karen        12.11.1988  2nd\n\n3   Probnikov Aram       1975        1st\n',
    )
    assert.deepEqual(headers, ['No', 'Name', 'Born', 'Unit'])
    assert.deepEqual(
      rows.map(({ line, cells }) => [line, ...cells]),
      [
        [2, '1', 'Samplov Ivan', '04.05.1990', '1st'],
        [3, '2', 'Testyan Karen', '12.11.1988', '2nd'],
        [5, '3', 'Probnikov Aram', '1975', '1st'],
      ],
    )
  })
})

describe('MT7: what whoever opens the file is not shown', () => {
  it('rows hidden or filtered out of a sheet or page are people like the others, and told', async () => {
    const cell = (text: string, at: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const xlsx = madeXlsx([
      {
        name: 'A',
        rows: `<row r="1">${cell('name', 'A1')}</row><row r="2" hidden="1">${cell('Samplov Ivan', 'A2')}</row><row r="3">${cell('Testyan Karen', 'A3')}</row>`,
      },
    ])
    const ods = madeOds(
      '<table:table table:name="A"><table:table-row><table:table-cell><text:p>name</text:p></table:table-cell></table:table-row><table:table-row table:visibility="filter"><table:table-cell><text:p>Samplov Ivan</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Testyan Karen</text:p></table:table-cell></table:table-row></table:table>',
    )
    const page = Buffer.from(
      '<html><table><tr><th>name</th></tr><tr style="display: none"><td>Samplov Ivan</td></tr><tr><td>Testyan Karen</td></tr></table></html>',
    )
    for (const bytes of [xlsx, ods, page]) {
      const { rows, notes } = await readRoll(bytes, 'list')
      assert.equal(rows.length, 2)
      assert.match(notes.join('\n'), /1 row of the table is hidden or filtered out and read like the others: row 2\./u)
    }
  })
  it('errors of a workbook are told, and a day in ISO 8601 is a day', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>born</t></is></c></row>' +
      '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="d"><v>1991-02-03T00:00:00</v></c></row>'
    const roll = await readRoll(madeXlsx([{ name: 'A', rows }]), 'list.xlsx')
    assert.deepEqual(roll.rows[0]?.cells, ['#REF!', '1991-02-03'])
    assert.match(roll.notes.join('\n'), /1 cell of the sheet shows an error of the workbook/u)
  })
})

describe('a cell of a page', () => {
  it('has words of two blocks apart', async () => {
    const page =
      '<html><table><tr><th>Name</th><th>Born</th></tr><tr><td><p>Samplov</p><p>Ivan</p></td><td>1990</td></tr></table></html>'
    assert.deepEqual((await readRoll(Buffer.from(page), 'list.html')).rows[0]?.cells, ['Samplov Ivan', '1990'])
  })
})
