import { type Roll, RollRefused, readRoll } from '@muster/intake'
import { ActRefused } from './act-refused.ts'

export type { Roll } from '@muster/intake'

/** Reads a name list; throws `ActRefused` with one sentence for what is none. `name`: the file's name, for that sentence. */
export function openRoll(bytes: Uint8Array, name: string): Roll {
  try {
    return readRoll(bytes, name)
  } catch (error) {
    if (error instanceof RollRefused) throw new ActRefused('bad-input', error.message)
    throw error
  }
}
