import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { whyProofFails } from './check-certificate.ts'
import { BoundsBook, conflictOf, onlyNamed, proofOf, smallConflictOf } from './engine.ts'
import { surelyNeeded } from './surely-needed.ts'
import { type Certificate, type CountFact, type CountingSystem, restsOn, type SetRelation } from './system.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))

const said = (set: string, min: number | null, max: number | null = null): CountFact => ({
  id: `says ${set}`,
  set,
  min,
  max,
})
const lies = (part: string, whole: string): SetRelation => ({ id: `${part} in ${whole}`, kind: 'part-of', part, whole })
const apart = (...sets: readonly string[]): SetRelation => ({ id: `apart ${sets.join()}`, kind: 'disjoint', sets })

/** So many groups of one question, each two of which are said to share nobody. */
function eachTwoApart(count: number): CountingSystem {
  const groups = Array.from({ length: count }, (_, at) => `g${at}`)
  const pairs = groups.flatMap((one, at) => groups.slice(0, at).map((other) => apart(other, one)))
  return {
    facts: groups.map((group, at) => said(group, 1 + (at % 9))),
    relations: [...groups.map((group) => lies(group, 'asked')), ...pairs],
  }
}

/** Wholes with three parts each, all of them counted, of which one has nobody and so adds nothing. */
function nested(depth: number): CountingSystem {
  const facts: CountFact[] = []
  const relations: SetRelation[] = []
  const add = (whole: string, left: number, size: number): void => {
    facts.push(said(whole, size))
    if (left === 0) return
    const parts = [0, 1, 2].map((at) => `${whole}.${at}`)
    for (const part of parts) relations.push(lies(part, whole))
    relations.push(apart(...parts))
    for (const [at, part] of parts.entries()) add(part, left - 1, at === 0 ? 0 : 4 * left)
  }
  add('asked', depth, 5)
  return { facts, relations }
}

/** Whether as much is proven without one member of a proof. */
const holdsWithout = (system: CountingSystem, ids: readonly string[], id: string, value: number): boolean =>
  (new BoundsBook(onlyNamed(system, new Set(ids.filter((each) => each !== id)))).boundsOf('asked')?.min ?? 0) >= value

/** All of a system, named as the proof that it cannot hold: more than it takes. `most`: the set whose upper end is too small. */
const impossible = ({ facts, relations }: CountingSystem, most: string): Certificate => ({
  bound: 'impossible',
  set: null,
  value: 0,
  denominator: 1,
  facts: facts.map(({ id, set }) => ({ fact: id, side: set === most ? 'max' : 'min', times: 1 })),
  balances: [],
  relations: relations.map(({ id }) => id),
})

/** The same as the proof that so many are asked for. */
const atLeast = (value: number, { facts, relations }: CountingSystem): Certificate => ({
  bound: 'at-least',
  set: 'asked',
  value,
  denominator: 1,
  facts: facts.map(({ id }) => ({ fact: id, side: 'min', times: 1 })),
  balances: [],
  relations: relations.map(({ id }) => id),
})

/** Why not all can hold of what a proof names but for one member; null where all can. */
const conflictWithout = (system: CountingSystem, proof: Certificate, id: string) =>
  conflictOf(onlyNamed(system, new Set(restsOn(proof).filter((each) => each !== id))))

describe('a proof of many members', () => {
  it('is shrunk until none can go, each pair of which nobody is in both among them (CU10)', () => {
    const system = eachTwoApart(28)
    const proof = proofOf(system, 'asked', 'min')
    assert.ok(proof)
    const ids = restsOn(proof)
    assert.deepEqual([ids.length, proof.untried], [28 + 28 + (28 * 27) / 2, undefined])
    for (const id of ids) assert.equal(holdsWithout(system, ids, id, proof.value), false, id)
  })

  it('loses what does not help, by halves down to single members', () => {
    const system = nested(5)
    const full = new BoundsBook(system).component('asked').proofOf('asked', 'min')
    const proof = proofOf(system, 'asked', 'min')
    assert.ok(full && proof)
    const ids = restsOn(proof)
    assert.ok(ids.length > 300 && ids.length < restsOn(full).length, `${ids.length} of ${restsOn(full).length}`)
    assert.equal(proof.untried, undefined)
    assert.equal(proof.value, full.value)
    assert.equal(whyProofFails(system, proof), null)
    for (const id of ids) assert.equal(holdsWithout(system, ids, id, proof.value), false, id)
  })

  it('that not all can hold is shrunk likewise', () => {
    const system = eachTwoApart(28)
    const most = { ...said('asked', null, 28), id: 'at most 28' }
    const proof = smallConflictOf({ ...system, facts: [...system.facts, most] })
    assert.ok(proof)
    assert.equal(proof.untried, undefined)
    // Six groups of nine at most are more than 28, of whom each two have to be apart.
    assert.ok(restsOn(proof).length < 40, `${restsOn(proof).length}`)
  })
})

describe(`what a world shows to be needed (seed ${seed})`, () => {
  const SETS = ['asked', 'a', 'b', 'c', 'd', 'e'] as const
  const set = fc.constantFrom(...SETS)
  const relation = fc.oneof(
    fc.tuple(set, set).map(([part, whole]): SetRelation => lies(part, whole)),
    fc.uniqueArray(set, { minLength: 2, maxLength: 3 }).map((sets): SetRelation => apart(...sets)),
    fc.tuple(set, set).map(([a, b]): SetRelation => ({ id: `${a} same ${b}`, kind: 'same', a, b })),
  )
  const all = SETS.slice(1).map((each) => lies(each, 'asked'))
  const fact = fc
    .tuple(set, fc.integer({ min: 0, max: 9 }), fc.option(fc.integer({ min: 0, max: 9 })))
    .map(([of, min, more]) => said(of, min, more === null ? null : min + more))
  const system = fc
    .tuple(fc.uniqueArray(fact, { selector: ({ id }) => id }), fc.uniqueArray(relation, { selector: ({ id }) => id }))
    .map(([facts, relations]): CountingSystem => {
      const kept = relations.filter((each) => each.kind !== 'part-of' || each.part !== each.whole)
      const own = new Set(kept.map(({ id }) => id))
      return { facts, relations: [...kept, ...all.filter(({ id }) => !own.has(id))] }
    })

  it('is: without it solving again proves less', () => {
    let shown = 0
    fc.assert(
      fc.property(system, (of) => {
        const component = new BoundsBook(of).component('asked')
        const proof = component.conflict ? null : component.proofOf('asked', 'min')
        if (!proof || proof.value === 0) return
        // A proof that names more than it takes, so that one member can stand in for another.
        const facts = of.facts.flatMap(({ id, min }) =>
          min === null ? [] : [{ fact: id, side: 'min' as const, times: 1 }],
        )
        for (const each of [proof, { ...proof, relations: of.relations.map(({ id }) => id) }, { ...proof, facts }])
          for (const id of surelyNeeded(of, each)) {
            shown++
            assert.equal(holdsWithout(of, restsOn(each), id, proof.value), false, id)
          }
      }),
      { seed, numRuns: 3000 },
    )
    assert.ok(shown > 1000, `${shown}`)
  })

  it('is nothing where its figures do not fit under an upper end of one of them', () => {
    // Three and three apart, all of them among a: with more room in a than five, it is e alone that makes ten too many for nine.
    const withRoom = (most: number) => {
      const facts = [said('a', 1, most), said('c', 3), said('d', 3), said('e', 4), said('asked', null, 9)]
      const relations = [lies('a', 'asked'), lies('c', 'a'), lies('d', 'a'), lies('e', 'asked')]
      return { facts, relations: [...relations, apart('c', 'd'), apart('a', 'e')] }
    }
    const proof = impossible(withRoom(7), 'asked')
    assert.ok(surelyNeeded(withRoom(7), proof).has('says e'))
    assert.equal(conflictWithout(withRoom(7), proof, 'says e'), null)
    assert.deepEqual([...surelyNeeded(withRoom(5), proof)], [])
    assert.ok(conflictWithout(withRoom(5), proof, 'says e'), 'six are too many for five without e')
  })

  it('is nothing where nobody can be of one of its figures', () => {
    // Three and four are too many for six; but nobody is in both a and b, so that there are no three.
    const facts = [said('c', 3), said('e', 4), said('asked', null, 6)]
    const relations = [lies('c', 'a'), lies('c', 'b'), lies('a', 'asked'), lies('e', 'asked'), apart('c', 'e')]
    const [open, shut] = [relations, [...relations, apart('a', 'b')]].map((all) => ({ facts, relations: all }))
    assert.ok(open && shut)
    assert.ok(surelyNeeded(open, impossible(open, 'asked')).has('says e'))
    assert.deepEqual([...surelyNeeded(shut, impossible(shut, 'asked'))], [])
    assert.ok(conflictWithout(shut, impossible(shut, 'asked'), 'says e'))
  })

  it('is not what another figure makes up for', () => {
    const facts = [said('a', 5), said('b', 5), said('asked', 10)]
    const relations = [lies('a', 'asked'), lies('b', 'asked'), apart('a', 'b')]
    const byParts = new BoundsBook({ facts: facts.slice(0, 2), relations }).component('asked').proofOf('asked', 'min')
    assert.ok(byParts)
    assert.equal(surelyNeeded({ facts, relations }, byParts).size, 5)
    assert.equal(surelyNeeded({ facts, relations }, { ...byParts, denominator: 2 }).size, 0)
    const twice = byParts.facts.map((fact) => ({ ...fact, times: 2 }))
    assert.equal(surelyNeeded({ facts, relations }, { ...byParts, facts: twice }).size, 0)
  })

  it('is not who is apart from nobody', () => {
    const system = {
      facts: [said('a', 0), said('b', 5)],
      relations: [lies('a', 'asked'), lies('b', 'asked'), apart('a', 'b')],
    }
    assert.deepEqual([...surelyNeeded(system, atLeast(5, system))], ['says b', 'b in asked'])
  })

  it('is nothing where a whole is told by its parts, or by who came and left: those are no worlds of single figures', () => {
    const facts = [said('w', 5), said('asked', 5)]
    const ways: readonly SetRelation[] = [
      { id: 'all', kind: 'exhausts', whole: 'w', parts: ['asked'] },
      { id: 'stock', kind: 'balance', plus: ['asked'], minus: ['w'], equal: false },
    ]
    for (const way of ways) {
      const system = { facts, relations: [way] }
      assert.deepEqual([...surelyNeeded(system, atLeast(5, system))], [])
      assert.ok(holdsWithout(system, ['says w', 'says asked', way.id], 'says asked', 5))
    }
  })
})
