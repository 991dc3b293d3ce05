import type { Count } from '../claims/count.ts'

/** What a page and its case give the date grammar to reckon with. */
export interface DateContext {
  /** EDTF day of publication; null on an undated page. */
  readonly referenceDate: string | null
  /** The last day known to lie before publication on an undated page; settles a missing year, never a weekday. */
  readonly noEarlierThan: string | null
  /** Dated happenings by every name a text may use ('cease-fire', 'the November 10 declaration'), from the case. */
  readonly events: readonly { readonly names: readonly string[]; readonly date: string }[]
  /** EDTF of the last settled date before this text, where a page is read sentence by sentence: 'three days later' counts from it. */
  readonly previous?: string | null
}

/** A time expression of a text. `edtf` null: the page cannot settle it, and it is asked of the reviewer. */
export interface DateMention {
  readonly start: number
  readonly end: number
  /** Index of its first token and of the one after its last in the token list it was found in. */
  readonly from: number
  readonly to: number
  readonly edtf: string | null
  /** 'since' and 'by' are already in `edtf` as open intervals; `span` is a duration ('for 40 days') and no date. */
  readonly relation: 'on' | 'since' | 'by' | 'between' | 'span' | 'deadline'
  /** Where the year came from; null when the expression has no settled year. */
  readonly yearFrom: 'text' | 'reference' | 'case' | null
  readonly rule: string
}

/** A number phrase of a text with its modifiers ('at least 62', 'dozens more', 'both', 'the 62'). What it counts is the caller's to find. */
export interface CountMention {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  readonly count: Count
  readonly approximate: boolean
  /** 'more', 'another', 'additional', 'a further': people besides those counted before. */
  readonly additive: boolean
  /** 'each', 'apiece': the figure holds for each side. */
  readonly distributive: boolean
  /** 'the 62', 'these two', 'both': people mentioned before. */
  readonly definite: boolean
  /** An ordinal, a clock time, a list number, money, a percentage, a measure: a number that can never count people. */
  readonly countsNothing: boolean
  readonly rule: string
}
