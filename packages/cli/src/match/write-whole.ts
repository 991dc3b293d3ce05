import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'

/** So many signs are written at a time. */
const PIECE = 1 << 20

/**
 * Writes a file piece by piece beside its place and moves it there when it is whole: whoever stops the program finds the file
 * as it was before, or none.
 */
export async function writeWhole(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  const file = openSync(beside, 'w', 0o600)
  const stop = () => {
    rmSync(beside, { force: true })
    process.exit(130)
  }
  process.once('SIGINT', stop)
  try {
    let gathered = ''
    for (const piece of pieces) {
      if (typeof piece !== 'string') writeSync(file, piece)
      else gathered += piece
      if (gathered.length < PIECE) continue
      writeSync(file, gathered)
      gathered = ''
      // Ctrl-C is heard between two pieces.
      await setImmediate()
    }
    writeSync(file, gathered)
    closeSync(file)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  } finally {
    process.removeListener('SIGINT', stop)
  }
}
