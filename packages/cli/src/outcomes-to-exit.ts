import { ActRefused, StoreError } from '@muster/app'
import { CommanderError } from 'commander'

/** 0 done · 1 the answer is no · 2 bad usage · 3 bad input. */
export const EXIT = { done: 0, no: 1, usage: 2, input: 3 } as const

/** A call that the program cannot make sense of. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage'
}

/** The only table from outcomes to exit codes. What is said is one clear line; a bug of ours shows no stack by default. */
export function exitFor(error: unknown): { code: number; says: string | null } {
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? EXIT.done : EXIT.usage, says: null }
  if (error instanceof BadUsage) return { code: EXIT.usage, says: error.message }
  if (error instanceof ActRefused || error instanceof StoreError) return { code: EXIT.input, says: error.message }
  if (isSystem(error)) return { code: EXIT.input, says: inWords(error) }
  const detail = process.env.MUSTER_DEBUG && error instanceof Error ? `\n${error.stack}` : ''
  return { code: EXIT.input, says: `Muster made a mistake of its own and stopped; nothing was half-written${detail}` }
}

interface SystemError extends Error {
  readonly code: string
  readonly path?: string
}

const isSystem = (error: unknown): error is SystemError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('E')

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read or written: check its permissions',
  EPERM: 'may not be read or written: check its permissions',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'is a file, not a folder',
  ENOSPC: 'could not be written: the disk is full; nothing was half-written',
  EIO: 'could not be read or written: the disk refused; check the disk and do it again',
  EEXIST: 'is there already',
  EROFS: 'is on a disk that cannot be written to',
}

const inWords = (error: SystemError): string =>
  error.code === 'ENOSPC' && error.path === undefined
    ? 'the disk is full: nothing was half-written; free some space and do it again'
    : sentence(error)

const sentence = (error: SystemError): string =>
  `${error.path ?? 'a file'} ${SYSTEM[error.code] ?? `failed (${error.code})`}`
