import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { chain } from '../../ledger/chain.ts'
import type { Entry, EntryBody } from '../../ledger/entry.ts'
import { whyNotAppend } from '../../ledger/may-append.ts'
import { type CaseState, emptyState, replay, verdictOn } from '../../ledger/replay.ts'
import { type CasePage, ledgerOf } from '../build-state.ts'
import { pageOriginsOf } from '../origins.ts'
import { PageBook } from './page-book.ts'
import { PageReplay } from './page-replay.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 150) }

const day = fc.integer({ min: 1, max: 28 }).map((date) => `2021-02-${String(date).padStart(2, '0')}`)
const story = (from: number) => Array.from({ length: 90 }, (_, at) => `word${from + at}`).join(' ')
const page = fc.record({
  published: fc.option(day),
  story: fc.option(fc.nat({ max: 90 })),
  dates: fc.array(fc.option(day), { maxLength: 3 }),
})
const act = fc.record({
  does: fc.constantFrom('judge', 'judge', 'undo', 'date', 'again'),
  on: fc.nat(),
  day,
})

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never

const pageOf = ({ published, story: from, dates }: Drawn<typeof page>, at: number): CasePage => ({
  title: `Page ${at}`,
  published,
  ...(from === null ? {} : { text: story(from) }),
  claims: dates.map((date, index) => ({ kind: 'held', quote: `sentence ${at} ${index} says so`, date })),
})

function bodyOf({ does, on, day: published }: Drawn<typeof act>, state: CaseState): EntryBody | null {
  const one = [...state.proposals.values()][on % Math.max(1, state.proposals.size)]
  if (!one) return null
  const { id } = one.claim
  switch (does) {
    case 'judge':
      return { kind: 'claim-judged', claim: id, verdict: 'accepted', amended: null, why: null, unread: false }
    case 'undo': {
      const last = verdictOn(state, id)
      return last && { kind: 'verdict-undone', entry: last.entry, claim: id }
    }
    case 'date':
      return { kind: 'source-dated', source: one.source, published, why: null }
    case 'again':
      return { kind: 'claims-proposed', source: one.source, reader: one.claim.reader, claims: [one.claim] }
  }
}

/** A ledger of made-up pages, and what people do with them in between. */
function entriesOf(pages: readonly Drawn<typeof page>[], acts: readonly Drawn<typeof act>[]): readonly Entry[] {
  const bodies = ledgerOf(pages.map(pageOf)).map(({ body }) => body)
  const entries: Entry[] = []
  let state = emptyState()
  const record = (body: EntryBody | null) => {
    const draft = body && { at: '2026-01-01T00:00:00.000Z', by: 'tester', body }
    if (!draft || whyNotAppend(state, draft) !== null) return
    entries.push(...chain(state.head, [draft]))
    state = replay(state, entries.slice(-1))
  }
  bodies.forEach((body, at) => {
    record(body)
    const given = acts[at]
    if (given) record(bodyOf(given, state))
  })
  return entries
}

/** Days on which something in the ledger happened or became known. */
function daysOfChange(state: CaseState): readonly string[] {
  const days = new Set<string>()
  for (const { claim } of state.proposals.values())
    for (const date of [claim.date, claim.uttered])
      for (const day of date?.match(/\d{4}-\d{2}-\d{2}/gu) ?? []) days.add(day)
  for (const source of state.sources.values())
    if (source.published && /^\d{4}-\d{2}-\d{2}$/u.test(source.published)) days.add(source.published)
  return [...days].sort()
}

const ALL = { words: '', onlyWaiting: false }

/** What lists show, as a book has it. */
const shown = (book: PageBook, state: CaseState) => ({
  waiting: book.waiting,
  days: book.days,
  pages: book.list(ALL, 0, 1_000).rows.map((row) => ({
    sha256: row.sha256,
    claims: row.claims,
    waiting: row.waiting,
    ...book.originOf(state, row),
  })),
})

/** The same from the whole state, page by page. */
function fromState(state: CaseState) {
  const origins = pageOriginsOf(state.sources.values())
  const pages = [...state.sources.keys()].map((sha256) => {
    const claims = state.claimsOf.get(sha256) ?? []
    const origin = origins.get(sha256) ?? sha256
    return {
      sha256,
      claims: claims.length,
      waiting: claims.filter((claim) => verdictOn(state, claim) === null).length,
      origin,
      copies: [...origins.values()].filter((each) => each === origin).length,
    }
  })
  return { waiting: pages.reduce((sum, each) => sum + each.waiting, 0), days: daysOfChange(state), pages }
}

/** Blocks as a store keeps them: those that changed in the place of the old ones. */
class Shelf {
  readonly blocks: string[] = []
  keep({ count, changed }: ReturnType<PageBook['toKeep']>): void {
    for (const [number, block] of changed) this.blocks[number] = block
    assert.equal(this.blocks.length, count)
  }
}

describe('a page book', () => {
  it(`says what the whole state says, taken in pieces, kept and read again in between (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.array(page, { maxLength: 7 }),
        fc.array(act, { maxLength: 30 }),
        fc.array(fc.record({ piece: fc.nat({ max: 6 }), kept: fc.boolean(), asked: fc.boolean() }), { minLength: 1 }),
        (pages, acts, steps) => {
          const entries = entriesOf(pages, acts)
          let [state, book, at] = [emptyState(), PageBook.empty(), 0]
          const shelf = new Shelf()
          for (let step = 0; at < entries.length; step++) {
            const { piece, kept, asked } = steps[step % steps.length] ?? { piece: 0, kept: false, asked: true }
            const some = entries.slice(at, at + piece + 1)
            at += some.length
            state = replay(state, some)
            book.take(state, some)
            if (asked) assert.deepEqual(shown(book, state), fromState(state))
            if (!kept) continue
            shelf.keep(book.toKeep(state))
            const read = PageBook.from(shelf.blocks, book.seq)
            assert.ok(read)
            book = read
          }
          assert.deepEqual(shown(book, state), fromState(state))
          const again = new PageReplay()
          again.take(entries)
          shelf.keep(book.toKeep(state))
          assert.deepEqual(shelf.blocks, [...again.book.toKeep(again.grounds).changed.values()])
        },
      ),
      runs,
    )
  })

  it('narrows a list by parts of words in any case, and to pages with claims that wait', () => {
    const entries = ledgerOf([
      { title: 'Ձերբակալվածներ', published: '2021-02-03', claims: [] },
      { title: 'Élan au front', published: null, claims: [{ kind: 'held', quote: 'words' }] },
    ])
    const state = replay(emptyState(), entries)
    const book = PageBook.empty()
    book.take(state, entries)
    const found = (words: string, onlyWaiting = false) => book.list({ words, onlyWaiting }, 0, 9).total
    assert.deepEqual([found(''), found('ձերբ'), found('ELAN fr'), found('2021-02'), found('nowhere')], [2, 1, 1, 1, 0])
    assert.equal(found('', true), 0)
    const judged = entries.findIndex(({ body }) => body.kind === 'claim-judged')
    const [before, waits] = [entries.slice(0, judged), PageBook.empty()]
    waits.take(replay(emptyState(), before), before)
    assert.deepEqual(
      waits.list({ words: '', onlyWaiting: true }, 0, 9).rows.map((row) => row.words),
      ['elan au front'],
    )
    assert.deepEqual(waits.list(ALL, 1, 9).rows.length, 1)
  })

  it('is of no use when blocks are missing, and takes no entry twice', () => {
    const entries = ledgerOf([{ title: 'Page', published: null, claims: [] }])
    const state = replay(emptyState(), entries)
    const book = PageBook.empty()
    book.take(state, entries)
    const blocks = [...book.toKeep(state).changed.values()]
    assert.equal(PageBook.from(blocks.slice(0, 1), 2), null)
    assert.equal(PageBook.from([], 2), null)
    assert.throws(() => book.take(state, entries), RangeError)
  })
})
