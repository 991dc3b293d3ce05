/** A square matrix, row after row. */
export type Matrix = Float64Array

/** Lower Cholesky factor of a symmetric matrix; null when it is not positive definite (a pivot below `least` of its diagonal). */
export function cholesky(matrix: Matrix, size: number, least = 1e-11): Matrix | null {
  const factor = new Float64Array(size * size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] ?? 0
      for (let at = 0; at < column; at++) sum -= (factor[row * size + at] ?? 0) * (factor[column * size + at] ?? 0)
      if (row === column) {
        if (!(sum > least * (matrix[row * size + row] ?? 0))) return null
        factor[row * size + row] = Math.sqrt(sum)
      } else factor[row * size + column] = sum / (factor[column * size + column] ?? 1)
    }
  return factor
}

/** The x of A x = b, where `factor` is the Cholesky factor of A. */
export function solveWith(factor: Matrix, size: number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b)
  for (let row = 0; row < size; row++) {
    let sum = x[row] ?? 0
    for (let at = 0; at < row; at++) sum -= (factor[row * size + at] ?? 0) * (x[at] ?? 0)
    x[row] = sum / (factor[row * size + row] ?? 1)
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row] ?? 0
    for (let at = row + 1; at < size; at++) sum -= (factor[at * size + row] ?? 0) * (x[at] ?? 0)
    x[row] = sum / (factor[row * size + row] ?? 1)
  }
  return x
}

/** One entry on the diagonal of the inverse. */
export function inverseDiagonal(factor: Matrix, size: number, at: number): number {
  const unit = new Float64Array(size)
  unit[at] = 1
  return solveWith(factor, size, unit)[at] ?? 0
}
