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
  const words = { names, reread }
  const kept = books.get(state)
  if (kept && answersFor(kept, knownBy, words)) return kept.all
  const book = new AcceptedBook(state, knownBy, words)
  keepBook(state, book)
  return book.all
}

/** Whether a book has the claims known by a day, in the words of a case. */
export const answersFor = (book: AcceptedBook, knownBy: string, { names, reread }: AcceptedBook['words']): boolean =>
  book.isFor(knownBy) && book.words.names === names && book.words.reread === reread

/** Keeps the book of a state, which from then on may take no entries in. */
export const keepBook = (state: CaseState, book: AcceptedBook): void => {
  books.set(state, book)
}
