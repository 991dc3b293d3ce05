/** One thread of a match: is given the lists as numbers, then spans of them one after another. Started by match-lists.ts. */
import { parentPort } from 'node:worker_threads'
import { type BlockIndex, openParts, openRolls, type ReadyRolls, type RowSpan, type TokenTable } from '@muster/core'
import { answerSpans } from './worker-pool.ts'

/** What a thread is to do with each span. */
export type MatchTask =
  | { readonly kind: 'names'; readonly tokens: TokenTable; readonly leaders: Int32Array }
  | { readonly kind: 'rows'; readonly ready: ReadyRolls; readonly index: BlockIndex }

if (parentPort !== null)
  answerSpans<MatchTask, RowSpan>(parentPort, (task) =>
    task.kind === 'names' ? openParts(task.tokens, task.leaders) : openRolls(task.ready, task.index),
  )
