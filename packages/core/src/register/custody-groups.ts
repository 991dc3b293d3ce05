import type { AcceptedClaim } from './accepted-claims.ts'
import type { ToldRelease } from './custody-held.ts'
import { type GroupRelations, withRegional } from './groups.ts'

/** A group with the leavings in which people of it may have left. */
interface Exposed {
  readonly group: AcceptedClaim
  readonly left: readonly ToldRelease[]
}

/** Groups of one question above which only the one with most people surely left is looked at. */
export const MOST_GROUPS = 120

interface Leaving {
  readonly relations: GroupRelations
  readonly leaving: (group: AcceptedClaim) => readonly ToldRelease[]
  readonly mayLeave: (group: AcceptedClaim) => number
  readonly isTiedHere: () => (group: AcceptedClaim) => boolean
  readonly ruled: ReadonlySet<string>
  readonly releases: readonly ToldRelease[]
  /** Whether leavings are told to be of the same people, or of some of them: then fewer left than their numbers add up to. */
  readonly fewerLeft: () => boolean
}

/** Of few groups that something is said of those that it is said of here; of many it costs more than it gives. */
function whereFew(
  tied: readonly AcceptedClaim[],
  isTiedHere: Leaving['isTiedHere'],
  ruled: ReadonlySet<string>,
): readonly AcceptedClaim[] {
  if (tied.length === 0 || tied.length > MOST_GROUPS) return tied
  const isTied = isTiedHere()
  return tied.filter((item) => isTied(item) || ruled.has(item.id))
}

/**
 * Groups that can matter: of those that nothing ties to others, only the one of whom most are surely still held; where leavings are tied
 * to one another, each that may be that one.
 */
export function groupsThatMatter(
  inward: readonly AcceptedClaim[],
  { relations, leaving, mayLeave, isTiedHere, ruled, releases, fewerLeft }: Leaving,
): { readonly groups: readonly Exposed[]; readonly leavesOut: boolean } {
  const none = relations.tied() + ruled.size === 0
  const isTied = (item: AcceptedClaim) => relations.isTied(item) || ruled.has(item.id)
  const tied = none ? NOBODY : whereFew(inward.filter(isTied), isTiedHere, ruled)
  const alone = tied.length === 0 ? inward : without(inward, tied)
  const loose = best(alone, mayLeave)
  const withLoose = (items: readonly AcceptedClaim[]) => withRegional(inOrder(tied, items), inward, relations)
  const others = loose !== null && fewerLeft() ? mayBeBest(alone, loose, releases) : NOBODY
  const many = withLoose(loose === null ? NOBODY : [loose.group, ...others])
  const all = many.length > MOST_GROUPS && loose !== null ? withLoose([loose.group]) : many
  const most = all.length <= MOST_GROUPS ? null : best(all, mayLeave)
  const groups = (most ? [most.group] : all).map((group) => ({ group, left: leaving(group) }))
  return { groups, leavesOut: most !== null || all.length < many.length }
}

const inOrder = (tied: readonly AcceptedClaim[], loose: readonly AcceptedClaim[]): readonly AcceptedClaim[] => {
  if (loose.length === 0) return tied
  return tied.length === 0 && loose.length === 1 ? loose : [...tied, ...loose].sort((a, b) => a.at - b.at)
}

/** A group, and how many of it are surely still held if all left whom leavings may be of. */
interface Best {
  readonly group: AcceptedClaim
  readonly surely: number
}

function best(items: readonly AcceptedClaim[], mayLeave: Leaving['mayLeave']): Best | null {
  let [most, surely]: [AcceptedClaim | null, number] = [null, 0]
  for (const item of items) {
    // Nobody more is left of a group than were in it, so most groups need no look at the releases.
    if (most !== null && item.least <= surely) continue
    const held = item.least - mayLeave(item)
    // Where any might have left, most of the largest stay if those who left turn out to be fewer.
    if (most === null || held > surely || (held === surely && item.least > most.least)) [most, surely] = [item, held]
  }
  return most && { group: most, surely }
}

/**
 * Beside the best of some groups those of whom more may be held, as fewer left than the numbers of leavings add up to: each that is larger
 * than whatever group no more leavings can be of. Of groups counted from one day on that is the largest.
 */
function mayBeBest(
  items: readonly AcceptedClaim[],
  { group: known, surely }: Best,
  releases: readonly ToldRelease[],
): readonly AcceptedClaim[] {
  const pages = new Set(releases.flatMap((release) => release.items.map(({ source }) => source.sha256)))
  // A page that tells of those held when it is written tells of nobody let go from among them (CU8).
  const isOfItsPage = ({ days, claim: { kind }, source }: AcceptedClaim) =>
    days === null && kind === 'held' && pages.has(source.sha256)
  const largest = new Map<string, AcceptedClaim>()
  for (const item of items) {
    if (item.least <= surely) continue
    const from = isOfItsPage(item) ? `${item.begins} ${item.source.sha256}` : item.begins
    if (item.least > (largest.get(from)?.least ?? 0)) largest.set(from, item)
  }
  const latestFirst = [...largest.values()].sort((a, b) => (a.begins < b.begins ? 1 : a.begins > b.begins ? -1 : 0))
  let most = 0
  return latestFirst.filter((item) => {
    const isLarger = item.least > most
    most = Math.max(most, item.least)
    return item !== known && (isLarger || isOfItsPage(item))
  })
}

const NOBODY: readonly AcceptedClaim[] = []

/** Some claims without others of them, in one order. */
function without(items: readonly AcceptedClaim[], others: readonly AcceptedClaim[]): readonly AcceptedClaim[] {
  let next = 0
  return items.filter((item) => {
    if (item !== others[next]) return true
    next++
    return false
  })
}
