/** What a table of slots starts with, and how full it may get: beyond, looking a sample up takes long. */
const FIRST_SLOTS = 1024
const MOST_FULL = 0.6

/** A slot: the lower half of its sample, and its last note; 0: nothing is there. */
const [LOW, LAST, SLOT] = [0, 1, 2] as const
/** A note, from 1: the upper half of its sample, a page that has it, the note before it of the same sample, and how many there are by then. */
const [HIGH, PAGE, BEFORE, PAGES, NOTE] = [0, 1, 2, 3, 4] as const

/**
 * Which pages have a sample of a sketch: a table of numbers, since millions of samples in maps and lists of their own would
 * take more time and memory than all else about the pages. Pages are numbered in the order in which they are added.
 */
export class SketchIndex {
  /** Slots are small and notes follow one another: to note a sample is to look into one far place of memory. */
  #table: Int32Array<ArrayBuffer>
  #used = 0
  #notes: Int32Array<ArrayBuffer>
  #last = 0

  /** `samples`: how many are going to be noted, as far as that is known. */
  constructor(samples = 0) {
    let slots = FIRST_SLOTS
    while (slots * MOST_FULL < samples) slots *= 2
    this.#table = new Int32Array(slots * SLOT)
    this.#notes = new Int32Array(Math.max(FIRST_SLOTS, samples + 1) * NOTE)
  }

  /** Notes the samples of a page. Gives how many of them earlier pages have, as `sharing` does. */
  add(page: number, sketch: readonly number[], most: number): ReadonlyMap<number, number> {
    let shared: Map<number, number> | null = null
    for (const sample of sketch) {
      if ((this.#used * SLOT) / MOST_FULL >= this.#table.length) this.#grow()
      const slot = this.#slotOf(lowOf(sample), highOf(sample))
      const last = this.#table[slot + LAST] ?? 0
      const having = last === 0 ? 0 : this.#pagesWith(last)
      if (last === 0) {
        this.#used++
        this.#table[slot + LOW] = lowOf(sample)
      } else if (having <= most) shared = this.#count(last, page, shared)
      const note = this.#newNote()
      this.#table[slot + LAST] = note
      this.#notes[note * NOTE + HIGH] = highOf(sample)
      this.#notes[note * NOTE + PAGE] = page
      this.#notes[note * NOTE + BEFORE] = last
      this.#notes[note * NOTE + PAGES] = having + 1
    }
    return inOrder(shared)
  }

  /** How many samples of a sketch each page has, in the order of the pages; samples that more pages have than `most` do not count. */
  sharing(sketch: readonly number[], most: number): ReadonlyMap<number, number> {
    let shared: Map<number, number> | null = null
    for (const sample of sketch) {
      const last = this.#table[this.#slotOf(lowOf(sample), highOf(sample)) + LAST] ?? 0
      if (last !== 0 && this.#pagesWith(last) <= most) shared = this.#count(last, -1, shared)
    }
    return inOrder(shared)
  }

  #count(last: number, but: number, counted: Map<number, number> | null): Map<number, number> | null {
    let shared = counted
    const notes = this.#notes
    for (let note = last; note !== 0; note = notes[note * NOTE + BEFORE] ?? 0) {
      const page = notes[note * NOTE + PAGE] ?? 0
      if (page === but) continue
      shared ??= new Map<number, number>()
      shared.set(page, (shared.get(page) ?? 0) + 1)
    }
    return shared
  }

  /** Where the slot of a sample begins, or the empty one that it belongs in. */
  #slotOf(low: number, high: number): number {
    const table = this.#table
    const mask = table.length / SLOT - 1
    // Samples are kept for their low bits, and are larger than 32 bits in part: the high ones are mixed in.
    let slot = (Math.imul(low ^ high, 0x9e3779b1) >>> 7) & mask
    for (let at = slot * SLOT; ; at = slot * SLOT) {
      const last = table[at + LAST] ?? 0
      if (last === 0 || (table[at + LOW] === low && this.#highAt(last) === high)) return at
      slot = (slot + 1) & mask
    }
  }

  #highAt(note: number): number {
    return this.#notes[note * NOTE + HIGH] ?? 0
  }

  #pagesWith(last: number): number {
    return this.#notes[last * NOTE + PAGES] ?? 0
  }

  #newNote(): number {
    const note = ++this.#last
    if ((note + 1) * NOTE > this.#notes.length) this.#notes = larger(this.#notes)
    return note
  }

  #grow(): void {
    const old = this.#table
    this.#table = new Int32Array(old.length * 2)
    for (let at = 0; at < old.length; at += SLOT) {
      const last = old[at + LAST] ?? 0
      if (last !== 0) this.#table.set(old.subarray(at, at + SLOT), this.#slotOf(old[at + LOW] ?? 0, this.#highAt(last)))
    }
  }
}

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
