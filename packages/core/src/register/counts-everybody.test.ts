import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chain } from '../ledger/chain.ts'
import type { EntryBody } from '../ledger/entry.ts'
import { type CaseState, emptyState, replay } from '../ledger/replay.ts'
import type { CodedClaim } from '../review/coded-claims.ts'
import { type CasePage, ledgerOf, ruled, statesNamed, type WrittenRuling } from './build-state.ts'
import { deriveCustodySeries } from './custody-series.ts'
import { deriveRegister } from './derive-register.ts'
import { givenInWords } from './given-words.ts'
import { RegisterBook } from './register-book.ts'
import { deriveTollSeries } from './toll-series.ts'

const DAY = '2021-02-01'
const question = { trueAt: DAY, knownBy: '2021-02-28', standing: 'alleged' } as const

/** A page with one figure of that day. */
const page = (published: string, kind: CodedClaim['kind'], count: number): CasePage => ({
  ...{ title: `${kind} ${count}`, published },
  claims: [
    {
      ...{ kind, actor: 'North', peopleOf: 'South', what: 'servicemen', speaker: 'article', date: DAY },
      count: { min: count, max: count, text: String(count) },
      quote: `${count} were ${kind}`,
    },
  ],
})

const stateOf = (pages: readonly CasePage[], rulings: readonly WrittenRuling[]): CaseState =>
  ruled(replay(emptyState(), ledgerOf(pages, { parties: statesNamed('North', 'South') })), rulings)

const rejection = (state: CaseState, text: string): EntryBody => ({
  ...{ kind: 'claim-judged', verdict: 'rejected', amended: null, why: null, unread: false },
  claim: [...state.proposals.values()].find(({ claim }) => claim.count?.text === text)?.claim.id ?? '',
})
const entryOf = (state: CaseState, body: EntryBody) =>
  chain(state.head, [{ at: '2021-03-01T00:00:00.000Z', by: 'tester', body }])
const without = (state: CaseState, text: string): CaseState => replay(state, entryOf(state, rejection(state, text)))

const heldIn = (state: CaseState, knownBy: string = question.knownBy) =>
  deriveRegister(state, { ...question, knownBy }).custody[0]?.bounds.alleged

describe('CU10, CU11: that a figure counts everybody is said of that figure', () => {
  const pages = [page('2021-02-10', 'held', 12), page('2021-02-12', 'held', 9)]
  const state = stateOf(pages, [['exhausts', '12', '9']])

  it('stands when the figure beside which it was ruled is rejected', () => {
    assert.deepEqual(heldIn(state), { min: 12, max: 12 })
    assert.deepEqual(heldIn(without(state, '9')), { min: 12, max: 12 })
    const [series] = deriveCustodySeries(without(state, '9'), question)
    assert.deepEqual([series?.points[0]?.min, series?.points[0]?.max], [12, 12])
  })

  it('stands in a register that follows the ledger verdict by verdict', () => {
    const book = new RegisterBook(stateOf(pages, []))
    book.ask(question)
    const said = stateOf(pages, [['exhausts', '12', '9']])
    book.take(said, [])
    const entries = entryOf(said, rejection(said, '9'))
    book.take(replay(said, entries), entries)
    assert.deepEqual(book.ask(question).custody[0]?.bounds.alleged, { min: 12, max: 12 })
  })

  it('falls with the figure itself', () => {
    assert.deepEqual(heldIn(without(state, '12')), { min: 9, max: null })
  })

  it('LG5: is not there as known before the claim beside which it was ruled, be that rejected or not', () => {
    assert.deepEqual(heldIn(state, '2021-02-11'), { min: 12, max: null })
    assert.deepEqual(heldIn(without(state, '9'), '2021-02-11'), { min: 12, max: null })
  })

  it('is answered by no beside the same claim, also after that was rejected', () => {
    const rejected = without(state, '9')
    assert.deepEqual(heldIn(ruled(rejected, [['exhausts', '12', '9', 'no']])), { min: 12, max: null })
  })

  it('is named by its entry while it stands beside one claim, whatever was answered beside another', () => {
    const beside = stateOf(
      [...pages, page('2021-02-13', 'held', 3)],
      [
        ['exhausts', '12', '9'],
        ['exhausts', '12', '3', 'no'],
      ],
    )
    const { custody } = deriveRegister(beside, question)
    const words = { claim: (id: string) => id, roll: () => undefined, asked: 'those held' }
    const given = givenInWords(custody[0]?.proof?.system.relations ?? [], beside, words)
    assert.deepEqual(custody[0]?.bounds.alleged, { min: 12, max: 12 })
    assert.deepEqual(given.map(({ by }) => by).slice(-1), [`a person ruled so, entry ${beside.relations[0]?.entry}`])
  })

  it('DX8: a way out that sets that other figure aside keeps what was ruled', () => {
    const contradicted = stateOf(
      [page('2021-02-10', 'held', 12), page('2021-02-12', 'held', 20)],
      [['exhausts', '12', '20']],
    )
    const ways = deriveRegister(contradicted, question).custody[0]?.contradiction?.waysOut ?? []
    const sources = [...contradicted.sources.values()].map(({ sha256 }) => sha256)
    assert.deepEqual(
      ways.map(({ setAside, min, max }) => [setAside.map((each) => sources.indexOf(each)), min, max]),
      [
        [[1], 12, 12],
        [[0], 20, null],
        [[-1], 20, null],
      ],
    )
  })

  it('TL6: closes the toll through time as it does the toll, beside a claim of whatever kind', () => {
    const killed = stateOf([page('2021-02-10', 'killed', 5), page('2021-02-12', 'held', 9)], [['exhausts', '5', '9']])
    const [row] = deriveRegister(killed, question).toll
    const [series] = deriveTollSeries(killed, question)
    assert.deepEqual([row?.min, row?.max], [5, 5])
    assert.deepEqual(series?.points.at(-1)?.asKnown, { min: 5, max: 5 })
  })

  it('TL3: closes the sum of two sorts of which each is closed, in its words too', () => {
    const civilians = page('2021-02-12', 'killed', 12)
    const others = { ...civilians, claims: civilians.claims.map((claim) => ({ ...claim, what: 'civilians' })) }
    const closed = stateOf(
      [page('2021-02-10', 'killed', 29), others],
      [
        ['exhausts', '29', '12'],
        ['exhausts', '12', '29'],
      ],
    )
    const sum = deriveRegister(closed, question).toll.at(-1)
    assert.deepEqual([sum?.min, sum?.max, sum?.origins], [41, 41, 2])
    assert.equal(sum?.says, 'servicemen and civilians of South killed: 41 (29 + 12).')
  })
})
