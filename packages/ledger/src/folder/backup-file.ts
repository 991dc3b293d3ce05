import { createHmac, type Hmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import type { Head } from '@muster/core'
import { StoreError } from '../store-error.ts'
import { isKeyFile, type KeyFile } from './key-file.ts'

/**
 * A backup is one file: a line of JSON that says what follows, the encrypted store as it lay in the case, and a seal
 * (HMAC-SHA-256 under a key drawn from the store's) over both. Its length is told by the line, so that one that was
 * cut short is refused before anybody is asked for a passphrase.
 */
export interface BackupHead {
  readonly muster: 'backup'
  readonly format: 1
  readonly key: KeyFile
  readonly store: { readonly bytes: number; readonly format: number }
  readonly head: Head
}

const BACKUP_FORMAT = 1
const SEAL_BYTES = 32
/** No line that this program writes is longer; whatever has a longer one is something else. */
const LONGEST_LINE = 16_384

export const sealUnder = (key: Uint8Array): Hmac =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', key, '', 'muster backup 1', 32)))

/** Writes a backup of the store file at `store` to `file`, which must be new. On the disk when this returns. */
export async function writeBackupFile(file: string, head: BackupHead, store: string, key: Uint8Array): Promise<void> {
  const out = await open(file, 'wx', 0o600)
  try {
    const seal = sealUnder(key)
    const line = Buffer.from(`${JSON.stringify(head)}\n`)
    await writeWhole(out, line, seal)
    for await (const chunk of createReadStream(store)) await writeWhole(out, chunk as Buffer, seal)
    await writeWhole(out, seal.digest(), null)
    await out.sync()
  } finally {
    await out.close()
  }
}

async function writeWhole(out: FileHandle, bytes: Buffer, seal: Hmac | null): Promise<void> {
  seal?.update(bytes)
  for (let at = 0; at < bytes.length; ) at += (await out.write(bytes, at)).bytesWritten
}

const notOne = (file: string) =>
  new StoreError('damaged', `${file} is no backup of Muster, or its beginning was damaged`)

/** Reads what a backup says of itself and holds its length to it. Throws StoreError; reads nothing of the store in it. */
export async function readBackupHead(file: string): Promise<{ head: BackupHead; line: Buffer }> {
  if ((await stat(file)).isDirectory())
    throw new StoreError('unreadable', `${file} is a folder: a backup is one file, name it`)
  const input = await open(file, 'r')
  try {
    const start = Buffer.alloc(LONGEST_LINE)
    const { bytesRead } = await input.read(start, 0, LONGEST_LINE, 0)
    const end = start.subarray(0, bytesRead).indexOf('\n')
    if (end < 0) throw notOne(file)
    const line = Buffer.from(start.subarray(0, end + 1))
    const head = parsed(line, file)
    const { size } = await stat(file)
    const whole = line.length + head.store.bytes + SEAL_BYTES
    if (size !== whole)
      throw new StoreError(
        'damaged',
        `${file} has ${size} bytes and should have ${whole}: it was cut short or added to, and nothing was restored`,
      )
    return { head, line }
  } finally {
    await input.close()
  }
}

function parsed(line: Buffer, file: string): BackupHead {
  let head: Partial<BackupHead> | null
  try {
    head = JSON.parse(line.toString()) as Partial<BackupHead> | null
  } catch {
    throw notOne(file)
  }
  if (head?.muster !== 'backup' || typeof head.format !== 'number') throw notOne(file)
  if (head.format > BACKUP_FORMAT)
    throw new StoreError('newer', `${file} was written by a newer version of Muster: update Muster to restore it`)
  if (!Number.isSafeInteger(head.store?.bytes) || !isKeyFile(head.key) || typeof head.head?.hash !== 'string')
    throw notOne(file)
  return head as BackupHead
}

/** Takes the store out of a backup into a new file, and holds everything read to the seal. Throws StoreError `damaged`. */
export async function unpackBackup(
  file: string,
  { head, line }: { head: BackupHead; line: Buffer },
  key: Uint8Array,
  to: string,
) {
  const seal = sealUnder(key).update(line)
  const end = line.length + head.store.bytes
  const out = await open(to, 'wx', 0o600)
  try {
    if (head.store.bytes > 0)
      for await (const chunk of createReadStream(file, { start: line.length, end: end - 1 }))
        await writeWhole(out, chunk as Buffer, seal)
    await out.sync()
  } finally {
    await out.close()
  }
  const kept = await lastBytes(createReadStream(file, { start: end }))
  if (kept.length !== SEAL_BYTES || !timingSafeEqual(kept, seal.digest()))
    throw new StoreError('damaged', `${file} was changed or damaged after it was made: nothing was restored from it`)
}

async function lastBytes(input: ReadStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
