import type { CaptureTable } from './capture-table.ts'
import { type ChaoBound, chaoBound } from './chao.ts'
import { lowestCriterion } from './choose-model.ts'
import { whyNoOptimum } from './existence.ts'
import { averageOverGraphs, type GraphAverage, MOST_GRAPH_LISTS } from './graph-average.ts'
import { latentClasses } from './latent-classes.ts'
import { fitLogLinear, type LogLinearFit, mainEffects } from './log-linear.ts'
import { ASSUMES, pairsInWords } from './model-words.ts'
import { profileInterval } from './profile-interval.ts'
import { type Declared, disagreementOf, rounded, whyNotEstimated } from './refusal.ts'
import { type ResampledInterval, resampledInterval } from './resample.ts'
import { stepwiseFit } from './stepwise.ts'

/** What one model makes of the lists, with what it takes for granted. */
export interface ModelEstimate {
  readonly id: 'independence' | 'stepwise' | 'lowest-bic' | 'graphs' | 'latent-classes'
  readonly name: string
  readonly total: number
  readonly low: number
  readonly high: number
  /** How the interval was made, for a reader who knows the field. */
  readonly interval: string
  /** What must be true for the figure to be, in plain words (ES3). */
  readonly assumes: string
  /** How well it reproduces the overlaps; null for averages over models. */
  readonly fit: { readonly deviance: number; readonly freedom: number; readonly p: number } | null
  /** Counts in the comparison that decides whether anything is shown (ES4). */
  readonly compared: boolean
  readonly resampled: ResampledInterval | null
  readonly note: string | null
}

/** An estimate of how many there are, apart from every bound (ES1). */
export interface Estimate {
  readonly lists: readonly string[]
  /** Distinct people on the lists: nobody disputes these, and this is all that is shown when the rest is refused. */
  readonly seen: number
  /** Whether the models may be shown as an estimate. When not, `refused` says why. */
  readonly shown: boolean
  readonly refused: readonly string[]
  readonly chao: ChaoBound | null
  /** Empty when the lists allow none; all of them, as the disagreement, when they differ too much. */
  readonly models: readonly ModelEstimate[]
  /** The largest of the compared totals over the smallest. */
  readonly disagreement: number | null
  readonly seed: number
  readonly rules: readonly string[]
  readonly says: string
}

export interface EstimateOptions {
  readonly declared: Declared
  /** Seed of everything drawn by chance. */
  readonly seed: number
  /** Resamples for the stepwise interval; 0 for none, which is quick. */
  readonly resamples: number
  /** Rounds of the latent-class chain kept; as many again, halved, come before. */
  readonly rounds?: number
}

/** Estimates the total behind a capture table by several models, or refuses with its reasons (ES1 to ES5). */
export function estimateTotal(table: CaptureTable, options: EstimateOptions): Estimate {
  const frame = { lists: table.lists, seen: table.seen, seed: options.seed, rules: ['ES1', 'ES2', 'ES3', 'ES4', 'ES5'] }
  const reasons = whyNotEstimated(table, options.declared)
  if (reasons.length > 0) {
    const says = `No estimate. ${reasons.join(' ')} ${seenOn(table)}.`
    return { ...frame, shown: false, refused: reasons, chao: null, models: [], disagreement: null, says }
  }
  const models = [
    ...logLinearModels(table, options),
    ...(table.lists.length <= MOST_GRAPH_LISTS ? [graphModel(table)] : []),
    latentModel(table, options),
  ]
  const { factor, says } = disagreementOf(models.filter((model) => model.compared))
  const refused = [...(says ? [says] : []), ...(models.length < 3 ? ['Fewer than three models can be fitted.'] : [])]
  return {
    ...frame,
    shown: refused.length === 0,
    refused,
    chao: chaoBound(table),
    models,
    disagreement: factor,
    says: refused.length === 0 ? inWords(table, models) : `No estimate. ${refused.join(' ')} ${seenOn(table)}.`,
  }
}

const seenOn = ({ seen, lists }: CaptureTable): string => `${rounded(seen)} people are on the ${lists.length} lists`

function inWords(table: CaptureTable, models: readonly ModelEstimate[]): string {
  const totals = models.filter((model) => model.compared).map((model) => model.total)
  return `${seenOn(table)}; models put the total between ${rounded(Math.min(...totals))} and ${rounded(Math.max(...totals))}. It is an estimate, and no bound uses it.`
}

function logLinearModels(table: CaptureTable, options: EstimateOptions): readonly ModelEstimate[] {
  const models: ModelEstimate[] = []
  const main = mainEffects(table)
  const independence = whyNoOptimum(table, main) === null ? fitLogLinear(table, main) : null
  if (independence)
    models.push(ofFit(table, independence, { id: 'independence', name: 'independent lists', compared: false }))
  const stepwise = stepwiseFit(table)
  if (stepwise) {
    const { resamples, seed } = options
    const resampled =
      resamples > 0 ? resampledInterval(table, (again) => stepwiseFit(again)?.total ?? null, { resamples, seed }) : null
    models.push({
      ...ofFit(table, stepwise, { id: 'stepwise', name: 'pairs of lists, stepwise', compared: true }),
      resampled,
    })
  }
  const lowest = lowestCriterion(table)
  if (lowest)
    models.push(ofFit(table, lowest, { id: 'lowest-bic', name: 'pairs of lists, lowest BIC', compared: false }))
  return models
}

function ofFit(
  table: CaptureTable,
  fit: LogLinearFit,
  model: Pick<ModelEstimate, 'id' | 'name' | 'compared'>,
): ModelEstimate {
  const profile = profileInterval(table, fit.terms, fit.total)
  return {
    ...model,
    total: fit.total,
    low: profile?.low ?? fit.interval[0],
    high: profile?.high ?? fit.interval[1],
    interval: profile ? '95 %, profile likelihood' : '95 %, normal on the logarithm of the unseen',
    assumes: `${ASSUMES[model.id]} ${pairsInWords(table.lists, fit.terms)}`.trim(),
    fit: { deviance: fit.deviance, freedom: fit.freedom, p: fit.fits },
    resampled: null,
    note: fit.fits < 0.05 ? 'It does not reproduce the overlaps well: a better model may say something else.' : null,
  }
}

/** Most of the unseen that the grid is stretched to, in people seen. */
const LONGEST_GRID = 400

/** The grid of totals is doubled until hardly any of the posterior lies at its end (ES5). */
function graphModel(table: CaptureTable): ModelEstimate {
  let times = 25
  let found = averageOverGraphs(table, { from: 1, most: times * table.seen })
  while (found.inLastTenth > 0.001 && times < LONGEST_GRID) {
    times *= 2
    found = averageOverGraphs(table, { from: 1, most: times * table.seen })
  }
  return {
    id: 'graphs',
    name: 'average over decomposable graphs',
    total: found.median,
    low: found.low,
    high: found.high,
    interval: '95 % of the posterior; the total is its median',
    assumes: `${ASSUMES.graphs} ${heaviest(table.lists, found)}`,
    fit: null,
    compared: true,
    resampled: null,
    note:
      found.inLastTenth > 0.001
        ? `Its upper end depends on how many are thought possible at most (here ${rounded(times * table.seen)}).`
        : null,
  }
}

function heaviest(lists: readonly string[], { graphs }: GraphAverage): string {
  const [first] = graphs
  if (!first) return ''
  const pairs = first.graph.edges.map(([a, b]) => (1 << a) | (1 << b))
  return `The heaviest of ${graphs.length} graphs has ${(100 * first.weight).toFixed(0)} % of the weight. ${pairsInWords(lists, pairs)}`
}

function latentModel(table: CaptureTable, { seed, rounds = 20_000 }: EstimateOptions): ModelEstimate {
  const found = latentClasses(table, { seed, rounds, before: Math.ceil(rounds / 2) })
  return {
    id: 'latent-classes',
    name: 'latent classes',
    total: found.median,
    low: found.low,
    high: found.high,
    interval: `95 % of the posterior; the total is its median; seed ${seed}`,
    assumes: `${ASSUMES['latent-classes']} On average ${found.classesUsed.toFixed(1)} classes hold at least one person in a hundred.`,
    fit: null,
    compared: true,
    resampled: null,
    note: found.unsettled > 0.15 ? 'The chain has not settled: another seed may give another answer.' : null,
  }
}
