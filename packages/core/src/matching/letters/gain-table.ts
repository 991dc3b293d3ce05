import { costAlone, inThousandths, type StoredLetterModel, shareOf } from './letter-model.ts'
import { lettersOf } from './letters-of.ts'

/**
 * A letter model by what its steps gain: a step that writes letters of both sides against what its letters cost alone. What gains nothing is
 * never better than they, so that 0 stands for what is no step, and the gain never falls from one letter of a token to the next.
 */
export interface GainTable {
  /** For each run of the left side, one after another, what it gains with each run of the right side: whole thousandths. */
  readonly gains: Uint16Array
  /** So many runs of the right side there are, with the first, which is none. */
  readonly width: number
  /** What each run of the left side gains alone: one of two letters may. */
  readonly alone: Int32Array
  readonly left: RunTable
  readonly right: RunTable
}

/** The runs of letters of one side. */
export interface RunTable {
  /** A number for each letter, from 1. */
  readonly codes: ReadonlyMap<string, number>
  /** By a letter's number: what it says written alone; at 0 that of one that training never saw. */
  readonly bases: Int32Array
  /** The runs of one, two and three letters, by the numbers of these as figures of a number to this base; 0: no step has it. */
  readonly base: number
  readonly runs: Uint16Array
}

interface Step {
  readonly from: string
  readonly to: string
  readonly gain: number
}

function stepsIn(stored: StoredLetterModel): readonly Step[] {
  const alone = (letters: string, isLeft: boolean): number =>
    lettersOf(letters).reduce((sum, letter) => sum + costAlone(letter, isLeft, stored), 0)
  return Object.entries(stored.steps)
    .map(([step, cost]) => {
      const [from = '', to = ''] = step.split('\t')
      return { from, to, gain: inThousandths(cost) - alone(from, true) - alone(to, false) }
    })
    .filter(({ from, gain }) => from !== '' && gain > 0)
}

function runTable(letterRuns: readonly string[], stored: StoredLetterModel, isLeft: boolean): RunTable {
  const letters = Object.keys(isLeft ? stored.left : stored.right)
  const codes = new Map(letters.map((letter, at) => [letter, at + 1]))
  const base = letters.length + 1
  const runs = new Uint16Array(base ** Math.max(1, ...letterRuns.map((run) => lettersOf(run).length)))
  let count = 0
  for (const run of letterRuns) {
    const code = lettersOf(run).reduce((sum, letter) => sum * base + (codes.get(letter) ?? 0), 0)
    if (code > 0 && runs[code] === 0) runs[code] = ++count
  }
  const bases = Int32Array.from(
    ['', ...letters],
    (letter) => costAlone(letter, isLeft, stored) - shareOf(letter, isLeft, stored),
  )
  return { codes, bases, base, runs }
}

/** The number of a run, by its letters; 0: no step has it. */
export const runOf = (letters: string, { codes, base, runs }: RunTable): number =>
  runs[lettersOf(letters).reduce((sum, letter) => sum * base + (codes.get(letter) ?? 0), 0)] ?? 0

export function gainTable(stored: StoredLetterModel): GainTable {
  const steps = stepsIn(stored)
  const shortFirst = (runs: readonly string[]) =>
    [...new Set(runs)].sort((one, other) => lettersOf(one).length - lettersOf(other).length)
  const left = runTable(shortFirst(steps.map(({ from }) => from)), stored, true)
  const right = runTable(shortFirst(steps.map(({ to }) => to).filter((to) => to !== '')), stored, false)
  const width = right.runs.reduce((most, run) => Math.max(most, run), 0) + 1
  const lefts = left.runs.reduce((most, run) => Math.max(most, run), 0) + 1
  const gains = new Uint16Array(lefts * width)
  const alone = new Int32Array(lefts)
  for (const { from, to, gain } of steps) {
    const run = runOf(from, left)
    if (to === '') alone[run] = gain
    else gains[run * width + runOf(to, right)] = gain
  }
  return { gains, width, alone, left, right }
}
