/** What a table of slots starts with, and how full it may get: beyond, looking a sample up takes long. */
const FIRST_SLOTS = 1024
const MOST_FULL = 0.6

/**
 * A slot: the two halves of its sample, the last page that has it, from 1 (0: nothing is there), and the last note of the pages before.
 * Most samples are of one page, and need a look into one far place of memory.
 */
const [LOW, HIGH, PAGE, NOTE, SLOT] = [0, 1, 2, 3, 4] as const
/** A note, from 1: an earlier page that has a sample, the note before it of the same sample, and how many there are by then. */
const [HAVING, BEFORE, NOTES, NOTED] = [0, 1, 2, 3] as const

/**
 * Which pages have a sample of a sketch: a table of numbers, since millions of samples in maps and lists of their own would
 * take more time and memory than all else about the pages. Pages are numbered in the order in which they are added.
 */
export class SketchIndex {
  #table: Int32Array<ArrayBuffer>
  #used = 0
  #notes = new Int32Array(FIRST_SLOTS * NOTED)
  #last = 0
  /** What a look ahead came upon; held, since a look that nothing comes of is left out. */
  lookedInto = 0

  /** `samples`: how many are going to be noted, as far as that is known. */
  constructor(samples = 0) {
    let slots = FIRST_SLOTS
    while (slots * MOST_FULL < samples) slots *= 2
    this.#table = new Int32Array(slots * SLOT)
  }

  /** Notes the samples of a page. Gives how many of them earlier pages have, as `sharing` does. */
  add(page: number, sketch: readonly number[], most: number): ReadonlyMap<number, number> {
    this.lookedInto = this.#lookInto(sketch)
    let shared: Map<number, number> | null = null
    for (const sample of sketch) {
      if ((this.#used * SLOT) / MOST_FULL >= this.#table.length) this.#grow()
      const slot = this.#slotOf(lowOf(sample), highOf(sample))
      const table = this.#table
      if (table[slot + PAGE] === 0) {
        this.#used++
        table[slot + LOW] = lowOf(sample)
        table[slot + HIGH] = highOf(sample)
      } else {
        if (this.#pagesWith(slot) <= most) shared = this.#count(slot, page, shared)
        table[slot + NOTE] = this.#noteOf(slot)
      }
      table[slot + PAGE] = page + 1
    }
    return inOrder(shared)
  }

  /** How many samples of a sketch each page has, in the order of the pages; samples that more pages have than `most` do not count. */
  sharing(sketch: readonly number[], most: number): ReadonlyMap<number, number> {
    let shared: Map<number, number> | null = null
    for (const sample of sketch) {
      const slot = this.#slotOf(lowOf(sample), highOf(sample))
      if (this.#table[slot + PAGE] !== 0 && this.#pagesWith(slot) <= most) shared = this.#count(slot, -1, shared)
    }
    return inOrder(shared)
  }

  #count(slot: number, but: number, counted: Map<number, number> | null): Map<number, number> {
    const shared = counted ?? new Map<number, number>()
    const notes = this.#notes
    let having = (this.#table[slot + PAGE] ?? 0) - 1
    let note = this.#table[slot + NOTE] ?? 0
    for (;;) {
      if (having !== but) shared.set(having, (shared.get(having) ?? 0) + 1)
      if (note === 0) return shared
      having = notes[note * NOTED + HAVING] ?? 0
      note = notes[note * NOTED + BEFORE] ?? 0
    }
  }

  /**
   * Looks into the slots of all samples of a page, one after another and whatever is there: memory brings them at once, where deciding
   * on each before the next would wait for every one.
   */
  #lookInto(sketch: readonly number[]): number {
    const table = this.#table
    const mask = table.length / SLOT - 1
    let seen = 0
    for (const sample of sketch) seen ^= table[slotFor(lowOf(sample), highOf(sample), mask) * SLOT] ?? 0
    return seen
  }

  /** Where the slot of a sample begins, or the empty one that it belongs in. */
  #slotOf(low: number, high: number): number {
    const table = this.#table
    const mask = table.length / SLOT - 1
    let slot = slotFor(low, high, mask)
    for (let at = slot * SLOT; ; at = slot * SLOT) {
      if (table[at + PAGE] === 0 || (table[at + LOW] === low && table[at + HIGH] === high)) return at
      slot = (slot + 1) & mask
    }
  }

  #pagesWith(slot: number): number {
    const note = this.#table[slot + NOTE] ?? 0
    return note === 0 ? 1 : 1 + (this.#notes[note * NOTED + NOTES] ?? 0)
  }

  /** A note of the page that a slot names. */
  #noteOf(slot: number): number {
    const note = ++this.#last
    if ((note + 1) * NOTED > this.#notes.length) this.#notes = larger(this.#notes)
    this.#notes[note * NOTED + HAVING] = (this.#table[slot + PAGE] ?? 0) - 1
    this.#notes[note * NOTED + BEFORE] = this.#table[slot + NOTE] ?? 0
    this.#notes[note * NOTED + NOTES] = this.#pagesWith(slot)
    return note
  }

  #grow(): void {
    const old = this.#table
    this.#table = new Int32Array(old.length * 2)
    for (let at = 0; at < old.length; at += SLOT)
      if (old[at + PAGE] !== 0)
        this.#table.set(old.subarray(at, at + SLOT), this.#slotOf(old[at + LOW] ?? 0, old[at + HIGH] ?? 0))
  }
}

/** Samples are kept for their low bits, and are larger than 32 bits in part: the high ones are mixed in. */
const slotFor = (low: number, high: number, mask: number): number => (Math.imul(low ^ high, 0x9e3779b1) >>> 7) & mask

const lowOf = (sample: number): number => sample | 0
const highOf = (sample: number): number => (sample / 2 ** 32) | 0

const NOTHING_SHARED: ReadonlyMap<number, number> = new Map()

const inOrder = (shared: Map<number, number> | null): ReadonlyMap<number, number> =>
  shared === null ? NOTHING_SHARED : new Map([...shared].sort((a, b) => a[0] - b[0]))

function larger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2)
  more.set(numbers)
  return more
}
