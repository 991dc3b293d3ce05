import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { CaseSetting } from '../claims/case-setting.ts'
import type { Standing } from '../claims/kinds.ts'
import { type CaseState, emptyState, replay } from '../ledger/replay.ts'
import type { Register } from './answers.ts'
import { type CasePage, ledgerOf, ruled, type WrittenRuling } from './build-state.ts'
import { deriveRegister, type RegisterQuestion } from './derive-register.ts'

const FOLDER = fileURLToPath(new URL('../../../../cases/register/', import.meta.url))
const setting = JSON.parse(readFileSync(join(FOLDER, 'parties.json'), 'utf8')) as Partial<CaseSetting>

interface RegisterCase {
  readonly name: string
  readonly given: readonly CasePage[]
  /** Relations that a person ruled. */
  readonly relations?: readonly WrittenRuling[]
  /** What this case's setting has beside the parties and agreements of them all. */
  readonly setting?: Partial<CaseSetting>
  readonly asked: RegisterQuestion
  readonly because: string
  readonly expect: {
    readonly custody?: readonly {
      holder: string
      peopleOf: string
      standing: Standing
      bounds: [number, number | null]
      origins?: number
      originsAtLeast?: number
    }[]
    readonly toll?: readonly {
      kind: string
      peopleOf: string
      what: string
      bounds: [number, number | null]
      partsAgree?: boolean
      origins?: number
      /** Independent origins in the smallest set that cannot all hold. */
      contradicting?: number
      /** The words of the figures in it. */
      figures?: readonly string[]
    }[]
    readonly obligations?: readonly {
      party: string
      duty: string
      state: string
      since?: string
      flags: readonly string[]
      disputed?: boolean
    }[]
    readonly discrepancies?: readonly string[]
    /** What is found, in words, and whether it fits. */
    readonly findings?: readonly string[]
    /** Nothing else may be found. */
    readonly only?: boolean
  }
}

describe('register cases', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'parties.json')) {
    const {
      name,
      given,
      relations,
      setting: own,
      asked,
      expect,
      because,
    } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as RegisterCase
    it(`${name} (${because})`, () => {
      const state = ruled(replay(emptyState(), ledgerOf(given, { ...setting, ...own })), relations ?? [])
      const register = deriveRegister(state, asked)
      expectCustody(register, expect.custody)
      expectToll(state, register, expect.toll)
      expectObligations(register, expect.obligations)
      for (const rule of expect.discrepancies ?? [])
        assert.ok(
          register.discrepancies.some((each) => each.rule === rule),
          `${rule} is missing`,
        )
      const told = register.discrepancies.map(({ agrees, says }) => `${agrees ? 'fits' : 'does not fit'}: ${says}`)
      for (const finding of expect.findings ?? []) assert.ok(told.includes(finding), told.join('\n'))
      if (expect.only)
        assert.deepEqual([...new Set(register.discrepancies.map(({ rule }) => rule))], expect.discrepancies ?? [])
    })
  }
})

function expectCustody(register: Register, expected: RegisterCase['expect']['custody']): void {
  if (expected?.length === 0) assert.deepEqual(register.custody, [])
  for (const { holder, peopleOf, standing, bounds, origins, originsAtLeast } of expected ?? []) {
    const answer = register.custody.find((each) => each.holder === holder && each.peopleOf === peopleOf)
    assert.deepEqual([answer?.bounds[standing].min, answer?.bounds[standing].max], bounds, standing)
    if (origins !== undefined) assert.equal(answer?.origins, origins)
    if (originsAtLeast !== undefined) assert.equal(answer?.originsAtLeast, originsAtLeast)
  }
}

function expectToll(state: CaseState, register: Register, expected: RegisterCase['expect']['toll']): void {
  for (const { kind, peopleOf, what, bounds, partsAgree, origins, contradicting, figures } of expected ?? []) {
    const answer = register.toll.find((each) => each.kind === kind && each.peopleOf === peopleOf && each.what === what)
    assert.deepEqual([answer?.min, answer?.max], bounds, what)
    if (partsAgree !== undefined) assert.equal(answer?.partsAgree, partsAgree)
    if (origins !== undefined) assert.equal(answer?.origins, origins)
    const pages = answer?.contradiction?.grounds.filter((ground) => /^[0-9a-f]{64}$/u.test(ground))
    if (contradicting !== undefined) assert.equal(pages?.length, contradicting)
    const words = answer?.contradiction?.claims.map((claim) => state.proposals.get(claim)?.claim.count?.text)
    if (figures !== undefined) assert.deepEqual(words, figures)
  }
}

function expectObligations(register: Register, expected: RegisterCase['expect']['obligations']): void {
  for (const { party, duty, state, since, flags, disputed } of expected ?? []) {
    const answer = register.obligations.find((each) => each.party === party && each.duty === duty)
    assert.equal(answer?.state, state, `${party} ${duty}`)
    assert.deepEqual(
      answer?.flags.map((flag) => flag.flag),
      flags,
    )
    if (since !== undefined) assert.equal(answer?.since, since)
    if (disputed !== undefined) assert.equal(answer?.disputed, disputed)
  }
}
