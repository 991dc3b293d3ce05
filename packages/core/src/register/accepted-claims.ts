import type { CaseState } from '../ledger/replay.ts'
import { AcceptedBook } from './accepted-book.ts'
import { type AcceptedClaim, asRead, type RereadCount } from './known-claims.ts'
import type { PartyNames } from './party-names.ts'

export { type AcceptedClaim, asRead, type RereadCount } from './known-claims.ts'

/** Accepted claims by id. */
export type ClaimLookup = Pick<ReadonlyMap<string, AcceptedClaim>, 'get'>

const books = new WeakMap<CaseState, AcceptedBook>()

/** The accepted claims of a state that were known by a day (LG5), in the order of the case. */
export const acceptedClaims = (
  state: CaseState,
  names: PartyNames,
  knownBy: string,
  reread: RereadCount = asRead,
): readonly AcceptedClaim[] => bookOf(state, knownBy, { names, reread }).all

/** Whether a claim of a state, accepted or not, is known by a day no later than the one that the accepted claims are asked for. */
export function knownTo(
  state: CaseState,
  names: PartyNames,
  knownBy: string,
  reread: RereadCount = asRead,
): (claim: string, day?: string) => boolean {
  const book = bookOf(state, knownBy, { names, reread })
  return (claim, day = knownBy) => book.isKnown(claim, day)
}

function bookOf(state: CaseState, knownBy: string, words: AcceptedBook['words']): AcceptedBook {
  const kept = books.get(state)
  if (kept && answersFor(kept, knownBy, words)) return kept
  const book = new AcceptedBook(state, knownBy, words)
  keepBook(state, book)
  return book
}

/** Whether a book has the claims known by a day, in the words of a case. */
export const answersFor = (book: AcceptedBook, knownBy: string, { names, reread }: AcceptedBook['words']): boolean =>
  book.isFor(knownBy) && book.words.names === names && book.words.reread === reread

/** Keeps the book of a state, which from then on may take no entries in. */
export const keepBook = (state: CaseState, book: AcceptedBook): void => {
  books.set(state, book)
}
