import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { chain } from '../../ledger/chain.ts'
import type { EntryBody, RelationWord } from '../../ledger/entry.ts'
import { whyNotAppend } from '../../ledger/may-append.ts'
import type { PairAnswer } from '../../ledger/people/judgement.ts'
import type { RollDescription } from '../../ledger/people/roll.ts'
import type { RollCountWord } from '../../ledger/people/roll-count.ts'
import { type CaseState, emptyState, replay } from '../../ledger/replay.ts'
import type { CodedClaim } from '../../review/coded-claims.ts'
import { type CasePage, ledgerOf, statesNamed } from '../build-state.ts'
import { deriveRegister } from '../derive-register.ts'
import { roll } from './build-rolls.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… LAW_RUNS=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 120) }

const NORTH = { capitals: ['Northport'], leaders: ['General Boreas'], demonyms: ['northern'], aliases: ['the Realm'] }
const PARTIES = statesNamed('North', 'South', 'Observers').map((party) =>
  party.name === 'North'
    ? { ...party, ...NORTH }
    : party.name === 'Observers'
      ? { ...party, kind: 'neutral' as const }
      : party,
)

const dayFrom = (min: number, max: number) =>
  fc.integer({ min, max }).map((date) => `2021-02-${String(date).padStart(2, '0')}`)
const day = dayFrom(1, 28)
const count = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((min) => ({ min, max: min, text: String(min) })),
  fc.constantFrom({ min: 1, max: null, text: 'some' }, { min: 2, max: null, text: 'several' }),
  fc.constantFrom({ min: 2, max: null, text: 'several' }, { min: null, max: null, text: 'all' }),
)
const claim = fc.record({
  kind: fc.constantFrom<CodedClaim['kind']>(
    'held',
    'held',
    'held',
    'captured',
    'captured',
    'released',
    'killed',
    'died',
  ),
  count,
  actor: fc.constantFrom('North', 'North', 'South', 'the Realm'),
  peopleOf: fc.constantFrom('South', 'South', 'North'),
  what: fc.constantFrom('servicemen', 'civilians', null),
  recipient: fc.constantFrom('South', 'East', null),
  date: fc.oneof(day, fc.constantFrom('2021-02', '2021-02-03/..', null)),
  speaker: fc.constantFrom('article', 'North', 'General Boreas', 'Northport', 'South', 'Observers', 'somebody'),
  via: fc.constantFrom([], [], ['The Courier'], ['North']),
  tells: fc.constantFrom('partOf', 'sameAs', 'disjointFrom', null, null),
  quoted: fc.nat({ max: 4 }),
})

const STORY = Array.from({ length: 400 }, (_, at) => `word${at}`)
/** A statement that pages may quote, and one that says the same and more. */
const QUOTED = ['', ' began in the north'].map(
  (more) => `said “nobody of ours has held any of their people since the new year${more}” on the day`,
)

const page = fc.record({
  claims: fc.array(claim, { maxLength: 4 }),
  published: day,
  story: fc.option(fc.nat({ max: 250 })),
  shows: fc.constantFrom('The Courier', 'Daily Page', undefined),
  credits: fc.constantFrom('The Courier', undefined),
})
const pageOf = ({ claims, published, story, shows, credits }: Drawn<typeof page>, at: number): CasePage => ({
  title: `page ${at}`,
  published,
  ...(story === null ? {} : { text: STORY.slice(story, story + 150).join(' ') }),
  ...(shows ? { shows } : {}),
  ...(credits ? { credits } : {}),
  claims: claims.map(
    ({ quoted, tells, ...each }, index): CodedClaim => ({
      ...each,
      id: `c${index}`,
      quote:
        quoted < QUOTED.length ? `${each.speaker} ${at} ${index} ${QUOTED[quoted]}` : `sentence ${at} ${index} says so`,
      ...(tells !== null && index > 0 ? { [tells]: 'c0' } : {}),
    }),
  ),
})
type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never

const list = fc.record({
  rows: fc.integer({ min: 1, max: 8 }),
  says: fc.constantFrom<RollDescription['says']>('held', 'held', 'held', 'released', 'dead', 'missing'),
  by: fc.constantFrom('North', 'North', 'North', null),
  publisher: fc.constantFrom('Observers', 'North', 'South', 'The Courier'),
  published: day,
  asOf: fc.option(dayFrom(1, 10)),
})
const idOf = (at: number): string => `list${at}`
const listed = ({ rows, says, by, publisher, published, asOf }: Drawn<typeof list>, at: number): EntryBody =>
  roll(idOf(at), rows, { says, by, publisher, published, asOf, peopleOf: 'South' })

const relating = fc.record({
  does: fc.constant('relate' as const),
  relation: fc.constantFrom<RelationWord>(
    ...(['disjoint', 'part-of', 'same-group', 'exhausts', 'transfer', 'supersedes', 'same-origin'] as const),
  ),
  one: fc.nat({ max: 30 }),
  other: fc.nat({ max: 30 }),
})
const judging = fc.record({
  does: fc.constant('judge' as const),
  answer: fc.constantFrom<PairAnswer>('same', 'same', 'different', 'unsure'),
  rows: fc.tuple(fc.nat(30), fc.nat(30)),
  lists: fc.tuple(fc.nat(30), fc.nat(30)),
})
const counting = fc.record({
  does: fc.constant('count' as const),
  word: fc.constantFrom<RollCountWord>('same-group', 'part-of', 'part-of', 'disjoint'),
  list: fc.nat({ max: 30 }),
  claim: fc.nat({ max: 30 }),
  /** Pairs of rows that its comparison leaves open, with rows of other lists by number, and a list that it leaves out. */
  open: fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)), { maxLength: 3 }),
  leavesOut: fc.nat({ max: 6 }),
})
/** Words of persons on what there is, by number: rulings on claims, judgements of rows, rulings on a roll and a claim. */
const word = fc.oneof(
  { weight: 1, arbitrary: relating },
  { weight: 3, arbitrary: judging },
  { weight: 3, arbitrary: counting },
)

const world = fc.record({
  pages: fc.array(page, { minLength: 2, maxLength: 5 }),
  lists: fc.array(list, { minLength: 2, maxLength: 4 }),
  words: fc.array(word, { minLength: 4, maxLength: 14 }),
})
type World = Drawn<typeof world>

/** What a person says, with the claims and rolls that it is about. */
function bodyOf(said: World['words'][number], { lists }: World, claims: readonly string[]): EntryBody {
  const claimAt = (at: number) => claims[at % claims.length] ?? ''
  const rowsOf = (at: number) => lists[at % lists.length]?.rows ?? 1
  switch (said.does) {
    case 'relate': {
      const [claim, other] = [claimAt(said.one), claimAt(said.other)]
      return { kind: 'relation-judged', relation: said.relation, claim, other, answer: 'yes', why: null }
    }
    case 'judge': {
      const [one, other] = said.lists.map((at, end) => ({
        roll: idOf(at % lists.length),
        row: 1 + ((said.rows[end] ?? 0) % rowsOf(at)),
      }))
      const pairs = one && other ? [{ one, other, answer: said.answer, chance: null }] : []
      return { kind: 'pairs-judged', pairs, why: null, unread: false }
    }
    case 'count': {
      const asked = said.list % lists.length
      const openWith = (at: number) =>
        said.open.flatMap(([row, list, there]): readonly (readonly [number, number])[] =>
          list % lists.length === at ? [[1 + (row % rowsOf(asked)), 1 + (there % rowsOf(at))]] : [],
        )
      const compared = lists.map((_, at) => ({ roll: idOf(at), open: openWith(at) }))
      return {
        kind: 'roll-counted',
        ...{ roll: idOf(asked), claim: claimAt(said.claim), word: said.word },
        // A list that was not there yet is compared by a later ruling.
        compared: compared.filter((_, at) => at === asked || at !== said.leavesOut),
        ...{ ruledOutBelow: 0.01, why: null },
      }
    }
  }
}

/** What is left of an act when some rolls are not there; null where nothing is. */
function without(body: EntryBody, isHere: (roll: string) => boolean): EntryBody | null {
  if (body.kind === 'roll-recorded') return isHere(body.roll.id) ? body : null
  if (body.kind === 'pairs-judged')
    return body.pairs.every(({ one, other }) => isHere(one.roll) && isHere(other.roll)) ? body : null
  if (body.kind !== 'roll-counted') return body
  return isHere(body.roll) ? { ...body, compared: body.compared.filter(({ roll: id }) => isHere(id)) } : null
}

/** The case with all that is told, and the acts on it that the ledger took. */
function caseOf(drawn: World) {
  const told = replay(emptyState(), ledgerOf(drawn.pages.map(pageOf), { parties: PARTIES }))
  const claims = [...told.proposals.keys()]
  const words = claims.length === 0 ? [] : drawn.words.map((said) => bodyOf(said, drawn, claims))
  const taken: EntryBody[] = []
  const state = [...drawn.lists.map(listed), ...words].reduce((before, body) => {
    const after = goOn(before, body)
    if (after !== before) taken.push(body)
    return after
  }, told)
  return { state, taken }
}

/** The same with what was known on a day alone. */
function knownCase(drawn: World, taken: readonly EntryBody[], knownBy: string): CaseState {
  // A page keeps its number, by which its words are its own.
  const pages = drawn.pages.map(pageOf).filter(({ published }) => (published ?? '') <= knownBy)
  const here = new Set(drawn.lists.flatMap(({ published }, at) => (published <= knownBy ? [idOf(at)] : [])))
  const told = replay(emptyState(), ledgerOf(pages, { parties: PARTIES }))
  return taken.reduce((before, body) => {
    const left = without(body, (id) => here.has(id))
    return left ? goOn(before, left) : before
  }, told)
}

function goOn(state: CaseState, body: EntryBody): CaseState {
  const draft = { at: '2026-01-02T00:00:00.000Z', by: 'tester', body }
  return whyNotAppend(state, draft) === null ? replay(state, chain(state.head, [draft])) : state
}

/** What a register says, without the ledger's own numbers. */
function answersOf(state: CaseState, trueAt: string, knownBy: string) {
  const register = deriveRegister(state, { trueAt, knownBy, standing: 'believed' })
  const { head: _h, waiting: _w, knownBy: _k, ...answers } = register
  const unnumbered = (text: string) => text.replaceAll(/ entry \d+/gu, '')
  return JSON.parse(unnumbered(JSON.stringify(answers)))
}

describe(`as known on a day, with rolls, copies, quotations and names (seed ${seed})`, () => {
  it('LG5: what was written later, page or list, is as if it had never been', () => {
    const tally = { rolls: 0, copies: 0 }
    fc.assert(
      fc.property(world, dayFrom(12, 28), dayFrom(8, 28), (drawn, trueAt, knownBy) => {
        const { state, taken } = caseOf(drawn)
        const told = answersOf(state, trueAt, knownBy)
        assert.deepEqual(told, answersOf(knownCase(drawn, taken, knownBy), trueAt, '2021-03-31'))
        const { custody } = told as ReturnType<typeof deriveRegister>
        if (custody.some(({ rolls }) => rolls.length > 0)) tally.rolls++
        if (custody.some(({ origins, claims }) => origins < claims.length)) tally.copies++
      }),
      runs,
    )
    // Where rolls bear on no answer the law would say nothing of them.
    assert.ok(tally.rolls > runs.numRuns / 100 && tally.copies > 0, JSON.stringify(tally))
    if (process.env.LAW_RUNS) console.log(JSON.stringify(tally))
  })
})

describe('LG5: what was compared for a claim of a later day', () => {
  it('was not compared yet: the comparison before it stands until that claim is known', () => {
    const counted = (text: string, published: string): CasePage => {
      const held = { kind: 'held', actor: 'North', peopleOf: 'South', speaker: 'article', date: '2021-02-01' } as const
      return {
        title: text,
        published,
        claims: [{ ...held, count: { min: 1, max: null, text }, quote: `${text} held` }],
      }
    }
    const pages = [counted('some', '2021-02-03'), counted('others', '2021-02-20')]
    const told = replay(emptyState(), ledgerOf(pages, { parties: PARTIES }))
    const [some = '', others = ''] = told.proposals.keys()
    const lists = ['one', 'two'].map((id) => roll(id, 3, { by: 'North', peopleOf: 'South', asOf: '2021-02-01' }))
    const ruledOn = (roll: string, claim: string, open: readonly (readonly [number, number])[]): EntryBody => ({
      ...{ kind: 'roll-counted', roll, claim, word: 'part-of', ruledOutBelow: 0.01, why: null },
      compared: [
        roll === 'one' ? { roll: 'one', open: [] } : { roll: 'two', open: [] },
        ...(roll === 'one' ? [] : [{ roll: 'one', open }]),
      ],
    })
    const each = [1, 2, 3].map((row) => [row, row] as const)
    // Each of the second list may be one of the first; a later comparison rules that out.
    const words = [ruledOn('one', some, []), ruledOn('two', some, each), ruledOn('two', others, [])]
    const state = [...lists, ...words].reduce(goOn, told)
    const leastAsKnown = (knownBy: string) =>
      deriveRegister(state, { trueAt: '2021-03-01', knownBy, standing: 'believed' }).custody[0]?.bounds.believed.min
    assert.deepEqual([leastAsKnown('2021-02-19'), leastAsKnown('2021-02-20')], [3, 6])
  })
})
