import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { EntryBody } from '../../ledger/entry.ts'
import { type Mention, mentionKey } from '../../ledger/people/roll.ts'
import type { RollCountWord } from '../../ledger/people/roll-count.ts'
import { caseOf, claim, least, recorded, released, roll, said } from './build-rolls.ts'

const seed = Number(process.env.MUSTER_SEED ?? Date.now() % 2 ** 31)
const rows = fc.array(fc.nat(9), { minLength: 1, maxLength: 7 })

describe(`CU16: the floor never exceeds those who were held (seed ${seed})`, () => {
  it('whatever rolls name whom, whatever is judged rightly and whatever is left open', () => {
    const world = fc.record({
      /** Which of ten people each row names; a person may be named twice. */
      rolls: fc.tuple(rows, rows),
      gone: rows,
      /** How a true or wrong pair is treated, in turn. */
      fates: fc.array(fc.constantFrom('same', 'open', 'open', 'judged-open'), { minLength: 1, maxLength: 20 }),
      isRelease: fc.constantFrom<RollCountWord>('unsure', 'part-of', 'same-group'),
    })
    fc.assert(
      fc.property(world, ({ rolls: [one, two], gone, fates, isRelease }) => {
        const lists: Readonly<Record<string, readonly number[]>> = { one, two, gone }
        const [bodies, open] = judgedRightly(lists, fates)
        const left = new Set(gone)
        const heldBefore = new Set([...one, ...two])
        const compared = (id: string) =>
          Object.fromEntries(['one', 'two', 'gone'].map((other) => [other, open[`${id} ${other}`] ?? []]))
        const few = claim('held', 1, { count: { min: 1, max: null, text: 'some' } })
        const state = caseOf(
          [
            few,
            claim('released', 100 + left.size, {
              count: { min: left.size, max: left.size, text: `${left.size}` },
              quote: 'they were released',
            }),
          ],
          [roll('one', one.length), roll('two', two.length), released('gone', gone.length), ...bodies],
          [
            ['one', 'part-of', 1, compared('one')],
            ['two', 'part-of', 1, compared('two')],
          ],
        )
        const releasedClaim =
          [...state.proposals.values()].find((each) => each.claim.kind === 'released')?.claim.id ?? ''
        const ruled = recorded(state, {
          kind: 'roll-counted',
          roll: 'gone',
          claim: releasedClaim,
          word: isRelease,
          compared: isRelease === 'unsure' ? [] : [{ roll: 'gone', open: open['gone gone'] ?? [] }],
          ruledOutBelow: 0.01,
          why: null,
        })
        const still = [...heldBefore].filter((person) => !left.has(person)).length
        // The claim's own 'some' were held and may have been others: it can hold the floor at one.
        assert.ok(least(ruled) <= Math.max(still, 1), `${least(ruled)} of ${still}`)
      }),
      { seed, numRuns: 300 },
    )
  })
})

/** Judgements that are right, and the pairs that are left open: of a true pair nobody ever says that it is two people. */
function judgedRightly(lists: Readonly<Record<string, readonly number[]>>, fates: readonly string[]) {
  const bodies: EntryBody[] = []
  const open: Record<string, (readonly [number, number])[]> = {}
  const leaveOpen = (one: Mention, other: Mention) => {
    const key = `${one.roll} ${other.roll}`
    open[key] = [...(open[key] ?? []), [one.row, other.row]]
  }
  for (const [turn, [one, other]] of truePairs(lists).entries()) {
    const fate = fates[turn % fates.length]
    if (fate === 'same') bodies.push(said(mentionKey(one), 'same', mentionKey(other)))
    if (fate === 'judged-open') bodies.push(said(mentionKey(one), 'unsure', mentionKey(other)))
    if (fate !== 'open') continue
    leaveOpen(one, other)
    if (one.roll !== other.roll) leaveOpen(other, one)
  }
  return [bodies, open] as const
}

function truePairs(lists: Readonly<Record<string, readonly number[]>>): readonly (readonly [Mention, Mention])[] {
  const all = Object.entries(lists).flatMap(([roll, people]) =>
    people.map((person, at) => ({ roll, row: at + 1, person })),
  )
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap((other) =>
      one.person === other.person
        ? [
            [
              { roll: one.roll, row: one.row },
              { roll: other.roll, row: other.row },
            ] as const,
          ]
        : [],
    ),
  )
}
