import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Agreement, CaseSetting } from '../claims/case-setting.ts'
import { STANDINGS } from '../claims/kinds.ts'
import { chain, NO_ENTRIES } from '../ledger/chain.ts'
import { type Entry, type EntryBody, RELATIONS, VERDICTS } from '../ledger/entry.ts'
import { whyNotAppend } from '../ledger/may-append.ts'
import { type CaseState, emptyState, replay } from '../ledger/replay.ts'
import type { Term } from '../ledger/term.ts'
import type { CodedClaim } from '../review/coded-claims.ts'
import { type CasePage, ledgerOf, statesNamed } from './build-state.ts'
import { deriveRegister, type RegisterQuestion } from './derive-register.ts'
import { RegisterBook } from './register-book.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 250) }

const agreement: Agreement = {
  name: 'Accord',
  aliases: [],
  date: '2021-02-01',
  clauses: [
    { duty: 'exchange-all', bound: ['North', 'South'], due: '2021-02-14', text: null },
    { duty: 'cease-fire', bound: ['North', 'South'], due: null, text: null },
  ],
}
const SETTING = { parties: statesNamed('North', 'South'), agreements: [agreement] }

/** What a person may change of a setting on the way; some of it changes the words of claims, some only answers, some neither. */
const SETTINGS: readonly Partial<CaseSetting>[] = [
  { name: 'another name' },
  { people: { reviewers: 2, delegates: [] } },
  { regions: 'apart' },
  { regions: 'open' },
  { places: [{ name: 'Upper Town', aliases: [], within: 'Hills' }] },
  { agreements: [] },
  { numerals: 'strict' },
  { parties: statesNamed('North') },
]

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never

const day = fc.integer({ min: 1, max: 28 }).map((date) => `2021-02-${String(date).padStart(2, '0')}`)
const date = fc.oneof({ weight: 3, arbitrary: day }, fc.constantFrom('2021-02', '2021-02-03/..', null))
const count = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((min) => ({ min, max: min, text: String(min) })),
  fc.constantFrom(null, { min: null, max: null, text: 'all' }, { min: 2, max: null, text: 'several' }),
)
/** Sentences that pages of made-up stories may share, one of them a statement that is quoted. */
const NOBODY = 'nobody of ours has held any of their people since the new year'
/** The second says what the first does and more, the third is another statement. */
const QUOTED = [
  NOBODY,
  `${NOBODY} began in the north`,
  'we shall let all of them go home before the month is over',
].map((words) => `said “${words}” on the day`)
const words = (from: number) => Array.from({ length: 160 }, (_, at) => `word${from + at}`).join(' ')

/** A ledger is about few kinds, so that its claims meet in one answer. */
const KINDS: readonly (readonly CodedClaim['kind'][])[] = [
  ['held', 'captured', 'released', 'killed', 'refused', 'attacked', 'accused', 'undertaking'],
  ['killed'],
  ['held', 'released'],
  ['captured', 'transferred', 'died', 'escaped', 'killed'],
  ['captured', 'accused', 'refused'],
]

const claim = fc.record({
  kind: fc.nat(),
  count,
  actor: fc.constantFrom('North', 'South', 'both'),
  peopleOf: fc.constantFrom('North', 'South', null),
  what: fc.constantFrom('servicemen', 'civilians', null),
  recipient: fc.constantFrom('North', 'South', 'East', null),
  place: fc.constantFrom('Upper Town', null),
  date,
  speaker: fc.constantFrom('article', 'North', 'South', 'somebody'),
  stance: fc.constantFrom('asserted' as const, 'asserted' as const, 'denied' as const, 'believed' as const),
  via: fc.constantFrom([], [], ['The Courier'], ['North']),
  quoted: fc.nat({ max: 5 }),
  tells: fc.constantFrom('partOf', 'sameAs', 'disjointFrom', null, null),
})

const page = fc.record({
  claims: fc.array(claim, { maxLength: 4 }),
  published: fc.option(day),
  story: fc.option(fc.nat({ max: 160 })),
  shows: fc.constantFrom('The Courier', 'Daily Page', undefined),
  credits: fc.constantFrom('The Courier', undefined),
})

const pageOf = (
  { claims, published, story, shows, credits }: Drawn<typeof page>,
  at: number,
  kinds: readonly CodedClaim['kind'][],
): CasePage => ({
  title: `page ${at}`,
  published,
  ...(story === null ? {} : { text: words(story) }),
  ...(shows ? { shows } : {}),
  ...(credits ? { credits } : {}),
  claims: claims.map(
    ({ quoted, tells, ...each }, index): CodedClaim => ({
      ...each,
      kind: kinds[each.kind % kinds.length] ?? 'held',
      id: `c${index}`,
      quote:
        quoted < QUOTED.length ? `${each.speaker} ${at} ${index} ${QUOTED[quoted]}` : `sentence ${at} ${index} says so`,
      duty: 'release',
      breaches: ['cease-fire'],
      charge: 'sabotage',
      ...(tells !== null && index > 0 ? { [tells]: 'c0' } : {}),
    }),
  ),
})

/** What people do once the pages are there: verdicts, doubts about them, rulings, terms; by number, on claims recorded so far. */
const act = fc.record({
  does: fc.constantFrom(
    'judge',
    'judge',
    'undo',
    'undo',
    'relate',
    'relate',
    'term',
    'untold',
    'date',
    'date',
    'setting',
  ),
  on: fc.nat(),
  other: fc.nat(),
  verdict: fc.constantFrom(...VERDICTS),
  relation: fc.constantFrom(...RELATIONS),
  answer: fc.constantFrom('yes', 'yes', 'no', 'unsure' as const),
  day,
})

const TYING = ['relate', 'judge', 'relate', 'undo', 'relate'] as const

function bodyOf(given: Drawn<typeof act>, state: CaseState): EntryBody | null {
  const claims = [...state.proposals.values()]
  const [one, two] = [claims[given.on % claims.length], claims[given.other % claims.length]]
  if (!one || !two) return null
  const { id } = one.claim
  switch (given.does) {
    case 'judge': {
      const amended =
        given.verdict === 'amended' ? { ...one.claim, count: two.claim.count, what: two.claim.what } : null
      return { kind: 'claim-judged', claim: id, verdict: given.verdict, amended, why: null, unread: false }
    }
    case 'undo': {
      const last = state.verdicts.get(id)?.at(-1)
      return last ? { kind: 'verdict-undone', entry: last.entry, claim: id } : null
    }
    case 'relate': {
      const { relation, answer } = given
      return { kind: 'relation-judged', relation, claim: id, other: two.claim.id, answer, why: null }
    }
    case 'term': {
      const term: Term =
        given.other % 2 === 0
          ? { word: 'act', act: 'performed', day: given.day }
          : { word: 'reading', name: 'ours', party: null, owed: [two.claim.id], leavesOut: [] }
      return {
        kind: 'term-recorded',
        agreement: 'Accord',
        duty: 'exchange-all',
        party: null,
        term,
        claim: id,
        why: null,
      }
    }
    case 'untold': {
      const term = state.terms[given.on % Math.max(1, state.terms.length)]
      return term ? { kind: 'term-undone', entry: term.entry } : null
    }
    case 'setting':
      return { kind: 'setting-changed', setting: { ...state.setting, ...(SETTINGS[given.on % SETTINGS.length] ?? {}) } }
    case 'date':
      return { kind: 'source-dated', source: one.source, published: given.day, why: null }
  }
}

/** A ledger in pieces: the pages one after another, with acts of people in between. */
function piecesOf(
  pages: readonly CasePage[],
  acts: readonly Drawn<typeof act>[],
  each: number,
): readonly (readonly Entry[])[] {
  const pieces: (readonly Entry[])[] = []
  let state = emptyState()
  const append = (bodies: readonly EntryBody[]) => {
    const entries: Entry[] = []
    for (const body of bodies) {
      const draft = { at: '2026-01-01T00:00:00.000Z', by: 'tester', body }
      if (whyNotAppend(state, draft) !== null) continue
      const [entry] = chain(state.head, [draft])
      if (!entry) continue
      entries.push(entry)
      state = replay(state, [entry])
    }
    pieces.push(entries)
  }
  const [opened, ...bodies] = ledgerOf(pages, SETTING).map(({ body }) => body)
  if (opened) append([opened])
  // Every page with its claims and verdicts at once, as it is when a page is added with its claims coded.
  const ofPages = bodies.reduce<EntryBody[][]>((lists, body) => {
    if (body.kind === 'source-recorded') lists.push([])
    lists.at(-1)?.push(body)
    return lists
  }, [])
  for (const [at, drawn] of acts.entries()) {
    const next = at % each === 0 ? ofPages.shift() : undefined
    if (next) append(next)
    const body = bodyOf(drawn, state)
    if (body) append([body])
  }
  append(ofPages.flat())
  return pieces.filter((entries) => entries.length > 0)
}

/** Ledgers in which nearly everything hangs together with something else, by one word of a person after another. */
const tiedLedger = fc
  .tuple(
    fc.array(
      fc.record({
        claims: fc.array(claim, { minLength: 1, maxLength: 4 }),
        published: day,
        story: fc.nat({ max: 60 }),
        shows: fc.constantFrom('The Courier', 'Daily Page'),
        credits: fc.constantFrom('The Courier', undefined, undefined),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    fc.array(
      act.map((drawn) => ({ ...drawn, does: TYING[drawn.on % TYING.length] ?? 'relate' })),
      { minLength: 8, maxLength: 24 },
    ),
    fc.constantFrom(...KINDS),
  )
  .map(([pages, acts, kinds]) =>
    piecesOf(
      pages.map((drawn, at) => pageOf(drawn, at, kinds)),
      acts,
      2,
    ),
  )

const ledger = fc
  .tuple(
    fc.array(page, { minLength: 1, maxLength: 6 }),
    fc.array(act, { maxLength: 14 }),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom(...KINDS),
  )
  .map(([pages, acts, each, kinds]) =>
    piecesOf(
      pages.map((drawn, at) => pageOf(drawn, at, kinds)),
      acts,
      each,
    ),
  )
const question = fc.record<RegisterQuestion>({
  trueAt: fc.oneof(day, fc.constant('2026-02-01')),
  knownBy: fc.oneof(day, { weight: 3, arbitrary: fc.constant('2026-02-01') }),
  standing: fc.constantFrom(...STANDINGS),
})

describe(`LG9: a register that follows its ledger is the one derived anew (seed ${seed})`, () => {
  it('whatever is recorded, and whatever it was asked on the way', () => {
    fc.assert(
      fc.property(ledger, fc.array(question, { minLength: 1, maxLength: 3 }), (pieces, questions) => {
        const book = new RegisterBook(emptyState())
        let entries: readonly Entry[] = []
        for (const piece of pieces) {
          entries = [...entries, ...piece]
          book.take(replay(book.state, piece), piece)
          for (const asked of questions) {
            const anew = deriveRegister(replay(emptyState(), entries), asked)
            assert.deepEqual(book.ask(asked), anew)
          }
        }
      }),
      runs,
    )
  })

  it('also of claims that quote, cite and are parts of others, on pages that copy and credit others, with rulings of all kinds', () => {
    fc.assert(
      fc.property(tiedLedger, question, (pieces, asked) => {
        const book = new RegisterBook(emptyState())
        for (const [at, piece] of pieces.entries()) {
          book.take(replay(book.state, piece), piece)
          if (at === 0 || at % 5 === 4) book.ask(asked)
        }
        assert.deepEqual(book.ask(asked), deriveRegister(replay(emptyState(), pieces.flat()), asked))
      }),
      runs,
    )
  })

  it('also when it was not asked for a while', () => {
    fc.assert(
      fc.property(ledger, question, fc.nat(), (pieces, asked, cut) => {
        const book = new RegisterBook(emptyState())
        pieces.forEach((piece, at) => {
          book.take(replay(book.state, piece), piece)
          if (at === cut % pieces.length) book.ask(asked)
        })
        assert.deepEqual(book.ask(asked), deriveRegister(replay(emptyState(), pieces.flat()), asked))
      }),
      runs,
    )
  })

  it('also when one group of claims is as often changed as another was that it takes the place of', () => {
    const refusal = (actor: string) => ({
      kind: 'refused' as const,
      actor,
      peopleOf: 'South',
      duty: 'release' as const,
      quote: `${actor} refuses to let them go`,
    })
    const page = { title: 'Page', published: '2021-02-10', claims: [refusal('both'), refusal('North')] }
    const [opened, source, proposed, first, second] = ledgerOf([page], SETTING).map(({ body }) => body)
    assert.ok(opened && source && proposed && first?.kind === 'claim-judged' && second)
    const undone = { kind: 'verdict-undone', entry: 4, claim: first.claim } as const
    const book = new RegisterBook(emptyState())
    const record = (...bodies: readonly EntryBody[]) => {
      const drafts = bodies.map((body) => ({ at: '2026-01-01T00:00:00.000Z', by: 'tester', body }))
      const entries = chain(book.state.head, drafts)
      book.take(replay(book.state, entries), entries)
      const asked = { trueAt: '2021-03-01', knownBy: '2021-03-01', standing: 'believed' } as const
      assert.deepEqual(book.ask(asked), deriveRegister({ ...book.state }, asked))
    }
    record(opened, source, proposed, first)
    record(undone, second)
  })

  it('what nothing bears on is not worked out again: on another setting, another day of a page, a page that nobody knew yet', () => {
    const held = (actor: string) => ({ kind: 'held' as const, actor, peopleOf: 'East', quote: `${actor} holds some` })
    const pages = ['North', 'South'].map((actor) => ({ title: actor, published: '2021-02-10', claims: [held(actor)] }))
    const [later] = ledgerOf([{ title: 'Later', published: '2021-05-01', claims: [] }]).filter(
      ({ body }) => body.kind === 'source-recorded',
    )
    const book = new RegisterBook(replay(emptyState(), ledgerOf(pages, SETTING)))
    const source = [...book.state.sources.keys()][1] ?? ''
    const asked = { trueAt: '2021-03-01', knownBy: '2021-03-01', standing: 'believed' } as const
    const [first] = book.ask(asked).custody
    const bodies: readonly EntryBody[] = [
      { kind: 'setting-changed', setting: { ...book.state.setting, name: 'another name' } },
      { kind: 'source-dated', source, published: '2021-02-12', why: null },
      ...(later ? [later.body] : []),
      { kind: 'source-dated', source, published: '2021-02-11', why: null },
    ]
    for (const body of bodies) {
      const entries = chain(book.state.head, [{ at: '2026-01-01T00:00:00.000Z', by: 'tester', body }])
      book.take(replay(book.state, entries), entries)
      assert.equal(book.ask(asked).custody[0], first, body.kind)
    }
  })

  it('also when a page has many more claims than it had', () => {
    const claims = Array.from({ length: 90 }, (_, at) => ({
      kind: 'held' as const,
      actor: at % 2 ? 'North' : 'South',
      peopleOf: 'East',
      count: { min: at, max: at, text: String(at) },
      quote: `sentence ${at} says so`,
    }))
    const [opened, source, proposed, ...verdicts] = ledgerOf(
      [{ title: 'Page', published: '2021-02-10', claims }],
      SETTING,
    ).map(({ body }) => body)
    assert.ok(opened && source && proposed?.kind === 'claims-proposed')
    const some = (from: number, to: number): EntryBody => ({ ...proposed, claims: proposed.claims.slice(from, to) })
    const book = new RegisterBook(emptyState())
    const asked = { trueAt: '2021-03-01', knownBy: '2021-03-01', standing: 'believed' } as const
    for (const bodies of [[opened, source, some(0, 3), ...verdicts.slice(0, 3)], [some(3, 90)], verdicts.slice(3)]) {
      const drafts = bodies.map((body) => ({ at: '2026-01-01T00:00:00.000Z', by: 'tester', body }))
      const entries = chain(book.state.head, drafts)
      book.take(replay(book.state, entries), entries)
      assert.deepEqual(book.ask(asked), deriveRegister({ ...book.state }, asked))
    }
  })

  it('and refuses entries of another ledger', () => {
    const [opened, ...rest] = ledgerOf([{ title: 'Page', published: null, claims: [] }], SETTING)
    const book = new RegisterBook(replay(emptyState(), opened ? [opened] : []))
    assert.throws(() => book.take(book.state, rest.slice(1)), /does not follow/u)
    assert.equal(rest[0]?.previous === NO_ENTRIES.hash, false)
  })
})
