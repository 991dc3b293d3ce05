import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { CaseSetting, Place } from '../claims/case-setting.ts'
import { emptyState, replay } from '../ledger/replay.ts'
import type { CodedClaim } from '../review/coded-claims.ts'
import { whyProofFails } from './bounds/check-certificate.ts'
import type { Proof } from './bounds.ts'
import { type CasePage, ledgerOf, statesNamed } from './build-state.ts'
import { deriveRegister } from './derive-register.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 200) }

const place = (name: string, within: string | null): Place => ({ name, aliases: [], within })
/** Villages of two districts of one province; a farm that nothing is said of. */
const PLACES: readonly Place[] = [
  place('Province', null),
  place('East', 'Province'),
  place('West', 'Province'),
  place('Mill', 'East'),
  place('Ford', 'East'),
  place('Hill', 'West'),
  place('Farm', null),
]
const VILLAGES = ['Mill', 'Ford', 'Hill', 'Farm']
const AROUND: Readonly<Record<string, readonly string[]>> = {
  Mill: ['Mill', 'East', 'Province'],
  Ford: ['Ford', 'East', 'Province'],
  Hill: ['Hill', 'West', 'Province'],
  Farm: ['Farm'],
}
const setting = (regions: CaseSetting['regions'] = 'apart') => ({
  parties: statesNamed('North', 'South'),
  places: PLACES,
  ...(regions ? { regions } : {}),
})

const dayOf = (day: number) => `2021-03-${String(day).padStart(2, '0')}`
const kind = fc.constantFrom<CodedClaim['kind']>('killed', 'captured', 'died')
/** Who it happened to, one person each: where and on what day. */
const happened = fc.array(
  fc.record({ village: fc.constantFrom(...VILLAGES), day: fc.integer({ min: 1, max: 9 }), kind }),
  {
    maxLength: 14,
  },
)
/** A figure of what happened in a place and some days: all of it, or fewer. */
const figure = fc.record({
  kind,
  place: fc.constantFrom('Mill', 'Ford', 'Hill', 'Farm', 'East', 'West', 'Province', null),
  from: fc.integer({ min: 1, max: 9 }),
  days: fc.nat({ max: 8 }),
  dated: fc.boolean(),
  fewer: fc.nat({ max: 2 }),
})
type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never

const inside = (
  one: Drawn<typeof happened>[number],
  { kind: of, place: where, from, days, dated }: Drawn<typeof figure>,
) =>
  one.kind === of &&
  (where === null || (AROUND[one.village] ?? []).includes(where)) &&
  (!dated || (one.day >= from && one.day <= from + days))

function pagesOf(world: Drawn<typeof happened>, figures: readonly Drawn<typeof figure>[]): readonly CasePage[] {
  return figures.map((each, at): CasePage => {
    const true_ = world.filter((one) => inside(one, each)).length
    const count = { min: Math.max(0, true_ - each.fewer), max: null, text: String(true_) }
    const date = each.dated ? `${dayOf(each.from)}/${dayOf(each.from + each.days)}` : null
    const claim = { kind: each.kind, place: each.place, actor: 'North', peopleOf: 'South', date, count }
    return { title: `page ${at}`, published: dayOf(30), claims: [{ ...claim, quote: `figure ${at} says so` }] }
  })
}

interface Bounded {
  readonly id: string
  readonly min: number
  readonly proof: Proof | null
}
/** Floors of the toll and of custody. */
function floors(pages: readonly CasePage[], regions: CaseSetting['regions'] = 'apart'): ReadonlyMap<string, Bounded> {
  const question = { trueAt: dayOf(30), knownBy: dayOf(30), standing: 'reported' } as const
  const { toll, custody } = deriveRegister(replay(emptyState(), ledgerOf(pages, setting(regions))), question)
  const all = [...toll, ...custody.map((each) => ({ ...each, min: each.bounds.reported.min }))]
  return new Map(all.map((each) => [each.id, each]))
}

describe(`places and days that keep happenings apart (seed ${seed})`, () => {
  it('TL7, CU15: true figures never add up to more than there were, and each proof replays', () => {
    fc.assert(
      fc.property(happened, fc.array(figure, { maxLength: 9 }), (world, figures) => {
        const there = (of: string) => world.filter((one) => one.kind === of).length
        // Who died in custody is off the floor of those taken only as far as it is told.
        const died = figures.some((each) => each.kind === 'died')
        for (const { id, min, proof } of floors(pagesOf(world, figures)).values()) {
          const of = id.startsWith('custody') ? 'captured' : (id.split('/')[1] ?? '')
          if (!(of === 'captured' && died)) assert.ok(min <= there(of), `${id}: at least ${min} of ${there(of)}`)
          if (proof?.lower) assert.equal(whyProofFails(proof.system, proof.lower), null)
        }
      }),
      runs,
    )
  })

  it('the choice can only raise a floor, and a figure more never lowers one', () => {
    const losses = figure.filter((each) => each.kind !== 'died')
    fc.assert(
      fc.property(happened, fc.array(losses, { maxLength: 8 }), losses, (world, figures, another) => {
        const pages = pagesOf(world, [...figures, another])
        const [without, open, now] = [floors(pages.slice(0, -1)), floors(pages, 'open'), floors(pages)]
        for (const { id, min } of [...without.values(), ...open.values()]) assert.ok((now.get(id)?.min ?? 0) >= min, id)
      }),
      runs,
    )
  })

  it('many figures give a floor that holds: days one after another where pairs are too many', () => {
    const figures = Array.from({ length: 60 }, (_, at) => ({ place: at % 2 ? 'Mill' : 'Hill', day: (at % 28) + 1 }))
    const pages = figures.map(({ place: where, day }, at): CasePage => {
      const claim = { kind: 'killed' as const, place: where, actor: 'North', peopleOf: 'South', date: dayOf(day) }
      const count = { min: 2, max: 2, text: 'two' }
      return { title: `page ${at}`, published: dayOf(30), claims: [{ ...claim, count, quote: `figure ${at}` }] }
    })
    const row = floors(pages).get('toll/killed/South/people')
    assert.equal(row?.min, 56)
    assert.ok(row.proof?.lower)
    assert.equal(whyProofFails(row.proof.system, row.proof.lower), null)
  })

  it('TL4: a figure of a village stands in the cells of the village, its district and its province, each by its name', () => {
    const claim = { kind: 'killed' as const, place: 'Mill', actor: 'North', peopleOf: 'South', date: dayOf(3) }
    const page = { title: 'page', published: dayOf(30), claims: [{ ...claim, count: null, quote: 'some were killed' }] }
    const question = { trueAt: dayOf(30), knownBy: dayOf(30), standing: 'reported' } as const
    const [row] = deriveRegister(replay(emptyState(), ledgerOf([page], setting())), question).toll
    assert.deepEqual(
      row?.places.map(({ cell, min }) => [cell, min]),
      [
        ['East', 1],
        ['Mill', 1],
        ['Province', 1],
      ],
    )
  })

  it('a state follows from no place and no day', () => {
    const held = fc.array(fc.record({ count: fc.integer({ min: 1, max: 9 }), day: fc.integer({ min: 1, max: 28 }) }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(held, (counts) => {
        const pages = counts.map(({ count, day }, at): CasePage => {
          const claim = { kind: 'held' as const, place: VILLAGES[at % 4], actor: 'North', peopleOf: 'South' }
          const bounds = { min: count, max: count, text: String(count) }
          return {
            title: `page ${at}`,
            published: dayOf(30),
            claims: [{ ...claim, count: bounds, date: dayOf(day), quote: `figure ${at}` }],
          }
        })
        assert.equal(floors(pages).get('custody/North/South')?.min, Math.max(...counts.map(({ count }) => count)))
      }),
      runs,
    )
  })
})
