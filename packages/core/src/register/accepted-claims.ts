import type { CaseState } from '../ledger/replay.ts'
import { AcceptedBook } from './accepted-book.ts'
import { type AcceptedClaim, asRead, type RereadCount } from './known-claims.ts'
import type { PartyNames } from './party-names.ts'

export { type AcceptedClaim, asRead, type RereadCount } from './known-claims.ts'

/** Accepted claims by id. */
export type ClaimLookup = Pick<ReadonlyMap<string, AcceptedClaim>, 'get'>

const books = new WeakMap<CaseState, AcceptedBook>()

/** The accepted claims of a state that were known by a day (LG5), in the order of the case. */
export function acceptedClaims(
  state: CaseState,
  names: PartyNames,
  knownBy: string,
  reread: RereadCount = asRead,
): readonly AcceptedClaim[] {
  return acceptedBookOf(state, knownBy, { names, reread }).all
}

/** The book of a state as it is; drawn up once for days that all have the same pages. Nobody may let it take entries in. */
export function acceptedBookOf(state: CaseState, knownBy: string, words: AcceptedBook['words']): AcceptedBook {
  const kept = books.get(state)
  if (kept?.isFor(knownBy) && kept.words.names === words.names && kept.words.reread === words.reread) return kept
  const book = new AcceptedBook(state, knownBy, words)
  books.set(state, book)
  return book
}
