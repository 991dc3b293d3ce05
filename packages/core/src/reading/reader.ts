import type { CaseSetting } from '../claims/case-setting.ts'
import type { Claim } from '../claims/claim.ts'
import type { PageText } from '../claims/source.ts'

/** All that a reader may know: the page, the case's vocabulary, and the day to reckon from. No network, no clock, no other claim. */
export interface ReadingTask {
  readonly source: string
  readonly page: PageText
  readonly setting: CaseSetting
  /** EDTF day against which 'on Monday' is resolved; null on an undated page: such dates then stay open. */
  readonly referenceDate: string | null
  /** Force a language pack, ISO 639-1; null: the page's own. */
  readonly lang: string | null
}

/** What a reader considered and dropped, for --explain. */
export interface Dropped {
  readonly rule: string
  readonly start: number
  readonly end: number
  readonly why: string
}

/** The fields of a claim that a reader can give account of. */
export const CLAIM_FIELDS = [
  'kind',
  'count',
  'what',
  'actor',
  'peopleOf',
  'recipient',
  'place',
  'date',
  'uttered',
  'speaker',
  'stance',
  'duty',
  'agreement',
  'deadline',
  'charge',
  'person',
  'role',
  'replaced',
] as const
export type ClaimField = (typeof CLAIM_FIELDS)[number]

/** Where a field came from when no words of the sentence say it outright. */
export const INFERENCES = [
  // Words of the sentence stand for it without naming it: 'the army', 'they'.
  'stands-for',
  // The claim told just before it.
  'claim-before',
  // The same group, told of elsewhere on the page.
  'same-group',
  // The side that the page sets against the other party of the claim.
  'other-side',
  // The party whose people they are.
  'own-people',
  // What the page as a whole is about.
  'page-subject',
  // The state that the place of the happening lies in.
  'place',
  // The party that speaks.
  'speaker-party',
  // A figure said of each side.
  'each-side',
  // The case dates the happening that the words name.
  'case',
  // The day of publication, reckoned from.
  'publication-day',
  // Nobody else is named: the page's own voice.
  'own-voice',
  // Nothing in the words weakens it.
  'plain-words',
  // The rule itself.
  'rule',
  // A label that a language model chose.
  'model',
] as const
export type Inference = (typeof INFERENCES)[number]

/** What one field of a claim rests on: words of the page, an inference, or words that were read by an inference (RD70). */
export interface FieldBasis {
  readonly field: ClaimField
  /** Where the words stand in the page's text; null: no words stand for it. */
  readonly start: number | null
  readonly end: number | null
  /** Null: the words say it themselves. */
  readonly inferred: Inference | null
}

export interface Reading {
  readonly claims: readonly Claim[]
  /** For each claim, in the same order, what its fields rest on. */
  readonly bases: readonly (readonly FieldBasis[])[]
  readonly dropped: readonly Dropped[]
}
