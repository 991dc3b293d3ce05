/** The present instant as ISO 8601 in UTC, and whose hand is at work. Values from outside, so that the core has no clock. */
export interface Hand {
  readonly now: () => string
  readonly by: string
}
