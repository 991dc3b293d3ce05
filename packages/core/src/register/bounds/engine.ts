import type { Network } from './network.ts'
import { shrunk } from './shrink.ts'
import { Component, type SetBounds } from './solve-component.ts'
import { type Certificate, type CountFact, type CountingSystem, type SetRelation, setsOf } from './system.ts'

/** A counting system with its bounds, found by component when asked for, that can be edited: an edit solves only what it touches. */
export class BoundsBook {
  readonly #facts = new Map<string, Set<CountFact>>()
  readonly #relations = new Map<string, Set<SetRelation>>()
  readonly #componentOf = new Map<string, Component>()
  /** Components of which a figure was added or taken back since they were solved. */
  readonly #stale = new WeakSet<Component>()

  constructor(system: CountingSystem = { facts: [], relations: [] }) {
    for (const relation of system.relations) this.#note(relation)
    for (const fact of system.facts) listIn(this.#facts, fact.set).add(fact)
  }

  /** All sets that a fact or a relation speaks of. */
  get sets(): readonly string[] {
    return [...new Set([...this.#facts.keys(), ...this.#relations.keys()])]
  }

  boundsOf(set: string): SetBounds | null {
    return this.component(set).boundsOf(set)
  }

  /** The sets that hang together with one, solved; kept until an edit touches one of them. */
  component(set: string): Component {
    const known = this.#componentOf.get(set)
    if (known && !this.#stale.has(known)) return known
    return known ? this.#solve(known.network.sets, known.network) : this.#solve(this.#reach(set), null)
  }

  addFact(fact: CountFact): void {
    listIn(this.#facts, fact.set).add(fact)
    this.#refresh(fact.set)
  }

  /** Takes back the fact of that id; without it the book is as if it had never been there. */
  removeFact(id: string, set: string): void {
    const facts = this.#facts.get(set)
    for (const fact of facts ?? []) if (fact.id === id) facts?.delete(fact)
    this.#refresh(set)
  }

  addRelation(relation: SetRelation): void {
    this.#note(relation)
    this.#forget(relation)
  }

  removeRelation(relation: SetRelation): void {
    for (const set of setsOf(relation)) {
      const relations = this.#relations.get(set)
      for (const other of relations ?? []) if (other.id === relation.id) relations?.delete(other)
    }
    this.#forget(relation)
  }

  #note(relation: SetRelation): void {
    for (const set of setsOf(relation)) listIn(this.#relations, set).add(relation)
  }

  #forget(relation: SetRelation): void {
    for (const set of setsOf(relation))
      for (const member of this.#componentOf.get(set)?.network.sets ?? []) this.#componentOf.delete(member)
  }

  /** Facts do not change how sets hang together: only the numbers are worked out again, when somebody asks for them. */
  #refresh(set: string): void {
    const known = this.#componentOf.get(set)
    if (known) this.#stale.add(known)
  }

  /** Sets that relations tie together. Sharing nobody ties nothing: people of sets that are otherwise unrelated can always be apart. */
  #reach(from: string): readonly string[] {
    const found = new Set([from])
    for (const set of found)
      for (const relation of this.#relations.get(set) ?? [])
        if (relation.kind !== 'disjoint') for (const other of setsOf(relation)) found.add(other)
    return [...found]
  }

  #solve(sets: readonly string[], network: Network | null): Component {
    const facts: CountFact[] = []
    for (const set of sets) for (const fact of this.#facts.get(set) ?? []) facts.push(fact)
    const component = new Component(sets, facts, network ?? this.#relationsAmong(sets))
    for (const set of sets) this.#componentOf.set(set, component)
    return component
  }

  #relationsAmong(sets: readonly string[]): readonly SetRelation[] {
    const inside = new Set(sets)
    const relations = new Set<SetRelation>()
    for (const set of sets) for (const relation of this.#relations.get(set) ?? []) relations.add(relation)
    return [...relations].flatMap((relation): readonly SetRelation[] => {
      if (relation.kind !== 'disjoint') return [relation]
      const kept = relation.sets.filter((set) => inside.has(set))
      return kept.length > 1 ? [{ ...relation, sets: kept }] : []
    })
  }
}

function listIn<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const found = map.get(key) ?? new Set<V>()
  map.set(key, found)
  return found
}

/** What of a system is named. */
export const onlyNamed = (system: CountingSystem, ids: ReadonlySet<string>): CountingSystem => ({
  facts: system.facts.filter((fact) => ids.has(fact.id)),
  relations: system.relations.filter((relation) => ids.has(relation.id)),
})

/** A proof that nothing in the system fits, from whichever part of it; null when it can all hold. */
export function conflictOf(system: CountingSystem): Certificate | null {
  const book = new BoundsBook(system)
  for (const set of book.sets) {
    const { conflict } = book.component(set)
    if (conflict) return conflict
  }
  return null
}

/** The proof of one end of a set's bounds, shrunk until nothing can be left out; null when nothing bounds it there. */
export function proofOf(system: CountingSystem, set: string, side: 'min' | 'max'): Certificate | null {
  const component = new BoundsBook(system).component(set)
  const full = component.proofOf(set, side)
  if (!full || full.bound === 'impossible' || !Number.isFinite(full.value)) return null
  const proves = (ids: ReadonlySet<string>): Certificate | null => {
    const proof = new BoundsBook(onlyNamed(system, ids)).component(set).proofOf(set, side)
    if (!proof || proof.bound === 'impossible') return null
    return (side === 'min' ? proof.value >= full.value : proof.value <= full.value) ? proof : null
  }
  return shrunk(full, { system, proves, settled: component.settled })
}

/** A proof that the system contradicts itself, over a smallest set: without any one of its members all the rest can hold. */
export function smallConflictOf(system: CountingSystem): Certificate | null {
  const full = conflictOf(system)
  return full ? shrunk(full, { system, proves: (ids) => conflictOf(onlyNamed(system, ids)), settled: false }) : null
}
