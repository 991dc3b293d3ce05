/** Rows of one roll from the first to the last of each run. */
export type RowRuns = readonly (readonly [number, number])[]

/**
 * What shows that a figure of named people holds: rows of a roll of which no two can be one person, and, of those `still` held, none
 * that may be on a list of those released or dead. A stranger with the ledger can look each of them up.
 */
export interface NamedStep {
  readonly fact: string
  readonly shows: 'distinct' | 'still' | 'left'
  /** The roll of those released on which all of them are too. */
  readonly also: string | null
  readonly rows: readonly { readonly roll: string; readonly runs: RowRuns }[]
}
