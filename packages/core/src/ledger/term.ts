import type { ClauseKind, Duty } from '../claims/kinds.ts'

/**
 * What a person records of a clause where no claim has a field for it. The first group says what the clause asks; the
 * second what became of it, and rests on an accepted claim whose sentence says so.
 */
export type Term =
  | { readonly word: 'kind'; readonly kind: ClauseKind }
  | { readonly word: 'creditor'; readonly party: string }
  /** EDTF: by when; the text's own day. */
  | { readonly word: 'due'; readonly day: string }
  /** EDTF: a day that somebody set later to measure by, where the text sets none. */
  | { readonly word: 'benchmark'; readonly day: string }
  /** EDTF: until when it binds. */
  | { readonly word: 'until'; readonly day: string }
  /** The duty begins with something else; `day` null: that has not happened. */
  | { readonly word: 'trigger'; readonly says: string; readonly day: string | null }
  /** It need not be done before something else; `day` null: that has not happened. */
  | { readonly word: 'condition'; readonly says: string; readonly day: string | null }
  /** Whether each side owes it to the other. */
  | { readonly word: 'reciprocity'; readonly mutual: boolean }
  /** The words of the text that allow a party to suspend or to end it. */
  | { readonly word: 'power'; readonly to: 'suspend' | 'terminate'; readonly says: string }
  /** One way to read whom it covers: the claims that count those owed, and the claims about people it leaves out. */
  | {
      readonly word: 'reading'
      readonly name: string
      readonly party: string | null
      readonly owed: readonly string[]
      readonly leavesOut: readonly string[]
    }
  /** Its words set nothing that can be checked. */
  | { readonly word: 'unratable'; readonly says: string }
  | { readonly word: 'act'; readonly act: DutyAct; readonly day: string | null }
  /** `power`: the words of the text that allow it. */
  | { readonly word: 'suspended'; readonly day: string; readonly to: string | null; readonly power: string }
  | { readonly word: 'terminated'; readonly day: string; readonly power: string | null }
  | { readonly word: 'lapsed'; readonly day: string }

/** How a claim bears on a duty, where a person says so; `no-bearing`: it does not, whatever its words suggest. */
export const DUTY_ACTS = ['performed', 'part-performed', 'refused', 'breached', 'no-bearing'] as const
export type DutyAct = (typeof DUTY_ACTS)[number]

/** A term with the duty it is of. `party` null: of every party that the clause binds. `claim`: where its sentence stands. */
export interface DutyTerm {
  readonly agreement: string
  readonly duty: Duty
  readonly party: string | null
  readonly term: Term
  readonly claim: string | null
  readonly why: string | null
}

/** Words of a term that tell what became of a duty: each needs a claim. */
export const ACTS_OF_TERMS: ReadonlySet<Term['word']> = new Set(['act', 'suspended', 'terminated', 'lapsed'])

/** Words of which the last one recorded stands; of the others there may be several. */
export const SINGLE_TERMS: ReadonlySet<Term['word']> = new Set([
  'kind',
  'creditor',
  'due',
  'benchmark',
  'until',
  'trigger',
  'condition',
  'reciprocity',
  'unratable',
  'terminated',
  'lapsed',
])
