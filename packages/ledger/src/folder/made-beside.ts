import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { link, mkdir, rename, rm, rmdir, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreError } from '../store-error.ts'
import { makeFolder, syncPath } from './durable-files.ts'
import { holdAlone, LOCK } from './in-use.ts'

/** Nothing else is called so: eight digits at random and a word of ours. */
const UNFINISHED = /\.[0-9a-f]{8}\.unfinished$/u

/**
 * Gives `make` a folder beside `target` to work in, so that what it makes lies on the same disk and gets its name in one step;
 * the folder goes when it is done. Whoever is killed leaves it behind: the next who makes something in the same place removes
 * what nobody holds. Throws what `make` throws, and the errors of the file system.
 */
export async function madeBeside<T>(target: string, make: (work: string) => Promise<T>): Promise<T> {
  const work = `${target}.${randomBytes(4).toString('hex')}.unfinished`
  await begin(work)
  try {
    const held = holdAlone(work)
    try {
      return await make(work)
    } finally {
      held.release()
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function begin(work: string): Promise<void> {
  const parent = dirname(work)
  try {
    await makeFolder(parent)
    await removeLeftIn(parent)
    await mkdir(work, { mode: 0o700 })
  } catch (error) {
    if (!isCode(error, /^(?:EACCES|EPERM|EROFS|ENOENT)$/u)) throw error
    throw new StoreError(
      'unreadable',
      `nothing can be made in ${parent}: check its permissions, or name another place`,
      error,
    )
  }
}

async function removeLeftIn(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const left = join(folder, name)
    // Without its lock it was only just begun, by a program that is about to hold it.
    if (!UNFINISHED.test(name) || !existsSync(join(left, LOCK))) continue
    try {
      holdAlone(left).release()
      await rm(left, { recursive: true, force: true })
    } catch {
      // Held, or somebody else's: it stays, and is in nobody's way.
    }
  }
}

/** Gives a folder that was made its name, which is new or that of an empty folder. Throws StoreError when it was taken meanwhile. */
export async function nameFolder(made: string, name: string): Promise<void> {
  try {
    if (existsSync(name)) await rmdir(name)
    await rename(made, name)
  } catch (error) {
    throw isTaken(error) ? takenMeanwhile(name, error) : error
  }
  syncPath(dirname(name))
}

/** Gives a file that was made its name, which nothing has yet. Throws StoreError when it was taken meanwhile. */
export async function nameFile(made: string, name: string): Promise<void> {
  try {
    // A rename would put it in the place of whatever another program has made there since.
    await link(made, name)
    await unlink(made)
  } catch (error) {
    if (isTaken(error)) throw takenMeanwhile(name, error)
    // Sticks and shares that know no links.
    if (existsSync(name)) throw takenMeanwhile(name, error)
    await rename(made, name)
  }
  syncPath(dirname(name))
}

const isCode = (error: unknown, codes: RegExp): boolean =>
  error instanceof Error && 'code' in error && codes.test(String(error.code))

const isTaken = (error: unknown): boolean => isCode(error, /^(?:EEXIST|ENOTEMPTY|ENOTDIR)$/u)

const takenMeanwhile = (name: string, cause: unknown) =>
  new StoreError('unreadable', `${name} was made by another program meanwhile and stays as it is: name another`, cause)
