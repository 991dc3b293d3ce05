/**
 * Who is on which of several lists of one population: for each capture history (a bit per list, the first list lowest)
 * how many people have it. History 0, the people on no list, is what an estimate is about and is never in the table.
 */
export interface CaptureTable {
  readonly lists: readonly string[]
  /** People by history, `counts[0]` always 0; its length is 2 to the power of the number of lists. */
  readonly counts: readonly number[]
  /** Distinct people on any list: the floor that no model lowers. */
  readonly seen: number
}

/** Lists of one table at most: models of more have more cells than people, and more graphs than can be averaged. */
export const MOST_LISTS = 8

/**
 * Builds a table from rows of memberships, each standing for `people` people.
 * Rows on no list say nothing and are left out. Expects at most `MOST_LISTS` lists; duplicates of a history add up.
 */
export function captureTable(
  lists: readonly string[],
  rows: Iterable<{ readonly on: readonly boolean[]; readonly people: number }>,
): CaptureTable {
  const counts = new Array<number>(2 ** lists.length).fill(0)
  for (const { on, people } of rows) {
    const history = on.reduce((bits, member, at) => (member ? bits | (1 << at) : bits), 0)
    if (history > 0) counts[history] = (counts[history] ?? 0) + people
  }
  return { lists, counts, seen: counts.reduce((sum, count) => sum + count, 0) }
}

/** Reads the short form of published tables: '0101:31' is 31 people on the second and fourth list only. */
export function tableFromHistories(
  lists: readonly string[],
  histories: Readonly<Record<string, number>>,
): CaptureTable {
  return captureTable(
    lists,
    Object.entries(histories).map(([bits, people]) => ({ on: [...bits].map((bit) => bit === '1'), people })),
  )
}

/** How many lists a history or a term is about. */
export function listsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest > 0; rest &= rest - 1) count++
  return count
}

/** How many people are on all the lists of a term (and perhaps on others). */
export function onAll({ counts }: CaptureTable, term: number): number {
  return counts.reduce((sum, count, history) => ((history & term) === term ? sum + count : sum), 0)
}

/** People by the number of lists they are on: `[0]` is unknown and 0, `[1]` on one list, and so on. */
export function byNumberOfLists({ lists, counts }: CaptureTable): readonly number[] {
  const frequencies = new Array<number>(lists.length + 1).fill(0)
  counts.forEach((count, history) => {
    const on = listsIn(history)
    frequencies[on] = (frequencies[on] ?? 0) + count
  })
  return frequencies
}
