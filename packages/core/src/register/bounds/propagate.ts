import type { Network, Row } from './network.ts'
import type { Certificate, CountFact } from './system.ts'

/** How one bound came about: a fact, or a row with the bounds of its other sets as they stood then. */
interface Step {
  readonly set: number
  readonly side: 'min' | 'max'
  readonly value: number
  readonly fact: string | null
  readonly row: Row | null
  /** The step that this one improves on; -1 for none. */
  readonly before: number
}

/** Interval bounds of every set of a network, with the steps that led there. */
export interface Propagated {
  readonly min: readonly number[]
  /** Infinity: open above. */
  readonly max: readonly number[]
  /** A proof that nothing fits, or null. */
  readonly conflict: Certificate | null
  /** False when the steps would have crept on (sets that push one another up): bounds hold and may not be the tightest. */
  readonly finished: boolean
  readonly proofOf: (set: number, side: 'min' | 'max') => Certificate
}

/** Steps per set after which propagation is creeping rather than settling. */
const STEPS_PER_SET = 30

/** Tightens the intervals of all sets until nothing changes. Every step adds up whole numbers, so nothing is rounded. */
export function propagate(network: Network, facts: readonly CountFact[]): Propagated {
  return new Propagation(network, facts)
}

class Propagation implements Propagated {
  readonly #network: Network
  readonly #steps: Step[] = []
  readonly min: number[]
  readonly max: number[]
  readonly #lastMin: Int32Array
  readonly #lastMax: Int32Array
  #sum = 0
  conflict: Certificate | null = null
  finished = true

  constructor(network: Network, facts: readonly CountFact[]) {
    const count = network.sets.length
    this.#network = network
    this.min = new Array<number>(count).fill(0)
    this.max = new Array<number>(count).fill(Number.POSITIVE_INFINITY)
    this.#lastMin = new Int32Array(count).fill(-1)
    this.#lastMax = new Int32Array(count).fill(-1)
    for (const fact of facts) {
      const set = network.indexOf.get(fact.set)
      if (set === undefined) continue
      if (fact.min !== null) this.#tighten(set, 'min', fact.min, fact.id, null)
      if (fact.max !== null) this.#tighten(set, 'max', fact.max, fact.id, null)
    }
    this.#settle()
  }

  #settle(): void {
    const { rows, rowsOf } = this.#network
    const waiting = new Uint8Array(rows.length).fill(1)
    const open = rows.map((_, at) => at)
    const limit = this.#steps.length + 1000 + STEPS_PER_SET * this.#network.sets.length
    for (let next = 0; next < open.length && this.conflict === null; next++) {
      const at = open[next] ?? 0
      waiting[at] = 0
      const row = rows[at]
      if (!row) continue
      for (const set of this.#apply(row))
        for (const other of rowsOf[set] ?? [])
          if (waiting[other] === 0) {
            waiting[other] = 1
            open.push(other)
          }
      if (this.#steps.length > limit) {
        this.finished = false
        return
      }
    }
  }

  /** Tightens every set of a row; returns those that changed. */
  #apply(row: Row): readonly number[] {
    const { sets, signs } = row
    const open = this.#openIn(row)
    if (open > 1) return NONE
    const sum = this.#sum
    let changed: number[] | null = null
    for (let at = 0; at < sets.length; at++) {
      const [set, sign] = [sets[at] ?? 0, signs[at] ?? 1]
      const own = this.#most(set, sign)
      if (open === 1 && own !== Number.POSITIVE_INFINITY) continue
      const rest = open === 1 ? sum : sum - own
      const moved =
        sign === 1 ? this.#tighten(set, 'min', -rest, null, row) : this.#tighten(set, 'max', rest, null, row)
      if (!moved) continue
      changed = changed ?? []
      changed.push(set)
    }
    return changed ?? NONE
  }

  /** How many sets of a row are open, up to two; the sum of the others is left in `#sum`. */
  #openIn({ sets, signs }: Row): number {
    let open = 0
    this.#sum = 0
    for (let at = 0; at < sets.length && open < 2; at++) {
      const most = this.#most(sets[at] ?? 0, signs[at] ?? 1)
      if (most === Number.POSITIVE_INFINITY) open++
      else this.#sum += most
    }
    return open
  }

  #most(set: number, sign: 1 | -1): number {
    return sign === 1 ? (this.max[set] ?? 0) : -(this.min[set] ?? 0)
  }

  #tighten(set: number, side: 'min' | 'max', value: number, fact: string | null, row: Row | null): boolean {
    const bounds = side === 'min' ? this.min : this.max
    const last = side === 'min' ? this.#lastMin : this.#lastMax
    const now = bounds[set] ?? 0
    if (side === 'min' ? value <= now : value >= now) return false
    this.#steps.push({ set, side, value, fact, row, before: last[set] ?? -1 })
    bounds[set] = value
    last[set] = this.#steps.length - 1
    if (this.conflict === null && (this.min[set] ?? 0) > (this.max[set] ?? 0))
      this.conflict = this.#proofOfConflict(set)
    return true
  }

  proofOf(set: number, side: 'min' | 'max'): Certificate {
    const step = (side === 'min' ? this.#lastMin : this.#lastMax)[set] ?? -1
    return {
      bound: side === 'min' ? 'at-least' : 'at-most',
      set: this.#network.sets[set] ?? null,
      value: (side === 'min' ? this.min : this.max)[set] ?? 0,
      denominator: 1,
      ...this.#summed(step < 0 ? [] : [step]),
    }
  }

  #proofOfConflict(set: number): Certificate {
    const steps = [this.#lastMin[set] ?? -1, this.#lastMax[set] ?? -1].filter((step) => step >= 0)
    return { bound: 'impossible', set: null, value: 0, denominator: 1, ...this.#summed(steps) }
  }

  /** Follows steps back to the facts they began with, counting how often each is taken. */
  #summed(from: readonly number[]): Pick<Certificate, 'facts' | 'balances' | 'relations'> {
    const taken = new Map<number, number>(from.map((step) => [step, 1]))
    const facts = new Map<string, number>()
    const balances = new Map<string, number>()
    const relations = new Set<string>()
    const heap = new DescendingHeap(from)
    for (let at = heap.pop(); at !== null; at = heap.pop()) {
      const step = this.#steps[at]
      const times = taken.get(at) ?? 0
      if (!step) continue
      if (step.fact !== null) {
        const key = `${step.side} ${step.fact}`
        facts.set(key, (facts.get(key) ?? 0) + times)
      }
      if (!step.row) continue
      for (const id of step.row.relations) relations.add(id)
      const { balance } = step.row
      if (balance) balances.set(balance.relation, (balances.get(balance.relation) ?? 0) + times * balance.times)
      for (const earlier of this.#before(at, step, step.row)) {
        if (!taken.has(earlier)) heap.push(earlier)
        taken.set(earlier, (taken.get(earlier) ?? 0) + times)
      }
    }
    return {
      facts: [...facts].map(([key, times]) => ({
        fact: key.slice(4),
        side: key.startsWith('min') ? ('min' as const) : ('max' as const),
        times,
      })),
      balances: [...balances].filter(([, times]) => times !== 0).map(([relation, times]) => ({ relation, times })),
      relations: [...relations],
    }
  }

  /** The steps that a row's conclusion rests on: the other sets' bounds as they stood before it. */
  #before(at: number, step: Step, row: Row): readonly number[] {
    const found: number[] = []
    row.sets.forEach((set, index) => {
      if (set === step.set) return
      let earlier = (row.signs[index] === 1 ? this.#lastMax : this.#lastMin)[set] ?? -1
      while (earlier >= at) earlier = this.#steps[earlier]?.before ?? -1
      if (earlier >= 0) found.push(earlier)
    })
    return found
  }
}

const NONE: readonly number[] = []

/** Takes out the highest number first. */
class DescendingHeap {
  readonly #items: number[] = []

  constructor(items: readonly number[]) {
    for (const item of items) this.push(item)
  }

  push(item: number): void {
    const items = this.#items
    let at = items.push(item) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if ((items[up] ?? 0) >= item) break
      items[at] = items[up] ?? 0
      at = up
    }
    items[at] = item
  }

  pop(): number | null {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (top === undefined || last === undefined) return null
    if (items.length > 0) this.#sink(last)
    return top
  }

  #sink(item: number): void {
    const items = this.#items
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= items.length) break
      if ((items[child + 1] ?? -1) > (items[child] ?? -1)) child++
      if ((items[child] ?? -1) <= item) break
      items[at] = items[child] ?? 0
      at = child
    }
    items[at] = item
  }
}
