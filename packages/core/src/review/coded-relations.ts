import type { Claim } from '../claims/claim.ts'

/** What a coded claim says of other claims of its page: their id, their count's words, or words of their quote. */
export interface CodedRelation {
  readonly id: string
  readonly partOf: string | null
  readonly disjointFrom: string | null
  readonly sameAs: string | null
}

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^(?:the|these|those|all of) /u, '')
    .trim()

/** Turns the words by which coded claims name one another into ids. What names nothing on the page stays open. */
export function pointRelations(claims: readonly Claim[], relations: readonly CodedRelation[]): readonly Claim[] {
  return claims.map((claim, at) => {
    const relation = relations[at]
    if (!relation) return claim
    return {
      ...claim,
      partOf: meant(relation.partOf, claim, claims),
      disjointFrom: meant(relation.disjointFrom, claim, claims),
      sameAs: meant(relation.sameAs, claim, claims),
    }
  })
}

/** The claim that words mean: by id, by count, then by quote; of several the nearest before, of the same kind first. */
function meant(words: string | null, claim: Claim, claims: readonly Claim[]): string | null {
  if (words === null) return null
  const others = claims.filter((other) => other.id !== claim.id)
  const named = others.find((other) => other.id === words)
  if (named) return named.id
  const wanted = bare(words)
  const byCount = others.filter((other) => other.count !== null && bare(other.count.text) === wanted)
  const byQuote = others.filter((other) => other.quote.toLowerCase().includes(wanted))
  return nearest(byCount, claim)?.id ?? nearest(byQuote, claim)?.id ?? null
}

function nearest(candidates: readonly Claim[], claim: Claim): Claim | null {
  const alike = candidates.filter((other) => other.kind === claim.kind)
  const pool = alike.length > 0 ? alike : candidates
  const before = pool.filter((other) => other.start <= claim.start)
  return before.at(-1) ?? pool[0] ?? null
}
