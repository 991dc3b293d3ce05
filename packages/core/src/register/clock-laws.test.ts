import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Agreement } from '../claims/case-setting.ts'
import { chain } from '../ledger/chain.ts'
import type { EntryBody, RelationWord } from '../ledger/entry.ts'
import { whyNotAppend } from '../ledger/may-append.ts'
import { type CaseState, emptyState, replay } from '../ledger/replay.ts'
import type { Term } from '../ledger/term.ts'
import type { CodedClaim } from '../review/coded-claims.ts'
import { addDays } from '../time/calendar.ts'
import { daysOf } from '../time/edtf.ts'
import type { ObligationAnswer } from './answers.ts'
import { type CasePage, ledgerOf, statesNamed } from './build-state.ts'
import { deriveRegister } from './derive-register.ts'
import { deriveTollSeries } from './toll-series.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 120) }

const agreement: Agreement = {
  name: 'Accord',
  aliases: [],
  date: '2021-02-01',
  clauses: [
    { duty: 'exchange-all', bound: ['North', 'South'], due: '2021-02-14', text: null },
    { duty: 'cease-fire', bound: ['North', 'South'], due: null, text: null },
  ],
}
const SETTING = {
  parties: statesNamed('North', 'South'),
  agreements: [agreement],
}

const iso = (date: number) => `2021-02-${String(date).padStart(2, '0')}`
const day = fc.integer({ min: 1, max: 28 }).map(iso)
/** Exact days, stretches of days, ends that are open, and nothing at all. */
const date = fc.oneof(
  { weight: 3, arbitrary: day },
  fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 9 }))
    .map(([from, more]) => (more === 0 ? iso(from) : `${iso(from)}/${iso(Math.min(28, from + more))}`)),
  fc.constantFrom('2021-02', null),
)
const count = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((min) => ({ min, max: min, text: String(min) })),
  fc.constantFrom({ min: null, max: null, text: 'all' }, { min: 2, max: null, text: 'several' }),
)
const claim = fc.record({
  kind: fc.constantFrom('held', 'released', 'refused', 'attacked', 'killed', 'captured' as const),
  count,
  actor: fc.constantFrom('North', 'South', 'both'),
  peopleOf: fc.constantFrom('North', 'South'),
  what: fc.constantFrom('servicemen', 'civilians'),
  date,
  speaker: fc.constantFrom('article', 'North', 'South', 'somebody'),
  stance: fc.constantFrom('asserted' as const, 'asserted' as const, 'denied' as const, 'believed' as const),
  duty: fc.constant('release' as const),
  breaches: fc.constant(['cease-fire'] as const),
})

/** Words that a story may share with its copies: by them a later page can tie two earlier ones together. */
const STORY = Array.from({ length: 500 }, (_, at) => `word${at}`)
const story = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 120, max: 200 }))
  .map(([from, length]) => STORY.slice(from, from + length).join(' '))

const pages = fc
  .array(fc.tuple(fc.array(claim, { maxLength: 4 }), day, fc.option(story)), { minLength: 1, maxLength: 6 })
  .map((list) =>
    list.map(
      ([claims, published, text], at): CasePage => ({
        title: `page ${at}`,
        published,
        ...(text === null ? {} : { text }),
        claims: claims.map((each, index): CodedClaim => ({ ...each, quote: `sentence ${at} ${index} says so` })),
      }),
    ),
  )

/** A term as drawn: which one, on which claim it rests (by number, where it needs one), and its days. */
interface DrawnTerm {
  readonly word: Term['word']
  readonly duty: 'exchange-all' | 'cease-fire'
  readonly party: string | null
  readonly on: number
  readonly day: string
  /** Last day of a suspension that has one. */
  readonly end: string
  readonly more: number
}
const drawn = fc.array(
  fc.record<DrawnTerm>({
    word: fc.constantFrom(
      'due',
      'until',
      'trigger',
      'condition',
      'reading',
      'act',
      'suspended',
      'terminated',
      'lapsed',
    ),
    duty: fc.constantFrom('exchange-all', 'cease-fire'),
    party: fc.constantFrom('North', 'South', null),
    on: fc.nat({ max: 30 }),
    day: date.filter((each): each is string => each !== null),
    end: fc.constant('2021-02-28'),
    more: fc.nat({ max: 3 }),
  }),
  { maxLength: 4 },
)

const ACTS = ['performed', 'part-performed', 'breached', 'no-bearing'] as const

function termOf(given: DrawnTerm, claims: readonly string[]): Term {
  const { word, day: on, more } = given
  const at = (offset: number) => claims[(given.on + offset) % claims.length] ?? ''
  if (word === 'act') return { word, act: ACTS[more] ?? 'performed', day: more === 0 ? on : null }
  if (word === 'reading')
    return { word, name: `reading ${more}`, party: null, owed: [at(1)], leavesOut: more > 1 ? [at(2)] : [] }
  if (word === 'suspended') return { word, day: on, to: more === 0 ? null : given.end, power: 'clause 9' }
  if (word === 'terminated') return { word, day: on, power: null }
  if (word === 'trigger' || word === 'condition') return { word, says: 'the lists', day: more === 0 ? null : on }
  return { word: word as 'due' | 'until' | 'lapsed', day: on }
}

/** A ledger with these pages accepted and these terms recorded, as far as the ledger takes them. */
function stateOf(given: readonly CasePage[], terms: readonly DrawnTerm[], all = given): CaseState {
  const state = replay(emptyState(), ledgerOf(given, SETTING))
  // Terms point at claims by their place among those of all pages, so that both ledgers of a law mean the same ones.
  const claims = [...replay(emptyState(), ledgerOf(all, SETTING)).proposals.keys()]
  return terms.reduce((before, item) => {
    if (claims.length === 0) return before
    const term = termOf(item, claims)
    const body: EntryBody = {
      kind: 'term-recorded',
      agreement: 'Accord',
      duty: item.duty,
      party: item.party,
      term,
      claim: claims[item.on % claims.length] ?? null,
      why: null,
    }
    const entry = { at: '2026-01-01T00:00:00.000Z', by: 'tester', body }
    return whyNotAppend(before, entry) === null ? replay(before, chain(before.head, [entry])) : before
  }, state)
}

const words = fc.array(
  fc.record({
    relation: fc.constantFrom<RelationWord>(
      'disjoint',
      'part-of',
      'same-group',
      'exhausts',
      'transfer',
      'supersedes',
      'more',
    ),
    one: fc.nat({ max: 30 }),
    other: fc.nat({ max: 30 }),
  }),
  { maxLength: 4 },
)
type Words = typeof words extends fc.Arbitrary<infer T> ? T : never

/** The same once a person said how groups of these claims lie to one another; of claims that are not there nobody can. */
function withWords(state: CaseState, said: Words, all: readonly CasePage[]): CaseState {
  const claims = [...replay(emptyState(), ledgerOf(all, SETTING)).proposals.keys()]
  return said.reduce((before, { relation, one, other }) => {
    const [claim = '', beside = ''] = [claims[one % claims.length], claims[other % claims.length]]
    const body: EntryBody = { kind: 'relation-judged', relation, claim, other: beside, answer: 'yes', why: null }
    const entry = { at: '2026-01-01T00:00:00.000Z', by: 'tester', body }
    return whyNotAppend(before, entry) === null ? replay(before, chain(before.head, [entry])) : before
  }, state)
}

const ask = (state: CaseState, trueAt: string, knownBy: string) =>
  deriveRegister(state, { trueAt, knownBy, standing: 'believed' })

/** What a register says, without the ledger's own numbers. */
function answersOf(state: CaseState, trueAt: string, knownBy: string) {
  const { head: _h, waiting: _w, knownBy: _k, ...answers } = ask(state, trueAt, knownBy)
  const unnumbered = (answer: ObligationAnswer) => ({
    ...answer,
    terms: answer.terms.map(({ entry: _, ...term }) => term),
    readings: answer.readings.map(({ entry: _, ...reading }) => reading),
  })
  return { ...answers, obligations: answers.obligations.map(unnumbered) }
}

const lifecycle = (state: ObligationAnswer['state']) => (state === 'breached' ? 'in-force' : state)

describe(`laws of the two clocks (seed ${seed})`, () => {
  it('LG5: as known on a day is as if the pages of later days had never been written', () => {
    fc.assert(
      fc.property(pages, drawn, words, day, day, (given, terms, said, trueAt, knownBy) => {
        const known = given.filter((page) => (page.published ?? '') <= knownBy)
        const readings = (list: readonly DrawnTerm[]) => list.filter((each) => each.word !== 'reading')
        assert.deepEqual(
          answersOf(withWords(stateOf(given, readings(terms)), said, given), trueAt, knownBy),
          answersOf(withWords(stateOf(known, readings(terms), given), said, given), trueAt, '2021-03-31'),
        )
      }),
      runs,
    )
  })

  it('LG5: a later page that joins two stories as copies of one did not join them before it was written', () => {
    const told = (title: string, published: string, from: number, to: number): CasePage => ({
      title,
      published,
      text: STORY.slice(from, to).join(' '),
      claims: [
        { kind: 'killed', peopleOf: 'South', count: { min: 3, max: 3, text: '3' }, quote: `${title} counts three` },
      ],
    })
    const given = [
      told('first', '2021-02-01', 0, 200),
      told('second', '2021-02-02', 200, 400),
      told('joins both', '2021-02-20', 100, 300),
    ]
    const origins = (knownBy: string) => ask(stateOf(given, []), '2021-02-28', knownBy).toll[0]?.origins
    assert.deepEqual([origins('2021-02-10'), origins('2021-02-28')], [2, 1])
  })

  it('OB6: the states through time are what a register of each of those days would say', () => {
    fc.assert(
      fc.property(pages, drawn, day, (given, terms, asked) => {
        const state = stateOf(given, terms)
        const now = ask(state, '2021-02-28', '2021-02-28').obligations
        const then = ask(state, asked, '2021-02-28').obligations
        for (const answer of now) {
          const span = answer.timeline.find((each) => each.from <= asked && (each.to === null || asked <= each.to))
          const other = then.find((each) => each.id === answer.id)
          assert.deepEqual(
            { state: span?.state, possibly: span?.possibly },
            { state: other && lifecycle(other.state), possibly: other?.possibly },
          )
        }
      }),
      runs,
    )
  })

  it('OB6: the states through time have no gap, and no two in a row are alike', () => {
    fc.assert(
      fc.property(pages, drawn, (given, terms) => {
        for (const { timeline } of ask(stateOf(given, terms), '2021-02-28', '2021-02-28').obligations)
          for (const [at, span] of timeline.entries()) {
            const next = timeline[at + 1]
            assert.equal(span.to === null, next === undefined)
            if (next) assert.equal(addDays(span.to ?? '', 1), next.from)
            if (next) assert.notDeepEqual([span.state, span.possibly], [next.state, next.possibly])
          }
      }),
      runs,
    )
  })

  it('OB7: whatever days vague dates turn out to mean, the state is one of those listed, and what is certain stays', () => {
    fc.assert(
      fc.property(pages, drawn, day, fc.infiniteStream(fc.nat()), (given, terms, trueAt, chances) => {
        const settled = (vague: string | null | undefined): string => {
          const { earliest, latest } = vague ? daysOf(vague) : { earliest: null, latest: null }
          const [from, to] = [Number((earliest ?? iso(1)).slice(8)), Number((latest ?? iso(28)).slice(8))]
          return iso(from + ((chances.next().value ?? 0) % (to - from + 1)))
        }
        const asked = given.map((page) => ({ ...page, published: '2021-02-28' }))
        const exact = asked.map((page) => ({
          ...page,
          claims: page.claims.map((each) => ({ ...each, date: settled(each.date) })),
        }))
        // A term that a settled day makes impossible is another ledger, not another reading of this one.
        const clear = terms.filter((each) => each.word !== 'reading' || each.more < 2)
        const exactTerms = clear.map((each) => ({ ...each, day: settled(each.day) }))
        const [before, after] = [stateOf(asked, clear), stateOf(exact, exactTerms)]
        fc.pre(before.terms.length === after.terms.length)
        const told = ask(before, trueAt, '2021-02-28').obligations
        for (const answer of ask(after, trueAt, '2021-02-28').obligations) {
          const vague = told.find((each) => each.id === answer.id)
          const allowed = vague ? [lifecycle(vague.state), ...vague.possibly] : []
          assert.ok(
            allowed.includes(lifecycle(answer.state) as never),
            `${answer.says} is not among ${allowed.join(', ')}`,
          )
          const certain = vague?.flags.filter((each) => each.certain && each.against === null).length ?? 0
          assert.ok(answer.flags.filter((each) => each.certain && each.against === null).length >= certain)
        }
      }),
      runs,
    )
  })

  it('TL6: what was added over time makes up what is known in the end, and each figure is that of the register of its days', () => {
    const figureOn = (state: CaseState, id: string, on: string, known: string) => {
      const row = ask(state, on, known).toll.find((each) => each.id === id)
      return row ? { min: row.min, max: row.max } : null
    }
    fc.assert(
      fc.property(pages, words, day, day, (given, said, trueAt, knownBy) => {
        const state = withWords(stateOf(given, []), said, given)
        const question = { trueAt, knownBy, standing: 'believed' } as const
        for (const { id, points } of deriveTollSeries(state, question)) {
          for (const { day: since, asKnown, asKnownNow, gone, goneNow } of points) {
            const on = since < trueAt ? since : trueAt
            assert.deepEqual(asKnown, figureOn(state, id, on, since), `${id} on ${on} as known on ${since}`)
            assert.deepEqual(asKnownNow, figureOn(state, id, on, knownBy), `${id} on ${on} as known on ${knownBy}`)
            assert.deepEqual([gone.length > 0, goneNow.length > 0], [asKnown === null, asKnownNow === null])
            assert.ok([...gone, ...goneNow].every(({ replacedBy, row }) => replacedBy.length > 0 || row !== null))
          }
          const asked = trueAt < knownBy ? trueAt : knownBy
          const row = figureOn(state, id, asked, knownBy)
          assert.deepEqual(points.at(-1)?.asKnown, row)
          const added = points.reduce((sum, point) => sum + point.news + point.backDated, 0)
          // What a total's sorts had told before both were there was no addition to it.
          assert.ok(id.includes(' and ') || added === (row?.min ?? 0), `${added} is not ${row?.min}`)
        }
      }),
      { ...runs, numRuns: 3 * runs.numRuns },
    )
  })

  it('a term that was taken back is as if it had never been recorded', () => {
    fc.assert(
      fc.property(pages, drawn, fc.nat(), (given, terms, pick) => {
        const state = stateOf(given, terms)
        const term = state.terms[pick % Math.max(1, state.terms.length)]
        if (!term) return
        const undo = {
          at: '2026-01-01T00:00:00.000Z',
          by: 'tester',
          body: { kind: 'term-undone', entry: term.entry },
        } as const
        const undone = replay(state, chain(state.head, [undo]))
        const never = { ...state, terms: state.terms.filter((each) => each !== term) }
        assert.deepEqual(answersOf(undone, '2021-02-28', '2021-02-28'), answersOf(never, '2021-02-28', '2021-02-28'))
      }),
      runs,
    )
  })
})
