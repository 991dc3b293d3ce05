import type { AcceptedClaim } from './accepted-claims.ts'
import type { CountFact, SetRelation } from './bounds/system.ts'
import { ASKED } from './bounds.ts'
import type { GroupRelations } from './groups.ts'

/** A release with the set of those who left in it. */
export interface Leavers {
  readonly set: string
  readonly items: readonly AcceptedClaim[]
}

/** What a count of everybody adds to a counting system: nothing, where nobody ruled that a figure counts all. */
export interface Stock {
  readonly facts: readonly CountFact[]
  readonly relations: readonly SetRelation[]
}

const NO_STOCK: Stock = { facts: [], relations: [] }

/**
 * Stock and flow (CU11): those held on the day of a count of everybody, and whoever has been taken since, are at least as
 * many as those held now and those who left from among them. It closes a bound above on the day of the count, and later
 * only while a figure of those taken since is ruled to count everybody too: what nobody told cannot be shut out.
 */
export function stockOf(
  inward: readonly AcceptedClaim[],
  releases: readonly Leavers[],
  relations: GroupRelations,
  trueAt: string,
): Stock {
  if (relations.everybody.length === 0) return NO_STOCK
  const everybody = inward.filter(({ claim }) => relations.everybody.includes(claim.id) && claim.count?.max != null)
  const counted = latestOf(everybody.filter(({ claim }) => claim.kind === 'held'))
  if (!counted) return NO_STOCK
  const later = (item: AcceptedClaim) => item.latest > counted.latest
  const taken = everybody.filter((item) => item.claim.kind === 'captured' && later(item))
  if (trueAt !== counted.latest && taken.length === 0) return NO_STOCK
  const left = releases.filter((release) =>
    release.items.some(({ claim }) => leftFrom(claim.id, counted.claim.id, relations)),
  )
  const sets = [counted, ...taken]
  return {
    facts: [...sets.map(factOf), ...left.flatMap(leaversFact)],
    relations: [
      {
        id: `stock ${counted.claim.id}`,
        kind: 'balance',
        plus: sets.map(({ claim }) => claim.id),
        minus: [ASKED, ...left.map((release) => release.set)],
        equal: false,
      },
    ],
  }
}

const latestOf = (items: readonly AcceptedClaim[]): AcceptedClaim | null =>
  items.reduce<AcceptedClaim | null>((last, item) => (last === null || item.latest > last.latest ? item : last), null)

/** Whether a page or a person says that those let go were of those counted. */
const leftFrom = (release: string, stock: string, { partOf, same }: GroupRelations): boolean =>
  partOf.some(([part, whole]) => part === release && whole === stock) ||
  same.some((pair) => pair.includes(release) && pair.includes(stock))

const factOf = ({ claim }: AcceptedClaim): CountFact => ({
  id: claim.id,
  set: claim.id,
  min: claim.count?.min ?? null,
  max: claim.count?.max ?? null,
})

/** A release lowers what is left by no less than it says: the smallest of what is told of it. */
function leaversFact({ set, items }: Leavers): readonly CountFact[] {
  const [first] = items
  const least = items.map(({ claim }) => claim.count?.min ?? 0).sort((a, b) => a - b)[0] ?? 0
  return first ? [{ id: first.claim.id, set, min: least, max: first.claim.count?.max ?? null }] : []
}

/** Facts once each: what the stock says of a set goes before what was said without it. */
export const withStock = (facts: readonly CountFact[], stock: Stock): readonly CountFact[] => [
  ...facts.filter((fact) => !stock.facts.some((other) => other.id === fact.id)),
  ...stock.facts,
]
