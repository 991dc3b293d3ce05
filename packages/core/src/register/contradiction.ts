import type { AcceptedClaim } from './accepted-claims.ts'
import { Conflicts, type Ground } from './bounds/conflicts.ts'
import { BoundsBook, smallConflictOf } from './bounds/engine.ts'
import { type CountingSystem, restsOn, type SetRelation } from './bounds/system.ts'
import { ASKED, leftOf, type ToldSystem } from './bounds.ts'
import { isRegional } from './regions.ts'
import { waysOf } from './told-apart.ts'

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

/** Ways out listed. */
const MOST_WAYS = 4
/** Grounds up to which every conflict and way out can be looked for among all of them. */
const MOST_GROUNDS = 40
/** Of more grounds: conflicts up to which the way out that sets aside the fewest is looked for. */
const MOST_CONFLICTS = 60

/**
 * Takes a system that contradicts itself apart; null when too much contradicts itself in it, or when what is fixed does.
 * `told`: with all figures that bear on it, also those that say less than others, since they are what is left without these.
 */
export function takeApart(told: ToldSystem, claims: readonly AcceptedClaim[]): Contradiction | null {
  const items = [...new Map([...claims, ...(told.also ?? [])].map((item) => [item.id, item])).values()]
  const system = withAllNamed(told, items)
  const grounds = groundsOf(system, items)
  const whole = new Conflicts(system, grounds, leftOf)
  const apart = grounds.length <= MOST_GROUNDS ? smallestAndWays(whole) : amongMany(whole, system, grounds)
  const asked = { system, grounds, items, told }
  return apart && contradictionOf(asked, { ...apart, ways: wholeWays(apart.ways, asked) })
}

/** With claims, and pairs of the same people, by way of which something follows for others, although they count for nothing here: without them it does not. */
function withAllNamed(system: CountingSystem, items: readonly AcceptedClaim[]): CountingSystem {
  const known = new Set([...system.facts, ...system.relations].map(({ id }) => id))
  const named = new Set(system.relations.flatMap(({ id }) => id.split(' ')))
  const others = items.filter(({ id }) => named.has(id) && !known.has(id))
  const ways = new Set(system.relations.flatMap(({ id }) => waysOf(id)).map(([one, other]) => `same ${one} ${other}`))
  const same = [...ways].filter((id) => !known.has(id))
  return {
    facts: [...system.facts, ...others.map(({ id }) => ({ id, set: id, min: null, max: null }))],
    // Of sets of its own: it ties nobody here.
    relations: [...system.relations, ...same.map((id): SetRelation => ({ id, kind: 'same', a: id, b: id }))],
  }
}

interface Apart {
  readonly smallest: readonly string[]
  /** The first sets aside the fewest. */
  readonly ways: readonly (readonly string[])[]
}

function smallestAndWays(conflicts: Conflicts): Apart | null {
  const smallest = conflicts.smallest()
  const fewest = conflicts.smallestRepair()
  if (!smallest || !fewest) return null
  return { smallest: smallest.grounds, ways: waysBeside(fewest.setAside, conflicts, (way) => way) }
}

/** Of very many grounds those of one conflict and of the way out that sets aside the fewest are looked at; other ways go on from theirs. */
function amongMany(whole: Conflicts, system: CountingSystem, grounds: readonly Ground[]): Apart | null {
  const conflict = whole.first()
  const fewest = whole.smallestRepair(MOST_CONFLICTS)
  if (!conflict || !fewest) return null
  const looked = named(grounds, [...conflict.grounds, ...fewest.setAside])
  if (looked.length > MOST_GROUNDS) return { smallest: conflict.grounds, ways: [fewest.setAside] }
  const others = grounds.filter((ground) => !looked.includes(ground))
  const part = new Conflicts(without(system, others), looked, leftOf)
  return {
    smallest: part.smallest()?.grounds ?? conflict.grounds,
    ways: waysBeside(fewest.setAside, part, (way) => {
      const kept = looked.filter(({ id }) => !way.includes(id))
      return whole.repairKeeping(kept.map(({ id }) => id)).setAside
    }),
  }
}

/** The way out that sets aside the fewest, and others as they are found. */
function waysBeside(
  fewest: readonly string[],
  conflicts: Conflicts,
  goneOnWith: (way: readonly string[]) => readonly string[],
): readonly (readonly string[])[] {
  const ways = [fewest]
  for (const found of conflicts.enumerate()) {
    if (ways.length >= MOST_WAYS) break
    if (!('setAside' in found)) continue
    const way = goneOnWith(found.setAside)
    if (!ways.some((other) => sameMembers(other, way))) ways.push(way)
  }
  return ways
}

interface Asked {
  readonly system: CountingSystem
  readonly grounds: readonly Ground[]
  readonly items: readonly AcceptedClaim[]
  readonly told: ToldSystem
}

/** What is left once some grounds are set aside, with what takes their place then. */
function leftAfter({ system, grounds, items, told }: Asked, setAside: readonly string[]): CountingSystem {
  if (!told.without) return without(system, named(grounds, setAside))
  // What takes another's place is a ground by itself, and an origin that is set aside tells nothing of it.
  const out = new Set([
    ...setAside,
    ...named(grounds, setAside).flatMap(({ members }) => members),
    ...items.filter(({ from }) => setAside.includes(from.origin)).map(({ id }) => id),
  ])
  const others = withAllNamed(told.without(out), items)
  return leftOf(
    others,
    new Set([...others.facts, ...others.relations].map(({ id }) => id).filter((id) => !out.has(id))),
  )
}

/** Ways out, gone on with where what takes the place of the grounds set aside contradicts the rest too; the shortest come first then. */
function wholeWays(ways: Apart['ways'], asked: Asked): Apart['ways'] {
  if (!asked.told.without) return ways
  const whole: (readonly string[])[] = []
  for (const begun of ways) {
    const way = wholeWay(begun, asked)
    if (way && !whole.some((other) => other.every((each) => way.includes(each)))) whole.push(way)
  }
  return whole.sort((a, b) => a.length - b.length)
}

function wholeWay(begun: readonly string[], asked: Asked): readonly string[] | null {
  let way = begun
  for (;;) {
    const left = leftAfter(asked, way)
    const conflicts = new Conflicts(left, groundsOf(left, asked.items), leftOf)
    if (conflicts.agree) return way
    const more = conflicts.smallestRepair(MOST_CONFLICTS)
    if (!more) return null
    way = [...way, ...more.setAside]
  }
}

function contradictionOf(asked: Asked, { smallest, ways }: Apart): Contradiction {
  const { system, grounds, items } = asked
  const isFact = new Set(system.facts.map(({ id }) => id))
  const kept = without(
    system,
    grounds.filter(({ id }) => !smallest.includes(id)),
  )
  // An origin may say much else that has no part in it.
  const proof = smallConflictOf(kept)
  const rests = new Set(proof ? restsOn(proof) : kept.facts.map(({ id }) => id))
  return {
    claims: items.filter(({ claim }) => rests.has(claim.id) && isFact.has(claim.id)).map(({ claim }) => claim.id),
    grounds: smallest,
    waysOut: ways.map((setAside) => {
      const bounds = new BoundsBook(leftAfter(asked, setAside)).boundsOf(ASKED)
      return { setAside, min: bounds?.min ?? 0, max: bounds?.max ?? null }
    }),
  }
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each))

const named = (grounds: readonly Ground[], ids: readonly string[] = []): readonly Ground[] =>
  grounds.filter(({ id }) => ids.includes(id))

/** What is left of a system without some grounds. */
function without(system: CountingSystem, grounds: readonly Ground[]): CountingSystem {
  const out = new Set(grounds.flatMap(({ members }) => members))
  return leftOf(
    system,
    new Set([...system.facts, ...system.relations].map(({ id }) => id).filter((id) => !out.has(id))),
  )
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
    if (word === 'stock' || word === 'everybody' || word === 'ruled') note(id, id)
    // A convention of places and days can be given up for one pair, as a ruling can.
    if (isRegional(id)) note(id, id)
    if (word !== 'disjoint' && word !== 'part-of' && word !== 'same') continue
    const item = byClaim.get(claim)
    const told = item && [item.claim.disjointFrom, item.claim.partOf, item.claim.sameAs].includes(other)
    note(told ? item.from.origin : `${word} ${claim} ${other}`, id)
  }
  return [...grounds].map(([id, members]) => ({ id, members }))
}
