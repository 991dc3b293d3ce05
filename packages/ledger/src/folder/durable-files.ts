import { closeSync, existsSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Puts a file's or a folder's state on the disk: a rename that is only in memory is undone by a power cut. */
export function syncPath(path: string): void {
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch (error) {
    // Windows opens no folders; its renames are durable by themselves.
    if (process.platform === 'win32') return
    throw error
  }
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const PIECE = 1024 * 1024

/**
 * Writes what a file holds over itself and syncs it. A sync that failed leaves in memory what never reached the disk, and the
 * next one does not try again: only what is written anew is surely there when this returns. Nothing is lost on the way, since
 * every byte is replaced by itself.
 */
export function writeAnew(path: string): void {
  const file = openSync(path, 'r+')
  try {
    const piece = Buffer.alloc(PIECE)
    for (let at = 0; ; ) {
      const read = readSync(file, piece, 0, PIECE, at)
      if (read === 0) break
      for (let done = 0; done < read; ) done += writeSync(file, piece, done, read - done, at + done)
      at += read
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Replaces a file in one step: after a power cut there is the old content or the new, whole. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.new`
  try {
    const file = await open(beside, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  syncPath(dirname(path))
}

/**
 * Makes a folder, and those above it that are missing, readable by their owner alone. Asked for a whole path at once, Node
 * turns for ever on a file system that lets nothing be made (/proc is one).
 */
export async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return
  await makeFolder(dirname(folder))
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!existsSync(folder)) throw error
  })
}
