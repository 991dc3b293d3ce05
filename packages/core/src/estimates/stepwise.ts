import { type CaptureTable, onAll } from './capture-table.ts'
import { whyNoOptimum } from './existence.ts'
import { allPairs, fitLogLinear, type LogLinearFit, mainEffects, type Terms } from './log-linear.ts'
import { poissonTail } from './special-functions.ts'

/** Terms are added while the most telling one is below this (Chan, Silverman & Vincent 2021 advise 0.02). */
export const P_TO_ENTER = 0.02

/**
 * Pairs of lists added one by one to the model of independence, the most telling first, while its test is below the
 * threshold. The test is one-sided: how likely the number of people on both lists is, as a Poisson count with the mean
 * that the model so far gives it. Pairs that leave the model without a unique finite optimum are passed over.
 * Null when not even independence can be fitted.
 */
export function stepwiseFit(table: CaptureTable, threshold = P_TO_ENTER): LogLinearFit | null {
  let terms: Terms = mainEffects(table)
  let fit = whyNoOptimum(table, terms) === null ? fitLogLinear(table, terms) : null
  for (;;) {
    if (!fit) return null
    const best = mostTelling(table, terms, fit)
    if (!best || best.p >= threshold) return fit
    terms = [...terms, best.term]
    fit = best.fit
  }
}

interface Step {
  readonly term: number
  readonly p: number
  readonly fit: LogLinearFit
}

function mostTelling(table: CaptureTable, terms: Terms, now: LogLinearFit): Step | null {
  let best: Step | null = null
  for (const term of allPairs(table)) {
    if (terms.includes(term)) continue
    const more = [...terms, term]
    if (whyNoOptimum(table, more) !== null) continue
    const fit = fitLogLinear(table, more)
    if (!fit) continue
    const p = poissonTail(onAll(table, term), expected(now, term))
    if (!best || p < best.p) best = { term, p, fit }
  }
  return best
}

/** People whom a fit expects on all lists of a term. */
const expected = (fit: LogLinearFit, term: number): number =>
  [...fit.means].reduce((sum, [history, mean]) => ((history & term) === term ? sum + mean : sum), 0)
