import type { CaptureTable } from './capture-table.ts'
import { poissonFit, reduced, type Terms } from './log-linear.ts'
import { logGamma } from './special-functions.ts'

/** The total at which the multinomial likelihood is highest, and the totals that a likelihood-ratio test at 5 % does not reject. */
export interface ProfileInterval {
  readonly total: number
  readonly low: number
  readonly high: number
}

/** Half the 95 % point of the chi-squared distribution with one degree of freedom. */
const DROP = 3.841458820694124 / 2
/** Beyond this many times the people seen, an upper end is as good as open. */
const OPEN_ABOVE = 1e5

/** Profile likelihood over the total (Cormack 1992): the model is fitted anew with so many people in the unseen cell. */
export function profileInterval(table: CaptureTable, terms: Terms, near: number): ProfileInterval | null {
  const height = heightOf(table, terms)
  const best = peak(height, Math.max(1, near - table.seen), table.seen * OPEN_ABOVE)
  const most = height(best)
  if (!Number.isFinite(most)) return null
  const crossed = (unseen: number): boolean => height(unseen) < most - DROP
  const low = crossed(0) ? crossing(crossed, 0, best) : 0
  let far = Math.max(2 * best, 10)
  while (!crossed(far) && far < table.seen * OPEN_ABOVE) far *= 2
  const high = crossed(far) ? crossing(crossed, far, best) : Number.POSITIVE_INFINITY
  return { total: table.seen + best, low: table.seen + low, high: table.seen + high }
}

/** Logarithm of the profile likelihood with so many people unseen, up to a constant. */
function heightOf(table: CaptureTable, terms: Terms): (unseen: number) => number {
  const model = reduced(table, terms)
  const cells = [0, ...model.cells]
  return (unseen) => {
    const counts = Float64Array.from(cells, (history) => (history === 0 ? unseen : (table.counts[history] ?? 0)))
    const fit = poissonFit(cells, model.terms, counts)
    if (!fit) return Number.NEGATIVE_INFINITY
    const total = table.seen + unseen
    let height = logGamma(total + 1) - logGamma(unseen + 1)
    counts.forEach((count, at) => {
      if (count > 0) height += count * Math.log((fit.means[at] ?? 0) / total)
    })
    return height
  }
}

/** Where a function with one peak is highest: a bracket around a first guess, then golden sections. */
function peak(height: (at: number) => number, guess: number, most: number): number {
  let [low, high] = [0, 2 * guess]
  while (height(high) > height(high * 0.75) && high < most) high *= 2
  const ratio = (Math.sqrt(5) - 1) / 2
  let [a, b] = [high - ratio * (high - low), low + ratio * (high - low)]
  let [ha, hb] = [height(a), height(b)]
  while (high - low > 1e-3) {
    if (ha > hb) {
      ;[high, b, hb] = [b, a, ha]
      a = high - ratio * (high - low)
      ha = height(a)
    } else {
      ;[low, a, ha] = [a, b, hb]
      b = low + ratio * (high - low)
      hb = height(b)
    }
  }
  return (low + high) / 2
}

function crossing(crossed: (at: number) => boolean, outside: number, inside: number): number {
  let [out, within] = [outside, inside]
  while (Math.abs(out - within) > 1e-3) {
    const middle = (out + within) / 2
    if (crossed(middle)) out = middle
    else within = middle
  }
  return (out + within) / 2
}
