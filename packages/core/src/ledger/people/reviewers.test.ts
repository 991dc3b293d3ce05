import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PairAnswer, PairOpinion } from './judgement.ts'
import { standingOfPair } from './judgement.ts'
import { mayBeOneReviewer } from './reviewers.ts'

/** Made-up reviewers. */
const ONE: readonly (readonly [string, string])[] = [
  ['Ivan Samplov', 'Иван Самплов'],
  ['Samplov Ivan', 'иван  САМПЛОВ'],
  ['Karine Testyan', 'Կարինե Տեստյան'],
  ['Карине Тестян', 'Կարինե Տեստյան'],
  ['Yusif Probnikov', 'Юсиф Пробников'],
  ['I. Samplov', 'Иван Самплов'],
  ['Samplov', 'САМПЛОВ'],
  ['Cəfər Samplov', 'Джафар Самплов'],
  ['أحمد سمبلوف', 'Ahmad Samblof'],
  ['כרמל טסטוב', 'Karmel Testov'],
  ['Jean-Marc Testov', 'Тестов Жан Марк'],
]
const TWO: readonly (readonly [string, string])[] = [
  ['Ivan Samplov', 'Иван Пробников'],
  ['Ivan Samplov', 'Самплов'],
  ['Anna Samplova', 'Hanna Samplova'],
  ['first', 'второй'],
  ['first', 'first 2'],
  ['Ivan Samplov', 'Samplоv Ivan'],
  ['Ivan Samplov', 'Семен Тестов'],
  ['reviewer', '测试'],
  ['Karine Testyan', 'Ռուբեն Տեստյան'],
]

describe('MT22: whether two names may be one reviewer’s', () => {
  for (const [one, other] of ONE)
    it(`one: ${one}, ${other}`, () =>
      assert.deepEqual([mayBeOneReviewer(one, other), mayBeOneReviewer(other, one)], [true, true]))
  for (const [one, other] of TWO)
    it(`two: ${one}, ${other}`, () =>
      assert.deepEqual([mayBeOneReviewer(one, other), mayBeOneReviewer(other, one)], [false, false]))
})

/** Opinions in the order of their entries: 'by answer', and 'by signs answer' for a signature. */
const opinions = (...told: readonly string[]): readonly PairOpinion[] =>
  told.map((words, at) => {
    const [, by = '', signs, answer] = /^(.+?)( signs)? (same|different|unsure)$/u.exec(words) ?? []
    const given = { answer: answer as PairAnswer, signature: signs !== undefined, by }
    return { ...given, entry: at + 1, at: '2026-01-01T00:00:00.000Z', why: null, chance: null, unread: false }
  })

describe('MT22: two independent reviewers, and a third who signs', () => {
  const two = { reviewers: 2 as const, delegates: [] }
  it('the same reviewer in two scripts is one', () => {
    const standing = standingOfPair(opinions('Ivan Samplov same', 'Иван Самплов same'), two)
    assert.deepEqual(standing, { state: 'second', answer: 'same', entries: [2] })
  })
  it('of the same reviewer in two scripts the last answer counts, and disputes nothing', () => {
    const standing = standingOfPair(opinions('Ivan Samplov same', 'Иван Самплов different', 'second different'), two)
    assert.deepEqual(standing, { state: 'settled', answer: 'different', entries: [2, 3] })
  })

  const signing = { reviewers: 2 as 1 | 2, delegates: ['delegate'] }
  const state = (rule: typeof signing, ...told: readonly string[]) => standingOfPair(opinions(...told), rule).state
  const CASES: readonly (readonly [string, 1 | 2, readonly string[], string])[] = [
    ['over what both answered counts', 2, ['first same', 'second same', 'delegate signs same'], 'settled'],
    ['over what one answered counts for that one', 1, ['first same', 'delegate signs same'], 'settled'],
    ['counts still when another agrees', 1, ['first same', 'delegate signs same', 'second same'], 'settled'],
    [
      'over what one answered is none over what two did',
      2,
      ['first same', 'delegate signs same', 'second same'],
      'signature',
    ],
    ['and another differs: disputed', 1, ['first same', 'delegate signs same', 'second different'], 'disputed'],
    [
      'does not outlive a dispute',
      1,
      ['first same', 'delegate signs same', 'second different', 'second same'],
      'signature',
    ],
    [
      'does not outlive a change of mind',
      1,
      ['first same', 'delegate signs same', 'first different', 'first same'],
      'signature',
    ],
    [
      'given anew after a dispute counts',
      1,
      ['first same', 'delegate signs same', 'second different', 'second same', 'delegate signs same'],
      'settled',
    ],
    [
      'of a delegate who judged in another script is none',
      1,
      ['Делегатов Иван same', 'Ivan Delegatov signs same'],
      'signature',
    ],
  ]
  for (const [what, reviewers, told, expected] of CASES)
    it(`a signature ${what}`, () => assert.equal(state({ ...signing, reviewers }, ...told), expected))
  it('a dispute that is taken back leaves the signature as it was', () => {
    const all = opinions('first same', 'second same', 'delegate signs same', 'third different')
    assert.equal(standingOfPair(all, signing).state, 'disputed')
    assert.equal(standingOfPair(all.slice(0, 3), signing).state, 'settled')
  })
})
