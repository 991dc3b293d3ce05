/**
 * How letters of one script stand for letters of another: a joint multigram model, learned from pairs of tokens that are
 * the same name (Bisani and Ney 2008, 'Joint-sequence models for grapheme-to-phoneme conversion'; the pairs are Wikidata
 * labels, CC0). A step writes at most two letters of one side and three of the other; either side may be empty, as where
 * vowels are not written.
 */
import { GrownNumbers } from '../grown-numbers.ts'
import { AT_CHANCE, bestChain, LONGEST_RIGHT, NEVER, type StepTable } from './best-chain.ts'
import { lettersOf } from './letters-of.ts'

export interface LetterModel {
  readonly stored: StoredLetterModel
  readonly left: LetterSide
  readonly right: LetterSide
  readonly steps: StepTable
}

/** One side of a model: what spells a token of its script as numbers. */
export interface LetterSide {
  readonly isLeft: boolean
  /** A number for each letter. */
  readonly codes: ReadonlyMap<string, number>
  /** The logarithm of each letter's share, in thousandths: the chance that two unlike tokens look alike. */
  readonly shares: ReadonlyMap<string, number>
  /** Code of a run of letters → its number among the runs of the steps; the empty run is 0. */
  readonly runs: ReadonlyMap<number, number>
  /** The number of every run that no step has. */
  readonly none: number
  /** What each run costs with nothing on the other side. */
  readonly alone: Int32Array
}

/** A model as it is kept in a file: 'left TAB right' → logarithm, rounded to three places. */
export interface StoredLetterModel {
  readonly steps: Readonly<Record<string, number>>
  readonly left: Readonly<Record<string, number>>
  readonly right: Readonly<Record<string, number>>
}

const THOUSANDTHS = 1000
/** What a letter or a step costs that training never saw. */
const UNSEEN_LETTER = -9 * THOUSANDTHS
const UNSEEN_STEP = -16 * THOUSANDTHS
/** More letters than any alphabet here has, so that codes of two and three letters stay apart. */
const BASE = 300
/** The code of a letter that training never saw: none of the steps has it. */
const UNKNOWN = BASE - 1

export const inThousandths = (share: number): number => Math.round(share * THOUSANDTHS)

/** What a letter costs with nothing on the other side: it can always be a slip. */
export const costAlone = (letter: string, isLeft: boolean, { steps }: StoredLetterModel): number =>
  Math.max(inThousandths(steps[isLeft ? `${letter}\t` : `\t${letter}`] ?? Number.NEGATIVE_INFINITY), UNSEEN_STEP)

/** The chance of a letter. */
export const shareOf = (letter: string, isLeft: boolean, { left, right }: StoredLetterModel): number => {
  const share = (isLeft ? left : right)[letter]
  return share === undefined ? UNSEEN_LETTER : inThousandths(share)
}

const codesOf = (shares: Readonly<Record<string, number>>): ReadonlyMap<string, number> =>
  new Map(Object.keys(shares).map((letter, at) => [letter, at + 1]))

const codeOf = (letters: string, codes: ReadonlyMap<string, number>): number =>
  lettersOf(letters).reduce((code, letter) => code * BASE + (codes.get(letter) ?? 0), 0)

/** The number of the empty run, and that of every run which no step has. */
const EMPTY_RUN = 0
const NO_RUN = 1

/**
 * Numbers the runs of letters on one side of the steps, the shorter ones first: single letters, and runs that no step has, are what is
 * asked for most, and so lie together in the table.
 */
function numberRuns(runs: readonly string[], codes: ReadonlyMap<string, number>): Map<number, number> {
  const sorted = [...new Set(runs.map((run) => codeOf(run, codes)))].sort((one, other) => one - other)
  const numbers = new Map([[codeOf('', codes), EMPTY_RUN]])
  for (const code of sorted) if (!numbers.has(code)) numbers.set(code, numbers.size + NO_RUN)
  return numbers
}

interface RunNumbers {
  readonly codes: ReadonlyMap<string, number>
  readonly runs: ReadonlyMap<number, number>
}

/** The steps as a table with a place for every pair of runs, and for runs that none of them has. */
function stepTable(stored: StoredLetterModel, left: RunNumbers, right: RunNumbers): StepTable {
  const rights = right.runs.size + 1
  const costs = new Int32Array((left.runs.size + 1) * rights).fill(NEVER)
  const runOf = (letters: string, { codes, runs }: RunNumbers): number => runs.get(codeOf(letters, codes)) ?? EMPTY_RUN
  for (const [step, share] of Object.entries(stored.steps)) {
    const [from = '', to = ''] = step.split('\t')
    costs[runOf(from, left) * rights + runOf(to, right)] = inThousandths(share)
  }
  return { costs, rights, none: NO_RUN }
}

export function openLetterModel(stored: StoredLetterModel): LetterModel {
  const numbered = (shares: Readonly<Record<string, number>>, side: 0 | 1): RunNumbers => {
    const codes = codesOf(shares)
    const runs = Object.keys(stored.steps).map((step) => step.split('\t')[side] ?? '')
    return { codes, runs: numberRuns(runs, codes) }
  }
  const [left, right] = [numbered(stored.left, 0), numbered(stored.right, 1)]
  const steps = stepTable(stored, left, right)
  const sideOf = (
    { codes, runs }: RunNumbers,
    shares: Readonly<Record<string, number>>,
    isLeft: boolean,
  ): LetterSide => ({
    isLeft,
    codes,
    shares: new Map(Object.entries(shares).map(([letter, share]) => [letter, inThousandths(share)])),
    runs,
    none: NO_RUN,
    alone: Int32Array.from(
      { length: runs.size + 1 },
      (_, run) => steps.costs[isLeft ? run * steps.rights : run] as number,
    ),
  })
  return {
    stored,
    left: sideOf(left, stored.left, true),
    right: sideOf(right, stored.right, false),
    steps,
  }
}

/** Writes a token as numbers behind those that are there (`AT_LENGTH` and on), and gives its place. */
export function spell(letters: string, side: LetterSide, into: GrownNumbers): number {
  const place = into.length
  const all = lettersOf(letters)
  into.push(all.length)
  into.push(all.reduce((sum, letter) => sum + (side.shares.get(letter) ?? UNSEEN_LETTER), 0))
  const codes = all.map((letter) => side.codes.get(letter) ?? UNKNOWN)
  const runEnding = (at: number, length: number): number => {
    if (at + 1 < length) return side.none
    let code = 0
    for (let from = at + 1 - length; from <= at; from++) code = code * BASE + (codes[from] as number)
    return side.runs.get(code) ?? side.none
  }
  for (let at = 0; at < all.length; at++) {
    const [one, two] = [runEnding(at, 1), runEnding(at, 2)]
    into.push(one)
    into.push(two)
    if (!side.isLeft) into.push(runEnding(at, LONGEST_RIGHT))
    // A letter on one side alone can always be a slip; nothing else that training never saw is a step.
    into.push(Math.max(side.alone[one] as number, UNSEEN_STEP))
    if (side.isLeft) into.push(side.alone[two] as number)
  }
  return place
}

/** How much likelier two tokens are if they are one name, by their places in `spelled`; see `letterEvidence`. */
export const spelledEvidence = (spelled: Int32Array, left: number, right: number, { steps }: LetterModel): number =>
  (bestChain(spelled, left, right, steps) -
    (spelled[left + AT_CHANCE] as number) -
    (spelled[right + AT_CHANCE] as number)) /
  THOUSANDTHS

/**
 * MT2: how much likelier two tokens are if they are one name than if they are any two: a natural logarithm; above 0 speaks for
 * one name. Tokens are lower-case letters. The cost grows with the product of their lengths.
 */
export function letterEvidence(left: string, right: string, model: LetterModel): number {
  if (left === '' || right === '') return Number.NEGATIVE_INFINITY
  const spelled = new GrownNumbers()
  const one = spell(left, model.left, spelled)
  const other = spell(right, model.right, spelled)
  return spelledEvidence(spelled.lying, one, other, model)
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
