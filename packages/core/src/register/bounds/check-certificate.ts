import type { Certificate, CountFact, CountingSystem, SetRelation } from './system.ts'

/**
 * Replays a proof with nothing but sums and a search over who a person may be. It shares no code with the engine that
 * found the proof. Returns null when the proof holds, or one sentence that says where it fails.
 */
export function whyProofFails(system: CountingSystem, proof: Certificate): string | null {
  const weight = new Map<string, number>()
  const add = (set: string, times: number) => weight.set(set, (weight.get(set) ?? 0) + times)
  if (!Number.isSafeInteger(proof.denominator) || proof.denominator < 1) return 'the denominator is no whole number'
  let sum = 0
  const facts = new Map(system.facts.map((fact) => [fact.id, fact]))
  for (const { fact: id, side, times } of proof.facts) {
    const fact: CountFact | undefined = facts.get(id)
    const count = fact?.[side]
    if (!fact || count === null || count === undefined) return `${id} says nothing of its ${side}`
    if (!Number.isSafeInteger(times) || times <= 0) return `${id} is taken ${times} times over`
    sum += side === 'min' ? times * count : -times * count
    add(fact.set, side === 'min' ? times : -times)
  }
  const relations = new Map(system.relations.map((relation) => [relation.id, relation]))
  for (const { relation: id, times } of proof.balances) {
    const balance = relations.get(id)
    if (balance?.kind !== 'balance') return `${id} is no balance of the system`
    if (!Number.isSafeInteger(times) || (times <= 0 && !balance.equal)) return `${id} is taken ${times} times over`
    for (const set of balance.plus) add(set, times)
    for (const set of balance.minus) add(set, -times)
  }
  if (proof.set !== null) add(proof.set, proof.bound === 'at-least' ? -proof.denominator : proof.denominator)
  const cited: SetRelation[] = []
  for (const id of proof.relations) {
    const relation = relations.get(id)
    if (!relation || relation.kind === 'balance') return `${id} is no relation of sets`
    cited.push(relation)
  }
  if (heaviestPerson(weight, cited) > 0) return 'somebody could be counted more often than the proof allows'
  return valueFails(proof, sum)
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

/** The largest weight that one person can have who is in and out of sets as the relations allow. */
function heaviestPerson(weight: ReadonlyMap<string, number>, relations: readonly SetRelation[]): number {
  const order = [...weight.keys()].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0))
  let heaviest = 0
  const search = (member: Membership): void => {
    let weighs = 0
    let mayWeigh = 0
    let next: string | null = null
    for (const set of order) {
      const inside = member.get(set)
      const own = weight.get(set) ?? 0
      if (inside === undefined) {
        next ??= set
        mayWeigh += Math.max(0, own)
      } else if (inside) weighs += own
    }
    if (weighs + mayWeigh <= heaviest) return
    if (next === null) {
      if (canBeCompleted(member, relations)) heaviest = weighs
      return
    }
    for (const inside of [true, false]) {
      const grown = decided(member, next, inside, relations)
      if (grown) search(grown)
    }
  }
  search(new Map())
  return heaviest
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
    for (const relation of relations) if (!follows(relation, grown, open)) return null
  }
  return grown
}

/** Adds to `open` what a relation forces; false when it is broken. */
function follows(relation: SetRelation, member: Membership, open: [string, boolean][]): boolean {
  const inside = (set: string) => member.get(set)
  switch (relation.kind) {
    case 'part-of':
      if (inside(relation.part)) open.push([relation.whole, true])
      if (inside(relation.whole) === false) open.push([relation.part, false])
      return true
    case 'same':
      for (const [a, b] of [
        [relation.a, relation.b],
        [relation.b, relation.a],
      ] as const) {
        const known = inside(a)
        if (known !== undefined) open.push([b, known])
      }
      return true
    case 'disjoint': {
      const holder = relation.sets.find((set) => inside(set))
      if (holder !== undefined) for (const set of relation.sets) if (set !== holder) open.push([set, false])
      return true
    }
    case 'exhausts': {
      const left = relation.parts.filter((part) => inside(part) !== false)
      if (left.length === 0) open.push([relation.whole, false])
      const [only] = left
      if (inside(relation.whole) && left.length === 1 && only !== undefined) open.push([only, true])
      return true
    }
    case 'balance':
      return true
  }
}
