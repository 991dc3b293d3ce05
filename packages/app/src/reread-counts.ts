import { type Count, NUMERAL_PROFILE, type NumeralProfileName, reinterpretCount } from '@muster/core'

const REREAD = new Map<NumeralProfileName, (count: Count) => Count>()
const KEPT_AT_MOST = 20_000

/** Reads counts again under a profile; words once read are kept, since a register asks for the same few again and again. */
export function rereadUnder(name: NumeralProfileName): (count: Count) => Count {
  const known = REREAD.get(name)
  if (known) return known
  /** Null: the words mean what was recorded, and the count is given back as it is, so that its claim need not be copied. */
  const kept = new Map<string, Count | null>()
  const reread = (count: Count): Count => {
    const key = `${count.min} ${count.max} ${count.text}`
    const known = kept.get(key)
    if (known !== undefined) return known ?? count
    if (kept.size >= KEPT_AT_MOST) kept.clear()
    const again = reinterpretCount(count, NUMERAL_PROFILE[name])
    const same = again.min === count.min && again.max === count.max && again.text === count.text
    kept.set(key, same ? null : again)
    return same ? count : again
  }
  REREAD.set(name, reread)
  return reread
}
