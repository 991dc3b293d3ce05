import type { Certificate, CountingSystem, SetRelation } from './system.ts'

const TIES: Readonly<Record<SetRelation['kind'], string>> = {
  'part-of': 'who is in whose part',
  disjoint: 'who shares nobody with whom',
  same: 'which groups are the same',
  exhausts: 'that everybody counted is accounted for',
  balance: 'the balance of those who came and went',
}

/** What places and days say by a convention of the case (TL7), told as such so that it can be doubted. */
const REGIONAL: readonly (readonly [RegExp, string])[] = [
  [/^days /u, 'the convention that happenings of other days are of other people'],
  [/^places /u, 'the convention that happenings in places side by side are of other people'],
  [/^within /u, 'the convention that what happened within a place and days counted whole is counted there'],
]

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
  const figures = [...new Set(proof.facts.map(({ fact, side }) => `${facts.get(fact)?.[side] ?? '?'}`))].join(', ')
  const worked = proof.otherwise
    ? `${proof.value}: with one ${proof.bound === 'at-least' ? 'fewer' : 'more'} no whole people fit ${figures}`
    : proof.denominator > 1
      ? `(${sum}) ÷ ${proof.denominator}, in whole people ${proof.value}`
      : terms.length > 1
        ? `${sum} = ${proof.value}`
        : sum
  const kinds = new Set(
    system.relations
      .filter(({ id }) => proof.relations.includes(id) || proof.balances.some((item) => item.relation === id))
      .map(({ id, kind }) => REGIONAL.find(([prefix]) => prefix.test(id))?.[1] ?? TIES[kind]),
  )
  const given = [...kinds]
  return given.length === 0 ? `${worked}.` : `${worked}, given ${given.join(' and ')}.`
}
