/** A day of birth as far as a list gives it, in the Gregorian calendar. */
export interface Born {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
  /** Where the list gives no plain day, month or year of the Gregorian calendar: the days it can have been. */
  readonly span?: BornSpan
  /** Another calendar in which the same figures make sense, where the list does not say which it uses. */
  readonly or?: Born
  /** The cell names a day that no calendar has: its year alone is compared. */
  readonly noDay?: true
}

/** Days since 1970-01-01, first and last included. */
export interface BornSpan {
  readonly first: number
  readonly last: number
  /** By how many years the list itself may be off: 'about 1975'. */
  readonly slack: number
}

/** What a list says of its own days elsewhere than in the cell. */
export interface BornContext {
  /** The first and the last day that the list can be of, as days since 1970-01-01: ages count back from there. */
  readonly listed?: { readonly first: number; readonly last: number }
  /** The cells are ages in whole years. */
  readonly areAges?: boolean
}
