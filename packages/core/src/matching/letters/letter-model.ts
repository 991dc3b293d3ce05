/**
 * How letters of one script stand for letters of another: a joint multigram model, learned from pairs of tokens that are
 * the same name (Bisani and Ney 2008, 'Joint-sequence models for grapheme-to-phoneme conversion'; the pairs are Wikidata
 * labels, CC0). A step writes at most two letters of one side and three of the other; either side may be empty, as where
 * vowels are not written.
 */
export interface LetterModel {
  readonly left: LetterCodes
  readonly right: LetterCodes
  /** Code of the left letters → code of the right letters → natural logarithm of the step's probability. */
  readonly steps: Steps
}

type Steps = ReadonlyMap<number, ReadonlyMap<number, number>>

/** A number for each letter, and the logarithm of its share: the chance that two unlike tokens look alike. */
interface LetterCodes {
  readonly codes: ReadonlyMap<string, number>
  readonly shares: ReadonlyMap<string, number>
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

const codesOf = (shares: Readonly<Record<string, number>>): LetterCodes => ({
  codes: new Map(Object.keys(shares).map((letter, at) => [letter, at + 1])),
  shares: new Map(Object.entries(shares)),
  spelled: new Map(),
})

const codeOf = (letters: string, { codes }: LetterCodes): number =>
  [...letters].reduce((code, letter) => code * BASE + (codes.get(letter) ?? 0), 0)

export function openLetterModel(stored: StoredLetterModel): LetterModel {
  const left = codesOf(stored.left)
  const right = codesOf(stored.right)
  const steps = new Map<number, Map<number, number>>()
  for (const [step, share] of Object.entries(stored.steps)) {
    const [from = '', to = ''] = step.split('\t')
    const code = codeOf(from, left)
    const row = steps.get(code) ?? new Map<number, number>()
    steps.set(code, row.set(codeOf(to, right), share))
  }
  return { left, right, steps }
}

interface Spelled {
  readonly codes: readonly number[]
  /** Logarithm of the token's probability, letter by letter. */
  readonly chance: number
}

const MOST_SPELLED = 200_000

function spell(letters: string, side: LetterCodes): Spelled {
  const known = side.spelled.get(letters)
  if (known !== undefined) return known
  const all = [...letters]
  const spelled: Spelled = {
    codes: all.map((letter) => side.codes.get(letter) ?? UNKNOWN),
    chance: all.reduce((sum, letter) => sum + (side.shares.get(letter) ?? UNSEEN_LETTER), 0),
  }
  if (side.spelled.size < MOST_SPELLED) side.spelled.set(letters, spelled)
  return spelled
}

interface Grid {
  readonly right: readonly number[]
  readonly width: number
  /** For each beginning of both tokens, the log probability of the best chain that writes it. */
  readonly best: Float64Array
}

/** All steps on from one cell of the grid that write these many letters of the left token, of one code. */
function stepAcross(
  grid: Grid,
  cell: number,
  down: number,
  columns: number,
  costs: ReadonlyMap<number, number> | undefined,
): void {
  const { right, width, best } = grid
  const column = cell % width
  const here = best[cell] ?? Number.NEGATIVE_INFINITY
  let to = 0
  for (let across = 0; across <= columns; across++) {
    if (across > 0) to = to * BASE + (right[column + across - 1] ?? 0)
    const letters = down + across
    const cost = costs?.get(to) ?? (letters === 1 ? UNSEEN_STEP : Number.NEGATIVE_INFINITY)
    if (letters === 0 || cost === Number.NEGATIVE_INFINITY) continue
    const at = cell + down * width + across
    if (here + cost > (best[at] ?? 0)) best[at] = here + cost
  }
}

/** Reused from call to call: tokens are compared by the million. */
let cells = new Float64Array(1024)

/**
 * The best chain of steps that writes both tokens: its log probability. A letter on one side alone can always be a slip;
 * nothing else that training never saw is a step.
 */
function bestChain(left: readonly number[], right: readonly number[], steps: Steps): number {
  const width = right.length + 1
  const size = (left.length + 1) * width
  if (cells.length < size) cells = new Float64Array(size * 2)
  const best = cells.fill(Number.NEGATIVE_INFINITY, 0, size)
  best[0] = 0
  const grid: Grid = { right, width, best }
  for (let row = 0; row <= left.length; row++) {
    const downs = Math.min(LONGEST_LEFT, left.length - row)
    for (let down = 0, from = 0; down <= downs; down++) {
      if (down > 0) from = from * BASE + (left[row + down - 1] ?? 0)
      const costs = steps.get(from)
      if (costs === undefined && down > 1) continue
      for (let column = 0; column < width; column++) {
        const cell = row * width + column
        if (best[cell] !== Number.NEGATIVE_INFINITY)
          stepAcross(grid, cell, down, Math.min(LONGEST_RIGHT, right.length - column), costs)
      }
    }
  }
  return best[size - 1] ?? Number.NEGATIVE_INFINITY
}

/**
 * MT2: how much likelier two tokens are if they are one name than if they are any two: a natural logarithm; above 0 speaks for
 * one name. Tokens are lower-case letters. The cost grows with the product of their lengths.
 */
export function letterEvidence(left: string, right: string, model: LetterModel): number {
  if (left === '' || right === '') return Number.NEGATIVE_INFINITY
  const one = spell(left, model.left)
  const other = spell(right, model.right)
  return bestChain(one.codes, other.codes, model.steps) - one.chance - other.chance
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
