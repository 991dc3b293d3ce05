import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { guessKind, nameAndBirth } from '@muster/core'
import { readRoll } from './read-roll.ts'

// Made-up people.
const PEOPLE = ['Пробников Арам Олегович', 'Тестян Борис Петрович', 'Ложненко Виктор Романович', 'Мнимов Глеб Павлович']
const read = (lines: readonly string[]) => readRoll(new TextEncoder().encode(lines.join('\n')), 'list.csv')
const namesIn = async (lines: readonly string[], column: number) =>
  (await read(lines)).rows.map(({ cells }) => cells[column])

describe('MT7: rows that are of nobody', () => {
  it('numbers of pages, notes and signatures are left out and told', async () => {
    const roll = await read([
      '№;ФИО;Дата рождения',
      `1;${PEOPLE[0]};01.02.1990`,
      ';Страница 1 из 2;',
      `2;${PEOPLE[1]};03.04.1991`,
      ';* по данным родственников;',
      ';Примечание: список уточняется;',
      ';Подпись:;Пустов И.',
      `3;${PEOPLE[2]};05.06.1992`,
    ])
    assert.deepEqual(
      roll.rows.map(({ line }) => line),
      [2, 4, 8],
    )
    assert.ok(
      roll.notes.includes(
        '4 rows with the number of a page, a note or a signature left out: row 3, row 5, row 6, row 7.',
      ),
      roll.notes.join('\n'),
    )
  })
  it('who has one cell filled is a person still', async () =>
    assert.deepEqual(
      await namesIn(
        ['ФИО;Дата рождения', `${PEOPLE[0]};1990`, 'Страницын Пётр;', 'Подпискин Лев;', '*Тестян Борис;'],
        0,
      ),
      [PEOPLE[0], 'Страницын Пётр', 'Подпискин Лев', '*Тестян Борис'],
    ))
})

describe('MT7: a list without column names', () => {
  it('whose first row is number 1 begins with a person', async () =>
    assert.deepEqual(
      await namesIn(
        PEOPLE.map((name, at) => `${at + 1};${name} (рядовой)`),
        1,
      ),
      PEOPLE.map((name) => `${name} (рядовой)`),
    ))
  it('has a birth between the name and the place of one cell', () =>
    assert.deepEqual(nameAndBirth(`12. ${PEOPLE[0]}, 1980 г.р., Верхние Горки`), {
      name: PEOPLE[0],
      born: '1980 г.р.',
    }))
  it('with a birth in each row begins with a person, though ‘г.р.’ names a column elsewhere', async () =>
    assert.equal((await read(PEOPLE.map((name, at) => `${name};${1980 + at} г.р.;Горки`))).rows.length, 4))
  it('has names where they are numbered, and none in ‘born 1984’', () => {
    assert.equal(guessKind('column 1', ['1. Aram Probnikov', '2. Boris Testyan', '3. Viktor Lozhnenko']), 'name')
    assert.notEqual(guessKind('column 2', ['born 1984', 'born 1985', 'b. 1990', 'род. 1991']), 'name')
  })
})

describe('MT7: two lists side by side', () => {
  it('are refused where the columns are named twice', () =>
    assert.rejects(
      read([
        '№;ФИО;Год;;№;ФИО;Год',
        `1;${PEOPLE[0]};1990;;3;${PEOPLE[2]};1992`,
        `2;${PEOPLE[1]};1991;;4;${PEOPLE[3]};1993`,
      ]),
      /^RollRefused: list\.csv has two lists side by side: the second begins in column 5, for its columns are named like theirs; put it below the first$/u,
    ))
  it('are refused where the numbers of one go on in the other', () =>
    assert.rejects(
      read([
        `1;${PEOPLE[0]};4. ${PEOPLE[3]}`,
        `2;${PEOPLE[1]};5. Условный Денис Назарович`,
        `3;${PEOPLE[2]};6. Пустов Егор Макарович`,
      ]),
      /two lists side by side: the second begins in column 3, for its numbers go on from theirs/u,
    ))
  it('are refused too where they are numbered in the digits of another script', () =>
    assert.rejects(
      read([
        `١;${PEOPLE[0]};٤. ${PEOPLE[3]}`,
        `٢;${PEOPLE[1]};٥. Условный Денис Назарович`,
        `٣;${PEOPLE[2]};٦. Пустов Егор Макарович`,
      ]),
      /two lists side by side: the second begins in column 3, for its numbers go on from theirs/u,
    ))
  it('are no names in two scripts, nor two days and places', async () => {
    assert.equal(
      (await read(['Name;Name;Date', 'Aram Probnikov;Арам Пробников;1990', 'Boris Testyan;Борис Тестян;1991'])).rows
        .length,
      2,
    )
    assert.equal(
      (
        await read([
          'Name;Date;Place;Date;Place',
          'Aram Probnikov;1.2.2020;A;3.4.2021;B',
          'Boris Testyan;1.2.2020;A;3.4.2021;B',
        ])
      ).rows.length,
      2,
    )
  })
})
