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
  /** The number of every left run that no step has. */
  readonly none: number
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

/** The larger of two numbers without a branch, which no processor could foretell: neither is beyond a few times NEVER. */
const larger = (one: number, other: number): number => {
  const apart = (one - other) | 0
  return (one - (apart & (apart >> 31))) | 0
}
/** A sum of whole numbers, as the machine has them. */
const plus = (one: number, other: number): number => (one + other) | 0

/** The best chain of steps that writes two tokens, by their places in `spelled`: the logarithm of its probability, in thousandths. */
export function bestChain(spelled: Int32Array, left: number, right: number, steps: StepTable): number {
  const { costs, rights } = steps
  const ones = spelled[left + AT_LENGTH] as number
  const others = spelled[right + AT_LENGTH] as number
  const width = others + 1 + PAD
  if (cells.length < (ones + 1) * width) cells = new Int32Array((ones + 1) * width * 2)
  const best = cells
  const letters = right + AT_LETTERS
  firstRow(best, spelled, letters, others)
  for (let row = 1; row <= ones; row++) {
    const letter = left + AT_LETTERS + (row - 1) * A_LETTER
    const one = (spelled[letter] as number) * rights
    const oneAlone = spelled[letter + 2] as number
    const here = row * width + PAD
    const before = here - width
    for (let pad = 1; pad <= PAD; pad++) best[here - pad] = NEVER
    // What the row before has in this column and in the three before it.
    let up = best[before] as number
    let upOne = NEVER
    let upTwo = NEVER
    let last = plus(up, oneAlone)
    best[here] = last
    for (let column = 1, at = letters; column <= others; column++, at += A_LETTER) {
      const upThree = upTwo
      upTwo = upOne
      upOne = up
      up = best[before + column] as number
      const byOne = larger(plus(up, oneAlone), plus(upOne, costs[one + (spelled[at] as number)] as number))
      const byMore = larger(
        plus(upTwo, costs[one + (spelled[at + 1] as number)] as number),
        plus(upThree, costs[one + (spelled[at + 2] as number)] as number),
      )
      last = larger(larger(byOne, byMore), plus(last, spelled[at + 3] as number))
      best[here + column] = last
    }
    // Most pairs of letters are written by no step, and none ends in the first letter.
    if (spelled[letter + 1] !== steps.none) stepsOfTwo(spelled, letter, letters, here, width, steps)
  }
  return best[ones * width + PAD + others] as number
}
/** Takes into a row, from its place `here` on, the steps of two letters of the left token that end in its `letter`. */
function stepsOfTwo(
  spelled: Int32Array,
  letter: number,
  letters: number,
  here: number,
  width: number,
  { costs, rights }: StepTable,
): void {
  const best = cells
  const two = (spelled[letter + 1] as number) * rights
  const alone = spelled[letter + 3] as number
  const before = here - 2 * width
  let up = best[before] as number
  let upOne = NEVER
  let last = larger(best[here] as number, plus(up, alone))
  best[here] = last
  for (let column = 1, at = letters; column < width - PAD; column++, at += A_LETTER) {
    const upTwo = upOne
    upOne = up
    up = best[before + column] as number
    const byTwo = larger(
      plus(upOne, costs[two + (spelled[at] as number)] as number),
      plus(upTwo, costs[two + (spelled[at + 1] as number)] as number),
    )
    const byOther = larger(best[here + column] as number, plus(up, alone))
    last = larger(larger(byTwo, byOther), plus(last, spelled[at + 3] as number))
    best[here + column] = last
  }
}

/** The row before any letter of the left token: letters of the right one alone. */
function firstRow(best: Int32Array, spelled: Int32Array, letters: number, others: number): void {
  for (let pad = 0; pad < PAD; pad++) best[pad] = NEVER
  best[PAD] = 0
  for (let column = 1; column <= others; column++)
    best[PAD + column] = (best[PAD + column - 1] as number) + (spelled[letters + (column - 1) * A_LETTER + 3] as number)
}
