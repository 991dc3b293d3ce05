import type { CapturedFrom } from '../entry.ts'

/** What being on a roll says of a person. */
export const ROLL_STATES = ['held', 'released', 'missing', 'dead'] as const
export type RollState = (typeof ROLL_STATES)[number]

/**
 * What a column of a roll can hold: what rows are compared by, and what a sheet of a person asks for (Geneva Convention III
 * art. 122, ICPPED art. 17(3)). `text` and `number` are compared and go on no sheet; `skip` is kept and not looked at.
 */
export const ROLL_FIELDS = [
  'name',
  'family-name',
  'given-name',
  'father-name',
  'mother-name',
  'born',
  'birth-place',
  'sex',
  'rank',
  'unit',
  'service-number',
  'power',
  'next-of-kin',
  'address',
  'taken-on',
  'taken-at',
  'taken-by',
  'ordered-by',
  'supervised-by',
  'held-at',
  'admitted-on',
  'health',
  'left-on',
  'left-to',
  'died-on',
  'death',
  'number',
  'text',
  'skip',
] as const
export type RollField = (typeof ROLL_FIELDS)[number]

/** Columns that make up a person's name; lists part names differently and swap the parts. */
export const NAME_FIELDS: ReadonlySet<RollField> = new Set(['name', 'family-name', 'given-name', 'father-name'])

/** A column, counted from 0, and what a person confirmed that it holds. */
export interface RollColumn {
  readonly column: number
  readonly holds: RollField
}

/** What a person says of a roll: it can be said anew, and what was said before stays in the ledger. */
export interface RollDescription {
  /** Who published it, in the list's own words or the case's. */
  readonly publisher: string
  /** EDTF day on which it became public or came in; null: not known. */
  readonly published: string | null
  /** The party whose people are on it. */
  readonly peopleOf: string
  readonly says: RollState
  /** The party that holds, released, lost or killed them as the roll has it; null: it does not say. */
  readonly by: string | null
  /** EDTF: as of which day the roll says so; null: it does not say. */
  readonly asOf: string | null
  readonly columns: readonly RollColumn[]
}

/** A name list that was added to the case. Its bytes, and its rows as they were first read, lie in the page store. */
export interface RollRecord {
  /** From the file's digest and the sheet alone: one sheet of one file is one roll. */
  readonly id: string
  readonly sha256: string
  readonly byteLength: number
  /** The sheet or table that was read; null for a file that is one table. */
  readonly sheet: string | null
  readonly from: CapturedFrom
  readonly capturedAt: string
  /** Digest of the kept rows that judgements count in. */
  readonly lines: string
  readonly rows: number
  readonly headers: readonly string[]
  /** What was done to make a list of the file, a sentence each. */
  readonly notes: readonly string[]
  readonly description: RollDescription
}

/** A row of a roll: what a person is mentioned by. Rows are counted from 1, the header not counted. */
export interface Mention {
  readonly roll: string
  readonly row: number
}

export const mentionKey = ({ roll, row }: Mention): string => `${roll}/${row}`

/** One key for a pair, whichever of the two is named first. */
export function pairKey(one: Mention, other: Mention): string {
  const [a, b] = [mentionKey(one), mentionKey(other)]
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
