/** Less than this is what adding up fractions leaves. */
const NOTHING_LEFT = 1e-12

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
  /** What of the weight of each place no group has taken yet, and the places of the last group. */
  readonly #left: Float64Array
  readonly #grouped: number[] = []

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
    this.#left = new Float64Array(this.#sets.length)
  }

  /** Of the undecided sets (`state` 0) those without which nobody can add more than `room` to what is decided. */
  needed(state: Int8Array, room: number): readonly number[] {
    this.#open.fill(0)
    for (let place = 0; place < this.#sets.length; place++) {
      const set = this.#sets[place] ?? 0
      if (state[set] !== 0) continue
      setBit(this.#open, place)
      this.#left[place] = this.#weight[set] ?? 0
    }
    let sum = 0
    for (let first = lowest(this.#open); first >= 0; first = lowest(this.#open)) {
      const weight = this.#group(first)
      if (sum + weight > room) break
      sum += weight
      for (const place of this.#grouped) {
        const left = (this.#left[place] ?? 0) - weight
        this.#left[place] = left
        if (left <= NOTHING_LEFT) clearBit(this.#open, place)
      }
    }
    return this.#opened()
  }

  /** Puts open sets together of which each two share nobody, beginning with one. Gives the least that one of them has left to weigh. */
  #group(first: number): number {
    this.#joining.set(this.#open)
    this.#grouped.length = 0
    let least = Number.POSITIVE_INFINITY
    for (let place = first; place >= 0; place = lowest(this.#joining)) {
      this.#grouped.push(place)
      least = Math.min(least, this.#left[place] ?? 0)
      const apart = this.#apart[place]
      for (let word = 0; word < this.#words; word++)
        this.#joining[word] = (this.#joining[word] ?? 0) & (apart?.[word] ?? 0)
    }
    return least
  }

  #opened(): readonly number[] {
    const sets: number[] = []
    for (let place = lowest(this.#open); place >= 0; place = lowest(this.#open)) {
      sets.push(this.#sets[place] ?? 0)
      clearBit(this.#open, place)
    }
    return sets
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
