import type { Claim } from '../claims/claim.ts'
import type { Draft } from './rules/draft.ts'

/** A claim with the draft it came from: how its people were told of decides what they are to the people before. */
export interface Finished {
  readonly claim: Claim
  readonly draft: Draft
  readonly sentence: number
  /** 'Separately, …': the sentence sets its people apart. */
  readonly apart: boolean
}

/** How far back a claim may be related, in claims: what was told longer ago is told again. */
const REACH = 40

const numberOf = (claim: Claim) =>
  claim.count === null || claim.count.min === null ? null : `${claim.count.min}..${claim.count.max}`

const CUSTODY = new Set(['held', 'captured', 'released', 'refused'])
const sameKind = (one: Claim, other: Claim) =>
  one.kind === other.kind || (CUSTODY.has(one.kind) && CUSTODY.has(other.kind))

const earlier = (all: readonly Finished[], at: number, fits: (other: Finished) => boolean): string | null =>
  all.slice(Math.max(0, at - REACH), at).findLast(fits)?.claim.id ?? null

function wholeOf(all: readonly Finished[], at: number, own: Finished): string | null {
  if (own.draft.part !== true) return null
  const size = own.claim.count?.min ?? 0
  return earlier(
    all,
    at,
    (other) =>
      other.draft.part !== true &&
      sameKind(own.claim, other.claim) &&
      own.sentence - other.sentence <= 2 &&
      (other.claim.count === null || other.claim.count.min === null || other.claim.count.min >= size),
  )
}

function apartFrom(all: readonly Finished[], at: number, own: Finished): string | null {
  if (own.draft.additive !== true && !own.apart) return null
  return earlier(
    all,
    at,
    (other) => other.draft.part !== true && sameKind(own.claim, other.claim) && other.claim.count !== null,
  )
}

/** The same people told of before: taken up by a pronoun or a bare number, or the same large number of the same party. */
function sameAs(all: readonly Finished[], at: number, own: Finished): string | null {
  const number = numberOf(own.claim)
  if (number === null || own.draft.part === true || own.draft.additive === true) return null
  const telling = (own.claim.count?.min ?? 0) > 2 || own.draft.takesUp === true
  if (!telling) return null
  return earlier(
    all,
    at,
    (other) =>
      numberOf(other.claim) === number &&
      other.claim.peopleOf === own.claim.peopleOf &&
      sameKind(own.claim, other.claim) &&
      own.claim.kind !== 'accused',
  )
}

/** Relates each claim to those before it: part of, apart from, the same people (RD47). */
export function relateClaims(all: readonly Finished[]): readonly Claim[] {
  return all.map((own, at) => ({
    ...own.claim,
    partOf: wholeOf(all, at, own),
    disjointFrom: apartFrom(all, at, own),
    sameAs: sameAs(all, at, own),
  }))
}
