import { type Certificate, type CountFact, type CountingSystem, restsOn, type SetRelation } from './system.ts'

/** Pairs of figures looked at for one relation: a world that shows the need of it mostly comes with the first. */
const MOST_TRIED = 60
const NONE: ReadonlySet<string> = new Set()

/** What a world has to stay under so that the proof does not hold in it. */
interface Goal {
  readonly set: string
  readonly most: number
}

/**
 * Members of a proof of which a world shows that it falls without them, so that none of them has to be tried by solving again. The
 * world is one in which everybody is counted by one figure alone. Without a relation two people of it can be one, or somebody is not in
 * the whole; without a figure its people are not there. Where such a world is at hand for a member, the rest of the proof does not
 * prove as much. Nothing is said of the others.
 *
 * Looked at are proofs in which each figure is taken once and which rest on who lies within whom and who shares nobody: the long ones are
 * of that kind, with thousands of pairs apart, of which each is needed.
 */
export function surelyNeeded(system: CountingSystem, proof: Certificate): ReadonlySet<string> {
  const goal = goalOf(system, proof)
  if (goal === null) return NONE
  const world = World.of(system, proof, goal)
  return world === null ? NONE : new Set(restsOn(proof).filter((id) => world.fallsWithout(id)))
}

function goalOf(system: CountingSystem, { bound, set, value, denominator, facts, cases }: Certificate): Goal | null {
  if (denominator !== 1 || cases || facts.some(({ times }) => times !== 1)) return null
  const upper = facts.filter(({ side }) => side === 'max')
  if (bound === 'at-least') return upper.length === 0 && set !== null ? { set, most: value - 1 } : null
  const [only, ...more] = upper
  const fact = system.facts.find(({ id }) => id === only?.fact)
  return bound === 'impossible' && more.length === 0 && fact && fact.max !== null
    ? { set: fact.set, most: fact.max }
    : null
}

type Apart = Extract<SetRelation, { kind: 'disjoint' }>

/** Everybody in the set of one figure, and in whatever that lies within. */
class World {
  readonly #goal: Goal
  readonly #relations = new Map<string, SetRelation>()
  readonly #figures: readonly CountFact[]
  /** The fact that is too small, where the proof is that not all can hold. */
  readonly #upper: string | null
  /** Of each set where it leads: the relation, and the set that its people are in by it. */
  readonly #up = new Map<string, { readonly by: string; readonly to: string }[]>()
  readonly #apart = new Map<string, Apart[]>()
  readonly #inside: ReadonlyMap<string, ReadonlySet<string>>
  /** Figures by the sets that their people are in. */
  readonly #below = new Map<string, CountFact[]>()
  /** How many there are in the goal. */
  readonly #size: number

  /** Null: the figures do not fit together so, or the proof is of another kind. */
  static of(system: CountingSystem, proof: Certificate, goal: Goal): World | null {
    const ids = new Set(restsOn(proof))
    const relations = system.relations.filter(({ id }) => ids.has(id))
    if (relations.some(({ kind }) => kind === 'exhausts' || kind === 'balance')) return null
    const world = new World({ facts: system.facts.filter(({ id }) => ids.has(id)), relations }, proof, goal)
    return world.#isAllowed() ? world : null
  }

  private constructor({ facts, relations }: CountingSystem, proof: Certificate, goal: Goal) {
    this.#goal = goal
    this.#upper = proof.facts.find(({ side }) => side === 'max')?.fact ?? null
    this.#figures = facts.filter(({ id, min }) => id !== this.#upper && min !== null)
    for (const relation of relations) this.#note(relation)
    this.#inside = new Map(this.#figures.map(({ set }) => [set, this.#closure(set, null)]))
    for (const figure of this.#figures) for (const set of this.#setsOf(figure)) listAt(this.#below, set).push(figure)
    this.#size = this.#sizeOf(goal.set)
  }

  #note(relation: SetRelation): void {
    const { id: by } = relation
    this.#relations.set(by, relation)
    if (relation.kind === 'part-of') listAt(this.#up, relation.part).push({ by, to: relation.whole })
    if (relation.kind === 'same') {
      listAt(this.#up, relation.a).push({ by, to: relation.b })
      listAt(this.#up, relation.b).push({ by, to: relation.a })
    }
    if (relation.kind === 'disjoint') for (const set of relation.sets) listAt(this.#apart, set).push(relation)
  }

  #isAllowed(): boolean {
    const fits = ({ set, max }: CountFact) => max === null || this.#sizeOf(set) <= max
    return this.#figures.every((figure) => fits(figure) && this.#canBeOne([...this.#setsOf(figure)], null))
  }

  /** Whether the proof falls without a member: nobody can say so where no world is at hand. */
  fallsWithout(id: string): boolean {
    const relation = this.#relations.get(id)
    if (relation === undefined) return this.#fallsWithoutFact(id)
    if (relation.kind === 'disjoint') return this.#canBeFewer(relation)
    return this.#canBeOutside(relation)
  }

  #fallsWithoutFact(id: string): boolean {
    if (id === this.#upper) return true
    const figure = this.#figures.find((each) => each.id === id)
    return figure !== undefined && this.#isUnder(this.#setsOf(figure).has(this.#goal.set) ? (figure.min ?? 0) : 0)
  }

  /** Whether people of two figures can be the same once nothing keeps them apart. */
  #canBeFewer(relation: Apart): boolean {
    let tried = 0
    for (const [one, other] of this.#figuresApart(relation)) {
      if (tried++ >= MOST_TRIED) return false
      if (this.#canBeSame(one, other, relation)) return true
    }
    return false
  }

  *#figuresApart({ sets }: Apart): Iterable<readonly [CountFact, CountFact]> {
    for (const [at, a] of sets.entries())
      for (const b of sets.slice(at + 1))
        for (const one of this.#below.get(a) ?? []) for (const other of this.#below.get(b) ?? []) yield [one, other]
  }

  #canBeSame(one: CountFact, other: CountFact, but: Apart): boolean {
    const [a, b] = [this.#setsOf(one), this.#setsOf(other)]
    if (one === other || !a.has(this.#goal.set) || !b.has(this.#goal.set)) return false
    if (!this.#isUnder(Math.min(one.min ?? 0, other.min ?? 0))) return false
    return this.#canBeOne([...new Set([...a, ...b])], but.id)
  }

  /** Whether people of some figure need not be in the goal once a relation does not lead there. */
  #canBeOutside(relation: Exclude<SetRelation, Apart>): boolean {
    const from = relation.kind === 'part-of' ? relation.part : relation.kind === 'same' ? relation.a : ''
    for (const figure of (this.#below.get(from) ?? []).slice(0, MOST_TRIED))
      if (
        this.#setsOf(figure).has(this.#goal.set) &&
        !this.#closure(figure.set, relation.id).has(this.#goal.set) &&
        this.#isUnder(figure.min ?? 0)
      )
        return true
    return false
  }

  #isUnder(fewer: number): boolean {
    return this.#size - fewer <= this.#goal.most
  }

  #setsOf({ set }: CountFact): ReadonlySet<string> {
    return this.#inside.get(set) ?? NONE
  }

  #sizeOf(set: string): number {
    return (this.#below.get(set) ?? []).reduce((sum, { min }) => sum + (min ?? 0), 0)
  }

  /** All sets that somebody in one is in, `but` for what one relation says. */
  #closure(from: string, but: string | null): ReadonlySet<string> {
    const found = new Set([from])
    for (const set of found) for (const { by, to } of this.#up.get(set) ?? []) if (by !== but) found.add(to)
    return found
  }

  /** Whether somebody can be in all of some sets, `but` for what one relation says. */
  #canBeOne(sets: readonly string[], but: string | null): boolean {
    const met = new Set<Apart>()
    for (const set of sets)
      for (const relation of this.#apart.get(set) ?? []) {
        if (met.has(relation)) return false
        if (relation.id !== but) met.add(relation)
      }
    return true
  }
}

function listAt<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key)
  if (known) return known
  const made: V[] = []
  map.set(key, made)
  return made
}
