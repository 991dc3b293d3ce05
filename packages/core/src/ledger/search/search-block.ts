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
    eachLineWith(this.of.texts, words, (within) => {
      const starts = this.#lineStarts()
      while ((starts[line + 1] ?? within + 1) <= within) line++
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

/** Tells of each line that has all the words, by a place in it. */
function eachLineWith(texts: string, words: readonly string[], take: (within: number) => void): void {
  const [only] = words
  if (words.length === 1 && only !== undefined) eachLineWithOne(texts, only, take)
  else eachLineWithAll(texts, words, take)
}

/** A common word stands in every line: the less is looked up of each, the better. */
function eachLineWithOne(texts: string, word: string, take: (within: number) => void): void {
  for (let at = texts.indexOf(word); at >= 0; ) {
    take(at)
    const end = texts.indexOf('\n', at)
    if (end < 0) return
    at = texts.indexOf(word, end)
  }
}

/**
 * From one place on the next of each word is looked up; no line before the furthest of these can have them all, so the
 * rarest word decides how many lines are looked at.
 */
function eachLineWithAll(texts: string, words: readonly string[], take: (start: number) => void): void {
  const next = words.map((word) => texts.indexOf(word))
  while (!next.includes(-1)) {
    const far = greatest(next)
    const start = texts.lastIndexOf('\n', far) + 1
    const isOfOne = least(next) >= start
    if (isOfOne) take(start)
    const end = isOfOne ? texts.indexOf('\n', far) : start
    if (end < 0) return
    for (let which = 0; which < words.length; which++)
      if ((next[which] ?? 0) < end) next[which] = texts.indexOf(words[which] ?? '', end)
  }
}

const greatest = (places: readonly number[]): number => {
  let found = -1
  for (const place of places) if (place > found) found = place
  return found
}

const least = (places: readonly number[]): number => {
  let found = Number.POSITIVE_INFINITY
  for (const place of places) if (place < found) found = place
  return found
}
