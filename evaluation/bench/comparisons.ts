/**
 * How many pairs of rows one thread compares by four fields in a second of the processor: two made-up lists of 100,000 rows, candidates
 * taken beforehand, as the program takes them. The same lists are compared again by the same reader, to which their name parts are known
 * then. `node scripts/run.mjs evaluation/bench/comparisons.ts [ROUNDS]` writes results/comparisons.json.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { blockFinder, NARROW } from '../../packages/core/src/matching/blocking/block-index.ts'
import type { CandidateFinder, Candidates } from '../../packages/core/src/matching/candidates.ts'
import { type ComparedRows, compareRows, PairReader } from '../../packages/core/src/matching/compare-rows.ts'
import { FINE } from '../../packages/core/src/matching/fields/field-levels.ts'
import {
  indexRolls,
  leadersOf,
  openParts,
  type ReadyRolls,
  readyRolls,
} from '../../packages/core/src/matching/match-rolls.ts'
import { openTokens } from '../../packages/core/src/matching/names/token-table.ts'
import { openColumn } from '../../packages/core/src/matching/roll-columns.ts'
import { machine, round } from './machine.ts'
import { fieldsOf, table } from './match-files.ts'
import { writeMadeUpLists } from './rolls/made-up-lists.ts'

const ROWS = 100_000
const SEED = 11
const ROUNDS = Number(process.argv[2] ?? 3)
const work = mkdtempSync(join(tmpdir(), 'muster-comparisons-'))

interface Lists {
  readonly ready: ReadyRolls
  readonly candidates: readonly Candidates[]
}

async function listsOf(seed: number, rows: number, acrossScripts: boolean): Promise<Lists> {
  const files = [join(work, 'left.csv'), join(work, 'right.csv')] as const
  await writeMadeUpLists({ seed, left: rows, right: rows, onBoth: 0.6 * rows, acrossScripts }, ...files)
  const [left, right] = [await table(files[0]), await table(files[1])]
  const ready = readyRolls(fieldsOf(acrossScripts), left.rows, right.rows)
  const sounds = openParts(ready.tokens, leadersOf(ready))({ from: 0, to: ready.tokens.letters.length })
  const find = blockFinder(ready.columns, indexRolls(ready, [sounds]), NARROW)
  return { ready, candidates: Array.from({ length: ready.left }, (_, row) => find(row)) }
}

/** A thread that has compared nothing yet. */
function fresh({ ready, candidates }: Lists): () => ComparedRows {
  const tokens = openTokens(ready.tokens, false)
  const columns = ready.columns.map((data) => openColumn(data, tokens))
  const reader = new PairReader(columns, FINE)
  const find: CandidateFinder = (row) => candidates[row] as Candidates
  return () => compareRows(reader, find, { from: 0, to: ready.left }, { within: false, order: null })
}

/** Millions of pairs in a second of the processor; in what is collected is no time of the comparisons before. */
function speed(compare: () => ComparedRows): { readonly speed: number; readonly compared: ComparedRows } {
  globalThis.gc?.()
  const before = process.cpuUsage()
  const compared = compare()
  const { user, system } = process.cpuUsage(before)
  return { speed: compared.others.length / (user + system), compared }
}

/** The same for two answers only if they are the same. */
function digestOf({ others, patterns, named, apart, short, table }: ComparedRows): string {
  const hash = createHash('sha256')
  for (const numbers of [others, patterns, named, apart, short, table.levels])
    hash.update(new Uint8Array(numbers.buffer))
  return hash.digest('hex').slice(0, 16)
}

async function measured(acrossScripts: boolean) {
  // What the program is made of is translated while it first runs.
  const before = fresh(await listsOf(SEED + 1, 20_000, acrossScripts))
  before()
  before()
  const lists = await listsOf(SEED, ROWS, acrossScripts)
  const rounds = Array.from({ length: ROUNDS }, () => {
    const compare = fresh(lists)
    const ofNew = speed(compare)
    const ofSeen = speed(compare)
    return {
      new: ofNew.speed,
      seen: ofSeen.speed,
      digest: digestOf(ofNew.compared),
      pairs: ofNew.compared.others.length,
    }
  })
  return {
    pairs: rounds[0]?.pairs,
    digests: [...new Set(rounds.map(({ digest }) => digest))],
    millionsASecondOfNew: rounds.map((one) => Math.round(one.new * 1000) / 1000),
    millionsASecondOfSeen: rounds.map((one) => Math.round(one.seen * 1000) / 1000),
  }
}

try {
  const loadBefore = round(loadavg()[0] ?? 0)
  const results = {
    what: `Pairs of rows that one thread compares by name, day of birth, sex and place, in millions in a second of the processor: two made-up lists (seed ${SEED}) of ${ROWS.toLocaleString('en')} rows, their candidates taken beforehand. New: by a thread that has seen none of their name parts; seen: again by the same.`,
    machine: machine(),
    loadBefore,
    oneScript: await measured(false),
    acrossScripts: await measured(true),
  }
  const text = JSON.stringify(results, null, 1)
  writeFileSync(join(import.meta.dirname, 'results/comparisons.json'), `${text}\n`)
  process.stdout.write(`${text}\n`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
