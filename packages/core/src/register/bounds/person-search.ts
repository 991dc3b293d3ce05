import { CliqueCover } from './clique-cover.ts'
import type { Network } from './network.ts'
import type { SetRelation } from './system.ts'

/** A person as the sets that he or she is in, by number. */
export type Membership = readonly number[]

export interface HeaviestPerson {
  readonly weight: number
  readonly sets: Membership
  /** False when the search ended early: somebody heavier may exist. */
  readonly complete: boolean
}

/** Branches after which the search gives up: no register seen came near it. */
const MOST_BRANCHES = 500_000
/** Branches after which somebody found is good enough: whoever helps a bound on need not be the heaviest, only that nobody does has to be proven. */
const ENOUGH_BRANCHES = 100
/** Branches of all searches for one bound: beyond, the bound of intervals stands, which holds and may not be the tightest. */
const MOST_IN_ALL = 500_000

/**
 * Finds who weighs most of all persons that the relations of a network allow, each set weighing what `weight` says. A
 * branch and bound: of sets of which each two share nobody at most one can count.
 */
export class PersonSearch {
  /** What being in a set forces in (itself too), and what it forces out. */
  readonly #inside: readonly (readonly number[])[]
  readonly #outside: readonly (readonly number[])[]
  readonly #exhausts: readonly { readonly whole: number; readonly parts: readonly number[] }[]
  readonly #exhaustsOf: readonly (readonly number[])[]
  readonly #state: Int8Array
  readonly #trail: number[] = []
  /** Looked at in all searches of one bound so far. */
  #branches = 0

  constructor(network: Network) {
    const { relations, indexOf } = network
    const count = network.sets.length
    const at = (set: string) => indexOf.get(set) ?? -1
    const families = relations.flatMap((item) => (item.kind === 'disjoint' ? [item.sets.map(at)] : []))
    this.#inside = closures(count, relations, at)
    this.#outside = exclusions(this.#inside, families)
    this.#exhausts = relations.flatMap((item) =>
      item.kind === 'exhausts' ? [{ whole: at(item.whole), parts: item.parts.map(at) }] : [],
    )
    const exhaustsOf: number[][] = Array.from({ length: count }, () => [])
    this.#exhausts.forEach(({ whole, parts }, index) => {
      for (const set of [whole, ...parts]) exhaustsOf[set]?.push(index)
    })
    this.#exhaustsOf = exhaustsOf
    this.#state = new Int8Array(count)
  }

  /** Begins the searches of another bound: what earlier ones took is not counted against it. */
  begin(): void {
    this.#branches = 0
  }

  heaviest(weight: Float64Array, above = 1e-9): HeaviestPerson {
    const cover = new CliqueCover(weight, this.#outside)
    let best: { weight: number; sets: number[] } = { weight: above, sets: [] }
    let branches = 0
    let isCut = false
    const isOver = (): boolean => {
      const most = best.sets.length > 0 ? ENOUGH_BRANCHES : MOST_BRANCHES
      isCut ||= ++branches > most || ++this.#branches > MOST_IN_ALL
      return isCut
    }
    const search = (): void => {
      if (isOver()) return
      const mark = this.#trail.length
      const weighs = this.#weighs(weight)
      // Whoever weighs more than the best so far is in one of these sets: in each, first, or in none before it.
      for (const set of cover.needed(this.#state, best.weight + 1e-12 - weighs)) {
        if (this.#state[set] !== 0) continue
        const before = this.#trail.length
        if (this.#decide(set, true)) search()
        this.#undo(before)
        if (this.#decide(set, false)) continue
        this.#undo(mark)
        return
      }
      if (weighs > best.weight + 1e-12) settle()
      this.#undo(mark)
    }
    /** No set adds to the weight any more; what is open is in which part of a whole the person is. */
    const settle = (): void => {
      const part = this.#undecidedPart()
      const weighs = this.#weighs(weight)
      if (weighs <= best.weight + 1e-12) return
      if (part === null) {
        best = { weight: weighs, sets: this.#members() }
        return
      }
      for (const inside of [true, false]) {
        const mark = this.#trail.length
        if (this.#decide(part, inside)) search()
        this.#undo(mark)
      }
    }
    search()
    return { ...best, complete: !isCut }
  }

  #weighs(weight: Float64Array): number {
    let sum = 0
    for (const set of this.#trail) if (this.#state[set] === 1) sum += weight[set] ?? 0
    return sum
  }

  #members(): number[] {
    return this.#trail.filter((set) => this.#state[set] === 1)
  }

  /** A part of a whole that a person is in, while it is open in which part. */
  #undecidedPart(): number | null {
    for (const { whole, parts } of this.#exhausts) {
      if (this.#state[whole] !== 1 || parts.some((part) => this.#state[part] === 1)) continue
      return parts.find((part) => this.#state[part] === 0) ?? null
    }
    return null
  }

  #undo(mark: number): void {
    while (this.#trail.length > mark) this.#state[this.#trail.pop() ?? 0] = 0
  }

  #set(set: number, state: 1 | -1): boolean {
    if (this.#state[set] === state) return true
    if (this.#state[set] !== 0) return false
    this.#state[set] = state
    this.#trail.push(set)
    return true
  }

  /** Decides a set and what follows; false when a relation breaks. */
  #decide(set: number, inside: boolean): boolean {
    const mark = this.#trail.length
    if (!(inside ? this.#enter(set) : this.#set(set, -1))) return false
    for (let at = mark; at < this.#trail.length; at++)
      for (const index of this.#exhaustsOf[this.#trail[at] ?? 0] ?? []) if (!this.#fill(index)) return false
    return true
  }

  #enter(set: number): boolean {
    return (
      (this.#inside[set] ?? []).every((other) => this.#set(other, 1)) &&
      (this.#outside[set] ?? []).every((other) => this.#set(other, -1))
    )
  }

  #fill(index: number): boolean {
    const exhaust = this.#exhausts[index]
    if (!exhaust) return true
    const left = exhaust.parts.filter((part) => this.#state[part] !== -1)
    const [only] = left
    if (only === undefined) return this.#set(exhaust.whole, -1)
    return this.#state[exhaust.whole] !== 1 || left.length > 1 || this.#decide(only, true)
  }
}

/** What being in each set forces in. */
function closures(
  count: number,
  relations: readonly SetRelation[],
  at: (set: string) => number,
): readonly (readonly number[])[] {
  const up: number[][] = Array.from({ length: count }, () => [])
  for (const relation of relations) {
    if (relation.kind === 'part-of') up[at(relation.part)]?.push(at(relation.whole))
    if (relation.kind !== 'same') continue
    up[at(relation.a)]?.push(at(relation.b))
    up[at(relation.b)]?.push(at(relation.a))
  }
  return up.map((_, set) => reachable(set, up))
}

/** What being in each set forces out: all that lies within a set apart from one that it lies in. */
function exclusions(
  inside: readonly (readonly number[])[],
  families: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const apart: Set<number>[] = inside.map(() => new Set())
  // Nobody is in a set that is said to share nobody with itself.
  for (const family of families)
    for (const [one, a] of family.entries())
      for (const [other, b] of family.entries()) if (one !== other) apart[a]?.add(b)
  const down: number[][] = inside.map(() => [])
  inside.forEach((above, set) => {
    for (const whole of above) down[whole]?.push(set)
  })
  return inside.map((above) => [
    ...new Set(above.flatMap((set) => [...(apart[set] ?? [])].flatMap((other) => down[other] ?? []))),
  ])
}

function reachable(from: number, up: readonly (readonly number[])[]): readonly number[] {
  const found = new Set([from])
  for (const set of found) for (const next of up[set] ?? []) found.add(next)
  return [...found]
}
