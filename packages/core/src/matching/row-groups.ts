/** Rows by a number that they have in common: the rows of number n are `rows` from `starts[n]` to before `starts[n + 1]`. */
export interface RowGroups {
  readonly starts: Int32Array
  readonly rows: Int32Array
}

/** Groups items by number. `numbers`: for each item its number, below `count`, or less than 0 for none; `rows`: the row of each. */
export function groupRows(numbers: Int32Array, rows: Int32Array, count: number): RowGroups {
  const starts = new Int32Array(count + 1)
  for (const number of numbers) if (number >= 0) starts[number + 1] = (starts[number + 1] as number) + 1
  for (let at = 0; at < count; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number)
  const next = starts.slice(0, count)
  const grouped = new Int32Array(starts[count] as number)
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number
    if (number < 0) continue
    const place = next[number] as number
    grouped[place] = rows[at] as number
    next[number] = place + 1
  }
  return { starts, rows: grouped }
}
