import type { Bounds } from '../claims/count.ts'
import type { ClaimKind, Duty, Standing } from '../claims/kinds.ts'
import type { Proof } from './bounds.ts'
import type { Contradiction } from './contradiction.ts'

/** Who holds how many of whose people, once per standing; each standing includes those before it (CU1). */
export interface CustodyAnswer {
  readonly id: string
  readonly holder: string
  readonly peopleOf: string
  readonly bounds: Readonly<Record<Standing, Bounds>>
  /** The claims that the lower bound of each standing rests on: take one away and it falls. */
  readonly restsOn: Readonly<Record<Standing, readonly string[]>>
  /** Why the upper bound is closed, or null while nothing closes it. */
  readonly closedBy: readonly string[] | null
  /** The proof of the bounds in the standing asked for; null when nothing bounds them. */
  readonly proof: Proof | null
  readonly contradiction: Contradiction | null
  readonly captured: readonly string[]
  readonly released: readonly string[]
  readonly claims: readonly string[]
  readonly origins: number
  /** The numeral profile under which its counts were read, with its version: 'ucdp 1'. */
  readonly numerals: string
  readonly rules: readonly string[]
  /** The answer as a sentence that a screen reader can read out. */
  readonly says: string
}

/** Lifecycle of a duty at a day (OB1). `in-force`: a standing duty with nothing reported against it. */
export type ObligationState =
  | 'pending'
  | 'part-performed'
  | 'performed'
  | 'in-force'
  | 'breached'
  | 'lapsed'
  | 'cannot-tell'

export interface ObligationFlag {
  readonly flag: 'refused' | 'breached' | 'overdue'
  /** EDTF of the act, or of its being said; null when neither is known. */
  readonly from: string | null
  readonly place: string | null
  readonly standing: Standing
  readonly claims: readonly string[]
}

export interface ObligationAnswer {
  readonly id: string
  readonly agreement: string
  readonly agreementDate: string | null
  readonly duty: Duty
  readonly party: string
  readonly state: ObligationState
  /** EDTF: since when the state holds. */
  readonly since: string | null
  readonly flags: readonly ObligationFlag[]
  readonly disputed: boolean
  /** The other view in one line with its speaker, when there is one. */
  readonly reply: string | null
  /** Claims that oblige, then those that say it was performed or broken. */
  readonly undertakings: readonly string[]
  readonly for: readonly string[]
  readonly against: readonly string[]
  readonly claims: readonly string[]
  readonly rules: readonly string[]
  readonly says: string
}

export interface TollPart extends Bounds {
  readonly place: string | null
  readonly date: string | null
  readonly what: string | null
  readonly claims: readonly string[]
}

export interface TollAnswer extends Bounds {
  readonly id: string
  readonly kind: ClaimKind
  readonly peopleOf: string
  readonly what: string
  readonly parts: readonly TollPart[]
  /** False when the parts together exceed what the whole allows. */
  readonly partsAgree: boolean
  readonly closedBy: readonly string[] | null
  readonly contradiction: Contradiction | null
  /** The proof of the bounds; null for a sum of other answers, which have their own. */
  readonly proof: Proof | null
  readonly restsOn: readonly string[]
  readonly numerals: string
  readonly claims: readonly string[]
  readonly origins: number
  readonly rules: readonly string[]
  readonly says: string
}

/** Claims that cannot all be true, or that use two words or two dates for one thing. `agrees`: a check that came out right. */
export interface Discrepancy {
  readonly id: string
  readonly rule: string
  readonly agrees: boolean
  readonly says: string
  readonly claims: readonly string[]
}

export interface Register {
  readonly trueAt: string
  readonly knownBy: string
  readonly standing: Standing
  readonly head: { readonly seq: number; readonly hash: string }
  readonly numerals: string
  readonly custody: readonly CustodyAnswer[]
  readonly obligations: readonly ObligationAnswer[]
  readonly toll: readonly TollAnswer[]
  readonly discrepancies: readonly Discrepancy[]
  /** How many claims it was derived from, and how many wait for a verdict. */
  readonly accepted: number
  readonly waiting: number
}
