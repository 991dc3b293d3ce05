import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type MatchField, matchRolls } from '../match-rolls.ts'
import { decideRows } from '../outcomes.ts'
import { explainPair } from '../people/explain-pair.ts'
import { compareNames } from './compare-names.ts'
import { gatherTokens, nameTokens } from './name-tokens.ts'
import { TokenBook } from './token-book.ts'

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

describe('MT1: an Armenian father’s name stands in the genitive', () => {
  const lettersIn = (name: string): readonly string[] => nameTokens(name).map(({ letters }) => letters)
  for (const [name, letters, fathers] of [
    ['Փորձնիկյան Կարեն Հակոբի', ['փորձնիկյան', 'կարեն', 'հակոբ'], 0b100],
    ['Կարեն Հակոբի Փորձնիկյան', ['կարեն', 'հակոբ', 'փորձնիկյան'], 0b10],
    ['Փորձնիկյան Վիտալի Արամի', ['փորձնիկյան', 'վիտալի', 'արամ'], 0b100],
    ['Փորձնիկյան Վիտալի', ['փորձնիկյան', 'վիտալի'], 0],
    ['Վիտալի Կարեն Փորձնիկյան', ['վիտալի', 'կարեն', 'փորձնիկյան'], 0],
  ] as const)
    it(name, () => {
      assert.deepEqual(lettersIn(name), letters)
      assert.equal(gatherTokens(name, []), fathers)
    })
  it('and is the father’s name of a Russian list', () => {
    for (const [one, other] of [
      ['Փորձնիկյան Կարեն Հակոբի', 'Порцникян Карен Акопович'],
      ['Փորձնիկյան Կարեն Հովհաննեսի', 'Порцникян Карен Оганесович'],
      ['Փորձնիկյան Կարեն Հայկի', 'Порцникян Карен Айкович'],
    ] as const) {
      const book = new TokenBook()
      book.countPeople(1000, 1000)
      const [left, right] = [one, other].map((name) => nameTokens(name).map((token) => book.add(token)))
      assert.equal(compareNames(left ?? [], right ?? [], book).partsApart, 0, one)
    }
  })
})
