import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRoll } from './read-roll.ts'

const read = (lines: readonly string[]) => readRoll(Buffer.from(`${lines.join('\n')}\n`), 'list.csv')

/** Made-up people. */
const PEOPLE = ['Samplov Ivan,1980-01-02,Goris', 'Testov Aram,1981-02-03,Goris', 'Probnikov Gor,1982-03-04,Goris']
const AGED = ['Samplov Ivan,31,180', 'Testov Aram,40,170', 'Probnikov Gor,22,165']

const NAMED_TWICE = 'Rows 1 and 2 both name the columns.'
const UNITS = 'Row 2 below the column names says how the columns are written: no person.'

/** A list with two rows above its people: what its columns are called, and what is told. */
const TWO: readonly (readonly [string, readonly string[], readonly string[], string])[] = [
  ['units, the name left blank', ['Name,Age,Height', ',years,cm', ...AGED], ['Name', 'Age', 'Height'], UNITS],
  ['kinds of cells', ['Name,Age,Height', 'text,number,cm', ...AGED], ['Name', 'Age', 'Height'], UNITS],
  ['units in Russian', ['ФИО,Возраст,Рост', 'полностью,лет,см', ...AGED], ['ФИО', 'Возраст', 'Рост'], UNITS],
  [
    'hints in brackets',
    ['Name,Born,Place', '(family given),(yyyy-mm-dd),(town)', ...PEOPLE],
    ['Name', 'Born', 'Place'],
    UNITS,
  ],
  [
    'hints in plain words',
    ['Name;Born;Place', 'as in the passport;day month year;town', ...PEOPLE].map((line) => line.replaceAll(',', ';')),
    ['Name', 'Born', 'Place'],
    UNITS,
  ],
  [
    'a unit over a column without a name',
    ['Name,,Place', ',years,', 'Samplov Ivan,31,Goris', 'Testov Aram,40,Goris'],
    ['Name', 'years', 'Place'],
    UNITS,
  ],
  [
    'groups said again over each column',
    ['Person,Person,Birth', 'Family name,Given name,Date', 'Samplov,Ivan,1980-01-02', 'Testov,Aram,1981-02-03'],
    ['Person / Family name', 'Person / Given name', 'Birth / Date'],
    NAMED_TWICE,
  ],
  [
    'another language, without figures',
    ['Name,Rank', 'ФИО,Звание', 'Samplov Ivan,private', 'Testov Aram,sergeant'],
    ['Name / ФИО', 'Rank / Звание'],
    NAMED_TWICE,
  ],
]

/** A list whose first person looks odd. */
const ODD: readonly (readonly [string, string, string])[] = [
  ['an unknown day', 'Name,Born,Place', 'Samplov Ivan,unknown,Goris'],
  ['a stroke for an age', 'Name,Age,Height', 'Samplov Ivan,-,-'],
  ['an age in words', 'Name,Age,Height', 'Samplov Ivan,about twenty years,tall'],
  ['a word that names a column', 'Name,Born,Rank', 'Rank Ivan,unknown,Unit commander'],
  ['nothing given', 'Name,Born,Rank', 'not given,not given,not given'],
  ['a name withheld', 'Name,Born,Place', '(withheld),(unknown),(unknown)'],
  ['a name as short as a unit', 'Name,Age,Place', 'Ada May,unknown,Goris'],
]

describe('MT7: two rows above the people of a list', () => {
  for (const [what, lines, headers, told] of TWO)
    it(`are both of its columns: ${what}`, async () => {
      const roll = await read(lines)
      assert.deepEqual([roll.headers, roll.rows.length, roll.notes], [headers, lines.length - 2, [told]])
    })
  it('may be three: groups, names, units', async () => {
    const { headers, rows, notes } = await read([
      'Person,,Birth',
      'Family name,Given name,Age',
      ',,years',
      'Samplov,Ivan,31',
      'Testov,Aram,40',
    ])
    assert.deepEqual([headers.at(-1), rows.length], ['Birth / Age', 2])
    assert.deepEqual(notes, [NAMED_TWICE, 'Row 3 below the column names says how the columns are written: no person.'])
  })
  it('are told of a list with tabs too', async () => {
    const { rows, notes } = await readRoll(
      Buffer.from('Name\tAge\n\tyears\nSamplov Ivan\t31\nTestov Aram\t40\n'),
      'list.tsv',
    )
    assert.deepEqual([rows.length, notes], [2, [UNITS]])
  })
})

describe('MT7: a first person who looks odd', () => {
  for (const [what, header, person] of ODD)
    it(`stays a person: ${what}`, async () => {
      const roll = await read([header, person, ...(header.includes('Height') ? AGED : PEOPLE)])
      assert.deepEqual([roll.rows[0]?.cells, roll.rows.length, roll.notes], [person.split(','), 4, []])
    })
  it('stays a person though names are written small', async () => {
    const { rows } = await read(['name,age', 'samplov ivan,unknown', 'testov aram,40', 'probnikov gor,22'])
    assert.equal(rows.length, 3)
  })
})

describe('MT7: a first row that names columns in words of any language', () => {
  for (const head of [
    'Imię i nazwisko,Rok urodzenia',
    'الاسم الرباعي,المواليد',
    'Ф.И.О. пленного,г.р.',
    'Họ và tên,Ngày sinh',
  ])
    it(`names births where everybody has figures, and is no person: ${head}`, async () => {
      const roll = await read([head, 'Samplov Ivan,1980', 'Testov Aram,1981', 'Probnikov Gor,1982'])
      assert.deepEqual(roll.headers, head.split(','))
      assert.equal(roll.rows.length, 3)
    })
  it('is a person where a year is not told of one', async () => {
    const roll = await read(['Samplov Ivan,unknown', 'Testov Aram,1981', 'Probnikov Gor,1982'])
    assert.equal(roll.rows.length, 3)
  })
})
