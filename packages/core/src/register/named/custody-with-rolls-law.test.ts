import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { RegionConvention } from '../../claims/case-setting.ts'
import { STANDINGS } from '../../claims/kinds.ts'
import { chain } from '../../ledger/chain.ts'
import type { EntryBody } from '../../ledger/entry.ts'
import { whyNotAppend } from '../../ledger/may-append.ts'
import { type CaseState, emptyState, replay } from '../../ledger/replay.ts'
import type { CustodyAnswer, Register } from '../answers.ts'
import { whyProofFails } from '../bounds/check-certificate.ts'
import { deriveRegister, type RegisterQuestion } from '../derive-register.ts'
import { RegisterBook } from '../register-book.ts'
import { namedGround, whyNamedFails } from './check-named.ts'
import { dayOf, HOLDERS, LAST } from './roll-world.ts'
import { caseOfWorld } from './roll-world-entries.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… LAW_RUNS=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 50) }

const asked = (day: number, standing: RegisterQuestion['standing'] = 'believed'): RegisterQuestion => ({
  trueAt: dayOf(day),
  knownBy: dayOf(LAST),
  standing,
})

const captive = fc.record({
  taken: fc.integer({ min: 1, max: 12 }),
  by: fc.constantFrom(...HOLDERS),
  later: fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 6 }),
      what: fc.constantFrom('transferred', 'released', 'released', 'died', 'escaped', 'captured', 'captured'),
    }),
    { maxLength: 4 },
  ),
})

const world = fc.record({
  captives: fc.array(captive, { minLength: 1, maxLength: 9 }),
  countedOn: fc.integer({ min: 3, max: 25 }),
  regions: fc.constantFrom<RegionConvention>('open', 'open', 'open', 'apart'),
  chances: fc.infiniteStream(fc.nat({ max: 99 })),
})

const day = fc.integer({ min: 1, max: LAST })

/** A ledger goes on by one word of a person. */
function goOn(before: CaseState, body: EntryBody) {
  const draft = { at: '2026-01-02T00:00:00.000Z', by: 'tester', body }
  assert.equal(whyNotAppend(before, draft), null)
  const entries = chain(before.head, [draft])
  return { entries, state: replay(before, entries) }
}

function withinBounds({ custody }: Register, truth: (holder: string) => number): void {
  for (const { holder, bounds, contradiction } of custody) {
    const held = truth(holder)
    assert.equal(contradiction, null, `${holder}: true words do not contradict one another`)
    for (const standing of STANDINGS) {
      const { min, max } = bounds[standing]
      assert.ok(min <= held, `${holder}, ${standing}: at least ${min}, and ${held} are held`)
      assert.ok(max === null || max >= held, `${holder}, ${standing}: at most ${max}, and ${held} are held`)
    }
  }
}

function proofReplays({ proof, holder, peopleOf }: CustodyAnswer, state: CaseState, question: RegisterQuestion): void {
  if (!proof) return
  for (const certificate of [proof.lower, proof.upper])
    if (certificate) assert.equal(whyProofFails(proof.system, certificate), null)
  assert.equal(
    whyNamedFails(proof.system, proof.named ?? [], namedGround(state, { ...question, holder, peopleOf })),
    null,
  )
}

describe(`CU11 to CU16: people taken, moved on and let go, on rolls and in counts (seed ${seed})`, () => {
  it('the truth lies within the bounds on every day, and each proof replays by both checkers', () => {
    fc.assert(
      fc.property(world, day, fc.constantFrom(...STANDINGS), (drawn, on, standing) => {
        const { state: told, bodies, truth } = caseOfWorld(drawn)
        const state = bodies.reduce((before, body) => goOn(before, body).state, told)
        for (const at of new Set([LAST, drawn.countedOn, on])) {
          const question = asked(at, standing)
          const register = deriveRegister(state, question)
          // That days keep people apart is a choice of a case (TL7): it may miss whoever was taken twice.
          if (drawn.regions === 'open') withinBounds(register, (holder) => truth(holder, at))
          for (const answer of register.custody) proofReplays(answer, state, question)
        }
      }),
      runs,
    )
  })

  it('LG9: a book that follows the ledger gives the same as one drawn up from nothing', () => {
    fc.assert(
      fc.property(
        world,
        day,
        fc.constantFrom(...STANDINGS),
        fc.integer({ min: 5, max: 25 }),
        (drawn, on, standing, every) => {
          const { entries: first, state: told, bodies } = caseOfWorld(drawn)
          const questions = [asked(LAST, standing), asked(on)]
          const book = new RegisterBook(told)
          const entries = [...first]
          let state = told
          for (const [at, body] of bodies.entries()) {
            if (at % every === 0) for (const question of questions) book.ask(question)
            const more = goOn(state, body)
            book.take(more.state, more.entries)
            entries.push(...more.entries)
            state = more.state
          }
          for (const question of questions)
            assert.deepEqual(book.ask(question), deriveRegister(replay(emptyState(), entries), question))
        },
      ),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 3) },
    )
  })
})
