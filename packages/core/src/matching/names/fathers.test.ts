import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type MatchField, matchRolls } from '../match-rolls.ts'
import { decideRows } from '../outcomes.ts'
import { explainPair } from '../people/explain-pair.ts'
import { gatherTokens } from './name-tokens.ts'

const NAME: readonly MatchField[] = [{ label: 'name', kind: 'name' }]
/** Made-up people who stand on both lists. */
const OTHERS =
  'Тестовский Илья Максимович/Testovsky Ilya Maksimovich,Образцов Егор Тимурович/Obraztsov Egor Timurovich,Примеров Олег Вадимович/Primerov Oleg Vadimovich,Мнимов Глеб Русланович/Mnimov Gleb Ruslanovich'
    .split(',')
    .map((pair) => pair.split('/'))

function told(one: string, other: string) {
  const list = (side: 0 | 1, name: string) => [...OTHERS.map((pair) => [pair[side] ?? '']), [name]]
  const matched = matchRolls(NAME, list(0, one), list(1, other))
  const row = decideRows(matched, 0.99).at(-1) ?? assert.fail()
  const pair = row.pairs[0] ?? assert.fail()
  return { outcome: row.outcome, pair, explained: explainPair(matched, pair, 0.99).outcome }
}

describe('MT3: which part of a name is the father’s, where the name says so itself', () => {
  for (const [name, bits] of [
    ['Образцов Иван Петрович', 0b100],
    ['Иван Петрович Образцов', 0b010],
    ['Əliyev Əli Həsən oğlu', 0b100],
    ['Алиева Севда Гасан кызы', 0b100],
    ['خالد بن أحمد الحربي', 0b010],
    ['Ahmad bin Khalid al-Harbi', 0b010],
    ['Образцов Иван', 0],
    ['Bin Ladin Ahmad', 0],
    ['рядовой Образцов Иван Петрович', 0b100],
  ] as const)
    it(name, () => assert.equal(gatherTokens(name, []), bits))
})

describe('MT5: father and son, each of whom is called after the other', () => {
  for (const [one, other] of [
    ['Сидоров Иван Петрович', 'Sidorov Petr Ivanovich'],
    ['Алиев Гасан Али оглы', 'Əliyev Əli Həsən oğlu'],
    ['خالد بن أحمد الحربي', 'Ahmad bin Khalid al-Harbi'],
    ['Алиев Али Гасанович', 'Əliyev Həsən Əli oğlu'],
  ] as const)
    it(`${one} and ${other} are to be looked at`, () => {
      const { outcome, pair, explained } = told(one, other)
      assert.equal(outcome, 'look')
      assert.equal(explained, 'look')
      assert.equal(pair.partsApart, 1)
    })
  for (const [one, other] of [
    ['Сидоров Иван Петрович', 'Sidorov Ivan Petrovich'],
    ['Сидоров Иван Петрович', 'Petr Ivan Sidorov'],
    ['Рабинович Иван Петрович', 'Rabinovich Ivan Petr'],
    ['Алиев Гасан Али оглы', 'Əliyev Həsən Əli oğlu'],
    ['خالد بن أحمد الحربي', 'Khalid Ahmad al-Harbi'],
  ] as const)
    it(`${one} and ${other} are one name: nothing says otherwise`, () => assert.equal(told(one, other).outcome, 'same'))
})
