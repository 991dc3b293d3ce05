import { conflictOf, onlyNamed } from './engine.ts'
import { type Certificate, type CountingSystem, restsOn } from './system.ts'

/** Facts and relations that stand or fall together: those of one origin, one ruling of a person, one convention. */
export interface Ground {
  readonly id: string
  readonly members: readonly string[]
}

/** A smallest set of grounds that cannot all hold: without any one of them the rest can. */
export interface Conflict {
  readonly grounds: readonly string[]
}

/** The fewest grounds that, set aside, let everything else hold. */
export interface Repair {
  readonly setAside: readonly string[]
}

type LeftOf = (system: CountingSystem, ids: ReadonlySet<string>) => CountingSystem

/** Answers whether some grounds can all hold, each question once. What is in no ground is always kept. Of grounds that hold, any fewer hold. */
class Feasibility {
  readonly #system: CountingSystem
  readonly #left: LeftOf
  readonly #grounds: readonly Ground[]
  readonly #fixed: ReadonlySet<string>
  /** What is known to hold, none of it within another, and what is known not to, none of it beyond another. */
  #holding: readonly ReadonlySet<number>[] = []
  #breaking: readonly ReadonlySet<number>[] = []

  constructor(system: CountingSystem, grounds: readonly Ground[], left: LeftOf) {
    this.#system = system
    this.#left = left
    this.#grounds = grounds
    const grounded = new Set(grounds.flatMap((ground) => ground.members))
    this.#fixed = new Set(
      [...system.facts, ...system.relations].map((item) => item.id).filter((id) => !grounded.has(id)),
    )
  }

  holds(kept: ReadonlySet<number>): boolean {
    if (this.#holding.some((known) => isWithin(kept, known))) return true
    if (this.#breaking.some((known) => isWithin(known, kept))) return false
    const holds = this.#proofAgainst(kept) === null
    const found = new Set(kept)
    if (holds) this.#holding = [...this.#holding.filter((known) => !isWithin(known, found)), found]
    else this.#breaking = [...this.#breaking.filter((known) => !isWithin(found, known)), found]
    return holds
  }

  /** Of grounds that cannot all hold those that the proof of it rests on: mostly far fewer, and seldom to be made fewer still. */
  resting(kept: ReadonlySet<number>): readonly number[] {
    const proof = this.#proofAgainst(kept)
    const rests = new Set(proof ? restsOn(proof) : [])
    const few = [...kept].filter((at) => this.#grounds[at]?.members.some((id) => rests.has(id)))
    return this.holds(new Set(few)) ? [...kept] : few
  }

  #proofAgainst(kept: ReadonlySet<number>): Certificate | null {
    const ids = new Set(this.#fixed)
    for (const at of kept) for (const id of this.#grounds[at]?.members ?? []) ids.add(id)
    return conflictOf(this.#left(this.#system, ids))
  }
}

/** Everything that a conflict or a repair can be asked of one system. */
export class Conflicts {
  readonly #grounds: readonly Ground[]
  readonly #feasible: Feasibility

  /** `left`: what is left of the system when only some of its members hold; fewer members never leave more. */
  constructor(system: CountingSystem, grounds: readonly Ground[], left: LeftOf = onlyNamed) {
    this.#grounds = grounds
    this.#feasible = new Feasibility(system, grounds, left)
  }

  /** Whether all grounds can hold together. */
  get agree(): boolean {
    return this.#feasible.holds(this.#all())
  }

  /** One minimal conflict, found fast (QuickXplain, Junker 2004); null when all can hold. */
  first(): Conflict | null {
    if (this.agree || !this.#feasible.holds(new Set())) return null
    return this.#named(this.#smallest(this.#all()))
  }

  /** A conflict of the fewest grounds: the least that hits every repair found so far, until it is one itself (implicit hitting sets). */
  smallest(): Conflict | null {
    if (this.agree || !this.#feasible.holds(new Set())) return null
    const repairs: ReadonlySet<number>[] = []
    for (;;) {
      const candidate = fewestThatHit(repairs)
      if (!this.#feasible.holds(candidate)) return this.#named([...candidate])
      repairs.push(this.#complement(this.#grown(candidate)))
    }
  }

  /**
   * The repair that sets aside the fewest grounds, by the same way round; null when nothing has to be set aside, or when it is not found
   * by so many conflicts.
   */
  smallestRepair(most = Number.POSITIVE_INFINITY): Repair | null {
    if (this.agree || !this.#feasible.holds(new Set())) return null
    const conflicts: ReadonlySet<number>[] = []
    while (conflicts.length <= most) {
      const candidate = fewestThatHit(conflicts)
      const rest = this.#complement(candidate)
      if (this.#feasible.holds(rest)) return { setAside: this.#names(candidate) }
      conflicts.push(new Set(this.#smallest(rest)))
    }
    return null
  }

  /** A minimal repair that sets none of some grounds aside, which can all hold. */
  repairKeeping(kept: readonly string[]): Repair {
    const places = new Set(kept.map((id) => this.#grounds.findIndex((ground) => ground.id === id)))
    return { setAside: this.#names(this.#complement(this.#grown(places))) }
  }

  /**
   * All minimal conflicts and all minimal repairs, one after another as they are found (MARCO, Liffiton and others 2016).
   * There may be very many: take as many as are wanted.
   */
  *enumerate(): Generator<Conflict | Repair, void> {
    const conflicts: ReadonlySet<number>[] = []
    const repairs: ReadonlySet<number>[] = []
    for (;;) {
      const seed = unexplored(this.#grounds.length, conflicts, repairs)
      if (seed === null) return
      if (this.#feasible.holds(seed)) {
        const setAside = this.#complement(this.#grown(seed))
        repairs.push(setAside)
        if (setAside.size === 0) return
        yield { setAside: this.#names(setAside) }
      } else {
        const conflict = this.#smallest(seed)
        conflicts.push(new Set(conflict))
        if (conflict.length === 0) return
        yield this.#named(conflict)
      }
    }
  }

  #all(): ReadonlySet<number> {
    return new Set(this.#grounds.map((_, at) => at))
  }

  #complement(kept: ReadonlySet<number>): ReadonlySet<number> {
    return new Set([...this.#all()].filter((at) => !kept.has(at)))
  }

  #names(grounds: Iterable<number>): readonly string[] {
    return [...grounds].flatMap((at) => this.#grounds[at]?.id ?? [])
  }

  #named(grounds: Iterable<number>): Conflict {
    return { grounds: this.#names(grounds) }
  }

  /** As many grounds as can hold beside those given: one after another, those that come first before others; as many at once as hold. */
  #grown(kept: ReadonlySet<number>): ReadonlySet<number> {
    let grown = kept
    const take = (open: readonly number[]): void => {
      const more = new Set([...grown, ...open])
      if (open.length === 0 || this.#feasible.holds(more)) {
        grown = more
        return
      }
      const rests = new Set(this.#feasible.resting(more))
      // Those before the last that a proof rests on may all hold; that one does not beside them, unless one of them does not either.
      const last = Math.max(
        0,
        open.findLastIndex((at) => rests.has(at)),
      )
      take(open.slice(0, last))
      if (open.length > 1) take(open.slice(last, last + 1))
      take(open.slice(last + 1))
    }
    take([...this.#all()].filter((at) => !kept.has(at)))
    return grown
  }

  /** A minimal part of grounds that cannot all hold. */
  #smallest(broken: ReadonlySet<number>): readonly number[] {
    return this.#explain([], this.#feasible.resting(broken), false)
  }

  /** Of `open`, a minimal part that conflicts with what is `taken`. */
  #explain(taken: readonly number[], open: readonly number[], changed: boolean): readonly number[] {
    if (changed && !this.#feasible.holds(new Set(taken))) return []
    if (open.length <= 1) return open
    const [left, right] = halves(open)
    const ofRight = this.#explain([...taken, ...left], right, left.length > 0)
    const ofLeft = this.#explain([...taken, ...ofRight], left, ofRight.length > 0)
    return [...ofLeft, ...ofRight]
  }
}

function halves(places: readonly number[]): readonly [readonly number[], readonly number[]] {
  const half = Math.floor(places.length / 2)
  return [places.slice(0, half), places.slice(half)]
}

function isWithin(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  if (some.size > others.size) return false
  for (const at of some) if (!others.has(at)) return false
  return true
}

/** The fewest elements that meet each of the sets: branch on the elements of one that is not met yet. */
function fewestThatHit(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  let best: readonly number[] | null = null
  const search = (chosen: readonly number[]): void => {
    const open = sets.filter((set) => !chosen.some((at) => set.has(at)))
    const [first] = [...open].sort((a, b) => a.size - b.size)
    if (!first) {
      if (best === null || chosen.length < best.length) best = chosen
      return
    }
    if (best !== null && chosen.length + apartFrom(open) >= best.length) return
    for (const at of first) search([...chosen, at])
  }
  search([])
  return new Set(best ?? [])
}

/** How many sets without a common element are among these: each needs an element of its own. */
function apartFrom(sets: readonly ReadonlySet<number>[]): number {
  const seen = new Set<number>()
  let count = 0
  for (const set of sets) {
    if ([...set].some((at) => seen.has(at))) continue
    for (const at of set) seen.add(at)
    count++
  }
  return count
}

/** Grounds that hold no conflict found and keep something of each repair found; null when nothing is unexplored. Keeps as many as it can. */
function unexplored(
  count: number,
  conflicts: readonly ReadonlySet<number>[],
  repairs: readonly ReadonlySet<number>[],
): ReadonlySet<number> | null {
  const dropped = new Set<number>()
  const fits = (): boolean => repairs.every((repair) => [...repair].some((at) => !dropped.has(at)))
  const search = (): boolean => {
    const broken = conflicts.find((conflict) => [...conflict].every((at) => !dropped.has(at)))
    if (!broken) return fits()
    for (const at of broken) {
      dropped.add(at)
      if (fits() && search()) return true
      dropped.delete(at)
    }
    return false
  }
  if (!search()) return null
  return new Set(Array.from({ length: count }, (_, at) => at).filter((at) => !dropped.has(at)))
}
