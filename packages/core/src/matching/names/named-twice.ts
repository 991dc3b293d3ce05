import { type ColumnData, EMPTY, partsFrom, partsTo } from '../roll-columns.ts'

/** What a father's name has behind the given one at most: 'Արամի', and 'й', which a patronymic lacks ('андре', 'андрей'). */
const MOST_BEHIND = 1
const FEWEST_LETTERS = 3

/** Whether a name's part is another, as it is or as the father's. */
function isSame(one: string, other: string): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one]
  return longer.length - shorter.length <= MOST_BEHIND && shorter.length >= FEWEST_LETTERS && longer.startsWith(shorter)
}

/** For each row of both lists, 1: a name of it has one part twice. `letters`: those of the parts by their numbers. */
export function namedTwice(columns: readonly ColumnData[], letters: readonly string[]) {
  const inRow = (column: ColumnData, cell: number): boolean => {
    if (column.kind !== 'name' || cell === EMPTY) return false
    for (let one = partsFrom(cell); one < partsTo(cell); one++)
      for (let other = one + 1; other < partsTo(cell); other++) {
        const [here, there] = [column.parts[one] as number, column.parts[other] as number]
        if (here === there || isSame(letters[here] as string, letters[there] as string)) return true
      }
    return false
  }
  const onSide = (side: 'left' | 'right'): Uint8Array =>
    Uint8Array.from({ length: columns[0]?.[side].length ?? 0 }, (_, row) =>
      Number(columns.some((column) => inRow(column, column[side][row] as number))),
    )
  return { left: onSide('left'), right: onSide('right') }
}
