import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { CaseSetting } from '../claims/case-setting.ts'
import type { Bounds } from '../claims/count.ts'
import { chain } from '../ledger/chain.ts'
import type { RelationWord } from '../ledger/entry.ts'
import { type CaseState, emptyState, replay } from '../ledger/replay.ts'
import type { GoneFigure } from './answers.ts'
import { type CasePage, ledgerOf } from './build-state.ts'
import { deriveRegister, type RegisterQuestion } from './derive-register.ts'
import type { TollPeriod } from './toll-cuts.ts'
import { cutToll, deriveTollSeries } from './toll-series.ts'

const FOLDER = fileURLToPath(new URL('../../../../cases/toll/', import.meta.url))
const setting = JSON.parse(readFileSync(join(FOLDER, 'setting.json'), 'utf8')) as Partial<CaseSetting>

type Ends = readonly [number, number | null]
type ByRow<T> = Readonly<Record<string, T>>

interface TollCase {
  readonly name: string
  readonly given: readonly CasePage[]
  readonly relations: readonly (readonly [RelationWord, string, string])[]
  readonly asked: RegisterQuestion
  readonly expect: {
    readonly rows?: ByRow<{ readonly bounds: Ends; readonly possibly?: Ends | null }>
    readonly series?: ByRow<readonly string[]>
    readonly knownNow?: ByRow<readonly string[]>
    readonly cuts?: Readonly<Partial<Record<TollPeriod | 'place', ByRow<Readonly<Record<string, Ends>>>>>>
  }
  readonly because: string
}

const ends = ({ min, max }: Bounds): Ends => [min, max]

describe('toll cases', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'setting.json')) {
    const { name, given, relations, asked, expect, because } = JSON.parse(
      readFileSync(join(FOLDER, file), 'utf8'),
    ) as TollCase
    it(`${name} (${because})`, () => {
      const state = ruled(replay(emptyState(), ledgerOf(given, setting)), relations)
      const { toll } = deriveRegister(state, asked)
      for (const [id, { bounds, possibly }] of Object.entries(expect.rows ?? {})) {
        const row = toll.find((each) => each.id === id) ?? assert.fail(`no row ${id}`)
        assert.deepEqual(ends(row), bounds)
        if (possibly !== undefined) assert.deepEqual(row.possibly && ends(row.possibly), possibly)
      }
      expectSeries(state, asked, expect)
      for (const [by, rows] of Object.entries(expect.cuts ?? {})) {
        const found = cutToll(state, asked, by as TollPeriod)
        for (const [id, cells] of Object.entries(rows ?? {})) {
          const row = found.find((each) => each.id === id) ?? assert.fail(`no row ${id}`)
          assert.deepEqual(Object.fromEntries(row.cells.map((each) => [each.cell, ends(each)])), cells, by)
        }
      }
    })
  }
})

function expectSeries(state: CaseState, asked: RegisterQuestion, expect: TollCase['expect']): void {
  const series = deriveTollSeries(state, asked)
  const told = (bounds: Bounds | null) => JSON.stringify(bounds && ends(bounds))
  const textOf = (claim: string) => state.proposals.get(claim)?.claim.count?.text ?? claim
  const became = (gone: readonly GoneFigure[]) =>
    gone
      .map(({ claim, replacedBy, row }) =>
        replacedBy.length > 0
          ? `: ${textOf(claim)} replaced by ${replacedBy.map(textOf).join(' ')}`
          : `: ${textOf(claim)} in ${row}`,
      )
      .join('')
  const points = (id: string) => series.find((each) => each.id === id)?.points ?? assert.fail(`no row ${id}`)
  for (const [id, lines] of Object.entries(expect.series ?? {}))
    assert.deepEqual(
      points(id).map(
        ({ day, asKnown, gone, news, backDated }) =>
          `${day} ${told(asKnown)} news ${news} back-dated ${backDated}${became(gone)}`,
      ),
      lines,
    )
  for (const [id, lines] of Object.entries(expect.knownNow ?? {}))
    assert.deepEqual(
      points(id).map(({ day, asKnownNow, goneNow }) => `${day} ${told(asKnownNow)}${became(goneNow)}`),
      lines,
    )
}

function ruled(state: CaseState, relations: TollCase['relations']): CaseState {
  const idOf = (text: string) =>
    [...state.proposals.values()].find(({ claim }) => claim.count?.text === text)?.claim.id ?? assert.fail(text)
  const drafts = relations.map(([relation, claim, other]) => ({
    at: '2026-01-01T00:00:00.000Z',
    by: 'tester',
    body: {
      kind: 'relation-judged' as const,
      relation,
      claim: idOf(claim),
      other: idOf(other),
      answer: 'yes' as const,
      why: null,
    },
  }))
  return replay(state, chain(state.head, drafts))
}
