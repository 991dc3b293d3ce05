import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import cyrillic from '../../../../../vocabularies/letters-cyrillic.json' with { type: 'json' }
import { Chances } from '../../estimates/chances.ts'
import { letterEvidence, openLetterModel, type StoredLetterModel } from './letter-model.ts'

const stored: StoredLetterModel = cyrillic
const model = openLetterModel(stored)

const thousandths = (share: number): number => Math.round(share * 1000)
const alone = (letter: string, side: 'left' | 'right'): number =>
  Math.max(thousandths(stored.steps[side === 'left' ? `${letter}\t` : `\t${letter}`] ?? -Infinity), -16_000)

/** What a step costs that writes letters of both sides. */
function costOf(here: string, there: string): number {
  // A letter on one side alone can always be a slip.
  if (here.length + there.length === 1) return alone(here + there, there === '' ? 'left' : 'right')
  // Two letters stand for two at most, and of the right side only one letter can have nothing on the left.
  if ((here.length === 2 && there.length === 3) || here === '') return -Infinity
  return thousandths(stored.steps[`${here}\t${there}`] ?? -Infinity)
}

const beginnings = (letters: string, most: number): readonly string[] =>
  Array.from({ length: Math.min(most, letters.length) + 1 }, (_, length) => letters.slice(0, length))

/** The same as a definition has it: the best of all chains of steps, letter by letter. */
function byDefinition(left: string, right: string): number {
  const known = new Map<string, number>()
  const best = (ones: string, others: string): number => {
    if (ones === '' && others === '') return 0
    const before = known.get(`${ones} ${others}`)
    if (before !== undefined) return before
    const steps = beginnings(ones, 2).flatMap((here) => beginnings(others, 3).map((there) => [here, there] as const))
    const found = Math.max(
      ...steps
        .filter(([here, there]) => here !== '' || there !== '')
        .map(([here, there]) => costOf(here, there) + best(ones.slice(here.length), others.slice(there.length))),
    )
    known.set(`${ones} ${others}`, found)
    return found
  }
  const chance = (letters: string, shares: Readonly<Record<string, number>>): number =>
    [...letters].reduce((sum, letter) => sum + thousandths(shares[letter] ?? -9), 0)
  return (best(left, right) - chance(left, stored.left) - chance(right, stored.right)) / 1000
}

describe('MT2: the best chain of steps between two tokens', () => {
  const seed = 7
  const chances = new Chances(seed)
  const drawn = (letters: string): string =>
    Array.from(
      { length: 1 + Math.floor(chances.share() * 11) },
      () => letters[Math.floor(chances.share() * letters.length)],
    ).join('')
  it(`is that of the definition for a thousand tokens drawn by chance (seed ${seed})`, () => {
    for (let round = 0; round < 1000; round++) {
      // 'ѱ' and 'ß' stand for letters that training never saw.
      const [left, right] = [drawn('абвгдежзийклмнопрстуфхцчшщьыэюяѱ'), drawn('abcdefghijklmnopqrstuvwxyzß')]
      assert.equal(letterEvidence(left, right, model), byDefinition(left, right), `${left} ${right}`)
    }
  })
  for (const [left, right] of [
    ['джаваншир', 'javanshir'],
    ['щукин', 'shchukin'],
    ['ж', 'zh'],
    ['юсиф', 'yusif'],
  ] as const)
    it(`is that of the definition for ${left} and ${right}`, () =>
      assert.equal(letterEvidence(left, right, model), byDefinition(left, right)))
})
