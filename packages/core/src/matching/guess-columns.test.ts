import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { guessKind, holdsAges, isColumnName, isOtherDay, namesByCells } from './guess-columns.ts'
import { nameAndBirth } from './name-and-birth.ts'
import { nameTokens } from './names/name-tokens.ts'
import { guessField } from './people/roll-fields.ts'

/** Everybody here is made up. */
const NAMES = ['Samplov Ivan', 'Testyan Karen', 'Probnikov Aram', 'Primerov Gor', 'Obraztsov Hayk']
const DAYS = ['04.05.1990', '1991', '12.11.1988', 'about 1975', '1993-02-01']
const TOWNS = ['Testtown', 'Probeville', 'Testtown', 'Upper Testtown', 'Testtown']

describe('MT20: what a column may hold', () => {
  for (const [header, cells, kind, field] of [
    ['Full name', NAMES, 'name', 'name'],
    ['სახელი', NAMES, 'name', 'name'],
    ['Ονοματεπώνυμο', NAMES, 'name', 'name'],
    ['Adı', NAMES, 'name', 'name'],
    ['Full name of prisoner', NAMES, 'name', 'name'],
    ['Detainee', NAMES, 'name', 'name'],
    ['Prison', TOWNS, 'text', 'held-at'],
    ['İsim Soyisim', NAMES, 'name', 'name'],
    ['姓名', NAMES, 'name', 'name'],
    ['Họ và tên', NAMES, 'name', 'name'],
    ['Д.р.', DAYS, 'born', 'born'],
    ['D.O.B', DAYS, 'born', 'born'],
    ['Data di nascita', DAYS, 'born', 'born'],
    ['مواليد', DAYS, 'born', 'born'],
    ['Squad', TOWNS, 'text', 'text'],
    ['Address', TOWNS, 'text', 'address'],
    ['Camp name', TOWNS, 'text', 'held-at'],
    ["Mother's name", NAMES, 'text', 'mother-name'],
    ['note', TOWNS, 'text', 'text'],
    ['Date of birth', DAYS, 'born', 'born'],
    ['Place of birth', TOWNS, 'text', 'birth-place'],
    ['مكان الميلاد', TOWNS, 'text', 'birth-place'],
    ['تاريخ الاعتقال', ['2020/11/12', '2020/11/13'], 'born', 'taken-on'],
    ['', DAYS, 'born', 'born'],
    ['column 3', ['1990', '1991', '1978'], 'born', 'born'],
    ['Age (years)', ['30', '31'], 'number', 'born'],
  ] as const)
    it(`${header || 'without a name'}: ${field}`, () => {
      assert.equal(guessKind(header, cells), kind)
      assert.equal(guessField(header, cells), field)
    })
  it('is by the cells where they belie the name: heads that slipped by one', () => {
    assert.equal(guessKind('Date of birth', NAMES), 'name')
    assert.equal(guessKind('Name', DAYS), 'born')
  })
  it('is names by the cells alone where no column is called so, and never towns, days or names of others', () => {
    const columns = [TOWNS, DAYS, NAMES, NAMES]
    assert.equal(
      namesByCells(['Wohnsitz', 'Tag', 'Betroffene', 'x'], (column) => columns[column] ?? []),
      2,
    )
    assert.equal(
      namesByCells(['Ort', 'Tag', 'Mother', 'Camp'], (column) => columns[column] ?? []),
      -1,
    )
  })
  it('is nothing where it counts the rows, gaps and a total among them; years of birth do not count', () => {
    assert.equal(guessKind('No', ['1', '2', '4', '5', '6', '7', '8']), null)
    assert.equal(guessKind('№ п/п', ['1', '2', '3', '4', '5', '6', '7', '8', 'Total']), null)
    assert.equal(guessKind('Born', ['1970', '1971', '1972', '1973', '1974']), 'born')
    assert.equal(guessKind('Service number', ['1001', '1002', '1003', '1004']), 'number')
  })
  it('knows ages, other days and names of columns in several languages', () => {
    assert.ok(holdsAges('Возраст (лет)') && !holdsAges('Агент'))
    assert.ok(isOtherDay('Date of capture') && isOtherDay('дата освобождения') && !isOtherDay('Date of birth'))
    assert.ok(isColumnName('მამის სახელი') && isColumnName('family_name') && !isColumnName('Samplov'))
  })
})

describe('a birth behind a name', () => {
  for (const [cell, name, born] of [
    ['Samplov Ivan Testovich (1990)', 'Samplov Ivan Testovich', '1990'],
    ['Примеров Иван, 1990 г.р.', 'Примеров Иван', '1990 г.р.'],
    ['Samplov, Ivan (about 1975)', 'Samplov, Ivan', 'about 1975'],
    ['محمد علي (1990)', 'محمد علي', '1990'],
  ] as const)
    it(cell, () => assert.deepEqual(nameAndBirth(cell), { name, born }))
  for (const cell of ['4 May 1990', 'May 1990', 'about 1975', 'Samplov Ivan', 'Test street 12', 'около 1975'])
    it(`is not in '${cell}'`, () => assert.equal(nameAndBirth(cell), null))
  it('is no part of the name that is compared', () => {
    const parts = (name: string) => nameTokens(name).map(({ text }) => text)
    assert.deepEqual(parts('12. Samplov Ivan (1990)'), ['Samplov', 'Ivan'])
    assert.deepEqual(parts('Samplov (about 1990) Ivan'), ['Samplov', 'Ivan'])
    assert.deepEqual(parts('Примеров Иван, 1990 г.р.'), ['Примеров', 'Иван'])
    assert.deepEqual(parts('P3trov Ivan'), ['P3trov', 'Ivan'])
  })
})
