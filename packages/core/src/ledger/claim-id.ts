import type { Claim } from '../claims/claim.ts'
import { digestOfFields } from './digest.ts'

/**
 * A claim's identity, from the fewest stable raw fields: where it stands and what it says of whom.
 * The reader's version is left out, so that a better reader which proposes the same again proposes nothing new.
 */
export const claimIdOf = (source: string, claim: Claim): string =>
  digestOfFields([
    source,
    claim.kind,
    String(claim.start),
    String(claim.end),
    claim.count?.text ?? null,
    claim.actor,
    claim.peopleOf,
    claim.recipient,
    claim.speaker,
    claim.stance,
    'duty' in claim ? claim.duty : null,
    claim.date,
  ]).slice(0, 20)

/** Gives the claims of one page their ids and points their relations to them. Claims with one id are one claim. */
export function identifyClaims(source: string, claims: readonly Claim[]): readonly Claim[] {
  const ids = new Map(claims.map((claim) => [claim.id, claimIdOf(source, claim)]))
  const pointed = (id: string | null) => (id === null ? null : (ids.get(id) ?? null))
  const byId = new Map<string, Claim>()
  for (const claim of claims) {
    const id = ids.get(claim.id) ?? claimIdOf(source, claim)
    if (byId.has(id)) continue
    byId.set(id, {
      ...claim,
      id,
      partOf: pointed(claim.partOf),
      disjointFrom: pointed(claim.disjointFrom),
      sameAs: pointed(claim.sameAs),
    })
  }
  return [...byId.values()]
}
