import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { matchRolls } from '../match-rolls.ts'
import { explainPair } from '../people/explain-pair.ts'
import { sexCell } from './sex-cell.ts'

describe('MT4: a column of sexes', () => {
  for (const [cell, means] of [
    ['male', 'm'],
    ['м', 'm'],
    ['муж.', 'm'],
    ['чоловіча', 'm'],
    ['ذكر', 'm'],
    ['արական', 'm'],
    ['მამრობითი', 'm'],
    ['მდედრობითი', 'f'],
    ['Ж', 'f'],
    ['female', 'f'],
    ['mujer', 'f'],
    ['kadın', 'f'],
    ['kişi', 'm'],
    ['KİŞİ', 'm'],
    ['אישה', 'f'],
  ] as const)
    it(`'${cell}' means ${means}`, () => assert.equal(sexCell(cell.toLowerCase().normalize('NFKC')), means))

  it("keeps 'm' and 'h' apart, which are woman and man in one language, and 'k', which is either in two", () => {
    assert.notEqual(sexCell('h'), sexCell('m'))
    assert.equal(sexCell('k'), 'k')
  })

  it('agrees across scripts, and tells a woman from a man', () => {
    const fields = [
      { label: 'name', kind: 'name' },
      { label: 'sex', kind: 'sex' },
    ] as const
    const left = [
      ['Саргсян Арам', 'муж'],
      ['Саргсян Ани', 'жен'],
    ]
    const matched = matchRolls(fields, left, [
      ['Sargsyan Aram', 'male'],
      ['Sargsyan Ani', 'male'],
    ])
    const levelOf = (row: number) => {
      const pair = matched.pairs[row]?.find(({ right }) => right === row)
      return pair === undefined ? null : explainPair(matched, pair, 0.99).fields[1]?.level
    }
    assert.deepEqual([levelOf(0), levelOf(1)], [1, 0])
  })
})
