import { LinearProgram, type Optimum } from './linear-program.ts'
import { type Network, networkOf } from './network.ts'
import { type Propagated, propagate } from './propagate.ts'
import type { Certificate, CountFact, SetRelation, WeighedFact } from './system.ts'
import { conflictOfWholes, tightenedByContrary } from './whole-people.ts'

/** The tightest bounds of one set, or why there are none. */
export interface SetBounds {
  readonly min: number
  /** Null: open above. */
  readonly max: number | null
  /** Whether no tighter bound holds: by the shape of the component, or because a whole-numbered world reaches both ends. */
  readonly tight: boolean
  /** False: the search for a tighter bound was cut short, or found one whose proof is too long; this one holds all the same. */
  readonly searched: boolean
}

interface Solved {
  readonly proof: Certificate
  readonly tight: boolean
  readonly searched: boolean
}

/** Denominators tried when multipliers are read as fractions. */
const MOST_DENOMINATOR = 120
/** Denominators for multipliers that are none of these fractions, and how much of what counts for a bound is taken with each. */
const NEARLY = [
  [720_720, 1],
  ...[0.97, 0.95, 0.92, 0.9, 0.87, 0.85, 0.8, 0.75, 0.7, 0.6].map((share) => [2520, share] as const),
] as const

/** Cases of whole people gone into for one component, of up to 30 sets; fewer for a larger one, whose every case takes longer. */
const MOST_CASES = 64
const SETS_IN_ALL_CASES = 2000
/** Sets of a component up to which a bound that no whole-numbered world is known to reach is tried to be tightened by all those cases. */
const FEW_SETS = 30
/** Up to so many its contrary is tried with a single pair of cases: mostly a whole-numbered world is then at hand, and the bound is known to be tight. */
const SETS_IN_TWO_CASES = 60

/** Sets that hang together, with everything said of them. Bounds are found when they are first asked for. */
export class Component {
  readonly network: Network
  readonly #facts: readonly CountFact[]
  readonly #intervals: Propagated
  #program: LinearProgram | null = null
  readonly #proofs = new Map<string, Solved>()
  /** A proof that the facts and relations cannot all hold, or null. */
  readonly conflict: Certificate | null

  constructor(
    sets: readonly string[],
    facts: readonly CountFact[],
    relations: readonly SetRelation[] | Network,
    cases = { left: Math.min(MOST_CASES, Math.ceil(SETS_IN_ALL_CASES / sets.length)) },
  ) {
    this.network = 'rows' in relations ? relations : networkOf(sets, relations)
    this.#facts = facts
    this.#intervals = propagate(this.network, facts)
    this.conflict = this.#intervals.conflict ?? this.#hiddenConflict(cases)
  }

  /** Whether interval propagation alone settles this component. */
  get settled(): boolean {
    return this.network.settled && this.#intervals.finished
  }

  /** Null while the component contradicts itself. */
  boundsOf(set: string): SetBounds | null {
    if (this.conflict) return null
    const at = this.network.indexOf.get(set)
    if (at === undefined) return { min: 0, max: null, tight: true, searched: true }
    if (this.settled) {
      const { min, max } = this.#intervals
      return { min: min[at] ?? 0, max: finite(max[at]), tight: true, searched: true }
    }
    const [low, high] = [this.#solved(at, 'min'), this.#solved(at, 'max')]
    const [tight, searched] = [low.tight && high.tight, low.searched && high.searched]
    return { min: low.proof.value, max: finite(high.proof.value), tight, searched }
  }

  /** The proof of one end of a set's bounds, as found: not yet shrunk. */
  proofOf(set: string, side: 'min' | 'max'): Certificate | null {
    if (this.conflict) return this.conflict
    const at = this.network.indexOf.get(set)
    if (at === undefined) return null
    return this.settled ? this.#intervals.proofOf(at, side) : this.#solved(at, side).proof
  }

  #hiddenConflict(cases: { left: number }): Certificate | null {
    if (this.settled) return null
    const { misfit, broken } = this.#linear()
    if (misfit === null) return null
    if (misfit.value >= 1e-6) return this.#certificate(misfit, 'impossible', null)
    const set = this.network.sets[broken?.set ?? -1]
    if (!broken || set === undefined) return null
    return conflictOfWholes({ set, size: broken.size }, (fact) =>
      cases.left-- > 0 ? new Component(this.network.sets, [...this.#facts, fact], this.network, cases).conflict : null,
    )
  }

  #linear(): LinearProgram {
    if (this.#program) return this.#program
    const count = this.network.sets.length
    const min = new Array<number>(count).fill(0)
    const max = new Array<number>(count).fill(Number.POSITIVE_INFINITY)
    for (const fact of this.#facts) {
      const set = this.network.indexOf.get(fact.set)
      if (set === undefined) continue
      min[set] = Math.max(min[set] ?? 0, fact.min ?? 0)
      max[set] = Math.min(max[set] ?? 0, fact.max ?? Number.POSITIVE_INFINITY)
    }
    this.#program = new LinearProgram(this.network, { min, max })
    return this.#program
  }

  #solved(set: number, side: 'min' | 'max'): Solved {
    const key = `${side} ${set}`
    const known = this.#proofs.get(key)
    if (known) return known
    const intervals = this.#intervals.proofOf(set, side)
    const optimum = this.#linear().misfit === null ? null : this.#linear().optimum(set, side)
    const solved = this.#inWholes(this.#better(intervals, optimum, side), set)
    this.#proofs.set(key, solved)
    return solved
  }

  /** Where no whole-numbered world is known that reaches a bound, a tighter one may hold, which only its contrary shows. */
  #inWholes(solved: Solved, set: number): Solved {
    const { sets } = this.network
    const name = sets[set]
    if (solved.tight || sets.length > SETS_IN_TWO_CASES || name === undefined || !Number.isFinite(solved.proof.value))
      return solved
    const cases = { left: sets.length > FEW_SETS ? 2 : MOST_CASES }
    const { proof, reached } = tightenedByContrary(solved.proof, name, (fact) => {
      if (cases.left <= 0) return null
      const contrary = new Component(sets, [...this.#facts, fact], this.network, cases)
      return { conflict: contrary.conflict, possible: contrary.#isWholePossible() }
    })
    return { proof, tight: reached, searched: solved.searched || reached }
  }

  /** Whether a whole-numbered world is at hand in which all holds. */
  #isWholePossible(): boolean {
    if (this.conflict !== null || this.settled) return false
    const { misfit } = this.#linear()
    // Facts that do not fit are no world, although no exact proof of it may have been found.
    return misfit !== null && misfit.value < 1e-6 && misfit.whole
  }

  #better(intervals: Certificate, optimum: Optimum | null, side: 'min' | 'max'): Solved {
    if (optimum === null) return { proof: intervals, tight: false, searched: false }
    if (optimum.value === Number.NEGATIVE_INFINITY)
      return { proof: intervals, tight: intervals.value === Number.POSITIVE_INFINITY, searched: true }
    const value = roundedFor(side === 'min' ? 'at-least' : 'at-most', optimum.value - 1e-6)
    const whole = optimum.whole && Math.abs(optimum.value - Math.round(optimum.value)) < 1e-6
    const better = side === 'min' ? value > intervals.value : value < intervals.value
    // Intervals that a cut search did not get beyond may be less than the tightest too.
    if (!better) return { proof: intervals, tight: value === intervals.value && whole, searched: optimum.proven }
    const proof = this.#certificate(optimum, side === 'min' ? 'at-least' : 'at-most', intervals.set)
    if (proof?.value === value) return { proof, tight: whole, searched: true }
    const gains = proof && (side === 'min' ? proof.value > intervals.value : proof.value < intervals.value)
    return { proof: gains ? proof : intervals, tight: false, searched: false }
  }

  /** Reads floating multipliers as fractions and checks them exactly; null when no small denominator makes them hold. */
  #certificate(optimum: Optimum, bound: Certificate['bound'], set: string | null): Certificate | null {
    const target = set === null ? -1 : (this.network.indexOf.get(set) ?? -1)
    const [largest] = [...optimum.duals].map(Math.abs).sort((a, b) => b - a)
    const scale = bound === 'impossible' && largest ? 1 / largest : 1
    for (let denominator = 1; denominator <= MOST_DENOMINATOR; denominator++) {
      const times = optimum.duals.map((dual) => Math.round(dual * scale * denominator))
      if (optimum.duals.some((dual, at) => Math.abs(dual * scale * denominator - (times[at] ?? 0)) > 1e-5)) continue
      const proof = this.#exact(times, denominator, bound, target)
      if (proof) return proof
    }
    return bound === 'impossible' ? null : this.#nearly(optimum.duals, bound, target)
  }

  /**
   * Multipliers of no small denominator, rounded down: nobody is counted more often by it, and of a fine one next to nothing is lost. Where
   * it cannot be shown that nobody is counted too often, what is counted is taken less often: a bound that is shown, not the tightest.
   */
  #nearly(duals: Float64Array, bound: Certificate['bound'], target: number): Certificate | null {
    for (const [denominator, share] of NEARLY) {
      const times = duals.map((dual) => Math.floor((dual > 0 ? dual * share : dual) * denominator + 1e-4))
      const proof = this.#exact(times, denominator, bound, target)
      if (proof) return proof
    }
    return null
  }

  /** The proof that whole multipliers give, once it is certain that no person is counted too often. */
  #exact(times: Float64Array, denominator: number, bound: Certificate['bound'], target: number): Certificate | null {
    const { sets, rows, relations } = this.network
    const left = Float64Array.from(sets, (_, set) => times[set] ?? 0)
    const rests: number[] = sets.map((_, set) => {
      const own = set !== target ? 0 : bound === 'at-least' ? denominator : -denominator
      return own + (times[set] ?? 0)
    })
    const balances: { relation: string; times: number }[] = []
    rows
      .filter((row) => row.balance?.times === 1)
      .forEach((row, index) => {
        const taken = times[sets.length + index] ?? 0
        if (taken !== 0 && row.balance) balances.push({ relation: row.balance.relation, times: taken })
        row.sets.forEach((set, at) => {
          rests[set] = (rests[set] ?? 0) - taken * (row.signs[at] ?? 1)
        })
      })
    const facts: WeighedFact[] = []
    let sum = 0
    for (const [set, rest] of rests.entries()) {
      if (rest === 0) continue
      const side = rest > 0 ? 'min' : 'max'
      const fact = this.#tightest(set, side)
      const count = fact?.[side] ?? null
      if (count === null || !fact) {
        if (rest > 0) continue
        return null
      }
      sum += rest * count
      facts.push({ fact: fact.id, side, times: Math.abs(rest) })
    }
    // A set without a lower figure has at least nobody: taking it out of the sum only lowers what a person weighs.
    if (!this.#linear().nobodyWeighs(left)) return null
    if (bound === 'impossible' && sum <= 0) return null
    return {
      bound,
      set: target < 0 ? null : (sets[target] ?? null),
      value: roundedFor(bound, sum / denominator),
      denominator: bound === 'impossible' ? 1 : denominator,
      facts,
      balances,
      relations: relations.filter((relation) => relation.kind !== 'balance').map((relation) => relation.id),
    }
  }

  #tightest(set: number, side: 'min' | 'max'): CountFact | null {
    let best: CountFact | null = null
    for (const fact of this.#facts) {
      const count = fact[side]
      if (count === null || this.network.indexOf.get(fact.set) !== set) continue
      const known = best?.[side] ?? null
      if (known === null || (side === 'min' ? count > known : count < known)) best = fact
    }
    return best
  }
}

const finite = (value: number | undefined): number | null =>
  value === undefined || value === Number.POSITIVE_INFINITY ? null : value

/** A sum of multipliers as whole people; never −0, which is 0 and prints as something else. */
const roundedFor = (bound: Certificate['bound'], sum: number): number =>
  bound === 'impossible' ? 0 : (bound === 'at-least' ? Math.ceil(sum) : Math.floor(-sum)) + 0
