import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tokenEvidence } from '../letters/token-evidence.ts'
import { compareNames } from './compare-names.ts'
import { nameTokens } from './name-tokens.ts'
import { repairLetters } from './repair-letters.ts'
import { TokenBook } from './token-book.ts'

describe('MT9: known damage to names is undone for comparison', () => {
  for (const [printed, says, found] of [
    ['Пeтpoсян', 'Петросян', ['look-alike letters']],
    ['Petrоsyan', 'Petrosyan', ['look-alike letters']],
    ['Τigran', 'Tigran', ['look-alike letters']],
    ['Ал\u200bи Га\u00adсан', 'Али Гасан', ['zero-width marks']],
    ['ﻋﻠﻲ', 'علي', ['presentation forms']],
    ['ﻲﻠﻋ', 'علي', ['letters in reverse', 'presentation forms']],
    ['ﺪﻤﺤﻣ ﻲﻠﻋ', 'علي محمد', ['letters in reverse', 'presentation forms']],
    ['ﻋﻼء', 'علاء', ['presentation forms']],
    ['يلاثم دمحم', 'محمد مثالي', ['letters in reverse']],
    ['ةبرجت ةمطاف', 'فاطمة تجربة', ['letters in reverse']],
    ['عبد هللا', 'عبد الله', ['reversed lam-alef']],
    ['عبد اهلل', 'عبد الله', ['reversed lam-alef']],
    ['االحمد', 'الاحمد', ['reversed lam-alef']],
    ['Ð¡Ð°Ð¼Ð¿Ð»Ð¾Ð²', 'Самплов', ['letters decoded wrong']],
    ['РЎР°РјРїР»РѕРІ', 'Самплов', ['letters decoded wrong']],
    ['MÃ¼stÉ™r SamplÃ©', 'Müstər Samplé', ['letters decoded wrong']],
    ['Ù†Ù…ÙˆØ°Ø¬ÙŠ', 'نموذجي', ['letters decoded wrong']],
  ] as const)
    it(`${printed}: ${found.join(', ')}`, () => assert.deepEqual(repairLetters(printed), { text: says, found }))

  for (const name of [
    'Məmmədov Əli',
    'Лук’янов Пробник',
    'В’ячеслав Г’ Пробник',
    'São Amostra',
    'Жданов Юрий',
    'خالد صالح',
    'محمد عبد الله',
    'فاطمة يحيى',
    'Ivan Иван',
    'Հովհաննիսյան',
    'Ж. Smith',
    'O’Neill',
  ])
    it(`${name}: nothing is to be undone`, () => assert.deepEqual(repairLetters(name), { text: name, found: [] }))
})

describe('MT9: damaged names agree with whole ones', () => {
  const weight = (one: string, other: string): number => {
    const book = new TokenBook()
    book.countPeople(1000)
    const numbers = (name: string) => nameTokens(name).map((token) => book.add(token))
    return compareNames(numbers(one), numbers(other), book).weight
  }
  for (const [damaged, whole] of [
    ['عالء حسن', 'علاء حسن'],
    ['عالء حسن', 'Alaa Hassan'],
    ['عبد هللا', 'عبد الله'],
    ['Пeтpoсян Арам', 'Petrosyan Aram'],
    ['ﻲﻠﻋ ﺪﻤﺤﻣ', 'Mohammed Ali'],
  ] as const)
    it(`${damaged} with ${whole}`, () => assert.ok(weight(damaged, whole) > 3, String(weight(damaged, whole))))
  it('a name that is spelled with alef before lam stays itself first', () => {
    const evidence = (one: string, other: string) =>
      tokenEvidence({ letters: one, script: 'arabic' }, { letters: other, script: 'arabic' })
    assert.ok(evidence('خالد', 'خالد') > evidence('خلاد', 'خالد'))
  })
})
