import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { whyProofFails } from './check-certificate.ts'
import { Conflicts } from './conflicts.ts'
import { BoundsBook, conflictOf, onlyNamed, proofOf, smallConflictOf } from './engine.ts'
import { proofInWords } from './proof-in-words.ts'
import { type CountFact, type CountingSystem, restsOn, type SetRelation } from './system.ts'

const FOLDER = fileURLToPath(new URL('../../../../../cases/counting/', import.meta.url))

interface CountingCase extends CountingSystem {
  readonly name: string
  readonly because: string
  readonly facts: readonly CountFact[]
  readonly relations: readonly SetRelation[]
  readonly expect: {
    readonly bounds?: Readonly<Record<string, readonly [number, number | null]>>
    readonly conflict?: number
    readonly facts?: readonly string[]
  }
}

describe('counting cases: bounds with proofs that replay', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    const system = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as CountingCase
    it(`${system.name} (${system.because})`, () => {
      const book = new BoundsBook(system)
      for (const [set, [min, max]] of Object.entries(system.expect.bounds ?? {})) {
        const bounds = book.boundsOf(set)
        assert.deepEqual([bounds?.min, bounds?.max], [min, max], set)
        for (const side of ['min', 'max'] as const) assertProven(system, set, side)
      }
      assertConflict(system)
    })
  }
})

describe('a proof by cases of whole people', () => {
  const system: CountingSystem = {
    facts: [{ id: 'thirteen', set: 'A', min: 13, max: 13 }],
    relations: [
      { id: 'alike', kind: 'same', a: 'D', b: 'C' },
      { id: 'sum', kind: 'balance', plus: ['D', 'C'], minus: ['A'], equal: true },
    ],
  }
  const proof = smallConflictOf(system)
  const cases = proof?.cases

  it('names what both cases rest on and nothing of the cases themselves', () => {
    assert.ok(proof && cases)
    assert.deepEqual([...restsOn(proof)].sort(), ['alike', 'sum', 'thirteen'])
    assert.equal(whyProofFails(system, proof), null)
  })

  it('fails when the cases leave out a number of people, since that number could be it', () => {
    assert.ok(proof && cases)
    const gap = { ...cases, above: { ...cases.above, proof: cases.below.proof } }
    assert.match(whyProofFails(system, { ...proof, cases: gap }) ?? '', /in the case/)
    assert.match(whyProofFails(system, { ...proof, cases: { ...cases, most: 6.5 } }) ?? '', /no whole number/)
  })

  it('holds for an even number: seven and seven make fourteen', () => {
    const even = { ...system, facts: [{ id: 'fourteen', set: 'A', min: 14, max: 14 }] }
    assert.equal(smallConflictOf(even), null)
    assert.deepEqual(new BoundsBook(even).boundsOf('C'), { min: 7, max: 7, tight: true, searched: true })
  })
})

describe('a bound that only whole people make so tight', () => {
  const system: CountingSystem = {
    facts: [{ id: 'up to 25', set: 'D', min: null, max: 25 }],
    relations: [
      { id: 'alike', kind: 'same', a: 'C', b: 'F' },
      { id: 'sum', kind: 'balance', plus: ['C', 'F'], minus: ['D'], equal: true },
    ],
  }
  const proof = proofOf(system, 'D', 'max')
  const otherwise = proof?.otherwise

  it('is proven by its contrary, and says so in words', () => {
    assert.ok(proof && otherwise)
    assert.equal(proof.value, 24)
    assert.deepEqual([...restsOn(proof)].sort(), ['alike', 'sum', 'up to 25'])
    assert.equal(whyProofFails(system, proof), null)
    assert.match(proofInWords(system, proof), /^24: with one more no whole people fit 25, given /u)
    assert.equal(new BoundsBook(system).boundsOf('D')?.tight, true)
  })

  it('fails when it claims more than its contrary shows', () => {
    assert.ok(proof && otherwise)
    for (const value of [23, 24.5]) assert.ok(whyProofFails(system, { ...proof, value }), `${value}`)
    assert.match(whyProofFails(system, { ...proof, bound: 'at-least' }) ?? '', /of the contrary/)
    assert.match(
      whyProofFails(system, { ...proof, otherwise: { ...otherwise, fact: 'up to 25' } }) ?? '',
      /name of a fact/,
    )
    const open = { ...otherwise.proof, bound: 'at-most' as const }
    assert.match(
      whyProofFails(system, { ...proof, otherwise: { ...otherwise, proof: open } }) ?? '',
      /not proven impossible/,
    )
  })
})

/** The proof replays, names the bound, and loses it when anything is left out. */
function assertProven(system: CountingCase, set: string, side: 'min' | 'max'): void {
  const value = new BoundsBook(system).boundsOf(set)?.[side]
  const proof = proofOf(system, set, side)
  if (value === null) {
    assert.equal(proof, null)
    return
  }
  assert.ok(proof)
  assert.equal(proof.value, value)
  assert.equal(whyProofFails(system, proof), null)
  for (const id of restsOn(proof)) {
    const rest = new Set(restsOn(proof).filter((other) => other !== id))
    assert.notEqual(new BoundsBook(onlyNamed(system, rest)).boundsOf(set)?.[side], value, `${set} holds without ${id}`)
  }
}

function assertConflict(system: CountingCase): void {
  const grounds = [...system.facts, ...system.relations].map(({ id }) => ({ id, members: [id] }))
  const smallest = new Conflicts(system, grounds).smallest()?.grounds
  assert.equal(smallest?.length, system.expect.conflict)
  const conflict = smallest ? smallConflictOf(onlyNamed(system, new Set(smallest))) : null
  if (!conflict) return
  assert.equal(whyProofFails(system, conflict), null)
  const facts = system.facts.filter((fact) => restsOn(conflict).includes(fact.id)).map((fact) => fact.id)
  assert.deepEqual(facts, system.expect.facts)
  for (const id of restsOn(conflict))
    assert.equal(conflictOf(onlyNamed(system, new Set(restsOn(conflict).filter((other) => other !== id)))), null)
}
