import type { SourceRun } from './page-reading.ts'

const WORDS_AND_SPACES = /(\s+)|([\u00AD\u200B\u2060]+)|([^\s\u00AD\u200B\u2060]+)/g
const ENDS_SENTENCE = /[.!?…:;,»”"')\]։。؟]$/u
const STARTS_LOWER = /^[\p{Ll}\p{Lo}\d]/u
const IS_LOWER = /^\p{Ll}/u

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

interface Space {
  readonly sourceStart: number
  readonly sourceLength: number
}

/**
 * Puts visible text together: white space collapsed to one space, blocks parted by one line feed, every character with
 * its place in the source. Soft hyphens and zero-width spaces are not shown by browsers and are left out.
 */
export class TextCollector {
  readonly #pieces: string[] = []
  readonly #runs: Mutable<SourceRun>[] = []
  #length = 0
  #blockStart = 0
  #space: Space | null = null
  #breaks = 0
  #tail = ''
  #apart = false
  #sourceEnd = 0

  /** Called with the extent of a block as soon as it ends. */
  readonly #onBlock: (start: number, end: number) => void

  constructor(onBlock: (start: number, end: number) => void) {
    this.#onBlock = onBlock
  }

  get length(): number {
    return this.#length
  }

  get text(): string {
    return this.#pieces.join('')
  }

  get runs(): readonly SourceRun[] {
    return this.#runs
  }

  /** Adds text found at `sourceStart`; `exact` when its units pair with the source's one for one. */
  add(value: string, sourceStart: number, sourceLength: number): void {
    const exact = value.length === sourceLength
    WORDS_AND_SPACES.lastIndex = 0
    for (const match of value.matchAll(WORDS_AND_SPACES)) {
      const start = exact ? sourceStart + match.index : sourceStart
      const length = exact ? match[0].length : sourceLength
      if (match[1] !== undefined) this.#space ??= { sourceStart: start, sourceLength: length }
      else if (match[3] !== undefined) this.#addWord(match[3], start, length)
    }
  }

  lineBreak(): void {
    this.#breaks += 1
  }

  /** Two inline elements meet without a space between them: they are shown apart if both sides are words. */
  meet(): void {
    this.#apart = true
  }

  endBlock(): void {
    this.#breaks = 0
    this.#space = null
    this.#apart = false
    if (this.#length === this.#blockStart) return
    this.#onBlock(this.#blockStart, this.#length)
    this.#push('\n', this.#sourceEnd, 0)
    this.#blockStart = this.#length
    this.#tail = ''
  }

  /** Ends the last block and takes back the line feed behind it. */
  finish(): void {
    this.endBlock()
    if (this.#length === 0) return
    this.#pieces.pop()
    this.#runs.pop()
    this.#length -= 1
  }

  #addWord(word: string, sourceStart: number, sourceLength: number): void {
    if (this.#breaks > 0) this.#settleBreaks(word)
    const inBlock = this.#length > this.#blockStart
    if (inBlock && this.#space !== null) this.#push(' ', this.#space.sourceStart, this.#space.sourceLength)
    else if (inBlock && this.#apart && /[\p{L}\p{N}]$/u.test(this.#tail) && /^[\p{L}\p{N}]/u.test(word)) {
      this.#push(' ', this.#sourceEnd, 0)
    }
    this.#space = null
    this.#apart = false
    this.#push(word, sourceStart, sourceLength)
    this.#tail = word
  }

  /**
   * Two line breaks end a paragraph. One ends it too, unless the sentence visibly goes on: pages of the 2000s wrap lines
   * by hand.
   */
  #settleBreaks(word: string): void {
    const goesOn = this.#breaks === 1 && this.#tail !== '' && this.#continues(word)
    if (goesOn) this.#space ??= { sourceStart: this.#sourceEnd, sourceLength: 0 }
    else this.endBlock()
    this.#breaks = 0
  }

  #continues(word: string): boolean {
    if (IS_LOWER.test(word)) return !/[.!?…:։。؟]$/u.test(this.#tail)
    return !ENDS_SENTENCE.test(this.#tail) && STARTS_LOWER.test(word) && this.#length - this.#blockStart > 60
  }

  #push(value: string, sourceStart: number, sourceLength: number): void {
    this.#pieces.push(value)
    this.#keepRun(value.length, sourceStart, sourceLength)
    this.#length += value.length
    this.#sourceEnd = sourceStart + sourceLength
  }

  /** Words that follow one another in the source unit for unit are one run. */
  #keepRun(characters: number, sourceStart: number, sourceLength: number): void {
    const last = this.#runs.at(-1)
    const isExact = characters === sourceLength
    if (last !== undefined && isExact && last.characters === last.sourceLength) {
      if (last.sourceStart + last.sourceLength === sourceStart) {
        last.characters += characters
        last.sourceLength += sourceLength
        return
      }
    }
    this.#runs.push({ characters, sourceStart, sourceLength })
  }
}
