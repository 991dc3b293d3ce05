/**
 * The sets that weigh something, in groups of which each two share nobody: of each group a person is in one set at most, so that the
 * heaviest of each together are more than anybody weighs. Groups are made greedily, the heaviest first (a clique cover, as colours bound
 * the largest clique; Tomita and others, 2010).
 */
export class CliqueCover {
  readonly #weight: Float64Array
  /** The sets that weigh something, the heaviest first; below they are known by their places here. */
  readonly #sets: readonly number[]
  readonly #words: number
  /** For each place the places of those that share nobody with it, as bits. */
  readonly #apart: readonly Int32Array[]
  readonly #open: Int32Array
  readonly #joining: Int32Array

  /** `outside`: for each set those that share nobody with it. */
  constructor(weight: Float64Array, outside: readonly (readonly number[])[]) {
    this.#weight = weight
    this.#sets = outside
      .map((_, set) => set)
      .filter((set) => (weight[set] ?? 0) > 0)
      .sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0))
    this.#words = (this.#sets.length + 31) >> 5
    const places = new Map(this.#sets.map((set, place) => [set, place]))
    this.#apart = this.#sets.map((set) => {
      const bits = new Int32Array(this.#words)
      // A set that contradicts itself shares nobody with itself either: nobody is in it.
      for (const other of outside[set] ?? []) if (other !== set) setBit(bits, places.get(other))
      return bits
    })
    this.#open = new Int32Array(this.#words)
    this.#joining = new Int32Array(this.#words)
  }

  /** Of the undecided sets (`state` 0) those without which nobody can add more than `room` to what is decided. */
  needed(state: Int8Array, room: number): readonly number[] {
    this.#open.fill(0)
    for (let place = 0; place < this.#sets.length; place++)
      if (state[this.#sets[place] ?? 0] === 0) setBit(this.#open, place)
    const needed: number[] = []
    let sum = 0
    for (let first = lowest(this.#open); first >= 0; first = lowest(this.#open)) {
      sum += this.#weight[this.#sets[first] ?? 0] ?? 0
      this.#takeGroup(first, sum > room ? needed : null)
    }
    return needed
  }

  /** Takes a set out of the open ones, with others of which each two share nobody; notes them all where they are wanted. */
  #takeGroup(first: number, noted: number[] | null): void {
    this.#joining.set(this.#open)
    for (let place = first; place >= 0; place = lowest(this.#joining)) {
      noted?.push(this.#sets[place] ?? 0)
      clearBit(this.#open, place)
      const apart = this.#apart[place]
      for (let word = 0; word < this.#words; word++)
        this.#joining[word] = (this.#joining[word] ?? 0) & (apart?.[word] ?? 0)
    }
  }
}

function setBit(bits: Int32Array, place: number | undefined): void {
  if (place !== undefined) bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31))
}

function clearBit(bits: Int32Array, place: number): void {
  bits[place >> 5] = (bits[place >> 5] ?? 0) & ~(1 << (place & 31))
}

/** The first place that is set; −1: none is. */
function lowest(bits: Int32Array): number {
  for (let word = 0; word < bits.length; word++) {
    const value = bits[word] ?? 0
    if (value !== 0) return (word << 5) + 31 - Math.clz32(value & -value)
  }
  return -1
}
