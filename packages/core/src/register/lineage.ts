import type { Claim } from '../claims/claim.ts'
import type { SourceRecord } from '../ledger/entry.ts'
import { shinglesOf } from './copies.ts'
import type { ClaimOnPage } from './origins.ts'
import type { PartyNames } from './party-names.ts'
import { quotationsIn } from './quotations.ts'

/** How many shingles a statement has to have to be known again. */
const ENOUGH_SHINGLES = 3

/** What a claim quotes of somebody: its words, and their shingles. */
export interface Statement {
  readonly words: string
  readonly shingles: readonly number[]
}

/** Whether a claim can go back to something else than its page: it cites somebody, its page credits somebody, or it quotes. */
export const bearsOnOrigin = (item: ClaimOnPage): boolean => citesOrIsCredited(item) || statementOf(item.claim) !== null

/** Whether a claim may be such a one, by a look that costs next to nothing. */
export const mayBearOnOrigin = ({ claim, source }: ClaimOnPage): boolean =>
  claim.speaker !== 'article' || claim.via.length > 0 || source.publishers.length > 1

export const citesOrIsCredited = ({ claim, source }: ClaimOnPage): boolean =>
  claim.via.length > 0 || outletCredited(source) !== null

/** The outlet that a claim is taken from (OR2): the outermost hop that is no party's voice, or whom the page credits. */
export function outletOf({ claim, source }: ClaimOnPage, names: Pick<PartyNames, 'speaksFor'>): string | null {
  if (claim.via.length > 0) {
    const own = shownBy(source)
    const hop = claim.via.find((each) => each !== claim.speaker && names.speaksFor(each) === null && fold(each) !== own)
    if (hop !== undefined) return fold(hop)
  }
  return outletCredited(source)
}

/** Whether a claim itself cites an outlet, and not its page. */
export const isCitedIn = ({ via }: Claim, outlet: string): boolean => via.some((hop) => fold(hop) === outlet)

/** Who is named as having said a claim first; null where nobody is. */
export const attributionOf = (item: ClaimOnPage, names: Pick<PartyNames, 'speaksFor'>): string | null =>
  item.claim.speaker === 'article'
    ? outletOf(item, names)
    : (names.speaksFor(item.claim.speaker) ?? fold(item.claim.speaker))

/** Names and statements of which what was made is remembered: pages repeat them. Emptied when full. */
const MOST_REMEMBERED = 20_000

function remembered<V>(make: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>()
  return (text) => {
    const value = known.get(text)
    if (value !== undefined) return value
    if (known.size >= MOST_REMEMBERED) known.clear()
    const made = make(text)
    known.set(text, made)
    return made
  }
}

const fold = remembered((name) => name.normalize('NFKC').toLowerCase().replace(/^the /u, '').trim())

const statementIn = remembered((words): Statement | null => {
  const shingles = [...shinglesOf(words)]
  return shingles.length >= ENOUGH_SHINGLES ? { words, shingles } : null
})

/** What a claim quotes of somebody; null where it quotes nothing long enough to be known again. */
export function statementOf({ speaker, quote }: Claim): Statement | null {
  if (speaker === 'article') return null
  const quoted = quotationsIn(quote).map(({ start, end }) => quote.slice(start, end))
  return quoted.length === 0 ? null : statementIn(quoted.join('\n'))
}

/** The outlet that shows a page, by its folded name. */
export function shownBy({ publishers }: SourceRecord): string | null {
  const shows = publishers.find((publisher) => publisher.role === 'shows')
  return shows ? fold(shows.name) : null
}

/** The outlet whom a page credits with its text. */
export function outletCredited(source: SourceRecord): string | null {
  if (source.publishers.length < 2) return null
  const own = shownBy(source)
  const credited = source.publishers.find(
    ({ role, name }) => (role === 'origin' || role === 'agency') && fold(name) !== own,
  )
  return own !== null && credited ? fold(credited.name) : null
}
