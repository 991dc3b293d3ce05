/**
 * People made up of name tokens that training never saw, found across scripts by their names alone: recall at one among 4,416 people in
 * Latin letters. `node scripts/run.mjs evaluation/names-from-tokens.ts` writes evaluation/bench/results/names-from-tokens.json; wants
 * ../shared/data/name-tokens.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MatchField, matchRolls } from '@muster/core'
import { machine } from './bench/machine.ts'
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

if (import.meta.main) {
  const PARTS = [2, 3, 4]
  const recall = Object.fromEntries(
    Object.keys(SCRIPTS).map((script) => [
      script,
      Object.fromEntries(
        PARTS.map((parts) => [`${parts} parts`, Math.round(recallFromTokens(script, parts) * 1e4) / 1e4]),
      ),
    ]),
  )
  const results = {
    what: `People made up of name tokens that training never saw (the 20 parts), ${QUERIES} asked in their own script among ${MANY} in Latin letters, names only, every second in another order: recall at one.`,
    machine: machine(),
    recall,
  }
  writeFileSync(
    join(import.meta.dirname, 'bench/results/names-from-tokens.json'),
    `${JSON.stringify(results, null, 1)}\n`,
  )
  process.stdout.write(`${JSON.stringify(results, null, 1)}\n`)
}
