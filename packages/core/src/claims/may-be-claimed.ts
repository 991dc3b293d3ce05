import { isBeforeCommonEra, isEdtf } from '../time/edtf.ts'
import type { Claim } from './claim.ts'

/** More people than any register counts: a larger figure is a slip of the pen. */
const MOST_PEOPLE = 999_999_999

/** Why a claim cannot be about what it says, in one sentence that says what to do; null when it can. */
export function whyNotClaim(claim: Claim): string | null {
  const { min = null, max = null } = claim.count ?? {}
  const largest = Math.max(min ?? 0, max ?? 0)
  if (largest > MOST_PEOPLE)
    return `a count of ${largest.toLocaleString('en')} is more people than a claim can be about: correct the count`
  if (min !== null && max !== null && min > max)
    return `a count of at least ${min} and at most ${max} is of nobody: swap its ends`
  const agreed = claim.kind === 'undertaking' ? [claim.agreementDate, claim.deadline] : []
  const dates = [claim.date, claim.uttered, ...agreed].filter((date) => date !== null)
  const early = dates.find(isBeforeCommonEra)
  if (early) return `the date ${early} lies before the Common Era: a claim needs a date from year 1 on`
  const unread = dates.find((date) => !isEdtf(date))
  return unread === undefined
    ? whyNotBinding(claim)
    : `“${unread}” is no date that a claim can have: write it as 2021-01-05, or 2021-01 for a month`
}

/** Whether it is an undertaking of which is not said who undertook it: it can be accepted as a page has it, and is nobody's duty (OB11). */
export const isNobodys = (claim: Claim): boolean =>
  claim.kind === 'undertaking' && claim.stance !== 'denied' && !claim.actor?.trim()

/** Whoever writes an undertaking down is to say whose it is: what nobody undertook lays a duty on nobody. */
function whyNotBinding(claim: Claim): string | null {
  if (claim.kind !== 'undertaking' || !isNobodys(claim)) return null
  const { agreement } = claim
  return `${agreement === null ? 'an undertaking' : `the agreement “${agreement}”`} binds nobody: name its parties, who undertook it, as the actor`
}
