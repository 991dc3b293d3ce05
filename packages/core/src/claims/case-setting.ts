import type { Duty } from './kinds.ts'

/** A state, force, group or organisation, with every name a text may use for it. */
export interface Party {
  readonly name: string
  /** Parties on one side speak for one another: an ally's word is not a third party's. */
  readonly side: string | null
  readonly kind: 'state' | 'force' | 'group' | 'neutral'
  readonly aliases: readonly string[]
  readonly demonyms: readonly string[]
  readonly capitals: readonly string[]
  readonly leaders: readonly string[]
}

export interface Place {
  readonly name: string
  readonly aliases: readonly string[]
  /** The larger place it lies in, by name. */
  readonly within: string | null
}

/** One duty of an agreement and the parties it binds, by name. */
export interface Clause {
  readonly duty: Duty
  readonly bound: readonly string[]
  /** EDTF day by which it is due; null: the text sets none. */
  readonly due: string | null
  readonly text: string | null
}

export interface Agreement {
  readonly name: string
  readonly aliases: readonly string[]
  /** EDTF. */
  readonly date: string
  readonly clauses: readonly Clause[]
}

export interface Office {
  readonly role: string
  readonly party: string
  readonly holder: string
  /** EDTF interval, open ends as '..'. */
  readonly period: string | null
}

export const NUMERAL_PROFILES = ['strict', 'soft', 'ucdp', 'acled'] as const
export type NumeralProfileName = (typeof NUMERAL_PROFILES)[number]

export const REGION_CONVENTIONS = ['open', 'apart'] as const
export type RegionConvention = (typeof REGION_CONVENTIONS)[number]

/** Who must agree before two rows of rolls count as one person or two. */
export interface PeopleRule {
  /** How many people must give the same answer. */
  readonly reviewers: 1 | 2
  /** Who may sign what the reviewers answered, by the names they record under; none: no signature is wanted. */
  readonly delegates: readonly string[]
}

/** The vocabulary and conventions of one documented situation. Plain data, editable by hand. */
export interface CaseSetting {
  readonly name: string
  readonly parties: readonly Party[]
  readonly places: readonly Place[]
  readonly agreements: readonly Agreement[]
  readonly offices: readonly Office[]
  readonly numerals: NumeralProfileName
  /**
   * Whether figures of happenings on other days, or in places that lie side by side in a larger one, are of other people
   * (`apart`), or may be of the same (`open`, and what holds without it).
   */
  readonly regions?: RegionConvention
  /** Without it one reviewer settles a pair. */
  readonly people?: PeopleRule
}

export const EMPTY_CASE: CaseSetting = {
  name: 'no case',
  parties: [],
  places: [],
  agreements: [],
  offices: [],
  numerals: 'ucdp',
}
