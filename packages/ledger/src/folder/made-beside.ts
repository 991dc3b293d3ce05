import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { link, mkdir, rename, rm, rmdir, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreError } from '../store-error.ts'
import { makeFolder, syncPath } from './durable-files.ts'
import { type Held, holdAlone, LOCK } from './in-use.ts'

/** Nothing else is called so: eight digits at random and a word of ours. */
const UNFINISHED = /\.[0-9a-f]{8}\.unfinished$/u

/**
 * Gives `make` a folder beside `target` to work in, so that what it makes lies on the same disk and gets its name in one step;
 * the folder goes when it is done. Whoever is killed leaves it behind: the next who makes something in the same place removes
 * what nobody holds. Throws what `make` throws, and the errors of the file system.
 */
export async function madeBeside<T>(target: string, make: (work: string) => Promise<T>): Promise<T> {
  const { work, held } = await begin(target)
  try {
    return await make(work)
  } finally {
    await clear(work, held)
  }
}

/** Removed while it is held, so that nobody else begins to remove it meanwhile. What cannot be removed stays for the next. */
async function clear(work: string, held: Held): Promise<void> {
  const remove = async () => {
    // The lock last: by it the next who comes knows that what is left may be removed.
    for (const name of readdirSync(work))
      if (name !== LOCK) await rm(join(work, name), { recursive: true, force: true })
    await rm(work, { recursive: true, force: true })
  }
  await remove().catch(() => undefined)
  held.release()
  // A system that does not remove what is open.
  if (existsSync(work)) await remove().catch(() => undefined)
}

interface Begun {
  readonly work: string
  readonly held: Held
}

async function begin(target: string): Promise<Begun> {
  const parent = dirname(target)
  try {
    await makeFolder(parent)
    await removeLeftIn(parent)
    return await beginBeside(target)
  } catch (error) {
    if (!isCode(error, /^(?:EACCES|EPERM|EROFS|ENOENT)$/u)) throw error
    throw new StoreError(
      'unreadable',
      `nothing can be made in ${parent}: check its permissions, or name another place`,
      error,
    )
  }
}

/** Between the folder and its lock another program may take it for one that was left, and remove it: then it is begun again. */
async function beginBeside(target: string, tries = 5): Promise<Begun> {
  const work = `${target}.${randomBytes(4).toString('hex')}.unfinished`
  await mkdir(work, { mode: 0o700 })
  const held = heldIn(work)
  if (held instanceof Error && (tries === 1 || !wasTakenForLeft(work, held))) {
    await rm(work, { recursive: true, force: true })
    throw held
  }
  return held instanceof Error ? beginBeside(target, tries - 1) : { work, held }
}

const wasTakenForLeft = (work: string, why: Error): boolean =>
  !existsSync(join(work, LOCK)) || (why instanceof StoreError && why.fault === 'locked')

function heldIn(work: string): Held | Error {
  try {
    const held = holdAlone(work)
    if (existsSync(join(work, LOCK))) return held
    held.release()
    return new StoreError('locked', `${work} was removed by another program: do it again`)
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
}

async function removeLeftIn(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) if (UNFINISHED.test(name)) await removeLeft(join(folder, name))
}

async function removeLeft(left: string): Promise<void> {
  try {
    // Whoever was killed between a folder and its lock has left it empty; only an empty one is removed by this.
    if (!existsSync(join(left, LOCK))) return await rmdir(left)
    // Whoever has just begun it then finds its lock taken or gone, never a folder that goes later.
    await clear(left, holdAlone(left, true))
  } catch {
    // Held, or somebody else's: it stays, and is in nobody's way.
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
  syncName(name)
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
  syncName(name)
}

/** Puts a new name on the disk. What it names is whole and stays, also where the disk does not confirm it. */
function syncName(name: string): void {
  try {
    syncPath(dirname(name))
  } catch (error) {
    throw new StoreError('unreadable', `${name} was made, but the disk did not confirm it: check the disk`, error)
  }
}

const isCode = (error: unknown, codes: RegExp): boolean =>
  error instanceof Error && 'code' in error && codes.test(String(error.code))

const isTaken = (error: unknown): boolean => isCode(error, /^(?:EEXIST|ENOTEMPTY|ENOTDIR)$/u)

const takenMeanwhile = (name: string, cause: unknown) =>
  new StoreError('unreadable', `${name} was made by another program meanwhile and stays as it is: name another`, cause)
