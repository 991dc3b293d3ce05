import type { CaptureTable } from './capture-table.ts'
import { type DecomposableGraph, decomposableGraphs } from './decomposable-graphs.ts'
import { logGamma } from './special-functions.ts'

/** How an average over decomposable graphs is to be made (Madigan & York 1997). */
export interface GraphAverageOptions {
  /** Prior weight of each full cell: 2^−lists spreads one person's worth over the table. */
  readonly delta?: number
  /** Unseen totals looked at: from `from` to `most`. */
  readonly from?: number
  readonly most?: number
  /** Logarithm of the prior of a total, up to a constant; without it 1 ÷ total. */
  readonly logPrior?: (total: number) => number
}

/** The posterior of the total over all graphs and all unseen totals looked at. */
export interface GraphAverage {
  readonly low: number
  readonly median: number
  readonly high: number
  readonly mode: number
  /** The total that minimises the expected squared relative error. */
  readonly leastRelativeLoss: number
  /** Share of the posterior in the last tenth of the totals looked at: above 0.001 the grid is too short. */
  readonly inLastTenth: number
  /** Graphs by posterior weight, the heaviest first. */
  readonly graphs: readonly { readonly graph: DecomposableGraph; readonly weight: number; readonly mode: number }[]
}

/** The most lists whose graphs are averaged. */
export const MOST_GRAPH_LISTS = 6
/** People unseen up to which every total is looked at; beyond, steps grow in proportion. */
const EVERY_TOTAL_TO = 3000

interface Grid {
  /** Unseen people. */
  readonly at: Float64Array
  /** How many totals each point stands for. */
  readonly stands: Float64Array
}

/** Averages over graphs. Expects 3 to 6 lists. */
export function averageOverGraphs(table: CaptureTable, options: GraphAverageOptions = {}): GraphAverage {
  const lists = table.lists.length
  const { delta = 2 ** -lists, from = 0, most = 25 * table.seen } = options
  const logPrior = options.logPrior ?? ((total: number) => -Math.log(total))
  const grid = gridTo(from, most, lists > 5 ? 0.01 : 0.001)
  const base = grid.at.map(
    (unseen) => logPrior(table.seen + unseen) + logGamma(table.seen + unseen + 1) - logGamma(unseen + 1),
  )
  const marginals = Array.from({ length: 2 ** lists }, (_, set) =>
    set === 0 ? new Float64Array(0) : marginalLikelihood(table, set, delta, grid),
  )
  return summed(table.seen, grid, decomposableGraphs(lists), (graph) => {
    const heights = Float64Array.from(base)
    for (const [set, times] of graph.factors) {
      const marginal = marginals[set] ?? base
      for (let at = 0; at < heights.length; at++) heights[at] = (heights[at] ?? 0) + times * (marginal[at] ?? 0)
    }
    return heights
  })
}

function gridTo(from: number, most: number, growth: number): Grid {
  const at: number[] = []
  const stands: number[] = []
  for (let next = from; next <= most; ) {
    const width = next < EVERY_TOTAL_TO ? 1 : Math.min(most - next + 1, Math.max(1, Math.floor(next * growth)))
    at.push(next + (width - 1) / 2)
    stands.push(width)
    next += width
  }
  return { at: Float64Array.from(at), stands: Float64Array.from(stands) }
}

/** Marginal likelihood of the table of some lists under a Dirichlet prior that agrees with `delta` for each full cell. */
function marginalLikelihood(table: CaptureTable, set: number, delta: number, grid: Grid): Float64Array {
  const counts = new Map<number, number>()
  for (const [history, count] of table.counts.entries())
    counts.set(history & set, (counts.get(history & set) ?? 0) + count)
  const alpha = (delta * 2 ** table.lists.length) / counts.size
  let fixed = logGamma(alpha * counts.size) - counts.size * logGamma(alpha)
  for (const [cell, count] of counts) if (cell !== 0) fixed += logGamma(alpha + count)
  const inNone = alpha + (counts.get(0) ?? 0)
  const inAll = alpha * counts.size + table.seen
  return grid.at.map((unseen) => fixed + logGamma(inNone + unseen) - logGamma(inAll + unseen))
}

function summed(
  seen: number,
  grid: Grid,
  graphs: readonly DecomposableGraph[],
  heightsOf: (graph: DecomposableGraph) => Float64Array,
): GraphAverage {
  const sum = new Float64Array(grid.at.length)
  let reference = Number.NEGATIVE_INFINITY
  const own: { readonly graph: DecomposableGraph; readonly logWeight: number; readonly mode: number }[] = []
  for (const graph of graphs) {
    const heights = heightsOf(graph)
    const top = highest(heights)
    const peak = heights[top] ?? 0
    if (peak > reference) {
      const shrink = Math.exp(reference - peak)
      for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) * shrink
      reference = peak
    }
    let mass = 0
    for (let at = 0; at < sum.length; at++) {
      const weight = Math.exp((heights[at] ?? 0) - reference)
      sum[at] = (sum[at] ?? 0) + weight
      mass += weight * (grid.stands[at] ?? 1)
    }
    own.push({ graph, logWeight: Math.log(mass) + reference, mode: seen + (grid.at[top] ?? 0) })
  }
  return described(seen, grid, sum, own)
}

function highest(heights: Float64Array): number {
  let top = 0
  for (let at = 1; at < heights.length; at++) if ((heights[at] ?? 0) > (heights[top] ?? 0)) top = at
  return top
}

function described(
  seen: number,
  grid: Grid,
  sum: Float64Array,
  own: readonly { readonly graph: DecomposableGraph; readonly logWeight: number; readonly mode: number }[],
): GraphAverage {
  const mass = sum.map((density, at) => density * (grid.stands[at] ?? 1))
  const total = mass.reduce((all, each) => all + each, 0)
  const quantile = (share: number): number => {
    let below = 0
    for (let at = 0; at < mass.length; at++) {
      const next = below + (mass[at] ?? 0) / total
      if (next >= share) {
        const stands = grid.stands[at] ?? 1
        const into = stands > 1 ? (share - below) / (next - below) - 0.5 : 0
        return seen + (grid.at[at] ?? 0) + into * stands
      }
      below = next
    }
    return seen + (grid.at.at(-1) ?? 0)
  }
  let [top, inverse, squared, late] = [0, 0, 0, 0]
  const lastTenth = (grid.at[0] ?? 0) + 0.9 * ((grid.at.at(-1) ?? 0) - (grid.at[0] ?? 0))
  mass.forEach((each, at) => {
    if ((sum[at] ?? 0) > (sum[top] ?? 0)) top = at
    const people = seen + (grid.at[at] ?? 0)
    inverse += each / people
    squared += each / people ** 2
    if ((grid.at[at] ?? 0) >= lastTenth) late += each
  })
  const heaviest = own.reduce((most, { logWeight }) => Math.max(most, logWeight), Number.NEGATIVE_INFINITY)
  const weights = own.map(({ logWeight }) => Math.exp(logWeight - heaviest))
  const all = weights.reduce((a, b) => a + b, 0)
  return {
    low: quantile(0.025),
    median: quantile(0.5),
    high: quantile(0.975),
    mode: seen + (grid.at[top] ?? 0),
    leastRelativeLoss: inverse / squared,
    inLastTenth: late / total,
    graphs: own
      .map(({ graph, mode }, at) => ({ graph, mode, weight: (weights[at] ?? 0) / all }))
      .sort((a, b) => b.weight - a.weight),
  }
}
