import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { STANDINGS } from '../claims/kinds.ts'
import { chain, firstBreak, NO_ENTRIES } from '../ledger/chain.ts'
import type { Entry, RelationWord } from '../ledger/entry.ts'
import { whyNotAppend } from '../ledger/may-append.ts'
import { emptyState, replay } from '../ledger/replay.ts'
import type { CodedClaim } from '../review/coded-claims.ts'
import { type CasePage, ledgerOf, statesNamed } from './build-state.ts'
import { deriveRegister, type RegisterQuestion } from './derive-register.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 150) }

const SETTING = {
  parties: statesNamed('North', 'South'),
}
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2021-02-${String(date).padStart(2, '0')}`)
const count = fc
  .tuple(fc.integer({ min: 0, max: 90 }), fc.boolean())
  .map(([min, open]) => ({ min, max: open ? null : min, text: String(min) }))

const claim = (kinds: readonly CodedClaim['kind'][]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    count: fc.option(count),
    actor: fc.constantFrom('North', 'South'),
    peopleOf: fc.constantFrom('North', 'South'),
    what: fc.constantFrom('servicemen', 'civilians'),
    date: fc.option(day),
    speaker: fc.constantFrom('article', 'North', 'South', 'somebody'),
    stance: fc.constantFrom('asserted' as const, 'believed' as const),
  })

const pages = (kinds: readonly CodedClaim['kind'][] = ['held', 'captured', 'released', 'killed']) =>
  fc.array(fc.tuple(fc.array(claim(kinds), { maxLength: 5 }), day), { maxLength: 6 }).map((list) =>
    list.map(
      ([claims, published], at): CasePage => ({
        title: `page ${at}`,
        published,
        claims: claims.map((each, index) => ({ ...each, quote: `sentence ${at} ${index} says so` })),
      }),
    ),
  )

const QUESTION: RegisterQuestion = { trueAt: '2021-03-01', knownBy: '2021-03-01', standing: 'believed' }
const answersOf = (entries: readonly Entry[], question = QUESTION) => {
  const { head: _, ...answers } = deriveRegister(replay(emptyState(), entries), question)
  return {
    ...answers,
    custody: answers.custody.map(unordered),
    toll: answers.toll.map((each) => ({
      ...unordered(each),
      periods: each.periods.map(unordered),
      places: each.places.map(unordered),
    })),
    obligations: answers.obligations.map(unordered),
    discrepancies: answers.discrepancies.map((each) => each.rule).sort(),
  }
}
const custodyOf = (entries: readonly Entry[]) => deriveRegister(replay(emptyState(), entries), QUESTION).custody
/** Answers list claims in the order recorded, and a floor that several claims carry alike may rest on any of them. */
const unordered = <T extends { claims: readonly string[] }>(answer: T) => {
  const {
    restsOn: _r,
    proof: _f,
    captured: _c,
    released: _d,
    parts: _p,
    ...rest
  } = answer as T & Record<string, unknown>
  return { ...rest, claims: [...answer.claims].sort() }
}

describe(`laws of ledger and register (seed ${seed})`, () => {
  it('LG3: replaying in pieces gives the state of replaying at once', () => {
    fc.assert(
      fc.property(pages(), fc.nat(), (given, cut) => {
        const entries = ledgerOf(given, SETTING)
        const at = cut % (entries.length + 1)
        const pieces = replay(replay(emptyState(), entries.slice(0, at)), entries.slice(at))
        assert.deepEqual(pieces, replay(emptyState(), entries))
      }),
      runs,
    )
  })

  it('LG5: what a state was asked before changes no answer', () => {
    const asked = fc.record({ trueAt: day, knownBy: day })
    fc.assert(
      fc.property(pages(), fc.array(asked, { minLength: 2, maxLength: 4 }), fc.nat(), (given, questions, cut) => {
        const entries = ledgerOf(given, SETTING)
        const state = replay(emptyState(), entries)
        // A state that grew out of one already asked, too.
        const earlier = replay(emptyState(), entries.slice(0, cut % (entries.length + 1)))
        for (const each of questions) deriveRegister(earlier, { ...QUESTION, ...each })
        const grown = replay(earlier, entries.slice(cut % (entries.length + 1)))
        for (const each of [...questions, QUESTION]) {
          const anew = deriveRegister(replay(emptyState(), entries), { ...QUESTION, ...each })
          assert.deepEqual(deriveRegister(state, { ...QUESTION, ...each }), anew)
          assert.deepEqual(deriveRegister(grown, { ...QUESTION, ...each }), anew)
        }
      }),
      { ...runs, numRuns: 60 },
    )
  })

  it('the order in which pages came in does not matter', () => {
    fc.assert(
      fc.property(pages(), fc.infiniteStream(fc.nat()), (given, chances) => {
        const shuffled = given
          .map((page) => ({ page, at: chances.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map((each) => each.page)
        assert.deepEqual(answersOf(ledgerOf(shuffled, SETTING)), answersOf(ledgerOf(given, SETTING)))
      }),
      runs,
    )
  })

  it('a verdict that was undone is as if it had never been given', () => {
    fc.assert(
      fc.property(pages(), fc.nat(), (given, pick) => {
        const entries = ledgerOf(given, SETTING)
        const verdicts = entries.filter((entry) => entry.body.kind === 'claim-judged')
        const chosen = verdicts[pick % Math.max(1, verdicts.length)]
        if (chosen?.body.kind !== 'claim-judged') return
        const undo = { kind: 'verdict-undone', entry: chosen.seq, claim: chosen.body.claim } as const
        const undone = [
          ...entries,
          ...chain(entries.at(-1) ?? NO_ENTRIES, [{ at: chosen.at, by: 'tester', body: undo }]),
        ]
        const never = chain(
          NO_ENTRIES,
          entries.filter((entry) => entry !== chosen),
        )
        assert.deepEqual(answersOf(undone), answersOf(never))
      }),
      runs,
    )
  })

  it('a word on two groups that was taken back is as if it had never been said, whatever was said beside it', () => {
    const word = fc.record({
      relation: fc.constantFrom<RelationWord>(
        'disjoint',
        'more',
        'part-of',
        'same-group',
        'exhausts',
        'transfer',
        'supersedes',
      ),
      one: fc.nat(),
      other: fc.nat(),
    })
    fc.assert(
      fc.property(pages(), fc.array(word, { maxLength: 5 }), word, (given, words, taken) => {
        const told = ledgerOf(given, SETTING)
        const claims = [...replay(emptyState(), told).proposals.keys()]
        if (claims.length < 2) return
        const judge = (entries: readonly Entry[], { relation, one, other }: typeof taken, answer: 'yes' | 'unsure') => {
          const [claim = '', beside = ''] = [claims[one % claims.length], claims[other % claims.length]]
          const body = { kind: 'relation-judged', relation, claim, other: beside, answer, why: null } as const
          const draft = { at: '2026-01-02T00:00:00.000Z', by: 'tester', body }
          if (whyNotAppend(replay(emptyState(), entries), draft) !== null) return entries
          return [...entries, ...chain(entries.at(-1) ?? NO_ENTRIES, [draft])]
        }
        const ruled = words.reduce((entries, each) => judge(entries, each, 'yes'), told)
        const isOnPair = ({ body }: Entry) =>
          body.kind === 'relation-judged' &&
          [body.claim, body.other].sort().join() ===
            [claims[taken.one % claims.length], claims[taken.other % claims.length]].sort().join()
        // The last word on two groups goes before what was said earlier of the same.
        if (ruled.some(isOnPair)) return
        const back = judge(judge(ruled, taken, 'yes'), taken, 'unsure')
        assert.deepEqual(answersOf(back), answersOf(ruled))
      }),
      runs,
    )
  })

  it('CU1: a floor never falls from one standing to the next', () => {
    fc.assert(
      fc.property(pages(), (given) => {
        for (const answer of custodyOf(ledgerOf(given, SETTING)))
          STANDINGS.reduce((before, standing) => {
            assert.ok(
              answer.bounds[standing].min >= before || answer.bounds[standing].max === 0,
              `${standing} falls below ${before}`,
            )
            return answer.bounds[standing].min
          }, 0)
      }),
      runs,
    )
  })

  it('another page about people taken never lowers a floor', () => {
    fc.assert(
      fc.property(pages(['held', 'captured']), pages(['held', 'captured']), (given, more) => {
        const renamed = more.map((page) => ({ ...page, title: `later ${page.title}` }))
        const after = custodyOf(ledgerOf([...given, ...renamed], SETTING))
        for (const answer of custodyOf(ledgerOf(given, SETTING))) {
          const now = after.find((each) => each.id === answer.id)
          for (const standing of STANDINGS) assert.ok((now?.bounds[standing].min ?? -1) >= answer.bounds[standing].min)
        }
      }),
      runs,
    )
  })

  it('LG1, LG2: any change to any entry is found, and named', () => {
    fc.assert(
      fc.property(pages(), fc.nat(), (given, pick) => {
        const entries = ledgerOf(given, SETTING)
        assert.equal(firstBreak(NO_ENTRIES, entries), null)
        const at = pick % entries.length
        const changed = entries.map((entry, index) => (index === at ? { ...entry, by: `${entry.by}!` } : entry))
        assert.match(firstBreak(NO_ENTRIES, changed) ?? '', new RegExp(`entry ${at + 1} was changed`, 'u'))
        if (at < entries.length - 1)
          assert.match(
            firstBreak(
              NO_ENTRIES,
              entries.filter((_, index) => index !== at),
            ) ?? '',
            /missing|does not follow/u,
          )
      }),
      runs,
    )
  })
})
