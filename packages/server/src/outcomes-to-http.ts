import { ActRefused, StoreError } from '@muster/app'
import type { Problem } from '@muster/contract'

const REFUSALS = { 'bad-input': 400, 'not-found': 404, 'not-allowed': 409, damaged: 500 } as const

/** The only table from outcomes to status codes. A bug of ours tells the person nothing of a path, a stack or a name. */
export function problemOf(error: unknown): { status: number; problem: Problem } {
  if (error instanceof ActRefused)
    return { status: REFUSALS[error.refusal], problem: { error: error.message, fault: error.refusal } }
  if (error instanceof StoreError)
    return { status: error.fault === 'full' ? 507 : 503, problem: { error: error.message, fault: error.fault } }
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500)
    return { status: error.statusCode, problem: { error: inWords(error), fault: 'bad-input' } }
  return {
    status: 500,
    problem: {
      error: 'Muster made a mistake of its own: nothing was recorded; please report what you did',
      fault: 'bug',
    },
  }
}

const inWords = (error: Error): string =>
  'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
    ? 'this is larger than 20 MB: add it in parts'
    : error.message
