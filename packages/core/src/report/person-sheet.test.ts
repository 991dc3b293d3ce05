import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RecordedRoll } from '../ledger/people/people-state.ts'
import type { RollColumn, RollDescription } from '../ledger/people/roll.ts'
import { gapsOf, letterOf, personSheet, type RowOfPerson } from './person-sheet.ts'
import { SHEET_FIELDS } from './sheet-fields.ts'

const rollOf = (id: string, columns: readonly RollColumn[], change: Partial<RollDescription> = {}): RecordedRoll => ({
  id,
  sha256: id,
  byteLength: 1,
  sheet: null,
  from: { how: 'file', name: null },
  capturedAt: '2026-01-01T00:00:00.000Z',
  lines: id,
  rows: 9,
  headers: columns.map(({ holds }) => `column of ${holds}`),
  notes: [],
  entry: 1,
  describedBy: 1,
  description: {
    publisher: 'x',
    published: null,
    peopleOf: 'Arland',
    says: 'held',
    by: 'Borland',
    asOf: '2021-01-01',
    columns,
    ...change,
  },
})
const columns = (...holds: readonly RollColumn['holds'][]): readonly RollColumn[] =>
  holds.map((field, column) => ({ column, holds: field }))
const row = (roll: RecordedRoll, number: number, ...cells: readonly string[]): RowOfPerson => ({
  roll,
  row: number,
  cells,
})
const held = rollOf('held', columns('name', 'born', 'rank'))
const released = rollOf('released', columns('name', 'born', 'left-on'), { says: 'released' })
/** Made-up people. */
const person = [
  row(held, 3, 'Test Nobody', '1990', 'private'),
  row(released, 7, 'Nobody T.', '4 May 1990', '2021-02-01'),
]

const fieldOf = (rows: readonly RowOfPerson[], id: string) =>
  personSheet(rows).fields.find(({ field }) => field.id === id) ?? assert.fail(`no field ${id}`)

describe('MT25: a person’s sheet', () => {
  it('has every field of both instruments, each with the rows and columns behind it', () => {
    const sheet = personSheet(person)
    assert.equal(sheet.fields.length, SHEET_FIELDS.length)
    assert.equal(new Set(SHEET_FIELDS.map(({ id }) => id)).size, SHEET_FIELDS.length)
    assert.deepEqual(fieldOf(person, 'gc3-rank').answers, [
      { words: 'private', at: { roll: 'held', row: 3 }, column: 'column of rank', perhaps: false },
    ])
  })
  it('shows what sources say differently side by side, and chooses none', () => {
    const born = fieldOf(person, 'gc3-born')
    assert.deepEqual([born.answers.map(({ words }) => words), born.differ], [['1990', '4 May 1990'], true])
  })
  it('takes from a roll as a whole who holds and on whom they depend', () => {
    assert.deepEqual(
      fieldOf(person, 'icpped-holder').answers.map(({ words, column }) => [words, column]),
      [['Borland', null]],
    )
    assert.equal(fieldOf(person, 'gc3-power').answers[0]?.words, 'Arland')
    assert.match(
      fieldOf(person, 'gc3-events')
        .answers.map(({ words }) => words)
        .join('; '),
      /released, as of 2021-01-01/u,
    )
  })
  it('asks of a death or a release only those who are on such a list', () => {
    assert.equal(fieldOf(person, 'icpped-death').state, 'not-asked')
    assert.equal(fieldOf(person, 'icpped-left-on').state, 'answered')
    assert.equal(fieldOf(person.slice(0, 1), 'icpped-left-on').state, 'not-asked')
  })
  it('takes a year for a part of a full date of birth, which is still asked', () => {
    assert.equal(fieldOf(person, 'gc3-born').state, 'answered')
    assert.equal(fieldOf(person.slice(0, 1), 'gc3-born').state, 'perhaps')
  })
  it('takes no father’s name out of a whole name: it may be there, and is still asked', () => {
    const father = fieldOf(person, 'gc3-father')
    assert.equal(father.state, 'perhaps')
    assert.ok(father.answers.every(({ perhaps }) => perhaps))
  })
})

describe('MT26: what no source answers', () => {
  it('is told field by field with its people, and as the questions of a letter', () => {
    const sheets = [personSheet(person), personSheet([row(held, 4, 'Second Nobody', '', '')])]
    const gaps = gapsOf(sheets)
    const born = gaps.find(({ field }) => field.id === 'gc3-born')
    assert.deepEqual([born?.people, born?.of], [[[{ roll: 'held', row: 4 }]], 2])
    assert.equal(
      gaps.some(({ field }) => field.id === 'gc3-surname'),
      false,
    )
    assert.equal(
      gaps.some(({ field }) => field.id === 'icpped-death'),
      false,
    )
    const letter = letterOf(gaps, 'held')
    assert.ok(letter.includes('Please state, for each of the 2 people, the place of birth (GC III art. 122(4)).'))
    assert.ok(
      letter.includes(
        'Please state, for the person in row 4 of the list, the full date of birth (GC III art. 122(4)).',
      ),
    )
  })
})
