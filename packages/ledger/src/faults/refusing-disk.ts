import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Kinds of calls that the disk may refuse, as the program in C numbers them. */
const KINDS = { write: 1, sync: 2, cut: 4, read: 8, name: 16, open: 32, remove: 64 } as const
export type RefusedKind = keyof typeof KINDS

/** By the numbers of Linux. */
export const EIO = 5
export const ENOSPC = 28

export interface Refusal {
  readonly kinds: readonly RefusedKind[]
  /** The first call of these kinds that is refused, from 1. */
  readonly at: number
  readonly times: number
  readonly error: number
  /** What a refused sync was to write is gone from the file at once, as when the system needs the memory for something else. */
  readonly forgets: boolean
}

const SOURCE = fileURLToPath(new URL('refusing-disk.c', import.meta.url))
const NUMBERS = 7

/**
 * Compiles the disk that refuses into a folder of its own and gives the environment under which a program has its files on
 * it, in `files`. A sentence where that cannot be done on this machine.
 */
export function makeRefusingDisk(folder: string): { readonly env: NodeJS.ProcessEnv } | string {
  if (process.platform !== 'linux') return 'runs on Linux only'
  const [library, told, files, kept] = ['refusing-disk.so', 'told', 'files', 'kept'].map((name) => join(folder, name))
  if (!library || !told || !files || !kept) throw new TypeError('four names')
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl'], { encoding: 'utf8' })
  if (made.error) return 'needs a compiler of C (cc), which is not on this machine'
  if (made.status !== 0) return `the compiler of C on this machine does not compile it: ${made.stderr.split('\n')[0]}`
  for (const each of [files, kept]) mkdirSync(each, { recursive: true })
  const env = {
    LD_PRELOAD: library,
    REFUSING_DISK_TOLD_BY: told,
    REFUSING_DISK_BELOW: files,
    REFUSING_DISK_KEEPS: kept,
  }
  const refuses = doesRefuse(env, told, join(files, 'tried'))
  writeFileSync(told, numbersOf([0, 0, 0, 0, 0, 0, 0]))
  // A disk that may not hold programs (noexec), or a Node that is linked otherwise.
  return refuses ? { env } : 'this machine loads no library before the C library'
}

/** Tries it on one write, so that a test on a disk that refuses nothing does not pass. */
function doesRefuse(env: NodeJS.ProcessEnv, told: string, file: string): boolean {
  writeFileSync(told, numbersOf([KINDS.write, 1, 1, EIO, 0, 0, 0]))
  const write = `require('node:fs').writeFileSync(${JSON.stringify(file)}, 'x')`
  const tried = spawnSync(process.execPath, ['-e', write], { encoding: 'utf8', env: { ...process.env, ...env } })
  rmSync(file, { force: true })
  return tried.status !== 0 && tried.stderr.includes('EIO')
}

function numbersOf(values: readonly number[]): Buffer {
  const numbers = Buffer.alloc(NUMBERS * 8)
  for (const [place, value] of values.entries()) numbers.writeBigInt64LE(BigInt(value), place * 8)
  return numbers
}

/** The disk under this very program, which was started in the environment of `makeRefusingDisk`. */
export class RefusingDisk {
  readonly #told: number
  /** Folder of the files on this disk. */
  readonly files: string
  /** Folder of what the disk would have of them after a power cut. */
  readonly kept: string

  constructor(env: NodeJS.ProcessEnv = process.env) {
    const { REFUSING_DISK_TOLD_BY: told, REFUSING_DISK_BELOW: files, REFUSING_DISK_KEEPS: kept } = env
    if (!told || !files || !kept || !existsSync(told)) throw new TypeError('not started on a disk that refuses')
    this.#told = openSync(told, 'r+')
    this.files = files
    this.kept = kept
  }

  refuse({ kinds, at, times, error, forgets }: Refusal): void {
    this.#write([kinds.reduce((bits, kind) => bits | KINDS[kind], 0), at, times, error, Number(forgets), 0, 0])
  }

  /** Refuses nothing from now on. Tells how many calls of those kinds there were, and how many were refused. */
  obey(): { readonly counted: number; readonly refused: number } {
    const numbers = Buffer.alloc(NUMBERS * 8)
    readSync(this.#told, numbers, 0, numbers.length, 0)
    this.#write(Array.from({ length: NUMBERS }, () => 0))
    return { counted: Number(numbers.readBigInt64LE(40)), refused: Number(numbers.readBigInt64LE(48)) }
  }

  #write(values: readonly number[]): void {
    const numbers = numbersOf(values)
    writeSync(this.#told, numbers, 0, numbers.length, 0)
  }

  close(): void {
    closeSync(this.#told)
  }
}
