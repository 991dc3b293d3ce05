import type { SearchBlock } from './search-index.ts'

/** A block as it is searched: one text is looked through rather than a thousand. */
export class Block {
  readonly of: SearchBlock
  #what: readonly string[] | null = null
  #starts: readonly number[] | null = null

  constructor(of: SearchBlock) {
    this.of = of
  }

  /** How many lines have all the words. Which ones they are is worked out only where somebody asks. */
  count(words: readonly string[]): number {
    let count = 0
    eachLineWith(this.of.texts, words, () => {
      count++
    })
    return count
  }

  /** The lines that have all the words, the last first. */
  find(words: readonly string[]): readonly number[] {
    const found: number[] = []
    let line = 0
    eachLineWith(this.of.texts, words, (start) => {
      const starts = this.#lineStarts()
      while ((starts[line + 1] ?? start + 1) <= start) line++
      found.push(line)
    })
    return found.reverse()
  }

  /** Whether one line has all the words. */
  has(line: number, words: readonly string[]): boolean {
    const starts = this.#lineStarts()
    return hasAll(this.of.texts.slice(starts[line], starts[line + 1]), words)
  }

  whatAt(line: number): string {
    this.#what ??= this.of.what.split('\n')
    return this.#what[line] ?? ''
  }

  /** Where each line begins, and where one after the last would. */
  #lineStarts(): readonly number[] {
    if (this.#starts) return this.#starts
    const { texts } = this.of
    const starts = [0]
    for (let at = texts.indexOf('\n'); at >= 0; at = texts.indexOf('\n', at + 1)) starts.push(at + 1)
    starts.push(texts.length + 1)
    this.#starts = starts
    return starts
  }
}

const hasAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word))

/**
 * Tells of each line that has all the words, by where it begins. From one place on the next of each word is looked up; no
 * line before the furthest of these can have them all, so the rarest word decides how many lines are looked at.
 */
function eachLineWith(texts: string, words: readonly string[], take: (start: number) => void): void {
  const next = words.map((word) => texts.indexOf(word))
  while (!next.includes(-1)) {
    const far = Math.max(...next)
    const start = texts.lastIndexOf('\n', far) + 1
    const before = next.some((at) => at < start)
    if (!before) take(start)
    const end = before ? start : texts.indexOf('\n', far)
    if (end < 0) return
    for (const [which, word] of words.entries()) if ((next[which] ?? 0) < end) next[which] = texts.indexOf(word, end)
  }
}
