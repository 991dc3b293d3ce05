import arabic from '../../../../../vocabularies/letters-arabic.json' with { type: 'json' }
import arabicOwn from '../../../../../vocabularies/letters-arabic-own.json' with { type: 'json' }
import armenian from '../../../../../vocabularies/letters-armenian.json' with { type: 'json' }
import cyrillic from '../../../../../vocabularies/letters-cyrillic.json' with { type: 'json' }
import cyrillicOwn from '../../../../../vocabularies/letters-cyrillic-own.json' with { type: 'json' }
import hebrew from '../../../../../vocabularies/letters-hebrew.json' with { type: 'json' }
import hebrewArabic from '../../../../../vocabularies/letters-hebrew-arabic.json' with { type: 'json' }
import latin from '../../../../../vocabularies/letters-latin.json' with { type: 'json' }
import persian from '../../../../../vocabularies/letters-persian.json' with { type: 'json' }
import persianArabic from '../../../../../vocabularies/letters-persian-arabic.json' with { type: 'json' }
import { GrownNumbers } from '../grown-numbers.ts'
import { type NameScript, WITHOUT_VOWELS } from '../names/script-of.ts'
import { type Commonness, commonnessOf, sharedByMany } from './common-ends.ts'
import { type GainTable, gainTable } from './gain-table.ts'
import { type LetterModel, likeliestLetters, openLetterModel, type StoredLetterModel } from './letter-model.ts'
import { type Chains, plainChains } from './plain-chains.ts'
import { vectorChains } from './vector-chains.ts'

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

/** Scripts without vowels, of which neither's Latin letters would tell the other much. */
const HEBREW_ARABIC = stored(hebrewArabic)
/** Names of others as Persian writes them and as Arabic does: 'پرویز' and 'بارفيز'. */
const PERSIAN_ARABIC = stored(persianArabic)
/** Letters that Persian and its neighbours have and Arabic lacks. */
const PERSIAN = /[پچژگ]/u

const LIKELIEST: Readonly<Partial<Record<NameScript, () => ReadonlyMap<string, string>>>> = {
  arabic: once(() => likeliestLetters(arabic)),
  // Hiwn is v, but for 'ու', which is written with two letters and is one vowel.
  armenian: once(() => new Map([...likeliestLetters(armenian), ['ւ', 'v']])),
  // The signs are no sounds: what training took them for belongs to their neighbours.
  cyrillic: once(() => new Map([...likeliestLetters(cyrillic), ['ъ', ''], ['ь', '']])),
  // Two letters are one sound with a stroke behind the first.
  hebrew: once(
    () =>
      new Map([
        ...likeliestLetters(hebrew),
        ...[...'גj זzh צch ץch תth דdh טz חkh עgh'.matchAll(/(.)(\w+)/gu)].map(
          ([, letter = '', to = '']) => [`${letter}'`, to] as const,
        ),
      ]),
  ),
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

/** Tokens as a model spells them, and where they lie; UNKNOWN: they are not spelled yet. */
interface SpelledTokens {
  readonly chains: Chains
  readonly left: GrownNumbers
  readonly right: GrownNumbers
}
const UNKNOWN = -2
/** The place of a token without letters. */
const NOTHING = -3
/** With fewer tokens it takes longer to set up what compares several letters at once than it saves. */
const MANY_TOKENS = 2000

const spelledBy = (chains: Chains): SpelledTokens => ({ chains, left: new GrownNumbers(), right: new GrownNumbers() })
const gainTables = new Map<LetterModel, GainTable>()

function fastChains(model: LetterModel): Chains {
  const table = gainTables.get(model) ?? gainTable(model.stored)
  gainTables.set(model, table)
  return vectorChains(table) ?? plainChains(model)
}

/**
 * Tokens under numbers, with the forms in which they are compared, each under a number of its own, and how each side of a model spells them:
 * worked out when it is first asked for.
 */
class TokenForms {
  readonly letters: string[]
  readonly scripts: NameScript[]
  /** For each of the tokens given, what `turned` gives; UNKNOWN: not looked at yet. */
  readonly #turned: Int32Array
  readonly #latin: number[] = []
  readonly #spelled = new Map<LetterModel, SpelledTokens>()
  /** For tokens that have too many letters. */
  readonly #longer = new Map<LetterModel, SpelledTokens>()
  readonly #areMany: boolean
  /** Most tokens are held against each other by the model that the ones before were. */
  #model: LetterModel | null = null
  #last: SpelledTokens | null = null

  constructor(letters: readonly string[], scripts: readonly NameScript[]) {
    this.letters = [...letters]
    this.scripts = [...scripts]
    this.#areMany = letters.length >= MANY_TOKENS
    this.#turned = new Int32Array(letters.length).fill(UNKNOWN)
  }

  #add(letters: string, script: NameScript): number {
    this.scripts.push(script)
    return this.letters.push(letters) - 1
  }

  /** An Arabic token with its lam-alefs turned back; -1: it has none. */
  turned(token: number): number {
    const known = this.#turned[token] as number
    if (known !== UNKNOWN) return known
    const letters = this.letters[token] as string
    const isDamaged = this.scripts[token] === 'arabic' && ALEF_LAM.test(letters)
    const found = isDamaged ? this.#add(turnedBack(letters), 'arabic') : -1
    this.#turned[token] = found
    return found
  }

  /** Whether a token has a letter that Persian has and Arabic lacks. */
  isPersian(token: number): boolean {
    return PERSIAN.test(this.letters[token] as string)
  }

  /** The token in its likeliest Latin letters. */
  latin(token: number): number {
    const known = this.#latin[token]
    if (known !== undefined) return known
    const [letters, script] = [this.letters[token] as string, this.scripts[token] as NameScript]
    const found = script === 'latin' ? token : this.#add(romanised({ letters, script }), 'latin')
    this.#latin[token] = found
    return found
  }

  #spelledFor(model: LetterModel): SpelledTokens {
    if (this.#model === model && this.#last !== null) return this.#last
    const spelled = this.#spelled.get(model) ?? spelledBy(this.#areMany ? fastChains(model) : plainChains(model))
    this.#spelled.set(model, spelled)
    this.#model = model
    this.#last = spelled
    return spelled
  }

  #place(token: number, isLeft: boolean, { chains, left, right }: SpelledTokens): number {
    const places = isLeft ? left : right
    while (places.length <= token) places.push(UNKNOWN)
    const known = places.at(token)
    if (known !== UNKNOWN) return known
    const letters = this.letters[token] as string
    const place = letters === '' ? NOTHING : chains.spell(letters, isLeft)
    places.put(token, place)
    return place
  }

  evidence(left: number, right: number, model: LetterModel): number {
    const spelled = this.#spelledFor(model)
    const one = this.#place(left, true, spelled)
    const other = this.#place(right, false, spelled)
    if (one >= 0 && other >= 0) return spelled.chains.evidence(one, other)
    return one === NOTHING || other === NOTHING ? Number.NEGATIVE_INFINITY : this.#ofLonger(left, right, model)
  }

  #ofLonger(left: number, right: number, model: LetterModel): number {
    const spelled = this.#longer.get(model) ?? spelledBy(plainChains(model))
    this.#longer.set(model, spelled)
    return spelled.chains.evidence(this.#place(left, true, spelled), this.#place(right, false, spelled))
  }
}

/**
 * How much two tokens of any scripts speak for one name (natural logarithm of a likelihood ratio, at chance 0), by their numbers. Two
 * scripts other than Latin are compared by the Latin letters of the one that writes vowels, or of either. MT9: an Arabic token may have its lam-alefs turned round.
 * What many names begin or end with ('-enko', '-yan') speaks for no more than that two of them share it.
 */
export function openEvidence(
  letters: readonly string[],
  scripts: readonly NameScript[],
): (one: number, other: number) => number {
  const forms = new TokenForms(letters, scripts)
  const common: Commonness[] = []
  const commonness = (token: number): Commonness =>
    (common[token] ??= commonnessOf(letters[token] as string, scripts[token] as NameScript))
  return (one, other) => eitherWay(one, other, forms) - sharedByMany(commonness(one), commonness(other))
}

/** What two tokens' letters speak for, with lam-alefs as they stand or turned back. */
function eitherWay(one: number, other: number, forms: TokenForms): number {
  const plain = formEvidence(one, other, forms)
  if (forms.scripts[one] !== 'arabic' && forms.scripts[other] !== 'arabic') return plain
  const [left, right] = [forms.turned(one), forms.turned(other)]
  if (left < 0 && right < 0) return plain
  return Math.max(
    plain,
    left < 0 ? plain : formEvidence(left, other, forms) - TURNED,
    right < 0 ? plain : formEvidence(one, right, forms) - TURNED,
  )
}

/** As `openEvidence` has it, of two tokens alone. */
export const tokenEvidence = (one: TokenLike, other: TokenLike): number =>
  openEvidence([one.letters, other.letters], [one.script, other.script])(0, 1)

function formEvidence(one: number, other: number, forms: TokenForms): number {
  const [here, there] = [forms.scripts[one], forms.scripts[other]]
  if (here === there) return here === 'arabic' ? arabicEvidence(one, other, forms) : ownEvidence(one, other, forms)
  if (there === 'latin') return latinEvidence(one, other, forms)
  if (here === 'latin') return latinEvidence(other, one, forms)
  if (here === 'hebrew' && there === 'arabic') return forms.evidence(one, other, HEBREW_ARABIC())
  if (here === 'arabic' && there === 'hebrew') return forms.evidence(other, one, HEBREW_ARABIC())
  const [oneVowels, otherVowels] = [!WITHOUT_VOWELS.has(here as NameScript), !WITHOUT_VOWELS.has(there as NameScript)]
  // Which of the two is the first must not matter.
  if (oneVowels && !otherVowels) return latinEvidence(other, forms.latin(one), forms)
  if (otherVowels && !oneVowels) return latinEvidence(one, forms.latin(other), forms)
  return Math.max(latinEvidence(other, forms.latin(one), forms), latinEvidence(one, forms.latin(other), forms))
}

/** Two Arabic tokens, of which one may be spelled as Persian spells names. */
function arabicEvidence(one: number, other: number, forms: TokenForms): number {
  const own = ownEvidence(one, other, forms)
  const [here, there] = [forms.isPersian(one), forms.isPersian(other)]
  if (here === there) return own
  const [persian, arabic] = here ? [one, other] : [other, one]
  return Math.max(own, forms.evidence(persian, arabic, PERSIAN_ARABIC()))
}

function ownEvidence(one: number, other: number, forms: TokenForms): number {
  const model = OWN[forms.scripts[one] as NameScript]?.()
  if (model !== undefined)
    // The order of two tokens must not matter.
    return (forms.letters[one] as string) < (forms.letters[other] as string)
      ? forms.evidence(one, other, model)
      : forms.evidence(other, one, model)
  return latinEvidence(forms.latin(one), forms.latin(other), forms)
}

/** `latin`: a token in Latin letters. */
function latinEvidence(one: number, latin: number, forms: TokenForms): number {
  const script = forms.scripts[one] as NameScript
  if (script === 'latin') return ownEvidence(one, latin, forms)
  let most = Number.NEGATIVE_INFINITY
  for (const model of TO_LATIN[script] ?? []) most = Math.max(most, forms.evidence(one, latin, model()))
  return most
}

const romanisedBefore = new Map<string, string>()
const MOST_REMEMBERED = 200_000

/** The likeliest Latin letters of a token, letter by letter: for comparison only, no romanisation to show. */
export function romanised({ letters, script }: TokenLike): string {
  if (script === 'latin' || script === 'other') return letters
  const known = romanisedBefore.get(letters)
  if (known !== undefined) return known
  const best = LIKELIEST[script]?.()
  const latinLetters = (letters.replaceAll('ու', 'ո').match(/.'?/gu) ?? [])
    .map((letter) => best?.get(letter) ?? best?.get(letter.charAt(0)) ?? '')
    .join('')
  if (romanisedBefore.size < MOST_REMEMBERED) romanisedBefore.set(letters, latinLetters)
  return latinLetters
}
