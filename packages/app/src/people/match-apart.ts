import { Worker } from 'node:worker_threads'
import { type MatchedRolls, type MatchField, matchRolls, type RollRow } from '@muster/core'
import { matchLists } from '../match-lists.ts'

/** What a comparison is made of, as it goes to a thread. */
export interface MatchTask {
  readonly fields: readonly MatchField[]
  readonly left: readonly RollRow[]
  readonly right: readonly RollRow[]
  readonly within: boolean
}

/** More pairs of rows than this are shared between threads. */
const FOR_MANY_THREADS = 100_000_000

/** Fewer pairs of rows than this are compared where they are: a thread takes longer to start. */
const WORTH_A_THREAD = 1_000_000

/** Compares rolls as `matchRolls` does, long ones in a thread of their own, so that the server answers meanwhile. */
export function matchApart(task: MatchTask): Promise<MatchedRolls> {
  const { fields, left, right, within } = task
  if (left.length * right.length > FOR_MANY_THREADS) return matchLists(fields, left, within ? left : right, { within })
  if (left.length * right.length < WORTH_A_THREAD) return Promise.resolve(matchTask(task))
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./match-worker.ts', import.meta.url), { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the comparison ended with ${code} before it was done`)))
  })
}

/** One list with itself has to be one array: that is how the comparison tells. */
export const matchTask = ({ fields, left, right, within }: MatchTask): MatchedRolls =>
  within ? matchRolls(fields, left, left, { within }) : matchRolls(fields, left, right)
