import type { Network } from './network.ts'
import { type Membership, PersonSearch } from './person-search.ts'

/** Interval of each set as facts give it. */
export interface Sizes {
  readonly min: readonly number[]
  readonly max: readonly number[]
}

/** The least value of a cost, with the multipliers that prove it, one for each set and then one for each balance. */
export interface Optimum {
  readonly value: number
  readonly duals: Float64Array
  /** Whether the numbers of persons at the optimum are whole: then the bound is reached by a world one can write down. */
  readonly whole: boolean
  /** False when the last search for somebody who helps was cut short: the least may be less, or more. */
  readonly proven: boolean
}

interface Column {
  readonly rows: readonly number[]
  readonly values: readonly number[]
  readonly min: number
  max: number
}

const TINY = 1e-9
const MOST_PIVOTS = 30_000
/** Pivots without progress after which the first eligible column is taken (Bland), which cannot go round in circles. */
const STALLED = 60

/**
 * The linear program over kinds of persons: how many there are of each kind that the relations allow, so that every set
 * has as many as is said. Kinds are far too many to list; each is thought of only when it would help (column generation
 * after Gilmore and Gomory, 1961). Primal simplex with bounded variables and an explicit inverse; the next question of
 * the same component starts from the last answer.
 */
export class LinearProgram {
  readonly #sets: number
  readonly #rows: number
  readonly #columns: Column[] = []
  readonly #basis: Int32Array
  readonly #values: Float64Array
  readonly #inverse: Float64Array
  /** Of each column: -1 at its lower end, 1 at its upper end, 0 in the basis. */
  readonly #where: number[] = []
  readonly #search: PersonSearch
  readonly #artificial: number[] = []
  /** Whether it is sure that nobody more would have helped. */
  #isProven = true
  /** The optimum of making the facts fit; above 0 they cannot. Null while not settled. */
  readonly misfit: Optimum | null
  /** Where the facts fit with parts of people: the first set, by number, whose size came out broken. Null: none did. */
  readonly broken: { readonly set: number; readonly size: number } | null

  constructor(network: Network, sizes: Sizes) {
    const balances = network.rows.filter((row) => row.balance !== null && row.balance.times === 1)
    this.#sets = network.sets.length
    this.#rows = this.#sets + balances.length
    this.#basis = new Int32Array(this.#rows)
    this.#values = new Float64Array(this.#rows)
    this.#inverse = new Float64Array(this.#rows * this.#rows)
    this.#search = new PersonSearch(network)
    const ofSet: { rows: number[]; values: number[] }[] = network.sets.map((_, set) => ({ rows: [set], values: [-1] }))
    const residual = new Float64Array(this.#rows)
    balances.forEach((row, index) => {
      row.sets.forEach((set, at) => {
        const sign = row.signs[at] ?? 1
        ofSet[set]?.rows.push(this.#sets + index)
        ofSet[set]?.values.push(sign)
        residual[this.#sets + index] = (residual[this.#sets + index] ?? 0) + sign * (sizes.min[set] ?? 0)
      })
    })
    ofSet.forEach(({ rows, values }, set) => {
      residual[set] = -(sizes.min[set] ?? 0)
      this.#add({ rows, values, min: sizes.min[set] ?? 0, max: sizes.max[set] ?? Number.POSITIVE_INFINITY })
    })
    balances.forEach((row, index) => {
      const equal = network.rows.some(
        (other) => other.balance?.relation === row.balance?.relation && other.balance?.times === -1,
      )
      const max = equal ? 0 : Number.POSITIVE_INFINITY
      this.#add({ rows: [this.#sets + index], values: [-1], min: 0, max })
    })
    for (let row = 0; row < this.#rows; row++) {
      const sign = (residual[row] ?? 0) <= 0 ? 1 : -1
      const column = this.#add({ rows: [row], values: [sign], min: 0, max: Number.POSITIVE_INFINITY })
      this.#artificial.push(column)
      this.#basis[row] = column
      this.#where[column] = 0
      this.#values[row] = Math.abs(residual[row] ?? 0)
      this.#inverse[row * this.#rows + row] = sign
    }
    this.misfit = this.#minimise(new Map(this.#artificial.map((column) => [column, 1])))
    this.broken = this.#brokenSize()
    for (const column of this.#artificial) {
      const kept = this.#columns[column]
      if (kept) kept.max = 0
    }
  }

  /** The least (`min`) or the negative of the greatest (`max`) size of a set, as far as the search came. */
  optimum(set: number, side: 'min' | 'max'): Optimum {
    const cost = new Map([[set, side === 'min' ? 1 : -1]])
    // Multipliers on the way prove something too, taken less often.
    return (
      this.#minimise(cost) ?? { value: this.#valueOf(cost), duals: this.#dualsOf(cost), whole: false, proven: false }
    )
  }

  /** Exact: with whole weights, whether no person allowed weighs more than nothing. */
  nobodyWeighs(weight: Float64Array): boolean {
    this.#search.begin()
    const found = this.#search.heaviest(weight, 0.5)
    return found.complete && found.sets.length === 0
  }

  #add(column: Column): number {
    this.#where.push(-1)
    return this.#columns.push(column) - 1
  }

  #minimise(cost: ReadonlyMap<number, number>): Optimum | null {
    this.#search.begin()
    let stalled = 0
    for (let pivot = 0; pivot < MOST_PIVOTS; pivot++) {
      const duals = this.#dualsOf(cost)
      const entering = this.#entering(cost, duals, stalled > STALLED) ?? this.#anotherPerson(duals)
      if (entering === null)
        return { value: this.#valueOf(cost), duals, whole: this.#isWhole(), proven: this.#isProven }
      const step = this.#pivot(entering.column, entering.up ? 1 : -1)
      if (step === null) return { value: Number.NEGATIVE_INFINITY, duals, whole: true, proven: true }
      stalled = step > TINY ? 0 : stalled + 1
    }
    return null
  }

  #valueOf(cost: ReadonlyMap<number, number>): number {
    let sum = 0
    for (const [column, times] of cost) {
      const place = this.#where[column] === 0 ? this.#basis.indexOf(column) : -1
      sum += times * (place >= 0 ? (this.#values[place] ?? 0) : this.#restingValue(column))
    }
    return sum
  }

  #restingValue(column: number): number {
    const { min = 0, max = 0 } = this.#columns[column] ?? {}
    return this.#where[column] === 1 ? max : min
  }

  #isWhole(): boolean {
    return this.#values.every((value) => Math.abs(value - Math.round(value)) < 1e-6)
  }

  #brokenSize() {
    for (const [row, column] of this.#basis.entries()) {
      const size = this.#values[row] ?? 0
      if (column < this.#sets && Math.abs(size - Math.round(size)) > 1e-6) return { set: column, size }
    }
    return null
  }

  #dualsOf(cost: ReadonlyMap<number, number>): Float64Array {
    const duals = new Float64Array(this.#rows)
    for (let row = 0; row < this.#rows; row++) {
      const times = cost.get(this.#basis[row] ?? -1)
      if (times === undefined) continue
      const from = row * this.#rows
      for (let at = 0; at < this.#rows; at++) duals[at] = (duals[at] ?? 0) + times * (this.#inverse[from + at] ?? 0)
    }
    return duals
  }

  #entering(cost: ReadonlyMap<number, number>, duals: Float64Array, first: boolean) {
    let best: { column: number; up: boolean; gain: number } | null = null
    for (let column = 0; column < this.#columns.length; column++) {
      const where = this.#where[column]
      const item = this.#columns[column]
      if (where === 0 || !item || item.min === item.max) continue
      let reduced = cost.get(column) ?? 0
      for (let at = 0; at < item.rows.length; at++) reduced -= (duals[item.rows[at] ?? 0] ?? 0) * (item.values[at] ?? 0)
      const gain = where === -1 ? -reduced : reduced
      if (gain <= 1e-7 || (best && gain <= best.gain)) continue
      best = { column, up: where === -1, gain }
      if (first) break
    }
    return best
  }

  /** A kind of person that would help, as a new column; null when there is none. */
  #anotherPerson(duals: Float64Array) {
    const person: { weight: number; sets: Membership; complete: boolean } = this.#search.heaviest(duals, 1e-7)
    this.#isProven = person.complete
    if (person.sets.length === 0) return null
    const values = person.sets.map(() => 1)
    return {
      column: this.#add({ rows: person.sets, values, min: 0, max: Number.POSITIVE_INFINITY }),
      up: true,
    }
  }

  /** Moves a column into the basis, or across to its other end. Returns how far it moved; null when nothing stops it. */
  #pivot(column: number, direction: 1 | -1): number | null {
    const item = this.#columns[column]
    if (!item) return null
    const change = new Float64Array(this.#rows)
    for (let row = 0; row < this.#rows; row++) {
      let sum = 0
      for (let at = 0; at < item.rows.length; at++)
        sum += (this.#inverse[row * this.#rows + (item.rows[at] ?? 0)] ?? 0) * (item.values[at] ?? 0)
      change[row] = sum
    }
    const { step, leaving, atUpper } = this.#ratio(change, direction, item.max - item.min)
    if (step === Number.POSITIVE_INFINITY) return null
    for (let row = 0; row < this.#rows; row++)
      this.#values[row] = (this.#values[row] ?? 0) - direction * step * (change[row] ?? 0)
    if (leaving < 0) {
      this.#where[column] = direction
      return step
    }
    const left = this.#basis[leaving] ?? 0
    this.#values[leaving] = direction === 1 ? item.min + step : item.max - step
    this.#where[left] = atUpper ? 1 : -1
    this.#where[column] = 0
    this.#basis[leaving] = column
    this.#updateInverse(leaving, change)
    return step
  }

  #ratio(change: Float64Array, direction: 1 | -1, width: number) {
    let [step, leaving, atUpper, size] = [width, -1, false, 0]
    for (let row = 0; row < this.#rows; row++) {
      const fall = direction * (change[row] ?? 0)
      if (Math.abs(fall) < TINY) continue
      const { min = 0, max = 0 } = this.#columns[this.#basis[row] ?? 0] ?? {}
      const value = this.#values[row] ?? 0
      const room = Math.max(0, fall > 0 ? (value - min) / fall : (max - value) / -fall)
      if (room > step + TINY || (room > step - TINY && Math.abs(fall) <= size)) continue
      ;[step, leaving, atUpper, size] = [Math.min(step, room), row, fall < 0, Math.abs(fall)]
    }
    return { step, leaving, atUpper }
  }

  #updateInverse(leaving: number, change: Float64Array): void {
    const rows = this.#rows
    const inverse = this.#inverse
    const from = leaving * rows
    const by = 1 / (change[leaving] ?? 1)
    for (let at = 0; at < rows; at++) inverse[from + at] = (inverse[from + at] ?? 0) * by
    for (let row = 0; row < rows; row++) {
      const times = change[row] ?? 0
      if (row === leaving || Math.abs(times) < 1e-12) continue
      const to = row * rows
      for (let at = 0; at < rows; at++) inverse[to + at] = (inverse[to + at] ?? 0) - times * (inverse[from + at] ?? 0)
    }
  }
}
