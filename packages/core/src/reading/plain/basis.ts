import type { Claim } from '../../claims/claim.ts'
import type { ClaimField, FieldBasis } from '../reader.ts'
import type { Found } from './assign.ts'
import type { Scene } from './scene.ts'

/** What each filled field of a claim rests on (RD70): words of its sentence, or the other side of the page. */
export function basesOf(claim: Claim, scene: Scene, { event, group }: Found): readonly FieldBasis[] {
  const span = (field: ClaimField, from: number, to: number): FieldBasis => ({
    field,
    start: scene.words[from]?.start ?? claim.start,
    end: scene.words[to - 1]?.end ?? claim.end,
    inferred: null,
  })
  const bases: FieldBasis[] = [span('kind', event.at, event.to)]
  if (group !== null && claim.count !== null) {
    const length = claim.count.text.split(' ').length
    bases.push(span('count', group.from, Math.min(group.to, group.from + length)))
  }
  if (claim.what !== null) bases.push(span('what', group?.from ?? event.at, group?.to ?? event.to))
  for (const field of ['actor', 'peopleOf', 'recipient'] as const) {
    const party = claim[field]
    if (party === null) continue
    const named = scene.parties.find((mention) => mention.party === party)
    if (named !== undefined) bases.push(span(field, named.from, named.to))
    else bases.push({ field, start: null, end: null, inferred: 'other-side' })
  }
  const date = claim.date === null ? undefined : scene.dates.find((mention) => mention.edtf === claim.date)
  if (date !== undefined) bases.push({ field: 'date', start: date.start, end: date.end, inferred: null })
  return bases
}
