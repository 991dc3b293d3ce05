/**
 * How letters of one script stand for letters of another: a joint multigram model, learned from pairs of tokens that are
 * the same name (Bisani and Ney 2008, 'Joint-sequence models for grapheme-to-phoneme conversion'; the pairs are Wikidata
 * labels, CC0). A step writes at most two letters of one side and three of the other; either side may be empty, as where
 * vowels are not written.
 */
export interface LetterModel {
  readonly left: LetterCodes
  readonly right: LetterCodes
  readonly steps: StepTable
}

/**
 * Natural logarithm of each step's probability, by the number of its left letters and that of its right ones; -Infinity for what is no step.
 * A table with a place for every pair, since it is asked by the billion: steps of one left run lie side by side, within the cache.
 */
interface StepTable {
  readonly costs: Float64Array
  readonly rights: number
}

/** A number for each letter and each run of letters that is a side of a step, and the logarithm of a letter's share: the chance that two unlike tokens look alike. */
interface LetterCodes {
  readonly codes: ReadonlyMap<string, number>
  readonly shares: ReadonlyMap<string, number>
  /** Code of a run of letters → its number among the runs of the steps; the empty run is 0. */
  readonly runs: ReadonlyMap<number, number>
  /** Tokens spelled before: the same name is held against many. */
  readonly spelled: Map<string, Spelled>
}

/** A model as it is kept in a file: 'left TAB right' → logarithm, rounded to three places. */
export interface StoredLetterModel {
  readonly steps: Readonly<Record<string, number>>
  readonly left: Readonly<Record<string, number>>
  readonly right: Readonly<Record<string, number>>
}

/** What a letter or a step costs that training never saw. */
const UNSEEN_LETTER = -9
const UNSEEN_STEP = -16
const LONGEST_LEFT = 2
const LONGEST_RIGHT = 3
/** More letters than any alphabet here has, so that codes of two and three letters stay apart. */
const BASE = 300
/** The code of a letter that training never saw: none of the steps has it. */
const UNKNOWN = BASE - 1

const codesOf = (shares: Readonly<Record<string, number>>): ReadonlyMap<string, number> =>
  new Map(Object.keys(shares).map((letter, at) => [letter, at + 1]))

const codeOf = (letters: string, codes: ReadonlyMap<string, number>): number =>
  [...letters].reduce((code, letter) => code * BASE + (codes.get(letter) ?? 0), 0)

/** Numbers the runs of letters on one side of the steps, the empty one first. */
function numberRuns(runs: readonly string[], codes: ReadonlyMap<string, number>): Map<number, number> {
  const numbers = new Map([[0, 0]])
  for (const run of runs) {
    const code = codeOf(run, codes)
    if (!numbers.has(code)) numbers.set(code, numbers.size)
  }
  return numbers
}

const NEVER = Number.NEGATIVE_INFINITY

export function openLetterModel(stored: StoredLetterModel): LetterModel {
  const all = Object.entries(stored.steps).map(([step, share]) => {
    const [from = '', to = ''] = step.split('\t')
    return { from, to, share }
  })
  const [leftCodes, rightCodes] = [codesOf(stored.left), codesOf(stored.right)]
  const left = numberRuns(
    all.map(({ from }) => from),
    leftCodes,
  )
  const right = numberRuns(
    all.map(({ to }) => to),
    rightCodes,
  )
  const steps: StepTable = { costs: new Float64Array(left.size * right.size).fill(NEVER), rights: right.size }
  for (const { from, to, share } of all)
    steps.costs[(left.get(codeOf(from, leftCodes)) ?? 0) * right.size + (right.get(codeOf(to, rightCodes)) ?? 0)] =
      share
  return {
    left: { codes: leftCodes, shares: new Map(Object.entries(stored.left)), runs: left, spelled: new Map() },
    right: { codes: rightCodes, shares: new Map(Object.entries(stored.right)), runs: right, spelled: new Map() },
    steps,
  }
}

/** A token as the numbers of the runs of one, two and three letters that begin at each of its places; -1 for a run no step has. */
interface Spelled {
  readonly length: number
  readonly runs: Int32Array
  /** What each of these runs costs with nothing on the other side. */
  readonly alone: Float64Array
  /** Logarithm of the token's probability, letter by letter. */
  readonly chance: number
}

const MOST_SPELLED = 200_000

function spell(letters: string, side: LetterCodes, aloneCost: (run: number, unseen: number) => number): Spelled {
  const known = side.spelled.get(letters)
  if (known !== undefined) return known
  const all = [...letters]
  const runs = new Int32Array(all.length * LONGEST_RIGHT)
  const alone = new Float64Array(all.length * LONGEST_RIGHT)
  for (let at = 0; at < all.length; at++)
    for (let length = 0, code = 0; length < LONGEST_RIGHT; length++) {
      const letter = all[at + length]
      code = code * BASE + (letter === undefined ? UNKNOWN : (side.codes.get(letter) ?? UNKNOWN))
      const run = side.runs.get(code) ?? -1
      const unseen = length === 0 ? UNSEEN_STEP : NEVER
      runs[at * LONGEST_RIGHT + length] = run
      alone[at * LONGEST_RIGHT + length] = run < 0 ? unseen : aloneCost(run, unseen)
    }
  const spelled: Spelled = {
    length: all.length,
    runs,
    alone,
    chance: all.reduce((sum, letter) => sum + (side.shares.get(letter) ?? UNSEEN_LETTER), 0),
  }
  if (side.spelled.size < MOST_SPELLED) side.spelled.set(letters, spelled)
  return spelled
}

/** What a step costs; `unseen`: what it costs if training never saw it. */
function costOf(from: number, to: number, { costs, rights }: StepTable, unseen: number): number {
  const cost = costs[from * rights + to] as number
  return cost === NEVER ? unseen : cost
}

/** Reused from call to call: tokens are compared by the million. */
let cells = new Float64Array(1024)

/**
 * The best chain of steps that writes both tokens: its log probability. A letter on one side alone can always be a slip;
 * nothing else that training never saw is a step.
 */
function bestChain(left: Spelled, right: Spelled, steps: StepTable): number {
  const width = right.length + 1
  const size = (left.length + 1) * width
  if (cells.length < size) cells = new Float64Array(size * 2)
  const best = cells.fill(NEVER, 0, size)
  best[0] = 0
  for (let row = 0; row <= left.length; row++) {
    writeRight(best, row * width, right)
    for (let down = 1; down <= LONGEST_LEFT && row + down <= left.length; down++) {
      const run = row * LONGEST_RIGHT + down - 1
      const step = { from: row * width, to: (row + down) * width, run: left.runs[run] as number }
      stepDown(best, { ...step, alone: left.alone[run] as number }, right, steps)
    }
  }
  return best[size - 1] ?? NEVER
}

/** Steps within a row of the grid, from its cell `from` on: letters of the right token alone. */
function writeRight(best: Float64Array, from: number, { length, alone }: Spelled): void {
  for (let column = 0; column < length; column++) {
    const here = best[from + column] as number
    if (here === NEVER) continue
    const last = Math.min(LONGEST_RIGHT, length - column)
    for (let across = 1; across <= last; across++) {
      const reached = here + (alone[column * LONGEST_RIGHT + across - 1] as number)
      const at = from + column + across
      if (reached > (best[at] as number)) best[at] = reached
    }
  }
}

interface StepDown {
  /** The first cells of the row that is left and of the one that is reached. */
  readonly from: number
  readonly to: number
  /** The letters of the left token, and what they cost with nothing on the right. */
  readonly run: number
  readonly alone: number
}

/** Steps on from each cell of a row of the grid that write one run of the left token. */
function stepDown(best: Float64Array, { from, to, run, alone }: StepDown, right: Spelled, steps: StepTable): void {
  const { length, runs } = right
  const { costs, rights } = steps
  const own = run * rights
  for (let column = 0; column <= length; column++) {
    const here = best[from + column] as number
    if (here === NEVER) continue
    if (here + alone > (best[to + column] as number)) best[to + column] = here + alone
    if (run < 0) continue
    const last = Math.min(LONGEST_RIGHT, length - column)
    for (let across = 1; across <= last; across++) {
      const other = runs[column * LONGEST_RIGHT + across - 1] as number
      if (other < 0) continue
      const reached = here + (costs[own + other] as number)
      if (reached > (best[to + column + across] as number)) best[to + column + across] = reached
    }
  }
}

/**
 * MT2: how much likelier two tokens are if they are one name than if they are any two: a natural logarithm; above 0 speaks for
 * one name. Tokens are lower-case letters. The cost grows with the product of their lengths.
 */
export function letterEvidence(left: string, right: string, model: LetterModel): number {
  if (left === '' || right === '') return Number.NEGATIVE_INFINITY
  const { steps } = model
  const one = spell(left, model.left, (run, unseen) => costOf(run, 0, steps, unseen))
  const other = spell(right, model.right, (run, unseen) => costOf(0, run, steps, unseen))
  return bestChain(one, other, model.steps) - one.chance - other.chance
}

/** The likeliest letters of the right side for each letter of the left one. */
export function likeliestLetters(stored: StoredLetterModel): ReadonlyMap<string, string> {
  const best = new Map<string, { readonly to: string; readonly share: number }>()
  for (const [step, share] of Object.entries(stored.steps)) {
    const [from = '', to = ''] = step.split('\t')
    if ([...from].length === 1 && share > (best.get(from)?.share ?? Number.NEGATIVE_INFINITY))
      best.set(from, { to, share })
  }
  return new Map([...best].map(([from, { to }]) => [from, to]))
}
