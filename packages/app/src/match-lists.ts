import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import {
  areLong,
  type ComparedRows,
  concludeMatch,
  indexRolls,
  leadersOf,
  type MatchedRolls,
  type MatchField,
  type MatchOptions,
  type NameUses,
  openParts,
  openRolls,
  type PartSounds,
  type ReadyRolls,
  type RollRow,
  readyRolls,
  type TokenTable,
  usesInTable,
} from '@muster/core'
import type { MatchTask } from './match-worker.ts'
import { share, shareNumbers, WorkerPool } from './worker-pool.ts'

export interface MatchRun extends MatchOptions {
  /** So many threads compare; one: this one does. As many as the machine has cores, eight at most, where nothing is said. */
  readonly workers?: number
  /** Told again and again how far the work has come: so many of so many names, then rows. */
  readonly progress?: (what: 'names' | 'rows', done: number, of: number) => void
}

export interface MatchedLists extends MatchedRolls {
  /** Who bears which name part on both lists, for laying two names beside each other; worked out when asked for. */
  readonly uses: () => NameUses
}

/** Rows and name parts that are handed out at a time. */
const SPAN = 4_000
const MOST_WORKERS = 8

interface Span {
  readonly from: number
  readonly to: number
}

const spansOf = (length: number): readonly Span[] =>
  Array.from({ length: Math.ceil(length / SPAN) }, (_, at) => ({
    from: at * SPAN,
    to: Math.min(length, (at + 1) * SPAN),
  }))

/**
 * Matches two lists as `matchRolls` does, long ones in several threads: the answer is the same whatever their number, since
 * spans of rows do not hang on one another and are put together in their order.
 */
export async function matchLists(
  fields: readonly MatchField[],
  left: readonly RollRow[],
  right: readonly RollRow[],
  run: MatchRun = {},
): Promise<MatchedLists> {
  const ready = readyRolls(fields, left, right, run)
  if (!areLong(ready, run)) {
    const matched = concludeMatch(fields, ready, [openRolls(ready, null)({ from: 0, to: ready.left })], null)
    return withUses(matched, ready.tokens, false)
  }
  const workers = Math.min(MOST_WORKERS, run.workers ?? availableParallelism())
  if (workers === 1) return withUses(matchHere(fields, ready, run), ready.tokens, true)
  const shared = shareRolls(ready)
  return withUses(matchInWorkers(fields, shared, workers, run), shared.tokens, true)
}

async function withUses(
  matched: MatchedRolls | Promise<MatchedRolls>,
  tokens: TokenTable,
  isLong: boolean,
): Promise<MatchedLists> {
  return { ...(await matched), uses: () => usesInTable(tokens, isLong) }
}

const shareRolls = (ready: ReadyRolls): ReadyRolls => ({
  ...ready,
  columns: ready.columns.map(shareNumbers),
  tokens: shareNumbers(ready.tokens),
})

async function matchHere(
  fields: readonly MatchField[],
  ready: ReadyRolls,
  { progress }: MatchRun,
): Promise<MatchedRolls> {
  const parts = { from: 0, to: ready.tokens.letters.length }
  progress?.('names', 0, parts.to)
  const index = indexRolls(ready, [openParts(ready.tokens, leadersOf(ready))(parts)])
  progress?.('names', parts.to, parts.to)
  const compare = openRolls(ready, index)
  const compared: ComparedRows[] = []
  for (const span of spansOf(ready.left)) {
    compared.push(compare(span))
    progress?.('rows', span.to, ready.left)
    // Others may speak between two spans: Ctrl-C, a page that asks how far it is.
    await setImmediate()
  }
  return concludeMatch(fields, ready, compared, index)
}

async function matchInWorkers(
  fields: readonly MatchField[],
  ready: ReadyRolls,
  workers: number,
  { progress }: MatchRun,
): Promise<MatchedRolls> {
  const names = ready.tokens.letters.length
  const pool = new WorkerPool(new URL('./match-worker.ts', import.meta.url), workers)
  try {
    const task: MatchTask = { kind: 'names', tokens: ready.tokens, leaders: leadersOf(ready) }
    const sounds = await pool.run<PartSounds>(task, spansOf(names), (done) =>
      progress?.('names', Math.min(done * SPAN, names), names),
    )
    // Made in memory that threads share, since it is too large to be there twice.
    const index = indexRolls(ready, sounds, (bytes) => new SharedArrayBuffer(bytes))
    const { order, places, firsts } = index
    const orders = { order: share(order), places: share(places), firsts: share(firsts) }
    const shared = { ...index, ...orders, sounds: shareNumbers(index.sounds) }
    const compared = await pool.run<ComparedRows>({ kind: 'rows', ready, index: shared }, spansOf(ready.left), (done) =>
      progress?.('rows', Math.min(done * SPAN, ready.left), ready.left),
    )
    return concludeMatch(fields, ready, compared, index)
  } finally {
    await pool.end()
  }
}
