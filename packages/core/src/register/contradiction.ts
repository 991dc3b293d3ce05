import type { Bounds } from '../claims/count.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import { Conflicts, type Ground } from './bounds/conflicts.ts'
import { BoundsBook, smallConflictOf } from './bounds/engine.ts'
import { type CountingSystem, restsOn, type SetRelation } from './bounds/system.ts'
import { ASKED, leftOf, type ToldSystem } from './bounds.ts'
import { type GroundInWords, groundsInWords, type RollInWords } from './ground-words.ts'
import { isDrawnFromLists } from './named/named-sets.ts'
import { isRegional } from './regions.ts'
import { waysOf } from './told-apart.ts'

/** One way out of a contradiction: what is set aside, and what then follows. */
export interface WayOut extends Bounds {
  /** Origins by the id of their first page, and rulings by the relation ruled. */
  readonly setAside: readonly string[]
}

/** Figures and relations that cannot all hold, told at the level of origins: copies of one story count once. */
export interface Contradiction {
  /** The figures of a smallest set of grounds that cannot all hold: without any one of these they can. */
  readonly claims: readonly string[]
  readonly grounds: readonly string[]
  /** The way out that sets aside the fewest grounds comes first. */
  readonly waysOut: readonly WayOut[]
  /** Whether there are other ways out, or may be: they are found one after another, and there can be very many. */
  readonly more: boolean
  /** All these grounds, each as a person knows it again. */
  readonly named: readonly GroundInWords[]
}

/** Ways out listed. */
const MOST_WAYS = 4
/** Ways that are gone on with so that as many can be listed, and one more be known of: some turn out to be others again. */
const MOST_BEGUN = 8
/** Steps of the search for ways after the last one listed; then there may be others. */
const MOST_STEPS_MORE = 60
/** Grounds up to which every conflict and way out can be looked for among all of them. */
const MOST_GROUNDS = 40
/** Of more grounds: conflicts up to which the way out that sets aside the fewest is looked for. */
const MOST_CONFLICTS = 60

/** What follows once some grounds are set aside, and what contradicts itself then; null where that is not known but from the system itself. */
export type After = (setAside: readonly string[]) => (Bounds & { readonly contradicts: ToldSystem | null }) | null

/** What is known beside a system: claims by their ids, and what follows without some of it. */
interface Beside {
  readonly find: (claim: string) => AcceptedClaim | undefined
  readonly after: After
  /** What a list of people is called. */
  readonly rollInWords?: RollInWords | undefined
}

/**
 * Takes a system that contradicts itself apart; null when too much contradicts itself in it, or when what is fixed does.
 * `told`: with all figures that bear on it, also those that say less than others, since they are what is left without these.
 */
export function takeApart(
  told: ToldSystem,
  claims: readonly AcceptedClaim[],
  { find = () => undefined, after = () => null, rollInWords }: Partial<Beside> = {},
): Contradiction | null {
  const items = allItems(told, claims, find)
  const system = withAllNamed(told, items)
  const grounds = groundsOf(system, items)
  const whole = new Conflicts(system, grounds, leftOf)
  const apart = grounds.length <= MOST_GROUNDS ? smallestAndWays(whole) : amongMany(whole, system, grounds)
  const asked = { system, grounds, items, claims, find, after, rollInWords }
  return apart && contradictionOf(asked, apart.smallest, wholeWays(apart.ways, asked))
}

/** The claims of an answer with others that have a part in it: what is told of those may be told by their pages. */
function allItems(
  { also = [], relations }: ToldSystem,
  claims: readonly AcceptedClaim[],
  find: Beside['find'],
): readonly AcceptedClaim[] {
  const items = new Map([...claims, ...also].map((item) => [item.id, item]))
  for (const name of new Set(relations.flatMap(({ id }) => id.split(' ')))) {
    const item = items.has(name) ? undefined : find(name)
    if (item) items.set(name, item)
  }
  return [...items.values()]
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
  /** Ways out as they are found, the first of which sets aside the fewest; null: others may be left that were not looked for. */
  readonly ways: Iterable<readonly string[] | null>
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
  if (looked.length > MOST_GROUNDS) return { smallest: conflict.grounds, ways: [fewest.setAside, null] }
  const others = grounds.filter((ground) => !looked.includes(ground))
  const part = new Conflicts(without(system, others), looked, leftOf)
  const goneOnWith = (way: readonly string[]) => {
    const kept = looked.filter(({ id }) => !way.includes(id))
    return whole.repairKeeping(kept.map(({ id }) => id)).setAside
  }
  return {
    smallest: part.smallest()?.grounds ?? conflict.grounds,
    ways: amongLooked(fewest.setAside, part, goneOnWith),
  }
}

/** Those that leave all that was looked at and set others aside are not among them. */
function* amongLooked(...given: Parameters<typeof waysBeside>): ReturnType<typeof waysBeside> {
  yield* waysBeside(...given)
  yield null
}

/** The way out that sets aside the fewest, and others as they are found. */
function* waysBeside(
  fewest: readonly string[],
  conflicts: Conflicts,
  goneOnWith: (way: readonly string[]) => readonly string[],
): Generator<readonly string[] | null> {
  const ways = [fewest]
  yield fewest
  let steps = 0
  for (const found of conflicts.enumerate()) {
    if (ways.length >= MOST_BEGUN || steps > MOST_STEPS_MORE) {
      yield null
      return
    }
    if (ways.length >= MOST_WAYS) steps++
    if (!('setAside' in found)) continue
    const way = goneOnWith(found.setAside)
    if (ways.some((other) => sameMembers(other, way))) continue
    ways.push(way)
    yield way
  }
}

interface Asked extends Beside {
  readonly system: CountingSystem
  readonly grounds: readonly Ground[]
  readonly items: readonly AcceptedClaim[]
  readonly claims: readonly AcceptedClaim[]
}

interface Ways {
  readonly waysOut: readonly WayOut[]
  readonly more: boolean
}

/**
 * Ways out with the bounds that follow; gone on with where more contradicts itself then, and without what need not be set aside. The shortest
 * come first. One more than is listed is looked for, so that it is known whether there are others; where a way was begun as another than it
 * came to be, it could have been gone on with otherwise too.
 */
function wholeWays(ways: Apart['ways'], asked: Asked): Ways {
  const whole: WayOut[] = []
  let more = false
  for (const begun of ways) {
    const way = begun && wholeWay(begun, asked)
    if (way === null || !sameMembers(way.setAside, begun ?? [])) more = true
    if (way === null || whole.some(({ setAside }) => setAside.every((each) => way.setAside.includes(each)))) continue
    if (whole.length === MOST_WAYS) {
      more = true
      break
    }
    whole.push(way)
  }
  return { waysOut: whole.sort((a, b) => a.setAside.length - b.setAside.length), more }
}

function wholeWay(begun: readonly string[], asked: Asked): WayOut | null {
  let setAside = begun
  for (;;) {
    const left = asked.after(setAside)
    if (left === null) return { setAside, ...boundsWithout(asked, setAside) }
    if (left.contradicts === null) return withFewest(setAside, left, asked)
    const more = repairOf(left.contradicts, asked)
    if (more.every((each) => setAside.includes(each))) return null
    setAside = [...new Set([...setAside, ...more])]
  }
}

/** A way out without the grounds that can stand although the others are set aside: which they are depends on those others. */
function withFewest(setAside: readonly string[], { min, max }: Bounds, { after }: Pick<Asked, 'after'>): WayOut {
  for (const each of setAside) {
    const fewer = setAside.filter((other) => other !== each)
    const left = fewer.length === 0 ? null : after(fewer)
    if (left?.contradicts === null) return withFewest(fewer, left, { after })
  }
  return { setAside, min, max }
}

function repairOf(told: ToldSystem, { claims, find }: Asked): readonly string[] {
  const items = allItems(told, claims, find)
  const system = withAllNamed(told, items)
  return new Conflicts(system, groundsOf(system, items), leftOf).smallestRepair(MOST_CONFLICTS)?.setAside ?? []
}

function boundsWithout({ system, grounds }: Asked, setAside: readonly string[]): Bounds {
  const bounds = new BoundsBook(without(system, named(grounds, setAside))).boundsOf(ASKED)
  return { min: bounds?.min ?? 0, max: bounds?.max ?? null }
}

function contradictionOf(
  { system, grounds, items, rollInWords }: Asked,
  smallest: readonly string[],
  { waysOut, more }: Ways,
): Contradiction {
  const isFact = new Set(system.facts.flatMap(({ id, min, max }) => (min === null && max === null ? [] : [id])))
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
    waysOut,
    more,
    named: groundsInWords([...smallest, ...waysOut.flatMap(({ setAside }) => setAside)], items, rollInWords),
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

/** Where a claim tells each of what relations begin with. */
const TOLD = { disjoint: 'disjointFrom', 'part-of': 'partOf', same: 'sameAs' } as const
const isTold = (word: string): word is keyof typeof TOLD => word in TOLD

/**
 * What stands or falls together: the figures of one origin with the relations that its pages tell, and each relation
 * that a person ruled by itself. What follows from the words of a question is in no ground and always holds.
 */
function groundsOf(system: CountingSystem, items: readonly AcceptedClaim[]): readonly Ground[] {
  const byClaim = new Map(items.map((item) => [item.claim.id, item]))
  const grounds = new Map<string, string[]>()
  const note = (ground: string, id: string) => grounds.set(ground, [...(grounds.get(ground) ?? []), id])
  for (const fact of system.facts) {
    // Who is on which lists goes with these.
    if (!isDrawnFromLists(fact.id)) note(byClaim.get(fact.id)?.from.origin ?? fact.id, fact.id)
  }
  for (const { id } of system.relations) {
    const [word = '', claim = '', other = ''] = id.split(' ')
    // That a figure counts everybody is a ruling of its own (CU11), and how a roll and a count lie to one another (CU16).
    if (word === 'stock' || word === 'everybody' || word === 'ruled') note(id, id)
    // A convention of places and days can be given up for one pair, as a ruling can.
    if (isRegional(id)) note(id, id)
    if (!isTold(word)) continue
    const teller = tellerOf(word, claim, other, byClaim)
    // What two words tell of one pair, whichever way round, is set aside together.
    const turned = `${word} ${other} ${claim}`
    const ruled = word !== 'part-of' && grounds.has(turned) ? turned : `${word} ${claim} ${other}`
    note(teller?.from.origin ?? ruled, id)
  }
  return [...grounds].map(([id, members]) => ({ id, members }))
}

/** The claim that tells of two what a relation says, which of them it is if the relation has no direction; a page that tells otherwise of the two has not told it. */
function tellerOf(
  word: keyof typeof TOLD,
  one: string,
  other: string,
  byClaim: ReadonlyMap<string, AcceptedClaim>,
): AcceptedClaim | undefined {
  const [first, second] = [byClaim.get(one), byClaim.get(other)]
  if (first?.claim[TOLD[word]] === other) return first
  return word !== 'part-of' && second?.claim[TOLD[word]] === one ? second : undefined
}
