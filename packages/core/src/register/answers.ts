import type { Bounds } from '../claims/count.ts'
import type { ClaimKind, ClauseKind, Duty, Standing } from '../claims/kinds.ts'
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
  /** The rolls whose named people these bounds rest on, by the rulings on them (CU16). */
  readonly rolls: readonly string[]
  readonly contradiction: Contradiction | null
  readonly captured: readonly string[]
  readonly released: readonly string[]
  readonly claims: readonly string[]
  /** In how many independent origins it may stand at most; surely in `originsAtLeast` (OR5). */
  readonly origins: number
  readonly originsAtLeast: number
  /** The numeral profile under which its counts were read, with its version: 'ucdp 1'. */
  readonly numerals: string
  readonly rules: readonly string[]
  /** The answer as a sentence that a screen reader can read out. */
  readonly says: string
}

/**
 * Lifecycle of a duty at a day (OB1, OB6). `in-force`: a duty to be kept up, nothing reported against it; `breached`: in
 * force, with a breach reported; `unratable`: as written, nothing in it can be checked.
 */
export const OBLIGATION_STATES = [
  'not-yet-triggered',
  'pending',
  'part-performed',
  'performed',
  'in-force',
  'breached',
  'suspended',
  'terminated',
  'lapsed',
  'unratable',
] as const
export type ObligationState = (typeof OBLIGATION_STATES)[number]

/** A stretch of days in one state. `to`: its last day, null while it lasts; `possibly`: what vague dates allow instead (OB7). */
export interface ObligationSpan {
  readonly from: string
  readonly to: string | null
  readonly state: ObligationState
  readonly possibly: readonly ObligationState[]
}

export interface ObligationFlag {
  readonly flag: 'refused' | 'breached' | 'overdue'
  /** EDTF of the act, or of its being said; null when neither is known. */
  readonly from: string | null
  /** EDTF: until when it lasts; null while it does. */
  readonly to: string | null
  readonly place: string | null
  readonly standing: Standing
  /** False where a vague date allows that it was not yet so. */
  readonly certain: boolean
  /** Of a delay: whether the text's own day has gone by, or one that somebody set later. */
  readonly against: 'due' | 'benchmark' | null
  readonly claims: readonly string[]
}

/** How much of what was owed was done; `percent` null while nothing says how many were owed (OB8). */
export interface PartDone {
  readonly done: Bounds
  readonly owed: Bounds | null
  readonly percent: Bounds | null
  /** More were let go than can have been owed: the figures do not fit. */
  readonly exceeds: boolean
  readonly doneClaims: readonly string[]
  readonly owedClaims: readonly string[]
}

/** What a duty comes to under one reading of whom it covers. */
export interface ObligationReading {
  readonly name: string
  /** The party that reads it so. */
  readonly party: string | null
  readonly entry: number
  readonly state: ObligationState
  readonly part: PartDone | null
}

/** Nobody says so, somebody does, somebody says that it is not so, or both (OB9). */
export type EvidenceValue = 'none' | 'supported' | 'contested' | 'both'
/** Who says it, as that one stands to the duty; `other`: a speaker whom the case cannot place. */
export type Voice = 'debtor' | 'creditor' | 'third-party' | 'report' | 'other'
export interface VoiceClaims {
  readonly voice: Voice
  readonly claims: readonly string[]
}

/** One thing said of a duty, with who says so and who says that it is not so. `origins`: independent ones. */
export interface Proposition {
  readonly proposition: 'performed' | 'part-performed' | 'refused' | 'breached'
  readonly value: EvidenceValue
  readonly supporting: readonly VoiceClaims[]
  readonly contesting: readonly VoiceClaims[]
  readonly origins: { readonly supporting: number; readonly contesting: number }
}

/** What a clause asks. `text`: its own words, where the case has them. */
export interface ObligationClause {
  readonly kind: ClauseKind
  readonly creditors: readonly string[]
  readonly mutual: boolean
  readonly due: string | null
  readonly benchmark: string | null
  readonly until: string | null
  readonly trigger: { readonly says: string; readonly day: string | null } | null
  readonly condition: { readonly says: string; readonly day: string | null } | null
  readonly powers: readonly { readonly to: 'suspend' | 'terminate'; readonly says: string }[]
  readonly unratable: string | null
  readonly text: string | null
}

export interface ObligationAnswer {
  readonly id: string
  readonly agreement: string
  readonly agreementDate: string | null
  readonly duty: Duty
  readonly party: string
  readonly clause: ObligationClause
  /** The same duty of the other side, where each owes it to the other. */
  readonly counterpart: string | null
  readonly state: ObligationState
  /** EDTF: since when the state holds. */
  readonly since: string | null
  /** States that vague dates allow instead. */
  readonly possibly: readonly ObligationState[]
  readonly timeline: readonly ObligationSpan[]
  readonly flags: readonly ObligationFlag[]
  readonly part: PartDone | null
  readonly readings: readonly ObligationReading[]
  readonly evidence: readonly Proposition[]
  readonly disputed: boolean
  /** The smallest set of claims without which it would come to something else, and to what (OB10); null unless disputed. */
  readonly flip: {
    readonly claims: readonly string[]
    readonly state: ObligationState
    readonly flags: readonly ObligationFlag['flag'][]
  } | null
  /** The other view in one line with its speaker, when there is one. */
  readonly reply: string | null
  /** Claims that oblige, then those that say it was performed or broken. */
  readonly undertakings: readonly string[]
  readonly for: readonly string[]
  readonly against: readonly string[]
  /** What people recorded of it, with the ledger entry of each. */
  readonly terms: readonly {
    readonly entry: number
    readonly word: string
    readonly says: string
    readonly claim: string | null
    readonly why: string | null
  }[]
  readonly claims: readonly string[]
  readonly rules: readonly string[]
  readonly says: string
}

/** What somebody undertook under an agreement, of which no page says who: nobody's duty until a claim names a party (OB11). */
export interface OpenUndertaking {
  readonly id: string
  readonly agreement: string
  readonly agreementDate: string | null
  readonly duty: Duty
  readonly claims: readonly string[]
  readonly rules: readonly string[]
  readonly says: string
}

export interface TollPart extends Bounds {
  readonly place: string | null
  readonly date: string | null
  readonly what: string | null
  readonly claims: readonly string[]
  /** The page of its one claim; null: it is a row of its own, of which `row` is the id. */
  readonly source: string | null
  readonly row: string | null
}

/** One cell of a row cut by place or period: those who surely fall in it (TL4). */
export interface TollCut extends Bounds {
  /** What its reasons are asked for by: the row's id, how it is cut, and the cell. */
  readonly id: string
  /** A place of the case, or EDTF of a day, month or year. */
  readonly cell: string
  readonly restsOn: readonly string[]
  readonly claims: readonly string[]
}

export interface TollAnswer extends Bounds {
  readonly id: string
  readonly kind: ClaimKind
  readonly peopleOf: string
  readonly what: string
  readonly parts: readonly TollPart[]
  readonly places: readonly TollCut[]
  /** By month. */
  readonly periods: readonly TollCut[]
  /** The bounds if all that vague dates allow had happened by then; null where that changes nothing (TL5). */
  readonly possibly: Bounds | null
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

/** A figure that counts in a row of the toll no more: by what it was replaced, and in what row it, or what replaced it, counts instead. */
export interface GoneFigure {
  readonly claim: string
  readonly replacedBy: readonly string[]
  readonly row: string | null
}

/** A row of the toll on a day on which it changed, as it was known then (TL6). */
export interface TollPoint {
  readonly day: string
  /** Null: the row had figures before, and none of them counts for it any more. */
  readonly asKnown: Bounds | null
  /** What is known now of how it stood then; null: nothing, since none of those figures counts for it any more. */
  readonly asKnownNow: Bounds | null
  /** What became of the figures where nothing is known, as was known then and as is known now; else empty. */
  readonly gone: readonly GoneFigure[]
  readonly goneNow: readonly GoneFigure[]
  /** By how much the lower end changed: through what happened since the point before, and through what happened earlier. */
  readonly news: number
  readonly backDated: number
  readonly newsClaims: readonly string[]
  readonly backDatedClaims: readonly string[]
  readonly says: string
}

export interface TollSeries {
  readonly id: string
  readonly kind: ClaimKind
  readonly peopleOf: string
  readonly what: string
  readonly numerals: string
  readonly points: readonly TollPoint[]
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
  readonly openUndertakings: readonly OpenUndertaking[]
  readonly toll: readonly TollAnswer[]
  readonly discrepancies: readonly Discrepancy[]
  /** How many claims it was derived from, and how many wait for a verdict. */
  readonly accepted: number
  readonly waiting: number
}
