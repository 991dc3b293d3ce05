import { HeadMoved } from '@muster/core'
import { StoreError, type StoreFault } from '../store-error.ts'

const GONE = 'the database went away: whether this act was recorded is not known; look before doing it again'

const FAULTS: readonly (readonly [code: RegExp, fault: StoreFault, says: string])[] = [
  [
    /^(?:53100|53200)$/u,
    'full',
    'the database has no room: nothing of this act was recorded; make some and do it again',
  ],
  [/^(?:28|42501)/u, 'unreadable', 'the database does not let this user in: check user, password and permissions'],
  [/^(?:3D000|3F000|42P01)$/u, 'not-a-case', "there is no such case: 'muster init' with its address makes one"],
  [/^(?:XX001|XX002)$/u, 'damaged', 'the database says that it is damaged: restore a backup'],
  [/^(?:25006|57014)$/u, 'unreadable', 'the database did not write: nothing of this act was recorded'],
  [
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT|ETIMEDOUT|57P03)$/u,
    'unreadable',
    'the database cannot be reached: check that it runs and that its address is right; nothing was recorded',
  ],
  [/^(?:08|57P|E[A-Z]+$)/u, 'unreadable', GONE],
]

/** Whether the connection broke, so that nobody has said what became of an act. */
export const isGone = (error: unknown): boolean => {
  if (error instanceof StoreError) return false
  const said = inWords(error, '')
  return said instanceof StoreError && said.message.endsWith(GONE)
}

export const outcomeUnknown = (shown: string): StoreError => new StoreError('unreadable', `${shown}: ${GONE}`)

export const notRecorded = (shown: string): StoreError =>
  new StoreError('unreadable', `${shown}: the database broke off: nothing of this act was recorded; do it again`)

/** Somebody else was faster: the act is decided again. Distributed services say so by a serialization failure. */
const FASTER = /^(?:23505|40001|40P01)$/u

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** The driver's error in a sentence. Its own text and details are left out: they may repeat a password or a value. */
export function inWords(error: unknown, shown: string): unknown {
  const code = codeOf(error)
  if (FASTER.test(code)) return new HeadMoved('another program recorded something first')
  for (const [pattern, fault, says] of FAULTS)
    if (pattern.test(code)) return new StoreError(fault, `${shown}: ${says}`, code)
  if (
    error instanceof Error &&
    /^(?:Connection terminated|timeout exceeded|Client (?:has encountered|was closed))/u.test(error.message)
  )
    return outcomeUnknown(shown)
  return error
}
