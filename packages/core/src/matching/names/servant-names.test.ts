import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { matchRolls } from '../match-rolls.ts'
import { decideRows } from '../outcomes.ts'
import { nameTokens } from './name-tokens.ts'

const letters = (name: string): readonly string[] => nameTokens(name).map((token) => token.letters)

describe('MT1: names that begin with ‘servant of’', () => {
  for (const name of [
    'Abd al-Karim Testi',
    'Abdulkarim Testi',
    'Abdul Karim Testi',
    'Abdel-Karim Testi',
    'Abdelkarim Testi',
  ])
    it(`are one part however they are written: ${name}`, () => assert.deepEqual(letters(name), ['abdkarim', 'testi']))
  for (const name of ['عبد الكريم التجريبي', 'عبدالكريم التجريبي', 'عبد الكريم تجريبي'])
    it(`are one part however they are written: ${name}`, () => assert.deepEqual(letters(name), ['عبدكريم', 'تجريبي']))
  it('have the article as it sounds', () => {
    assert.deepEqual(letters('Abdurrahman Testi'), letters('Abd ar-Rahman Testi'))
    assert.deepEqual(letters('Абдуррахман Тести'), letters('Абдурахман Тести'))
  })
  it('are two parts where nothing else were left, and take no particle in', () => {
    assert.deepEqual(letters('Karim Abdul').length, 2)
    assert.deepEqual(letters('Abdul Karim').length, 2)
    assert.deepEqual(letters('Testov Rashid Abdul oğlu').length, 3)
  })
  it('are found on a list of another script', () => {
    const left = [['Abd al-Karim Testi'], ['Aram Probnikov'], ['Karen Listyan']]
    const right = [['Абдулкарим Тести'], ['Арам Пробников'], ['عبد الكريم تستي']]
    const { pairs } = matchRolls([{ label: 'name', kind: 'name' }], left, right)
    assert.ok(pairs[0]?.every((pair) => pair.partsApart === 0 || pair.right === 1))
    assert.notEqual(
      decideRows({ ...matchRolls([{ label: 'name', kind: 'name' }], left, right) }, 0.99)[0]?.outcome,
      'absent',
    )
  })
})
