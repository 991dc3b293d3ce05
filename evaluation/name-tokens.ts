/**
 * How well the letter models tell tokens of one name from any two: recall at one chance match in a thousand, on the parts of
 * ../shared/data/name-tokens that training never saw: node evaluation/name-tokens.ts [--part=20|16]
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commonnessOf, letterEvidence, openLetterModel, type StoredLetterModel, sharedByMany } from '@muster/core'
import { FOLDED_AS, foldPairs, readPairs, SCRIPTS, TOKENS } from './train/letters.ts'

const ROOT = join(import.meta.dirname, '..')

export const tokensAreHere = (): boolean => existsSync(TOKENS)

/** Numbers between 0 and 1, the same each time (a linear congruential generator). */
function* spread(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

export interface TokenRecall {
  readonly recall: number
  /** The evidence that one chance pair in a thousand exceeds. */
  readonly threshold: number
}

/** Recall of one script's model on a part of its tokens; every `step`-th pair, and `chances` chance pairs. */
export function measureTokens(script: string, part: string, chances = 100_000, step = 1): TokenRecall {
  const file = (SCRIPTS[script] ?? '').replace(/_\d+\.tsv/u, `_${part}.tsv`)
  const stored = JSON.parse(
    readFileSync(join(ROOT, `vocabularies/letters-${script}.json`), 'utf8'),
  ) as StoredLetterModel
  const model = openLetterModel(stored)
  const pairs = foldPairs(readPairs(file), script).filter((_, at) => at % step === 0)
  // As a comparison weighs them (MT2): what many names have in common is left out of what their letters speak for.
  const evidence = (left: string, right: string): number =>
    letterEvidence(left, right, model) -
    sharedByMany(commonnessOf(left, FOLDED_AS[script] ?? 'other'), commonnessOf(right, 'latin'))
  const numbers = spread(20261124)
  const pick = () => pairs[Math.floor(numbers.next().value * pairs.length)] ?? { left: '', right: '' }
  const chance: number[] = []
  while (chance.length < chances) {
    const [one, other] = [pick(), pick()]
    if (one !== other && one.right !== other.right) chance.push(evidence(one.left, other.right))
  }
  const threshold = chance.sort((a, b) => b - a)[Math.floor(chances / 1000)] ?? 0
  const found = pairs.filter(({ left, right }) => evidence(left, right) > threshold)
  return { recall: found.length / pairs.length, threshold }
}

if (import.meta.main) {
  const part = process.argv.find((arg) => arg.startsWith('--part='))?.slice('--part='.length) ?? '20'
  for (const script of Object.keys(SCRIPTS)) {
    const { recall, threshold } = measureTokens(script, part)
    process.stdout.write(
      `${script} ${part}: recall ${recall.toFixed(4)} at 1e-3 (evidence over ${threshold.toFixed(2)})\n`,
    )
  }
}
