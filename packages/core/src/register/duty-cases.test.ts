import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { CaseSetting } from '../claims/case-setting.ts'
import { chain } from '../ledger/chain.ts'
import { whyNotAppend } from '../ledger/may-append.ts'
import { type CaseState, emptyState, replay } from '../ledger/replay.ts'
import type { DutyTerm, Term } from '../ledger/term.ts'
import type { ObligationAnswer, ObligationFlag, VoiceClaims } from './answers.ts'
import { type CasePage, ledgerOf } from './build-state.ts'
import { deriveRegister, type RegisterQuestion } from './derive-register.ts'

const FOLDER = fileURLToPath(new URL('../../../../cases/duties/', import.meta.url))
const setting = JSON.parse(readFileSync(join(FOLDER, 'setting.json'), 'utf8')) as Partial<CaseSetting>

type Ends = readonly [number, number | null] | null

interface Expected {
  readonly party: string
  readonly duty: string
  readonly [field: string]: unknown
}

interface DutyCase {
  readonly name: string
  readonly given: readonly CasePage[]
  readonly terms: readonly DutyTerm[]
  readonly asked: RegisterQuestion
  readonly expect: readonly Expected[]
  readonly because: string
}

describe('duty cases', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'setting.json')) {
    const { name, given, terms, asked, expect, because } = JSON.parse(
      readFileSync(join(FOLDER, file), 'utf8'),
    ) as DutyCase
    it(`${name} (${because})`, () => {
      const state = termed(replay(emptyState(), ledgerOf(given, setting)), terms)
      const { obligations } = deriveRegister(state, asked)
      for (const { party, duty, ...wanted } of expect) {
        const answer = obligations.find((each) => each.party === party && each.duty === duty)
        assert.ok(answer, `${party} has no duty ${duty}`)
        const found = asExpected(answer, state)
        for (const [field, value] of Object.entries(wanted)) assert.deepEqual(found[field], value, field)
      }
    })
  }
})

/** The state once a person has recorded terms, each as the ledger takes it. */
function termed(state: CaseState, terms: readonly DutyTerm[]): CaseState {
  const idOf = (words: string): string =>
    [...state.proposals.values()].find(({ claim }) => claim.count?.text === words || claim.quote.includes(words))?.claim
      .id ?? assert.fail(`no claim “${words}”`)
  const pointed = (term: Term): Term =>
    term.word === 'reading' ? { ...term, owed: term.owed.map(idOf), leavesOut: term.leavesOut.map(idOf) } : term
  return terms.reduce((before, item) => {
    const body = {
      ...item,
      kind: 'term-recorded',
      claim: item.claim && idOf(item.claim),
      term: pointed(item.term),
    } as const
    const draft = { at: '2026-01-01T00:00:00.000Z', by: 'tester', body }
    assert.equal(whyNotAppend(before, draft), null)
    return replay(before, chain(before.head, [draft]))
  }, state)
}

/** An answer in the words in which cases are written. */
function asExpected(answer: ObligationAnswer, state: CaseState): Readonly<Record<string, unknown>> {
  const quoteOf = (claim: string) => state.proposals.get(claim)?.claim.quote
  const ends = (bounds: { min: number; max: number | null } | null | undefined): Ends =>
    bounds ? [bounds.min, bounds.max] : null
  const days = (from: string | null, to: string | null) => `${from}${to === null ? '' : ` to ${to}`}`
  const flag = ({ flag: word, from, to, certain, against }: ObligationFlag) =>
    `${word}${against === 'benchmark' ? ' (benchmark)' : ''} ${days(from, to)}${certain ? '' : ' perhaps'}`
  const voices = (list: readonly VoiceClaims[]) => list.map((each) => each.voice).join(', ')
  const { part, clause } = answer
  return {
    ...answer,
    kind: clause.kind,
    creditors: clause.creditors,
    done: ends(part?.done),
    owed: ends(part?.owed),
    percent: ends(part?.percent),
    exceeds: part?.exceeds,
    flags: answer.flags.map(flag),
    timeline: answer.timeline.map((span) => `${span.state} ${days(span.from, span.to)}`),
    readings: Object.fromEntries(answer.readings.map((each) => [each.name, each.state])),
    evidence: answer.evidence.map(
      (each) =>
        `${each.proposition} ${each.value}: ${voices(each.supporting)} / ${voices(each.contesting)}, origins ${each.origins.supporting} : ${each.origins.contesting}`,
    ),
    flip: answer.flip && [...answer.flip.claims.map(quoteOf), answer.flip.state],
  }
}
