import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRoll } from '../read-roll.ts'
import { type MadeRule, type MadeWord, madePdf } from './made-pdf.ts'

const row = (y: number, ...cells: readonly string[]): readonly MadeWord[] =>
  cells.flatMap((cell, at) => (cell === '' ? [] : [[[50, 90, 260, 400][at] ?? 0, y, cell] as const]))
const HEADER = (y: number) => row(y, 'No', 'Name', 'Date of birth', 'Unit')

describe('a name list in a PDF', () => {
  it('a row that a page breaks in two is one person where rows are numbered', async () => {
    const row = (y: number, at: number, ...names: readonly string[]): readonly MadeWord[] => [
      [50, y, `${at}`],
      ...names.map((name, line): MadeWord => [90, y - 12 * line, name]),
      [300, y, `${1980 + at}`],
    ]
    const names = (at: number) => [`Family${'abcdefghij'[at]}`, `Given${'klmnopqrst'[at]}`, 'Fatherson']
    const first = [1, 2, 3, 4, 5].flatMap((at) => row(760 - 60 * at, at, ...names(at).slice(0, at === 5 ? 2 : 3)))
    const second = [6, 7, 8].flatMap((at) => row(700 - 60 * (at - 6), at, ...names(at)))
    const head: readonly MadeWord[] = [
      [50, 760, 'No'],
      [90, 760, 'Name'],
      [300, 760, 'Born'],
    ]
    const { rows } = await readRoll(
      madePdf([
        [...head, ...first],
        [[90, 760, 'Fatherson'], ...second],
      ]),
      'list.pdf',
    )
    assert.equal(rows.length, 8)
    assert.deepEqual(rows[4]?.cells, ['5', 'Familyf Givenp Fatherson', '1985'])
  })
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
      /told by the white space.*\n.*3 lines with column names.*\n.*more space: 1 line\./u,
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
    const words = people.flatMap((name, at): readonly MadeWord[] => [
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
  it('is read with words set in the middle of their rows, the space between rows telling them apart', async () => {
    const people = ['Petrosyan Aram', 'Hovhannisyan Karen', 'Sargsyan Gor', 'Avagyan Hayk', 'Hakobyan Levon']
    const words = people.flatMap((name, at): readonly MadeWord[] => {
      const y = 700 - 40 * at
      const [family = '', given = ''] = name.split(' ')
      return [
        [50, y + 6, family],
        [50, y - 6, given],
        [260, y, `199${at}`],
      ]
    })
    const { rows } = await readRoll(madePdf([[[50, 740, 'Name'], [260, 740, 'Born'], ...words]]), 'list.pdf')
    assert.deepEqual(
      rows.map(({ cells }) => cells),
      people.map((name, at) => [name, `199${at}`]),
    )
  })
  it('is read with the number of a row beside the last of its lines', async () => {
    const words = ['Petrosyan', 'Hovhannisyan', 'Sargsyan', 'Avagyan'].flatMap((family, at): readonly MadeWord[] => [
      [90, 712 - 24 * at, family],
      ...row(700 - 24 * at, String(at + 1), 'Aram', `199${at}`),
    ])
    const { rows } = await readRoll(madePdf([[...row(724, 'No', 'Name', 'Date of birth'), ...words]]), 'list.pdf')
    assert.deepEqual(
      rows.map(({ cells }) => cells[1]),
      ['Petrosyan Aram', 'Hovhannisyan Aram', 'Sargsyan Aram', 'Avagyan Aram'],
    )
  })
  it('is one of two, parted by their heads, where no lines are drawn', async () => {
    const dead = (y: number, ...cells: readonly string[]): readonly MadeWord[] =>
      cells.map((cell, at) => [[50, 90, 300][at] ?? 0, y, cell] as const)
    const bytes = madePdf([
      [
        ...HEADER(760),
        ...['A', 'B', 'C', 'D'].flatMap((name, at) =>
          row(740 - 20 * at, String(at + 1), `Heldov ${name}`, '1990', '1st'),
        ),
        [50, 640, 'The dead, made up'],
        ...dead(620, 'No', 'Name', 'Place'),
        ...['A', 'B', 'C'].flatMap((name, at) => dead(600 - 20 * at, String(at + 1), `Deadov ${name}`, 'Testtown')),
      ],
    ])
    const held = await readRoll(bytes, 'list.pdf')
    assert.deepEqual([held.rows.length, held.headers.at(-1)], [4, 'Unit'])
    assert.match(held.notes.join('\n'), /'table 2 \(page 1\)' \(3 rows\)/u)
    const others = await readRoll(bytes, 'list.pdf', { sheet: '2' })
    assert.deepEqual(others.headers, ['No', 'Name', 'Place'])
    assert.deepEqual(
      others.rows.map(({ cells }) => cells[1]),
      ['Deadov A', 'Deadov B', 'Deadov C'],
    )
  })
  it('is refused in one sentence where it is a scan or damaged', async () => {
    await assert.rejects(readRoll(madePdf([[]]), 'list.pdf'), /list\.pdf has pages but no text in them: it is a scan/u)
    await assert.rejects(readRoll(Buffer.from('%PDF-1.4\nnothing'), 'list.pdf'), /list\.pdf is a PDF that is damaged/u)
  })
})

/** Lines around each cell of a table. */
const grid = (xs: readonly number[], ys: readonly number[]): readonly MadeRule[] => [
  ...xs.map((x): MadeRule => [x, ys[0] ?? 0, x, ys.at(-1) ?? 0]),
  ...ys.map((y): MadeRule => [xs[0] ?? 0, y, xs.at(-1) ?? 0, y]),
]

describe('a table of a PDF with drawn lines', () => {
  it('is read cell by cell: words over several lines in the middle of their row, a word parted at its hyphen', async () => {
    const words: readonly MadeWord[] = [
      [110, 748, 'Name'],
      [260, 754, 'Date of'],
      [260, 742, 'birth'],
      [110, 718, 'Petrosyan-'],
      [110, 706, 'Samplov'],
      [110, 694, 'Aram'],
      [260, 706, '1990'],
      [110, 664, 'Sargsyan Gor'],
      [260, 670, '1993-02-'],
      [260, 658, '01'],
      [110, 636, 'Avagyan Hayk'],
    ]
    const roll = await readRoll(madePdf([words], [grid([100, 250, 400], [770, 730, 686, 650, 626])]), 'list.pdf')
    assert.deepEqual(roll.headers, ['Name', 'Date of birth'])
    assert.deepEqual(
      roll.rows.map(({ cells }) => cells),
      [
        ['Petrosyan-Samplov Aram', '1990'],
        ['Sargsyan Gor', '1993-02-01'],
        ['Avagyan Hayk', ''],
      ],
    )
    assert.match(roll.notes.join('\n'), /those that drawn lines part/u)
  })
  it('goes on over pages, its heads left out there; what stands outside is told', async () => {
    const page = (names: readonly string[]): readonly MadeWord[] => [
      [150, 780, 'made up'],
      [110, 742, 'Name'],
      [260, 742, 'Born'],
      ...names.flatMap((name, at): readonly MadeWord[] => [
        [110, 716 - 24 * at, name],
        [260, 716 - 24 * at, '1990'],
      ]),
    ]
    const rules = grid([100, 250, 400], [760, 730, 706, 682])
    const roll = await readRoll(
      madePdf([page(['Petrosyan Aram', 'Sargsyan Gor']), page(['Avagyan Hayk', 'Hakobyan Levon'])], [rules, rules]),
      'list.pdf',
    )
    assert.deepEqual(
      roll.rows.map(({ page: number, cells }) => [number, cells[0]]),
      [
        [1, 'Petrosyan Aram'],
        [1, 'Sargsyan Gor'],
        [2, 'Avagyan Hayk'],
        [2, 'Hakobyan Levon'],
      ],
    )
    assert.match(
      roll.notes.join('\n'),
      /outside the drawn tables was left out \(2 lines\)[\s\S]*again were left out \(1 row\)/u,
    )
  })
  it('keeps a person who is on it twice, on two pages', async () => {
    const page: readonly MadeWord[] = [
      [110, 742, 'Name'],
      [260, 742, 'Born'],
      [110, 716, 'Petrosyan Aram'],
      [260, 716, '1990'],
      [110, 692, 'Sargsyan Gor'],
      [260, 692, '1991'],
    ]
    const rules = grid([100, 250, 400], [760, 730, 706, 682])
    assert.equal((await readRoll(madePdf([page, page], [rules, rules]), 'list.pdf')).rows.length, 4)
    assert.equal((await readRoll(madePdf([page, page]), 'list.pdf')).rows.length, 4, 'without drawn lines too')
  })
  it('is one of two on a page: the other is told and can be asked for', async () => {
    const list = (top: number, heads: readonly string[], name: string, many: number): readonly MadeWord[] => [
      ...heads.map((head, at): MadeWord => [110 + 150 * at, top - 14, head]),
      ...Array.from({ length: many }, (_, at): readonly MadeWord[] => [
        [110, top - 34 - 20 * at, `${name} ${'ABCD'.charAt(at)}`],
        [260, top - 34 - 20 * at, '1990'],
      ]).flat(),
    ]
    const ys = (top: number, rows: number) => Array.from({ length: rows + 2 }, (_, at) => top - 20 * at)
    const bytes = madePdf(
      [
        [
          ...list(760, ['Name', 'Born'], 'Heldov', 4),
          [110, 640, 'The dead'],
          ...list(600, ['Name', 'Died'], 'Deadov', 2),
        ],
      ],
      [[...grid([100, 250, 400], ys(760, 4)), ...grid([100, 250, 400], ys(600, 2))]],
    )
    const held = await readRoll(bytes, 'list.pdf')
    assert.equal(held.rows.length, 4)
    assert.match(held.notes.join('\n'), /there are also 'table 2 \(page 1\)' \(2 rows\)/u)
    assert.equal((await readRoll(bytes, 'list.pdf', { sheet: '2' })).rows.length, 2)
  })
  it('has cells over several rows and columns, as merged ones of a sheet', async () => {
    const rules: readonly MadeRule[] = [
      [100, 760, 400, 760],
      [100, 740, 400, 740],
      [100, 720, 300, 720],
      [100, 700, 400, 700],
      [100, 680, 400, 680],
      [100, 660, 400, 660],
      [100, 760, 100, 660],
      [200, 760, 200, 700],
      [200, 680, 200, 660],
      [300, 760, 300, 700],
      [300, 680, 300, 660],
      [400, 760, 400, 660],
    ]
    const at = (y: number, ...cells: readonly string[]) =>
      cells.flatMap((cell, column) => (cell === '' ? [] : [[110 + 100 * column, y, cell] as const]))
    const words = [
      ...at(746, 'Family', 'Given', 'Unit'),
      ...at(726, 'Petrosyan', 'Aram'),
      ...at(716, '', '', '1st'),
      ...at(706, 'Sargsyan', 'Gor'),
      ...at(686, 'Wounded'),
      ...at(666, 'Avagyan', 'Hayk', '2nd'),
    ]
    const roll = await readRoll(madePdf([words], [rules]), 'list.pdf')
    assert.deepEqual(
      roll.rows.map(({ cells }) => cells),
      [
        ['Petrosyan', 'Aram', '1st'],
        ['Sargsyan', 'Gor', '1st'],
        ['Avagyan', 'Hayk', '2nd'],
      ],
    )
    assert.match(roll.notes.join('\n'), /1 row merged over the whole width were taken as headings: row 4/u)
  })
  it('is read where the page is printed across its sheet', async () => {
    const words: readonly MadeWord[] = [
      [110, 742, 'Name'],
      [260, 742, 'Born'],
      [110, 716, 'Petrosyan Aram'],
      [260, 716, '1990'],
      [110, 692, 'Sargsyan'],
      [110, 682, 'Gor'],
    ]
    const bytes = madePdf([words], [grid([100, 250, 400], [760, 730, 706, 676])], true)
    const { headers, rows } = await readRoll(bytes, 'list.pdf')
    assert.deepEqual(headers, ['Name', 'Born'])
    assert.deepEqual(
      rows.map(({ cells }) => cells),
      [
        ['Petrosyan Aram', '1990'],
        ['Sargsyan Gor', ''],
      ],
    )
  })
  it('with lines around columns alone is read by where its words stand', async () => {
    const words = Array.from({ length: 4 }, (_, at) =>
      row(700 - 20 * at, String(at + 1), 'Petrosyan Aram', '1990'),
    ).flat()
    const { rows } = await readRoll(
      madePdf([[...row(730, 'No', 'Name', 'Date of birth'), ...words]], [grid([45, 85, 250, 400], [745, 720, 600])]),
      'list.pdf',
    )
    assert.equal(rows.length, 4)
  })
})
