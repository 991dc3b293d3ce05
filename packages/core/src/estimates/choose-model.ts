import type { CaptureTable } from './capture-table.ts'
import { whyNoOptimum } from './existence.ts'
import { allPairs, fitLogLinear, type LogLinearFit, mainEffects, type Terms } from './log-linear.ts'

/** By what the best of several models is chosen. */
export type Criterion = 'aic' | 'bic'

/** Pairs up to which every model is fitted: 1,024 models of five lists; beyond, pairs are added one by one. */
const EVERY_MODEL_TO = 10

/** The model of pairs with the lowest criterion, with a unique finite optimum; null when there is none. */
export function lowestCriterion(table: CaptureTable, criterion: Criterion = 'bic'): LogLinearFit | null {
  const pairs = allPairs(table)
  return pairs.length <= EVERY_MODEL_TO ? bestOfAll(table, pairs, criterion) : bestForward(table, pairs, criterion)
}

function fitOf(table: CaptureTable, pairs: Terms): LogLinearFit | null {
  const terms = [...mainEffects(table), ...pairs]
  return whyNoOptimum(table, terms) === null ? fitLogLinear(table, terms) : null
}

/** Models are fitted first and tested for their optimum only where they would win: most never need the test. */
function bestOfAll(table: CaptureTable, pairs: Terms, criterion: Criterion): LogLinearFit | null {
  let best: LogLinearFit | null = null
  for (let chosen = 0; chosen < 2 ** pairs.length; chosen++) {
    const terms = [...mainEffects(table), ...pairs.filter((_, at) => (chosen >> at) & 1)]
    const fit = fitLogLinear(table, terms)
    if (fit && (best === null || fit[criterion] < best[criterion]) && whyNoOptimum(table, terms) === null) best = fit
  }
  return best
}

function bestForward(table: CaptureTable, pairs: Terms, criterion: Criterion): LogLinearFit | null {
  let best = fitOf(table, [])
  let chosen: Terms = []
  for (;;) {
    const longer = pairs
      .filter((pair) => !chosen.includes(pair))
      .flatMap((pair) => {
        const fit = fitOf(table, [...chosen, pair])
        return fit ? [{ pair, fit }] : []
      })
      .sort((a, b) => a.fit[criterion] - b.fit[criterion])[0]
    if (!longer || !best || longer.fit[criterion] >= best[criterion]) return best
    best = longer.fit
    chosen = [...chosen, longer.pair]
  }
}
