import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { chain } from '../../ledger/chain.ts'
import type { EntryBody, RelationWord } from '../../ledger/entry.ts'
import { whyNotAppend } from '../../ledger/may-append.ts'
import type { PairAnswer } from '../../ledger/people/judgement.ts'
import type { RollCountWord } from '../../ledger/people/roll-count.ts'
import { type CaseState, emptyState, replay } from '../../ledger/replay.ts'
import type { CustodyAnswer } from '../answers.ts'
import { type CasePage, ledgerOf } from '../build-state.ts'
import { deriveRegister } from '../derive-register.ts'
import { caseOf, claim, custody, parties, roll, said } from './build-rolls.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… LAW_RUNS=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 150) }

const ROWS = 4
const row = fc.integer({ min: 1, max: ROWS })
const list = fc.record({
  says: fc.constantFrom('held', 'held', 'released'),
  rows: row,
  day: fc.integer({ min: 1, max: 4 }),
})
const drawn = fc.record({
  claims: fc.array(
    fc.record({
      kind: fc.constantFrom('held', 'captured', 'released' as const),
      min: row,
      more: fc.option(fc.nat({ max: 1 })),
      day: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  lists: fc.array(list, { minLength: 1, maxLength: 3 }),
  judged: fc.array(
    fc.record({
      one: fc.nat(2),
      row,
      other: fc.nat(2),
      otherRow: row,
      answer: fc.constantFrom<PairAnswer>('same', 'same', 'different', 'unsure'),
    }),
    { maxLength: 5 },
  ),
  onLists: fc.array(
    fc.record({
      list: fc.nat(2),
      claim: fc.nat(3),
      word: fc.constantFrom<RollCountWord>('same-group', 'same-group', 'part-of', 'disjoint'),
      /** Rows that the comparison left open, and whether a list was compared at all. */
      open: fc.array(fc.tuple(fc.nat(2), row, row), { maxLength: 3 }),
      left: fc.nat(5),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  rulings: fc.array(
    fc.record({
      word: fc.constantFrom<RelationWord>('disjoint', 'part-of', 'same-group', 'exhausts', 'exhausts'),
      one: fc.nat(3),
      other: fc.nat(3),
    }),
    { maxLength: 4 },
  ),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

const iso = (day: number, month = 1) => `2021-0${month}-0${day}`
const nameOf = (at: number) => `list${at}`

const pagesOf = ({ claims }: Drawn): readonly CasePage[] =>
  claims.map(({ kind, min, more, day }, at) => ({
    title: `page ${at}`,
    published: '2021-02-20',
    claims: [
      claim(kind, min, {
        count: { min, max: more === null ? null : min + more, text: `figure ${at}` },
        date: kind === 'released' ? iso(day + 1) : iso(day),
        quote: `sentence ${at} says so`,
      }),
    ],
  }))

/** What is recorded beside the pages, with the ground of each word that is one. */
interface Said {
  readonly body: EntryBody
  /** The lists without which it would not have been said. */
  readonly lists: readonly string[]
  readonly isGround: (ground: string) => boolean
}

const never = () => false

function wordsOf({ lists, judged, onLists, rulings }: Drawn, ids: readonly string[]): readonly Said[] {
  const at = (n: number) => n % lists.length
  const rowOf = (n: number, row: number) => ((row - 1) % (lists[at(n)]?.rows ?? 1)) + 1
  const id = (n: number) => ids[n % ids.length] ?? ''
  return [
    ...lists.map(
      ({ says, rows, day }, n): Said => ({
        body: roll(nameOf(n), rows, { says: says as 'held', asOf: iso(says === 'held' ? day : day + 1) }),
        lists: [nameOf(n)],
        isGround: never,
      }),
    ),
    ...judged.map(({ one, row, other, otherRow, answer }): Said => {
      const [a, b] = [nameOf(at(one)), nameOf(at(other))]
      return {
        body: said(`${a}/${rowOf(one, row)}`, answer, `${b}/${rowOf(other, otherRow)}`),
        lists: [a, b],
        isGround: never,
      }
    }),
    ...onLists.map(({ list, claim, word, open, left }): Said => {
      const name = nameOf(at(list))
      const compared = lists.flatMap((_, n) =>
        n === left
          ? []
          : {
              roll: nameOf(n),
              open: open.flatMap(([with_, one, other]): readonly (readonly [number, number])[] =>
                at(with_) === n ? [[rowOf(list, one), rowOf(n, other)]] : [],
              ),
            },
      )
      return {
        body: {
          ...{ kind: 'roll-counted', roll: name, claim: id(claim), word, compared, ruledOutBelow: 0.01, why: null },
        },
        lists: [name],
        isGround: (ground) => ground.startsWith(`ruled ${word} ${name} ${id(claim)} `),
      }
    }),
    ...rulings.map(({ word: relation, one, other }): Said => {
      const [claim, beside] = [id(one), relation === 'exhausts' ? (ids.at(-1) ?? '') : id(other)]
      return {
        body: { kind: 'relation-judged', relation, claim, other: beside, answer: 'yes', why: null },
        lists: [],
        isGround: (ground) => {
          const [word = '', a, b] = ground.split(' ')
          if (!RULED[word]?.includes(relation)) return false
          return relation === 'exhausts' ? claim === a : [claim, beside].sort().join() === [a, b].sort().join()
        },
      }
    }),
  ]
}

const RULED: Readonly<Record<string, readonly RelationWord[]>> = {
  disjoint: ['disjoint'],
  'part-of': ['part-of'],
  same: ['same-group'],
  everybody: ['exhausts'],
  stock: ['exhausts'],
}

const BESIDE: CasePage = {
  title: 'beside',
  published: '2021-02-20',
  claims: [{ kind: 'attacked', actor: 'Arland', speaker: 'article', date: iso(1), quote: 'an attack beside all that' }],
}

const taken = (state: CaseState, body: EntryBody): CaseState | null => {
  const draft = { at: '2026-01-02T00:00:00.000Z', by: 'tester', body }
  return whyNotAppend(state, draft) === null ? replay(state, chain(state.head, [draft])) : null
}

/** Words that a ledger takes in their order: what contradicts an earlier one was never said. */
function takenWords(given: Drawn, told: CaseState): readonly Said[] {
  let state = told
  return wordsOf(given, [...told.proposals.keys()]).filter(({ body }) => {
    const next = taken(state, body)
    state = next ?? state
    return next !== null
  })
}

/** A case in which some grounds were never told of: pages are rejected, lists and words on them not recorded. */
function stateOf(given: Drawn, setAside: readonly string[]): CaseState {
  const told = replay(emptyState(), ledgerOf([...pagesOf(given), BESIDE], { parties }))
  const out = new Set(setAside.flatMap((ground) => (ground.startsWith('on ') ? [ground.slice(3)] : [])))
  const words = takenWords(given, told)
  // A ruling taken back leaves nothing said of its list and claim, whatever was said of them before.
  const ruled = words.filter(({ body, isGround }) => body.kind === 'roll-counted' && setAside.some(isGround))
  const gone = new Set(ruled.map(({ body }) => (body.kind === 'roll-counted' ? `${body.roll} ${body.claim}` : '')))
  const left = words.flatMap(({ body, lists, isGround }): readonly EntryBody[] => {
    if (lists.some((each) => out.has(each))) return []
    if (body.kind === 'relation-judged') return [setAside.some(isGround) ? { ...body, answer: 'no' } : body]
    if (body.kind !== 'roll-counted') return [body]
    if (gone.has(`${body.roll} ${body.claim}`)) return []
    return [{ ...body, compared: body.compared.filter(({ roll }) => !out.has(roll)) }]
  })
  const rejected = [...told.proposals.values()]
    .filter(({ source }) => setAside.includes(source))
    .map(
      ({ claim }): EntryBody => ({
        ...{ kind: 'claim-judged', claim: claim.id, verdict: 'rejected', amended: null, why: null, unread: false },
      }),
    )
  return [...left, ...rejected].reduce((state, body) => taken(state, body) ?? state, told)
}

const ask = (state: CaseState): CustodyAnswer | undefined =>
  deriveRegister(state, { trueAt: '2021-02-10', knownBy: '2021-03-01', standing: 'believed' }).custody.find(
    ({ holder, peopleOf }) => holder === 'Borland' && peopleOf === 'Arland',
  )

describe(`DX8: a way out that sets lists of people aside is what the register says without them (seed ${seed})`, () => {
  it('of people held, counted and named', () => {
    const tally = { ways: 0, lists: 0 }
    fc.assert(
      fc.property(drawn, (given) => {
        const answer = ask(stateOf(given, []))
        for (const { setAside, min, max } of answer?.contradiction?.waysOut ?? []) {
          const after = ask(stateOf(given, setAside))
          assert.equal(after?.contradiction ?? null, null, `without ${setAside.join(', ')}`)
          assert.deepEqual(
            { min, max },
            after?.bounds.believed ?? { min: 0, max: null },
            `without ${setAside.join(', ')}`,
          )
          for (const each of setAside) {
            const fewer = setAside.filter((other) => other !== each)
            assert.ok(
              ask(stateOf(given, fewer))?.contradiction,
              `${each} need not be set aside with ${fewer.join(', ')}`,
            )
          }
          tally.ways++
          if (setAside.some((ground) => ground.startsWith('on '))) tally.lists++
        }
      }),
      runs,
    )
    console.log(JSON.stringify(tally))
    assert.ok(tally.lists > runs.numRuns / 40, JSON.stringify(tally))
  })
})

describe('DX8: a list of people among what cannot all hold', () => {
  it('is one ground by its name, and without it the count stands as if the list had never been told of', () => {
    const two = claim('held', 2)
    const state = caseOf([two], [roll('told', 3)], [['told', 'same-group', 2, { told: [] }]])
    const { contradiction } = custody(state)
    const names = new Map(contradiction?.named.map(({ id, says }) => [id, says]))
    const ways = contradiction?.waysOut.map(
      ({ setAside, min, max }) => `${setAside.map((id) => names.get(id)).join(' and ')}: ${min} to ${max}`,
    )
    assert.deepEqual(ways?.toSorted(), [
      'the list of Observers of 2021-01-01: 2 to null',
      'the ruling on how the list of Observers of 2021-01-01 and “2” (Observers, “Page”) lie to one another: 2 to null',
      '“Page”: 0 to null',
    ])
    assert.equal(contradiction?.more, false)
  })
})
