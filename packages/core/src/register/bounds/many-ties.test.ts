import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { boundsOfUnion, type CountSystem } from '../bounds.ts'
import { whyProofFails } from './check-certificate.ts'
import { BoundsBook, conflictOf, proofOf, smallConflictOf } from './engine.ts'
import { type CountFact, type CountingSystem, restsOn, type SetRelation } from './system.ts'

/** Numbers below one, always the same for a seed. */
function chances(from: number): (below: number) => number {
  let state = from
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Groups of one question, each pair of which is said to share nobody with some chance. */
function apartByChance(count: number, inHundred: number, seed: number): CountingSystem {
  const chance = chances(seed)
  const facts = Array.from(
    { length: count },
    (_, at): CountFact => ({ id: `says ${at}`, set: `g${at}`, min: 1 + chance(60), max: null }),
  )
  const relations = facts.map(
    ({ set }): SetRelation => ({ id: `in ${set}`, kind: 'part-of', part: set, whole: 'asked' }),
  )
  for (const [at, { set }] of facts.entries())
    for (const other of facts.slice(0, at))
      if (chance(100) < inHundred)
        relations.push({ id: `apart ${other.set} ${set}`, kind: 'disjoint', sets: [other.set, set] })
  return { facts, relations }
}

describe('groups of which much is said how they lie to one another', () => {
  it('have the tightest bound of forty groups, where intervals and the first clique fall short of it', () => {
    const system = apartByChance(40, 50, 5)
    const bounds = new BoundsBook(system).boundsOf('asked')
    const proof = proofOf(system, 'asked', 'min')
    assert.ok(bounds?.searched && proof)
    assert.equal(proof.value, bounds.min)
    assert.equal(whyProofFails(system, proof), null)
  })

  it('have it of eighty groups, two fifths of whose pairs are apart', () => {
    const system = apartByChance(80, 40, 1)
    const bounds = new BoundsBook(system).boundsOf('asked')
    const proof = proofOf(system, 'asked', 'min')
    assert.deepEqual([bounds?.searched, bounds?.min, proof?.value], [true, 317, 317])
    assert.ok(proof)
    assert.equal(whyProofFails(system, proof), null)
  })

  it('that contradict one another are found out, however many parts and groups apart there are', () => {
    const chance = chances(7)
    const facts = Array.from(
      { length: 250 },
      (_, at): CountFact => ({ id: `says ${at}`, set: `g${at}`, min: 1 + chance(60), max: null }),
    )
    const relations = facts.map(
      ({ set }): SetRelation => ({ id: `in ${set}`, kind: 'part-of', part: set, whole: 'asked' }),
    )
    for (let at = 0; at < 400; at++) {
      const [one, other, word] = [chance(250), chance(250), chance(10)]
      const [low, high] = [`g${Math.min(one, other)}`, `g${Math.max(one, other)}`]
      if (low === high) continue
      if (word < 6) relations.push({ id: `apart ${at}`, kind: 'disjoint', sets: [low, high] })
      else if (word < 9) relations.push({ id: `part ${at}`, kind: 'part-of', part: high, whole: low })
      else relations.push({ id: `alike ${at}`, kind: 'same', a: low, b: high })
    }
    const system = { facts, relations }
    assert.ok(conflictOf(system))
    const smallest = smallConflictOf(system)
    assert.ok(smallest)
    assert.equal(whyProofFails(system, smallest), null)
  })

  it('say so where a proof is too long to try each of its members; it still replays (CU10)', () => {
    const system = apartByChance(60, 30, 3)
    const proof = proofOf(system, 'asked', 'min')
    assert.ok(proof?.untried !== undefined && proof.untried > 0 && proof.untried <= restsOn(proof).length)
    assert.equal(whyProofFails(system, proof), null)
  })

  it('say so where the search is cut short; what they come to still replays', () => {
    const system = apartByChance(200, 10, 1)
    const bounds = new BoundsBook(system).boundsOf('asked')
    const proof = proofOf(system, 'asked', 'min')
    assert.equal(bounds?.searched, false)
    assert.ok(proof)
    assert.equal(proof.value, bounds.min)
    assert.equal(whyProofFails(system, proof), null)
  })

  it('say so where there are too many to look at all of them (CU10)', () => {
    const claims = Array.from({ length: 302 }, (_, at) => `g${at}`)
    const system: CountSystem = {
      groups: claims.map((claim, at) => ({ claim, bounds: { min: at + 1, max: null } })),
      disjoint: claims.slice(1).map((claim, at) => [claims[at] ?? '', claim] as const),
      partOf: [],
      same: [],
      everybody: [],
      regional: [],
    }
    const all = boundsOfUnion(system)
    assert.deepEqual([all.min, all.proof?.cut], [302, true])
    const few = boundsOfUnion({ ...system, groups: system.groups.slice(0, 3), disjoint: system.disjoint.slice(0, 2) })
    assert.deepEqual([few.min, few.proof?.cut], [5, undefined])
  })
})
