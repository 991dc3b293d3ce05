import type { AcceptedClaim } from './accepted-claims.ts'
import { Conflicts, type Ground } from './bounds/conflicts.ts'
import { BoundsBook, onlyNamed, smallConflictOf } from './bounds/engine.ts'
import { type CountingSystem, restsOn } from './bounds/system.ts'
import { ASKED } from './bounds.ts'
import { isRegional } from './regions.ts'

/** One way out of a contradiction: what is set aside, and what then follows. */
export interface WayOut {
  /** Origins by the id of their first page, and rulings by the relation ruled. */
  readonly setAside: readonly string[]
  readonly min: number
  readonly max: number | null
}

/** Figures and relations that cannot all hold, told at the level of origins: copies of one story count once. */
export interface Contradiction {
  /** The figures of a smallest set of grounds that cannot all hold: without any one of these they can. */
  readonly claims: readonly string[]
  readonly grounds: readonly string[]
  /** The way out that sets aside the fewest grounds comes first; there may be more than are listed. */
  readonly waysOut: readonly WayOut[]
}

/** Ways out listed, and grounds above which a contradiction is named but not taken apart. */
const MOST_WAYS = 4
const MOST_GROUNDS = 40

/** Takes a system that contradicts itself apart; null when its grounds are too many, or when what is fixed contradicts itself. */
export function takeApart(system: CountingSystem, items: readonly AcceptedClaim[]): Contradiction | null {
  const grounds = groundsOf(system, items)
  if (grounds.length > MOST_GROUNDS) return null
  const conflicts = new Conflicts(system, grounds)
  const smallest = conflicts.smallest()
  const fewest = conflicts.smallestRepair()
  if (!smallest || !fewest) return null
  const ways = [fewest.setAside]
  for (const found of conflicts.enumerate()) {
    if (ways.length >= MOST_WAYS) break
    if ('setAside' in found && !ways.some((way) => sameMembers(way, found.setAside))) ways.push(found.setAside)
  }
  const isFact = new Set(system.facts.map(({ id }) => id))
  const out = new Set(
    grounds.filter((ground) => !smallest.grounds.includes(ground.id)).flatMap((ground) => ground.members),
  )
  const kept = [...system.facts, ...system.relations].map(({ id }) => id).filter((id) => !out.has(id))
  // An origin may say much else that has no part in it.
  const proof = smallConflictOf(onlyNamed(system, new Set(kept)))
  const named = new Set(proof ? restsOn(proof) : kept)
  return {
    claims: items.filter(({ claim }) => named.has(claim.id) && isFact.has(claim.id)).map(({ claim }) => claim.id),
    grounds: smallest.grounds,
    waysOut: ways.map((setAside) => ({ setAside, ...boundsWithout(system, grounds, setAside) })),
  }
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each))

function boundsWithout(system: CountingSystem, grounds: readonly Ground[], setAside: readonly string[]) {
  const out = new Set(grounds.filter((ground) => setAside.includes(ground.id)).flatMap((ground) => ground.members))
  const kept = [...system.facts, ...system.relations].map((item) => item.id).filter((id) => !out.has(id))
  const bounds = new BoundsBook(onlyNamed(system, new Set(kept))).boundsOf(ASKED)
  return { min: bounds?.min ?? 0, max: bounds?.max ?? null }
}

/**
 * What stands or falls together: the figures of one origin with the relations that its pages tell, and each relation
 * that a person ruled by itself. What follows from the words of a question is in no ground and always holds.
 */
function groundsOf(system: CountingSystem, items: readonly AcceptedClaim[]): readonly Ground[] {
  const byClaim = new Map(items.map((item) => [item.claim.id, item]))
  const grounds = new Map<string, string[]>()
  const note = (ground: string, id: string) => grounds.set(ground, [...(grounds.get(ground) ?? []), id])
  for (const fact of system.facts) note(byClaim.get(fact.id)?.from.origin ?? fact.id, fact.id)
  for (const { id } of system.relations) {
    const [word, claim = '', other = ''] = id.split(' ')
    // That a figure counts everybody is a ruling of its own (CU11), and how a roll and a count lie to one another (CU16).
    if (word === 'stock' || word === 'ruled') note(id, id)
    // A convention of places and days can be given up for one pair, as a ruling can.
    if (isRegional(id)) note(id, id)
    if (word !== 'disjoint' && word !== 'part-of' && word !== 'same') continue
    const item = byClaim.get(claim)
    const told = item && [item.claim.disjointFrom, item.claim.partOf, item.claim.sameAs].includes(other)
    note(told ? item.from.origin : id, id)
  }
  return [...grounds].map(([id, members]) => ({ id, members }))
}
