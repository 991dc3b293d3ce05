import { type Certificate, type CountFact, restsOn } from './system.ts'

/** A set whose size is no whole number in the world that a linear program found. */
export interface BrokenSize {
  readonly set: string
  readonly size: number
}

/**
 * A proof that no world of whole people exists although one with parts of people does: the set has at most so many or
 * more, and neither can be (branch and bound; Land and Doig, 1960). `conflictWith` proves that one more fact makes the
 * system impossible, or returns null. Null: a case is possible, or was not settled.
 */
export function conflictOfWholes(
  { set, size }: BrokenSize,
  conflictWith: (fact: CountFact) => Certificate | null,
): Certificate | null {
  const most = Math.floor(size)
  const atMost: CountFact = { id: `case: ${set} at most ${most}`, set, min: null, max: most }
  const more: CountFact = { id: `case: ${set} at least ${most + 1}`, set, min: most + 1, max: null }
  // The case that is nearer is the likelier to be possible, which ends the search.
  const first = size - most < 0.5 ? atMost : more
  const one = conflictWith(first)
  if (one === null || !rests(one, first)) return one
  const second = first === atMost ? more : atMost
  const other = conflictWith(second)
  if (other === null || !rests(other, second)) return other
  const [below, above] = first === atMost ? [one, other] : [other, one]
  return bothCases({ set, most, below: { fact: atMost.id, proof: below }, above: { fact: more.id, proof: above } })
}

/**
 * A bound one person tighter at a time, for as long as a tighter one is proven by its contrary: that the set has no more (fewer) people
 * than the bound says so far, taken as a fact, is impossible. `searched`: whether the last contrary was shown to be possible.
 */
export function tightenedByContrary(
  known: Certificate,
  set: string,
  contrary: (fact: CountFact) => { readonly conflict: Certificate | null; readonly possible: boolean } | null,
): { readonly proof: Certificate; readonly reached: boolean } {
  const { bound } = known
  let proof = known
  for (;;) {
    const { value } = proof
    const [min, max] = bound === 'at-least' ? [null, value] : [value, null]
    const fact: CountFact = {
      id: `contrary: ${set} ${bound === 'at-least' ? 'at most' : 'at least'} ${value}`,
      set,
      min,
      max,
    }
    const tried = contrary(fact)
    if (!tried?.conflict || !rests(tried.conflict, fact)) return { proof, reached: tried?.possible ?? false }
    proof = byContrary({ bound, set, value: bound === 'at-least' ? value + 1 : value - 1 }, fact, tried.conflict)
  }
}

/** A bound of which the contrary is impossible; what that rests on, without the contrary itself. */
const byContrary = (
  { bound, set, value }: Pick<Certificate, 'bound' | 'set' | 'value'>,
  fact: CountFact,
  proof: Certificate,
): Certificate => ({
  bound,
  set,
  value,
  denominator: 1,
  facts: proof.facts.filter((item) => item.fact !== fact.id),
  balances: proof.balances,
  relations: proof.relations,
  otherwise: { fact: fact.id, proof },
})

const rests = (proof: Certificate, fact: CountFact): boolean => restsOn(proof).includes(fact.id)

function bothCases(cases: NonNullable<Certificate['cases']>): Certificate {
  const { below, above } = cases
  const facts = [below, above].flatMap(({ fact, proof }) => proof.facts.filter((item) => item.fact !== fact))
  const balances = [below, above].flatMap(({ proof }) => proof.balances)
  return {
    bound: 'impossible',
    set: null,
    value: 0,
    denominator: 1,
    facts: facts.filter(firstAlike((item) => `${item.side} ${item.fact}`)),
    balances: balances.filter(firstAlike((item) => item.relation)),
    relations: [...new Set([...below.proof.relations, ...above.proof.relations])],
    cases,
  }
}

function firstAlike<T>(keyOf: (item: T) => string): (item: T) => boolean {
  const seen = new Set<string>()
  return (item) => seen.size < seen.add(keyOf(item)).size
}
