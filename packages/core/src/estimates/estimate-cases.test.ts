import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type CaptureTable, tableFromHistories } from './capture-table.ts'
import { chaoBound } from './chao.ts'
import { lowestCriterion } from './choose-model.ts'
import { estimateTotal } from './estimate-total.ts'
import { whyNoOptimum } from './existence.ts'
import { averageOverGraphs } from './graph-average.ts'
import { latentClasses } from './latent-classes.ts'
import { fitLogLinear, mainEffects } from './log-linear.ts'
import { profileInterval } from './profile-interval.ts'
import { logGamma } from './special-functions.ts'
import { stepwiseFit } from './stepwise.ts'

const FOLDER = fileURLToPath(new URL('../../../../cases/estimates/', import.meta.url))
const SEED = 1
// The chain is short here; all rounds: MUSTER_ROUNDS=60000
const ROUNDS = Number(process.env.MUSTER_ROUNDS ?? 3000)

interface Fit {
  readonly terms: readonly string[]
  readonly total: number
  readonly unseen?: number
  readonly standardError?: number
  readonly deviance?: number
  readonly freedom?: number
  readonly multinomial?: number
  readonly profile?: readonly [number, number]
  readonly interval?: readonly [number, number]
}

interface Graphs {
  readonly delta?: number
  readonly most?: number
  readonly mostUnseen?: number
  readonly prior?: { readonly shape: number; readonly scale: number }
  readonly digits?: number
  readonly low?: number
  readonly median?: number
  readonly high?: number
  readonly mode?: number
  readonly leastRelativeLoss?: number
  readonly weights?: readonly number[]
  readonly topMode?: number
}

interface EstimateCase {
  readonly name: string
  readonly lists: readonly string[]
  readonly histories: Readonly<Record<string, number>>
  readonly expect: {
    readonly fits?: readonly Fit[]
    readonly optimum?: readonly { readonly terms: readonly string[]; readonly is: true | string }[]
    readonly stepwise?: {
      readonly total: number
      readonly pairs?: readonly string[]
      readonly interval?: readonly [number, number]
    }
    readonly lowestBic?: number
    readonly chao?: { readonly plain: number; readonly corrected: number }
    readonly graphs?: readonly Graphs[]
    readonly latent?: readonly [number, number]
    readonly shown?: boolean
    readonly factor?: number
  }
}

const bitsOf = (term: string): number => [...term].reduce((bits, bit, at) => (bit === '1' ? bits | (1 << at) : bits), 0)
const termsOf = (table: CaptureTable, terms: readonly string[]) => [...mainEffects(table), ...terms.map(bitsOf)]

/** Agrees to the digits printed: half a unit of the last place, and never stricter than asked. */
function agrees(found: number | undefined, printed: number, says: string): void {
  const places = String(printed).split('.')[1]?.length ?? 0
  assert.ok(Math.abs((found ?? Number.NaN) - printed) <= 0.51 * 10 ** -places, `${says}: ${found}, expected ${printed}`)
}

describe('cases of estimates: the figures of the reference packages', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    const given = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as EstimateCase
    const table = tableFromHistories(given.lists, given.histories)
    const { expect } = given
    it(`${given.name}: log-linear models`, () => {
      for (const fit of expect.fits ?? []) assertFit(table, fit)
      for (const { terms, is } of expect.optimum ?? [])
        assert.equal(whyNoOptimum(table, termsOf(table, terms)) ?? true, is, terms.join(' '))
      assertChosen(table, expect)
    })
    if (expect.graphs)
      it(`${given.name}: average over decomposable graphs`, () => {
        for (const graphs of expect.graphs ?? []) assertGraphs(table, graphs)
      })
    if (expect.latent)
      it(`${given.name}: latent classes`, () => {
        const { median } = latentClasses(table, { seed: SEED, rounds: ROUNDS, before: ROUNDS })
        const [low, high] = expect.latent ?? [0, 0]
        assert.ok(median >= low && median <= high, `median ${median}`)
      })
    if (expect.shown !== undefined)
      it(`ES4: ${given.name}: ${expect.shown ? 'shown' : 'refused, the models differ by more than two'}`, () => {
        const declared = { closed: true, missedMatches: 0, madeFrom: [] }
        const estimate = estimateTotal(table, { declared, seed: SEED, resamples: 0, rounds: ROUNDS })
        assert.equal(estimate.shown, expect.shown, estimate.says)
        assert.ok(estimate.models.length >= 3)
        for (const model of estimate.models) assert.ok(model.assumes.length > 60)
        // Latent classes are drawn by chance: their part in the factor is not the same to the digit.
        assert.ok(Math.abs((estimate.disagreement ?? 0) / (expect.factor ?? 1) - 1) < 0.1, estimate.says)
      })
  }
})

function assertFit(table: CaptureTable, expected: Fit): void {
  const terms = termsOf(table, expected.terms)
  const fit = fitLogLinear(table, terms)
  const says = `[${expected.terms.join(' ')}]`
  agrees(fit?.total, expected.total, says)
  for (const key of ['unseen', 'standardError', 'deviance', 'freedom'] as const)
    if (expected[key] !== undefined) agrees(fit?.[key], expected[key], `${says} ${key}`)
  expected.interval?.forEach((end, at) => {
    agrees(fit?.interval[at], end, `${says} interval`)
  })
  const profile = expected.profile ? profileInterval(table, terms, expected.total) : null
  if (expected.profile) {
    agrees(profile?.low, expected.profile[0], `${says} profile`)
    agrees(profile?.high, expected.profile[1], `${says} profile`)
  }
  if (expected.multinomial !== undefined) agrees(profile?.total, expected.multinomial, `${says} multinomial`)
}

function assertChosen(table: CaptureTable, { stepwise, lowestBic, chao }: EstimateCase['expect']): void {
  if (stepwise) {
    const fit = stepwiseFit(table)
    agrees(fit?.total, stepwise.total, 'stepwise')
    stepwise.interval?.forEach((end, at) => {
      agrees(fit?.interval[at], end, 'stepwise interval')
    })
    const pairs = fit?.terms.slice(table.lists.length).sort()
    if (stepwise.pairs) assert.deepEqual(pairs, stepwise.pairs.map(bitsOf).sort())
  }
  if (lowestBic !== undefined) agrees(lowestCriterion(table)?.total, lowestBic, 'lowest BIC')
  if (chao) {
    agrees(chaoBound(table).plain ?? undefined, chao.plain, 'Chao')
    agrees(chaoBound(table).corrected, chao.corrected, 'Chao, corrected')
  }
}

function assertGraphs(table: CaptureTable, expected: Graphs): void {
  const { prior, delta } = expected
  const found = averageOverGraphs(table, {
    from: 1,
    most: expected.mostUnseen ?? (expected.most ?? 25) * table.seen,
    ...(delta === undefined ? {} : { delta }),
    ...(prior
      ? {
          // A Poisson total whose mean is gamma distributed, up to a constant.
          logPrior: (total: number) =>
            logGamma(total + prior.shape) - logGamma(total + 1) - total * Math.log1p(1 / prior.scale),
        }
      : {}),
  })
  for (const key of ['low', 'median', 'high', 'mode', 'leastRelativeLoss'] as const) {
    const printed = expected[key]
    if (printed === undefined) continue
    const within =
      expected.digits === undefined ? 1 + 0.0004 * printed : 0.51 * 10 ** (String(printed).length - expected.digits)
    assert.ok(Math.abs(found[key] - printed) <= within, `${key}: ${found[key]}, expected ${printed}`)
  }
  expected.weights?.forEach((weight, at) => {
    assert.ok(Math.abs((found.graphs[at]?.weight ?? 0) - weight) < 0.005)
  })
  if (expected.topMode !== undefined) assert.equal(found.graphs[0]?.mode, expected.topMode)
}
