import type { SearchBlock } from './search-index.ts'

type Names = Pick<SearchBlock, 'what' | 'again'>

/** Of a line's name so much tells it from others well enough to look closer: names end in a digest. */
const TAIL = 8
/** Bits among which the tails of names lie. */
const BITS = 2 ** 20

/** Of more fresh names than this one look at every line is sooner done than one for each name. */
const FEW = 40

/**
 * Which lines of an index are about what another line is about too: a claim amended, or proposed again. Blocks note lines
 * that may be so and are often mistaken; here it is settled, once for each, so that a search need not compare a million names.
 */
export class Repeats {
  /** By the number of the block. */
  readonly #lines = new Map<number, Map<number, string>>()
  /** Names that stand in several lines. */
  readonly #repeated = new Set<string>()
  /** How many noted lines of each block were looked at. */
  readonly #seen: number[] = []

  /** Settles the lines that were noted since the last time. `blocks`: all of an index, in their order; each only grows. */
  bringUpTo(blocks: readonly Names[]): void {
    const fresh = new Set<string>()
    for (const [block, of] of blocks.entries()) {
      const seen = this.#seen[block] ?? 0
      if (of.again.length <= seen) continue
      for (const [line, name] of namesAt(of.what, of.again.slice(seen)))
        if (this.#repeated.has(name)) this.#note(block, line, name)
        else fresh.add(name)
      this.#seen[block] = of.again.length
    }
    if (fresh.size === 0) return
    for (const [name, found] of fresh.size > FEW ? placesOf(fresh, blocks) : placesOfEach(fresh, blocks)) {
      if (found.length < 2) continue
      this.#repeated.add(name)
      for (const [block, line] of found) this.#note(block, line, name)
    }
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

type Places = ReadonlyMap<string, readonly (readonly [block: number, line: number])[]>

/** Where names stand, by a look at every line. */
function placesOf(named: ReadonlySet<string>, blocks: readonly Names[]): Places {
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
  return places
}

/** Where a few names stand: each is looked for in whole blocks. */
function placesOfEach(named: ReadonlySet<string>, blocks: readonly Names[]): Places {
  const places = new Map<string, (readonly [block: number, line: number])[]>()
  for (const name of named) {
    const found: (readonly [block: number, line: number])[] = []
    for (const [block, { what }] of blocks.entries())
      for (let at = what.indexOf(name); at >= 0; at = what.indexOf(name, at + 1))
        if (isWholeLine(what, at, at + name.length)) found.push([block, lineAt(what, at)])
    places.set(name, found)
  }
  return places
}

const isWholeLine = (text: string, start: number, end: number): boolean =>
  (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n')

function lineAt(text: string, place: number): number {
  let line = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line++
  return line
}

const NONE: ReadonlyMap<number, string> = new Map()

/** The names in some lines, by their line. */
function namesAt(what: string, wanted: readonly number[]): ReadonlyMap<number, string> {
  const lines = new Set(wanted)
  const names = new Map<number, string>()
  eachLine(what, (line, start, end) => {
    if (lines.has(line)) names.set(line, what.slice(start, end))
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
