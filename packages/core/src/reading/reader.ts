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

export interface Reading {
  readonly claims: readonly Claim[]
  readonly dropped: readonly Dropped[]
}
