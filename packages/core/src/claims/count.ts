/**
 * A number of people as a text gives it: bounds and the words they were read from.
 * `min` null: nothing said below; `max` null: open above. Both null: only words ('all').
 * The bounds follow the numeral profile of the case; `text` lets another profile be applied later.
 */
export interface Count {
  readonly min: number | null
  readonly max: number | null
  readonly text: string
}

/** The lower and upper end of an answer; `max` null means that no source closes it above. */
export interface Bounds {
  readonly min: number
  readonly max: number | null
}
