import type { CaptureTable } from './capture-table.ts'
import { reduced, type Terms } from './log-linear.ts'

/**
 * Why a log-linear model has no unique finite optimum on a table, or null when it has one. Two tests (Fienberg & Rinaldo
 * 2012): the design has full rank on the cells that are left, and some table with people in every such cell has the same
 * sums (a small linear program).
 */
export function whyNoOptimum(table: CaptureTable, terms: Terms): 'not-identified' | 'no-optimum' | null {
  const model = reduced(table, terms)
  const columns = [0, ...model.terms]
  const design = model.cells.map((history) => columns.map((term) => ((history & term) === term ? 1 : 0)))
  if (rankOf(design) < columns.length) return 'not-identified'
  const counts = model.cells.map((history) => table.counts[history] ?? 0)
  if (counts.every((count) => count > 0)) return null
  return evenlyShared(design, counts) > 1e-9 ? null : 'no-optimum'
}

/** Rank by elimination; entries are 0 and 1, so a fixed tolerance does. */
function rankOf(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row])
  const width = rows[0]?.length ?? 0
  let rank = 0
  for (let column = 0; column < width; column++) {
    const pivot = rows.findIndex((row, at) => at >= rank && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [row] = rows.splice(pivot, 1)
    if (!row) continue
    rows.splice(rank, 0, row)
    for (const other of rows.slice(rank + 1)) {
      const times = (other[column] ?? 0) / (row[column] ?? 1)
      if (times !== 0) for (let at = column; at < width; at++) other[at] = (other[at] ?? 0) - times * (row[at] ?? 0)
    }
    rank++
  }
  return rank
}

/**
 * The largest s, at most 1, such that some table with the same sums has at least s people in each cell: maximise s over
 * y ≥ 0 with design' (y + s) = design' counts. Dense two-phase simplex with Bland's rule, which cannot cycle.
 */
function evenlyShared(design: readonly (readonly number[])[], counts: readonly number[]): number {
  const width = design[0]?.length ?? 0
  const cells = design.length
  const rows = Array.from({ length: width }, (_, column) => {
    const own = design.map((row) => row[column] ?? 0)
    const all = own.reduce((sum, each) => sum + each, 0)
    const right = own.reduce((sum, each, at) => sum + each * (counts[at] ?? 0), 0)
    return [...own, all, 0, right]
  })
  // s + slack = 1 keeps the program bounded.
  rows.push([...new Array<number>(cells).fill(0), 1, 1, 1])
  return new Simplex(rows).most(cells)
}

/** Rows 'a · x = b' with b ≥ 0 and x ≥ 0, the last entry of each being b. */
class Simplex {
  readonly #rows: number[][]
  readonly #variables: number
  readonly #basis: number[]

  constructor(rows: readonly (readonly number[])[]) {
    this.#variables = (rows[0]?.length ?? 1) - 1
    this.#rows = rows.map((row, at) => [
      ...row.slice(0, -1),
      ...rows.map((_, other) => (other === at ? 1 : 0)),
      row.at(-1) ?? 0,
    ])
    this.#basis = rows.map((_, at) => this.#variables + at)
  }

  /** The largest value of one variable; −1 when nothing is feasible. */
  most(variable: number): number {
    const artificial = this.#rows.map((_, at) => this.#variables + at)
    const distance = this.#optimise((at) => (artificial.includes(at) ? -1 : 0), this.#variables + this.#rows.length)
    if (distance < -1e-7) return -1
    this.#driveOut()
    return this.#optimise((at) => (at === variable ? 1 : 0), this.#variables)
  }

  /** Artificial variables that stay in the basis at nought would grow unseen in the second phase. */
  #driveOut(): void {
    this.#basis.forEach((variable, row) => {
      if (variable < this.#variables) return
      const entering = (this.#rows[row] ?? []).findIndex((times, at) => at < this.#variables && Math.abs(times) > 1e-9)
      if (entering >= 0) this.#pivot(row, entering)
    })
  }

  /** Maximises a goal over the first `allowed` variables, from the basis as it stands. */
  #optimise(goal: (variable: number) => number, allowed: number): number {
    for (;;) {
      const entering = this.#entering(goal, allowed)
      if (entering < 0) break
      const leaving = this.#leaving(entering)
      if (leaving < 0) return Number.POSITIVE_INFINITY
      this.#pivot(leaving, entering)
    }
    return this.#basis.reduce((sum, variable, row) => sum + goal(variable) * (this.#rows[row]?.at(-1) ?? 0), 0)
  }

  #entering(goal: (variable: number) => number, allowed: number): number {
    for (let at = 0; at < allowed; at++) {
      if (this.#basis.includes(at)) continue
      const gain = this.#basis.reduce(
        (sum, variable, row) => sum - goal(variable) * (this.#rows[row]?.[at] ?? 0),
        goal(at),
      )
      if (gain > 1e-9) return at
    }
    return -1
  }

  #leaving(entering: number): number {
    let [best, ratio] = [-1, Number.POSITIVE_INFINITY]
    this.#rows.forEach((row, at) => {
      const slope = row[entering] ?? 0
      if (slope <= 1e-9) return
      const here = (row.at(-1) ?? 0) / slope
      const tie = Math.abs(here - ratio) < 1e-12
      if (here < ratio - 1e-12 || (tie && (this.#basis[at] ?? 0) < (this.#basis[best] ?? 0))) [best, ratio] = [at, here]
    })
    return best
  }

  #pivot(leaving: number, entering: number): void {
    const row = this.#rows[leaving]
    if (!row) return
    const by = row[entering] ?? 1
    for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) / by
    this.#rows.forEach((other, index) => {
      const times = other[entering] ?? 0
      if (index === leaving || times === 0) return
      for (let at = 0; at < other.length; at++) other[at] = (other[at] ?? 0) - times * (row[at] ?? 0)
    })
    this.#basis[leaving] = entering
  }
}
