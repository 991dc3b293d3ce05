import { NUMERAL_PROFILES } from '../../claims/case-setting.ts'
import type { Count } from '../../claims/count.ts'
import { NUMERAL_PROFILE, type NumeralProfile } from '../../claims/numerals.ts'
import { tokenize } from '../tokens.ts'
import { findCounts } from './find-counts.ts'

const sameBounds = (a: Count, b: Count): boolean => a.min === b.min && a.max === b.max

/** The one number phrase that a count's words are; null when they are more or something else. */
function readWhole(text: string, profile: NumeralProfile): Count | null {
  const [only, second] = findCounts(tokenize(text), profile).filter((mention) => !mention.countsNothing)
  return only === undefined || second !== undefined ? null : only.count
}

/**
 * A count under another numeral profile, from its own words. Bounds that no profile reads out of the words were set by
 * a person, or belong to an anaphor ('the men'): they stay as they are.
 */
export function reinterpretCount(count: Count, profile: NumeralProfile): Count {
  const byWords = NUMERAL_PROFILES.some((name) => {
    const read = readWhole(count.text, NUMERAL_PROFILE[name])
    return read !== null && sameBounds(read, count)
  })
  const read = byWords ? readWhole(count.text, profile) : null
  return read === null ? count : { ...count, min: read.min, max: read.max }
}
