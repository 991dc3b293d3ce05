import type { ClaimView } from '@muster/contract'
import type { Claim } from '@muster/core/words'

/** A claim as it stands: what the person decided, or else what was read. */
export const standingForm = (view: ClaimView): Claim => view.verdict?.amended ?? view.proposal

/** A run of a page's text under the same claims. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly claims: readonly string[]
}

/** Cuts a stretch of text where claims begin or end, so that overlapping claims can all be marked. */
export function segmentsOf(start: number, end: number, views: readonly ClaimView[]): readonly Segment[] {
  const within = views.map(standingForm).filter((claim) => claim.start < end && claim.end > start)
  const cuts = new Set([start, end])
  for (const claim of within) for (const at of [claim.start, claim.end]) if (at > start && at < end) cuts.add(at)
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? end
    return {
      start: from,
      end: to,
      claims: within.filter((claim) => claim.start < to && claim.end > from).map((claim) => claim.id),
    }
  })
}
