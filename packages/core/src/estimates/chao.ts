import { byNumberOfLists, type CaptureTable } from './capture-table.ts'

/** A lower bound of the expected total when people differ in how easily they are listed (Chao 1987). */
export interface ChaoBound {
  /** Seen + f1² ÷ 2 f2; null when nobody is on exactly two lists. */
  readonly plain: number | null
  /** Seen + f1 (f1 − 1) ÷ 2 (f2 + 1): with less bias where few are on two lists. */
  readonly corrected: number
}

export function chaoBound(table: CaptureTable): ChaoBound {
  const [, once = 0, twice = 0] = byNumberOfLists(table)
  return {
    plain: twice > 0 ? table.seen + (once * once) / (2 * twice) : null,
    corrected: table.seen + (once * (once - 1)) / (2 * (twice + 1)),
  }
}
