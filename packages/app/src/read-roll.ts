import { type Roll, type RollOptions, RollRefused, readRoll } from '@muster/intake'
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
