import type { SourceView } from '@muster/contract'
import type { Claim, ClaimField, FieldBasis } from '@muster/core/words'

interface Stretch {
  readonly start: number
  readonly end: number
}

/** How far from a claim's words its sentence is shown. */
const REACH = 240

/** The stretch of a page that shows a claim's words and, near them in the same block, the words of its fields. */
export function stretchOf(
  view: Pick<SourceView, 'blocks'>,
  claim: Pick<Claim, 'start' | 'end'>,
  bases: readonly FieldBasis[],
): Stretch {
  const block = view.blocks.find((one) => one.start <= claim.start && claim.start < one.end) ?? claim
  const low = Math.max(block.start, claim.start - REACH)
  const high = Math.max(claim.end, Math.min(block.end, claim.end + REACH))
  let { start, end } = claim
  for (const basis of bases) {
    if (basis.start === null || basis.end === null || basis.start < low || basis.end > high) continue
    start = Math.min(start, basis.start)
    end = Math.max(end, basis.end)
  }
  return { start, end }
}

/** Cuts a stretch where the words of a field begin or end. */
export function cutByFields(
  { start, end }: Stretch,
  bases: readonly FieldBasis[],
): readonly (Stretch & { readonly fields: readonly ClaimField[] })[] {
  const within = bases.flatMap((basis) =>
    basis.start !== null && basis.end !== null && basis.start < end && basis.end > start
      ? [{ field: basis.field, start: basis.start, end: basis.end }]
      : [],
  )
  const cuts = [...new Set([start, end, ...within.flatMap((one) => [one.start, one.end])])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    return {
      start: from,
      end: to,
      fields: within.filter((one) => one.start < to && one.end > from).map((one) => one.field),
    }
  })
}
