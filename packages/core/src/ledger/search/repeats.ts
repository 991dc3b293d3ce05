import type { SearchBlock } from './search-index.ts'

type Names = Pick<SearchBlock, 'what' | 'again'>

/** Of a line's name so much tells it from others well enough to look closer: names end in a digest. */
const TAIL = 8
/** Bits among which the tails of names lie. */
const BITS = 2 ** 20

/**
 * Which lines of an index are about what another line is about too: a claim amended, or proposed again. Blocks note lines
 * that may be so and are often mistaken; here it is settled, once, so that a search need not compare a million names.
 */
export class Repeats {
  /** By the number of the block. */
  readonly #lines = new Map<number, Map<number, string>>()

  /** `blocks`: all of an index, in their order. */
  constructor(blocks: readonly Names[]) {
    const named = new Set(blocks.flatMap(namesAgain))
    if (named.size === 0) return
    const places = new Map<string, (readonly [block: number, line: number])[]>()
    const tails = new Uint8Array(BITS / 8)
    for (const name of named) mark(tails, tailOf(name, name.length))
    blocks.forEach(({ what }, block) => {
      eachLine(what, (line, start, end) => {
        if (!isMarked(tails, tailOf(what, end))) return
        const name = what.slice(start, end)
        if (!named.has(name)) return
        const known = places.get(name)
        if (known) known.push([block, line])
        else places.set(name, [[block, line]])
      })
    })
    for (const [name, found] of places)
      if (found.length > 1) for (const [block, line] of found) this.#note(block, line, name)
  }

  /** The lines of a block that are about something that another line is about too, with its name. */
  in(block: number): ReadonlyMap<number, string> {
    return this.#lines.get(block) ?? NONE
  }

  #note(block: number, line: number, name: string): void {
    const lines = this.#lines.get(block) ?? new Map<number, string>()
    this.#lines.set(block, lines.set(line, name))
  }
}

const NONE: ReadonlyMap<number, string> = new Map()

/** The names of lines of which something may have come before. */
function namesAgain({ what, again }: Names): readonly string[] {
  if (again.length === 0) return []
  const lines = new Set(again)
  const names: string[] = []
  eachLine(what, (line, start, end) => {
    if (lines.has(line)) names.push(what.slice(start, end))
  })
  return names
}

function eachLine(text: string, take: (line: number, start: number, end: number) => void): void {
  for (let line = 0, start = 0; start <= text.length; line++) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    take(line, start, end)
    start = end + 1
  }
}

/** A number from the last letters of a name that ends at a place in a text. */
function tailOf(text: string, end: number): number {
  let tail = 0x811c9dc5
  for (let at = Math.max(0, end - TAIL); at < end; at++) tail = Math.imul(tail ^ text.charCodeAt(at), 0x01000193)
  return (tail ^ (tail >>> 15)) & (BITS - 1)
}

const mark = (bits: Uint8Array, bit: number): void => {
  bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7))
}
const isMarked = (bits: Uint8Array, bit: number): boolean => ((bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0
