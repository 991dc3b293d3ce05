/** What a table of slots starts with, and how full it may get: beyond, looking a sample up takes long. */
const FIRST_SLOTS = 1024
const MOST_FULL = 0.6

/**
 * Which pages have a sample of a sketch: a table of numbers, since millions of samples in maps and lists of their own would
 * take more time and memory than all else about the pages. Pages are numbered in the order in which they are added.
 */
export class SketchIndex {
  #samples: Float64Array<ArrayBuffer>
  /** The last noted page of the sample in a slot, by its place among all notes, from 1; 0: nothing is there. */
  #last: Int32Array<ArrayBuffer>
  #pagesWith: Int32Array<ArrayBuffer>
  #used = 0
  /** Notes: a page, and the note before it of the same sample. */
  #pages: Int32Array<ArrayBuffer>
  #before: Int32Array<ArrayBuffer>
  #notes = 0

  /** `samples`: how many are going to be noted, as far as that is known. */
  constructor(samples = 0) {
    let slots = FIRST_SLOTS
    while (slots * MOST_FULL < samples) slots *= 2
    this.#samples = new Float64Array(slots)
    this.#last = new Int32Array(slots)
    this.#pagesWith = new Int32Array(slots)
    this.#pages = new Int32Array(Math.max(FIRST_SLOTS, samples + 1))
    this.#before = new Int32Array(this.#pages.length)
  }

  /** Notes the samples of a page. Gives how many of them earlier pages have, as `sharing` does. */
  add(page: number, sketch: readonly number[], most: number): ReadonlyMap<number, number> {
    let shared: Map<number, number> | null = null
    for (const sample of sketch) {
      if (this.#used >= this.#samples.length * MOST_FULL) this.#grow()
      const slot = this.#slotOf(sample)
      const last = this.#last[slot] ?? 0
      const having = this.#pagesWith[slot] ?? 0
      if (last === 0) {
        this.#used++
        this.#samples[slot] = sample
      } else if (having <= most) shared = this.#count(last, page, shared)
      this.#last[slot] = this.#note(page, last)
      this.#pagesWith[slot] = having + 1
    }
    return inOrder(shared)
  }

  /** How many samples of a sketch each page has, in the order of the pages; samples that more pages have than `most` do not count. */
  sharing(sketch: readonly number[], most: number): ReadonlyMap<number, number> {
    let shared: Map<number, number> | null = null
    for (const sample of sketch) {
      const slot = this.#slotOf(sample)
      if ((this.#pagesWith[slot] ?? 0) <= most) shared = this.#count(this.#last[slot] ?? 0, -1, shared)
    }
    return inOrder(shared)
  }

  #count(last: number, but: number, counted: Map<number, number> | null): Map<number, number> | null {
    let shared = counted
    for (let note = last; note !== 0; note = this.#before[note] ?? 0) {
      const page = this.#pages[note] ?? 0
      if (page === but) continue
      shared ??= new Map<number, number>()
      shared.set(page, (shared.get(page) ?? 0) + 1)
    }
    return shared
  }

  /** The slot of a sample, or the empty one that it belongs in. */
  #slotOf(sample: number): number {
    const mask = this.#samples.length - 1
    // Samples are kept for their low bits, and are larger than 32 bits in part: the high ones are mixed in.
    let slot = (Math.imul(sample ^ (sample / 2 ** 32), 0x9e3779b1) >>> 7) & mask
    while (this.#last[slot] !== 0 && this.#samples[slot] !== sample) slot = (slot + 1) & mask
    return slot
  }

  #note(page: number, before: number): number {
    const note = ++this.#notes
    if (note >= this.#pages.length) {
      this.#pages = larger(this.#pages)
      this.#before = larger(this.#before)
    }
    this.#pages[note] = page
    this.#before[note] = before
    return note
  }

  #grow(): void {
    const [samples, last, pagesWith] = [this.#samples, this.#last, this.#pagesWith]
    this.#samples = new Float64Array(samples.length * 2)
    this.#last = new Int32Array(samples.length * 2)
    this.#pagesWith = new Int32Array(samples.length * 2)
    for (let at = 0; at < samples.length; at++) {
      if (last[at] === 0) continue
      const slot = this.#slotOf(samples[at] ?? 0)
      this.#samples[slot] = samples[at] ?? 0
      this.#last[slot] = last[at] ?? 0
      this.#pagesWith[slot] = pagesWith[at] ?? 0
    }
  }
}

const NOTHING_SHARED: ReadonlyMap<number, number> = new Map()

const inOrder = (shared: Map<number, number> | null): ReadonlyMap<number, number> =>
  shared === null ? NOTHING_SHARED : new Map([...shared].sort((a, b) => a[0] - b[0]))

function larger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2)
  more.set(numbers)
  return more
}
