import type { AcceptedClaim } from './accepted-claims.ts'
import type { SetRelation } from './bounds/system.ts'
import type { GroupRelations } from './groups.ts'

/** A leaving with its tellings. */
interface Leaving {
  readonly set: string
  readonly items: readonly AcceptedClaim[]
}

/** For some leavings: whether something is said of how a group lies to another of one question, or to those who left. */
export type TiedTo = (leavings: readonly Leaving[]) => (group: AcceptedClaim) => boolean

/**
 * Ties to groups of other questions make a group no more than it is; but where leavings are tied to one another, or places and days
 * tie all, every tie counts. Worked out once for some leavings, whatever standing it is asked for.
 */
export function tiesHere(inward: readonly AcceptedClaim[], relations: GroupRelations): TiedTo {
  const { isTied, isTiedAmong } = relations
  if (relations.tied() === 0 || relations.regions !== null) return () => isTied
  const known = new Map<readonly Leaving[], (group: AcceptedClaim) => boolean>()
  const make = (leavings: readonly Leaving[]) => {
    const left = leavings.flatMap(({ items }) => items.filter(isTied))
    const leavers = withParts(left, relations)
    if (left.some((item) => isTiedAmong(item, leavers))) return isTied
    const groups = inward.filter(isTied)
    const here = new Set([...leavers, ...groups.map(({ id }) => id)])
    const tied = new Set(groups.filter((group) => isTiedAmong(group, here)).map(({ id }) => id))
    return tied.size === 0 ? nothingIsTied : (group: AcceptedClaim) => isTied(group) && tied.has(group.id)
  }
  return (leavings) => {
    const found = known.get(leavings) ?? make(leavings)
    known.set(leavings, found)
    return found
  }
}

/** Leavings with their parts: who left in a part may be others than a group (CU17). */
function withParts(left: readonly AcceptedClaim[], { partOf, mayBeWhole }: GroupRelations): ReadonlySet<string> {
  const leavers = new Set(left.map(({ id }) => id))
  for (const item of left) if (mayBeWhole(item)) for (const part of partOf.before(item)) leavers.add(part.item.id)
  return leavers
}

const nothingIsTied = (): boolean => false

/** Some leavings with those that they are told to be parts of, or the same as: no more left in the ones than in the others. */
export function withTied<T extends Leaving>(
  leavings: ReadonlySet<T>,
  all: () => readonly T[],
  { same, partOf, mayBeWhole }: GroupRelations,
): ReadonlySet<T> {
  if (same.size + partOf.size === 0) return leavings
  const hasTied = (pairs: GroupRelations['same']) =>
    pairs.size > 0 && [...leavings].some(({ items }) => items.some((item) => pairs.has(item)))
  // Most that are parts are parts of those taken: where no leaving is a whole, no tie leads from one to another.
  const isAnyWhole = () => all().some(({ items }) => items.some(mayBeWhole))
  if (!hasTied(same) && !(hasTied(partOf) && isAnyWhole())) return leavings
  const byClaim = new Map(all().flatMap((leaving) => leaving.items.map(({ id }) => [id, leaving] as const)))
  const found = new Set(leavings)
  for (const { items } of found)
    for (const item of items)
      for (const [part, whole] of [...same.of(item.id), ...partOf.of(item.id).filter(([each]) => each === item.id)]) {
        const other = byClaim.get(part === item.id ? whole : part)
        if (other) found.add(other)
      }
  return found
}

/** Whether some leavings are told to be of the same people, or of some of them, also by way of their parts: their numbers then add up to more than left. */
export const addUpToMore = (
  leavings: readonly Leaving[],
  parts: () => readonly Leaving[],
  relations: GroupRelations,
): boolean =>
  tiesOfLeavers(new Set(leavings), relations).length > 0 ||
  (relations.same.size > 0 && parts().some(({ items }) => items.some((item) => relations.same.has(item))))

/** Leavings that somebody says are of the same people, or of some of them. */
export function tiesOfLeavers(
  used: ReadonlySet<Leaving>,
  { same, partOf, mayBeWhole }: GroupRelations,
): readonly SetRelation[] {
  if (same.size + partOf.size === 0 || used.size < 2) return []
  const between = (
    pairs: GroupRelations['same'],
    tie: (ids: string, one: string, other: string) => SetRelation,
  ): readonly SetRelation[] => {
    if (pairs.size === 0) return []
    const [tied, setOf] = [new Map<string, AcceptedClaim>(), new Map<string, string>()]
    for (const { set, items } of used)
      for (const item of items)
        if (pairs.has(item)) {
          tied.set(item.id, item)
          setOf.set(item.id, set)
        }
    return pairs.among(tied).flatMap(([a, b]) => {
      const [one, other] = [setOf.get(a), setOf.get(b)]
      return one === undefined || other === undefined || one === other ? [] : [tie(`${a} ${b}`, one, other)]
    })
  }
  const isAnyWhole = () => [...used].some(({ items }) => items.some(mayBeWhole))
  return [
    ...between(same, (ids, a, b) => ({ id: `same ${ids}`, kind: 'same', a, b })),
    ...(partOf.size > 0 && isAnyWhole()
      ? between(partOf, (ids, part, whole) => ({ id: `part-of ${ids}`, kind: 'part-of', part, whole }))
      : []),
  ]
}
