/** What a table of slots starts with, and how full it may get: beyond, looking a sample up takes long. */
const FIRST_SLOTS = 1024
const MOST_FULL = 0.6

/** A note, from 1: a place where a sample stands, the page of it, where it stood before, and how many pages have it by then. */
const [PLACE, PAGE, BEFORE, PAGES, NOTED] = [0, 1, 2, 3, 4] as const

/**
 * Which pages have a sample of a sketch. Samples are told by the place where they stand when all sketches are read one after another:
 * the sketches are at hand, so that no sample is kept twice. Most samples are of one page. For them a look into a small table, which
 * says that a slot is free, is enough, and a number is left in a large one: to wait for far memory would take longer than all else
 * about the pages.
 */
export class SketchIndex {
  /** Of a slot some bits of its sample, never 0; 0: the slot is free. */
  #marks: Uint8Array<ArrayBuffer>
  /** Of a slot the place of its sample, from 1; of one that several pages have the last note of it, below 0. */
  #slots: Int32Array<ArrayBuffer>
  #used = 0
  #notes = new Int32Array(FIRST_SLOTS * NOTED)
  #lastNote = 0
  /** The sketches page by page, and the place of the first sample of each. */
  readonly #sketches: (readonly number[])[] = []
  readonly #firsts: number[] = []
  #places = 0

  /** `samples`: about how many are going to be noted, as far as that is known. */
  constructor(samples = 0) {
    let slots = FIRST_SLOTS
    while (slots * MOST_FULL < samples) slots *= 2
    this.#marks = new Uint8Array(slots)
    this.#slots = new Int32Array(slots)
  }

  /** Notes the samples of the next page. Gives how many of them earlier pages have, as `sharing` does. */
  add(sketch: readonly number[], most: number): ReadonlyMap<number, number> {
    const page = this.#sketches.length
    const first = this.#places
    this.#sketches.push(sketch)
    this.#firsts.push(first)
    this.#places += sketch.length
    while ((this.#used + sketch.length) / MOST_FULL >= this.#slots.length) this.#grow()
    let shared: Map<number, number> | null = null
    for (let at = 0; at < sketch.length; at++) {
      const sample = sketch[at] ?? 0
      const slot = this.#slotOf(sample)
      const place = first + at + 1
      if (this.#marks[slot] === 0) this.#take(slot, sample, place)
      else {
        const known = this.#slots[slot] ?? 0
        if (this.#pagesWith(known) <= most) shared = this.#count(known, page, shared)
        this.#slots[slot] = -this.#noteOf(known, place, page)
      }
    }
    return inOrder(shared)
  }

  /** How many samples of a sketch each page has, in the order of the pages; samples that more pages have than `most` do not count. */
  sharing(sketch: readonly number[], most: number): ReadonlyMap<number, number> {
    let shared: Map<number, number> | null = null
    for (const sample of sketch) {
      const known = this.#slots[this.#slotOf(sample)] ?? 0
      if (known !== 0 && this.#pagesWith(known) <= most) shared = this.#count(known, -1, shared)
    }
    return inOrder(shared)
  }

  #count(known: number, but: number, counted: Map<number, number> | null): Map<number, number> {
    const shared = counted ?? new Map<number, number>()
    const add = (page: number) => {
      if (page !== but) shared.set(page, (shared.get(page) ?? 0) + 1)
    }
    let at = known
    for (; at < 0; at = this.#notes[-at * NOTED + BEFORE] ?? 0) add(this.#notes[-at * NOTED + PAGE] ?? 0)
    if (at > 0) add(this.#pageAt(at - 1))
    return shared
  }

  #take(slot: number, sample: number, place: number): void {
    this.#used++
    this.#marks[slot] = markOf(hashOf(sample))
    this.#slots[slot] = place
  }

  /** The slot of a sample, or the free one that it belongs in. */
  #slotOf(sample: number): number {
    const marks = this.#marks
    const hash = hashOf(sample)
    const mark = markOf(hash)
    const mask = marks.length - 1
    for (let slot = (hash >>> 7) & mask; ; slot = (slot + 1) & mask) {
      const there = marks[slot]
      if (there === 0 || (there === mark && this.#sampleOf(this.#slots[slot] ?? 0) === sample)) return slot
    }
  }

  #sampleOf(known: number): number | undefined {
    const place = known > 0 ? known - 1 : (this.#notes[-known * NOTED + PLACE] ?? 0) - 1
    const page = known > 0 ? this.#pageAt(place) : (this.#notes[-known * NOTED + PAGE] ?? 0)
    return this.#sketches[page]?.[place - (this.#firsts[page] ?? 0)]
  }

  /** The page that a place is on: the last one whose first place is not after it. */
  #pageAt(place: number): number {
    let [low, high] = [0, this.#firsts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#firsts[middle] ?? 0) <= place) low = middle
      else high = middle
    }
    return low
  }

  #pagesWith(known: number): number {
    return known > 0 ? 1 : (this.#notes[-known * NOTED + PAGES] ?? 0)
  }

  /** A note that one more page has a sample. */
  #noteOf(before: number, place: number, page: number): number {
    const note = ++this.#lastNote
    if ((note + 1) * NOTED > this.#notes.length) this.#notes = larger(this.#notes)
    this.#notes[note * NOTED + PLACE] = place
    this.#notes[note * NOTED + PAGE] = page
    this.#notes[note * NOTED + BEFORE] = before
    this.#notes[note * NOTED + PAGES] = this.#pagesWith(before) + 1
    return note
  }

  #grow(): void {
    const [marks, slots] = [this.#marks, this.#slots]
    this.#marks = new Uint8Array(slots.length * 2)
    this.#slots = new Int32Array(slots.length * 2)
    this.#used = 0
    for (let at = 0; at < slots.length; at++) {
      if (marks[at] === 0) continue
      const known = slots[at] ?? 0
      const sample = this.#sampleOf(known) ?? 0
      this.#take(this.#slotOf(sample), sample, known)
    }
  }
}

/** Samples are mixed by their low bits, and are larger than 32 bits in part: the high ones are mixed in. */
const hashOf = (sample: number): number => Math.imul((sample | 0) ^ ((sample / 2 ** 32) | 0), 0x9e3779b1)

/** Bits of a hash that do not say which slot it belongs in, and are never 0. */
const markOf = (hash: number): number => (Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 24) | 1

const NOTHING_SHARED: ReadonlyMap<number, number> = new Map()

const inOrder = (shared: Map<number, number> | null): ReadonlyMap<number, number> =>
  shared === null ? NOTHING_SHARED : new Map([...shared].sort((a, b) => a[0] - b[0]))

function larger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2)
  more.set(numbers)
  return more
}
