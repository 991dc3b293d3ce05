/**
 * A system of counted sets: who is counted, what is said of how many, and how the sets lie to one another. Plain data,
 * with ids of the caller's own, so that a proof can name what it rests on.
 */

/** Somebody says that a set has at least `min` and at most `max` people; null: not said. */
export interface CountFact {
  readonly id: string
  readonly set: string
  readonly min: number | null
  readonly max: number | null
}

/** How sets lie to one another. What nobody speaks of stays open: sets without a relation may overlap in any way. */
export type SetRelation =
  /** Everybody in `part` is in `whole`. */
  | { readonly id: string; readonly kind: 'part-of'; readonly part: string; readonly whole: string }
  /** Nobody is in two of `sets`. */
  | { readonly id: string; readonly kind: 'disjoint'; readonly sets: readonly string[] }
  /** The sets have the same people. */
  | { readonly id: string; readonly kind: 'same'; readonly a: string; readonly b: string }
  /** Everybody in `whole` is in at least one of `parts`. */
  | { readonly id: string; readonly kind: 'exhausts'; readonly whole: string; readonly parts: readonly string[] }
  /**
   * Stock and flow: `plus` together are as many as `minus` together (`equal`), or at least as many. 'Held = captured +
   * transferred in − released − died − escaped' has held, released, died and escaped in `minus` and the rest in `plus`.
   */
  | {
      readonly id: string
      readonly kind: 'balance'
      readonly plus: readonly string[]
      readonly minus: readonly string[]
      readonly equal: boolean
    }

export interface CountingSystem {
  readonly facts: readonly CountFact[]
  readonly relations: readonly SetRelation[]
}

/** The sets that a relation speaks of. */
export function setsOf(relation: SetRelation): readonly string[] {
  switch (relation.kind) {
    case 'part-of':
      return [relation.part, relation.whole]
    case 'disjoint':
      return relation.sets
    case 'same':
      return [relation.a, relation.b]
    case 'exhausts':
      return [relation.whole, ...relation.parts]
    case 'balance':
      return [...relation.plus, ...relation.minus]
  }
}

/** One fact in a proof, with how many times over it is taken. */
export interface WeighedFact {
  readonly fact: string
  readonly side: 'min' | 'max'
  readonly times: number
}

/**
 * A proof that a stranger can replay without a solver. The facts, each taken `times` over, add up; whoever a person is,
 * the relations allow that person to be counted in the sum no more than `denominator` times over inside `set` and not at
 * all outside. So `set` has at least (at most) the sum divided by `denominator`, rounded to a whole person.
 */
export interface Certificate {
  readonly bound: 'at-least' | 'at-most' | 'impossible'
  /** Null for 'impossible': the facts and relations cannot all hold. */
  readonly set: string | null
  readonly value: number
  readonly denominator: number
  readonly facts: readonly WeighedFact[]
  readonly balances: readonly { readonly relation: string; readonly times: number }[]
  /** Relations, other than balances, that the proof rests on. */
  readonly relations: readonly string[]
  /**
   * Of 'impossible', where only whole people rule it out (twice C are 13): a set has at most `most` or more than `most`, and
   * neither can be. Then the facts, balances and relations above are those of both cases together, and it is the cases that replay.
   */
  readonly cases?: WholeCases
  /**
   * Of a bound that only whole people make so tight: that the set has fewer (more) people than `value`, taken as a fact, is impossible by
   * its own proof. Then the facts, balances and relations above are those of that proof, and it is the one that replays.
   */
  readonly otherwise?: { readonly fact: string; readonly proof: Certificate }
  /** Of a long proof: how many of its members nobody tried to leave out. It holds; without some of them it may hold too. */
  readonly untried?: number
}

/** The two cases that a set of whole people falls into, each as a fact of its own, and the proof that it cannot be. */
export interface WholeCases {
  readonly set: string
  readonly most: number
  readonly below: { readonly fact: string; readonly proof: Certificate }
  readonly above: { readonly fact: string; readonly proof: Certificate }
}

/** The ids of everything that a proof rests on. */
export const restsOn = (proof: Certificate): readonly string[] => [
  ...new Set([
    ...proof.facts.map((item) => item.fact),
    ...proof.balances.map((item) => item.relation),
    ...proof.relations,
  ]),
]
