const NOBODY = -1

/** A set of places, at most so many, in the order in which they came. So small that it lies within the cache, however many places there are. */
export class PlaceSet {
  /** The places; only the first `size` count. */
  readonly places: Int32Array
  size = 0
  readonly #slots: Int32Array
  readonly #last: number

  constructor(most: number) {
    this.places = new Int32Array(most)
    const slots = 2 ** Math.ceil(Math.log2(most * 4))
    this.#slots = new Int32Array(slots).fill(NOBODY)
    this.#last = slots - 1
  }

  clear(): void {
    this.size = 0
    this.#slots.fill(NOBODY)
  }

  /** Takes a place up, unless it is there or there is no more room. */
  add(place: number): void {
    if (this.size === this.places.length) return
    const slots = this.#slots
    let slot = (Math.imul(place, 0x9e3779b1) >>> 12) & this.#last
    for (let there = slots[slot] as number; there !== NOBODY; there = slots[slot] as number) {
      if (there === place) return
      slot = (slot + 1) & this.#last
    }
    slots[slot] = place
    this.places[this.size++] = place
  }
}
