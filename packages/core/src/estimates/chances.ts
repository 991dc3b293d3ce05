/** Draws that are the same everywhere for one seed: an estimate by chance can be run again to the digit. */
export class Chances {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  /** Uniform in (0, 1): mulberry32. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    const first = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    const second = (first + Math.imul(first ^ (first >>> 7), 61 | first)) ^ first
    return (((second ^ (second >>> 14)) >>> 0) + 0.5) / 2 ** 32
  }

  /** Standard normal, by the polar method. */
  normal(): number {
    for (;;) {
      const [x, y] = [2 * this.share() - 1, 2 * this.share() - 1]
      const square = x * x + y * y
      if (square < 1 && square > 0) return x * Math.sqrt((-2 * Math.log(square)) / square)
    }
  }

  /** Gamma with mean `shape` (Marsaglia & Tsang 2000). */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * this.share() ** (1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = this.normal()
      const v = (1 + c * x) ** 3
      if (v <= 0) continue
      if (Math.log(this.share()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }

  beta(a: number, b: number): number {
    const one = this.gamma(a)
    const other = this.gamma(b)
    return one + other > 0 ? one / (one + other) : a / (a + b)
  }

  /** Binomial; large ones by order statistics (Devroye 1986): the middle of the draws is a beta, and halves the rest. */
  binomial(count: number, share: number): number {
    if (share <= 0 || count <= 0) return 0
    if (share >= 1) return count
    let [left, p, found] = [count, share, 0]
    while (left > 30) {
      const middle = 1 + Math.floor(left / 2)
      const cut = this.beta(middle, left + 1 - middle)
      if (cut <= p) {
        found += middle
        left -= middle
        p = (p - cut) / (1 - cut)
      } else {
        left = middle - 1
        p /= cut
      }
    }
    for (; left > 0; left--) if (this.share() < p) found++
    return found
  }

  /** Poisson; large ones by gamma arrivals (Ahrens & Dieter 1974). */
  poisson(mean: number): number {
    let [rest, found] = [mean, 0]
    while (rest > 30) {
      const steps = Math.floor((rest * 7) / 8)
      const arrived = this.gamma(steps)
      if (arrived > rest) return found + this.binomial(steps - 1, rest / arrived)
      found += steps
      rest -= arrived
    }
    for (let product = this.share(); product > Math.exp(-rest); product *= this.share()) found++
    return found
  }

  /** Shares `count` among places by weight, into `into`. */
  multinomial(count: number, weights: Float64Array, into: Float64Array): void {
    let all = 0
    for (const weight of weights) all += weight
    let left = count
    for (let at = 0; at < weights.length; at++) {
      const weight = weights[at] ?? 0
      const here = at === weights.length - 1 ? left : this.binomial(left, all > 0 ? Math.min(1, weight / all) : 0)
      into[at] = (into[at] ?? 0) + here
      left -= here
      all -= weight
    }
  }
}
