import { turnedBack } from '../letters/token-evidence.ts'
import { type NameScript, WITHOUT_VOWELS } from './script-of.ts'

/** A spelling that one list gives so many of its people is a name, and no slip of the pen. */
const OFTEN = 3
/** Slips of a very common name come often too, though not as often as this beside it. */
const SHARE_OF_OTHER = 1 / 20
/** What two such spellings speak for: less than any that can be one name. */
export const TWO_NAMES = -0.5

/** Whether one list uses both spellings so often that neither is a slip. `one`, `other`: how often each of two lists uses them. */
function areOften(one: readonly number[], other: readonly number[]): boolean {
  return one.some((uses, list) => {
    const others = other[list] ?? 0
    return Math.min(uses, others) >= Math.max(OFTEN, SHARE_OF_OTHER * Math.max(uses, others))
  })
}

interface Spelling {
  readonly letters: string
  readonly script: NameScript
  /** How often each of the lists uses it. */
  readonly uses: readonly number[]
}

/** Whether two spellings are two names, since one list uses both of them often; damage by which one is written as two apart. */
export const areTwoNames = (one: Spelling, other: Spelling): boolean =>
  one.script === other.script &&
  WITHOUT_VOWELS.has(one.script) &&
  one.letters !== other.letters &&
  areOften(one.uses, other.uses) &&
  turnedBack(one.letters) !== turnedBack(other.letters)
