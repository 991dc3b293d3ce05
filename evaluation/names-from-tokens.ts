/**
 * People made up of name tokens that training never saw, found across scripts by their names alone: recall at one among 4,416 people in
 * Latin letters. `node scripts/run.mjs evaluation/names-from-tokens.ts`; wants ../shared/data/name-tokens. `names-alone.ts` writes the figures.
 */
import { type MatchField, matchRolls } from '@muster/core'
import { chances } from './bench/rolls/made-up-lists.ts'
import { readPairs, SCRIPTS } from './train/letters.ts'

const NAME: readonly MatchField[] = [{ label: 'name', kind: 'name' }]
const MANY = 4_416
const QUERIES = 700

/** Recall at one of people with so many parts to their names; their order changes for every second, as lists swap it. */
export function recallFromTokens(script: string, parts: number, seed = 11): number {
  const file = (SCRIPTS[script] ?? '').replace(/_\d+\.tsv/u, '_20.tsv')
  const tokens = readPairs(file).filter(({ left, right }) => [...left].length > 2 && [...right].length > 2)
  const chance = chances(seed)
  const people = Array.from({ length: MANY }, () =>
    Array.from({ length: parts }, () => tokens[Math.floor(tokens.length * chance() ** 1.5)] ?? { left: '', right: '' }),
  )
  const latin = people.map((name) => [name.map(({ right }) => right).join(' ')])
  const asked = people.slice(0, QUERIES)
  const written = asked.map((name, at) => [
    (at % 2 === 0 ? name : [...name].reverse()).map(({ left }) => left).join(' '),
  ])
  const { pairs } = matchRolls(NAME, written, latin)
  const found = pairs.filter((row, at) => latin[row[0]?.right ?? -1]?.[0] === latin[at]?.[0])
  return found.length / asked.length
}

export const TOKEN_SCRIPTS = Object.keys(SCRIPTS)

if (import.meta.main)
  for (const script of TOKEN_SCRIPTS)
    for (const parts of [2, 3, 4])
      process.stdout.write(`${script}, ${parts} parts: ${recallFromTokens(script, parts).toFixed(4)}\n`)
