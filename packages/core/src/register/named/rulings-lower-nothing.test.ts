import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { STANDINGS } from '../../claims/kinds.ts'
import { chain } from '../../ledger/chain.ts'
import type { EntryBody } from '../../ledger/entry.ts'
import { type CaseState, replay } from '../../ledger/replay.ts'
import { deriveRegister } from '../derive-register.ts'
import { caseOf, claim, custody, least, type Ruling, released, roll } from './build-rolls.ts'
import { dayOf, HOLDERS, LAST } from './roll-world.ts'
import { caseOfWorld } from './roll-world-entries.ts'
import { openPairsOf } from './ruled-rolls.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… LAW_RUNS=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const numRuns = Number(process.env.LAW_RUNS ?? 150)

const captive = fc.record({
  taken: fc.integer({ min: 1, max: 12 }),
  by: fc.constantFrom(...HOLDERS),
  later: fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 6 }),
      what: fc.constantFrom('transferred', 'released', 'died', 'escaped', 'captured'),
    }),
    { maxLength: 3 },
  ),
})
const world = fc.record({
  captives: fc.array(captive, { minLength: 1, maxLength: 9 }),
  countedOn: fc.integer({ min: 3, max: 25 }),
  regions: fc.constant('open' as const),
  chances: fc.infiniteStream(fc.nat({ max: 99 })),
})

const recorded = (state: CaseState, body: EntryBody): CaseState =>
  replay(state, chain(state.head, [{ at: '2026-01-02T00:00:00.000Z', by: 'tester', body }]))

/** Every floor at the end, by holder and standing. */
function floorsOf(state: CaseState): ReadonlyMap<string, number> {
  const { custody } = deriveRegister(state, { trueAt: dayOf(LAST), knownBy: dayOf(LAST), standing: 'alleged' })
  return new Map(
    custody.flatMap(({ holder, bounds, contradiction }) => {
      assert.equal(contradiction, null, `${holder}: true words do not contradict one another`)
      return STANDINGS.map((standing) => [`${holder} ${standing}`, bounds[standing].min] as const)
    }),
  )
}

/** Whether a ruling brings nothing but its word: no pair that the comparison left open and no list of those gone beside it. */
const isWordAlone = (before: CaseState, after: CaseState): boolean =>
  openPairsOf(after).open.length === openPairsOf(before).open.length &&
  [...after.people.rolls.values()].every(({ description }) => description.says === 'held')

describe(`CU16: a ruling on a roll and a count, and the floors that hold without it (seed ${seed})`, () => {
  it('lowers none by its word alone, in worlds where all that is told is true', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const { state: told, bodies } = caseOfWorld(drawn)
        let state = told
        for (const body of bodies) {
          const after = recorded(state, body)
          if (body.kind === 'roll-counted' && body.word !== 'unsure' && isWordAlone(state, after)) {
            const floors = floorsOf(after)
            for (const [whose, before] of floorsOf(state))
              assert.ok(
                (floors.get(whose) ?? 0) >= before,
                `${whose}: ${before} before, ${floors.get(whose)} after '${body.word}'`,
              )
          }
          state = after
        }
      }),
      { seed, numRuns },
    )
  })

  it('lowers none where a row that may be another’s on a later roll stands on the roll that was ruled first', () => {
    const early = roll('early', 5)
    const late = roll('late', 5, { asOf: '2021-01-03', published: '2021-01-06' })
    const claims = [
      claim('held', 40),
      claim('held', 7, { count: { min: 7, max: null, text: 'at least 7' }, quote: 'seven others' }),
    ]
    const open = [
      [1, 1],
      [2, 2],
      [3, 3],
    ] as const
    const compared = { early: [], late: open }
    const first: Ruling = ['early', 'disjoint', 40, compared]
    const alone = caseOf(claims, [early, late], [first])
    const both = caseOf(claims, [early, late], [first, ['late', 'part-of', 7, { late: [], early: open }]])
    assert.equal(least(alone), 45, 'none of the five is of the forty')
    assert.ok(least(both) >= 45)
  })

  it('lowers none where two rolls say more together than all four do', () => {
    const rows = { first: 1, second: 1, third: 2, fourth: 1 }
    const rolls = Object.entries(rows).map(([id, count], at) =>
      roll(id, count, { asOf: `2021-01-0${at + 1}`, published: '2021-01-08' }),
    )
    const claims = [
      claim('held', 40),
      claim('held', 7, { count: { min: 7, max: null, text: 'at least 7' }, quote: 'seven others' }),
    ]
    const open = {
      'first third': [[1, 1]],
      'second third': [[1, 2]],
      'third first': [[1, 1]],
      'third second': [[2, 1]],
    } as const
    const compared = (id: string): Ruling[3] =>
      Object.fromEntries(Object.keys(rows).map((other) => [other, open[`${id} ${other}` as keyof typeof open] ?? []]))
    const rulings: readonly Ruling[] = [
      ['first', 'disjoint', 40, compared('first')],
      ['second', 'disjoint', 40, compared('second')],
      ['third', 'part-of', 7, compared('third')],
      ['fourth', 'part-of', 7, compared('fourth')],
    ]
    const floors = rulings.map((_, at) => least(caseOf(claims, rolls, rulings.slice(0, at + 1))))
    assert.deepEqual(floors, [41, 42, 42, 42])
  })
})

describe('CU16: what a ruling brings beside its word may lower a floor', () => {
  const eight = claim('held', 8, { count: { min: 8, max: null, text: 'at least 8' } })
  const held = roll('held', 8)
  const six = released('gone', 6)
  const rulings = (gone: readonly (readonly [number, number])[]): readonly Ruling[] => [
    ['held', 'same-group', 8, { held: [], gone }],
  ]
  const onIt = Array.from({ length: 6 }, (_, at) => [at + 1, at + 1] as const)
  it('a list of those gone counts from then on: whoever is, or may be, on it is not surely held', () => {
    assert.equal(least(caseOf([eight], [held, six], [])), 8, 'nobody said that the lists are of the counted')
    assert.equal(least(caseOf([eight], [held, six], rulings(onIt))), 2)
  })
  it('and where the comparison rules out that they are on it, the floor stays', () =>
    assert.equal(least(caseOf([eight], [held, six], rulings([]))), 8))
  it('a contradiction does so and is told, also where a floor on stronger ground is left', () => {
    const claims = [
      claim('held', 2),
      claim('released', 1),
      claim('held', 9, { peopleOf: 'Observers', quote: 'nine observers' }),
    ]
    const rolls = [roll('seen', 1), roll('told', 2, { publisher: 'Arland' })]
    const nobody = { seen: [], told: [] }
    const before: readonly Ruling[] = [
      ['seen', 'part-of', 2, nobody],
      ['told', 'disjoint', 9, nobody],
    ]
    assert.equal(least(caseOf(claims, rolls, before)), 2, 'three are named, and one of them may have left')
    const { bounds, contradiction } = custody(caseOf(claims, rolls, [...before, ['told', 'same-group', 2, nobody]]))
    assert.equal(bounds['third-party'].min, 1)
    assert.equal(bounds.alleged.min, 1)
    assert.ok(
      contradiction?.grounds.some((ground) => ground.startsWith('ruled same-group told')),
      'three of two cannot be',
    )
  })
})
