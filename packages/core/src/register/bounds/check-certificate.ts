import type { Certificate, CountFact, CountingSystem, SetRelation, WholeCases } from './system.ts'

/**
 * Replays a proof with nothing but sums and a search over who a person may be. It shares no code with the engine that
 * found the proof. Returns null when the proof holds, or one sentence that says where it fails.
 */
export function whyProofFails(system: CountingSystem, proof: Certificate): string | null {
  if (proof.cases) return whyCasesFail(system, proof, proof.cases)
  if (proof.otherwise) return whyOtherwiseFails(system, proof, proof.otherwise)
  if (!Number.isSafeInteger(proof.denominator) || proof.denominator < 1) return 'the denominator is no whole number'
  const weights = new Map<string, number>()
  const relations = new Map(system.relations.map((relation) => [relation.id, relation]))
  const facts = sumOfFacts(system.facts, proof, weights)
  if (typeof facts === 'string') return facts
  const balances = whyBalancesFail(relations, proof, weights)
  if (balances !== null) return balances
  if (proof.set !== null) addTo(weights, proof.set, proof.bound === 'at-least' ? -proof.denominator : proof.denominator)
  const cited: SetRelation[] = []
  for (const id of proof.relations) {
    const relation = relations.get(id)
    if (!relation || relation.kind === 'balance') return `${id} is no relation of sets`
    cited.push(relation)
  }
  if (new PeopleAllowed(weights, cited).heaviest() > 0)
    return 'somebody could be counted more often than the proof allows'
  return valueFails(proof, facts)
}

/** A set has at most so many people or at least one more: each case, taken as a fact, must be impossible by its own proof. */
function whyCasesFail(system: CountingSystem, proof: Certificate, cases: WholeCases): string | null {
  const { set, most, below, above } = cases
  if (proof.bound !== 'impossible') return 'only what is impossible is proven by cases'
  if (!Number.isSafeInteger(most)) return `${most} is no whole number of people`
  for (const [half, min, max] of [[below, null, most] as const, [above, most + 1, null] as const]) {
    if (half.proof.bound !== 'impossible') return `the case ${half.fact} is not proven impossible`
    if (system.facts.some((fact) => fact.id === half.fact)) return `the case ${half.fact} has the name of a fact`
    const wrong = whyProofFails(
      { facts: [...system.facts, { id: half.fact, set, min, max }], relations: system.relations },
      half.proof,
    )
    if (wrong !== null) return `in the case ${half.fact}: ${wrong}`
  }
  return null
}

/** Fewer people than at least so many, or more than at most so many, taken as a fact: it must be impossible by its own proof. */
function whyOtherwiseFails(
  system: CountingSystem,
  { bound, set, value }: Certificate,
  { fact, proof }: NonNullable<Certificate['otherwise']>,
): string | null {
  if (set === null || bound === 'impossible') return 'only what bounds a set is proven by its contrary'
  if (!Number.isSafeInteger(value)) return `${value} is no whole number of people`
  if (proof.bound !== 'impossible') return `the contrary ${fact} is not proven impossible`
  if (system.facts.some(({ id }) => id === fact)) return `the contrary ${fact} has the name of a fact`
  const [min, max] = bound === 'at-least' ? [null, value - 1] : [value + 1, null]
  const wrong = whyProofFails(
    { facts: [...system.facts, { id: fact, set, min, max }], relations: system.relations },
    proof,
  )
  return wrong === null ? null : `of the contrary ${fact}: ${wrong}`
}

const addTo = (weights: Map<string, number>, set: string, times: number): unknown =>
  weights.set(set, (weights.get(set) ?? 0) + times)

/** What the facts add up to, each weighing on its set; or what is wrong with one of them. */
function sumOfFacts(said: readonly CountFact[], proof: Certificate, weights: Map<string, number>): number | string {
  const facts = new Map(said.map((fact) => [fact.id, fact]))
  let sum = 0
  for (const { fact: id, side, times } of proof.facts) {
    const fact = facts.get(id)
    const count = fact?.[side] ?? null
    if (!fact || count === null) return `${id} says nothing of its ${side}`
    if (!Number.isSafeInteger(times) || times <= 0) return `${id} is taken ${times} times over`
    const taken = side === 'min' ? times : -times
    sum += taken * count
    addTo(weights, fact.set, taken)
  }
  return sum
}

function whyBalancesFail(
  relations: ReadonlyMap<string, SetRelation>,
  proof: Certificate,
  weights: Map<string, number>,
): string | null {
  for (const { relation: id, times } of proof.balances) {
    const balance = relations.get(id)
    if (balance?.kind !== 'balance') return `${id} is no balance of the system`
    if (!Number.isSafeInteger(times) || (times <= 0 && !balance.equal)) return `${id} is taken ${times} times over`
    for (const set of balance.plus) addTo(weights, set, times)
    for (const set of balance.minus) addTo(weights, set, -times)
  }
  return null
}

function valueFails(proof: Certificate, sum: number): string | null {
  if (proof.bound === 'impossible')
    return proof.set === null && sum > 0 ? null : `the facts add up to ${sum}, which contradicts nothing`
  if (proof.set === null) return 'the proof names no set'
  const reached = proof.bound === 'at-least' ? Math.ceil(sum / proof.denominator) : Math.floor(-sum / proof.denominator)
  return reached === proof.value || (reached === 0 && proof.value === 0)
    ? null
    : `the sum gives ${reached}, not ${proof.value}`
}

type Membership = Map<string, boolean>

/** Everybody whom the relations allow, and what each of them weighs. */
class PeopleAllowed {
  readonly #weights: ReadonlyMap<string, number>
  readonly #relations: readonly SetRelation[]
  readonly #order: readonly string[]
  #heaviest = 0

  constructor(weights: ReadonlyMap<string, number>, relations: readonly SetRelation[]) {
    this.#weights = weights
    this.#relations = relations
    this.#order = [...weights.keys()].sort((a, b) => this.#weightOf(b) - this.#weightOf(a))
  }

  /** The largest weight that one person can have who is in and out of sets as the relations allow; 0 for nobody. */
  heaviest(): number {
    this.#search(new Map())
    return this.#heaviest
  }

  #weightOf(set: string): number {
    return this.#weights.get(set) ?? 0
  }

  #search(member: Membership): void {
    const inside = this.#order.filter((set) => member.get(set) === true)
    const open = this.#order.filter((set) => !member.has(set))
    const weighs = inside.reduce((sum, set) => sum + this.#weightOf(set), 0)
    const mayWeigh = open.reduce((sum, set) => sum + Math.max(0, this.#weightOf(set)), 0)
    if (weighs + mayWeigh <= this.#heaviest) return
    const [next] = open
    if (next === undefined) {
      if (canBeCompleted(member, this.#relations)) this.#heaviest = weighs
      return
    }
    for (const choice of [true, false]) {
      const grown = decided(member, next, choice, this.#relations)
      if (grown) this.#search(grown)
    }
  }
}

/** Whether sets without weight can be chosen so that every relation holds. */
function canBeCompleted(member: Membership, relations: readonly SetRelation[]): boolean {
  const open = relations
    .flatMap((relation) => (relation.kind === 'exhausts' && member.get(relation.whole) ? relation.parts : []))
    .find((part) => member.get(part) === undefined)
  if (open === undefined) return true
  return [true, false].some((inside) => {
    const grown = decided(member, open, inside, relations)
    return grown !== null && canBeCompleted(grown, relations)
  })
}

/** The membership with one more set decided and all that follows from it; null when a relation breaks. */
function decided(
  member: Membership,
  set: string,
  inside: boolean,
  relations: readonly SetRelation[],
): Membership | null {
  const grown = new Map(member)
  const open: [string, boolean][] = [[set, inside]]
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const known = grown.get(pair[0])
    if (known === pair[1]) continue
    if (known !== undefined) return null
    grown.set(pair[0], pair[1])
    for (const relation of relations) follow(relation, grown, open)
  }
  return grown
}

type Open = [string, boolean][]

/** Adds to `open` what a relation forces. */
function follow(relation: SetRelation, member: Membership, open: Open): void {
  switch (relation.kind) {
    case 'part-of':
      if (member.get(relation.part)) open.push([relation.whole, true])
      if (member.get(relation.whole) === false) open.push([relation.part, false])
      return
    case 'same':
      followSame(relation.a, relation.b, member, open)
      followSame(relation.b, relation.a, member, open)
      return
    case 'disjoint': {
      const holder = relation.sets.findIndex((set) => member.get(set))
      if (holder >= 0) for (const [at, set] of relation.sets.entries()) if (at !== holder) open.push([set, false])
      return
    }
    case 'exhausts': {
      const left = relation.parts.filter((part) => member.get(part) !== false)
      const [only] = left
      if (only === undefined) open.push([relation.whole, false])
      else if (left.length === 1 && member.get(relation.whole)) open.push([only, true])
      return
    }
    case 'balance':
      return
  }
}

function followSame(from: string, to: string, member: Membership, open: Open): void {
  const known = member.get(from)
  if (known !== undefined) open.push([to, known])
}
