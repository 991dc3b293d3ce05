/** Natural logarithm of the gamma function for x > 0: Stirling's series after shifting x above 12; error below 1e-13 relative. */
export function logGamma(x: number): number {
  let shift = 0
  let at = x
  while (at < 12) {
    shift += Math.log(at)
    at += 1
  }
  const inverse = 1 / at
  const square = inverse * inverse
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))))
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift
}

/** Both shares of the gamma distribution with shape `a`: below x and above it, each without loss when it is tiny. */
function gammaShares(a: number, x: number): { readonly below: number; readonly above: number } {
  if (x <= 0) return { below: 0, above: 1 }
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = a + 1; term > sum * 1e-16; n++) {
      term *= x / n
      sum += term
    }
    return { below: front * sum, above: Math.max(0, 1 - front * sum) }
  }
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 2000; n++) {
    const top = -n * (n - a)
    b += 2
    d = 1 / (top * d + b)
    c = b + top / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return { below: Math.max(0, 1 - front * fraction), above: front * fraction }
}

/** Upper tail of the chi-squared distribution. */
export const chiSquaredTail = (value: number, freedom: number): number => gammaShares(freedom / 2, value / 2).above

/** Chance that a Poisson count of this mean is at most `count`, or at least `count`: the smaller of the two. */
export function poissonTail(count: number, mean: number): number {
  const atMost = gammaShares(count + 1, mean).above
  return count <= 0 ? atMost : Math.min(atMost, gammaShares(count, mean).below)
}

/** Both tails of the standard normal beyond ±z. */
export const normalTails = (z: number): number => chiSquaredTail(z * z, 1)

/** Standard normal distribution function. */
export const normalBelow = (z: number): number => (z < 0 ? normalTails(z) / 2 : 1 - normalTails(z) / 2)

/** Standard normal quantile, by bisection: exact enough for intervals and needed a few times only. */
export function normalQuantile(share: number): number {
  let [low, high] = [-40, 40]
  for (let step = 0; step < 90; step++) {
    const middle = (low + high) / 2
    if (normalBelow(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** 97.5 % of the standard normal lie below it. */
export const Z95 = 1.959963984540054
