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

/** Turns the words by which coded claims name one another into ids. Null: they name nothing there. */
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

const POINTERS = ['partOf', 'disjointFrom', 'sameAs'] as const

/** Why words by which a coded claim names another cannot be followed, in one sentence; null when all can. */
export function whyNotPointed(pointed: readonly Claim[], relations: readonly CodedRelation[]): string | null {
  for (const [at, claim] of pointed.entries()) {
    const lost = POINTERS.find((pointer) => relations[at]?.[pointer] !== null && claim[pointer] === null)
    if (lost)
      return `claim ${at + 1} (${claim.kind}): its “${lost}” names no other claim of the file: write the id of that claim, the words of its count or words of its quote`
  }
  return null
}

/** Why relations between claims of one page cannot hold together, in one sentence; null when they can. */
export function whyNotRelations(claims: readonly Claim[]): string | null {
  const byId = new Map(claims.map((claim, at) => [claim.id, { claim, at }]))
  for (const [at, claim] of claims.entries()) {
    const { partOf, sameAs, disjointFrom } = claim
    if (disjointFrom !== null && (disjointFrom === partOf || disjointFrom === sameAs))
      return `claim ${at + 1} (${claim.kind}): it shares nobody with the claim whose people it is to be ${disjointFrom === partOf ? 'part' : 'all'} of: drop one of the two`
    const seen = new Set<string>()
    for (let up = partOf; up !== null && !seen.has(up); up = byId.get(up)?.claim.partOf ?? null) {
      if (up === claim.id)
        return `claim ${at + 1} (${claim.kind}): its group would be part of itself: drop one “partOf” of the circle`
      seen.add(up)
    }
  }
  return null
}
