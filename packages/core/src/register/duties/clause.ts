import type { ClauseKind, Duty } from '../../claims/kinds.ts'
import type { RecordedTerm } from '../../ledger/replay.ts'
import { SINGLE_TERMS, type Term } from '../../ledger/term.ts'
import type { ClaimLookup } from '../accepted-claims.ts'
import type { Owed } from './owed.ts'

/** The kind that the words of a duty have where nobody says otherwise (OB5). */
const KIND_OF_DUTY: Readonly<Record<Duty, ClauseKind>> = {
  release: 'achieve',
  'exchange-all': 'achieve',
  'return-bodies': 'achieve',
  withdraw: 'achieve',
  'hand-over-maps': 'achieve',
  other: 'achieve',
  'provide-lists': 'report',
  'hold-positions': 'maintain',
  'cease-fire': 'refrain',
  'give-access': 'permit',
}

type Of<W extends Term['word']> = Extract<Term, { word: W }>

/** What a clause asks, with all that people recorded of it. */
export interface Clause {
  readonly kind: ClauseKind
  readonly creditors: readonly string[]
  readonly mutual: boolean
  readonly due: string | null
  readonly benchmark: string | null
  readonly until: string | null
  readonly trigger: Of<'trigger'> | null
  readonly condition: Of<'condition'> | null
  readonly powers: readonly Of<'power'>[]
  readonly unratable: string | null
  readonly readings: readonly (Of<'reading'> & { readonly entry: number })[]
  readonly acts: readonly (Of<'act'> & { readonly entry: number; readonly claim: string })[]
  readonly suspended: readonly (Of<'suspended'> & { readonly claim: string })[]
  readonly terminated: (Of<'terminated'> & { readonly claim: string }) | null
  readonly lapsed: (Of<'lapsed'> & { readonly claim: string }) | null
  /** The recorded terms that count, oldest first. */
  readonly recorded: readonly RecordedTerm[]
}

/** Kinds that are kept up rather than done once. */
export const isStanding = (kind: ClauseKind): boolean => kind === 'maintain' || kind === 'refrain'

/**
 * A duty's clause: what the duty's word, the agreement and the undertaking say, and above them what people recorded. A
 * term that names a claim counts once that claim was known (LG5); of a term that can be only one, the last stands.
 */
export function clauseOf(owed: Owed, terms: readonly RecordedTerm[], known: ClaimLookup): Clause {
  const recorded = terms.filter(
    (item) =>
      item.agreement === owed.agreement &&
      item.duty === owed.duty &&
      (item.party === null || item.party === owed.party) &&
      (item.claim === null || known.get(item.claim) !== undefined),
  )
  const all = <W extends Term['word']>(word: W): readonly (Of<W> & { entry: number; claim: string })[] =>
    recorded
      .filter((item) => item.term.word === word)
      .map((item) => ({ ...(item.term as Of<W>), entry: item.entry, claim: item.claim ?? '' }))
  const last = <W extends Term['word']>(word: W) => all(word).at(-1) ?? null
  const creditor = last('creditor')
  return {
    kind: last('kind')?.kind ?? KIND_OF_DUTY[owed.duty],
    creditors: creditor ? [creditor.party] : owed.creditors,
    mutual: last('reciprocity')?.mutual ?? owed.mutual,
    due: last('due')?.day ?? owed.due,
    benchmark: last('benchmark')?.day ?? null,
    until: last('until')?.day ?? null,
    trigger: last('trigger'),
    condition: last('condition'),
    powers: all('power'),
    unratable: last('unratable')?.says ?? null,
    readings: [...new Map(all('reading').map((item) => [item.name, item])).values()],
    acts: all('act'),
    suspended: all('suspended'),
    terminated: last('terminated'),
    lapsed: last('lapsed'),
    recorded: recorded.filter(
      (item, at) =>
        !SINGLE_TERMS.has(item.term.word) ||
        !recorded.slice(at + 1).some((later) => later.term.word === item.term.word),
    ),
  }
}
