import type { Claim, ReaderName } from '../claims/claim.ts'
import type { Count } from '../claims/count.ts'
import type { ClaimKind, Duty, Stance } from '../claims/kinds.ts'
import { whyNotClaim } from '../claims/may-be-claimed.ts'
import { findQuote } from '../claims/passage.ts'
import { isEdtf } from '../time/edtf.ts'
import { type CodedRelation, pointRelations, whyNotPointed, whyNotRelations } from './coded-relations.ts'

/** A claim that a person coded elsewhere. Only its kind and quote are needed; what is left out is not stated. */
export interface CodedClaim {
  readonly kind: ClaimKind
  readonly quote: string
  readonly id?: string | undefined
  readonly count?:
    | { readonly min: number | null; readonly max: number | null; readonly text: string }
    | null
    | undefined
  readonly what?: string | null | undefined
  readonly actor?: string | null | undefined
  readonly peopleOf?: string | null | undefined
  readonly recipient?: string | null | undefined
  readonly place?: string | null | undefined
  readonly places?: readonly string[] | undefined
  readonly date?: string | null | undefined
  readonly uttered?: string | null | undefined
  readonly speaker?: string | null | undefined
  readonly via?: readonly string[] | undefined
  readonly stance?: Stance | null | undefined
  readonly admission?: boolean | undefined
  readonly partOf?: string | null | undefined
  readonly disjointFrom?: string | null | undefined
  readonly sameAs?: string | null | undefined
  readonly duty?: Duty | null | undefined
  readonly breaches?: readonly Duty[] | undefined
  readonly agreement?: string | null | undefined
  readonly agreementDate?: string | null | undefined
  readonly deadline?: string | null | undefined
  readonly charge?: string | null | undefined
  readonly person?: string | null | undefined
  readonly role?: string | null | undefined
  readonly replaced?: string | null | undefined
}

const CODED: ReaderName = { name: 'coded', version: '1' }

export type PlacedClaims =
  | { readonly placed: true; readonly claims: readonly Claim[] }
  | { readonly placed: false; readonly says: string }

/**
 * Anchors hand-coded claims in a page's text (RD2). One quote that does not stand there refuses them all, naming
 * the claim by its place in the file and never by its words, which may name people: half a file is never taken.
 */
export function placeCodedClaims(text: string, coded: readonly CodedClaim[]): PlacedClaims {
  const claims: Claim[] = []
  const relations: CodedRelation[] = []
  for (const [at, item] of coded.entries()) {
    const found = findQuote(text, item.quote)
    if (!found)
      return {
        placed: false,
        says: `claim ${at + 1} (${item.kind}): its quote does not stand on the page`,
      }
    const undated = [item.date, item.uttered, item.deadline, item.agreementDate].find((date) => date && !isEdtf(date))
    if (undated) return { placed: false, says: `claim ${at + 1} (${item.kind}): “${undated}” is not an EDTF date` }
    const missing = missingField(item)
    if (missing) return { placed: false, says: `claim ${at + 1} (${item.kind}): ${missing} is missing` }
    const id = item.id ?? `coded-${at + 1}`
    const claim = claimOf(item, id, { ...found, quote: text.slice(found.start, found.end) })
    const wrong = whyNotClaim(claim)
    if (wrong) return { placed: false, says: `claim ${at + 1} (${item.kind}): ${wrong}` }
    claims.push(claim)
    relations.push({
      id,
      partOf: item.partOf ?? null,
      disjointFrom: item.disjointFrom ?? null,
      sameAs: item.sameAs ?? null,
    })
  }
  const pointed = pointRelations(claims, relations)
  const wrong = whyNotPointed(pointed, relations) ?? whyNotRelations(pointed)
  return wrong ? { placed: false, says: wrong } : { placed: true, claims: pointed }
}

function missingField(item: CodedClaim): string | null {
  if ((item.kind === 'refused' || item.kind === 'undertaking') && !item.duty) return '“duty”'
  if (item.kind === 'accused' && !item.charge) return '“charge”'
  return item.kind === 'office' && !item.role ? '“role”' : null
}

function countOf(item: CodedClaim): Count | null {
  const { count } = item
  return count && (count.min !== null || count.max !== null || count.text !== '') ? count : null
}

/** What a coder left out is not stated. */
const said = <T>(value: T | null | undefined): T | null => value ?? null

function claimOf(item: CodedClaim, id: string, passage: { start: number; end: number; quote: string }): Claim {
  const statement = {
    id,
    count: countOf(item),
    what: said(item.what),
    actor: said(item.actor),
    peopleOf: said(item.peopleOf),
    recipient: said(item.recipient),
    place: said(item.place ?? item.places?.join(', ')),
    date: said(item.date),
    uttered: said(item.uttered),
    speaker: item.speaker ?? 'article',
    via: item.via ?? [],
    stance: item.stance ?? 'asserted',
    admission: item.admission ?? false,
    ...passage,
    partOf: null,
    disjointFrom: null,
    sameAs: null,
    reader: CODED,
    rule: 'RD2',
  } as const
  switch (item.kind) {
    case 'refused':
      return { ...statement, kind: item.kind, duty: item.duty ?? 'other' }
    case 'attacked':
      return { ...statement, kind: item.kind, breaches: item.breaches ?? [] }
    case 'undertaking':
      return {
        ...statement,
        kind: item.kind,
        agreement: said(item.agreement),
        agreementDate: said(item.agreementDate),
        duty: item.duty ?? 'other',
        deadline: said(item.deadline),
      }
    case 'accused':
      return { ...statement, kind: item.kind, charge: item.charge ?? '' }
    case 'office':
      return {
        ...statement,
        kind: item.kind,
        person: said(item.person),
        role: item.role ?? '',
        replaced: said(item.replaced),
      }
    default:
      return { ...statement, kind: item.kind }
  }
}
