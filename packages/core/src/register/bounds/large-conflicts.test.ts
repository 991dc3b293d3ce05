import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import highsModule from 'highs'
import { whyProofFails } from './check-certificate.ts'
import { Conflicts } from './conflicts.ts'
import { conflictOf, onlyNamed, smallConflictOf } from './engine.ts'
import { type CountFact, type CountingSystem, restsOn, type SetRelation, setsOf } from './system.ts'

// Run more with: MUSTER_SYSTEMS=2000 node --test packages/core/src/register/bounds/large-conflicts.test.ts
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const systems = Math.max(1, Math.round(Number(process.env.MUSTER_SYSTEMS ?? 200) / 10))
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

/** A made-up truth: everybody as the places that he is in. A set is all who are in some places; some of what is said of sets is wrong. */
function generated(from: number): CountingSystem {
  const chance = chances(from)
  const count = 8 + chance(13)
  const people = Array.from({ length: 6 + chance(30) }, () => chance(64))
  // Six places; a set is of one or two of them, or of all that are in one of two.
  const sets = Array.from({ length: count }, (_, at) => {
    const [one, other, way] = [1 << chance(6), 1 << chance(6), chance(3)]
    const is = (who: number) =>
      way === 0 ? (who & one) > 0 : way === 1 ? (who & one) > 0 && (who & other) > 0 : (who & (one | other)) > 0
    return { name: `s${at}`, members: people.flatMap((who, person) => (is(who) ? [person] : [])) }
  })
  type Named = (typeof sets)[number]
  const facts = Array.from({ length: count + chance(25) }, (_, at): CountFact => {
    const { name, members } = sets[at % count] ?? { name: 's0', members: [] }
    const wrong = chance(8) === 0 ? chance(9) - 4 : 0
    const size = Math.max(0, members.length + wrong)
    const kind = chance(3)
    return { id: `fact ${at}`, set: name, min: kind === 0 ? null : size - chance(2), max: kind === 1 ? null : size }
  }).map((fact) => ({ ...fact, min: fact.min === null ? null : Math.max(0, fact.min) }))
  const within = (a: Named, b: Named) => a.members.every((who) => b.members.includes(who))
  const apart = (a: Named, b: Named) => !a.members.some((who) => b.members.includes(who))
  const relations = sets.flatMap((a, one) =>
    sets.flatMap((b, two): readonly SetRelation[] => {
      const wrong = chance(60) === 0
      if (one === two || chance(3) === 0) return []
      if (within(a, b) || wrong) return [{ id: `${one} in ${two}`, kind: 'part-of', part: a.name, whole: b.name }]
      if (one < two && (apart(a, b) || chance(60) === 0))
        return [{ id: `${one} apart ${two}`, kind: 'disjoint', sets: [a.name, b.name] }]
      return []
    }),
  )
  return { facts, relations }
}

/** Whether all can hold, as HiGHS finds over every kind of person there can be. */
function isPossible({ facts, relations }: CountingSystem): boolean {
  const sets = [...new Set([...facts.map(({ set }) => set), ...relations.flatMap(setsOf)])]
  let kinds: readonly ReadonlySet<string>[] = [new Set()]
  const decided = new Set<string>()
  for (const set of sets) {
    decided.add(set)
    const about = relations.filter(
      (each) => setsOf(each).every((one) => decided.has(one)) && setsOf(each).includes(set),
    )
    kinds = [...kinds, ...kinds.map((kind) => new Set([...kind, set]))].filter((kind) =>
      about.every((each) => allows(each, kind)),
    )
  }
  const sizeOf = (set: string) => kinds.flatMap((kind, at) => (kind.has(set) ? [`+ x${at}`] : [])).join(' ') || '0 z'
  const rows = facts.flatMap(({ set, min, max }, at) => [
    ...(min === null ? [] : [`l${at}: ${sizeOf(set)} >= ${min}`]),
    ...(max === null ? [] : [`u${at}: ${sizeOf(set)} <= ${max}`]),
  ])
  const names = kinds.map((_, at) => `x${at}`)
  const bounds = names.map((name) => `0 <= ${name} <= 1000`).join('\n ')
  const program = `Minimize\n obj: 0 z\nSubject To\n ${[...rows, 'z0: z = 0'].join('\n ')}\nBounds\n ${bounds}\nGeneral\n ${names.join(' ')}\nEnd`
  const { Status } = highs.solve(program, { output_flag: false })
  assert.ok(Status === 'Optimal' || Status === 'Infeasible', Status)
  return Status === 'Optimal'
}

function allows(relation: SetRelation, kind: ReadonlySet<string>): boolean {
  if (relation.kind === 'part-of') return !kind.has(relation.part) || kind.has(relation.whole)
  return setsOf(relation).filter((set) => kind.has(set)).length < 2
}

const idsOf = ({ facts, relations }: CountingSystem) => [...facts, ...relations].map(({ id }) => id)
const left = (system: CountingSystem, out: readonly string[]) =>
  onlyNamed(system, new Set(idsOf(system).filter((id) => !out.includes(id))))

/** What is reported cannot hold, and each of it is needed for that. */
function assertSmallest(system: CountingSystem, members: readonly string[], says: string): void {
  const only = onlyNamed(system, new Set(members))
  assert.equal(isPossible(only), false, `${says}: ${members.join(', ')} can all hold`)
  for (const id of members) assert.ok(isPossible(left(only, [id])), `${says}: not smallest, ${id} can go`)
}

describe(`conflicts of ${systems} systems of 8 to 20 sets (seed ${seed})`, () => {
  it('each cannot hold, can without any one member, and is proven; the way out leads out', () => {
    const tally = { systems: 0, conflicts: 0, members: 0, most: 0 }
    for (let at = 0; tally.systems < systems; at++) {
      const system = generated(seed + at)
      const says = `seed ${seed}, system ${at}`
      const proof = smallConflictOf(system)
      if (proof === null) continue
      tally.systems++
      assert.equal(whyProofFails(system, proof), null, says)
      const grounds = system.facts.map(({ id }) => ({ id, members: [id] }))
      assertSmallest(system, restsOn(proof), says)
      const conflicts = new Conflicts(system, grounds)
      const first = conflicts.first()
      for (const found of [first, first && conflicts.smallest()]) {
        if (!found) continue
        const kept = left(
          system,
          grounds.map(({ id }) => id).filter((id) => !found.grounds.includes(id)),
        )
        assert.notEqual(conflictOf(kept), null, says)
        for (const id of found.grounds) assert.equal(conflictOf(left(kept, [id])), null, `${says}: ${id} can go`)
        const inner = smallConflictOf(kept)
        assert.ok(inner, says)
        assertSmallest(system, restsOn(inner), says)
        tally.conflicts++
        tally.members += restsOn(inner).length
        tally.most = Math.max(tally.most, restsOn(inner).length)
      }
      const repair = conflicts.smallestRepair()
      if (repair) assert.equal(conflictOf(left(system, repair.setAside)), null, says)
    }
    console.log(JSON.stringify(tally))
    assert.ok(tally.conflicts > 0)
  })
})
