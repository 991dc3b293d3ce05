import type { Forms } from './pack.ts'
import type { Word } from './words.ts'

interface Pattern {
  readonly word: string
  readonly open: boolean
}
interface Entry<T> {
  readonly patterns: readonly Pattern[]
  readonly value: T
  readonly weight: number
}

export interface Match<T> {
  readonly value: T
  readonly to: number
}

export const alternatives = (forms: Forms): readonly string[] => forms.split('|').filter((form) => form !== '')

const patternOf = (word: string): Pattern =>
  word.endsWith('-') && word.length > 1 ? { word: word.slice(0, -1), open: true } : { word, open: false }

/** How much may follow a stem: agglutinated endings are long, another word is longer. */
const LONGEST_ENDING = 14

const fits = ({ word, open }: Pattern, given: string): boolean =>
  open ? given.startsWith(word) && given.length - word.length <= LONGEST_ENDING : given === word

/** Words and phrases with what they mean; the longest that fits wins. A look-up costs the length of the word. */
export class Lexicon<T> {
  readonly #exact = new Map<string, Entry<T>[]>()
  readonly #stems = new Map<string, Entry<T>[]>()
  #longest = 0

  constructor(rows: readonly (readonly [T, Forms])[]) {
    for (const [value, forms] of rows)
      for (const form of alternatives(forms)) this.#add(value, form.replaceAll('ё', 'е'))
  }

  #add(value: T, form: string): void {
    const patterns = form.split(' ').map(patternOf)
    const first = patterns[0]
    if (first === undefined) return
    const table = first.open ? this.#stems : this.#exact
    const weight =
      patterns.length * 100 + patterns.reduce((sum, { word, open }) => sum + word.length + (open ? 0 : 3), 0)
    const entries = table.get(first.word) ?? []
    entries.push({ patterns, value, weight })
    table.set(first.word, entries)
    if (first.open) this.#longest = Math.max(this.#longest, first.word.length)
  }

  /** Everything that starts at a word, the longest first. */
  all(words: readonly Word[], at: number): readonly Match<T>[] {
    const lower = words[at]?.lower ?? ''
    if (lower === '') return []
    const found: (Match<T> & { weight: number })[] = []
    const take = (entries: readonly Entry<T>[] | undefined) => {
      for (const { patterns, value, weight } of entries ?? [])
        if (patterns.every((pattern, step) => fits(pattern, words[at + step]?.lower ?? '')))
          found.push({ value, to: at + patterns.length, weight })
    }
    take(this.#exact.get(lower))
    for (let length = Math.min(lower.length, this.#longest); length > 0; length--)
      take(this.#stems.get(lower.slice(0, length)))
    return found.sort((a, b) => b.weight - a.weight)
  }

  at(words: readonly Word[], at: number): Match<T> | null {
    return this.all(words, at)[0] ?? null
  }

  has(words: readonly Word[], at: number): boolean {
    return this.all(words, at).length > 0
  }

  /** Whether a phrase stands anywhere between two places. */
  within(words: readonly Word[], from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.has(words, at)) return true
    return false
  }
}

export const listed = (forms: Forms): Lexicon<true> => new Lexicon([[true, forms]])
