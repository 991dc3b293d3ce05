import type { Certificate, CountingSystem, SetRelation } from './system.ts'

const TIES: Readonly<Record<SetRelation['kind'], string>> = {
  'part-of': 'who is in whose part',
  disjoint: 'who shares nobody with whom',
  same: 'which groups are the same',
  exhausts: 'that everybody counted is accounted for',
  balance: 'the balance of those who came and went',
}

/** A proof in one line: the sum of its figures, then what it takes as given ('62 − 15 = 47, given that …'). */
export function proofInWords(system: CountingSystem, proof: Certificate): string {
  const facts = new Map(system.facts.map((fact) => [fact.id, fact]))
  const plus = proof.bound === 'at-most' ? 'max' : 'min'
  const terms = [...proof.facts]
    .sort((a, b) => Number(b.side === plus) - Number(a.side === plus))
    .map(({ fact, side, times }, at) => {
      const sign = side === plus ? (at === 0 ? '' : '+ ') : '− '
      return `${sign}${times === 1 ? '' : `${times} × `}${facts.get(fact)?.[side] ?? '?'}`
    })
  const sum = terms.join(' ')
  const worked =
    proof.denominator > 1
      ? `(${sum}) ÷ ${proof.denominator}, in whole people ${proof.value}`
      : terms.length > 1
        ? `${sum} = ${proof.value}`
        : sum
  const kinds = new Set(
    system.relations
      .filter(({ id }) => proof.relations.includes(id) || proof.balances.some((item) => item.relation === id))
      .map((relation) => relation.kind),
  )
  const given = [...kinds].map((kind) => TIES[kind])
  return given.length === 0 ? `${worked}.` : `${worked}, given ${given.join(' and ')}.`
}
