import arabic from '../../../../../vocabularies/letters-arabic.json' with { type: 'json' }
import arabicOwn from '../../../../../vocabularies/letters-arabic-own.json' with { type: 'json' }
import armenian from '../../../../../vocabularies/letters-armenian.json' with { type: 'json' }
import cyrillic from '../../../../../vocabularies/letters-cyrillic.json' with { type: 'json' }
import cyrillicOwn from '../../../../../vocabularies/letters-cyrillic-own.json' with { type: 'json' }
import hebrew from '../../../../../vocabularies/letters-hebrew.json' with { type: 'json' }
import latin from '../../../../../vocabularies/letters-latin.json' with { type: 'json' }
import persian from '../../../../../vocabularies/letters-persian.json' with { type: 'json' }
import type { NameScript } from '../names/script-of.ts'
import {
  type LetterModel,
  letterEvidence,
  likeliestLetters,
  openLetterModel,
  type StoredLetterModel,
} from './letter-model.ts'

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => (made ??= make())
}
const stored = (model: StoredLetterModel): (() => LetterModel) => once(() => openLetterModel(model))

/** Letters of each script to Latin ones. */
const TO_LATIN: Readonly<Partial<Record<NameScript, readonly (() => LetterModel)[]>>> = {
  arabic: [stored(arabic), stored(persian)],
  armenian: [stored(armenian)],
  cyrillic: [stored(cyrillic)],
  hebrew: [stored(hebrew)],
}
const OWN: Readonly<Partial<Record<NameScript, () => LetterModel>>> = {
  latin: stored(latin),
  arabic: stored(arabicOwn),
  cyrillic: stored(cyrillicOwn),
}

const LIKELIEST: Readonly<Partial<Record<NameScript, () => ReadonlyMap<string, string>>>> = {
  arabic: once(() => likeliestLetters(arabic)),
  // Hiwn is v, but for 'ու', which is written with two letters and is one vowel.
  armenian: once(() => new Map([...likeliestLetters(armenian), ['ւ', 'v']])),
  // The signs are no sounds: what training took them for belongs to their neighbours.
  cyrillic: once(() => new Map([...likeliestLetters(cyrillic), ['ъ', ''], ['ь', '']])),
  hebrew: once(() => likeliestLetters(hebrew)),
}

export interface TokenLike {
  readonly letters: string
  readonly script: NameScript
}

/** Alef before lam within a word: extraction from documents writes lam-alef so ('عالء' for 'علاء'). */
const ALEF_LAM = /(?<=.)ال/u
const EVERY_ALEF_LAM = new RegExp(ALEF_LAM, 'gu')
/** What it costs that a lam-alef was turned round: most words with alef before lam are spelled so. */
const TURNED = 2

/** A word with its lam-alefs turned back. */
export const turnedBack = (letters: string): string => letters.replace(EVERY_ALEF_LAM, 'لا')

const lamAlef = (token: TokenLike): TokenLike | null =>
  token.script === 'arabic' && ALEF_LAM.test(token.letters)
    ? { letters: turnedBack(token.letters), script: 'arabic' }
    : null

/**
 * How much two tokens of any scripts speak for one name (natural logarithm of a likelihood ratio, at chance 0). Two scripts
 * other than Latin are compared by the first one's Latin letters. MT9: an Arabic token may have its lam-alefs turned round.
 */
export function tokenEvidence(one: TokenLike, other: TokenLike): number {
  const plain = spelledEvidence(one, other)
  const [left, right] = [lamAlef(one), lamAlef(other)]
  if (left === null && right === null) return plain
  return Math.max(
    plain,
    left === null ? plain : spelledEvidence(left, other) - TURNED,
    right === null ? plain : spelledEvidence(one, right) - TURNED,
  )
}

function spelledEvidence(one: TokenLike, other: TokenLike): number {
  if (one.script === other.script) return ownEvidence(one, other)
  if (other.script === 'latin') return latinEvidence(one, other.letters)
  if (one.script === 'latin') return latinEvidence(other, one.letters)
  return latinEvidence(other, romanised(one))
}

function ownEvidence(one: TokenLike, other: TokenLike): number {
  const model = OWN[one.script]?.()
  if (model !== undefined)
    // The order of two tokens must not matter.
    return one.letters < other.letters
      ? letterEvidence(one.letters, other.letters, model)
      : letterEvidence(other.letters, one.letters, model)
  return latinEvidence({ letters: romanised(one), script: 'latin' }, romanised(other))
}

function latinEvidence(one: TokenLike, latinLetters: string): number {
  if (one.script === 'latin') return ownEvidence(one, { letters: latinLetters, script: 'latin' })
  const models = TO_LATIN[one.script] ?? []
  return Math.max(
    ...models.map((model) => letterEvidence(one.letters, latinLetters, model())),
    Number.NEGATIVE_INFINITY,
  )
}

const romanisedBefore = new Map<string, string>()
const MOST_REMEMBERED = 200_000

/** The likeliest Latin letters of a token, letter by letter: for comparison only, no romanisation to show. */
export function romanised({ letters, script }: TokenLike): string {
  if (script === 'latin' || script === 'other') return letters
  const known = romanisedBefore.get(letters)
  if (known !== undefined) return known
  const best = LIKELIEST[script]?.()
  const latinLetters = [...letters.replaceAll('ու', 'ո')].map((letter) => best?.get(letter) ?? '').join('')
  if (romanisedBefore.size < MOST_REMEMBERED) romanisedBefore.set(letters, latinLetters)
  return latinLetters
}
