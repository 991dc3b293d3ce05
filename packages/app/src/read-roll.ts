import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { MOST_LIST_BYTES, type Roll, type RollOptions, RollRefused, readRoll, refuseLongList } from '@muster/intake'
import { ActRefused } from './act-refused.ts'

export { MOST_LIST_BYTES, type Roll, type RollLine } from '@muster/intake'

/** Reads a name list; throws `ActRefused` with one sentence for what is none. `name`: the file's name, for that sentence. */
export async function openRoll(bytes: Uint8Array, name: string, options: RollOptions = {}): Promise<Roll> {
  try {
    return await readRoll(bytes, name, options)
  } catch (error) {
    if (error instanceof RollRefused) throw new ActRefused('bad-input', error.message)
    throw error
  }
}

const PIECE = 1 << 20
/** A smaller file is counted when it is read. */
const WORTH_COUNTING = 64 * PIECE

/**
 * The bytes of a list's file. Its size is asked and its lines are counted before it is read: what is far too large never enters memory.
 * Throws ActRefused with one sentence.
 */
export function readListFile(path: string): Uint8Array {
  const file = statSync(path)
  const name = basename(path)
  if (file.isDirectory()) throw new ActRefused('bad-input', `${name} is a folder, not a list: name the file in it`)
  const { size } = file
  if (size > MOST_LIST_BYTES)
    throw new ActRefused(
      'bad-input',
      `${name} has ${Math.round(size / 2 ** 20)} MB; a list may have ${MOST_LIST_BYTES / 2 ** 20} MB: split it`,
    )
  if (size > WORTH_COUNTING) refuseManyLines(path, name)
  return readFileSync(path)
}

/** Workbooks and PDF are packed: their bytes tell no lines. */
const isPacked = (head: Uint8Array): boolean =>
  /^(?:PK|%PDF|\xd0\xcf)/u.test(Buffer.from(head.subarray(0, 4)).toString('latin1'))

function refuseManyLines(path: string, name: string): void {
  const file = openSync(path, 'r')
  try {
    const piece = Buffer.alloc(PIECE)
    let lines = 1
    for (let read = readSync(file, piece), first = true; read > 0; read = readSync(file, piece), first = false) {
      const bytes = piece.subarray(0, read)
      if (first && isPacked(bytes)) return
      for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines++
    }
    refuseLongList(lines, name)
  } catch (error) {
    if (error instanceof RollRefused) throw new ActRefused('bad-input', error.message)
    throw error
  } finally {
    closeSync(file)
  }
}
