import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRoll } from '../read-roll.ts'

type Word = readonly [x: number, y: number, text: string]

/** A PDF written out by hand: words of Helvetica at their places, page by page. Everybody in it is made up. */
function madePdf(pages: readonly (readonly Word[])[]): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...pages.flatMap((words, at) => {
      const stream = words.map(([x, y, text]) => `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET`).join('\n')
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + 2 * at} 0 R>>`,
        `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`,
    'latin1',
  )
}

const row = (y: number, ...cells: readonly string[]): readonly Word[] =>
  cells.flatMap((cell, at) => (cell === '' ? [] : [[[50, 90, 260, 400][at] ?? 0, y, cell] as const]))
const HEADER = (y: number) => row(y, 'No', 'Name', 'Date of birth', 'Unit')

describe('a name list in a PDF', () => {
  it('is read by its columns, across pages, without titles, repeated column names and page numbers', async () => {
    const roll = await readRoll(
      madePdf([
        [
          [150, 780, 'List of the held, made up'],
          ...HEADER(760),
          ...row(740, '1', 'Petrosyan Aram', '04.05.1990', '1st'),
          ...row(720, '2', 'Hovhannisyan', '1991', ''),
          ...row(708, '', 'Karen', '', ''),
          [300, 20, 'Page 1 of 2'],
        ],
        [
          ...HEADER(760),
          ...row(740, '3', 'Sargsyan Gor', '', '2nd'),
          ...row(720, '4', 'Avagyan Hayk', '1993', '2nd'),
          [300, 20, 'Page 2 of 2'],
        ],
      ]),
      'list.pdf',
    )
    assert.deepEqual(roll.headers, ['No', 'Name', 'Date of birth', 'Unit'])
    assert.deepEqual(
      roll.rows.map(({ page, cells }) => [page, ...cells]),
      [
        [1, '1', 'Petrosyan Aram', '04.05.1990', '1st'],
        [1, '2', 'Hovhannisyan Karen', '1991', ''],
        [2, '3', 'Sargsyan Gor', '', '2nd'],
        [2, '4', 'Avagyan Hayk', '1993', '2nd'],
      ],
    )
    assert.equal(roll.sheet, '2 pages')
    assert.match(
      roll.notes.join('\n'),
      /told by the white space.*\n.*3 lines with column names.*\n1 line without a number/u,
    )
  })
  it('is read where it is names with numbers, nobody taken for a title', async () => {
    const words = ['Petrosyan Aram', 'Sargsyan Gor', 'Avagyan Hayk'].map(
      (name, at) => [50, 700 - 20 * at, `${at + 1}. ${name}`] as const,
    )
    const { headers, rows } = await readRoll(madePdf([words]), 'list.pdf')
    assert.deepEqual(headers, ['column 1', 'column 2'])
    assert.deepEqual(
      rows.map(({ cells }) => cells[1]),
      ['Petrosyan Aram', 'Sargsyan Gor', 'Avagyan Hayk'],
    )
  })
  it('is read where columns stand so close that their words run together in some lines', async () => {
    const people = ['Petrosyan Aram Gagikovich', 'Mamedov Ali', 'Sargsyan Gor', 'Avagyan Hayk', 'Hakobyan Levon']
    const words = people.flatMap((name, at): readonly Word[] => [
      [50, 700 - 20 * at, String(at + 1)],
      [62, 700 - 20 * at, name],
      [190, 700 - 20 * at, `0${at + 1}.05.1990`],
    ])
    const { rows } = await readRoll(
      madePdf([[[50, 720, 'No'], [66, 720, 'Name'], [190, 720, 'Date of birth'], ...words]]),
      'list.pdf',
    )
    assert.deepEqual(
      rows.map(({ cells }) => cells),
      people.map((name, at) => [String(at + 1), name, `0${at + 1}.05.1990`]),
    )
  })
  it('is refused in one sentence where it is a scan or damaged', async () => {
    await assert.rejects(readRoll(madePdf([[]]), 'list.pdf'), /list\.pdf has pages but no text in them: it is a scan/u)
    await assert.rejects(readRoll(Buffer.from('%PDF-1.4\nnothing'), 'list.pdf'), /list\.pdf is a PDF that is damaged/u)
  })
})
