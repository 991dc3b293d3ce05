import type { CaptureTable } from './capture-table.ts'
import { Chances } from './chances.ts'
import { logGamma } from './special-functions.ts'

export interface LatentClassOptions {
  readonly seed: number
  /** Classes at most: unused ones cost nothing. */
  readonly classes?: number
  /** Rounds kept, and rounds before them that are not. */
  readonly rounds?: number
  readonly before?: number
}

/** The posterior of the total when people fall into classes within which lists know nothing of one another. */
export interface LatentClasses {
  readonly low: number
  readonly median: number
  readonly high: number
  /** Classes that hold at least one in a hundred people, on average. */
  readonly classesUsed: number
  readonly seed: number
  /** How far the two halves of the run are apart, as a share of the median: large when the chain has not settled. */
  readonly unsettled: number
}

/** Prior of the concentration of the stick-breaking weights, as Manrique-Vallier (2016) has it. */
const CONCENTRATION = { shape: 0.25, rate: 0.25 }
/** Exchanges of two classes tried in a round. */
const SWAPS = 5

/**
 * A mixture of independent classes with a stick-breaking prior (Manrique-Vallier 2016), by Gibbs sampling on the counts
 * of each history. The prior of a total is 1 ÷ total. The same seed gives the same answer.
 */
export function latentClasses(table: CaptureTable, options: LatentClassOptions): LatentClasses {
  const { seed, classes = 10, rounds = 6000, before = 2000 } = options
  const chain = new ClassChain(table, classes, new Chances(seed))
  const totals: number[] = []
  let used = 0
  for (let round = -before; round < rounds; round++) {
    const unseen = chain.step()
    if (round < 0) continue
    totals.push(table.seen + unseen)
    used += chain.classesUsed()
  }
  const halves = [totals.slice(0, totals.length / 2), totals.slice(totals.length / 2)].map(
    (half) => half.sort((a, b) => a - b)[Math.floor(half.length / 2)] ?? 0,
  )
  const sorted = totals.sort((a, b) => a - b)
  const quantile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return {
    low: quantile(0.025),
    median: quantile(0.5),
    high: quantile(0.975),
    classesUsed: used / rounds,
    seed,
    unsettled: Math.abs((halves[0] ?? 0) - (halves[1] ?? 0)) / quantile(0.5),
  }
}

class ClassChain {
  readonly #chances: Chances
  readonly #lists: number
  readonly #classes: number
  readonly #histories: readonly (readonly [number, number])[]
  readonly #seen: number
  /** Chance of class k to be on list l: `onList[k × lists + l]`. */
  readonly #onList: Float64Array
  readonly #share: Float64Array
  readonly #size: Float64Array
  #concentration = 1

  constructor(table: CaptureTable, classes: number, chances: Chances) {
    this.#chances = chances
    this.#lists = table.lists.length
    this.#classes = classes
    this.#histories = table.counts.flatMap((count, history): [number, number][] =>
      count > 0 ? [[history, count]] : [],
    )
    this.#seen = table.seen
    this.#onList = Float64Array.from({ length: classes * this.#lists }, () => chances.beta(1, 1))
    // One class at first: the data open others.
    this.#share = Float64Array.from({ length: classes }, (_, at) => (at === 0 ? 1 : 1e-3))
    this.#size = new Float64Array(classes)
  }

  classesUsed(): number {
    const all = this.#size.reduce((sum, size) => sum + size, 0)
    return this.#size.filter((size) => size >= all / 100).length
  }

  /** One round; returns how many people it leaves unseen. */
  step(): number {
    const members = new Float64Array(this.#classes)
    const onList = new Float64Array(this.#classes * this.#lists)
    for (const [history, count] of this.#histories) this.#place(history, count, members, onList)
    const unseen = this.#drawUnseen()
    if (unseen > 0) this.#place(0, unseen, members, onList)
    this.#reorder(members, onList)
    this.#size.set(members)
    this.#drawChances(members, onList)
    this.#drawShares(members)
    return unseen
  }

  /** Shares the people of one history among the classes by how likely each makes it. */
  #place(history: number, count: number, members: Float64Array, onList: Float64Array): void {
    const placed = new Float64Array(this.#classes)
    this.#chances.multinomial(count, this.#weights(history), placed)
    placed.forEach((people, at) => {
      members[at] = (members[at] ?? 0) + people
      for (let list = 0; list < this.#lists; list++)
        if ((history >> list) & 1) onList[at * this.#lists + list] = (onList[at * this.#lists + list] ?? 0) + people
    })
  }

  #weights(history: number): Float64Array {
    return this.#share.map((share, at) => {
      let weight = share
      for (let list = 0; list < this.#lists; list++) {
        const chance = this.#onList[at * this.#lists + list] ?? 0
        weight *= (history >> list) & 1 ? chance : 1 - chance
      }
      return weight
    })
  }

  /** Negative binomial: as many misses before so many hits, as a Poisson with a gamma mean. */
  #drawUnseen(): number {
    const missed = Math.min(
      1 - 1e-9,
      this.#weights(0).reduce((sum, weight) => sum + weight, 0),
    )
    return this.#chances.poisson((this.#chances.gamma(this.#seen) * missed) / (1 - missed))
  }

  #drawChances(members: Float64Array, onList: Float64Array): void {
    for (let at = 0; at < this.#classes; at++)
      for (let list = 0; list < this.#lists; list++) {
        const on = onList[at * this.#lists + list] ?? 0
        this.#onList[at * this.#lists + list] = this.#chances.beta(1 + on, 1 + (members[at] ?? 0) - on)
      }
  }

  /**
   * The order of classes matters to the sticks and to nothing else, so two classes may change places; the concentration
   * is drawn by a walk on its logarithm. Both look at the sizes alone, with the sticks summed out, which keeps the chain
   * from freezing in one state (Papaspiliopoulos & Roberts 2008).
   */
  #reorder(members: Float64Array, onList: Float64Array): void {
    let height = this.#heightOf(members, this.#concentration)
    for (let move = 0; move < SWAPS; move++) {
      const [a, b] = [this.#anyClass(), this.#anyClass()]
      if (members[a] === members[b]) continue
      swap(members, a, b, 1)
      const swapped = this.#heightOf(members, this.#concentration)
      if (Math.log(this.#chances.share()) < swapped - height) {
        swap(onList, a, b, this.#lists)
        height = swapped
      } else swap(members, a, b, 1)
    }
    const prior = (value: number) => CONCENTRATION.shape * Math.log(value) - CONCENTRATION.rate * value
    const proposed = this.#concentration * Math.exp(1.5 * this.#chances.normal())
    const gain = this.#heightOf(members, proposed) + prior(proposed) - height - prior(this.#concentration)
    if (Math.log(this.#chances.share()) < gain) this.#concentration = Math.max(1e-6, proposed)
  }

  #anyClass(): number {
    return Math.floor(this.#chances.share() * this.#classes)
  }

  /** Logarithm of how likely these sizes are, in this order, with the sticks summed out. */
  #heightOf(members: Float64Array, concentration: number): number {
    let after = members.reduce((sum, count) => sum + count, 0)
    let height = (this.#classes - 1) * Math.log(concentration)
    for (let at = 0; at < this.#classes - 1; at++) {
      const here = members[at] ?? 0
      height += logGamma(1 + here) + logGamma(concentration + after - here) - logGamma(1 + concentration + after)
      after -= here
    }
    return height
  }

  #drawShares(members: Float64Array): void {
    let after = members.reduce((sum, count) => sum + count, 0)
    let stick = 1
    for (let at = 0; at < this.#classes; at++) {
      after -= members[at] ?? 0
      const last = at === this.#classes - 1
      const broken = last ? 1 : this.#chances.beta(1 + (members[at] ?? 0), this.#concentration + after)
      this.#share[at] = stick * broken
      stick *= 1 - broken
    }
  }
}

function swap(values: Float64Array, a: number, b: number, width: number): void {
  for (let at = 0; at < width; at++) {
    const kept = values[a * width + at] ?? 0
    values[a * width + at] = values[b * width + at] ?? 0
    values[b * width + at] = kept
  }
}
