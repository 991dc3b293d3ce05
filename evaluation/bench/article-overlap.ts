type Shingles = ReadonlyMap<string, number>

/** The measure of the scrapinghub article benchmark: runs of four words, counted. */
function shinglesOf(text: string): Shingles {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const shingles = new Map<string, number>()
  for (let at = 0; at < Math.max(1, words.length - 3); at++) {
    const shingle = words.slice(at, at + 4).join(' ')
    if (shingle !== '') shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1)
  }
  return shingles
}

const sizeOf = (shingles: Shingles): number => [...shingles.values()].reduce((sum, count) => sum + count, 0)

const meanOf = (values: readonly (number | null)[]): number => {
  const known = values.filter((value) => value !== null)
  return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length)
}

const three = (value: number): number => Math.round(value * 1_000) / 1_000

/** Precision, recall and F1 of found articles against the true ones, each a mean over pages. */
export function overlap(pairs: readonly (readonly [truth: string, found: string])[]) {
  const each = pairs.map(([truth, found]) => {
    const [wanted, got] = [shinglesOf(truth), shinglesOf(found)]
    let common = 0
    for (const [shingle, count] of wanted) common += Math.min(count, got.get(shingle) ?? 0)
    return {
      precision: sizeOf(got) === 0 ? null : common / sizeOf(got),
      recall: sizeOf(wanted) === 0 ? null : common / sizeOf(wanted),
    }
  })
  const precision = meanOf(each.map((one) => one.precision))
  const recall = meanOf(each.map((one) => one.recall))
  return {
    f1: three((2 * precision * recall) / (precision + recall)),
    precision: three(precision),
    recall: three(recall),
  }
}
