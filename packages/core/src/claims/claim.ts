import type { Count } from './count.ts'
import type { ClaimKind, Duty, Stance } from './kinds.ts'

/** Who proposed a claim: a reader and its version, or `coded` for claims that a person coded elsewhere. */
export interface ReaderName {
  readonly name: string
  readonly version: string
}

/** What every claim says, whatever its kind. Parties and places are in the words of the case or, failing that, of the text. */
interface Statement<K extends ClaimKind> {
  readonly id: string
  readonly kind: K
  /** How many people; null when the text gives no number. */
  readonly count: Count | null
  /** Who or what: 'servicemen', 'civilians', 'villages' … */
  readonly what: string | null
  /** The party that holds, takes, frees, refuses, attacks, is bound, charges. `both`: the two parties of the page together. */
  readonly actor: string | null
  /** The party whose people they are. */
  readonly peopleOf: string | null
  /** The party they go to, or to whom the act is done or owed. */
  readonly recipient: string | null
  readonly place: string | null
  /** When it happened, EDTF; null when the page cannot settle it. */
  readonly date: string | null
  /** When it was said, EDTF, where the text tells it apart from the event. */
  readonly uttered: string | null
  /** Innermost speaker; 'article' is the reporter's own voice. */
  readonly speaker: string
  /** The chain of reported speech from the outermost to the innermost hop, without the publisher. */
  readonly via: readonly string[]
  readonly stance: Stance
  /** The holder itself says so, or a party speaks against its own interest. */
  readonly admission: boolean
  readonly quote: string
  readonly start: number
  readonly end: number
  /** Relations to other claims of the page, by id. */
  readonly partOf: string | null
  readonly disjointFrom: string | null
  readonly sameAs: string | null
  readonly reader: ReaderName
  /** The numbered reading rule (docs/rules/RD.md) that made it. */
  readonly rule: string
}

export type PeopleKind = Exclude<ClaimKind, 'refused' | 'attacked' | 'undertaking' | 'accused' | 'office'>
export interface PeopleClaim extends Statement<PeopleKind> {}
export interface RefusedClaim extends Statement<'refused'> {
  readonly duty: Duty
}
export interface AttackedClaim extends Statement<'attacked'> {
  /** The duties that the text says were broken by it. */
  readonly breaches: readonly Duty[]
}
export interface UndertakingClaim extends Statement<'undertaking'> {
  /** The text's own name for what was agreed. */
  readonly agreement: string | null
  readonly agreementDate: string | null
  readonly duty: Duty
  /** EDTF; by when. */
  readonly deadline: string | null
}
export interface AccusedClaim extends Statement<'accused'> {
  readonly charge: string
}
export interface OfficeClaim extends Statement<'office'> {
  readonly person: string | null
  readonly role: string
  readonly replaced: string | null
}

/** One statement of one kind by one speaker in one passage. */
export type Claim = PeopleClaim | RefusedClaim | AttackedClaim | UndertakingClaim | AccusedClaim | OfficeClaim

/** Kinds that count people of a party in somebody's hands or lost to it. */
export const isPeopleClaim = (claim: Claim): claim is PeopleClaim =>
  claim.kind !== 'refused' &&
  claim.kind !== 'attacked' &&
  claim.kind !== 'undertaking' &&
  claim.kind !== 'accused' &&
  claim.kind !== 'office'
