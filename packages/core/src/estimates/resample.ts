import type { CaptureTable } from './capture-table.ts'
import { Chances } from './chances.ts'
import { normalBelow, normalQuantile, Z95 } from './special-functions.ts'

/** A 95 % interval from resampled people, with how it came about. */
export interface ResampledInterval {
  readonly low: number
  readonly high: number
  readonly resamples: number
  readonly seed: number
}

/**
 * Bias-corrected and accelerated interval (Efron 1987; for this use Chan, Silverman & Vincent 2021): people are drawn
 * anew with replacement and the whole choice of a model is made again each time, so that the choosing counts too.
 * Null when too few resamples can be estimated.
 */
export function resampledInterval(
  table: CaptureTable,
  estimate: (table: CaptureTable) => number | null,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): ResampledInterval | null {
  const whole = estimate(table)
  if (whole === null) return null
  const chances = new Chances(seed)
  const drawn = Array.from({ length: resamples }, () => estimate(drawAgain(table, chances)))
    .filter((total) => total !== null)
    .sort((a, b) => a - b)
  if (drawn.length < resamples * 0.9) return null
  const below = drawn.filter((total) => total < whole).length / drawn.length
  const bias = normalQuantile(Math.min(1 - 1e-6, Math.max(1e-6, below)))
  const acceleration = accelerationOf(table, estimate)
  const at = (z: number): number => {
    const share = normalBelow(bias + (bias + z) / (1 - acceleration * (bias + z)))
    return drawn[Math.min(drawn.length - 1, Math.max(0, Math.round(share * (drawn.length - 1))))] ?? whole
  }
  return { low: at(-Z95), high: at(Z95), resamples: drawn.length, seed }
}

function drawAgain(table: CaptureTable, chances: Chances): CaptureTable {
  const into = new Float64Array(table.counts.length)
  chances.multinomial(table.seen, Float64Array.from(table.counts), into)
  return { ...table, counts: [...into] }
}

/** Skewness of the estimate as one person after another is left out; people of one history count alike. */
function accelerationOf(table: CaptureTable, estimate: (table: CaptureTable) => number | null): number {
  const without = table.counts.flatMap((count, history) => {
    if (count === 0) return []
    const counts = table.counts.map((each, at) => (at === history ? each - 1 : each))
    const total = estimate({ ...table, counts, seen: table.seen - 1 })
    return total === null ? [] : [{ count, total }]
  })
  const people = without.reduce((sum, { count }) => sum + count, 0)
  const mean = without.reduce((sum, { count, total }) => sum + count * total, 0) / people
  let [squares, cubes] = [0, 0]
  for (const { count, total } of without) {
    squares += count * (mean - total) ** 2
    cubes += count * (mean - total) ** 3
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0
}
