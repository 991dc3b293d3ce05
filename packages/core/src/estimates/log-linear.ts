import { type CaptureTable, onAll } from './capture-table.ts'
import { chiSquaredTail, logGamma, normalTails, Z95 } from './special-functions.ts'
import { cholesky, inverseDiagonal, type Matrix, solveWith } from './symmetric.ts'

/** A log-linear model: the terms beside the intercept, each the lists that it joins. Main effects are single bits. */
export type Terms = readonly number[]

/** A Poisson log-linear model fitted to a table, with what it says of those on no list. */
export interface LogLinearFit {
  readonly terms: Terms
  /** Terms whose lists share nobody: at the optimum such people do not exist, and their cells are left out. */
  readonly emptyTerms: Terms
  readonly unseen: number
  readonly total: number
  /** Standard error of the total: Poisson error of the unseen and error of the fit (Rivest & Baillargeon 2007). */
  readonly standardError: number
  /** 95 % interval, symmetric on the scale of the logarithm of the unseen. */
  readonly interval: readonly [number, number]
  readonly deviance: number
  readonly freedom: number
  /** Share of tables that fit worse if the model is true; 1 when it has no freedom left. */
  readonly fits: number
  readonly aic: number
  /** With the number of people seen as the sample size. */
  readonly bic: number
  readonly means: ReadonlyMap<number, number>
  /** Two-sided Wald test of each term that was fitted. */
  readonly pValues: ReadonlyMap<number, number>
}

/** Main effects of all lists. */
export const mainEffects = ({ lists }: CaptureTable): Terms => lists.map((_, at) => 1 << at)

/** All pairs of lists, in the order 12, 13, 14 … 23 … */
export const allPairs = ({ lists }: CaptureTable): Terms =>
  lists.flatMap((_, a) => lists.slice(a + 1).map((__, at) => (1 << a) | (1 << (a + 1 + at))))

/** The cells and terms that are left once terms without anybody in common are taken at their optimum, minus infinity. */
export interface ReducedModel {
  readonly cells: readonly number[]
  readonly terms: Terms
  readonly emptyTerms: Terms
}

/** Takes out empty terms and their cells (the extended maximum likelihood of Chan, Silverman & Vincent 2021). */
export function reduced(table: CaptureTable, terms: Terms): ReducedModel {
  const emptyTerms = terms.filter((term) => onAll(table, term) === 0)
  const gone = (history: number) => emptyTerms.some((term) => (history & term) === term)
  const cells = table.counts.flatMap((_, history) => (history > 0 && !gone(history) ? [history] : []))
  return { cells, terms: terms.filter((term) => !emptyTerms.includes(term)), emptyTerms }
}

/**
 * Fits a model by iteratively reweighted least squares. Null when the information matrix is singular: the table cannot
 * tell the terms apart. Whether the optimum exists at all is for `whyNoOptimum` to say.
 */
export function fitLogLinear(table: CaptureTable, terms: Terms): LogLinearFit | null {
  const model = reduced(table, terms)
  const counts = Float64Array.from(model.cells, (history) => table.counts[history] ?? 0)
  const fitted = poissonFit(model.cells, model.terms, counts)
  if (!fitted) return null
  const { coefficients, factor, means, deviance } = fitted
  const size = model.terms.length + 1
  const unseen = Math.exp(coefficients[0] ?? 0)
  const variance = inverseDiagonal(factor, size, 0)
  const spread = Math.exp(Z95 * Math.sqrt(variance))
  const freedom = model.cells.length - size
  const logLikelihood = counts.reduce((sum, count, at) => {
    const mean = means[at] ?? 0
    return sum + (count > 0 ? count * Math.log(mean) : 0) - mean - logGamma(count + 1)
  }, 0)
  const test = (at: number): number =>
    normalTails((coefficients[at] ?? 0) / Math.sqrt(inverseDiagonal(factor, size, at)))
  return {
    terms,
    emptyTerms: model.emptyTerms,
    unseen,
    total: table.seen + unseen,
    standardError: Math.sqrt(unseen + unseen * unseen * variance),
    interval: [table.seen + unseen / spread, table.seen + unseen * spread],
    deviance,
    freedom,
    fits: freedom > 0 ? chiSquaredTail(deviance, freedom) : 1,
    aic: -2 * logLikelihood + 2 * size,
    bic: -2 * logLikelihood + Math.log(table.seen) * size,
    means: new Map(model.cells.map((history, at) => [history, means[at] ?? 0])),
    pValues: new Map(model.terms.map((term, at) => [term, test(at + 1)])),
  }
}

export interface PoissonFit {
  readonly coefficients: Float64Array
  readonly means: Float64Array
  readonly deviance: number
  /** Cholesky factor of the information matrix. */
  readonly factor: Matrix
}

/** Poisson regression with a log link on histories as cells; the intercept comes first. */
export function poissonFit(cells: readonly number[], terms: Terms, counts: Float64Array): PoissonFit | null {
  const columns = [0, ...terms]
  const rows = cells.map((history) => columns.flatMap((term, at) => ((history & term) === term ? [at] : [])))
  const means = counts.map((count) => count + 0.1)
  let deviance = Number.POSITIVE_INFINITY
  for (let round = 0; round < 200; round++) {
    const step = oneStep(rows, columns.length, counts, means)
    if (!step) return null
    rows.forEach((row, at) => {
      means[at] = Math.exp(row.reduce((sum, column) => sum + (step.coefficients[column] ?? 0), 0))
    })
    const now = devianceOf(counts, means)
    if (!Number.isFinite(now)) return null
    if (Math.abs(now - deviance) < 1e-11 * (Math.abs(now) + 0.1)) return { ...step, means, deviance: now }
    deviance = now
  }
  const last = oneStep(rows, columns.length, counts, means)
  return last ? { ...last, means, deviance } : null
}

function oneStep(
  rows: readonly (readonly number[])[],
  size: number,
  counts: Float64Array,
  means: Float64Array,
): { readonly coefficients: Float64Array; readonly factor: Matrix } | null {
  const information = new Float64Array(size * size)
  const right = new Float64Array(size)
  rows.forEach((row, at) => {
    const mean = means[at] ?? 0
    const working = mean * Math.log(mean) + (counts[at] ?? 0) - mean
    for (const a of row) {
      right[a] = (right[a] ?? 0) + working
      for (const b of row) information[a * size + b] = (information[a * size + b] ?? 0) + mean
    }
  })
  const factor = cholesky(information, size)
  return factor ? { coefficients: solveWith(factor, size, right), factor } : null
}

function devianceOf(counts: Float64Array, means: Float64Array): number {
  let sum = 0
  counts.forEach((count, at) => {
    const mean = means[at] ?? 0
    sum += (count > 0 ? count * Math.log(count / mean) : 0) - (count - mean)
  })
  return 2 * sum
}
