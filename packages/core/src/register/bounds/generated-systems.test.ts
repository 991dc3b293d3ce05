import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import highsModule from 'highs'
import { whyProofFails } from './check-certificate.ts'
import { Conflicts } from './conflicts.ts'
import { BoundsBook, conflictOf, onlyNamed, proofOf, smallConflictOf } from './engine.ts'
import { type CountFact, type CountingSystem, restsOn, type SetRelation, setsOf } from './system.ts'

// Run all with: MUSTER_SYSTEMS=10000 node --test packages/core/src/register/bounds/generated-systems.test.ts
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const systems = Number(process.env.MUSTER_SYSTEMS ?? 200)
// The package's types speak of ES modules; under Node its default export is the loader itself.
const highs = await (highsModule as unknown as typeof highsModule.default)()

/** Mulberry32: small, and the same everywhere. */
function chances(from: number): (below: number) => number {
  let state = from
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const SETS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const

/** A system of up to seven sets that says anything of anybody: nested, crossing, contradicting. */
function generated(at: number): CountingSystem {
  const chance = chances(seed + at)
  const count = 2 + chance(6)
  const sets = SETS.slice(0, count)
  const pick = () => sets[chance(count)] ?? 'A'
  const some = (most: number) => [...new Set(Array.from({ length: 1 + chance(most) }, pick))]
  const facts = Array.from({ length: 1 + chance(count) }, (_, index): CountFact => {
    const min = chance(20)
    const kind = chance(5)
    return {
      id: `fact ${index}`,
      set: pick(),
      min: kind === 1 || kind === 4 ? null : min,
      max: kind === 0 ? null : min + (kind === 2 ? 0 : 3 + chance(12)),
    }
  })
  const relations = Array.from({ length: chance(2 * count) }, (_, index) =>
    relationOf(`relation ${index}`, chance, pick, some),
  )
  return {
    facts,
    // That a set shares nobody with itself can follow from what is said of others.
    relations: relations.filter(
      (relation) => relation.kind === 'disjoint' || new Set(setsOf(relation)).size === setsOf(relation).length,
    ),
  }
}

/** A system of wholes that are made up of parts, some of them of the same, and of which nothing else is said. */
function madeUp(at: number): CountingSystem {
  const chance = chances(seed + at)
  const parts = ['A', 'B', 'C'].slice(0, 1 + chance(3))
  const wholes = ['W', 'X', 'Y', 'Z'].slice(0, 1 + chance(4))
  const facts = [...parts, ...wholes].flatMap((set): CountFact[] => {
    const [kind, min] = [chance(4), chance(20)]
    if (kind === 0) return []
    return [{ id: `fact ${set}`, set, min: kind === 1 ? null : min, max: kind === 2 ? null : min + chance(9) }]
  })
  const relations = wholes.map((whole): SetRelation => {
    const of = parts.filter(() => chance(3) > 0)
    return { id: `all ${whole}`, kind: 'exhausts', whole, parts: of.length === 0 ? parts : of }
  })
  return { facts, relations }
}

function relationOf(
  id: string,
  chance: (below: number) => number,
  pick: () => string,
  some: (most: number) => readonly string[],
): SetRelation {
  const kind = chance(20)
  if (kind < 9) return { id, kind: 'part-of', part: pick(), whole: pick() }
  if (kind < 14) return { id, kind: 'disjoint', sets: [pick(), pick(), ...(chance(3) === 0 ? [pick()] : [])] }
  if (kind < 15) return { id, kind: 'same', a: pick(), b: pick() }
  if (kind < 18) return { id, kind: 'exhausts', whole: pick(), parts: some(3) }
  return { id, kind: 'balance', plus: some(2), minus: some(2), equal: chance(2) === 0 }
}

/** The truth, by brute force: every kind of person written out, and whole numbers of each found by HiGHS. */
class Oracle {
  readonly #system: CountingSystem
  readonly #sets: readonly string[]
  readonly #kinds: readonly ReadonlySet<string>[]

  constructor(system: CountingSystem) {
    this.#system = system
    this.#sets = [...new Set([...system.facts.map((fact) => fact.set), ...system.relations.flatMap(setsOf)])]
    this.#kinds = kindsOfPeople(this.#sets, system.relations)
  }

  /** Null: cannot be; Infinity: open. */
  bound(set: string | null, side: 'min' | 'max'): number | null {
    const names = this.#kinds.map((_, at) => `x${at}`)
    const sizeOf = (of: string, sign = '+') =>
      this.#kinds.flatMap((kind, at) => (kind.has(of) ? [`${sign} x${at}`] : [])).join(' ')
    const objective = (set !== null && sizeOf(set)) || '0 z'
    const rows = this.#system.facts.flatMap((fact, at) => {
      const size = sizeOf(fact.set) || '0 z'
      return [
        ...(fact.min === null ? [] : [`l${at}: ${size} >= ${fact.min}`]),
        ...(fact.max === null ? [] : [`u${at}: ${size} <= ${fact.max}`]),
      ]
    })
    this.#system.relations.forEach((relation, at) => {
      if (relation.kind !== 'balance') return
      const sides = [...relation.plus.map((s) => sizeOf(s)), ...relation.minus.map((s) => sizeOf(s, '-'))].join(' ')
      rows.push(`b${at}: ${sides.trim() || '0 z'} ${relation.equal ? '=' : '>='} 0`)
    })
    const goal = (of: string) => `${side === 'min' ? 'Minimize' : 'Maximize'}\n obj: ${of}\nSubject To\n`
    const solve = (of: string, whole: boolean) =>
      highs.solve(`${goal(of)} ${[...rows, 'z0: z = 0'].join('\n ')}\n${whole ? this.#wholeNumbers(names) : ''}End`, {
        output_flag: false,
        presolve: 'off',
      })
    // A search for whole numbers without an end need not end itself: whether there is one, fractions tell.
    const open = solve(objective, false).Status === 'Unbounded'
    const solved = solve(open ? '0 z' : objective, true)
    if (solved.Status === 'Infeasible') return null
    assert.equal(solved.Status, 'Optimal')
    return open ? Number.POSITIVE_INFINITY : Math.round(solved.ObjectiveValue)
  }

  /** Far beyond any number of a made-up system. */
  #wholeNumbers(names: readonly string[]): string {
    return `Bounds\n ${names.map((name) => `0 <= ${name} <= 100000`).join('\n ')}\nGeneral\n ${names.join(' ')}\n`
  }

  get sets() {
    return this.#sets
  }
}

/** Every kind of person there can be: the sets that he is in, by growth, so that crossing sets that are mostly apart are few. */
function kindsOfPeople(sets: readonly string[], relations: readonly SetRelation[]): readonly ReadonlySet<string>[] {
  const apart = relations.filter(({ kind }) => kind === 'disjoint')
  let kinds: readonly ReadonlySet<string>[] = [new Set()]
  for (const set of sets) {
    const with_ = kinds.map((kind) => new Set([...kind, set]))
    const about = apart.filter((relation) => setsOf(relation).includes(set))
    kinds = [...kinds, ...with_.filter((kind) => about.every((relation) => allows(relation, kind)))]
  }
  return kinds.filter((kind) => kind.size > 0 && relations.every((relation) => allows(relation, kind)))
}

function allows(relation: SetRelation, kind: ReadonlySet<string>): boolean {
  switch (relation.kind) {
    case 'part-of':
      return !kind.has(relation.part) || kind.has(relation.whole)
    case 'disjoint':
      return relation.sets.filter((set) => kind.has(set)).length < 2
    case 'same':
      return kind.has(relation.a) === kind.has(relation.b)
    case 'exhausts':
      return !kind.has(relation.whole) || relation.parts.some((part) => kind.has(part))
    case 'balance':
      return true
  }
}

describe(`${systems} generated systems against whole-number programs (seed ${seed})`, () => {
  it('every bound is the tightest, every proof replays, every conflict is minimal', () => {
    const tally = { bounds: 0, byIntervals: 0, conflicts: 0, loose: 0 }
    for (let at = 0; at < systems; at++) assertSystem(at, tally)
    console.log(
      `${tally.bounds} bounds, ${tally.byIntervals} by intervals alone, ${tally.conflicts} conflicts, ${tally.loose} bounds looser than whole numbers allow and marked so`,
    )
    assert.ok(tally.loose <= 1 + tally.bounds / 20_000, `${tally.loose} of ${tally.bounds} are loose`)
    assert.ok(tally.bounds > systems && tally.conflicts > 0)
  })
})

describe(`wholes made up of parts, against whole-number programs (seed ${seed})`, () => {
  it('are settled by intervals alone; every bound is the tightest, every conflict the smallest', () => {
    const tally = { bounds: 0, byIntervals: 0, conflicts: 0, loose: 0 }
    for (let at = 0; at < systems / 2; at++) assertSystem(at, tally, madeUp)
    assert.deepEqual([tally.loose, tally.byIntervals], [0, tally.bounds])
    assert.ok(tally.conflicts > 0)
  })
})

/** A stretch of places and one of days: both with their ends. */
type Region = readonly [readonly [number, number], readonly [number, number]]
const [PLACES, DAYS] = [4, 12] as const

const isWithin = (one: Region, other: Region): boolean =>
  one.every(([from, to], at) => from >= (other[at]?.[0] ?? 0) && to <= (other[at]?.[1] ?? 0))
const areApart = (one: Region, other: Region): boolean =>
  one.some(([from, to], at) => from > (other[at]?.[1] ?? 0) || to < (other[at]?.[0] ?? 0))

/** Counts of a world in which up to three people were taken in each place on each day, over so many regions that cross. */
function regionCounts(from: number, count: number): CountingSystem {
  const chance = chances(from)
  const taken = Array.from({ length: PLACES * DAYS }, () => chance(4))
  const drawn = Array.from({ length: count - 1 }, (): Region => {
    const [place, day] = [chance(PLACES), chance(DAYS)]
    return [chance(3) === 0 ? [0, PLACES - 1] : [place, place], [day, Math.min(DAYS - 1, day + chance(5))]]
  })
  const regions: readonly Region[] = [
    ...drawn,
    [
      [0, PLACES - 1],
      [0, DAYS - 1],
    ],
  ]
  const facts = regions.map((region, at): CountFact => {
    const people = taken.reduce((sum, more, cell) => {
      const [place, day] = [Math.floor(cell / DAYS), cell % DAYS]
      return isWithin(
        [
          [place, place],
          [day, day],
        ],
        region,
      )
        ? sum + more
        : sum
    }, 0)
    const kind = chance(3)
    const min = kind === 1 ? null : people - (kind === 2 ? chance(2) : 0)
    return { id: `fact ${at}`, set: `r${at}`, min, max: kind === 0 ? null : people }
  })
  return { facts, relations: relationsBetween(regions) }
}

const relationsBetween = (regions: readonly Region[]): readonly SetRelation[] =>
  regions.flatMap((region, one) =>
    regions.flatMap((other, two): readonly SetRelation[] => {
      if (one === two) return []
      if (isWithin(region, other))
        return [{ id: `${one} in ${two}`, kind: 'part-of', part: `r${one}`, whole: `r${two}` }]
      if (one > two || !areApart(region, other)) return []
      return [{ id: `${one} apart ${two}`, kind: 'disjoint', sets: [`r${one}`, `r${two}`] }]
    }),
  )

describe(`crossing regions against whole-number programs (seed ${seed})`, () => {
  // Of this seed 'r21' was called tight one too high, where facts that do not fit were taken for a world.
  for (const [from, count] of [
    [662653952, 40],
    [seed, 40],
    [seed, 24],
    [seed + 1, 24],
    [seed, 12],
  ] as const)
    it(`${count} of them (seed ${from}): no bound is too tight, none that is looser is called the tightest`, () => {
      const system = regionCounts(from, count)
      const oracle = new Oracle(system)
      const book = new BoundsBook(system)
      const tally = { bounds: 0, byIntervals: 0, conflicts: 0, loose: 0 }
      for (const set of oracle.sets)
        for (const side of ['min', 'max'] as const) {
          const bounds = book.boundsOf(set)
          const says = `${side} of ${set} of ${count}, seed ${from}`
          assertEnd(bounds?.[side] ?? null, oracle.bound(set, side), { side, tight: bounds?.tight, says, tally })
          const proof = proofOf(system, set, side)
          if (proof) assert.equal(whyProofFails(system, proof), null, says)
        }
      assert.ok(tally.bounds === 2 * count && tally.loose <= count / 4, `${tally.loose} of ${tally.bounds} are loose`)
    })
})

interface Tally {
  bounds: number
  byIntervals: number
  conflicts: number
  loose: number
}

function assertSystem(at: number, tally: Tally, draw = generated): void {
  const system = draw(at)
  const oracle = new Oracle(system)
  const possible = oracle.bound(null, 'min') !== null
  const agrees = conflictOf(system) === null
  // What only whole numbers rule out, halves of people do not: counted, since the engine stops at halves.
  if (agrees && !possible) {
    tally.loose++
    return
  }
  assert.equal(agrees, possible, `system ${at}: ${JSON.stringify(system)}`)
  if (!possible) {
    tally.conflicts++
    assertMinimal(system, at)
    return
  }
  const book = new BoundsBook(system)
  for (const set of oracle.sets)
    for (const side of ['min', 'max'] as const) {
      const says = `system ${at}, ${side} of ${set}: ${JSON.stringify(system)}`
      const bounds = book.boundsOf(set)
      assertEnd(bounds?.[side] ?? null, oracle.bound(set, side), { side, tight: bounds?.tight, says, tally })
      if (book.component(set).settled) tally.byIntervals++
      const proof = proofOf(system, set, side)
      if (proof) assert.equal(whyProofFails(system, proof), null, says)
    }
}

/** A bound with a fraction at its optimum may be looser than whole numbers allow, and says so: never wrong, never unmarked. */
function assertEnd(
  found: number | null,
  expected: number | null,
  { side, tight, says, tally }: { side: 'min' | 'max'; tight: boolean | undefined; says: string; tally: Tally },
): void {
  tally.bounds++
  if (found === (expected === Number.POSITIVE_INFINITY ? null : expected)) return
  tally.loose++
  assert.equal(tight, false, says)
  assert.ok(side === 'min' ? (found ?? 0) < (expected ?? 0) : (found ?? Infinity) > (expected ?? 0), says)
}

function assertMinimal(system: CountingSystem, at: number): void {
  const proof = smallConflictOf(system)
  assert.ok(proof, `system ${at}`)
  assert.equal(whyProofFails(system, proof), null, `system ${at}: ${JSON.stringify(system)}`)
  const possibleWithout = (ids: readonly string[]) =>
    new Oracle(onlyNamed(system, new Set(ids))).bound(null, 'min') !== null
  const ids = restsOn(proof)
  assert.equal(possibleWithout(ids), false)
  for (const id of ids) assert.ok(possibleWithout(ids.filter((other) => other !== id)), `system ${at}: without ${id}`)
  const grounds = [...system.facts, ...system.relations].map(({ id }) => ({ id, members: [id] }))
  const found = new Conflicts(system, grounds)
  const smallest = found.smallest()?.grounds ?? []
  assert.ok(smallest.length <= ids.length && !possibleWithout(smallest))
  const repair = found.smallestRepair()?.setAside ?? []
  assert.ok(possibleWithout(grounds.map((ground) => ground.id).filter((id) => !repair.includes(id))))
  assertGrown(system, grounds, found)
}

/** A way out that keeps some grounds keeps of the others each that can stand beside those before it. */
function assertGrown(system: CountingSystem, grounds: readonly { readonly id: string }[], found: Conflicts): void {
  const kept: string[] = []
  for (const { id } of grounds) if (conflictOf(onlyNamed(system, new Set([...kept, id]))) === null) kept.push(id)
  const setAside = grounds.map(({ id }) => id).filter((id) => !kept.includes(id))
  assert.deepEqual(found.repairKeeping([]).setAside, setAside)
}
