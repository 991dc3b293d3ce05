import { GrownNumbers } from '../grown-numbers.ts'
import type { NameToken } from './name-tokens.ts'
import type { NameScript } from './script-of.ts'
import { CLASSES } from './sound-skeleton.ts'
import { FITS_ALL, openTokens, type Tokens, type TokenTable } from './token-table.ts'

/** The rarest name is taken to be borne by one in ten million. */
const RAREST = 1e-7

/**
 * The distinct name parts of two lists, each under a number: name parts repeat, so what two of them speak for is worked out
 * once and remembered, and a row of a list is a few numbers.
 */
export class TokenBook {
  readonly #tokens: NameToken[] = []
  readonly #numbers = new Map<string, number>()
  readonly #uses = new GrownNumbers()
  readonly #usesOfSecond = new GrownNumbers()
  #people: readonly [number, number] = [1, 0]
  #opened: Tokens | null = null
  readonly #crowds: boolean

  /** `crowds`: whether two parts are weighed with regard to what else of the lists they could be. */
  constructor(crowds = false) {
    this.#crowds = crowds
  }

  /** The number of a token. */
  number(token: NameToken): number {
    const known = this.#numbers.get(token.letters)
    if (known !== undefined) return known
    this.#opened = null
    const number = this.#tokens.push(token) - 1
    this.#numbers.set(token.letters, number)
    this.#uses.push(0)
    this.#usesOfSecond.push(0)
    return number
  }

  /** Counts a part as borne once more, on the first or the second of two lists. */
  use(number: number, isSecond = false): void {
    this.#opened = null
    this.#uses.raise(number)
    if (isSecond) this.#usesOfSecond.raise(number)
  }

  /** The number of a token; counts it as borne once more. */
  add(token: NameToken): number {
    const number = this.number(token)
    this.use(number)
    return number
  }

  /** How many people of the first and of the second list bear the names of the book: what a common name is measured by. */
  countPeople(first: number, second = 0): void {
    this.#opened = null
    this.#people = [first, second]
  }

  /** How rare a name part is: the negative logarithm of the share of people who bear it. */
  readonly rarity = (number: number): number => this.#open().rarity(number)

  /** How much two parts speak for one name (MT2). */
  readonly between = (one: number, other: number): number => this.#open().between(one, other)

  readonly weigh = (one: number, other: number, evidence: number): number => this.#open().weigh(one, other, evidence)

  #open(): Tokens {
    this.#opened ??= openTokens(this.table(), this.#crowds)
    return this.#opened
  }

  /** The parts as columns of numbers. */
  table(): TokenTable {
    const skeletons = layOut(
      this.#tokens.map(({ skeleton }) => skeleton),
      (sign) => Number(sign),
    )
    const numbers = new Map<string, number>()
    const signs = layOut(
      this.#tokens.map(({ letters, script }) => (script === 'latin' ? soundsOf(letters) : letters)),
      (sign) => numbers.get(sign) ?? numbers.set(sign, numbers.size).size - 1,
    )
    const uses = this.#uses.done()
    const second = this.#usesOfSecond.done()
    const people = Math.max(1, this.#people[0] + this.#people[1])
    return {
      letters: this.#tokens.map(({ letters }) => letters),
      scripts: this.#tokens.map(({ script }): NameScript => script),
      skeletonPlaces: placesOf(skeletons),
      skeletonCounts: countsOf(skeletons),
      skeletonStarts: skeletons.starts,
      skeletonLengths: Uint8Array.from(this.#tokens, ({ skeleton, isInitial }) =>
        isInitial ? FITS_ALL : skeleton.length,
      ),
      skeletons: Uint8Array.from(skeletons.signs),
      signStarts: signs.starts,
      signs: Uint16Array.from(signs.signs),
      alphabet: numbers.size,
      initials: Uint8Array.from(this.#tokens, ({ isInitial }) => Number(isInitial)),
      usesOfFirst: uses.map((all, at) => all - (second[at] as number)),
      usesOfSecond: second,
      rarity: Float64Array.from(uses, (number) => -Math.log(Math.max(number / people, RAREST))),
      people: this.#people,
    }
  }
}

/** What Latin letters write for one sound, longest first, and one sign for it: 'Gadzhiev' is as long as 'Hajiyev'. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/dzh|dj/gu, 'j'],
  [/kh/gu, 'h'],
  [/gh/gu, 'g'],
  [/ph/gu, 'f'],
  [/sh/gu, 'ş'],
  [/ch/gu, 'ç'],
  [/zh/gu, 'ž'],
]
const HAS_SOUND = /[dkgpscz]h|dj/u

/** The letters of a part in Latin ones, a sign for each sound: how many of them differ is counted by sounds. */
const soundsOf = (letters: string): string =>
  HAS_SOUND.test(letters) ? SOUNDS.reduce((text, [sound, sign]) => text.replace(sound, sign), letters) : letters

interface LaidOut {
  readonly starts: Int32Array
  readonly signs: Int32Array
}

/** Texts one after another as the numbers of their signs. */
function layOut(texts: readonly string[], numberOf: (sign: string) => number): LaidOut {
  const starts = new Int32Array(texts.length + 1)
  const signs = new GrownNumbers()
  for (const [at, text] of texts.entries()) {
    for (const sign of text) signs.push(numberOf(sign))
    starts[at + 1] = signs.length
  }
  return { starts, signs: signs.done() }
}

function eachSign({ starts, signs }: LaidOut, see: (text: number, place: number, sign: number) => void): void {
  for (let text = 0; text + 1 < starts.length; text++) {
    const from = starts[text] as number
    for (let at = from; at < (starts[text + 1] as number); at++) see(text, at - from, signs[at] as number)
  }
}

/** For each skeleton and class of consonants, the bits of the places where it stands. */
function placesOf(skeletons: LaidOut): Int32Array {
  const places = new Int32Array((skeletons.starts.length - 1) * CLASSES)
  eachSign(skeletons, (text, place, sign) => {
    places[text * CLASSES + sign] = (places[text * CLASSES + sign] as number) | (1 << place)
  })
  return places
}

/** So many consonants of a class are counted. */
const MOST_COUNTED = 5

/** For each skeleton, how often each class of consonants stands in it, as many of five bits. */
function countsOf(skeletons: LaidOut): Int32Array {
  const counts = new Int32Array(skeletons.starts.length - 1)
  eachSign(skeletons, (text, _, sign) => {
    const shift = MOST_COUNTED * sign
    const counted = ((counts[text] as number) >>> shift) & 31
    counts[text] = (counts[text] as number) | ((((counted << 1) | 1) & 31) << shift)
  })
  return counts
}
