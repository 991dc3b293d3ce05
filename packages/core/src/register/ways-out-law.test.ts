import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { RegionConvention } from '../claims/case-setting.ts'
import { chain } from '../ledger/chain.ts'
import type { EntryBody, RelationWord } from '../ledger/entry.ts'
import { whyNotAppend } from '../ledger/may-append.ts'
import { type CaseState, emptyState, replay } from '../ledger/replay.ts'
import type { CodedClaim } from '../review/coded-claims.ts'
import type { CustodyAnswer, Register, TollAnswer } from './answers.ts'
import { type CasePage, ledgerOf, statesNamed } from './build-state.ts'
import { deriveRegister } from './derive-register.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… LAW_RUNS=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 150) }

const iso = (day: number) => `2021-02-${String(day).padStart(2, '0')}`
const count = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.option(fc.nat({ max: 1 })))
const claimOf = (kinds: readonly CodedClaim['kind'][]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    count,
    day: fc.integer({ min: 1, max: 4 }),
    /** Another claim of its page, and what it says of it. */
    says: fc.option(
      fc.tuple(fc.constantFrom('partOf' as const, 'disjointFrom' as const, 'sameAs' as const), fc.nat(3)),
    ),
  })
const ruling = fc.record({
  word: fc.constantFrom<RelationWord>('disjoint', 'more', 'part-of', 'part-of', 'same-group', 'exhausts'),
  one: fc.nat(11),
  other: fc.nat(11),
})
const drawn = (kinds: readonly CodedClaim['kind'][]) =>
  fc.record({
    pages: fc.array(fc.array(claimOf(kinds), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
    rulings: fc.array(ruling, { maxLength: 6 }),
    regions: fc.constantFrom<RegionConvention>('open', 'open', 'apart'),
  })
type Drawn = ReturnType<typeof drawn> extends fc.Arbitrary<infer T> ? T : never

function pagesOf(given: Drawn['pages']): readonly CasePage[] {
  return given.map((claims, page) => ({
    title: `page ${page}`,
    published: iso(20),
    claims: claims.map(({ kind, count: [min, more], day, says }, at): CodedClaim => {
      // A part comes after its whole: nothing is part of itself.
      const other = says && says[1] % (says[0] === 'partOf' ? Math.max(1, at) : claims.length)
      return {
        ...{ kind, actor: 'North', peopleOf: 'South', what: 'people', speaker: 'article', date: iso(day) },
        ...(kind === 'transferred' ? { recipient: 'East' } : {}),
        count: { min, max: more === null ? null : min + more, text: `figure ${page} ${at}` },
        quote: `sentence ${page} ${at} says so`,
        ...(says && other !== at ? { [says[0]]: `figure ${page} ${other}` } : {}),
      }
    }),
  }))
}

const recorded = (state: CaseState, body: EntryBody): CaseState => {
  const draft = { at: '2026-01-02T00:00:00.000Z', by: 'tester', body }
  return whyNotAppend(state, draft) === null ? replay(state, chain(state.head, [draft])) : state
}

function stateOf({ pages, rulings, regions }: Drawn): CaseState {
  const setting = { parties: statesNamed('North', 'South', 'East'), regions }
  const told = replay(emptyState(), ledgerOf(pagesOf(pages), setting))
  const claims = [...told.proposals.keys()]
  return rulings.reduce((state, { word: relation, one, other }) => {
    const [claim = '', beside = ''] = [claims[one % claims.length], claims[other % claims.length]]
    return recorded(state, { kind: 'relation-judged', relation, claim, other: beside, answer: 'yes', why: null })
  }, told)
}

/** Words of rulings, by the first word of the ground that each is. */
const RULED: Readonly<Record<string, readonly RelationWord[]>> = {
  disjoint: ['disjoint', 'more'],
  'part-of': ['part-of'],
  same: ['same-group'],
  everybody: ['exhausts'],
  stock: ['exhausts'],
}

/** What a person says who gives up for a pair what its days say by convention. */
const givenUp = (grounds: readonly string[]): readonly EntryBody[] =>
  grounds.flatMap((ground): readonly EntryBody[] => {
    const [word, claim = '', other = ''] = ground.split(' ')
    if (word !== 'days' && word !== 'within') return []
    return [{ kind: 'relation-judged', relation: 'disjoint', claim, other, answer: 'no', why: null }]
  })

/** The case once some grounds were set aside: what their pages say is rejected, and what was ruled is answered 'no'. */
function withoutGrounds(state: CaseState, grounds: readonly string[]): CaseState {
  const isOut = ({ relation, claim, other }: CaseState['relations'][number]) =>
    grounds.some((ground) => {
      const [word = '', one, two] = ground.split(' ')
      if (!RULED[word]?.includes(relation)) return false
      return relation === 'exhausts' ? claim === one : [claim, other].sort().join() === [one, two].sort().join()
    })
  // A page may tell it too: it is answered 'no'.
  const ruledOut = state.relations
    .filter(isOut)
    .reduce<CaseState>(
      (now, { relation, claim, other }) =>
        recorded(now, { kind: 'relation-judged', relation, claim, other, answer: 'no', why: null }),
      state,
    )
  const rejected = [...state.proposals.values()].filter(({ source }) => grounds.includes(source))
  const apart = givenUp(grounds).reduce(recorded, ruledOut)
  return rejected.reduce<CaseState>(
    (now, { claim }) =>
      recorded(now, {
        ...{ kind: 'claim-judged', claim: claim.id, verdict: 'rejected', amended: null, why: null, unread: false },
      }),
    apart,
  )
}

const ask = (state: CaseState) => deriveRegister(state, { trueAt: iso(10), knownBy: iso(28), standing: 'believed' })
type Answer = (CustodyAnswer & { readonly min?: never }) | TollAnswer
const endsOf = (answer: Answer | undefined) =>
  answer === undefined
    ? { min: 0, max: null }
    : 'bounds' in answer
      ? answer.bounds.believed
      : { min: answer.min, max: answer.max }

function law(kinds: readonly CodedClaim['kind'][], answersOf: (register: Register) => readonly Answer[]) {
  const tally = { ways: 0 }
  fc.assert(
    fc.property(drawn(kinds), (given) => {
      const state = stateOf(given)
      for (const answer of answersOf(ask(state)))
        for (const { setAside, min, max } of answer.contradiction?.waysOut ?? []) {
          const after = answersOf(ask(withoutGrounds(state, setAside))).find(({ id }) => id === answer.id)
          assert.equal(after?.contradiction ?? null, null, `without ${setAside.join(', ')}`)
          assert.deepEqual({ min, max }, endsOf(after), `without ${setAside.join(', ')}`)
          for (const each of setAside) {
            const fewer = ask(
              withoutGrounds(
                state,
                setAside.filter((other) => other !== each),
              ),
            )
            const before = answersOf(fewer).find(({ id }) => id === answer.id)
            assert.ok(before?.contradiction, `without ${setAside.join(', ')} is more than has to be set aside`)
          }
          tally.ways++
        }
    }),
    runs,
  )
  console.log(JSON.stringify(tally))
  assert.ok(tally.ways > runs.numRuns / 20, JSON.stringify(tally))
}

/** Where a claim tells what each word says. */
const TELLS: Readonly<Partial<Record<RelationWord, 'partOf' | 'sameAs' | 'disjointFrom'>>> = {
  ...{ disjoint: 'disjointFrom', more: 'disjointFrom', 'part-of': 'partOf', 'same-group': 'sameAs' },
}

/** The grounds of a case in which figures are kept apart by nothing but words, as ways out name them. */
function groundsOf(state: CaseState): readonly string[] {
  const words: Readonly<Partial<Record<RelationWord, string>>> = { more: 'disjoint', 'same-group': 'same' }
  // What a page tells too is set aside with the page, whichever way round it was ruled.
  const isTold = ({ relation, claim, other }: CaseState['relations'][number]) => {
    const told = TELLS[relation]
    const tells = (one: string, two: string) => told && state.proposals.get(one)?.claim[told] === two
    return tells(claim, other) || (relation !== 'part-of' && tells(other, claim))
  }
  const rulings = state.relations.filter((ruling) => !isTold(ruling))
  const ruled = rulings.map(({ relation, claim, other }) =>
    relation === 'exhausts' ? `everybody ${claim}` : `${words[relation] ?? relation} ${claim} ${other}`,
  )
  return [...new Set([...state.sources.keys(), ...ruled])]
}

/**
 * Sets of grounds that lead out, up to three of them, of which none can stay: found by trying each. Where one has no part in what contradicts
 * itself without the others, it is no way out to set it aside: that bears on the answer no more then, and contradicts itself all the same.
 */
function allWays(state: CaseState, id: string, answersOf: (register: Register) => readonly Answer[]) {
  const found: (readonly string[])[] = []
  const grounds = groundsOf(state)
  const without = (way: readonly string[]) =>
    answersOf(ask(withoutGrounds(state, way))).find((answer) => answer.id === id)?.contradiction
  const hasPart = (each: string, way: readonly string[]) =>
    without(way.filter((other) => other !== each))?.grounds.some((ground) => keyOf([ground]) === keyOf([each]))
  const tryAll = (chosen: readonly string[], from: number, size: number): void => {
    if (chosen.length < size) {
      for (let at = from; at < grounds.length; at++) tryAll([...chosen, grounds[at] ?? ''], at + 1, size)
      return
    }
    if (found.some((way) => way.every((each) => chosen.includes(each)))) return
    if (!without(chosen)) found.push(chosen)
  }
  for (let size = 1; size <= 3; size++) tryAll([], 0, size)
  return found.filter((way) => way.every((each) => hasPart(each, way)))
}

/** How ways out are told apart: a count of all that closes a stock is told as such, and two words of one pair as one. */
const keyOf = (way: readonly string[]): string =>
  way
    .map((ground) => {
      const [word = '', ...claims] = ground.replace(/^stock /u, 'everybody ').split(' ')
      return [word, ...(word === 'part-of' ? claims : claims.sort())].join(' ')
    })
    .sort()
    .join(', ')

function completeLaw(kinds: readonly CodedClaim['kind'][], answersOf: (register: Register) => readonly Answer[]) {
  const tally = { told: 0, open: 0, openWithoutNeed: 0 }
  fc.assert(
    fc.property(drawn(kinds), (given) => {
      const state = stateOf({ ...given, regions: 'open' })
      for (const { id, contradiction } of answersOf(ask(state))) {
        if (!contradiction) continue
        const listed = new Set(contradiction.waysOut.map(({ setAside }) => keyOf(setAside)))
        const others = allWays(state, id, answersOf).filter((way) => !listed.has(keyOf(way)))
        if (contradiction.more) tally[others.length > 0 ? 'open' : 'openWithoutNeed']++
        else {
          assert.deepEqual(others, [], `not told: ${JSON.stringify(others)}`)
          tally.told++
        }
      }
    }),
    { ...runs, numRuns: Math.ceil(runs.numRuns / 3) },
  )
  console.log(JSON.stringify(tally))
  assert.ok(tally.told > 0, JSON.stringify(tally))
}

describe(`DX8: where it is not said that there may be other ways out, there are none (seed ${seed})`, () => {
  it('of a toll', () => completeLaw(['killed'], ({ toll }) => toll))
  it('of people held', () => completeLaw(['held', 'captured', 'released'], ({ custody }) => custody))
})

describe(`DX8: each way out is what the register says once it was taken (seed ${seed})`, () => {
  it('of a toll', () => law(['killed'], ({ toll }) => toll))
  it('of people held', () => law(['held', 'captured', 'released'], ({ custody }) => custody))
  it('of people held, of whom some died or fled', () =>
    law(['held', 'captured', 'released', 'died', 'escaped', 'killed'], ({ custody }) => custody))
  it('of people held, of whom some went on to another holder', () =>
    law(['held', 'captured', 'released', 'transferred', 'died'], ({ custody }) => custody))
})
