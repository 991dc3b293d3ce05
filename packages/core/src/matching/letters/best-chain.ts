/**
 * The likeliest way to write two tokens side by side, step by step: all numbers are whole, in thousandths, as the models are kept, so that
 * the same tokens say the same on any machine.
 */

/** A step writes at most two letters of the left token and so many of the right one. */
export const LONGEST_RIGHT = 3

/** What is no step costs more than any chain. */
export const NEVER = -(2 ** 28)

/** Costs of steps by the number of their left run and that of their right one: steps of one left run lie side by side, within the cache. */
export interface StepTable {
  readonly costs: Int32Array
  readonly rights: number
}

/**
 * A token of one side as numbers, at a place of a longer list of such: its length, its chance letter by letter, and for each of its letters the runs
 * that end there (left: of one and two letters; right: of one, two and three) and what they cost with nothing on the other side.
 */
export const AT_LENGTH = 0
export const AT_CHANCE = 1
export const AT_LETTERS = 2
/** Numbers for each letter. Left: run of one, of two, cost of each alone. Right: run of one, of two, of three, cost of one alone. */
export const A_LETTER = 4

/** Columns before the first, from which nothing comes: so that no step has to ask whether there is room for it. */
const PAD = LONGEST_RIGHT

/** Reused from call to call: tokens are compared by the million. */
let cells = new Int32Array(1024)

const larger = (one: number, other: number): number => (one > other ? one : other)

/** The best chain of steps that writes two tokens, by their places in `spelled`: the logarithm of its probability, in thousandths. */
export function bestChain(spelled: Int32Array, left: number, right: number, { costs, rights }: StepTable): number {
  const ones = spelled[left + AT_LENGTH] as number
  const others = spelled[right + AT_LENGTH] as number
  const width = others + 1 + PAD
  if (cells.length < (ones + 1) * width) cells = new Int32Array((ones + 1) * width * 2)
  const best = cells
  firstRow(best, spelled, right + AT_LETTERS, others)
  for (let row = 1; row <= ones; row++) {
    const letter = left + AT_LETTERS + (row - 1) * A_LETTER
    const one = (spelled[letter] as number) * rights
    const two = (spelled[letter + 1] as number) * rights
    const oneAlone = spelled[letter + 2] as number
    const twoAlone = spelled[letter + 3] as number
    const here = row * width + PAD
    const before = here - width
    // Above the first row there is none: a run of two cannot end in the first letter, which its cost says.
    const twoBefore = row > 1 ? before - width : before
    for (let pad = 1; pad <= PAD; pad++) best[here - pad] = NEVER
    let last = larger((best[before] as number) + oneAlone, (best[twoBefore] as number) + twoAlone)
    best[here] = last
    for (let column = 1; column <= others; column++) {
      const at = right + AT_LETTERS + (column - 1) * A_LETTER
      const [run, runOfTwo, runOfThree] = [spelled[at] as number, spelled[at + 1] as number, spelled[at + 2] as number]
      const up = before + column
      const twoUp = twoBefore + column
      last = larger(last + (spelled[at + 3] as number), (best[up] as number) + oneAlone)
      last = larger(last, (best[up - 1] as number) + (costs[one + run] as number))
      last = larger(last, (best[up - 2] as number) + (costs[one + runOfTwo] as number))
      last = larger(last, (best[up - 3] as number) + (costs[one + runOfThree] as number))
      last = larger(last, (best[twoUp] as number) + twoAlone)
      last = larger(last, (best[twoUp - 1] as number) + (costs[two + run] as number))
      last = larger(last, (best[twoUp - 2] as number) + (costs[two + runOfTwo] as number))
      best[here + column] = last
    }
  }
  return best[ones * width + PAD + others] as number
}

/** The row before any letter of the left token: letters of the right one alone. */
function firstRow(best: Int32Array, spelled: Int32Array, letters: number, others: number): void {
  for (let pad = 0; pad < PAD; pad++) best[pad] = NEVER
  best[PAD] = 0
  for (let column = 1; column <= others; column++)
    best[PAD + column] = (best[PAD + column - 1] as number) + (spelled[letters + (column - 1) * A_LETTER + 3] as number)
}
