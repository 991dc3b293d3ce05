import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { BoundsBook, conflictOf } from './engine.ts'
import type { CountFact, CountingSystem, SetRelation } from './system.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 150) }

const set = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F')
const fact = fc
  .record({ set, min: fc.option(fc.nat(20)), width: fc.option(fc.nat(9)) })
  .map(({ set: of, min, width }) => ({ set: of, min, max: width === null ? null : (min ?? 0) + width }))
const two = fc.uniqueArray(set, { minLength: 2, maxLength: 2 })
type Drawn = SetRelation extends infer R ? (R extends SetRelation ? Omit<R, 'id'> : never) : never
const relation: fc.Arbitrary<Drawn> = fc.oneof(
  { weight: 4, arbitrary: two.map(([part = 'A', whole = 'B']): Drawn => ({ kind: 'part-of', part, whole })) },
  { weight: 3, arbitrary: two.map((sets): Drawn => ({ kind: 'disjoint', sets })) },
  { weight: 1, arbitrary: two.map(([a = 'A', b = 'B']): Drawn => ({ kind: 'same', a, b })) },
  { weight: 1, arbitrary: two.map(([whole = 'A', part = 'B']): Drawn => ({ kind: 'exhausts', whole, parts: [part] })) },
  {
    weight: 1,
    arbitrary: two.map(([a = 'A', b = 'B']): Drawn => ({ kind: 'balance', plus: [a], minus: [b], equal: false })),
  },
)
const system = fc
  .record({ facts: fc.array(fact, { maxLength: 6 }), relations: fc.array(relation, { maxLength: 9 }) })
  .map(
    (drawn): CountingSystem => ({
      facts: drawn.facts.map((item, at): CountFact => ({ ...item, id: `fact ${at}` })),
      relations: drawn.relations.map((item, at): SetRelation => ({ ...item, id: `relation ${at}` })),
    }),
  )

const answersOf = (book: BoundsBook) =>
  Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => [name, book.boundsOf(name)]))
const ends = (book: BoundsBook) =>
  Object.fromEntries(
    Object.entries(answersOf(book)).map(([name, bounds]) => [name, bounds && [bounds.min, bounds.max]]),
  )

describe(`laws of the bounds book (seed ${seed})`, () => {
  it('built by edits, asked in between, it equals the one built at once, in whatever order', () => {
    fc.assert(
      fc.property(system, fc.infiniteStream(fc.nat()), (given, chances) => {
        const edits = [...given.facts, ...given.relations]
          .map((item) => ({ item, at: chances.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
        const book = new BoundsBook()
        for (const { item } of edits) {
          if ('set' in item) book.addFact(item)
          else book.addRelation(item)
          answersOf(book)
        }
        assert.deepEqual(ends(book), ends(new BoundsBook(given)))
      }),
      runs,
    )
  })

  it('what is taken back is as if it had never been said', () => {
    fc.assert(
      fc.property(system, fact, relation, (given, one, other) => {
        const book = new BoundsBook(given)
        answersOf(book)
        const added: CountFact = { ...one, id: 'said' }
        const tied: SetRelation = { ...other, id: 'tied' }
        book.addFact(added)
        book.addRelation(tied)
        answersOf(book)
        book.removeRelation(tied)
        book.removeFact(added.id, added.set)
        assert.deepEqual(ends(book), ends(new BoundsBook(given)))
      }),
      runs,
    )
  })

  it('more said never widens a bound', () => {
    fc.assert(
      fc.property(system, fact, relation, (given, one, other) => {
        const more: CountingSystem = {
          facts: [...given.facts, { ...one, id: 'said' }],
          relations: [...given.relations, { ...other, id: 'tied' }],
        }
        if (conflictOf(more)) return
        const [before, after] = [answersOf(new BoundsBook(given)), answersOf(new BoundsBook(more))]
        for (const [name, bounds] of Object.entries(before)) {
          assert.ok((after[name]?.min ?? -1) >= (bounds?.min ?? 0), `${name} lower`)
          assert.ok((after[name]?.max ?? Infinity) <= (bounds?.max ?? Infinity), `${name} upper`)
        }
      }),
      runs,
    )
  })
})
